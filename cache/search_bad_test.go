package cache

import (
	"slices"
	"strings"
	"testing"

	"guanbao/feed"
	"guanbao/feed/query"
)

// TestOddQueriesFindWhatMatches asks what nobody means to ask. What is no query
// is refused before; all else finds what a look through the articles finds.
func TestOddQueriesFindWhatMatches(t *testing.T) {
	c := sampled(t)
	docs := documents(t, c)
	page := ""
	for _, d := range docs {
		page += d.Text + "\n"
	}
	odd := []string{
		"的", "的 了 在 是", "一", "。", "，。！", "%", "%邮政%", "_", "邮_局", "*", "邮政*", "邮政 AND 快递", "NEAR(邮政 快递)", "邮政^2", "{邮政}", "title : 邮政",
		"'; DROP TABLE articles; --", "邮政\x00快递", "\x00", "\xff\xfe", "邮\xff政", "📮", "📮邮政", "👨‍👩‍👧‍👦", "邮️政", "\u200b邮\u200b政", "a", "1", "０", "ㄱ", "ー", "々",
		"OR", `"OR"`, "-", "--邮政", "-的", "(", "())", `"`, `"邮政`, "title:", "is:", `""`, "( )", strings.Repeat("(", 200) + "邮" + strings.Repeat(")", 200),
		strings.Repeat("邮政", 2000), strings.Repeat("邮政 ", 1500), strings.Repeat("a", 10_000), strings.Repeat("guojia ", 1500),
		strings.Repeat("-邮政 ", 500), strings.Repeat("邮 OR 政 ", 500), page[:4000], page,
	}
	for _, state := range []string{"waiting", "indexed"} {
		if state == "indexed" {
			indexed(t, c)
		}
		refused := 0
		for _, text := range odd {
			q, err := query.Parse(text, noon)
			if err != nil {
				refused++
				continue
			}
			got, err := c.Search(t.Context(), q, feed.Search{Limit: 1000})
			if err != nil {
				t.Errorf("%s, %.40q: %v", state, text, err)
				continue
			}
			var ids, want []string
			for _, h := range got.Hits {
				if h.Place.Sound == 0 {
					ids = append(ids, string(h.ID))
				}
			}
			for id, d := range docs {
				if q.Match(d) {
					want = append(want, string(id))
				}
			}
			slices.Sort(ids)
			slices.Sort(want)
			if !slices.Equal(ids, want) {
				t.Errorf("%s, %.40q: the index gives %d, the scan %d", state, text, len(ids), len(want))
			}
		}
		if refused == 0 || refused > len(odd)/2 {
			t.Errorf("%d of %d are refused", refused, len(odd))
		}
	}
}
