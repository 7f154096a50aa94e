package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/simplifiedchinese"

	"guanbao/cmd/guanbao/config"
	"guanbao/feed"
)

// secrets are what the tests give a publisher and nobody else.
var secrets = []string{"h4rd", "k3y", "aDRyZA", "dTpoNHJk"}

// wantNoSecrets reads everything that was printed, and everything that the
// program left in its folder beside the settings.
func wantNoSecrets(t *testing.T, d *desk, texts ...string) {
	t.Helper()
	names, _ := filepath.Glob(filepath.Join(d.dir, "*"))
	for _, name := range names {
		if data, err := os.ReadFile(name); err == nil && filepath.Base(name) != "config.toml" {
			texts = append(texts, name+string(data))
		}
	}
	for _, text := range texts {
		for _, secret := range secrets {
			if strings.Contains(text, secret) {
				t.Errorf("%s stands in %.200q", secret, text)
			}
		}
	}
}

// TestSettingsOfAFeedReachItsPublisherAndNobodyElse subscribes to a feed behind
// a password whose charset is not what it says, and reads all that is told of it.
func TestSettingsOfAFeedReachItsPublisherAndNobodyElse(t *testing.T) {
	old := `<item><title>旧闻</title><guid>old</guid><pubDate>Mon, 05 Jan 2026 08:00:00 GMT</pubDate></item></channel>`
	text := strings.Replace(bulletins("第一号公报"), "</channel>", old, 1)
	body, err := simplifiedchinese.GBK.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	closed := false
	o := newOffice(t, func(w http.ResponseWriter, r *http.Request) {
		user, password, _ := r.BasicAuth()
		if user != "u" || password != "h4rd" || r.Header.Get("X-Key") != "k3y" || r.Header.Get("User-Agent") != "mine/1" || closed {
			http.Error(w, "who are you", http.StatusUnauthorized)
			return
		}
		w.Header().Set("Content-Type", "text/xml; charset=big5")
		fmt.Fprint(w, `<?xml version="1.0" encoding="big5"?>`+body)
	})
	address := o.URL + "/feed"
	d := newDesk(t, address)
	out, status := d.run(t, "refresh")
	if status == exitDone {
		t.Fatalf("without settings: %s", out)
	}
	d.write(t, "config.toml", fmt.Sprintf(`
language = "en"
full_text = "never"
[feed.%q]
interval = 120
max_age = "90 days"
charset = "gbk"
user_agent = "mine/1"
user = "u"
password = "h4rd"
headers = {X-Key = "k3y"}
`, address))
	d.now = d.now.Add(27 * time.Hour)
	refreshed, status := d.run(t, "refresh")
	if status != exitDone {
		t.Fatalf("with settings: %s", refreshed)
	}
	list, _ := d.run(t, "list", "--json")
	var articles []struct{ Title string }
	if err := json.Unmarshal([]byte(list), &articles); err != nil || len(articles) != 1 || articles[0].Title != "第一号公报" {
		t.Errorf("the list is %s", list)
	}
	next := d.feeds(t)[address].NextCheck
	if next == nil {
		t.Fatal("no next check")
	}
	if at, err := time.Parse(time.RFC3339, *next); err != nil || at.Sub(d.now) < 119*time.Minute {
		t.Errorf("the next check is at %v (%v)", at, err)
	}
	inspected, status := d.run(t, "inspect", "--json", address)
	if status != exitDone || !strings.Contains(inspected, "第一号公报") {
		t.Errorf("inspect: %s", inspected)
	}
	closed = true
	d.now = d.now.Add(27 * time.Hour)
	failed, _ := d.run(t, "refresh")
	feeds, _ := d.run(t, "feeds", "--json")
	settings, _ := d.run(t, "config")
	doctor, _ := d.run(t, "doctor")
	again, _ := d.run(t, "inspect", address)
	wantNoSecrets(t, d, refreshed, list, inspected, failed, feeds, settings, doctor, again)
}

func TestSettingsFollowAFeedThatMoved(t *testing.T) {
	p := &private{settings: config.Settings{Feeds: map[string]config.FeedSettings{"https://old/": {Interval: time.Hour, FullText: config.Always}}}}
	if got := p.wishes("https://new/").Interval; got != 0 {
		t.Errorf("before it is known: %v", got)
	}
	p.know([]feed.Subscription{{Feed: feed.Feed{URL: "https://new/"}, State: feed.State{Former: "https://old/"}}, {Feed: feed.Feed{URL: "https://b/"}}})
	if p.wishes("https://new/").Interval != time.Hour || p.fullText("https://new/") != feed.FullTextAlways || p.wishes("https://b/").Interval != 0 {
		t.Errorf("%+v, %s", p.wishes("https://new/"), p.fullText("https://new/"))
	}
}

func TestPasswordsComeFromWhereTheSettingsSay(t *testing.T) {
	if _, err := exec.LookPath("sh"); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal(err)
		}
		t.Skip("no sh to print passwords")
	}
	count := filepath.Join(t.TempDir(), "count")
	for name, c := range map[string]struct {
		f          config.FeedSettings
		want, told string
	}{
		"settings":        {config.FeedSettings{Password: "a"}, "a", ""},
		"environment":     {config.FeedSettings{PasswordEnv: "HERE"}, "b", ""},
		"no such name":    {config.FeedSettings{PasswordEnv: "ELSEWHERE"}, "", "password: $ELSEWHERE"},
		"program":         {config.FeedSettings{PasswordCommand: []string{"sh", "-c", `echo x >> "$0"; printf ' c d\nsecond'`, count}}, " c d", ""},
		"silent program":  {config.FeedSettings{PasswordCommand: []string{"sh", "-c", ":"}}, "", "password: sh: printed nothing"},
		"failing program": {config.FeedSettings{PasswordCommand: []string{"sh", "-c", "echo h4rd; exit 3"}}, "", "password: sh: exit status 3"},
		"no program":      {config.FeedSettings{PasswordCommand: []string{"guanbao-no-such-program"}}, "", "password: guanbao-no-such-program: not found"},
	} {
		t.Run(name, func(t *testing.T) {
			p := &private{env: func(name string) string { return map[string]string{"HERE": "b"}[name] }}
			for range 2 {
				got, err := p.password(t.Context(), "https://a/", c.f)
				if got != c.want || (err != nil) != (c.told != "") || err != nil && err.Error() != c.told {
					t.Errorf("got %q, %v", got, err)
				}
			}
		})
	}
	if data, _ := os.ReadFile(count); string(data) != "x\n" {
		t.Errorf("the program was asked %d times, want once", len(data)/2)
	}
}

// TestAProxyThatIsNotThereIsNamed sets one for all feeds, another one for one
// feed and none for a third.
func TestAProxyThatIsNotThereIsNamed(t *testing.T) {
	closed := httptest.NewServer(nil)
	closed.Close()
	o := newOffice(t, func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, bulletins("一")) })
	d := newDesk(t, "http://feeds.example/a", "http://feeds.example/b", o.URL+"/c")
	d.write(t, "config.toml", fmt.Sprintf(`
language = "en"
full_text = "never"
proxy = %q
[feed."http://feeds.example/b"]
proxy = %q
[feed.%q]
proxy = "none"
`, strings.Replace(closed.URL, "//", "//u:h4rd@", 1), o.URL, o.URL+"/c"))
	out, status := d.run(t, "refresh")
	proxy := strings.TrimPrefix(closed.URL, "http://")
	if status != exitPart || !strings.Contains(out, "proxy "+proxy+": connection refused") {
		t.Errorf("status %d: %s", status, out)
	}
	if got := strings.Join(o.requests(""), " "); !strings.Contains(got, "GET http://feeds.example/b") || !strings.Contains(got, "GET /c") {
		t.Errorf("asked for %s", got)
	}
	wantNoSecrets(t, d, out)
}
