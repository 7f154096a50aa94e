package feed

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

// leaves is a PageReader of pages that lead on: a line of text, and one with
// the address of the next page, behind "rule" where a rule names it.
type leaves struct{}

func (leaves) ReadPage(raw Raw) (Page, error) {
	p, err := plainPages{}.ReadPage(raw)
	text, next, _ := strings.Cut(string(raw.Body), "\n")
	p.Article.Content = "<p>" + text + "</p>"
	p.Article.Comments = NoCount
	p.Article.Links = []Link{{Kind: LinkAttachment, Title: "file", URL: "https://news.example/file"}, {Kind: LinkAttachment, Title: text, URL: raw.URL + ".pdf"},
		{Kind: LinkRelated, Title: text, URL: "https://news.example/related/" + text}}
	p.Next, p.Ruled = strings.CutPrefix(next, "rule ")
	return p, err
}

// newVolume makes a Completer whose one wanted article has some pages, each as
// "address: text" or "address: text > next".
func newVolume(pages ...string) (*Completer, *annex, *house, *[]time.Duration) {
	c, a, h, pauses := newAnnex(1)
	c.Reader = leaves{}
	for _, p := range pages {
		name, text, _ := strings.Cut(p, ": ")
		text, next, _ := strings.Cut(text, " > ")
		if rule, ok := strings.CutPrefix(next, "rule "); ok {
			next = "rule https://news.example/" + rule
		} else if next != "" {
			next = "https://news.example/" + next
		}
		h.serve("https://news.example/"+name, Answer{Outcome: Fresh, Code: 200, Body: []byte(text + "\n" + next), ContentType: "text/html"})
	}
	return c, a, h, pauses
}

func TestAnArticleOfSeveralPagesIsJoined(t *testing.T) {
	many := make([]string, 0, 14)
	for i := range 14 {
		name := fmt.Sprint("0_", i+1)
		if i == 0 {
			name = "0"
		}
		many = append(many, fmt.Sprintf("%s: %d > 0_%d", name, i, i+2))
	}
	for name, tt := range map[string]struct {
		pages []string
		want  string // texts that are joined
		asked int
		part  ProblemKind
	}{
		"one":                           {[]string{"0: a"}, "a", 1, ""},
		"three":                         {[]string{"0: a > 0_2", "0_2: b > 0_3", "0_3: c"}, "a b c", 3, ""},
		"a circle":                      {[]string{"0: a > 0_2", "0_2: b > 0"}, "a b", 2, ""},
		"onto itself":                   {[]string{"0: a > 0_2", "0_2: b > 0_2"}, "a b", 2, ""},
		"the same text again":           {[]string{"0: a > 0_2", "0_2: a > 0_3", "0_3: c"}, "a", 2, ""},
		"the next article":              {[]string{"0: a > 1", "1: b"}, "a", 1, ""},
		"the next article behind pages": {[]string{"0: a > 0_2", "0_2: b > 1", "1: c"}, "a b", 2, ""},
		"by a rule":                     {[]string{"0: a > rule x", "x: b > rule y", "y: c > rule 0"}, "a b c", 3, ""},
		"more than ten":                 {many, "0 1 2 3 4 5 6 7 8 9", 10, ProblemTooLarge},
		"a page behind a password":      {[]string{"0: a > 0_2", "0_2: login"}, "a", 2, ProblemLogin},
	} {
		t.Run(name, func(t *testing.T) {
			c, a, h, pauses := newVolume(tt.pages...)
			if strings.Contains(name, "password") {
				h.serve("https://news.example/0_2", Answer{Outcome: Fresh, Code: 200, Body: []byte("login"), ContentType: "text/html"})
			}
			if err := c.Run(context.Background(), []string{newsFeed}, nil); err != nil {
				t.Fatal(err)
			}
			if got := h.web.addresses(); len(got) != tt.asked || len(*pauses) != tt.asked-1 || h.web.most != 1 {
				t.Errorf("asked for %v, pauses %v, %d at once", got, *pauses, h.web.most)
			}
			want := "<p>" + strings.ReplaceAll(tt.want, " ", "</p><p>") + "</p>"
			if g := a.got[0]; g.Page == nil || g.Page.Content != want || g.Part != (tt.part != "") || g.Address != "https://news.example/0" {
				t.Fatalf("kept %+v, %+v", g, g.Page)
			}
			if g := a.got[0]; tt.part != "" && (g.Problem == nil || g.Problem.Kind != tt.part) || tt.part == "" && g.Problem != nil {
				t.Errorf("problem %v, want %s", a.got[0].Problem, tt.part)
			}
			if g := a.got[0]; tt.part == ProblemTooLarge && !g.Due.IsZero() {
				t.Errorf("an article without an end is asked for again at %s", g.Due)
			}
			files, related := 0, 0
			for _, l := range a.got[0].Page.Links {
				files += b2i(l.Kind == LinkAttachment)
				related += b2i(l.Kind == LinkRelated)
			}
			if n := len(strings.Fields(tt.want)); files != n+1 || related != 1 {
				t.Errorf("%d attachments and %d related of %d pages", files, related, n)
			}
		})
	}
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

func TestALaterPageThatFailsLeavesWhatWasGot(t *testing.T) {
	for name, tt := range map[string]struct {
		answer Answer
		tries  int
		due    time.Duration // 0 for never
		kind   ProblemKind
	}{
		"a fault":          {Answer{Problem: &Problem{Kind: ProblemServer, Code: 500}}, 1, time.Hour, ProblemServer},
		"not found":        {Answer{Problem: &Problem{Kind: ProblemNotFound, Code: 404}}, 1, 0, ProblemNotFound},
		"busy":             {Answer{Outcome: Busy, Code: 503, Hints: Hints{RetryAfter: 2 * time.Hour}}, 0, 2 * time.Hour, ProblemBusy},
		"another host":     {Answer{Outcome: Fresh, Code: 200, URL: "https://login.example/", Body: []byte("c"), ContentType: "text/html"}, 1, time.Hour, ProblemRedirects},
		"a picture":        {Answer{Outcome: Fresh, Code: 200, Body: []byte("c"), ContentType: "image/png"}, 1, 0, ProblemNotPage},
		"a broken page":    {Answer{Outcome: Fresh, Code: 200, Body: []byte("panic"), ContentType: "text/html"}, 1, time.Hour, ProblemBroken},
		"longer than long": {Answer{Outcome: Fresh, Code: 200, Body: []byte(strings.Repeat("c", mostText)), ContentType: "text/html"}, 1, 0, ProblemTooLarge},
	} {
		t.Run(name, func(t *testing.T) {
			c, a, h, _ := newVolume("0: a > 0_2", "0_2: b > 0_3")
			h.serve("https://news.example/0_3", tt.answer)
			var told PageReport
			if err := c.Run(context.Background(), []string{newsFeed}, func(_, _ int, r PageReport) { told = r }); err != nil {
				t.Fatal(err)
			}
			g := a.got[0]
			if g.Page == nil || g.Page.Content != "<p>a</p><p>b</p>" || !g.Part || g.Problem == nil || g.Problem.Kind != tt.kind {
				t.Fatalf("kept %+v, %v", g, g.Problem)
			}
			want := noon.Add(tt.due)
			if tt.due == 0 {
				want = time.Time{}
			}
			if g.Tries != tt.tries || !g.Due.Equal(want) {
				t.Errorf("%d tries, due %s, want %s", g.Tries, g.Due, want)
			}
			if !told.Part || told.Problem != nil || told.Dropped != (tt.due == 0) {
				t.Errorf("told %+v", told)
			}
			if _, held := a.held["news.example"]; held != (tt.kind == ProblemBusy) {
				t.Errorf("held %v", a.held)
			}
		})
	}
}

func TestCancellingHalfwayKeepsNothing(t *testing.T) {
	for _, during := range []string{"request", "pause"} {
		c, a, h, _ := newVolume("0: a > 0_2", "0_2: b")
		ctx, cancel := context.WithCancel(context.Background())
		if during == "pause" {
			c.Wait = func(ctx context.Context, _ time.Duration) error { cancel(); return ctx.Err() }
		}
		h.web.during = func(_ context.Context, r Request) {
			if r.URL == "https://news.example/0_2" {
				cancel()
			}
		}
		if err := c.Complete(ctx, "a0"); AsProblem(err).Kind != ProblemCancelled {
			t.Errorf("%s: completing ends with %v", during, err)
		}
		ctx, cancel = context.WithCancel(context.Background())
		if id, err := c.Take(ctx, Link{URL: "https://news.example/0"}, "a0"); AsProblem(err).Kind != ProblemCancelled || id != "" {
			t.Errorf("%s: taking ends with %q, %v", during, id, err)
		}
		if len(a.got)+len(a.taken)+len(a.held) > 0 {
			t.Errorf("%s: kept %+v, %+v", during, a.got, a.taken)
		}
		cancel()
	}
}

func TestATakenArticleOfSeveralPagesIsJoinedAndSaysWhatIsMissing(t *testing.T) {
	c, a, h, _ := newVolume("0: a > 0_2", "0_2: b > 0_3")
	h.serve("https://news.example/0_3", Answer{Problem: &Problem{Kind: ProblemTimeout}})
	id, err := c.Take(context.Background(), Link{URL: "https://news.example/0"}, "a0")
	if err != nil || len(a.taken) != 1 || a.taken[0].ID != id || a.taken[0].Content != "<p>a</p><p>b</p>" {
		t.Fatalf("taken %+v, %v", a.taken, err)
	}
	if len(a.got) != 1 || !a.got[0].Part || a.got[0].Page != nil || a.got[0].ID != id || a.got[0].Problem.Kind != ProblemTimeout {
		t.Errorf("noted %+v", a.got)
	}
	h.serve("https://news.example/0_3", Answer{Outcome: Fresh, Code: 200, Body: []byte("c"), ContentType: "text/html"})
	a.got, a.taken = nil, nil
	if _, err := c.Take(context.Background(), Link{URL: "https://news.example/0"}, "a0"); err != nil || len(a.got) != 0 || a.taken[0].Content != "<p>a</p><p>b</p><p>c</p>" {
		t.Errorf("taken whole: %+v, %+v, %v", a.taken, a.got, err)
	}
}

func TestLongArticlesLeaveTheRestOfARunToTheNext(t *testing.T) {
	c, a, h, _ := newAnnex(12)
	c.Reader = leaves{}
	for i := range 12 {
		for n := range 10 {
			from, next := fmt.Sprintf("https://news.example/%d_%d", i, n+1), fmt.Sprintf("https://news.example/%d_%d", i, n+2)
			if n == 0 {
				from = fmt.Sprintf("https://news.example/%d", i)
			}
			if n == 9 {
				next = ""
			}
			h.serve(from, Answer{Outcome: Fresh, Code: 200, Body: []byte(fmt.Sprint(i, " ", n, "\n", next)), ContentType: "text/html"})
		}
	}
	done, total := 0, 0
	if err := c.Run(context.Background(), []string{newsFeed}, func(n, all int, _ PageReport) { done, total = n, all }); err != nil {
		t.Fatal(err)
	}
	if got := h.web.addresses(); len(got) != 40 || len(a.got) != 4 || !slices.Contains(got, "https://news.example/3_10") || done != 4 {
		t.Errorf("asked %d times for %d articles, told %d of %d", len(got), len(a.got), done, total)
	}
}
