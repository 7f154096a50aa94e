package locale

import (
	"strings"
	"testing"

	"guanbao/feed/query"
)

// TestEveryFaultOfAQueryHasASentence holds that a kind that is added is told,
// and told as what it is: no two kinds share a sentence.
func TestEveryFaultOfAQueryHasASentence(t *testing.T) {
	for _, l := range All {
		seen := map[string]query.Kind{}
		for _, k := range query.Kinds {
			e := &query.Error{Kind: k, Got: "甲"}
			fault, want := l.Queries.Fault(e), l.Queries.Want(e)
			if fault == "" || strings.HasSuffix(want, ": ") || strings.HasSuffix(want, "：") {
				t.Errorf("%s: of %s is told %q, %q", l.Tag, k, fault, want)
			}
			if other, ok := seen[fault]; ok {
				t.Errorf("%s: %s and %s are told alike", l.Tag, k, other)
			}
			seen[fault] = k
			if _, told := l.Queries.Wants[k]; told == (query.Expected(k) != nil) {
				t.Errorf("%s: what %s wants is told twice or not at all", l.Tag, k)
			}
		}
	}
}

func TestAFaultIsToldWithWhatWasMeant(t *testing.T) {
	for _, c := range []struct {
		fault query.Error
		want  string
	}{
		{query.Error{Kind: query.UnknownField, Got: "titel:", Near: "title"}, "没有字段“titel:”；是不是 title:？"},
		{query.Error{Kind: query.BadState, Got: "unred", Near: "unread"}, "“unred”不是文章的状态；是不是 unread？"},
		{query.Error{Kind: query.BadState, Got: "好"}, "“好”不是文章的状态；这里应为：unread read starred revised reposted missing"},
		{query.Error{Kind: query.UnclosedGroup, Got: "("}, "括号没有收尾；这里应为：末尾的 )"},
		{query.Error{Kind: query.BadDate, Got: strings.Repeat("字", 60) + "\n\x1b"}, "“" + strings.Repeat("字", 23) + "…”不是日期；这里应为：2021-03-05、2021年3月、2021、7d、2w、今天、本周、上月"},
	} {
		if got := zhHans.Queries.Sentence(&c.fault); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}
