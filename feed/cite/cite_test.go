package cite

import (
	"strings"
	"testing"
	"time"

	"guanbao/feed"
)

var (
	beijing = time.FixedZone("", 8*3600)
	read    = time.Date(2021, 5, 12, 7, 30, 0, 0, beijing) // still the 11th in London
	meeting = feed.Article{
		ID: "dg15abcdefghijkl", Title: "国家邮政局召开2021年第七次局长办公会", Issuer: "国家邮政局", Number: "国邮发〔2021〕12号",
		Published: time.Date(2021, 5, 10, 0, 0, 0, 0, beijing), DateOnly: true, URL: "https://www.spb.example/202105/t1_a.html?x=1&y=%E4%BA%BA",
	}
)

func TestCitationsInEveryForm(t *testing.T) {
	for form, want := range map[Form]string{
		Plain:    "国家邮政局. 国家邮政局召开2021年第七次局长办公会. 国邮发〔2021〕12号. 2021-05-10. https://www.spb.example/202105/t1_a.html?x=1&y=%E4%BA%BA",
		Markdown: "国家邮政局. [国家邮政局召开2021年第七次局长办公会](<https://www.spb.example/202105/t1_a.html?x=1&y=%E4%BA%BA>). 国邮发〔2021〕12号. 2021-05-10",
		GBT7714:  "国家邮政局. 国家邮政局召开2021年第七次局长办公会: 国邮发〔2021〕12号[EB/OL]. (2021-05-10)[2021-05-12]. https://www.spb.example/202105/t1_a.html?x=1&y=%E4%BA%BA.",
		BibTeX: `@misc{guanbao-dg15abcdefghijkl,
  author = {{国家邮政局}},
  title = {{国家邮政局召开2021年第七次局长办公会}},
  number = {国邮发〔2021〕12号},
  date = {2021-05-10},
  year = {2021},
  month = {5},
  url = {https://www.spb.example/202105/t1_a.html?x=1&y=%E4%BA%BA},
  urldate = {2021-05-12}
}`,
	} {
		if got := Cite(meeting, "邮政公报", form, read); got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", form, got, want)
		}
	}
}

func TestCitationsLeaveOutWhatIsUnknown(t *testing.T) {
	bare := feed.Article{ID: "x", Title: "题名"}
	for form, want := range map[Form]string{
		Plain: "题名", Markdown: "题名", GBT7714: "题名[EB/OL]. [2021-05-12].", BibTeX: "@misc{guanbao-x,\n  title = {{题名}},\n  urldate = {2021-05-12}\n}",
	} {
		if got := Cite(bare, "", form, read); got != want {
			t.Errorf("%s: got %q, want %q", form, got, want)
		}
		if got := Cite(bare, "某机关", form, read); !strings.Contains(got, "某机关") {
			t.Errorf("%s: the source does not stand in for the issuer: %q", form, got)
		}
		if got := Cite(feed.Article{}, "", form, read); strings.Contains(got, "0001") {
			t.Errorf("%s of nothing: %q", form, got)
		}
	}
}

func TestAuthorsStandInForTheIssuingBody(t *testing.T) {
	a := feed.Article{ID: "x", Title: "Notice", Authors: []string{"A. Smith", "B and C", "", "D", "E"}}
	for form, want := range map[Form]string{
		Plain: "A. Smith, B and C, D, E. Notice", GBT7714: "A. Smith, B and C, D, et al. Notice[EB/OL]", BibTeX: "author = {{A. Smith} and {B and C} and {D} and {E}}",
	} {
		if got := Cite(a, "Feed", form, read); !strings.Contains(got, want) {
			t.Errorf("%s: got %q, want %q", form, got, want)
		}
	}
	a.Title = "通知"
	if got := Cite(a, "", GBT7714, read); !strings.Contains(got, "D, 等. 通知[EB/OL]") {
		t.Errorf("of a Chinese notice: %q", got)
	}
}

func TestHostileTextsStayInTheirPlace(t *testing.T) {
	a := feed.Article{
		ID: "x", Title: "a\n}, evil = {\\input{/etc/passwd} 100% $x_1^2$ #~& [b](javascript:c) <i>\x1b]52;c;x\x07\u202e", Issuer: "A{B", Number: "No_1%",
		URL: "https://a.example/}{\\\"<>\n人",
	}
	got := Cite(a, "", BibTeX, read)
	if want := `title = {{a \}, evil = \{\textbackslash{}input\{/etc/passwd\} 100\% \$x\_1\textasciicircum{}2\$ \#\textasciitilde{}\& [b](javascript:c) <i> ]52;c;x}}`; !strings.Contains(got, want) {
		t.Errorf("BibTeX:\n%s", got)
	}
	depth := 0
	for i := range len(got) {
		switch {
		case i > 0 && got[i-1] == '\\': // a brace that is text
		case got[i] == '{':
			depth++
		case got[i] == '}':
			depth--
		}
	}
	if depth != 0 || !strings.Contains(got, `author = {{A\{B}}`) || !strings.Contains(got, `number = {No\_1\%}`) || !strings.Contains(got, "url = {https://a.example/%7D%7B%5C%22%3C%3E%0A%E4%BA%BA}") {
		t.Errorf("BibTeX, braces off by %d:\n%s", depth, got)
	}
	if got := Cite(a, "", Markdown, read); !strings.Contains(got, `\[b\](javascript:c) \<i\>`) || strings.Contains(got, "\n") {
		t.Errorf("Markdown: %q", got)
	}
	for _, form := range Forms {
		if got := Cite(a, "", form, read); strings.ContainsAny(got, "\x1b\x07\u202e") {
			t.Errorf("%s: %q", form, got)
		}
	}
}
