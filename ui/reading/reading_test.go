package reading

import (
	"strings"
	"testing"

	"guanbao/feed"
	"guanbao/feed/html"
)

// glossed is a bulletin that a conversion left full of pinyin.
const glossed = `<h2>會(huì)議要點(diǎn)</h2><p>國家郵政局開會(huì),說到服務(wù)與質(zhì)量,(重點市)也在內。會(huì)後(hòu)再談質(zhì)量。</p>`

func of(title, content, lang string) feed.Article {
	return feed.Article{Title: title, Content: content, Lang: lang, Issuer: "國家郵政局", Authors: []string{"記者"}, Comments: feed.NoCount}
}

func TestGlossesOfAFaultyConversionAreHidden(t *testing.T) {
	a := of("國家郵政局召開2021年第七次局長辦公會(huì)", glossed, "zh-Hant")
	d := html.Parse(a.Content, nil)
	got, body, facts := Wish{}.Article(a, d)
	if got.Title != "國家郵政局召開2021年第七次局長辦公會" || strings.ContainsAny(body.Text(), "ìǎà") || !strings.Contains(body.Text(), "(重點市)") {
		t.Errorf("%q, %q", got.Title, body.Text())
	}
	if facts.Hidden != 9 || facts.Converted {
		t.Errorf("facts %+v", facts)
	}
	if got.Content != glossed {
		t.Error("what is stored has changed")
	}
	raw, body, facts := Wish{Glosses: All}.Article(a, d)
	if raw.Title != a.Title || body.Text() != d.Text() || facts != (Facts{}) {
		t.Errorf("the original is %q, %q, %+v", raw.Title, body.Text(), facts)
	}
}

func TestChineseIsConvertedAndNothingElse(t *testing.T) {
	for _, c := range []struct {
		wish              Wish
		lang, title, want string
	}{
		{Wish{Script: Simplified}, "zh-Hant", "國家郵政局召開2021年第七次局長辦公會(huì)", "国家邮政局召开2021年第七次局长办公会"},
		{Wish{Script: Traditional}, "zh-Hans", "国家邮政局关于软件质量的通知", "國家郵政局關於軟件質量的通知"},
		{Wish{Script: Traditional, Region: Taiwan}, "zh-Hans", "国家邮政局关于软件质量的通知", "國家郵政局關於軟體質量的通知"},
		{Wish{Script: Traditional, Region: HongKong}, "zh-Hans", "里面的通知为什么", "裏面的通知為什麼"},
		{Wish{Script: Simplified}, "zh-Hans", "国家邮政局", "国家邮政局"},
		{Wish{Script: Traditional}, "zh-Hant", "國家郵政局", "國家郵政局"},
		{Wish{Script: Traditional}, "ja", "国家公務員の服務に関する件", "国家公務員の服務に関する件"},
		{Wish{Script: Simplified}, "ja", "電気通信事業法施行規則", "電気通信事業法施行規則"},
		{Wish{Script: Simplified}, "ko", "國家 우편 業務 안내", "國家 우편 業務 안내"},
		{Wish{Script: Traditional}, "en", "Policy rate unchanged", "Policy rate unchanged"},
		{Wish{}, "zh-Hans", "国家邮政局", "国家邮政局"},
	} {
		if got := c.wish.Title(c.title, c.lang); got != c.want {
			t.Errorf("%+v: title %q, want %q", c.wish, got, c.want)
		}
		a, d, _ := c.wish.Article(of(c.title, "<p>"+c.title+"</p>", c.lang), html.Parse("<p>"+c.title+"</p>", nil))
		if a.Title != c.want || strings.TrimSpace(d.Text()) != c.want {
			t.Errorf("%+v: article %q, %q, want %q", c.wish, a.Title, d.Text(), c.want)
		}
	}
}

func TestOneKeyGoesThroughAllWays(t *testing.T) {
	w := Wish{Region: Taiwan}
	if got := w.NextScript().NextScript(); got.Script != Traditional || got.NextScript() != w {
		t.Errorf("scripts: %+v, then %+v", got, got.NextScript())
	}
	if got := w.NextGlosses().NextGlosses(); got.Glosses != None || got.NextGlosses() != w {
		t.Errorf("glosses: %+v, then %+v", got, got.NextGlosses())
	}
}

func BenchmarkArticle(b *testing.B) {
	content := strings.Repeat("<p>国家邮政局公布邮政行业运行情况，全国快递服务企业业务量累计完成303.6亿件，同比增长59.4%。</p>", 160)
	a := of("国家邮政局公布情况", content, "zh-Hans")
	d := html.Parse(content, nil)
	for name, w := range map[string]Wish{"clean": {}, "traditional": {Script: Traditional}, "taiwan": {Script: Traditional, Region: Taiwan}} {
		w.Load()
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(content)))
			for b.Loop() {
				w.Article(a, d)
			}
		})
	}
}
