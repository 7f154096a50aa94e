package text

import (
	"slices"
	"strings"
	"testing"
)

func TestCut(t *testing.T) {
	for _, c := range []struct {
		mode Mode
		s    string
		n    int
		want string
		left string
	}{
		{Narrow, "国家邮政局", 10, "国家邮政局", "国家邮政局"},
		{Narrow, "国家邮政局", 9, "国家邮政…", "…家邮政局"},
		{Narrow, "国家邮政局", 8, "国家邮…", "…邮政局"},
		{Wide, "国家邮政局", 9, "国家邮…", "…邮政局"},
		{Wide, "国家邮政局", 8, "国家邮…", "…邮政局"},
		{Narrow, "国家", 1, "…", "…"},
		{Wide, "国家", 1, "", ""},
		{Wide, "abc", 1, "a", "c"},
		{Wide, "国家", 2, "…", "…"},
		{Wide, "“一”", 5, "“…", "…”"},
		{Narrow, "国家", 0, "", ""},
		{Narrow, "国家", -3, "", ""},
		{Narrow, "", 5, "", ""},
		{Narrow, "one two", 5, "one…", "…two"}, // no space beside the mark
		{Narrow, "cafe\u0301s", 5, "cafe\u0301s", "cafe\u0301s"},
		{Narrow, "cafe\u0301s", 4, "caf…", "…fe\u0301s"},
		{Narrow, "e\u0301e\u0301e\u0301", 2, "e\u0301…", "…e\u0301"},
		{Narrow, "क्षिक्षि", 5, "क्षि…", "…क्षि"},
		{Narrow, "a\x1bb🇭🇰", 20, "a\ufffdb[HK]", "a\ufffdb[HK]"},
		{Narrow, "❤\ufe0f", 3, "❤", "❤"},
		{Wide, "épée", 3, "e\u0301…", "…e"},
	} {
		m := New(c.mode)
		if got := m.Cut(c.s, c.n); got != c.want {
			t.Errorf("%v: Cut(%+q, %d) = %+q, want %+q", c.mode, c.s, c.n, got, c.want)
		}
		if got := m.CutLeft(c.s, c.n); got != c.left {
			t.Errorf("%v: CutLeft(%+q, %d) = %+q, want %+q", c.mode, c.s, c.n, got, c.left)
		}
	}
}

func TestFit(t *testing.T) {
	for _, c := range []struct {
		mode        Mode
		s           string
		n           int
		want, right string
	}{
		{Narrow, "邮政", 6, "邮政  ", "  邮政"},
		{Narrow, "邮政", 4, "邮政", "邮政"},
		{Narrow, "邮政局", 5, "邮政…", "邮政…"},
		{Narrow, "邮政局", 4, "邮… ", " 邮…"},
		{Wide, "邮政局", 5, "邮… ", " 邮…"},
		{Wide, "邮政局", 1, " ", " "},
		{Narrow, "", 3, "   ", "   "},
		{Narrow, "128", 6, "128   ", "   128"},
		{Narrow, "12", 0, "", ""},
		{Narrow, "x", 70, "x" + strings.Repeat(" ", 69), strings.Repeat(" ", 69) + "x"},
	} {
		m := New(c.mode)
		if got := m.Fit(c.s, c.n); got != c.want {
			t.Errorf("%v: Fit(%q, %d) = %q, want %q", c.mode, c.s, c.n, got, c.want)
		}
		if got := m.FitRight(c.s, c.n); got != c.right {
			t.Errorf("%v: FitRight(%q, %d) = %q, want %q", c.mode, c.s, c.n, got, c.right)
		}
	}
}

func TestEllipsisIsAsWideAsTheModeSays(t *testing.T) {
	for mode, want := range map[Mode]int{Narrow: 1, Wide: 2} {
		if m := New(mode); m.Width(m.Ellipsis()) != want {
			t.Errorf("%v: %d cells, want %d", mode, m.Width(m.Ellipsis()), want)
		}
	}
}

func TestFitAllocatesOnceAtMost(t *testing.T) {
	m := New(Narrow)
	for _, s := range []string{"国家邮政局召开2021年第七次局长办公会", "短"} {
		if n := testing.AllocsPerRun(10, func() { m.Fit(s, 20) }); n > 1 {
			t.Errorf("Fit(%q) allocates %v times", s, n)
		}
	}
	if n := testing.AllocsPerRun(10, func() { m.Width("国家“é”ｶ") }); n > 0 {
		t.Errorf("Width allocates %v times", n)
	}
}

func FuzzFit(f *testing.F) {
	f.Add(mixed, 20)
	f.Add("\u0301\u0301", 1)
	f.Add("a  b…", 3)
	f.Add("मि\xffक्ष\x00", 2)
	f.Fuzz(func(t *testing.T, s string, n int) {
		n %= 300
		for _, mode := range []Mode{Narrow, Wide} {
			checkFit(t, New(mode), s, n)
		}
	})
}

func checkFit(t *testing.T, m *Measure, s string, n int) {
	t.Helper()
	fit, right := m.Fit(s, n), m.FitRight(s, n)
	if m.Width(fit) != max(n, 0) || m.Width(right) != max(n, 0) {
		t.Errorf("%v: Fit(%+q, %d) = %+q of %d cells, %+q", m.Mode(), s, n, fit, m.Width(fit), right)
	}
	if again := m.Fit(fit, n); again != fit {
		t.Errorf("%v: Fit is not idempotent: %+q, then %+q", m.Mode(), fit, again)
	}
	cut, left := m.Cut(s, n), m.CutLeft(s, n)
	if m.Width(cut) > max(n, 0) || m.Width(left) > max(n, 0) {
		t.Errorf("%v: Cut(%+q, %d) = %+q, CutLeft %+q", m.Mode(), s, n, cut, left)
	}
	if m.Cut(cut, n) != cut || m.CutLeft(left, n) != left {
		t.Errorf("%v: a cut of %+q to %d is cut once more", m.Mode(), s, n)
	}
	shown := m.Display(s)
	whole := []string{""}
	for c := range m.Clusters(shown) {
		whole = append(whole, whole[len(whole)-1]+c)
	}
	if cut != shown && !slices.Contains(whole, strings.TrimSuffix(cut, mark)) {
		t.Errorf("%v: Cut(%+q, %d) = %+q parts a cluster", m.Mode(), s, n, cut)
	}
	rest := strings.TrimPrefix(left, mark)
	if left != shown && (!strings.HasSuffix(shown, rest) || !slices.Contains(whole, shown[:len(shown)-len(rest)])) {
		t.Errorf("%v: CutLeft(%+q, %d) = %+q parts a cluster", m.Mode(), s, n, left)
	}
}
