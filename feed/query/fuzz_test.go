package query

import (
	"errors"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"
)

// bad are queries as nobody means them.
var bad = []string{
	"", " ", "\x00", "\x00邮\x00政", "%", "%邮政%", "_", "*", "a*", "^a", "a NEAR/3 b", "{title}: a", `a" OR "b`, "'; DROP TABLE articles; --",
	"😀", "👨‍👩‍👧 邮政", "邮\xff政", "\xe9\x82", `"`, `"邮政`, "“邮政”」", "title:", "title:title:a", "-", "--", "- -", "NOT", "NOT NOT", "-(", "-()",
	"ーーだ", "ー(a)", "或", "a 或", "的 了 。", "。，、；：？！", "a|b||c｜d", "(a)(b)(c)", "国邮发（2021）12号", "number:（2021）12号", "number:（2021", "after:this week",
	"after:2021年 3月 5日", "on:7 days ago", `on:0Y" Ago"`, "before:－7d", "is:（unread）", "lang:zh_CN.UTF-8", "link:http://[::1]/", "feed:\"a b\"", "tag:\"(\"", "link:a(b)", "title:ー", `title:"或"`,
	"标题：", "标题： 国家", "：标题", "标题：标题：a", "来源：\"a b\"", "来源：（a OR -b）", "状态：a", "is:（未读）", "日期：昨", "包含：",
	"邮政局　国務院\u200b快\u0301递", "İstanbul ſ ß ŉ", "が か\u3099 ｶﾞ", "ᄀ 각 ㄱㅂ",
}

// long are queries beyond what is read.
func tooLong() []string {
	return []string{
		strings.Repeat("邮", 4<<10), strings.Repeat("邮政 ", 2<<10), strings.Repeat("a OR ", 2<<10), strings.Repeat("-", 10<<10),
		strings.Repeat("(", 10_000), strings.Repeat(")", 10_000), strings.Repeat("（", 3_000) + "a" + strings.Repeat("）", 3_000),
		strings.Repeat("-(", 5_000), strings.Repeat("title:(", 1_000), strings.Repeat("NOT ", 2_000), strings.Repeat(`"`, 9_999),
		strings.Repeat("来源:a ", 100), strings.Repeat("来源:a OR ", 31) + "来源:a", strings.Repeat("-(b ", 31) + "来源:a", strings.Repeat("标", 3_000),
		strings.Repeat("a(b)", 2_500), strings.Repeat("a(", 5_000), strings.Repeat("after:this week ", 600), strings.Repeat("。", 3_000),
		strings.Repeat("国家邮政局局长主持召开2021年第七次局长办公会，审议《2020年邮政普遍服务监管报告》[1]。\n", 80),
	}
}

// hold holds what is true of every text: it is read, or the place of a fault
// in it is told; the query that was read is bounded, is spelled so that it is
// read as the same, and can be asked.
func hold(t *testing.T, text string) {
	q, err := Parse(text, now)
	var fault *Error
	switch {
	case errors.As(err, &fault):
		pointed(t, text, fault)
	case err != nil:
		t.Fatalf("%q: %v is no fault of a query", text, err)
	case len(text) > MaxBytes:
		t.Fatalf("%d bytes were read", len(text))
	default:
		again(t, text, q)
	}
	if half, ok := ParseTyping(text, now); ok {
		again(t, text, half)
		if err == nil && !reflect.DeepEqual(half, q) && !strings.ContainsAny(text, "\x22＂“”„「『｢〝") {
			t.Fatalf("%q is %s, and %s while it is typed", text, q, half)
		}
	} else if err == nil {
		t.Fatalf("%q is %s, and nothing while it is typed", text, q)
	}
}

func pointed(t *testing.T, text string, fault *Error) {
	t.Helper()
	within := 0 <= fault.Start && fault.Start <= fault.End && fault.End <= len(text)
	if !within || parts(text, fault.Start) || parts(text, fault.End) {
		t.Fatalf("%q: the fault %+v lies outside or parts a rune", text, fault)
	}
	if fault.Kind != TooLong && fault.Got != text[fault.Start:fault.End] {
		t.Fatalf("%q: the fault %+v has not what stands there", text, fault)
	}
}

// parts tells whether a place lies within a rune.
func parts(s string, i int) bool {
	if i <= 0 || i >= len(s) {
		return false
	}
	start := i - 1
	for start > 0 && start > i-utf8.UTFMax && !utf8.RuneStart(s[start]) {
		start--
	}
	_, size := utf8.DecodeRuneInString(s[start:])
	return start+size > i
}

func again(t *testing.T, text string, q Query) {
	t.Helper()
	spelled := q.String()
	if len(spelled) > MaxBytes {
		return // what was folded may have grown
	}
	got, err := Parse(spelled, now)
	if err != nil || !reflect.DeepEqual(got, q) {
		t.Fatalf("%q is spelled %q, which is read as %#v, %v; want %#v", text, spelled, got.Expr, err, q.Expr)
	}
	if terms, depth := measure(q.Expr); terms > MaxTerms || depth > 2*MaxDepth+2 {
		t.Fatalf("%q has %d terms, %d deep", text, terms, depth)
	}
	d := doc()
	if q.Match(&d) == (Query{Not(q)}).Match(&d) {
		t.Fatalf("%q matches as its denial does", text)
	}
	folded := NewText(text)
	for _, w := range q.Words() {
		for _, at := range folded.Find(w) {
			if parts(text, at[0]) || parts(text, at[1]) || at[0] >= at[1] {
				t.Fatalf("%q: %v is found at %v", text, w, at)
			}
		}
	}
}

// measure counts the leaves of a tree and how deep it is.
func measure(e Expr) (terms, depth int) {
	var members []Expr
	switch e := e.(type) {
	case And:
		members = e
	case Or:
		members = e
	case Not:
		members = []Expr{e.Expr}
	default:
		return 1, 1
	}
	for _, m := range members {
		n, d := measure(m)
		terms, depth = terms+n, max(depth, d+1)
	}
	return terms, depth
}

func TestBadQueriesAreHeld(t *testing.T) {
	for _, text := range append(tooLong(), bad...) {
		hold(t, text)
	}
}

func FuzzParse(f *testing.F) {
	for _, text := range append(tooLong(), bad...) {
		f.Add(text)
	}
	f.Fuzz(hold)
}
