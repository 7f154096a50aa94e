package main

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"guanbao/cmd/guanbao/screen"
)

// postal is the address of a list page of the catalogue.
const postal = "https://www.spb.gov.cn/gjyzj/c100015/c100016/common_list.shtml"

func TestASourceIsChosenFromTheCatalogueAndSubscribed(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("only Linux takes the authority of a world by a variable")
	}
	dir := t.TempDir()
	authority := filepath.Join(dir, "authority.pem")
	w, err := newWorld(filepath.Join(dir, "world"), authority)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(w.stop)
	page := filepath.Join(dir, "world", "www.spb.gov.cn", "gjyzj", "c100015", "c100016", "common_list.shtml")
	if err := os.MkdirAll(filepath.Dir(page), 0o700); err != nil {
		t.Fatal(err)
	}
	const row = `<li><a href="/gjyzj/c100015/c100016/202611/a.shtml">关于调整测试寄递服务区域的通告</a><span>2026-11-20</span></li>`
	if err := os.WriteFile(page, []byte("<html><head><meta charset=utf-8><title>要闻</title></head><body><ul>"+row+"</ul></body></html>"), 0o600); err != nil {
		t.Fatal(err)
	}
	name, env := readerHome(t)
	config := filepath.Join(dir, "config")
	env = append(env, "GUANBAO_CONFIG="+config, "HTTP_PROXY="+w.plain.URL, "HTTPS_PROXY="+w.plain.URL, "SSL_CERT_FILE="+authority)
	term := screen.Start(t, 120, 40, env, name)
	term.WaitText("按 + 从目录选源")
	term.Keys("+")
	term.WaitText("官方来源目录", "242 个来源")
	term.Type("youzheng")
	term.WaitText("筛选：youzheng", "国家邮政局·邮政要闻", "列表页")
	term.Keys("Space")
	term.WaitText("已选 1")
	term.Keys("Enter")
	term.WaitGone("官方来源目录")
	term.Wait("a subscription", func([]string) bool {
		data, _ := os.ReadFile(filepath.Join(config, "urls"))
		return strings.Contains(string(data), postal+` "~国家邮政局·邮政要闻"`)
	})
	term.WaitText("guanbao › 国家邮政局·邮政要闻")
	term.WaitText("关于调整测试寄递服务区域的通告")
	term.Keys("Q")
	if code := term.WaitExit(); code != 0 {
		t.Errorf("exit status %d", code)
	}
}
