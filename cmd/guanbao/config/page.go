package config

import (
	"maps"
	"slices"
	"strings"

	"guanbao/feed/page"
)

// pageKey is the list of tables that has one for each site.
const pageKey = "page"

// mostRules bounds the rules for pages.
const mostRules = 1000

// The keys of a rule beside those of its selectors.
const (
	siteKey    = "site"
	charsetKey = "charset"
)

// setPages takes tables with a site and with selectors.
func setPages(s *Settings, v any) bool {
	rules, wrong := readRules(v)
	if wrong == nil {
		s.Pages = rules
	}
	return wrong == nil
}

func readRules(v any) ([]page.Rule, *slip) {
	list, ok := v.([]any)
	if !ok || len(list) > mostRules {
		return nil, &slip{}
	}
	var rules []page.Rule
	for i, e := range list {
		table, _ := e.(map[string]any)
		r, wrong := readRule(table)
		if wrong != nil {
			wrong.table = i
			return nil, wrong
		}
		rules = append(rules, r)
	}
	return rules, nil
}

// readRule reads the table of a rule.
func readRule(table map[string]any) (r page.Rule, wrong *slip) {
	r.Selectors = map[page.Part]page.Selector{}
	for _, key := range slices.Sorted(maps.Keys(table)) {
		text, isText := table[key].(string)
		switch {
		case key == siteKey:
			site, err := page.ParseSite(text)
			if err != nil {
				return r, &slip{key: key}
			}
			r.Site = site
		case key == charsetKey:
			if r.Charset = page.ParseCharset(text); r.Charset == "" && (text != "" || !isText) {
				return r, &slip{key: key}
			}
		case slices.Contains(page.Parts, page.Part(key)):
			ways, ok := waysOf(table[key])
			if !ok {
				return r, &slip{key: key}
			}
			selector, err := page.ParseSelector(ways...)
			if err != nil {
				return r, &slip{key: key, detail: err.Error()}
			}
			r.Selectors[page.Part(key)] = selector
		default:
			return r, &slip{key: key}
		}
	}
	if r.Site == (page.Site{}) {
		return r, &slip{detail: "no " + siteKey}
	}
	return r, nil
}

// waysOf reads a selector or a list of them. An empty one is none.
func waysOf(v any) ([]string, bool) {
	if one, ok := v.(string); ok {
		if one == "" {
			return nil, true
		}
		return []string{one}, true
	}
	return argv(v)
}

// ruleSetting gives what the key of a rule takes.
func ruleSetting(key string) (Setting, bool) {
	want := WantSelector
	switch key {
	case siteKey:
		want = WantSite
	case charsetKey:
		want = WantCharset
	}
	return Setting{Key: key, Want: want}, slices.Contains(ruleNames(), key)
}

func ruleNames() []string {
	all := []string{siteKey, charsetKey}
	for _, p := range page.Parts {
		all = append(all, string(p))
	}
	return all
}

// ruleProblem says what is wrong with rules.
func ruleProblem(path string, t Setting, v any, all []place) *Problem {
	_, wrong := readRules(v)
	return tableProblem(path, t, *wrong, all, ruleSetting, ruleNames())
}

// showRules writes them as a list of inline tables.
func showRules(rules []page.Rule) string {
	var tables []string
	for _, r := range rules {
		t := siteKey + " = " + quoted(r.Site.String())
		if r.Charset != "" {
			t += ", " + charsetKey + " = " + quoted(r.Charset)
		}
		for _, p := range page.Parts {
			switch ways := r.Selectors[p].Ways(); len(ways) {
			case 0:
			case 1:
				t += ", " + string(p) + " = " + quoted(ways[0])
			default:
				t += ", " + string(p) + " = " + quoted(ways)
			}
		}
		tables = append(tables, "{"+t+"}")
	}
	return "[" + strings.Join(tables, ", ") + "]"
}
