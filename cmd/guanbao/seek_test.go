package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// hits reads from a header how many articles were found for a text; -1 where
// the answer is not there.
func hits(header, text string) int {
	m := regexp.MustCompile(`› 搜索：` + regexp.QuoteMeta(text) + ` .*?(\d+) 篇`).FindStringSubmatch(header)
	if m == nil {
		return -1
	}
	n, _ := strconv.Atoi(m[1])
	return n
}

// unread is an environment in which nothing becomes read by being looked at,
// and every copy has a row of its own.
func unread(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "config.toml"), []byte("read_after = \"never\"\nreposts = \"all\"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return "GUANBAO_CONFIG=" + dir
}

func TestASearchNarrowsWhileOneTypesAndLeadsBack(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{120, 40}, {80, 24}, {60, 16}} {
		term := reader(t, size[0], size[1], unread(t))
		term.WaitText("guanbao › 全部", "，共 31")
		term.Keys("G")
		const oldest = "国家邮政局公布2020年11月"
		settled(term, "the end of the list", func(l []string) bool {
			beside := size[0] < 120 || strings.Contains(lastPane(l[1]), oldest)
			return beside && slices.ContainsFunc(l[1:], func(row string) bool { return strings.Contains(row, oldest) })
		})
		before := calm(term)
		term.Keys("/")
		typed, last := "", -1
		for _, part := range []string{"国", "家邮政", "局公布"} {
			for _, r := range part {
				term.Type(string(r))
				time.Sleep(30 * time.Millisecond) // as fast as a hand types
			}
			typed += part
			var n int
			lines := settled(term, "what is found for "+typed, func(l []string) bool {
				n = hits(l[0], typed)
				return n >= 0
			})
			if n == 0 || last >= 0 && n >= last {
				t.Errorf("%d hits for %s, %d before", n, typed, last)
			}
			last = n
			checkLines(t, lines, size[0])
		}
		term.Keys("Down", "Down")
		term.Keys("Escape")
		settled(term, "the place where the search began", func(l []string) bool {
			return slices.Equal(l[:len(l)-1], before[:len(before)-1])
		})
		term.Keys("Q")
		if code := term.WaitExit(); code != 0 {
			t.Errorf("exit status %d", code)
		}
	}
}

func TestWhatIsFoundIsReadInARealTerminal(t *testing.T) {
	term := reader(t, 120, 40)
	term.WaitText("guanbao › 全部", "，共 31")
	term.Keys("/")
	term.Type("业务量")
	settled(term, "hits", func(l []string) bool { return hits(l[0], "业务量") > 1 })
	term.Keys("Enter", "j", "Enter")
	lines := settled(term, "the second hit", func(l []string) bool { // the first one stands there until it has come
		return strings.Contains(l[len(l)-1], "n N 找到 1/") && strings.Contains(lastPane(l[1]), "国家邮政局公布2020年12月")
	})
	term.Keys("n")
	settled(term, "the next place in it", func(l []string) bool { return strings.Contains(l[len(l)-1], "找到 2/") })
	term.Keys("h")
	settled(term, "what was found", func(l []string) bool {
		return hits(l[0], "业务量") > 1 && strings.Contains(l[len(l)-1], "换排序") && lastPane(l[1]) == lastPane(lines[1])
	})
}

func TestASearchBySoundNarrowsWhileOneTypes(t *testing.T) {
	term := reader(t, 120, 40, unread(t))
	term.WaitText("guanbao › 全部", "，共 31")
	term.Keys("g", "g", "j", "j")
	settled(term, "the third row", func(l []string) bool { return strings.Contains(lastPane(l[1]), "海平縣政府就偏鄉包裹") })
	before := calm(term)
	term.Keys("/")
	for _, r := range "gjyzj" {
		term.Type(string(r))
		time.Sleep(30 * time.Millisecond) // as fast as a hand types
	}
	settled(term, "what sounds so, marked in the article", func(l []string) bool {
		list := strings.Join(l, "\n")
		return hits(l[0], "gjyzj") > 3 && strings.Contains(list, "首字母") && strings.Contains(list, "國家郵政局召開2021年第七次局長辦公會")
	})
	term.Keys("Escape")
	settled(term, "the place where the search began", func(l []string) bool {
		return slices.Equal(l[:len(l)-1], before[:len(before)-1])
	})
	term.Keys("/")
	term.Type("gjyzj")
	settled(term, "the hits once more", func(l []string) bool { return hits(l[0], "gjyzj") > 3 })
	term.Keys("Enter", "Enter")
	settled(term, "the first hit", func(l []string) bool { return strings.Contains(l[len(l)-1], "n N 找到 1/") })
}
