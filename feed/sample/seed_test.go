package sample

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// gloss is a Han character with its toned pinyin flattened behind it.
var gloss = regexp.MustCompile(`(\p{Han})\(([a-zü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zü]*)\)`)

func seed(t *testing.T) item {
	t.Helper()
	return read(t).Items[0]
}

func TestSeedStandsFirst(t *testing.T) {
	it := seed(t)
	if it.Title != "國家郵政局召開2021年第七次局長辦公會(huì)" {
		t.Errorf("title %q", it.Title)
	}
	if it.Link != First || it.GUID != it.Link {
		t.Errorf("link %q, guid %q", it.Link, it.GUID)
	}
	if it.Creator != "國家郵政局" || it.Lang != "zh-Hant" {
		t.Errorf("creator %q, language %q", it.Creator, it.Lang)
	}
	if page, number := it.comments(); number != "0" || page != "https://portal.example/comment/29112.html" {
		t.Errorf("%q comments on %q, want a stated 0 and the page", number, page)
	}
	when, err := time.Parse(time.RFC1123Z, it.Date)
	if err != nil || when.Format(time.DateOnly+" -0700") != "2021-05-10 +0800" {
		t.Errorf("date %q: %v", it.Date, err)
	}
}

// The portal's converter glossed a character always or never: that is how a
// reader tells its traces from a reading aid, so the sample has to keep to it.
func TestSeedGlossesAreTotal(t *testing.T) {
	it := seed(t)
	text := it.text() + strings.Join(it.Categories, "") + it.Creator
	readings := make(map[string]string)
	glosses := gloss.FindAllStringSubmatch(text, -1)
	for _, m := range glosses {
		if old, ok := readings[m[1]]; ok && old != m[2] {
			t.Errorf("%s is read both %s and %s", m[1], old, m[2])
		}
		readings[m[1]] = m[2]
	}
	for char, reading := range readings {
		if all, glossed := strings.Count(text, char), strings.Count(text, char+"("+reading+")"); all != glossed {
			t.Errorf("%s: %d of %d glossed", char, glossed, all)
		}
	}
	if len(readings) != 67 || len(glosses) < 200 {
		t.Errorf("%d glosses on %d characters, want at least 200 on 67", len(glosses), len(readings))
	}
	t.Logf("%d glosses on %d characters", len(glosses), len(readings))
}

func TestSeedGlossesInAttributesToo(t *testing.T) {
	alts := regexp.MustCompile(`alt="([^"]*)"`).FindAllStringSubmatch(seed(t).Content, -1)
	if len(alts) != 1 || !strings.Contains(alts[0][1], "預(yù)制菜") {
		t.Errorf("alternative texts %q", alts)
	}
}

func TestOnlyTheSeedIsGlossed(t *testing.T) {
	for _, it := range read(t).Items[1:] {
		if m := gloss.FindString(it.text()); m != "" {
			t.Errorf("%s: gloss %s", it.Title, m)
		}
	}
}

func TestSeedParagraphs(t *testing.T) {
	body, _, ok := strings.Cut(seed(t).Content, "<p><strong>相關(guān)新聞:</strong></p>")
	if !ok {
		t.Fatal("no heading over the related list")
	}
	paragraphs := strings.Split(strings.TrimSpace(body), "\n")
	if len(paragraphs) != 6 {
		t.Errorf("%d paragraphs, want 6", len(paragraphs))
	}
	for _, p := range paragraphs {
		if !strings.HasPrefix(p, "<p>\u3000\u3000") || strings.HasPrefix(p, "<p>\u3000\u3000\u3000") {
			t.Errorf("%.40s does not begin with two ideographic spaces", p)
		}
	}
	plain := gloss.ReplaceAllString(body, "$1")
	for _, fact := range []string{"5月10日", "馬軍勝主持", "戴應軍、劉君、趙民、廖進榮、陳凱", "《2020年郵政普遍服務監管報告》", "“快遞進村”",
		"《關于2021年持續解決形式主義問題深化拓展基層減負工作主要措施及分工方案》", "督查調研統籌計劃", "三點要求", "干部"} {
		if !strings.Contains(plain, fact) {
			t.Errorf("%s is not told", fact)
		}
	}
}

func TestSeedLists(t *testing.T) {
	content := seed(t).Content
	rest, popular, ok1 := strings.Cut(content, "<h3>熱門點(diǎn)擊排行</h3>")
	rest, recommended, ok2 := strings.Cut(rest, "<h3>推薦資訊</h3>")
	_, related, ok3 := strings.Cut(rest, "相關(guān)新聞:")
	if !ok1 || !ok2 || !ok3 {
		t.Fatalf("headings: popular %v, recommended %v, related %v", ok1, ok2, ok3)
	}
	if n := strings.Count(related, "<li>- <a "); n != 10 {
		t.Errorf("%d related, want 10", n)
	}
	if !strings.Contains(related, "<p>0條評(píng)論</p>") {
		t.Error("the comment count is not below the related list")
	}
	if n, pictures := strings.Count(recommended, "<li><a "), strings.Count(recommended, "<img "); n != 10 || pictures != 1 {
		t.Errorf("%d recommended and %d pictures, want 10 and 1", n, pictures)
	}
	if n := strings.Count(popular, "<li>·<a "); n != 10 {
		t.Errorf("%d popular, want 10", n)
	}
}

// key folds what cut titles are compared by here: no glosses, no punctuation,
// and the traditional characters of the lists as their simplified forms.
func key(title string) string {
	title = gloss.ReplaceAllString(title, "$1")
	title = regexp.MustCompile(`[^\p{L}\p{N}]+`).ReplaceAllString(title, "")
	return simplified.Replace(title)
}

var simplified = strings.NewReplacer("國", "国", "郵", "邮", "關", "关", "發", "发", "辦", "办", "監", "监", "規", "规", "間", "间", "遞", "递",
	"處", "处", "億", "亿", "業", "业", "務", "务", "運", "运", "況", "况", "節", "节", "責", "责", "實", "实", "築", "筑", "輸", "输",
	"線", "线", "歐", "欧", "計", "计", "開", "开", "萬", "万", "車", "车", "過", "过", "輛", "辆", "總", "总", "訊", "讯")

func TestSomeListedTitlesAreInTheSample(t *testing.T) {
	doc := read(t)
	found := make(map[string]bool)
	for _, m := range regexp.MustCompile(`<li>[-· ]*<a [^>]*>([^<]+)</a>`).FindAllStringSubmatch(doc.Items[0].Content, -1) {
		cut := key(m[1])
		matches := slices.DeleteFunc(slices.Clone(doc.Items[1:]), func(it item) bool { return !strings.HasPrefix(key(it.Title), cut) })
		if len(matches) > 1 {
			t.Errorf("%s fits %d items", m[1], len(matches))
		}
		if len(matches) == 1 {
			found[matches[0].Title] = true
		}
	}
	if len(found) < 7 {
		t.Errorf("only %d listed titles lead to an item: %v", len(found), found)
	}
	t.Logf("%d of the listed titles are items", len(found))
}
