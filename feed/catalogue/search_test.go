package catalogue

import (
	"slices"
	"strings"
	"testing"
)

func names(found []Row) (out []string) {
	for _, r := range found {
		out = append(out, r.Name)
	}
	return out
}

func TestSearchFinds(t *testing.T) {
	for _, c := range []struct {
		typed string
		first string   // row that comes first, "" where nothing is found
		among []string // others that are found
	}{
		// the same in all forms of the characters
		{"国家邮政局", "国家邮政局·邮政要闻", []string{"国家邮政局·统计信息", "国家邮政局·政策法规"}},
		{"國家郵政局", "国家邮政局·邮政要闻", []string{"国家邮政局·统计信息"}},
		{"邮政局 统计", "国家邮政局·统计信息", nil},
		{"台北市", "臺北市政府", nil},
		{"日本银行", "日本銀行 新着", []string{"Bank of Japan what's new (English)"}},
		{"ｊａｘａ", "JAXA press releases", nil},
		// pinyin: whole, initials, both mixed, other readings, a syllable that is being typed
		{"youzheng", "国家邮政局·邮政要闻", []string{"国家邮政局·政策法规"}},
		{"guojiayouzhengju", "国家邮政局·邮政要闻", nil},
		{"you zheng", "国家邮政局·邮政要闻", nil},
		{"gjyzj", "国家邮政局·邮政要闻", []string{"国家邮政局·政策法规"}},
		{"gjyouzheng", "国家邮政局·邮政要闻", nil},
		{"guojiayouzh", "国家邮政局·邮政要闻", nil},
		{"zhongguorenmin", "中国人民银行·新闻发布", nil},
		{"yinhang", "中国人民银行·新闻发布", []string{"中央銀行新聞稿", "日本銀行 新着"}},
		{"yinxing", "中国人民银行·新闻发布", []string{"中央銀行新聞稿"}},
		{"youzheng政策", "国家邮政局·政策法规", nil},
		// kana and romaji, of names and of categories
		{"そうむ", "総務省 新着情報", nil},
		{"soumushou", "総務省 新着情報", nil},
		{"somusho", "総務省 新着情報", nil},
		{"kishouchou", "気象庁 定時", nil},
		{"デジタル", "デジタル庁", nil},
		{"かんぽう", "政府新聞網·治安", []string{"總統府公報", "法務省", "国立国会図書館"}},
		{"kanpou", "政府新聞網·治安", []string{"總統府公報"}},
		// what others call it
		{"气象厅", "気象庁 定時", []string{"気象庁 地震火山", "기상청 동네예보"}},
		{"美联储", "Federal Reserve: all press", nil},
		{"meilianchu", "Federal Reserve: all press", nil},
		{"國稅廳", "정책브리핑 국세청", nil},
		{"世卫组织", "WHO news", nil},
		// hangul, whole and by its initials
		{"국세청", "정책브리핑 국세청", nil},
		{"ㄱㅅㅊ", "정책브리핑 국세청", []string{"관세청"}},
		{"한국은행", "한국은행 보도자료", nil},
		// Latin words, where they begin
		{"postal", "国家邮政局·邮政要闻", nil},
		{"FEDERAL reserve", "Federal Reserve: all press", []string{"Federal Reserve: speeches"}},
		{"ostal", "", nil},
		{"nts", "정책브리핑 국세청", nil},
		// publisher, region and category, in any language
		{"中国新闻社", "中国新闻网·时政", nil},
		{"新加坡", "SingStat", nil},
		{"Singapore statistics", "SingStat", nil},
		{"싱가포르", "SingStat", nil},
		{"澳门", "澳門新聞局", nil},
		{"韩国 tongji", "국가데이터처 보도자료", nil},
		{"hk weather", "香港天文台·本港地區天氣報告", []string{"香港天文台·天氣警告", "政府新聞網·環境"}},
		// the address
		{"spb.gov.cn", "国家邮政局·邮政要闻", nil},
		{"nothing-of-that-name", "", nil},
		{"邮政 銀行", "", nil},
	} {
		found := names(Search(c.typed, Filter{}))
		if c.first == "" && len(found) > 0 || c.first != "" && (len(found) == 0 || found[0] != c.first) {
			t.Errorf("%q finds %d: %q", c.typed, len(found), found[:min(len(found), 8)])
			continue
		}
		for _, name := range c.among {
			if !slices.Contains(found, name) {
				t.Errorf("%q does not find %q among %q", c.typed, name, found)
			}
		}
	}
}

func TestNamesComeBeforePublishersAndTheseBeforeTheRest(t *testing.T) {
	rank := func(r Row) int {
		switch {
		case newTerm("統計").place(newText(0, r.Name).key) >= 0:
			return inName
		case newTerm("統計").place(newText(0, strings.Join(r.Also, "|")).key) >= 0:
			return inAlso
		case newTerm("統計").place(newText(0, r.Publisher).key) >= 0:
			return inPublisher
		}
		return inRest
	}
	found := Search("统计", Filter{})
	seen := map[int]int{}
	for i, r := range found {
		seen[rank(r)]++
		if i > 0 && rank(r) < rank(found[i-1]) {
			t.Errorf("%s comes after %s", r.Name, found[i-1].Name)
		}
	}
	if len(seen) != 4 {
		t.Errorf("found by rank: %v", seen)
	}
}

func TestFiltersLeaveRowsOut(t *testing.T) {
	for _, c := range []struct {
		text string
		f    Filter
		want int
	}{
		{"", Filter{}, 242},
		{"", Filter{Region: "kr"}, 35},
		{"", Filter{Lang: "zh"}, 104},
		{"", Filter{Lang: "zh-hant"}, 60},
		{"", Filter{Lang: "z"}, 0},
		{"", Filter{Region: "jp", Category: "statistics"}, 3},
		{"统计", Filter{Region: "jp"}, 3},
	} {
		found := Search(c.text, c.f)
		if len(found) != c.want {
			t.Errorf("%q %+v: %d rows, not %d", c.text, c.f, len(found), c.want)
		}
	}
}
