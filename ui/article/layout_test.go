package article

import (
	"testing"

	"guanbao/feed/html"
	"guanbao/ui/theme"
)

func TestBlocksAreSetInTheirForm(t *testing.T) {
	tests := []struct {
		name, lang, body string
		width            int
		want             string
	}{
		{"a Chinese paragraph is moved in by two characters", "zh-Hans", "<p>会议听取了工作汇报，并作出安排。</p>", 20,
			rows("    会议听取了工作汇", "报，并作出安排。")},
		{"so is one that begins with a figure", "zh-Hans", "<p>2021年，业务量增长。</p>", 40, "    2021年，业务量增长。"},
		{"and one in quotation marks", "zh-Hant", "<p>「快遞進村」</p>", 40, "    「快遞進村」"},
		{"a foreign paragraph among Chinese ones is not", "zh-Hans", "<p>Annex 1: the text.</p>", 40, "Annex 1: the text."},
		{"a bold line is a heading in all but name", "zh-Hans", "<p><b>一、总则</b></p>", 40, "一、总则"},
		{"Japanese is not moved in", "ja", "<p>検討会を開催します。</p>", 40, "検討会を開催します。"},
		{"Korean is not, and breaks at spaces", "ko", "<p>통상우편요금을 조정합니다.</p>", 16, rows("통상우편요금을", "조정합니다.")},
		{"English is not", "en", "<p>The rate is unchanged.</p>", 12, rows("The rate is", "unchanged.")},
		{"text of an unknown language is not", "", "<p>会议</p>", 40, "会议"},
		{"paragraphs stand apart by one line", "en", "<p>one</p><p>two</p>", 40, rows("one", "", "two")},
		{"a line break stays", "en", "<p>one<br>two</p>", 40, rows("one", "two")},
		{"headings stand at the margin", "zh-Hans", "<h2>一、背景</h2><p>正文</p>", 40, rows("一、背景", "", "    正文")},
		{"bullets", "zh-Hans", "<ul><li>一</li><li>二</li></ul>", 40, rows("• 一", "• 二")},
		{"numbers, in a column of their own", "en", "<ol start=9><li>i</li><li>j</li></ol>", 40, rows("9.  i", "10. j")},
		{"an item goes on under itself", "zh-Hans", "<ul><li>加强寄递安全监督</li></ul>", 10, rows("• 加强寄递", "  安全监督")},
		{"lists in lists", "en", "<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>", 40, rows("1. a", "   • b", "2. c")},
		{"a quote has a bar on each line", "zh-Hans", "<blockquote><p>第一行文字</p><p>二</p></blockquote>", 8,
			rows("│ 第一行", "│ 文字", "│", "│ 二")},
		{"a quote within a quote has two", "en", "<blockquote><p>a</p><blockquote><p>b</p></blockquote></blockquote>", 20, rows("│ a", "│", "│ │ b")},
		{"set text keeps its lines and spaces", "en", "<pre>a  b\n  c</pre>", 40, rows("  a  b", "    c")},
		{"an image is told by its text", "zh-Hans", `<p>见图</p><img src="https://a.example/x.png" alt="业务量走势" width=300 height=200>`, 40,
			rows("    见图", "", "[图片 300×200：业务量走势][1]")},
		{"an image without any is told as one", "zh-Hans", `<p>见图</p><img src="https://a.example/x.png" width=300 height=200>`, 40,
			rows("    见图", "", "[图片 300×200][1]")},
		{"a rule is as wide as the page", "en", "<p>a</p><hr><p>b</p>", 6, rows("a", "", "──────", "", "b")},
		{"terms and what they mean", "en", "<dl><dt>term</dt><dd>meaning</dd><dt>two</dt><dd>b</dd></dl>", 40, rows("term", "  meaning", "two", "  b")},
		{"readings stand in brackets", "ja", "<p><ruby>議事<rt>ぎじ</rt></ruby>次第</p>", 40, "議事(ぎじ)次第"},
		{"a link is followed by its number", "en", `<p>See <a href="https://a.example/">the <b>chart</b></a>.</p>`, 40, "See the chart[1]."},
		{"two links have two numbers", "en", `<p><a href="https://a.example/">a</a> <a href="https://b.example/">b</a></p>`, 40, "a[1] b[2]"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := set(t, narrow, tt.lang, tt.body, tt.width, Options{Indent: true}); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func TestIndentIsAWish(t *testing.T) {
	if got := set(t, narrow, "zh-Hans", "<p>会议</p>", 40, Options{}); got != "会议" {
		t.Errorf("without it: %q", got)
	}
	if got := set(t, narrow, "zh-Hans", "<ul><li><p>会议</p></li></ul>", 40, Options{Indent: true}); got != "• 会议" {
		t.Errorf("in a list: %q", got)
	}
	if got := set(t, narrow, "zh-Hans", "<p>会议</p>", 4, Options{Indent: true}); got != "会议" {
		t.Errorf("in a page of four cells: %q", got)
	}
}

func TestAWideTerminalGetsItsOwnMarks(t *testing.T) {
	got := set(t, wide, "zh-Hans", "<ul><li>一</li></ul><blockquote><p>二</p></blockquote><hr>", 6, Options{})
	if want := rows("- 一", "", "| 二", "", "------"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestDeepNestingLeavesRoomForTheText(t *testing.T) {
	body := ""
	for range 40 {
		body += "<ul><li>a"
	}
	s := &setter{look: narrow, width: 30}
	s.blocks(html.Parse(body+"<blockquote><p>加强寄递安全监督检查</p><hr></blockquote>", nil).Blocks, margin{}, false)
	text := ""
	for _, l := range s.lines {
		if w := narrow.Text.Width(l.String()); w > 30 {
			t.Errorf("%d cells: %q", w, l.String())
		}
		for _, seg := range l.Segs[1:] {
			text += seg.Text
		}
	}
	if want := "加强寄递安全监督检查"; len(text) < len(want) || plain(s.lines[len(s.lines)-2:]) == "" {
		t.Errorf("the text is gone:\n%s", plain(s.lines))
	}
	if last := s.lines[len(s.lines)-3].String(); last == "" {
		t.Errorf("no text before the rule:\n%s", plain(s.lines))
	}
}

func TestRolesSetTextOff(t *testing.T) {
	s := &setter{look: narrow, width: 60}
	body := `<h2>h</h2><p>a<b>b</b><em>c</em><code>d</code><a href="https://a.example/">e</a><mark>f</mark></p><pre>g</pre>`
	s.blocks(html.Parse(body, nil).Blocks, margin{}, false)
	want := map[string]theme.Role{
		"h": theme.Heading, "a": theme.Plain, "b": theme.Strong, "c": theme.Emphasis, "d": theme.Code, "e": theme.Link,
		"[1]": theme.Accent, "f": theme.Strong, "g": theme.Code,
	}
	for _, l := range s.lines {
		for _, seg := range l.Segs {
			if role, ok := want[seg.Text]; ok && seg.Role != role {
				t.Errorf("%q has role %d, want %d", seg.Text, seg.Role, role)
			}
			delete(want, seg.Text)
		}
	}
	if len(want) > 0 {
		t.Errorf("not shown: %v", want)
	}
}
