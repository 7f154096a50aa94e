package cache

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"testing"
	"time"

	"guanbao/feed"
)

// whole is an article with every field set.
func whole() feed.Article {
	return feed.Article{
		GUID: "tag:a.example,2021:1", URL: "https://a.example/1", Title: "国家邮政局召开2021年第七次局长办公会",
		Authors: []string{"甲", "乙"}, Issuer: "国家邮政局", Number: "国邮发〔2021〕12号", Published: noon,
		Updated: noon.Add(time.Hour), DateOnly: true, Lang: "zh-Hans", Categories: []string{"会议"},
		Summary: "摘要 <&>", Content: "<p>会议 <b>审议</b></p>", Comments: 0,
		Links: []feed.Link{{Kind: feed.LinkAttachment, Title: "附件", URL: "https://a.example/1.pdf", Type: "application/pdf",
			Size: 7, Date: noon.UTC()}, {Kind: feed.LinkRelated, URL: "https://a.example/2"}},
	}
}

func TestAnArticleComesBackAsItWasSaved(t *testing.T) {
	c, _ := opened(t, feedA)
	p := pullOf(feedA, noon.Add(time.Minute), whole())
	if s := saved(t, c, p); s != (feed.Saved{New: 1}) {
		t.Errorf("saved %+v", s)
	}
	item, err := c.Item(t.Context(), p.Document.Articles[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	got, want := item.Article, p.Document.Articles[0]
	for _, at := range []struct{ got, want time.Time }{{got.Published, want.Published}, {got.Updated, want.Updated},
		{got.FirstSeen, p.At}} {
		if !at.got.Equal(at.want) {
			t.Errorf("time %v, want %v", at.got, at.want)
		}
	}
	if got.Published.Format(time.RFC3339) != want.Published.Format(time.RFC3339) {
		t.Errorf("the zone of %v became that of %v", want.Published, got.Published)
	}
	got.Published, got.Updated, got.FirstSeen = want.Published, want.Updated, want.FirstSeen
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	if item.FeedTitle != "标题 "+feedA || !item.Unread || item.Starred || item.Revisions != 0 {
		t.Errorf("item %+v", item)
	}
}

// filled sets every field that it finds in a value to something.
func filled(v reflect.Value) {
	switch {
	case v.Type() == reflect.TypeFor[time.Time]():
		v.Set(reflect.ValueOf(noon.UTC().Add(1234567 * time.Nanosecond)))
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			filled(v.Field(i))
		}
	case v.Kind() == reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		filled(v.Index(0))
		filled(v.Index(1))
	case v.Kind() == reflect.String:
		v.SetString("W/\"值\" <&>")
	case v.CanInt():
		v.SetInt(5)
	case v.CanUint():
		v.SetUint(5)
	case v.Kind() == reflect.Bool:
		v.SetBool(true)
	default:
		panic("a state holds a " + v.Type().String())
	}
}

func TestPollingStateComesBackAsItWasSaved(t *testing.T) {
	c, _ := opened(t, feedA)
	p := pullOf(feedA, noon)
	filled(reflect.ValueOf(&p.State).Elem())
	for range 2 {
		saved(t, c, p)
		subs, err := c.Subscriptions(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if len(subs) != 1 || !reflect.DeepEqual(subs[0].State, p.State) {
			t.Errorf("got  %+v\nwant %+v", subs, p.State)
		}
		if subs[0].Feed.Title != "标题 "+feedA {
			t.Errorf("the title became %q", subs[0].Feed.Title)
		}
		p.Document, p.State = nil, feed.State{Reason: feed.ReasonRetry}
	}
}

func TestADocumentThatIsSilentLeavesWhatIsKnownOfTheFeed(t *testing.T) {
	c, _ := opened(t, feedA)
	p := pullOf(feedA, noon)
	p.Document.Feed = feed.Feed{Title: "标题", Site: "https://a.example/", Description: "说明", Lang: "zh-Hans"}
	want := p.Document.Feed
	want.URL = feedA
	saved(t, c, p)
	p.Document.Feed = feed.Feed{}
	saved(t, c, p)
	if subs, err := c.Subscriptions(t.Context()); err != nil || !reflect.DeepEqual(subs[0].Feed, want) {
		t.Errorf("got %+v, %v, want %+v", subs[0].Feed, err, want)
	}
}

func TestAnUnchangedArticleIsNotWrittenAgain(t *testing.T) {
	c, _ := opened(t, feedA)
	p := pullOf(feedA, noon, whole(), art("x", noon))
	saved(t, c, p)
	p.At = noon.Add(time.Hour)
	if s := saved(t, c, p); s != (feed.Saved{}) {
		t.Errorf("saved %+v, want nothing", s)
	}
	item, _ := c.Item(t.Context(), p.Document.Articles[0].ID)
	if !item.FirstSeen.Equal(noon) {
		t.Errorf("first seen %v, want %v", item.FirstSeen, noon)
	}
}

func TestAnEditKeepsTheFormerTextTheMarksAndTheFirstDay(t *testing.T) {
	edits := map[string]func(*feed.Article){
		"title":   func(a *feed.Article) { a.Title += "（更正）" },
		"summary": func(a *feed.Article) { a.Summary = "另一" },
		"content": func(a *feed.Article) { a.Content = "<p>改</p>" },
	}
	for name, edit := range edits {
		t.Run(name, func(t *testing.T) {
			c, _ := opened(t, feedA)
			was := whole()
			id := pullOf(feedA, noon, was).Document.Articles[0].ID
			saved(t, c, pullOf(feedA, noon, was))
			if _, err := c.Mark(t.Context(), []feed.ID{id}, feed.MarkRead); err != nil {
				t.Fatal(err)
			}
			now := was
			edit(&now)
			now.Updated = noon.Add(2 * time.Hour)
			if s := saved(t, c, pullOf(feedA, noon.Add(3*time.Hour), now)); s != (feed.Saved{Updated: 1}) {
				t.Errorf("saved %+v", s)
			}
			item, err := c.Item(t.Context(), id)
			if err != nil {
				t.Fatal(err)
			}
			if item.Title != now.Title || item.Summary != now.Summary || item.Content != now.Content ||
				!item.Updated.Equal(now.Updated) || !item.FirstSeen.Equal(noon) || item.Unread || item.Revisions != 1 {
				t.Errorf("item %+v", item)
			}
			revs, err := c.Revisions(t.Context(), id)
			if err != nil || len(revs) != 1 {
				t.Fatalf("%d revisions, %v", len(revs), err)
			}
			r := revs[0]
			if r.Article != id || r.Title != was.Title || r.Summary != was.Summary || r.Content != was.Content ||
				!r.Updated.Equal(was.Updated) || !r.Seen.Equal(noon.Add(3*time.Hour)) {
				t.Errorf("revision %+v", r)
			}
		})
	}
}

func TestAChangeOfOtherFieldsMakesNoRevision(t *testing.T) {
	c, _ := opened(t, feedA)
	a := whole()
	saved(t, c, pullOf(feedA, noon, a))
	a.Comments = 12
	p := pullOf(feedA, noon.Add(time.Hour), a)
	saved(t, c, p)
	item, _ := c.Item(t.Context(), p.Document.Articles[0].ID)
	if item.Comments != 12 || item.Revisions != 0 {
		t.Errorf("comments %d, revisions %d", item.Comments, item.Revisions)
	}
}

func TestArticlesAreKnownAgainWhenTheirIDsChange(t *testing.T) {
	renamed := func(a feed.Article, guid string) feed.Article { a.GUID = guid; return a }
	a, b := art("a", noon), art("b", noon)
	twin := renamed(a, "twin")
	untitled := feed.Article{GUID: "u1", URL: "https://a.example/", Content: "<p>1</p>"}
	untitled2 := feed.Article{GUID: "u2", URL: "https://a.example/", Content: "<p>2</p>"}
	later := renamed(a, "a2")
	later.Title += "（更正）"
	tests := []struct {
		name  string
		pulls [][]feed.Article
		want  []int // new articles of each pull
	}{
		{"all ids change at each pull", [][]feed.Article{{a, b}, {renamed(a, "1"), renamed(b, "2")}, {renamed(a, "3"), renamed(b, "4")}}, []int{2, 0, 0}},
		{"the id changes for good, then the title", [][]feed.Article{{a}, {renamed(a, "a2")}, {later}}, []int{1, 0, 0}},
		{"two ids share link and title", [][]feed.Article{{a, twin}, {twin, a}, {a}, {twin}}, []int{2, 0, 0, 0}},
		{"a third one joins two that stay", [][]feed.Article{{a, twin}, {renamed(a, "third"), twin}, {renamed(a, "third"), twin}}, []int{2, 1, 0}},
		{"twins whose ids all change", [][]feed.Article{{a, twin}, {renamed(a, "1"), renamed(a, "2")}, {renamed(a, "3"), renamed(a, "4")}}, []int{2, 0, 0}},
		{"no title to know it by", [][]feed.Article{{untitled}, {untitled2}}, []int{1, 1}},
		{"another link", [][]feed.Article{{a}, {b}}, []int{1, 1}},
		{"former and later id in one document", [][]feed.Article{{a}, {renamed(a, "a2")}, {a, renamed(a, "a2")}}, []int{1, 0, 1}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c, _ := opened(t, feedA)
			for i, articles := range tt.pulls {
				if s := saved(t, c, pullOf(feedA, noon.Add(time.Duration(i)*time.Hour), articles...)); s.New != tt.want[i] {
					t.Errorf("pull %d: %d new, want %d", i, s.New, tt.want[i])
				}
			}
			checked(t, c)
		})
	}
}

func TestAChangedIDKeepsTheStoredOneAndTheMarks(t *testing.T) {
	c, _ := opened(t, feedA)
	a := art("a", noon)
	p := pullOf(feedA, noon, a)
	saved(t, c, p)
	id := p.Document.Articles[0].ID
	c.Mark(t.Context(), []feed.ID{id}, feed.MarkRead)
	c.Mark(t.Context(), []feed.ID{id}, feed.MarkStarred)
	a.GUID, a.Content = "other", "<p>neu</p>"
	if s := saved(t, c, pullOf(feedA, noon.Add(time.Hour), a)); s != (feed.Saved{Updated: 1}) {
		t.Errorf("saved %+v", s)
	}
	item, err := c.Item(t.Context(), id)
	if err != nil || item.Unread || !item.Starred || item.Content != "<p>neu</p>" {
		t.Errorf("item %+v, %v", item, err)
	}
}

func TestTheDateThatSorts(t *testing.T) {
	at := noon
	tests := []struct {
		name      string
		published time.Time
		want      time.Time
	}{
		{"published", noon.Add(-48 * time.Hour), noon.Add(-48 * time.Hour)},
		{"no date", time.Time{}, at},
		{"a little in the future", noon.Add(23 * time.Hour), noon.Add(23 * time.Hour)},
		{"far in the future", time.Date(2099, 1, 1, 0, 0, 0, 0, time.UTC), at},
		{"year 9999", time.Date(9999, 12, 31, 23, 59, 59, 0, time.UTC), at},
		{"the epoch", time.Unix(0, 0), time.Unix(0, 0)},
		{"before the epoch", time.Date(1912, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(1912, 1, 1, 0, 0, 0, 0, time.UTC)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c, _ := opened(t, feedA)
			saved(t, c, pullOf(feedA, at, art("x", tt.published)))
			rows := paged(t, c, feed.View{}, feed.Cursor{}, Older, 10)
			if len(rows) != 1 || rows[0].Cursor.Date != tt.want.Unix() {
				t.Fatalf("rows %+v, want date %d", rows, tt.want.Unix())
			}
			if !rows[0].Published.Equal(tt.published) {
				t.Errorf("published %v, want %v", rows[0].Published, tt.published)
			}
		})
	}
}

func TestArticlesOfOneDateStandAsInTheDocument(t *testing.T) {
	c, _ := opened(t, feedA)
	var arts []feed.Article
	for i := range 20 {
		arts = append(arts, art(fmt.Sprint(i), time.Time{}))
	}
	saved(t, c, pullOf(feedA, noon, arts...))
	got := titles(paged(t, c, feed.View{}, feed.Cursor{}, Older, 20))
	for i := range got {
		if got[i] != fmt.Sprint(i) {
			t.Fatalf("order %v", got)
		}
	}
}

func TestSaveRefusesWhatItCannotKeep(t *testing.T) {
	c, _ := opened(t, feedA, feedB)
	subscribeTo(t, c, feedA)
	if _, err := c.Save(t.Context(), pullOf(feedB, noon, art("x", noon))); !errors.Is(err, ErrNotFound) {
		t.Errorf("unsubscribed feed: %v", err)
	}
	if _, err := c.Save(t.Context(), pullOf(feedC, noon)); !errors.Is(err, ErrNotFound) {
		t.Errorf("unknown feed: %v", err)
	}
	p := pullOf(feedA, noon, art("x", noon))
	p.Document.Articles[0].ID = ""
	if _, err := c.Save(t.Context(), p); err == nil {
		t.Error("an article without an id was saved")
	}
	p = pullOf(feedA, noon, art("x", noon), art("y", noon))
	p.Document.Articles[1].ID = p.Document.Articles[0].ID
	if _, err := c.Save(t.Context(), p); err == nil {
		t.Error("one id was saved twice")
	}
	checked(t, c)
	if n, _ := c.Count(t.Context(), feed.View{}); n != 0 {
		t.Errorf("%d articles", n)
	}
}

func TestManner32ADocumentThatLosesArticlesRemovesNone(t *testing.T) {
	c, _ := opened(t, feedA)
	saved(t, c, pullOf(feedA, noon, art("a", noon), art("b", noon)))
	saved(t, c, pullOf(feedA, noon.Add(time.Hour)))
	if got := titles(paged(t, c, feed.View{}, feed.Cursor{}, Older, 9)); !slices.Equal(got, []string{"a", "b"}) {
		t.Errorf("got %v", got)
	}
}

func TestArticlesThatAreTooOldWhenTheyFirstComeAreNotTaken(t *testing.T) {
	c, _ := opened(t, feedA)
	old, fresh, undated := whole(), whole(), whole()
	old.GUID, old.URL, old.Title = "old", "https://a.example/old", "旧"
	old.Published = noon.Add(-48 * time.Hour)
	undated.GUID, undated.URL, undated.Title, undated.Published = "undated", "https://a.example/undated", "无日期", time.Time{}
	saved(t, c, pullOf(feedA, noon, old))
	older := old
	older.GUID, older.URL, older.Title = "older", "https://a.example/older", "更旧"
	old.Title = "旧（更正）"
	p := pullOf(feedA, noon.Add(time.Minute), old, older, fresh, undated)
	p.Oldest = noon.Add(-24 * time.Hour)
	if s := saved(t, c, p); s != (feed.Saved{New: 2, Updated: 1}) {
		t.Errorf("saved %+v, want those that are young enough or have no date, and what changed of one that is here", s)
	}
}
