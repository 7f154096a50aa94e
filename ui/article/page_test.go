package article

import (
	"strings"
	"testing"
	"time"

	"guanbao/feed"
	"guanbao/feed/html"
	"guanbao/ui/reading"
	"guanbao/ui/text"
)

func TestFactsLeaveOutWhatIsUnknown(t *testing.T) {
	day := time.Date(2021, 5, 10, 0, 0, 0, 0, time.UTC)
	tests := []struct {
		name string
		a    feed.Article
		more func(*feed.Item)
		want string
	}{
		{"nothing known", feed.Article{}, nil, ""},
		{"a day without an hour", feed.Article{Published: day, DateOnly: true}, nil, "2021年5月10日"},
		{"a moment", feed.Article{Published: day.Add(8 * time.Hour)}, nil, "2021年5月10日 08:00"},
		{"issuer, authors and number", feed.Article{Issuer: "国家邮政局", Authors: []string{"甲", "乙"}, Number: "国邮发〔2021〕12号"}, nil,
			"国家邮政局 · 甲、乙 · 国邮发〔2021〕12号"},
		{"a source that is the issuer is named once", feed.Article{Issuer: "国家邮政局"}, func(i *feed.Item) { i.FeedTitle = "国家邮政局" }, "国家邮政局"},
		{"no comments yet is a fact", feed.Article{Comments: 0}, nil, "0 条评论"},
		{"a later change", feed.Article{Published: day, DateOnly: true, Updated: day.AddDate(0, 0, 1)}, nil, "2021年5月10日 · 更新于 2021年5月11日 00:00"},
		{"a change before publication says nothing", feed.Article{Published: day, DateOnly: true, Updated: day}, nil, "2021年5月10日"},
		{"former states", feed.Article{}, func(i *feed.Item) { i.Revisions = 2 }, "2 个旧版本"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if tt.name != "no comments yet is a fact" {
				tt.a.Comments = feed.NoCount
			}
			it := feed.Item{Article: tt.a}
			if tt.more != nil {
				tt.more(&it)
			}
			s := &setter{look: narrow, width: 80}
			if got := s.facts(Page{Item: it}); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestTheHeadTellsWhatIsHidden(t *testing.T) {
	s := &setter{look: narrow, width: 80}
	if got := s.facts(Page{Item: feed.Item{Article: feed.Article{Comments: feed.NoCount}}, Facts: reading.Facts{Hidden: 295}}); got != "已隐藏注音 295 处" {
		t.Errorf("got %q", got)
	}
}

func TestPageSaysWhyThereIsNoText(t *testing.T) {
	cut := Page{Item: item("zh-Hans", "<p>正文</p>"), Body: html.Parse("<p>正文</p>", nil)}
	cut.Body.Truncated = true
	summary := item("zh-Hans", "")
	summary.Summary = "摘要在此"
	hollow := item("zh-Hans", "<script>x()</script>")
	hollow.Summary = "摘要在此"
	w := narrow.Words
	tests := []struct {
		name       string
		page       Page
		want, lack string
	}{
		{"no text at all", NewPage(item("zh-Hans", "")), w.NoText, w.SummaryOnly},
		{"a body that holds nothing to show", NewPage(item("zh-Hans", "<script>x()</script>")), w.NoText, w.SummaryOnly},
		{"a summary", NewPage(summary), w.SummaryOnly, w.NoText},
		{"a summary in place of a hollow body", NewPage(hollow), "摘要在此", w.NoText},
		{"a text that was cut", cut, w.BodyCut, w.NoText},
		{"a whole text says nothing", NewPage(item("zh-Hans", "<p>正文</p>")), "正文", w.BodyCut},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := plain(Lay(tt.page, narrow, 80, Options{}))
			if !strings.Contains(got, tt.want) || strings.Contains(got, tt.lack) {
				t.Errorf("want %q, not %q in\n%s", tt.want, tt.lack, got)
			}
		})
	}
}

func TestAnArticleWithoutTitleIsCalledSo(t *testing.T) {
	it := item("zh-Hans", "<p>正文</p>")
	it.Title = ""
	if got, _, _ := strings.Cut(plain(Lay(NewPage(it), narrow, 40, Options{})), "\n"); got != narrow.Words.Untitled {
		t.Errorf("title: %q", got)
	}
}

func TestLinksAndAttachmentsAreListedAtTheEnd(t *testing.T) {
	it := item("zh-Hans", `<p><a href="https://a.example/1">甲</a><a href="https://b.example/2">乙</a></p>`)
	it.URL = "https://own.example/page"
	it.Links = []feed.Link{
		{Kind: feed.LinkAttachment, Title: "附件1.pdf", URL: "https://a.example/1.pdf"},
		{Kind: feed.LinkComments, URL: "https://a.example/talk"},
		{Kind: feed.LinkRelated, Title: "另一篇", URL: "https://a.example/other"},
	}
	want := rows(
		"T", "约 1 分钟", "",
		"甲[1]乙[2]", "",
		"链接", "[1] https://a.example/1", "[2] https://b.example/2", "",
		"附件", "[3] 附件1.pdf https://a.example/1.pdf", "",
		"相关（1）", "[4] 另一篇 https://a.example/other", "",
		"评论", "[5] https://a.example/talk", "",
		"原文地址", "[6] https://own.example/page")
	if got := plain(Lay(NewPage(it), narrow, 60, Options{})); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestMeasureBoundsTheLine(t *testing.T) {
	it := item("zh-Hans", "<p>"+strings.Repeat("会议强调", 50)+"</p>")
	longest := func(width int, o Options) (w int) {
		for _, l := range Lay(NewPage(it), narrow, width, o) {
			w = max(w, narrow.Text.Width(l.String()))
		}
		return w
	}
	if got := longest(120, Options{Measure: 80}); got != 80 {
		t.Errorf("the longest line has %d cells, want 80", got)
	}
	if got := longest(60, Options{Measure: 80}); got != 60 {
		t.Errorf("in a page of 60 cells the longest line has %d", got)
	}
	if got := longest(60, Options{}); got != 60 {
		t.Errorf("without a measure the longest line has %d cells, want 60", got)
	}
}

func TestALinkIntoTheSameArticleHasNoAddress(t *testing.T) {
	page := func(body string) string {
		return plain(Lay(NewPage(item("en", body)), lookFor("en", text.Narrow), 60, Options{}))
	}
	const note = `<p>See <a href="#note">note 1</a>`
	got := page(note + ` and <a href="https://bank.example/">the bank</a>.</p><p id="note">The note.</p>`)
	if !strings.Contains(got, "note 1[1]") || strings.Contains(got, "#note") || !strings.Contains(got, "the bank[2]") || !strings.Contains(got, "[2] https://bank.example/") {
		t.Errorf("got\n%s", got)
	}
	if got = page(note + `.</p><p id="note">The note.</p>`); strings.Contains(got, "Links") {
		t.Errorf("a heading over no links:\n%s", got)
	}
}
