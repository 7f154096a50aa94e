package ui

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"unicode"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"guanbao/feed"
	"guanbao/ui/article"
	"guanbao/ui/locale"
	"guanbao/ui/theme"
)

// hostile are texts as a feed may carry them when every guard before the
// screen has failed.
var hostile = map[string]string{
	"colour":      "a\x1b[31;1mred\x1b[0m",
	"clear":       "a\x1b[2J\x1b[H\x1bcb",
	"title":       "a\x1b]0;owned\x07b\x1b]2;x\x1b\\",
	"hyperlink":   "a\x1b]8;;https://evil.example/\x1b\\click\x1b]8;;\x1b\\",
	"clipboard":   "a\x1b]52;c;cm0gLXJm\x07",
	"device":      "a\x1bP$q\"p\x1b\\\x1b_x\x1b\\\x1b^y\x1b\\\x1bXz\x1b\\b",
	"c1":          "a\u009b31mb\u009d8;;x\u009c\u0090q\u009c\u0085c",
	"raw c1":      "a\x9b31mb\x9d0;x\x9c",
	"lines":       "a\nb\r\nc\rd\u2028e\u2029f\vg\fh",
	"tab":         "a\tb\x00c\x07d\be\x7f",
	"bidi":        "a\u202eb\u202dc\u2066d\u2069e\u200ef\u200fg\u061ch",
	"family":      "👩‍👩‍👧👨🏽‍🚀❤️🏴󠁧󠁢󠁳󠁣󠁴󠁿🇭🇰🇭1️⃣",
	"marks":       "Z" + strings.Repeat("\u0301\u0327", 60) + "o" + strings.Repeat("\u20dd", 9),
	"mark first":  "\u0301\u200d\ufe0fa",
	"private":     "a\ue000\uf8ff\U000f0000\U0010fffdb\ufdd0\uffff",
	"invisible":   "a\u200b\u200c\u2060\ufeff\u00ad\u180e\U000e0041b",
	"prepended":   "\u0600\u0601١٢٣\u08e2",
	"indic":       "क्षत्रियों ள்ளோ ཧཱུྃ ⴰ꧁꧂",
	"jamo":        "\u1112\u1161\u11ab\u1100\u1100\ua960ﾡﾢ",
	"wide":        strings.Repeat("𠀀㌀﷽⸻", 30),
	"yijing":      "䷀䷿☰☷㉈㉏",
	"broken":      "a\xff\xc0\x80\xed\xa0\x80b\xf5",
	"lone escape": "a\x1b",
}

// hostileScreen puts one text wherever a screen shows words from outside.
func hostileScreen(t *testing.T, text string, w, h int, wide bool) *screen {
	s := setup(t, 12, w, h, func(o *Options) { o.Wide, o.Notice = wide, text })
	for i := range s.shelf.subs {
		s.shelf.subs[i].Title, s.shelf.subs[i].Tags = text+fmt.Sprint(i), []string{text}
		s.shelf.states[s.shelf.subs[i].URL] = feed.State{Problem: feed.ProblemStatus, ProblemCode: 418, ProblemText: text, FailingSince: noon}
	}
	s.shelf.subs = append(s.shelf.subs, feed.Feed{URL: "https://x.example/" + text})
	for i := range s.shelf.items {
		it := &s.shelf.items[i]
		it.Title, it.FeedTitle, it.URL, it.Issuer, it.Number = text, text, "https://x.example/"+text, text, text
		it.Authors, it.Summary, it.Lang = []string{text, text}, text, text
		if i > 0 {
			it.Content = ""
		}
		it.Links = []feed.Link{{Kind: feed.LinkAttachment, Title: text, URL: text}, {Kind: feed.LinkComments, URL: text}}
		it.Categories = []string{text}
	}
	s.puller.reports = []feed.Report{{Feed: text, Title: text, Status: feed.StatusFailed, Problem: &feed.Problem{Kind: feed.ProblemOther, Detail: text}}}
	s.m.ports.Browse = func(string) error { return errors.New(text) }
	s.m.ports.Subscriptions = register{s: s.shelf, fail: &feed.Problem{Kind: feed.ProblemNoHost, Detail: text}}
	s.send(s.m.loadSources()())
	s.send(s.m.reloadHere()())
	s.send(s.m.loadItem(s.m.reading)())
	return s
}

func TestNoEscapeButTheThemesOwnReachesTheScreen(t *testing.T) {
	own := themeSequences()
	paths := map[string]string{
		"list": "", "article": "enter", "end of article": "enter G", "another article": "j enter", "sources": "h j j j j j", "feed": "]", "refresh": "R", "errors": "R !",
		"no feed": "a x enter", "browser": "o", "copied": "y", "question": "D", "removed": "D y", "marked": "A", "unread": "u", "help": "?",
	}
	for name, text := range hostile {
		for _, size := range [][2]int{{20, 5}, {80, 24}, {120, 40}} {
			for _, wide := range []bool{false, true} {
				for path, typed := range paths {
					s := hostileScreen(t, text, size[0], size[1], wide)
					s.keys(typed)
					what := fmt.Sprintf("%s in %s, %v, wide %v", name, path, size, wide)
					checkSafe(t, s, what, own)
					checkFrame(t, s, what, size[0], size[1])
				}
				s := hostileScreen(t, text, size[0], size[1], wide)
				s.keys("a")
				s.send(tea.PasteMsg{Content: text})
				checkSafe(t, s, name+" pasted", own)
				checkFrame(t, s, name+" pasted", size[0], size[1])
			}
		}
	}
}

// themeSequences are the sequences that painting any role gives.
func themeSequences() map[string]bool {
	own := map[string]bool{}
	look := theme.Look{Styles: theme.New(true, colorprofile.TrueColor), Words: locale.All[0]}
	for r := theme.Plain; r <= theme.Selected; r++ {
		seqs, _ := sequences(look.Paint(r, "x"))
		for _, q := range seqs {
			own[q] = true
		}
	}
	return own
}

// sequences takes the escape sequences out of a frame: ESC, an opening
// bracket, parameters, one final byte. What begins otherwise gives an error.
func sequences(s string) (seqs []string, err error) {
	for {
		at := strings.IndexByte(s, 0x1b)
		if at < 0 {
			return seqs, nil
		}
		s = s[at:]
		end := 2
		for end < len(s) && s[end] >= 0x20 && s[end] <= 0x3f {
			end++
		}
		if len(s) < 3 || s[1] != '[' || end == len(s) || s[end] < 0x40 || s[end] > 0x7e {
			return seqs, fmt.Errorf("no control sequence: %q", s[:min(len(s), 20)])
		}
		seqs = append(seqs, s[:end+1])
		s = s[end+1:]
	}
}

// ownHyperlink is a hyperlink as the article pane begins and ends it.
var ownHyperlink = regexp.MustCompile(`\x1b\]8;(id=guanbao[0-9]+;(https?|mailto):[!-~]+|;)\x1b\\`)

func checkSafe(t *testing.T, s *screen, what string, own map[string]bool) {
	t.Helper()
	v := s.m.View()
	if s.m.opt.Page.Hyperlinks {
		v.Content = ownHyperlink.ReplaceAllString(v.Content, "")
	}
	seqs, err := sequences(v.Content)
	if err != nil {
		t.Fatalf("%s: %v", what, err)
	}
	for _, q := range seqs {
		if !own[q] {
			t.Fatalf("%s: the theme does not write %q", what, q)
		}
	}
	bare := v.Content
	for q := range own {
		bare = strings.ReplaceAll(bare, q, "")
	}
	for _, r := range bare {
		if r != '\n' && (unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Co, unicode.Zl, unicode.Zp) && r != 0x200c) {
			t.Fatalf("%s: %U is on the screen", what, r)
		}
	}
	if strings.Contains(bare, "\xff") || strings.ToValidUTF8(bare, "") != bare {
		t.Fatalf("%s: the frame is not UTF-8", what)
	}
	if v.WindowTitle != "guanbao" {
		t.Fatalf("%s: the window is called %q", what, v.WindowTitle)
	}
}

// TestTheGuardOfFramesSeesWhatItGuardsAgainst shows that checkSafe can fail.
func TestTheGuardOfFramesSeesWhatItGuardsAgainst(t *testing.T) {
	for name, text := range hostile {
		if _, err := sequences(text); err == nil && strings.Contains(text, "\x1b") && name != "colour" && name != "clear" {
			t.Errorf("%s: no sequence was refused in %q", name, text)
		}
	}
	own := themeSequences()
	seqs, err := sequences(hostile["colour"])
	if err != nil || len(seqs) != 2 || own[seqs[0]] || own[seqs[1]] {
		t.Errorf("colours of a feed: %q, %v", seqs, err)
	}
	if len(own) < 10 || !own["\x1b[m"] {
		t.Errorf("the theme writes %v", own)
	}
}

func TestAddressesReachTheTerminalOnlyAsHyperlinks(t *testing.T) {
	own := themeSequences()
	for name, text := range hostile {
		s := setup(t, 3, 60, 40, func(o *Options) { o.Page.Hyperlinks = true })
		it := s.shelf.items[0]
		it.URL = "https://x.example/" + text
		it.Links = []feed.Link{
			{Kind: feed.LinkAttachment, URL: text}, {Kind: feed.LinkAttachment, URL: "https://ok.example/"}, {Kind: feed.LinkComments, URL: "https://x.example/?" + text},
		}
		page := article.NewPage(it)
		page.Body.Links = append(page.Body.Links, feed.Link{Kind: feed.LinkBody, URL: "https://x.example/;" + text})
		s.keys("enter")
		s.send(itemLoaded{id: it.ID, page: page, now: noon})
		s.keys("G")
		if v := s.m.View(); !strings.Contains(v.Content, ";https://ok.example/\x1b\\") {
			t.Fatalf("%s: no hyperlink: %q", name, v.Content)
		}
		checkSafe(t, s, name+" in addresses", own)
		checkFrame(t, s, name+" in addresses", 60, 40)
	}
}

func TestABodyCannotWriteToTheTerminalEither(t *testing.T) {
	own := themeSequences()
	for name, text := range hostile {
		for _, w := range []int{40, 120} {
			s := setup(t, 3, w, 30)
			html := "<h1>" + text + "</h1><p>" + text + "<a href=\"https://x.example/" + text + "\">" + text + "</a></p><pre>" + text +
				"</pre><table><caption>" + text + "</caption><tr><th>" + text + "</th><td>" + text + "</td></tr></table><ul><li>" + text + "</ul><img width=300 height=300 src=x alt=\"" + text + "\"><p><ruby>" + text + "<rt>" + text + "</rt></ruby>"
			it := s.shelf.items[0]
			it.Content = html
			page := article.NewPage(it)
			for i := range page.Body.Blocks { // as if the cleaning at the door had failed
				for j := range page.Body.Blocks[i].Spans {
					page.Body.Blocks[i].Spans[j].Text += text
				}
			}
			s.keys("enter")
			s.send(itemLoaded{id: it.ID, page: page, now: noon})
			for range 6 {
				checkSafe(t, s, name+" in a body", own)
				checkFrame(t, s, name+" in a body", w, 30)
				s.keys("space")
			}
		}
	}
}
