package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"

	"guanbao/feed"
)

// testApp is a program whose output is kept, at a fixed moment.
func testApp(t *testing.T) (a *app, out, err *bytes.Buffer) {
	t.Helper()
	out, err = new(bytes.Buffer), new(bytes.Buffer)
	now := time.Date(2026, 5, 10, 8, 2, 0, 0, time.FixedZone("", 8*3600))
	env := func(string) string { return "" }
	return newApp(nil, out, err, env, func() time.Time { return now }), out, err
}

func TestAddressOfWhatWasTyped(t *testing.T) {
	for typed, want := range map[string]string{
		"https://a.example/x":                           "https://a.example/x",
		"  http://a.example ":                           "http://a.example",
		"a.example/feed.xml":                            "https://a.example/feed.xml",
		"//a.example/x":                                 "https://a.example/x",
		"a.example:8080/x":                              "https://a.example:8080/x",
		"localhost:8080":                                "https://localhost:8080",
		"[::1]:8080/x":                                  "https://[::1]:8080/x",
		"a.example/x?t=12:30":                           "https://a.example/x?t=12:30",
		"a.example/x:y":                                 "https://a.example/x:y",
		"feed://a.example/x":                            "https://a.example/x",
		"feed:https://a.example/x":                      "https://a.example/x",
		"builtin:sample":                                "builtin:sample",
		"exec:x":                                        "exec:x",
		"javascript:alert(1)":                           "javascript:alert(1)",
		"file:///x":                                     "file:///x",
		"":                                              "",
		"exec:curl https://a.example/x":                 "exec:curl https://a.example/x",
		"javascript:open('https://a.example')":          "javascript:open('https://a.example')",
		"网址：https://a.example/x。":                       "https://a.example/x",
		"见（https://a.example/x），有全文":                    "https://a.example/x",
		"[公告](https://a.example/x_(1).xml)":             "https://a.example/x_(1).xml",
		"<https://a.example/x>":                         "https://a.example/x",
		"“https://a.example/x”":                         "https://a.example/x",
		"https://a.example/x 国家邮政局":                     "https://a.example/x",
		"国家邮政局\u3000https://a.example/x":                "https://a.example/x",
		"\ufeffhttps://a.example/\u200bx":               "https://a.example/x",
		"view-source:https://a.example/x":               "https://a.example/x",
		"See https://a.example/x.":                      "https://a.example/x",
		"https://https://a.example/x":                   "https://a.example/x",
		"https://a.example/save?of=https://b.example/x": "https://a.example/save?of=https://b.example/x",
		"a.example/save/https://b.example/x":            "https://a.example/save/https://b.example/x",
		"HTTP://a.example/X":                            "http://a.example/X",
		"http：//a.example/x":                            "http://a.example/x",
		"ｈｔｔｐｓ：／／a.example/x":                           "https://a.example/x",
		"http:a.example":                                "http://a.example",
		"https:/a.example/x":                            "https://a.example/x",
		"http:\\\\a.example/x":                          "http://a.example/x",
		"feed:a.example/x":                              "https://a.example/x",
		"https://公报.example/新闻/列表.html":                 "https://公报.example/新闻/列表.html",
		"https://a.example/（二）.html":                    "https://a.example/（二）.html",
		"网址：www.a.example/x。":                           "https://www.a.example/x",
		"国家邮政局 www.a.example":                           "https://www.a.example",
		"公报.example/新闻":                                 "https://公报.example/新闻",
		"公报":                                            "https://公报",
	} {
		if got := address(typed); got != want {
			t.Errorf("address(%q) = %q, want %q", typed, got, want)
		}
	}
}

func TestSince(t *testing.T) {
	a, _, _ := testApp(t)
	now := a.now()
	for s, want := range map[string]time.Time{
		"":                     {},
		"today":                time.Date(2026, 5, 10, 0, 0, 0, 0, now.Location()),
		"2026-05-01":           time.Date(2026, 5, 1, 0, 0, 0, 0, now.Location()),
		"2026-05-01 12:30":     time.Date(2026, 5, 1, 12, 30, 0, 0, now.Location()),
		"2026-05-01T00:00:00Z": time.Date(2026, 5, 1, 0, 0, 0, 0, time.UTC),
		"7d":                   now.AddDate(0, 0, -7),
		"2w":                   now.AddDate(0, 0, -14),
		"36h":                  now.Add(-36 * time.Hour),
	} {
		if got, err := a.since(s); err != nil || !got.Equal(want) {
			t.Errorf("since(%q) = %v, %v; want %v", s, got, err, want)
		}
	}
	for _, s := range []string{"lately", "-1d", "d", "99999d", "2026-13-01", "-5h"} {
		if got, err := a.since(s); err == nil {
			t.Errorf("since(%q) = %v", s, got)
		}
	}
}

func TestColumnsLineUpByCells(t *testing.T) {
	a, _, _ := testApp(t)
	rows := [][]string{{"1", "国家邮政局", "甲"}, {"1000", "ab", "b"}}
	want := []string{"   1  国家邮政局  甲", "1000  ab          b"}
	if got := a.columns(rows, right{0: true}, 0); !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	for _, l := range a.columns([][]string{{"1", "国家邮政局召开会议"}}, nil, 10) {
		if w := a.measure.Width(l); w > 10 || !strings.HasPrefix(l, "1  国家") {
			t.Errorf("%q is %d cells wide", l, w)
		}
	}
}

func TestDayAndWhen(t *testing.T) {
	a, _, _ := testApp(t)
	utc := time.Date(2026, 5, 9, 23, 0, 0, 0, time.UTC)
	for _, c := range []struct{ got, want string }{
		{a.day(utc, false), "2026-05-10"},
		{a.day(utc, true), "2026-05-09"},
		{a.day(time.Time{}, false), ""},
		{a.day(time.Date(12000, 1, 1, 0, 0, 0, 0, time.UTC), false), ""},
		{a.when(utc), "07:00"},
		{a.when(utc.AddDate(0, 0, 1)), "2026-05-11 07:00"},
		{a.when(time.Time{}), "-"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestTitleOfAnUntitledArticle(t *testing.T) {
	a, _, _ := testApp(t)
	for _, c := range []struct{ title, text, want string }{
		{"公告", "正文", "公告"},
		{"", "正文\n第二行", "正文 第二行"},
		{"", strings.Repeat("字", 70), strings.Repeat("字", 60) + "..."},
		{"", "", a.texts.Untitled},
		{"a\x1b[2Jb\nc", "", "ab c"},
	} {
		if got := a.titleOf(c.title, c.text); got != c.want {
			t.Errorf("titleOf(%q, %q) = %q, want %q", c.title, c.text, got, c.want)
		}
	}
}

func TestMessagesAreOneHarmlessLine(t *testing.T) {
	a, out, err := testApp(t)
	a.say("a\x1b]0;x\x07b\nhttps://u:secret@h/ \u202e")
	if got := err.String(); got != "guanbao: ab https://u:***@h/\n" || out.Len() > 0 {
		t.Errorf("printed %q", got)
	}
}

func TestNoEscapesWithoutATerminal(t *testing.T) {
	a, out, _ := testApp(t)
	a.out.line(a.out.bold("x") + a.out.faint("y"))
	a.out.flush()
	if out.String() != "xy\n" {
		t.Errorf("printed %q", out)
	}
	a.out.colour = true
	if got := a.out.bold("x"); got != "\x1b[1mx\x1b[0m" {
		t.Errorf("with colour %q", got)
	}
}

// brokenWriter fails as a full disk does.
type brokenWriter struct{}

func (brokenWriter) Write([]byte) (int, error) { return 0, os.ErrInvalid }

func TestFailedOutputIsTold(t *testing.T) {
	var messages bytes.Buffer
	a := newApp(nil, brokenWriter{}, &messages, func(string) string { return "" }, time.Now)
	if status := a.execute(t.Context(), []string{"version"}); status != exitNot || !strings.Contains(messages.String(), "standard output") {
		t.Errorf("status %d, %q", status, messages.String())
	}
}

func TestBarDrawsOnTerminalsOnly(t *testing.T) {
	a, _, err := testApp(t)
	b := a.newBar()
	b.draw(1, 4)
	b.clear()
	if err.Len() > 0 {
		t.Errorf("drew %q", err)
	}
	a.err.terminal = true
	b.draw(1, 4)
	b.clear()
	b.draw(4, 4)
	wiped := strings.Repeat(" ", 36)
	if want := "\r[=======" + strings.Repeat(" ", 23) + "] 1/4\r" + wiped + "\r"; err.String() != want {
		t.Errorf("drew %q, want %q", err, want)
	}
}

func TestSizes(t *testing.T) {
	for n, want := range map[int64]string{0: "0 B", 1023: "1023 B", 1024: "1 KiB", 1536: "1.5 KiB", 16 << 20: "16 MiB", 5 << 40: "5120 GiB"} {
		if got := size(n); got != want {
			t.Errorf("size(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestCancelledCommandSaysSo(t *testing.T) {
	t.Setenv("GUANBAO_CONFIG", t.TempDir())
	var messages bytes.Buffer
	a := newApp(nil, io.Discard, &messages, func(name string) string {
		return map[string]string{"GUANBAO_CONFIG": os.Getenv("GUANBAO_CONFIG"), "GUANBAO_DATA": os.Getenv("GUANBAO_CONFIG")}[name]
	}, time.Now)
	defer a.close()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if status := a.execute(ctx, []string{"refresh"}); status != exitNot || messages.String() != "guanbao: cancelled\n" {
		t.Errorf("status %d, %q", status, messages.String())
	}
}

func TestJSONOfWhatIsNotKnown(t *testing.T) {
	var out bytes.Buffer
	o := newOutput(&out, func(string) string { return "" })
	o.jsonLine(toArticleJSON(feed.Item{Article: feed.Article{ID: "x", Feed: "https://u:p@a.example/", Comments: feed.NoCount}}))
	o.flush()
	want := `{"id":"x","feed":"https://u:***@a.example/","feed_title":null,"guid":null,"url":null,"title":null,"authors":[],"issuer":null,"number":null,` +
		`"published":null,"updated":null,"first_seen":null,"date_only":false,"lang":null,"unread":false,"starred":false,"comments":null,"reposts":null,"revisions":0,"summary":null}` + "\n"
	if out.String() != want {
		t.Errorf("got  %s\nwant %s", out.String(), want)
	}
}
