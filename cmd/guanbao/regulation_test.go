package main

import (
	"encoding/xml"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"guanbao/cmd/guanbao/screen"
	"guanbao/feed/bulletin/bulletintest"
)

// writeRegulation puts a feed with a regulation of sixty pages on a shelf.
func writeRegulation(t *testing.T, shelf string) {
	t.Helper()
	var content strings.Builder
	if err := xml.EscapeText(&content, []byte(bulletintest.Regulation(bulletintest.SixtyPages))); err != nil {
		t.Fatal(err)
	}
	doc := fmt.Sprintf(`<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>法规</title><link>https://law.example/</link><language>zh-CN</language>
<item><title>寄递管理条例</title><link>https://law.example/1</link><guid>r1</guid><pubDate>Mon, 10 May 2021 10:20:00 +0800</pubDate><description>%s</description></item></channel></rss>`, content.String())
	if err := os.WriteFile(filepath.Join(shelf, "law.xml"), []byte(doc), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestALongRegulationIsReadOnAfterARestart(t *testing.T) {
	shelf, dir := t.TempDir(), t.TempDir()
	writeRegulation(t, shelf)
	p := newPublisher(shelf, shelf)
	t.Cleanup(p.stop)
	config, data := filepath.Join(dir, "config"), "GUANBAO_DATA="+filepath.Join(dir, "data")
	if err := os.MkdirAll(config, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(config, "urls"), []byte(p.url()+"/feed/law.xml \"法规\"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	open := func() *screen.Terminal {
		term := reader(t, 80, 24, "GUANBAO_CONFIG="+config, data)
		term.WaitText("寄递管理条例")
		return term
	}
	term := open()
	term.Keys("Enter")
	term.WaitText("返回")
	term.Keys("t")
	term.WaitText("目录", "第一章", "第一条")
	term.Keys("j", "j", "j", "j", "j", "j", "Enter")
	here := settled(term, "a heading in the status bar", func(l []string) bool {
		return strings.Contains(l[len(l)-1], "第") && strings.Contains(l[len(l)-1], "返回")
	})
	term.Keys("}", "}")
	settled(term, "the second heading from there", func(l []string) bool { return l[len(l)-1] != here[len(here)-1] })
	term.Keys("/")
	term.Type("第二百條")
	term.Keys("Enter")
	term.WaitText("第二百条", "n N 找到")
	term.Keys("Escape")
	want := settled(term, "the end of the finding", func(l []string) bool {
		return strings.Contains(l[len(l)-1], "下一未读") && strings.Contains(strings.Join(l, ""), "第二百条")
	})
	term.Keys("Q")
	if code := term.WaitExit(); code != 0 {
		t.Errorf("exit status %d", code)
	}
	p.stop() // and read on without a network

	term = open()
	term.Keys("Enter")
	settled(term, "the place where it was left", func(l []string) bool {
		return strings.Join(l[9:23], "\n") == strings.Join(want[9:23], "\n")
	})
	term.Keys("Q")
	if code := term.WaitExit(); code != 0 {
		t.Errorf("exit status %d", code)
	}
}
