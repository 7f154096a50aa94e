package changes

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"guanbao/feed/html"
)

// told writes runs as one line: [-removed-]{+added+}same.
func told(runs []Run) string {
	var b strings.Builder
	for _, r := range runs {
		switch r.Op {
		case Removed:
			b.WriteString("[-" + r.Text + "-]")
		case Added:
			b.WriteString("{+" + r.Text + "+}")
		default:
			b.WriteString(r.Text)
		}
	}
	return b.String()
}

func between(old, now string) Changes {
	return Between(State{Body: html.Parse(old, nil)}, State{Body: html.Parse(now, nil)})
}

func TestWhatChangesInALineIsToldByWordsNumbersAndCharacters(t *testing.T) {
	for _, c := range []struct{ old, now, want string }{
		{"上半年快递业务量完成6.6亿件", "上半年快递业务量完成6.8亿件", "上半年快递业务量完成[-6.6-]{+6.8+}亿件"},
		{"自2021年5月10日起施行。", "自2021年6月1日起施行。", "自2021年[-5月10-]{+6月1+}日起施行。"},
		{"局长马军胜主持会议", "局长马军胜主持召开会议", "局长马军胜主持{+召开+}会议"},
		{"The fee rises to 1,200 won in May.", "The fee rises to 1,250 won in June.", "The fee rises to [-1,200-]{+1,250+} won in [-May-]{+June+}."},
		{"국내 통상우편요금을 인상한다", "국내 통상우편요금이 인상된다", "국내 [-통상우편요금을 인상한다-]{+통상우편요금이 인상된다+}"},
		{"小包受取箱の設置を求める", "小包受取箱の設置を認める", "小包受取箱の設置を[-求-]{+認+}める"},
		{"カ\u3099ス料金は上がる", "カ\u309Aス料金は上がる", "[-カ\u3099-]{+カ\u309A+}ス料金は上がる"},
		{"甲中乙都已经批准施行", "丙中丁都已经批准施行", "[-甲中乙-]{+丙中丁+}都已经批准施行"},
		{"春天来了", "价格上涨", "[-春天来了-]{+价格上涨+}"},
		{"照旧", "照旧", "照旧"},
		{"", "新的", "{+新的+}"},
		{"", "", ""},
	} {
		e := effort{left: mostSteps}
		if got := told(e.within(c.old, c.now)); got != c.want {
			t.Errorf("%q to %q is told as\n%s, want\n%s", c.old, c.now, got, c.want)
		}
	}
}

func TestLinesAreTakenForOneWhereTheyAreAlike(t *testing.T) {
	c := between(
		"<h2>一、总则</h2><p>为了加强邮政普遍服务监管，制定本办法。</p><p>本条删去。</p><ol><li>寄件人应当出示证件</li><li>收件人应当签收</li></ol><table><tr><td>北京</td><td>6.6</td></tr><tr><td>上海</td><td>7.1</td></tr></table>",
		"<h2>一、总则</h2><p>为了加强邮政普遍服务监督管理，制定本办法。</p><ol><li>新加的一条在最前面</li><li>寄件人应当出示身份证件</li><li>收件人应当签收</li></ol><table><tr><td>北京</td><td>6.6</td></tr><tr><td>上海</td><td>7.3</td></tr></table>")
	var got []string
	for _, p := range c.Parts {
		got = append(got, told(p.Runs))
	}
	want := []string{
		"一、总则",
		"为了加强邮政普遍服务监{+督+}管{+理+}，制定本办法。",
		"[-本条删去。-]",
		"{+新加的一条在最前面+}",
		"寄件人应当出示{+身份+}证件",
		"收件人应当签收",
		"北京 | 6.6",
		"上海 | [-7.1-]{+7.3+}",
	}
	if !slices.Equal(got, want) {
		t.Errorf("told as\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if c.Removed != 8 || c.Added != 16 {
		t.Errorf("%d characters removed and %d added, want 8 and 16", c.Removed, c.Added)
	}
	if k := c.Parts[0]; k.Kind != html.Heading || k.Level != 2 {
		t.Errorf("the heading is %v of level %d", k.Kind, k.Level)
	}
	if k := c.Parts[4].Kind; k != html.Item {
		t.Errorf("an item is told as %v", k)
	}
}

func TestAddressesThatComeAndGoAreTold(t *testing.T) {
	c := between(`<p>见<a href="https://a.example/1.pdf">附件</a>。<img src="https://a.example/x.png" alt="图"></p>`,
		`<p>见<a href="https://a.example/2.pdf">附件</a>。<img src="https://a.example/x.png" alt="图"></p>`)
	if len(c.Addresses) != 1 || c.Removed+c.Added != 0 || !c.Any() {
		t.Fatalf("%d addresses, %d removed, %d added, any: %t", len(c.Addresses), c.Removed, c.Added, c.Any())
	}
	if got := told(c.Addresses[0].Runs); got != "https://a.example/[-1-]{+2+}.pdf" {
		t.Error(got)
	}
}

func TestMarkupAloneIsNoChange(t *testing.T) {
	if c := between("<p>一<b>二</b>三</p>", "<p>一二三</p>"); c.Any() {
		t.Errorf("%+v", c)
	}
}

// TestAnAlignmentIsShortest holds the edit script against the longest common
// subsequence that a table gives.
func TestAnAlignmentIsShortest(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		a, b := sequence(r), sequence(r)
		e := effort{left: mostSteps}
		got, i, j := 0, 0, 0
		for _, m := range e.matches(a, b) {
			if m.old < i || m.now < j || !slices.Equal(a[m.old:m.old+m.n], b[m.now:m.now+m.n]) {
				t.Fatalf("%v and %v do not match at %+v", a, b, m)
			}
			got, i, j = got+m.n, m.old+m.n, m.now+m.n
		}
		if want := longest(a, b); got != want {
			t.Fatalf("%v and %v: %d match, want %d", a, b, got, want)
		}
	}
}

func sequence(r *rand.Rand) []int {
	out := make([]int, r.IntN(20))
	for i := range out {
		out[i] = r.IntN(4)
	}
	return out
}

// longest is the length of the longest common subsequence.
func longest(a, b []int) int {
	row := make([]int, len(b)+1)
	for _, x := range a {
		diagonal := 0
		for j, y := range b {
			above := row[j+1]
			if x == y {
				row[j+1] = diagonal + 1
			} else {
				row[j+1] = max(above, row[j])
			}
			diagonal = above
		}
	}
	return row[len(b)]
}

// TestNothingIsLostBetweenTwoStates holds that what is removed or the same makes
// up the former state, and what is added or the same the later one.
func TestNothingIsLostBetweenTwoStates(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 500 {
		old, now := lines(r), lines(r)
		if r.IntN(2) == 0 {
			now = edited(r, old)
		}
		e := effort{left: r.IntN(3000)}
		var was, is []string
		for _, p := range e.align(old, now) {
			var a, b strings.Builder
			for _, run := range p.Runs {
				if run.Op != Added {
					a.WriteString(run.Text)
				}
				if run.Op != Removed {
					b.WriteString(run.Text)
				}
			}
			was, is = grown(was, a.String()), grown(is, b.String())
		}
		if !slices.Equal(was, texts(old)) || !slices.Equal(is, texts(now)) {
			t.Fatalf("%q to %q came out as %q to %q", texts(old), texts(now), was, is)
		}
	}
}

func grown(all []string, s string) []string {
	if s == "" {
		return all
	}
	return append(all, strings.TrimSpace(s))
}

func texts(ps []piece) []string {
	var out []string
	for _, p := range ps {
		out = append(out, strings.TrimSpace(p.text))
	}
	return out
}

func lines(r *rand.Rand) []piece {
	out := make([]piece, r.IntN(8))
	for i := range out {
		out[i].text = phrase(r)
	}
	return out
}

func phrase(r *rand.Rand) string {
	words := []string{"国家", "邮政局", "2021", "年", "快递", "notice", " ", "。", "e\u0301", "办法", "👨‍👩‍👧", "요금"}
	var b strings.Builder
	for range 1 + r.IntN(12) {
		b.WriteString(words[r.IntN(len(words))])
	}
	return b.String() + fmt.Sprint(r.IntN(3))
}

func edited(r *rand.Rand, old []piece) []piece {
	out := slices.Clone(old)
	for i := range out {
		if r.IntN(3) == 0 {
			out[i].text += phrase(r)
		}
	}
	return out
}

func TestWhatDiffersTooMuchIsToldAsReplaced(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	long := func() string {
		var b strings.Builder
		for range 4 * mostEdits {
			b.WriteRune(rune(0x4E00 + r.IntN(5000)))
		}
		return b.String()
	}
	a, b := long(), long()
	e := effort{left: mostSteps}
	if got, want := told(e.within(a, b)), "[-"+a+"-]{+"+b+"+}"; got != want {
		t.Errorf("told in %d bytes, want %d", len(got), len(want))
	}
	if e.left < 0 {
		t.Errorf("%d steps beyond the bound", -e.left)
	}
}

func BenchmarkBetween(b *testing.B) {
	r := rand.New(rand.NewPCG(7, 8))
	var old, now strings.Builder
	for range 400 {
		var p strings.Builder
		for range 100 {
			p.WriteRune(rune(0x4E00 + r.IntN(2000)))
		}
		old.WriteString("<p>" + p.String() + "</p>")
		if r.IntN(4) == 0 {
			p.WriteString("增加")
		}
		now.WriteString("<p>" + p.String() + "</p>")
	}
	was, is := State{Body: html.Parse(old.String(), nil)}, State{Body: html.Parse(now.String(), nil)}
	b.SetBytes(int64(old.Len()))
	for b.Loop() {
		Between(was, is)
	}
}
