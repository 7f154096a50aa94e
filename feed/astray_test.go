package feed

import (
	"context"
	"testing"
)

func TestAPageOfAnotherSiteIsNoBulletin(t *testing.T) {
	notice := Page{Article: Article{Title: "上网须知", Content: "<p>欢迎使用无线网络，点击同意即可上网。</p>"}}
	same := Page{Article: Article{Title: "国家邮政局", Content: "<h1>关于做好“<b>双11</b>”快递业务旺季工作的通知</h1>"}}
	const asked, title = "http://www.youzheng.example/1", "关于做好\"双11\"快递业务旺季工作的通知…"
	for name, c := range map[string]struct {
		answered, title string
		page            Page
		want            bool
	}{
		"the network's login page":    {"http://wlan.portal.test/login", title, notice, true},
		"a number in place of a name": {"http://10.0.0.1/", title, notice, true},
		"another host of the site":    {"https://m.youzheng.example/2", title, notice, false},
		"the same host":               {asked, title, notice, false},
		"no redirect that is told":    {"", title, notice, false},
		"moved to another site":       {"https://new.test/2", title, same, false},
		"a bulletin without a title":  {"https://new.test/2", "", notice, false},
	} {
		if got := astray(asked, c.answered, c.title, c.page); got != c.want {
			t.Errorf("%s: %t", name, got)
		}
	}
}

func TestTheLoginPageOfANetworkIsNotKeptAsATextOfABulletin(t *testing.T) {
	c, a, h, _ := newVolume()
	a.wishes[newsFeed][0].Title = "关于做好快递业务旺季工作的通知"
	h.serve("https://news.example/0", Answer{Outcome: Fresh, Code: 200, URL: "http://login.test/", Body: []byte("welcome\n"), ContentType: "text/html"})
	if err := c.Run(context.Background(), []string{newsFeed}, nil); err != nil {
		t.Fatal(err)
	}
	if g := a.got[0]; g.Page != nil || g.Problem == nil || g.Problem.Kind != ProblemRedirects || g.Due.IsZero() {
		t.Errorf("kept %+v", g)
	}
}
