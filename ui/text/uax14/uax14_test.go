package uax14

import (
	"strings"
	"testing"
)

func TestLegal(t *testing.T) {
	for _, c := range []struct {
		s    string // "|" is the place asked for
		want bool
	}{
		{"国|家", true}, {"国|。家", false}, {"国|，家", false}, {"国|）家", false}, {"国|)", false}, {"国|]", false},
		{"国|！", false}, {"国|?", false}, {"国|：", false}, {"国|；", false}, {"カ|ー", false}, {"カ|ッ", false}, {"時|々", false}, {"ジョン|・ケリー", false},
		{"国|…", false}, {"国|——家", false}, {"国—|—家", false}, {"国——|家", true}, {"国…|…", false}, {"the rest |… is", false},
		{"国|”家", false}, {"国|“家", true}, {"“|国", false}, {"国“‘|家", false}, {"（|国", false}, {"国|（", true}, {"国《|家", false},
		{"he said |“no”", true}, {"he said “|no”", false}, {"oui |» non", false}, {"« |non", false},
		{"国|,家", false}, {"国|.家", false}, {"word|.", false}, {"the |.NET", true}, {"国”|,家", false}, {"3|:4", false},
		{"use |(x)", true}, {"use (|x)", false}, {"use (x|)", false}, {"call |)", false},
		{"|。国", true}, {"国\n|。", true}, {"（\n|国", true}, {"  |）国", true}, {"国（|  ", true},
		{"（\u0301|国", false}, {"国|\u3000家", true}, {"a|\u00a0)", true}, {"정부|는", true}, {"정부는|,", false},
	} {
		before, after, _ := strings.Cut(c.s, "|")
		if got := Legal(before+after, len(before)); got != c.want {
			t.Errorf("%q: %v", c.s, got)
		}
	}
}

func TestTheDataIsWhole(t *testing.T) {
	count := make(map[string]int)
	for _, p := range properties() {
		count[p.lineBreak]++
	}
	for _, class := range wanted {
		if count[class] == 0 {
			t.Errorf("no character of class %s", class)
		}
	}
	if len(properties()) < 300 {
		t.Errorf("only %d characters", len(properties()))
	}
	for _, name := range []string{"LineBreak-15.0.0.txt", "LICENSE-UNICODE.txt"} {
		if !strings.Contains(reduced, name) {
			t.Errorf("the data does not name %s", name)
		}
	}
}
