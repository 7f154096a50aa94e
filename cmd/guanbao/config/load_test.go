package config

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"
)

func TestParseTakesEverySetting(t *testing.T) {
	got, problems := Parse("config.toml", []byte(`
language = "zh-hans"
theme = "dark"
ambiguous = "wide"
measure = 30
indent = false
hanging = false
han = "Traditional"
region = "hk"
glosses = "none"
read_after = 0.5
interval = 90
full_text = "Never"
reposts = "ALL"
notify = "OSC777"
offline = true
browser = ["firefox", "--new-tab={url}"]
hyperlinks = "never"
citation = "BibTeX"
download_dir = "~/公报"
max_download = 20
opener = ["okular", "{file}"]
contact = "https://me.example/"
[[pipe]]
name = "打印"
argv = ["lp", "-o", "cpi=12"]
background = true
[[pipe]]
name = "less"
argv = ["less"]
form = "markdown"
[feed."https://a.example/rss"]
full_text = "always"
[feed."https://b.example/"]
`))
	want := Settings{Language: "zh-Hans", Theme: "dark", Ambiguous: "wide", Measure: 30, ReadAfter: 500 * time.Millisecond, Interval: 90 * time.Minute,
		Han: "traditional", Region: "hk", Glosses: "none", FullText: "never", Reposts: "all", Notify: "osc777", Offline: true, Browser: []string{"firefox", "--new-tab={url}"}, Hyperlinks: "never", Citation: "bibtex", DownloadDir: "~/公报", MaxDownload: 20, Opener: []string{"okular", "{file}"},
		Pipes:   []Pipe{{"打印", []string{"lp", "-o", "cpi=12"}, "text", true}, {"less", []string{"less"}, "markdown", false}},
		Feeds:   map[string]FeedSettings{"https://a.example/rss": {FullText: "always"}, "https://b.example/": {}},
		Contact: "https://me.example/"}
	if len(problems) > 0 || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, %v\nwant %+v", got, problems, want)
	}
}

func TestReadAfterForms(t *testing.T) {
	for text, want := range map[string]time.Duration{`0`: 0, `3`: 3 * time.Second, `1.5`: 1500 * time.Millisecond, `"never"`: -1} {
		got, problems := Parse("", []byte("read_after = "+text))
		if len(problems) > 0 || got.ReadAfter != want {
			t.Errorf("read_after = %s: %v, %v", text, got.ReadAfter, problems)
		}
	}
}

func TestProblemsTellPlaceAndMeaning(t *testing.T) {
	for name, c := range map[string]struct{ text, want, near string }{
		"syntax":          {"measure = 30\ntheme = dark\n", "c:2:9: syntax", ""},
		"duplicate key":   {"measure = 30\nmeasure = 31\n", "c:2:1: syntax", ""},
		"misspelt":        {"\n  meazure = 30\n", "c:2:3: unknown: meazure", "measure"},
		"swapped letters": {"ambigouus = \"wide\"", "c:1:1: unknown: ambigouus", "ambiguous"},
		"far from any":    {"colour_scheme = 1", "c:1:1: unknown: colour_scheme", ""},
		"table":           {"[network]\nmeasure = 1", "c:1:2: unknown: network", ""},
		"dotted":          {"a.b = 1", "c:1:1: unknown: a.b", ""},
		"wrong choice":    {"theme = \"blue\"", "c:1:9: value: theme", ""},
		"choice no text":  {"theme = 1", "c:1:9: value: theme", ""},
		"too small":       {"# x\nmeasure   =   9", "c:2:15: value: measure", ""},
		"too large":       {"measure = 201", "c:1:11: value: measure", ""},
		"not a number":    {"measure = \"40\"", "c:1:11: value: measure", ""},
		"not a bool":      {"indent = \"yes\"", "c:1:10: value: indent", ""},
		"seconds":         {"read_after = -1", "c:1:14: value: read_after", ""},
		"seconds nan":     {"read_after = nan", "c:1:14: value: read_after", ""},
		"seconds word":    {"read_after = \"soon\"", "c:1:14: value: read_after", ""},
		"interval":        {"interval = 1", "c:1:12: value: interval", ""},
		"command no list": {"browser = \"firefox\"", "c:1:11: value: browser", ""},
		"two slots":       {"browser = [\"a\", \"{url}{url}\"]", "c:1:11: value: browser", ""},
		"slot as program": {"browser = [\"{url}\"]", "c:1:11: value: browser", ""},
		"empty program":   {"browser = [\"\", \"x\"]", "c:1:11: value: browser", ""},
		"list of numbers": {"browser = [1]", "c:1:11: value: browser", ""},
		"pipe no list":    {"[pipe]\nname = \"a\"\nargv = [\"a\"]", "c:1:6: value: pipe", ""},
		"pipe no argv":    {"[[pipe]]\nname = \"a\"", "c:1:7: value: pipe", ""},
		"pipe no name":    {"[[pipe]]\nargv = [\"a\"]", "c:1:7: value: pipe", ""},
		"pipe of shell":   {"[[pipe]]\nname = \"a\"\nargv = \"lp -o x\"", "c:3:8: value: pipe.argv", ""},
		"pipe no program": {"[[pipe]]\nname = \"a\"\nargv = [\"\"]", "c:3:8: value: pipe.argv", ""},
		"pipe of form":    {"[[pipe]]\nname = \"a\"\nargv = [\"a\"]\nform = \"pdf\"", "c:4:8: value: pipe.form", ""},
		"pipe misspelt":   {"[[pipe]]\nname = \"a\"\nargv = [\"a\"]\nfrom = \"text\"", "c:4:1: unknown: pipe.from", "form"},
		"second pipe":     {"[[pipe]]\nname = \"a\"\nargv = [\"a\"]\n[[pipe]]\nargv = [\"b\"]\nname = 1", "c:6:8: value: pipe.name", ""},
		"second no argv":  {"[[pipe]]\nname = \"a\"\nargv = [\"a\"]\n[[pipe]]\nname = \"b\"", "c:4:7: value: pipe", ""},
		"pipe in a line":  {"pipe = [{name = \"a\", argv = [\"a\"], background = 1}]", "c:1:8: value: pipe.background", ""},
		"opener slots":    {"opener = [\"a\", \"{file}\", \"{file}\"]", "c:1:10: value: opener", ""},
		"no megabyte":     {"max_download = 0", "c:1:16: value: max_download", ""},
		"relative folder": {"download_dir = \"x\"", "c:1:16: value: download_dir", ""},
		"folder of lines": {"download_dir = \"~/a\\nb\"", "c:1:16: value: download_dir", ""},
		"header break":    {"contact = \"a\\r\\nX: y\"", "c:1:11: value: contact", ""},
		"byte order mark": {"\ufefftheme = 1", "c:1:9: value: theme", ""},
		"windows lines":   {"indent = true\r\ntheme = 1\r\n", "c:2:9: value: theme", ""},
	} {
		t.Run(name, func(t *testing.T) {
			_, problems := Parse("c", []byte(c.text))
			if len(problems) == 0 {
				t.Fatal("no problem")
			}
			if got := problems[0]; !strings.HasPrefix(got.Error(), c.want) || got.Near != c.near {
				t.Errorf("got %q near %q, want %q near %q", got, got.Near, c.want, c.near)
			}
		})
	}
}

func TestAWrongSettingLeavesTheOthersRight(t *testing.T) {
	got, problems := Parse("c", []byte("measure = 30\nthem = \"dark\"\nindent = 1\ninterval = 60\n"))
	if got.Measure != 30 || !got.Indent || len(problems) != 2 || problems.Fatal() {
		t.Errorf("got %+v, %v", got, problems)
	}
	if want := "c:2:1: unknown: them (and 1 more)"; problems.Error() != want {
		t.Errorf("got %q, want %q", problems.Error(), want)
	}
	if got, problems := Parse("c", []byte("measure = 30\n=")); !problems.Fatal() || !reflect.DeepEqual(got, Default()) {
		t.Errorf("syntax error: %+v, %v", got, problems)
	}
}

func TestLoad(t *testing.T) {
	dir := t.TempDir()
	if got, err := Load(filepath.Join(dir, "none")); err != nil || !reflect.DeepEqual(got, Default()) {
		t.Errorf("no file: %+v, %v", got, err)
	}
	if _, err := Load(dir); err == nil {
		t.Error("a folder in its place: no error")
	}
	path := filepath.Join(dir, "config.toml")
	if err := os.WriteFile(path, []byte("theme = 1"), 0o600); err != nil {
		t.Fatal(err)
	}
	var problems Problems
	if _, err := Load(path); !errors.As(err, &problems) || problems[0].Path != path {
		t.Errorf("wrong setting: %v", err)
	}
	if err := os.WriteFile(path, make([]byte, maxBytes+1), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Load(path); !errors.Is(err, ErrTooLarge) {
		t.Errorf("huge file: %v", err)
	}
}

// TestShownSettingsReadBack holds that what the program prints is a settings
// file that means the same.
func TestShownSettingsReadBack(t *testing.T) {
	odd := Settings{Language: "ja", Theme: "light", Ambiguous: "narrow", Measure: 12, Hanging: true, ReadAfter: 1500 * time.Millisecond, Interval: 2 * time.Hour,
		Han: "simplified", Region: "tw", Glosses: "all", FullText: "always", Reposts: "all", Notify: "osc777", Feeds: map[string]FeedSettings{"https://a/": {FullText: "never", Interval: time.Hour, MaxAge: 90 * day, Charset: "GB18030", UserAgent: "a/1 (b)", User: "u", PasswordEnv: "X", Proxy: "none"}, "https://b/": {User: "u", PasswordCommand: []string{"pass", "b"}}}, Proxy: "socks5://p.example:1080", Offline: true, Browser: []string{"a b", `c"d`, "'{url}'"}, Hyperlinks: "always", Citation: "gbt7714", DownloadDir: "~", MaxDownload: 1, Opener: []string{"a", "{file}.x"}, Pipes: []Pipe{{`"x" {y}`, []string{"a b", `c"d\`}, "json", true}, {"z", []string{"z"}, "html", false}}, Contact: `x "y" z`}
	never := Default()
	never.ReadAfter = -1
	for _, want := range []Settings{Default(), odd, never} {
		var text strings.Builder
		for _, s := range All {
			text.WriteString(s.Key + " = " + s.Value(want) + "\n")
		}
		got, problems := Parse("c", []byte(text.String()))
		if len(got.Browser) == 0 {
			got.Browser = nil
		}
		if len(problems) > 0 || !reflect.DeepEqual(got, want) {
			t.Errorf("%s\nread back as %+v, %v", text.String(), got, problems)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{"theme = \"dark\"\nx = 1", "[a]\nb = [[1]]\n[[c]]", "browser = [\n\"a\", # c\n]", "\"quoted key\" = 1"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s, problems := Parse("c", []byte(text))
		lines := strings.Count(text, "\n") + 1
		for _, p := range problems {
			if p.Line < 1 || p.Line > lines || p.Column < 1 || p.Column > len(text)+1 {
				t.Fatalf("%q: place %d:%d", text, p.Line, p.Column)
			}
		}
		if s.Measure < 10 || s.Interval < 5*time.Minute || s.ReadAfter > time.Hour {
			t.Fatalf("%q gives %+v", text, s)
		}
	})
}

func TestAFolderIsNotAskedForInTheWordsOfAHeader(t *testing.T) {
	folder, _ := find("download_dir")
	if folder.Want != WantFolder || !folder.set(&Settings{}, "~/下载（公报）") {
		t.Errorf("download_dir takes a %s", folder.Want)
	}
}
