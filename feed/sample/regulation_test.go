package sample

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestTheLongRegulationIsNumberedThrough(t *testing.T) {
	articles := regexp.MustCompile(`<p><strong>第([一二三四五六七八九十百零]+)条</strong>`)
	for _, it := range read(t).Items {
		found := articles.FindAllStringSubmatch(it.Content, -1)
		if len(found) < 60 {
			continue
		}
		if n := utf8.RuneCountInString(markup.ReplaceAllString(it.Content, "")); n < 12000 {
			t.Errorf("%d characters, want at least 12,000", n)
		}
		for i, m := range found {
			if got := chineseNumber(m[1]); got != i+1 {
				t.Fatalf("第%s条 (%d) stands where %d belongs", m[1], got, i+1)
			}
		}
		for _, m := range regexp.MustCompile(`第([一二三四五六七八九十百零]+)[条、]`).FindAllStringSubmatch(it.Content, -1) {
			if n := chineseNumber(m[1]); n > len(found) {
				t.Errorf("第%s条 is referred to, there are %d", m[1], len(found))
			}
		}
		return
	}
	t.Error("no text with sixty articles")
}

// chineseNumber reads 一 to 一百九十九.
func chineseNumber(s string) int {
	total, digit := 0, 0
	for _, r := range s {
		switch r {
		case '百':
			total, digit = total+digit*100, 0
		case '十':
			total, digit = total+max(digit, 1)*10, 0
		case '零':
		default:
			digit = strings.Index("一二三四五六七八九", string(r))/3 + 1
		}
	}
	return total + digit
}
