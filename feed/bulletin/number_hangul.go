package bulletin

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// hangulKinds are the kinds of Korean instruments; strict as in kinds.
var hangulKinds = []struct {
	word   string
	strict bool
}{
	{"법률", false}, {"대통령령", false}, {"총리령", false}, {"부령", false}, {"고시", false}, {"공고", false}, {"훈령", false},
	{"예규", false}, {"조례", true}, {"규칙", true}, {"지침", true},
}

// ho reads the number that ends with the 호 at byte at: 국토교통부고시 제2021-123호.
func (f *finder) ho(at, end int) {
	n, ok := numeralBefore(f.s, at)
	if !ok || n.han {
		return
	}
	year := ""
	if i, dash := cutBack(f.s, n.start, "-", "–", "－"); dash != "" {
		first, ok := numeralBefore(f.s, i)
		if !ok || !likelyYear(first) {
			return
		}
		year, n.start = first.digits, first.start
	}
	i, mark := cutBack(f.s, n.start, "제")
	if mark == "" {
		return
	}
	i = spaceBack(f.s, i)
	for _, k := range hangulKinds {
		stop, word := cutBack(f.s, i, k.word)
		if word == "" {
			continue
		}
		if word == "부령" {
			stop += len("부")
		}
		start := runBack(f.s, stop, 20, hangul)
		if start == stop { // 국토교통부 고시
			before := spaceBack(f.s, stop)
			if j := runBack(f.s, before, 20, hangul); IsBody(f.s[j:before]) {
				start, stop = j, before
			}
		}
		issuer := f.s[start:stop]
		if !IsBody(issuer) {
			issuer = ""
		}
		if issuer == "" && (k.strict || word == "부령") {
			return
		}
		f.add(start, end, cjkKey(f.s[start:i], year, n.digits, "호"), issuer)
		return
	}
}

// hangulBody tells the name of a Korean body by its ending.
func hangulBody(s string) bool {
	if n := utf8.RuneCountInString(s); n < 3 || n > 24 || runOn(s, 0, n, hangul) < len(s) {
		return false
	}
	for _, end := range []string{
		"부", "처", "청", "위원회", "특별시", "광역시", "특별자치시", "시청", "군청", "구청", "도청", "경기도", "강원도", "특별자치도", "남도", "북도", "의회", "국회",
		"공단", "공사", "은행", "법원", "재판소", "관리원", "감사원", "본부", "조정실", "비서실", "우정국", "진흥원", "연구원",
	} {
		if strings.HasSuffix(s, end) {
			return !slices.ContainsFunc([]string{"일부", "전부", "여부", "부처", "외부", "내부"}, func(not string) bool { return strings.HasSuffix(s, not) })
		}
	}
	return false
}
