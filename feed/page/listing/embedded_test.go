package listing

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"guanbao/feed"
)

// drawn is a list in JSON; day is the name of the field of its days.
func drawn(day string) string {
	var all []string
	for i := range 5 {
		all = append(all, fmt.Sprintf(`{"title":"关于做好第%d号服务保障工作的通知","url":"/a/%d.html","%s":"2026-09-%02d"}`, i, i, day, 28-i))
	}
	return "[" + strings.Join(all, ",") + "]"
}

func TestAListInAScriptIsFoundAmongOtherThings(t *testing.T) {
	menu := strings.ReplaceAll(drawn("order"), "2026-09-", "")
	for name, script := range map[string]string{
		"assigned":       "var rows = " + drawn("date") + ";",
		"handed over":    `draw("#list", {"page":1,"rows":` + drawn("date") + "})",
		"behind a menu":  "var menu = " + menu + ", rows = " + drawn("date"),
		"behind code":    strings.Repeat(`x=[{y}];f({"a":b});`, 30) + "rows=" + drawn("date"),
		"in an object":   "init({rows: " + drawn("date") + ", size: 5})",
		"with what HTML": `var rows = ` + strings.ReplaceAll(drawn("date"), "关于", `<b>关于<\/b>`),
	} {
		raw := feed.Raw{URL: "https://a.example/list/", Body: []byte("<!DOCTYPE html><title>通知</title><div id=app></div><script>" + script + "</script>")}
		rule, doc, err := Guess(raw)
		if err != nil || len(doc.Articles) != 5 || told(doc.Articles[0]) != "2026-09-28 关于做好第0号服务保障工作的通知 https://a.example/a/0.html" || doc.Feed.Title != "通知" {
			t.Errorf("%s: %+v, %v", name, doc, err)
			continue
		}
		if again, err := Read(raw, rule); err != nil || len(again.Articles) != 5 {
			t.Errorf("%s: by its rule: %v\n%s", name, err, rule.TOML())
		}
	}
}

func TestAListInAScriptGivesWayToTheListOfThePage(t *testing.T) {
	for name, page := range map[string]string{
		"a list with days":   half("l", "/b/", 0, 5) + "<script>var hot = " + drawn("date") + "</script>",
		"a menu in a script": strings.ReplaceAll(half("l", "/b/", 0, 5), "2026-", "") + "<script>var menu = " + strings.ReplaceAll(drawn("order"), "2026-09-", "") + "</script>",
	} {
		_, doc, err := Guess(feed.Raw{URL: "https://a.example/list/", Body: []byte("<!DOCTYPE html>" + page)})
		if err != nil || len(doc.Articles) != 5 || doc.Articles[0].URL != "https://a.example/b/0.html" {
			t.Errorf("%s: %+v, %v", name, doc.Articles, err)
		}
	}
}

func TestScriptsWithoutAListAreNone(t *testing.T) {
	for name, script := range map[string]string{
		"a broken value":       "var rows = " + strings.TrimSuffix(drawn("date"), "]"),
		"nothing but a menu":   "var menu = " + strings.ReplaceAll(drawn("order"), "2026-09-", ""),
		"very many beginnings": strings.Repeat(`=[{"a":[`, 100_000),
	} {
		_, _, err := Guess(feed.Raw{URL: "https://a.example/list/", Body: []byte("<!DOCTYPE html><script>" + script + "</script>")})
		var problem *feed.Problem
		if !errors.As(err, &problem) || problem.Kind != feed.ProblemNoList {
			t.Errorf("%s: %v", name, err)
		}
	}
}
