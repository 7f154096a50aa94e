package article

import (
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"

	"guanbao/feed"
	"guanbao/ui/locale"
	"guanbao/ui/text"
	"guanbao/ui/theme"
)

var noon = time.Date(2026, 9, 30, 12, 0, 0, 0, time.UTC)

// narrow and wide are looks for the two kinds of terminals.
var (
	narrow = lookFor("zh-Hans", text.Narrow)
	wide   = lookFor("zh-Hans", text.Wide)
)

func lookFor(lang string, mode text.Mode) *theme.Look {
	chrome := theme.NarrowChrome
	if mode == text.Wide {
		chrome = theme.WideChrome
	}
	return &theme.Look{
		Text: text.New(mode), Words: locale.For(lang), Styles: theme.New(true, colorprofile.TrueColor), Chrome: chrome, Now: noon, Zone: time.UTC,
	}
}

// item is an article with a body and nothing else.
func item(lang, body string) feed.Item {
	return feed.Item{Article: feed.Article{ID: "a", Title: "T", Lang: lang, Content: body, Comments: feed.NoCount}}
}

// set gives the body of a page as plain lines, without title and tail.
func set(t *testing.T, look *theme.Look, lang, body string, width int, o Options) string {
	t.Helper()
	s := &setter{look: look, opt: o, width: width, lang: lang}
	d := NewPage(item(lang, body)).Body
	s.study(d)
	s.blocks(d.Blocks, margin{}, false)
	return plain(s.lines)
}

func plain(lines []Line) string {
	rows := make([]string, len(lines))
	for i, l := range lines {
		rows[i] = l.String()
	}
	return strings.Join(rows, "\n")
}

// grid joins the rows of a picture of the screen.
func rows(r ...string) string { return strings.Join(r, "\n") }
