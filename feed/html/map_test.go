package html

import (
	"strings"
	"testing"
)

func TestMapChangesEveryTextAndLeavesTheDocumentAlone(t *testing.T) {
	const page = `<h2>a</h2><p>a<b>a</b><a href="https://x.example/" title="aaaa">a</a><ruby>a<rt>ra</rt></ruby></p><ul><li>a</li></ul>
		<table><caption>a</caption><tr><td><p>a</p></td></tr></table><img src="https://x.example/i.png" alt="a">`
	d := Parse(page, nil)
	before := Render(d)
	got := d.Map(func(s string) string { return strings.ReplaceAll(s, "a", "b") })
	if Render(d) != before {
		t.Errorf("the document changed:\n%s\nto\n%s", before, Render(d))
	}
	if text := got.Text(); strings.Contains(strings.ReplaceAll(text, "ra", ""), "a") || strings.Count(text, "b") < 8 {
		t.Errorf("mapped: %q", text)
	}
	if got.Links[0].Title != "bbbb" || got.Links[0].URL != d.Links[0].URL {
		t.Errorf("link %+v", got.Links[0])
	}
	if !strings.Contains(Render(got), "<rt>ra</rt>") {
		t.Errorf("the reading changed: %s", Render(got))
	}
}
