package query

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"
	"time"
)

// doc is a bulletin to ask.
func doc() Doc {
	return Doc{
		Title: "国家邮政局召开2021年第七次局长办公会", Text: "5月10日，國家郵政局局長主持召開。\nPostal services, covid-19 and “快递进村”.",
		Issuer: "国家邮政局", Number: "国邮发〔2021〕12号", URL: "https://www.post.example/a/1.html", Links: []string{"https://gov.example/b?c=1"},
		FeedURL: "https://www.post.example/feed.xml", FeedTitle: "邮政局 Bulletins", Tags: []string{"郵政", "Two Words"}, Lang: "zh-Hans",
		Date: time.Date(2021, 5, 10, 8, 0, 0, 0, now.Location()), Flags: []Flag{Unread, Starred}, Has: []Has{Attachment, Image},
	}
}

// TestQueriesMatch asks one bulletin.
func TestQueriesMatch(t *testing.T) {
	for query, want := range map[string]bool{
		"邮政": true, "郵政": true, "邮政局召开": true, "局邮": false, "快递进村": true, "post": true, "ostal": false, `"post"`: false, `"postal"`: true,
		"POSTAL": true, "ｐｏｓｔａｌ": true, "covid-19": true, "covid 19": true, "covid-9": false, "bulletins": true, "2021年": true, "12号": true,
		"邮政 快递": true, "邮政 铁路": false, "邮政 OR 铁路": true, "铁路 OR 航空": false, "-铁路": true, "-邮政": false, "邮政 -(快递 铁路)": true, "邮政 -(快递 OR 铁路)": false,
		"title:办公会": true, "title:快递": false, "issuer:邮政局": true, "issuer:召开": false,
		"is:unread": true, "is:read": false, "is:starred": true, "is:revised": false, "has:attachment": true, "has:table": false, "has:image": true,
		"lang:zh": true, "lang:zh-Hans": true, "lang:zh-Hant": false, "lang:en": false, "tag:邮政": true, "tag:邮": false, `tag:"two words"`: true,
		"feed:邮政局": true, "feed:bulletins": true, "feed:post.example": true, "feed:example": false, "feed:https://www.post.example/feed.xml": true, "feed:铁路": false,
		"link:post.example": true, "link:post.example/a": true, "link:post.example/b": false, "link:gov.example/b?c=1": true, "link:ost.example": false,
		"after:2021-05-10": true, "after:2021-05-11": false, "before:2021-05-10": false, "before:2021-05-11": true, "on:2021-05": true, "on:2021-04": false, "after:7d": false, "before:today": true,
		"number:国邮发〔2021〕12号": true, "number:国邮发[2021]12号": true, "number:国邮发（2021）12号": true, "number:國郵發(2021)12號": true, "number:国邮发【2021】12号": true,
		"number:〔2021〕": true, "number:[2021]": true, "number:（2021）": true, "number:2021": true, "number:12号": true, "number:2号": false, "number:国邮发": true, "number:国发": false,
		"国邮发〔2021〕12号": true, "国邮发(2021)12号": true, "国邮发〔2021〕2号": false,
	} {
		d := doc()
		if got := parsed(t, query).Match(&d); got != want {
			t.Errorf("%s: %v, want %v", query, got, want)
		}
	}
}

// TestNumbersAreFoundHoweverTheyAreWritten asks each spelling for each other.
func TestNumbersAreFoundHoweverTheyAreWritten(t *testing.T) {
	spellings := []string{"国邮发〔2021〕12号", "国邮发[2021]12号", "国邮发（2021）12号", "国邮发(2021)12号", "國郵發〔2021〕12號", "国邮发【2021】12号", "国邮发﹝2021﹞12号", "国邮发〔２０２１〕１２号", "国邮发〔2021〕第12号"}
	for _, asked := range spellings {
		n := parsed(t, "number:"+asked).Expr.(Number)
		for _, written := range spellings {
			if !n.Matches(written) {
				t.Errorf("number:%s is %s and does not find %s", asked, n, written)
			}
		}
		if n.Matches("国邮发〔2021〕112号") || n.Matches("国邮发〔2021〕1号") {
			t.Errorf("number:%s finds another number", asked)
		}
	}
}

// TestWhatIsNotUnreadIsRead holds that there is no flag for it.
func TestWhatIsNotUnreadIsRead(t *testing.T) {
	for query, want := range map[string]bool{"is:read": true, "is:unread": false, "-is:read": false} {
		if got := parsed(t, query).Match(&Doc{Flags: []Flag{Starred}}); got != want {
			t.Errorf("%s: %v, want %v", query, got, want)
		}
	}
}

// TestAnUndatedArticleHasNoDay holds that it is neither after nor before one.
func TestAnUndatedArticleHasNoDay(t *testing.T) {
	for query, want := range map[string]bool{"after:1999": false, "before:today": false, "on:2021": false, "-after:1999": true} {
		if got := parsed(t, query).Match(&Doc{}); got != want {
			t.Errorf("%s: %v, want %v", query, got, want)
		}
	}
}

// TestMatchIsLogic holds on random trees that OR, AND and NOT are what they
// are called, De Morgan's rules, and that a spelling is read as the same tree.
func TestMatchIsLogic(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	d := doc()
	ask := func(format string, args ...any) bool { return parsed(t, fmt.Sprintf(format, args...)).Match(&d) }
	for range 500 {
		x, y := tree(r, 3), tree(r, 3)
		a, b := x.Match(&d), y.Match(&d)
		for form, want := range map[string]bool{
			"(%s) (%s)": a && b, "(%s) AND (%s)": a && b, "(%s) OR (%s)": a || b, "(%s)|(%s)": a || b, "-(%s) (%s)": !a && b, "(%s) OR NOT (%s)": a || !b,
		} {
			if got := ask(form, x, y); got != want {
				t.Fatalf(form+" is %v; of its parts one is %v, the other %v", x, y, got, a, b)
			}
		}
		if ask("-((%s) OR (%s))", x, y) != ask("-(%s) -(%s)", x, y) || ask("-((%s) (%s))", x, y) != ask("-(%s) OR -(%s)", x, y) {
			t.Fatalf("De Morgan's rules do not hold of %s and %s", x, y)
		}
		if ask("-(-(%s))", x) != a {
			t.Fatalf("%s denied twice is another query", x)
		}
		if got := parsed(t, x.String()); !reflect.DeepEqual(got, x) {
			t.Fatalf("%s is read as %#v, not %#v", x, got.Expr, x.Expr)
		}
	}
}

// leaves are terms of which the bulletin matches some.
var leaves = []string{
	"邮政", "铁路", `"postal"`, "postal", "covid-19", "title:办公会", "title:铁路", "issuer:邮政", "is:unread", "is:read", "has:table", "has:image", "lang:zh", "lang:ja",
	"tag:邮政", "feed:邮政局", "number:国邮发[2021]12号", "number:3号", "link:gov.example", "after:2021", "before:7d", "on:week", `"或"`, "或者", ".ーだ",
}

// tree is a random query.
func tree(r *rand.Rand, depth int) Query {
	if depth == 0 || r.IntN(3) == 0 {
		q, err := Parse(leaves[r.IntN(len(leaves))], now)
		if err != nil {
			panic(err)
		}
		return q
	}
	x, y := tree(r, depth-1).Expr, tree(r, depth-1).Expr
	switch r.IntN(3) {
	case 0:
		return Query{both([]Expr{x, y})}
	case 1:
		return Query{either([]Expr{x, y})}
	}
	return Query{not(x)}
}

// TestAKoreanNumberIsFoundByYearAndNumberAlone holds that 2025-12 needs no
// issuer before it.
func TestAKoreanNumberIsFoundByYearAndNumberAlone(t *testing.T) {
	for written, want := range map[string]bool{
		"제2025-12호": true, "2025-12": true, "생활우편청 고시 제2025-12호": true, "국토교통부공고제2025-12호": true,
		"국토교통부고시 제2025-123호": false, "국토교통부고시 제2024-12호": false, "제12025-12호": false,
	} {
		for _, text := range []string{"number:2025-12", "number:제2025-12호"} { // the sign for a number is written where it is asked for
			if n := parsed(t, text).Expr.(Number); n.Matches(written) != (want && !(written == "2025-12" && n != "2025-12")) {
				t.Errorf("%s is %s: %s found: %v", text, n, written, !want)
			}
		}
	}
}
