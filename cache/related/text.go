package related

import (
	"strings"

	"guanbao/feed"
	"guanbao/feed/cjk"
)

// Text is an article as it is compared: without glosses, and without markup.
// A blank in it parts nothing, a line break does.
type Text struct {
	Title string
	Body  string // the content, or the summary where there is none
	Dirty bool   // glosses were taken out
}

// Read gives the text of an article.
func Read(a feed.Article) Text {
	t := Text{Title: a.Title, Body: plain(a.Content)}
	if strings.TrimSpace(t.Body) == "" {
		t.Body = a.Summary
	}
	if !parenthesised(t.Title) && !parenthesised(t.Body) {
		return t
	}
	v := cjk.FindGlosses(pieces(a, t)...)
	t.Dirty = v.Dirty
	if v.Dirty {
		t.Title, t.Body = v.StripCut(t.Title), v.Strip(t.Body)
		return t
	}
	t.Title = BareTitle(t.Title, false)
	return t
}

// pieces are the texts by which an article is judged, as feed/html does it.
func pieces(a feed.Article, t Text) []string {
	out := append([]string{a.Title, a.Issuer}, a.Categories...)
	for _, l := range a.Links {
		out = append(out, l.Title)
	}
	return append(out, strings.Split(t.Body, "\n")...)
}

// BareTitle takes the glosses out of a title that stands alone, and one that
// lost its end. On a dirty page every gloss goes, elsewhere only what is sure.
func BareTitle(title string, dirty bool) string {
	if !parenthesised(title) {
		return title
	}
	return cjk.JudgeTitle(title, dirty, cjk.Simplifies).StripCut(title)
}

func parenthesised(s string) bool { return strings.Contains(s, "(") || strings.Contains(s, "（") }
