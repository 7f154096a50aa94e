package listing

import (
	"reflect"
	"strings"
	"testing"

	"guanbao/feed"
	"guanbao/feed/safe"
)

// FuzzGuess holds what the rest of the program relies on: titles and addresses
// that may be shown and stored, each item once, a rule that can be read back, and
// a bound on the work.
func FuzzGuess(f *testing.F) {
	for name, s := range shapes {
		f.Add(load(f, "shapes/"+name, s.address).Body, "text/html")
	}
	f.Add([]byte(ministry), "application/json")
	f.Add([]byte("cb("+ministry+")"), "")
	f.Fuzz(func(t *testing.T, body []byte, contentType string) {
		raw := feed.Raw{URL: listAddress, ContentType: contentType, Body: body, At: came}
		rule, doc, err := Guess(raw)
		if err != nil {
			if p := feed.AsProblem(err); p.Kind != feed.ProblemNoList && p.Kind != feed.ProblemEmpty && p.Kind != feed.ProblemBroken {
				t.Fatalf("problem %v", err)
			}
			return
		}
		seen := map[string]bool{}
		for _, a := range doc.Articles {
			if a.Title == "" || a.Title != safe.Title(a.Title) || len(a.Title) > safe.MaxTitle+4 || a.Summary != safe.Line(a.Summary) {
				t.Fatalf("title %q, summary %q", a.Title, a.Summary)
			}
			if a.URL != "" && !safe.Allowed(a.URL) || seen[a.URL+a.Title] {
				t.Fatalf("address %q of %q", a.URL, a.Title)
			}
			seen[a.URL+a.Title] = true
			if !a.Published.IsZero() && !sound(a.Published) {
				t.Fatalf("date %v", a.Published)
			}
		}
		if doc.Next != "" && !safe.Allowed(doc.Next) {
			t.Fatalf("next %q", doc.Next)
		}
		rules, err := ParseRules([]byte(rule.TOML()))
		if err != nil || rules[0].TOML() != rule.TOML() {
			t.Fatalf("rule %v\n%s", err, rule.TOML())
		}
	})
}

// FuzzRule holds that what can be read of a rule can be written and read again.
func FuzzRule(f *testing.F) {
	f.Add(rulesText)
	f.Add("[[source]]\nurl = \"https://b.example/\"\nlink = [\"/v/{a@id}\", \"/w/{td > a@onclick 2}/x\"]\n")
	f.Fuzz(func(t *testing.T, text string) {
		rules, err := ParseRules([]byte(text))
		if err != nil {
			return
		}
		var all []string
		for _, r := range rules {
			all = append(all, r.TOML())
		}
		again, err := ParseRules([]byte(strings.Join(all, "\n")))
		if err != nil || len(again) != len(rules) {
			t.Fatalf("%v\n%s", err, strings.Join(all, "\n"))
		}
		for i := range again {
			if again[i].TOML() != all[i] || !reflect.DeepEqual(again[i].Fields, rules[i].Fields) {
				t.Fatalf("%s\nbecomes\n%s", all[i], again[i].TOML())
			}
		}
	})
}

func BenchmarkGuess(b *testing.B) {
	for _, name := range []string{"trs.html", "table.gb18030.html", "cards.html", "jpage.html", "board.ko.html"} {
		b.Run(name, func(b *testing.B) {
			raw := load(b, "shapes/"+name, shapes[name].address)
			b.SetBytes(int64(len(raw.Body)))
			for b.Loop() {
				if _, _, err := Guess(raw); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
