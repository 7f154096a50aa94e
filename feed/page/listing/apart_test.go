package listing

import (
	"strings"
	"testing"
	"time"

	"guanbao/feed"
)

// dayOf is the day of the first of three items, of which a row and what stands
// before all of them are given; "-" for none. NN in a row is the item's number.
func dayOf(t *testing.T, lang, before, row string) string {
	t.Helper()
	page := "<!DOCTYPE html><html lang=" + lang + "><body><div>" + before
	rows := ""
	for _, n := range []string{"11", "12", "13"} {
		rows += strings.ReplaceAll(row, "NN", n)
	}
	if strings.HasPrefix(row, "<tr") {
		rows = "<table>" + rows + "</table>"
	} else {
		rows = "<ul>" + rows + "</ul>"
	}
	_, doc, err := Guess(feed.Raw{URL: "https://a.example/l/", Body: []byte(page + rows), At: time.Date(2026, 11, 20, 8, 0, 0, 0, time.UTC)})
	if err != nil || len(doc.Articles) != 3 {
		if feed.AsProblem(err) != nil && feed.AsProblem(err).Kind == feed.ProblemNoList {
			return "-" // three items are a list with days alone
		}
		t.Fatal(err, doc.Articles)
	}
	if doc.Articles[0].Published.IsZero() {
		return "-"
	}
	return doc.Articles[0].Published.Format(time.DateOnly)
}

func TestPartsOfADayAreThoseThatStandTogether(t *testing.T) {
	const (
		title = `<a href="/l/NN.html">关于做好第NN号服务保障工作的通知</a>`
		ja    = `<a href="/l/NN.html">物流の持続的成長に向けた検討会NNの開催</a>`
		en    = `<a href="/l/NN.html">Guidance on customs declarations NN</a>`
		ko    = `<a href="/l/NN.html">우편물 배달 체계 개편 방안 NN 공청회</a>`
	)
	for name, c := range map[string]struct{ lang, before, row, want string }{
		"day above month":                   {"zh-CN", "", "<li><b>18</b><i>2026-09</i>" + title + "</li>", "2026-09-18"},
		"month above day":                   {"zh-CN", "", "<li><p>2026年9月</p><p>18</p>" + title + "</li>", "2026-09-18"},
		"day, month and year":               {"en", "", "<li><b>18</b><b>Sep</b><b>2026</b> " + en + "</li>", "2026-09-18"},
		"day and month":                     {"en", "", "<li><b>18</b><b>Sep</b> " + en + "</li>", "2026-09-18"},
		"day and month of last year":        {"en", "", "<li><b>18</b><b>Dec</b> " + en + "</li>", "2025-12-18"},
		"the number of a row and a month":   {"zh-CN", "", "<tr><td>NN</td><td>" + title + "</td><td>2026-09</td></tr>", "-"},
		"a number beside the month's cell":  {"zh-CN", "", "<tr><td>" + title + "</td><td>12</td><td>2026-09</td></tr>", "-"},
		"a number before the title":         {"zh-CN", "", "<li><i>NN</i>" + title + "<span>2026-09</span></li>", "-"},
		"a day below a month":               {"ja", "<h3>令和8年9月</h3>", "<li><span>18日</span>" + ja + "</li>", "2026-09-18"},
		"a number below a month":            {"ja", "<h3>令和8年9月</h3>", "<li><span>18</span>" + ja + "</li>", "-"},
		"month and day below a year":        {"zh-CN", "<h3>2024年</h3>", "<li><span>09-18</span>" + title + "</li>", "2024-09-18"},
		"month and day below an era's year": {"ja", "<h3>令和6年</h3>", "<li><span>9月18日</span>" + ja + "</li>", "2024-09-18"},
		"a year of two digits":              {"ko", "", "<li>" + ko + "<span>등록일 26.09.18</span></li>", "2026-09-18"},
		"none in English":                   {"en", "", "<li>" + en + "<span>26.09.18</span></li>", "-"},
		"no such day":                       {"ko", "", "<li>" + ko + "<span>26.19.38</span></li>", "-"},
		"in words":                          {"zh-CN", "", "<li>" + title + "<span>二〇二六年九月十八日</span></li>", "2026-09-18"},
		"in words, the tens in full":        {"zh-CN", "", "<li>" + title + "<span>二○二六年十二月二十一日</span></li>", "2026-12-21"},
		"in words, of the republic":         {"zh-TW", "", "<li>" + title + "<span>民國一百一十五年九月十八日</span></li>", "2026-09-18"},
	} {
		if got := dayOf(t, c.lang, c.before, c.row); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}
