package locale

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"guanbao/feed"
	"guanbao/ui/keys"
)

// texts walks through every string of a language, map keys as part of the name.
func texts(t *Texts) map[string]string {
	out := map[string]string{}
	var walk func(name string, v reflect.Value)
	walk = func(name string, v reflect.Value) {
		switch v.Kind() {
		case reflect.String:
			out[name] = v.String()
		case reflect.Struct:
			for i := range v.NumField() {
				walk(name+"."+v.Type().Field(i).Name, v.Field(i))
			}
		case reflect.Map:
			for _, k := range v.MapKeys() {
				walk(fmt.Sprintf("%s[%v]", name, k), v.MapIndex(k))
			}
		}
	}
	walk("", reflect.ValueOf(*t))
	return out
}

// mayBeEmpty names the texts that a language may leave out because nothing can
// be said.
func mayBeEmpty(name string) bool { return strings.HasSuffix(name, ".Hint") }

func TestEveryLanguageIsWhole(t *testing.T) {
	want := texts(&en)
	for _, l := range All {
		got := texts(l)
		for name, s := range want {
			switch g, ok := got[name]; {
			case !ok || g == "" && !(mayBeEmpty(name) && s == ""):
				t.Errorf("%s: %s is missing", l.Tag, name)
			case !slices.Equal(verbs(g), verbs(s)):
				t.Errorf("%s: %s has the verbs %q, want %q", l.Tag, name, verbs(g), verbs(s))
			}
		}
		for name := range got {
			if _, ok := want[name]; !ok {
				t.Errorf("%s: %s stands in no other language", l.Tag, name)
			}
		}
	}
}

func TestEveryNounOfTheProgramHasItsText(t *testing.T) {
	for _, l := range All {
		for _, a := range keys.Actions() {
			if l.Actions[a] == "" {
				t.Errorf("%s: no text for action %d", l.Tag, a)
			}
		}
		for _, k := range feed.ProblemKinds {
			if l.Problems[k].Text == "" {
				t.Errorf("%s: no text for problem %s", l.Tag, k)
			}
		}
		for _, k := range feed.WarningKinds {
			if l.Warnings[k] == "" {
				t.Errorf("%s: no text for warning %s", l.Tag, k)
			}
		}
	}
}

// word is what is left to translate when verbs and names are gone.
var word = regexp.MustCompile(`[a-z]{2}`)

// mayBeEnglish names the texts that are the same in every language: command
// lines to be copied, the program and layouts of figures.
func mayBeEnglish(name string) bool {
	return strings.HasSuffix(name, "Example") || slices.Contains([]string{".Command.LabelSQLite", ".Tag"}, name)
}

func TestTranslationsAreTranslated(t *testing.T) {
	english := texts(&en)
	for _, l := range All[:4] {
		for name, s := range texts(l) {
			if s == english[name] && word.MatchString(verb.ReplaceAllString(s, "")) && !mayBeEnglish(name) {
				t.Errorf("%s: %s is still English: %q", l.Tag, name, s)
			}
		}
	}
}

// kept are the names that no language translates: values of flags, flags,
// commands, variables of the environment.
var kept = regexp.MustCompile("`[A-Z]+`|--[a-z-]+|\\bguanbao (add|config|feeds|list|refresh|show)\\b|\\$?[A-Z]+_?[A-Z]{2,}|\\b\\d+[dhw]\\b")

func TestCommandLinesKeepTheirNames(t *testing.T) {
	want := texts(&en)
	for _, l := range All[:4] {
		for name, s := range texts(l) {
			if !strings.HasPrefix(name, ".Command.") || strings.HasPrefix(name, ".Command.Col") {
				continue
			}
			got, want := kept.FindAllString(s, -1), kept.FindAllString(want[name], -1)
			slices.Sort(got)
			slices.Sort(want)
			if !slices.Equal(got, want) {
				t.Errorf("%s: %s names %q, want %q", l.Tag, name, got, want)
			}
		}
	}
}

func TestForReadsTagsAndLocales(t *testing.T) {
	tests := map[string]string{
		"zh": "zh-Hans", "zh_CN.UTF-8": "zh-Hans", "zh-Hans": "zh-Hans", "zh_SG": "zh-Hans", "zh_TW.UTF-8": "zh-Hant", "zh-HK": "zh-Hant",
		"zh-Hant-TW": "zh-Hant", "ja_JP.eucJP": "ja", "ko_KR.UTF-8": "ko", "en_GB": "en", "C": "en", "C.UTF-8": "en", "POSIX": "en", "": "en", "fr_FR@euro": "en",
	}
	for tag, want := range tests {
		if got := For(tag).Tag; got != want {
			t.Errorf("For(%q) = %s, want %s", tag, got, want)
		}
	}
}

func TestDetectTakesTheFirstThatIsSet(t *testing.T) {
	env := func(m map[string]string) func(string) string { return func(k string) string { return m[k] } }
	tests := []struct {
		setting string
		env     map[string]string
		want    string
	}{
		{"", map[string]string{"LC_ALL": "ja_JP.UTF-8", "LANG": "zh_CN"}, "ja"},
		{"", map[string]string{"LC_MESSAGES": "ko_KR", "LANG": "zh_CN"}, "ko"},
		{"", map[string]string{"LANG": "zh_TW"}, "zh-Hant"},
		{"auto", map[string]string{"LANG": "zh_TW"}, "zh-Hant"},
		{"zh-Hans", map[string]string{"LC_ALL": "ja_JP.UTF-8"}, "zh-Hans"},
		{"", nil, "en"},
	}
	for _, tt := range tests {
		if got := Detect(tt.setting, env(tt.env)).Tag; got != tt.want {
			t.Errorf("Detect(%q, %v) = %s, want %s", tt.setting, tt.env, got, tt.want)
		}
	}
}

func TestProblemsAreToldWithStatusAndDetail(t *testing.T) {
	p := &feed.Problem{Kind: feed.ProblemNotFound, Code: 404, Detail: "agency.example"}
	if got, want := zhHans.Problem(p), "找不到 (HTTP 404)：agency.example"; got != want {
		t.Errorf("Problem: %q, want %q", got, want)
	}
	if got, want := en.Problem(&feed.Problem{Kind: "never heard of"}), en.Problems[feed.ProblemOther].Text; got != want {
		t.Errorf("unknown kind: %q, want %q", got, want)
	}
}

func TestCountsHaveTheirNumber(t *testing.T) {
	if got := en.CommentCount(1); got != "1 comment" {
		t.Errorf("one comment: %q", got)
	}
	if got := en.Marked(feed.MarkRead, 3); got != "3 articles marked read" {
		t.Errorf("three read: %q", got)
	}
	if got := ja.CommentCount(0); got != "コメント 0 件" {
		t.Errorf("no comments: %q", got)
	}
}

func TestDatesAreToldInTheReadersWay(t *testing.T) {
	day := time.Date(2021, 5, 10, 16, 2, 0, 0, time.UTC)
	for _, tt := range []struct {
		l    *Texts
		want string
	}{{&zhHans, "2021年5月10日 16:02"}, {&ko, "2021년 5월 10일 16:02"}, {&en, "10 May 2021 16:02"}} {
		if got := day.Format(tt.l.DateTime); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.l.Tag, got, tt.want)
		}
	}
}
