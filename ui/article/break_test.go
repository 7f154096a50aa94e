package article

import (
	"io"
	"net/http"
	"strconv"
	"strings"
	"testing"

	"guanbao/feed"
	"guanbao/feed/html"
	"guanbao/feed/parse"
	"guanbao/feed/sample"
	"guanbao/ui/text/uax14"
	"guanbao/ui/theme"
)

// sampleItems are the bulletins of the built-in sample.
func sampleItems(t *testing.T) []feed.Article {
	t.Helper()
	req, err := http.NewRequest(http.MethodGet, sample.Address, nil)
	if err != nil {
		t.Fatal(err)
	}
	resp, err := sample.Transport().RoundTrip(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := parse.New().Parse(feed.Raw{URL: "https://feeds.example/", Body: body})
	if err != nil || len(doc.Articles) < 20 {
		t.Fatalf("%d bulletins, %v", len(doc.Articles), err)
	}
	return doc.Articles
}

// running keeps the blocks that are running text: a table, a rule and an image
// say more on the screen than their text.
func running(blocks []html.Block) (kept []html.Block) {
	for _, b := range blocks {
		switch b.Kind {
		case html.TableBlock, html.Rule, html.Image:
			continue
		}
		b.Children = running(b.Children)
		kept = append(kept, b)
	}
	return kept
}

// content is what the blocks say, written out without the setter.
func content(b *strings.Builder, k *theme.Look, doc html.Document, blocks []html.Block) {
	for _, block := range blocks {
		for i, sp := range block.Spans {
			b.WriteString(k.Text.DisplayLines(sp.Text))
			if sp.Ruby != "" {
				b.WriteString("(" + k.Text.Display(sp.Ruby) + ")")
			}
			last := i+1 == len(block.Spans) || block.Spans[i+1].Link != sp.Link
			if sp.Link > 0 && last && !strings.HasPrefix(doc.Links[sp.Link-1].URL, "#") {
				b.WriteString("[" + strconv.Itoa(sp.Link) + "]")
			}
		}
		for i, child := range block.Children {
			if block.Kind == html.List && block.Ordered {
				b.WriteString(strconv.Itoa(block.Start+i) + ".")
			}
			content(b, k, doc, []html.Block{child})
		}
	}
}

// unset removes spaces, and the marks that the setter puts before lines.
var unset = strings.NewReplacer(" ", "", "\u3000", "", "\n", "", "\t", "", "\u2007", "", "\u00a0", "", "•", "", "│", "", "|", "", "-", "", "›", "", ">", "")

// margins are the characters before the text of a line.
const margins = " \u3000│|•-›>"

func TestDrawnLinesBreakByUnicodeDataAndKeepTheText(t *testing.T) {
	lines, step := 0, 1
	if testing.Short() {
		step = 9
	}
	for _, it := range sampleItems(t) {
		doc := html.Parse(it.Content, nil)
		doc.Blocks = running(doc.Blocks)
		for _, k := range []*theme.Look{narrow, wide} {
			var b strings.Builder
			content(&b, k, doc, doc.Blocks)
			want := unset.Replace(b.String())
			for width := 20; width <= 100; width += step {
				hanging := width%2 == 0
				lines += checkDrawn(t, k, doc, it.Lang, want, width, Options{Indent: true, Hanging: hanging})
				lines += checkDrawn(t, k, doc, it.Lang, want, width, Options{Hanging: !hanging})
			}
		}
	}
	if t.Logf("%d lines", lines); lines < 10_000/step {
		t.Errorf("only %d lines were drawn", lines)
	}
}

// checkDrawn sets a body and gives the number of its lines.
func checkDrawn(t *testing.T, k *theme.Look, doc html.Document, lang, want string, width int, o Options) int {
	t.Helper()
	s := &setter{look: k, opt: o, width: width, lang: lang}
	s.blocks(doc.Blocks, margin{}, false)
	var b strings.Builder
	for i, l := range s.lines {
		row := l.String()
		b.WriteString(row)
		if w := k.Text.Width(row); w > width && !o.Hanging || w > width+2 {
			t.Errorf("%v, width %d: %d cells: %q", k.Text.Mode(), width, w, row)
		}
		first := strings.TrimLeft(row, margins)
		if first == "" || i == 0 || !goesOn(s.lines[i-1], l, doc) {
			continue
		}
		if last := s.lines[i-1].String(); !uax14.MayBegin(first) || !uax14.MayEnd(last) {
			t.Errorf("%v, width %d: %q breaks before %q", k.Text.Mode(), width, last, first)
		}
	}
	if got := unset.Replace(b.String()); got != want {
		t.Errorf("%v, width %d: the text is\n%s\nand should be\n%s", k.Text.Mode(), width, got, want)
	}
	return len(s.lines)
}

// goesOn reports whether l follows in the paragraph of the line before by a
// break of ours: the writer's own line breaks may stand anywhere.
func goesOn(before, l Line, doc html.Document) bool {
	return l.Block == before.Block && l.Byte != gapByte && before.Byte != gapByte && l.Byte > 0 && !brokenByWriter(doc.Blocks)
}

// brokenByWriter reports whether a line break stands in the blocks.
func brokenByWriter(blocks []html.Block) bool {
	for _, b := range blocks {
		for _, sp := range b.Spans {
			if strings.Contains(sp.Text, "\n") {
				return true
			}
		}
		if brokenByWriter(b.Children) {
			return true
		}
	}
	return false
}
