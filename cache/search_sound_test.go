package cache

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"zombiezen.com/go/sqlite"

	"guanbao/feed"
)

// gazettes are some titles that are found by their sound.
func gazettes(t *testing.T) *Cache {
	t.Helper()
	c, _ := opened(t)
	err := c.Subscribe(t.Context(), []feed.Feed{{URL: feedA, Name: "各地公报"}, {URL: feedB, Name: "官報"}})
	if err != nil {
		t.Fatal(err)
	}
	saved(t, c, pullOf(feedA, noon, gazette(noon, "国家邮政局召开会议", "重庆银行行长就任", "かんぽう号外", "관보 제1호", "國家郵(yóu)政局公告", "Guojia 2021 report")...))
	saved(t, c, pullOf(feedB, noon, gazette(noon.Add(-time.Hour), "快递业务", "邮政业务")...))
	return c
}

func gazette(at time.Time, titles ...string) (out []feed.Article) {
	for i, title := range titles {
		a := art(title, at.Add(-time.Duration(i)*time.Minute))
		a.Title = title
		out = append(out, a)
	}
	return out
}

func TestSearchFindsTitlesByTheirSound(t *testing.T) {
	c := gazettes(t)
	post := []string{"国家邮政局召开会议", "國家郵(yóu)政局公告"}
	for _, state := range []string{"waiting", "indexed"} {
		if state == "indexed" {
			indexed(t, c)
		}
		for text, want := range map[string]struct {
			by     feed.Match
			titles []string
		}{
			"gjyzj":             {feed.MatchInitials, post},
			"ｇｊｙｚｊ":             {feed.MatchInitials, post},
			"GJ yzj":            {feed.MatchInitials, post},
			"guojiayouzhengju":  {feed.MatchPinyin, post},
			"guo jia you zheng": {feed.MatchPinyin, post},
			"title:gjyzj":       {feed.MatchInitials, post},
			"gjyzj -title:公告":   {feed.MatchInitials, post[:1]},
			"gjyzj is:read":     {feed.MatchInitials, nil},
			"gjyzj feed:各地公报":   {feed.MatchInitials, post},
			"cqyhhz":            {feed.MatchInitials, []string{"重庆银行行长就任"}},
			"chongqingyinhang":  {feed.MatchPinyin, []string{"重庆银行行长就任"}},
			"hangzhang":         {feed.MatchPinyin, []string{"重庆银行行长就任"}},
			"zhongqingyinxing":  {feed.MatchPinyin, []string{"重庆银行行长就任"}},
			"kanpou":            {feed.MatchRomaji, []string{"かんぽう号外"}},
			"カンポウ":              {feed.MatchText, []string{"かんぽう号外"}},
			"かんp":               {feed.MatchRomaji, []string{"かんぽう号外"}},
			"ㄱㅂ":                {feed.MatchJamo, []string{"관보 제1호"}},
			"관ㅂ":                {feed.MatchJamo, []string{"관보 제1호"}},
			"ggong":             {"", nil},
			`"gjyzj"`:           {"", nil},
			"gjyzj OR ggong":    {"", nil},
			"issuer:gjyzj":      {"", nil},
			"国家郵政局":             {feed.MatchText, post},
			"guanbao":           {feed.MatchPinyin, []string{"快递业务", "邮政业务"}}, // of the feed
			"title:guanbao":     {"", nil},
			"youzheng":          {feed.MatchPinyin, append([]string{"邮政业务"}, post...)},
			"yzj title:召开":      {feed.MatchInitials, nil}, // 召开 has no sound that was typed
		} {
			var got []string
			for _, h := range searched(t, c, text) {
				got = append(got, h.Title)
				if h.Match != want.by {
					t.Errorf("%s, %s: %s found by %q, want %q", state, text, h.Title, h.Match, want.by)
				}
			}
			if !slices.Equal(got, want.titles) {
				t.Errorf("%s, %s: %q, want %q", state, text, got, want.titles)
			}
		}
	}
}

func TestWhatIsFoundByTextComesBeforeWhatSounds(t *testing.T) {
	c := gazettes(t)
	got := searched(t, c, "guojia")
	if len(got) != 3 || got[0].Title != "Guojia 2021 report" || got[0].Match != feed.MatchText || got[1].Match != feed.MatchPinyin {
		t.Errorf("%+v", got)
	}
	last := got[len(got)-1]
	if marks := last.Marks; len(marks) != 1 || last.Title[marks[0][0]:marks[0][1]] != "國家" {
		t.Errorf("marks %v of %s", marks, last.Title)
	}
	for i, h := range got[1:] {
		if h.Score() >= got[i].Score() {
			t.Errorf("%s scores %v behind %v", h.Title, h.Score(), got[i].Score())
		}
	}
}

// TestSoundsFollowTheCache finds what came and changed after the titles were
// read, and no longer what is gone.
func TestSoundsFollowTheCache(t *testing.T) {
	c := gazettes(t)
	searched(t, c, "gjyzj")
	saved(t, c, pullOf(feedB, noon.Add(time.Hour), gazette(noon, "國家郵政局公報")...))
	if got := found(searched(t, c, "gjyzj")); len(got) != 3 {
		t.Errorf("after one came: %q", got)
	}
	a := gazette(noon.Add(-time.Hour), "快递业务")[0]
	a.Title = "农工日报"
	saved(t, c, pullOf(feedB, noon.Add(2*time.Hour), a))
	if got := found(searched(t, c, "ngrb")); !slices.Equal(got, []string{"农工日报"}) {
		t.Errorf("after one changed: %q", got)
	}
	if err := c.Subscribe(t.Context(), []feed.Feed{{URL: feedB, Name: "日报"}}); err != nil {
		t.Fatal(err)
	}
	if got := found(searched(t, c, "ribao")); len(got) != 3 {
		t.Errorf("after the feed got a name: %q", got)
	}
	err := c.write(t.Context(), "drop", normal, func(conn *sqlite.Conn) error {
		return run(conn, "DELETE FROM articles WHERE title LIKE '%邮政局%'")
	})
	if err != nil {
		t.Fatal(err)
	}
	before := c.sounding.sounds.Len()
	if got := found(searched(t, c, "gjyzj")); len(got) != 2 || c.sounding.sounds.Len() != before-1 {
		t.Errorf("after one was dropped: %q, %d titles of %d", got, c.sounding.sounds.Len(), before)
	}
}

// TestSoundsArePaged finds more than a page, by title and by feed, each once.
func TestSoundsArePaged(t *testing.T) {
	c, _ := opened(t)
	if err := c.Subscribe(t.Context(), []feed.Feed{{URL: feedA, Name: "公报"}, {URL: feedB, Name: "工业"}}); err != nil {
		t.Fatal(err)
	}
	for i, url := range []string{feedA, feedB} {
		var titles []string
		for n := range 40 {
			titles = append(titles, []string{"gb %d", "公报%d", "管保%d号", "号外%d", "关于公布%d"}[n%5])
			titles[n] = fmt.Sprintf(titles[n], n)
		}
		saved(t, c, pullOf(url, noon, gazette(noon.Add(-time.Duration(i)*7*time.Minute), titles...)...))
	}
	got := searched(t, c, "gb")
	seen := make(map[feed.ID]bool)
	for i, h := range got {
		if seen[h.ID] || i > 0 && got[i-1].Place.Compare(h.Place) >= 0 {
			t.Errorf("%d: %s twice or out of order", i, h.Title)
		}
		seen[h.ID] = true
		want := 0
		switch {
		case strings.HasPrefix(h.Title, "号"):
			want = 2
		case !strings.HasPrefix(h.Title, "gb"):
			want = 1
		}
		if h.Place.Sound != want {
			t.Errorf("%s of %s stands in part %d, want %d", h.Title, h.FeedTitle, h.Place.Sound, want)
		}
	}
	if len(got) != 4*16+8 {
		t.Errorf("%d found", len(got))
	}
}
