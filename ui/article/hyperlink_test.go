package article

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"guanbao/feed"
)

func TestHyperlinksLeadOnlyWhereALinkMay(t *testing.T) {
	for _, ok := range []string{"https://a.example/1?b=%E4%BA%BA#c", "http://a.example", "mailto:a@b.example", "https://a.example/" + strings.Repeat("x", maxHyperlink-18)} {
		if got := hyperlink(7, ok); got != "\x1b]8;id=guanbao7;"+ok+"\x1b\\" {
			t.Errorf("%.40q: %.60q", ok, got)
		}
	}
	for _, bad := range []string{
		"", "#note", "javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "ssh://a.example", "x-man-page://ls", "HTTPS://a.example", "//a.example", `\\host\share`,
		"https://a.example/人", "https://a.example/ b", "https://a.example/\x1b\\", "https://a.example/\x07", "https://a.example/\u009c", "https://a.example/\n",
		"https://a.example/" + strings.Repeat("x", maxHyperlink-17),
	} {
		if got := hyperlink(7, bad); got != "" {
			t.Errorf("%.40q: %.60q", bad, got)
		}
	}
}

// hyperlinked is a pane that gives the terminal hyperlinks.
func hyperlinked(p Page, width, height int) Model {
	return New(Options{Hyperlinks: true}).Resize(width, height, narrow).Show(p, narrow)
}

func TestHyperlinksOpenAndCloseOnTheirLine(t *testing.T) {
	p := linked(3)
	p.Item.Links = append(p.Item.Links, feed.Link{Kind: feed.LinkAttachment, URL: "javascript:alert(1)"})
	plain := New(Options{}).Resize(12, 60, narrow).Show(p, narrow).View(narrow, 12, 60)
	m := hyperlinked(p, 12, 60)
	checkPane(t, m, narrow, 12, 60)
	seen := 0
	for i, row := range m.View(narrow, 12, 60) {
		open := false
		for _, part := range strings.Split(row, "\x1b]8;")[1:] {
			body, _, _ := strings.Cut(part, "\x1b\\")
			if closes := body == ";"; closes == !open {
				t.Fatalf("row %d: %q", i, row)
			} else if open = !closes; open {
				seen++
			}
			if strings.Contains(body, "javascript") {
				t.Fatalf("row %d: %q", i, row)
			}
		}
		if open {
			t.Errorf("row %d leaves a link open: %q", i, row)
		}
		if ansi.Strip(row) != ansi.Strip(plain[i]) {
			t.Errorf("row %d: %q, without hyperlinks %q", i, ansi.Strip(row), ansi.Strip(plain[i]))
		}
	}
	if seen < 10 {
		t.Errorf("%d hyperlinks", seen)
	}
	if strings.Contains(strings.Join(plain, ""), "\x1b]") {
		t.Error("hyperlinks where none are wished")
	}
}

func TestHyperlinkTakesTextAndNumberTogether(t *testing.T) {
	m := hyperlinked(linked(1), 60, 20)
	drawn := strings.Join(m.View(narrow, 60, 20), "\n")
	_, link, _ := strings.Cut(drawn, "\x1b]8;id=guanbao1;https://a.example/1\x1b\\")
	link, _, _ = strings.Cut(link, closing)
	if got := ansi.Strip(link); got != "乙[1]" {
		t.Errorf("the link is %q", got)
	}
}

func TestALinkThatNamesAnotherHostSaysWhereItLeads(t *testing.T) {
	for text, want := range map[string]string{
		"https://bank.example/login": "evil.example", "http://bank.example": "evil.example", "www.bank.example": "evil.example", "bank.cn": "evil.example",
		"银行.中国": "evil.example", "Bank.COM/x": "evil.example", " https://bank.example ": "evil.example", "https://evil.example.bank.example/": "evil.example",
		"https://evil.example/other": "", "www.evil.example": "", "EVIL.example": "", "附件1.pdf": "", "report.xlsx": "", "2021.05": "", "the chart": "", "e.g.": "", "见 https://bank.example": "",
	} {
		if got := disguised(text, "https://evil.example/x"); got != want {
			t.Errorf("%q leads to %q, want %q", text, got, want)
		}
	}
	it := item("en", `<p><a href="https://evil.example/x">https://<b>bank.example</b>/</a>, <a href="https://bank.example/">bank.example</a></p>`)
	want := "https://bank.example/[1](evil.example), bank.example[2]\n"
	if got := plain(Lay(NewPage(it), narrow, 80, Options{})); !strings.Contains(got, want) {
		t.Errorf("got\n%s", got)
	}
}
