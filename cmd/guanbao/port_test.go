package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"guanbao/cache"
	"guanbao/cmd/guanbao/urls"
	"guanbao/feed"
	"guanbao/feed/sample"
	"guanbao/ui"
	"guanbao/ui/locale"
)

func TestTheScreenIsToldInTheReadersLanguage(t *testing.T) {
	a, _, _ := testApp(t)
	a.speak(locale.For("zh-Hans"))
	a.folders.Data, a.folders.Config = "d", "c"
	for _, tt := range []struct {
		err  error
		want string
	}{
		{ErrOnlySample, a.words.OnlySample},
		{errors.Join(ErrOnlySample, nil), a.words.OnlySample},
		{fmt.Errorf("subscription: %w", urls.ErrLocked), "另一个进程正在修改 urls 文件"},
		{fmt.Errorf("cache: mark: %w", cache.ErrFull), "没有空间写入 " + a.folders.Cache()},
		{fmt.Errorf("urls file: %w", &fs.PathError{Op: "open", Path: "/urls", Err: fs.ErrPermission}), "/urls：没有权限"},
		{fmt.Errorf("%s: %w", "c/urls", urls.ErrTooLarge), a.folders.URLs() + "：文件过大"},
		{fmt.Errorf("%s: %w", "c/urls", urls.ErrLinks), a.folders.URLs() + "：符号链接太多"},
		{ErrUnsubscribed, "没有订阅这个源"},
		{errors.New("a\x1b[2Jb"), "出错了：ab"},
	} {
		told, ok := errors.AsType[ui.Told](a.tell(tt.err))
		if !ok || told.Text != tt.want || !errors.Is(told, tt.err) {
			t.Errorf("%v is told as %q, want %q", tt.err, told.Text, tt.want)
		}
	}
	problem := &feed.Problem{Kind: feed.ProblemNotFound}
	for _, err := range []error{nil, context.Canceled, problem} {
		if got := a.tell(err); got != err {
			t.Errorf("%v became %v", err, got)
		}
	}
}

func TestRemovingTheOnlySampleIsRefusedInWords(t *testing.T) {
	s, _ := subscriptions(t, "")
	a, _, _ := testApp(t)
	a.speak(locale.For("ja"))
	_, err := subscribing{s, a.tell}.Remove(t.Context(), sample.Address)
	if told, ok := errors.AsType[ui.Told](err); !ok || told.Text != a.words.OnlySample {
		t.Errorf("the screen is told %v", err)
	}
}

func TestABrowserThatDoesNotOpenIsToldInWords(t *testing.T) {
	a, _, _ := testApp(t)
	a.speak(locale.For("ko"))
	open := a.browse(Browser{argv: []string{"no-such-browser"}})
	for address, want := range map[string]string{
		"https://a.example/":  "no-such-browser",
		"javascript:alert(1)": a.texts.Warnings[feed.WarnBadLink],
	} {
		told, ok := errors.AsType[ui.Told](open(address))
		if !ok || !strings.HasSuffix(told.Text, want) || strings.Contains(told.Text, "browser found") {
			t.Errorf("%s: the screen is told %q", address, told.Text)
		}
	}
}
