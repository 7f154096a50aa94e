package config

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode"

	"guanbao/feed"
	"guanbao/feed/query"
)

// searchKey is the list of tables that has one for each saved search.
const searchKey = "search"

// mostSearches bounds the saved searches.
const mostSearches = 100

// The keys of a saved search.
const (
	nameKey  = "name"
	queryKey = "query"
	onNewKey = "on_new"
)

// searchKeys are what a saved search can have.
var searchKeys = []Setting{
	{Key: nameKey, Want: WantName},
	{Key: queryKey, Want: WantQuery},
	{Key: onNewKey, Want: WantActions, Choices: actionNames()},
}

func actionNames() (names []string) {
	for _, a := range feed.Actions {
		names = append(names, string(a))
	}
	return names
}

// setSearches takes tables with a name, a query and, where something is done
// with new articles, actions.
func setSearches(s *Settings, v any) bool {
	searches, wrong := readSearches(v)
	if wrong == nil {
		s.Searches = searches
	}
	return wrong == nil
}

func readSearches(v any) ([]feed.SavedSearch, *slip) {
	list, ok := v.([]any)
	if !ok || len(list) > mostSearches {
		return nil, &slip{}
	}
	var searches []feed.SavedSearch
	for i, e := range list {
		table, _ := e.(map[string]any)
		s, wrong := readSearch(table)
		if wrong == nil && slices.ContainsFunc(searches, func(other feed.SavedSearch) bool { return other.Name == s.Name }) {
			wrong = &slip{key: nameKey, detail: "the name of another one"}
		}
		if wrong != nil {
			wrong.table = i
			return nil, wrong
		}
		searches = append(searches, s)
	}
	return searches, nil
}

// readSearch reads the table of a search.
func readSearch(table map[string]any) (s feed.SavedSearch, wrong *slip) {
	for _, key := range slices.Sorted(maps.Keys(table)) {
		text, _ := table[key].(string)
		switch key {
		case nameKey:
			if s.Name = strings.TrimSpace(text); s.Name == "" || len(text) > 100 || strings.ContainsFunc(text, unicode.IsControl) {
				return s, &slip{key: key}
			}
		case queryKey:
			if wrong := checkQuery(text); wrong != nil {
				return s, wrong
			}
			s.Query = text
		case onNewKey:
			names, ok := argv(table[key])
			if !ok {
				return s, &slip{key: key}
			}
			for _, name := range names {
				if !slices.Contains(feed.Actions, feed.Action(name)) {
					return s, &slip{key: key, detail: name}
				}
				s.OnNew = append(s.OnNew, feed.Action(name))
			}
		default:
			return s, &slip{key: key}
		}
	}
	if s.Name == "" || s.Query == "" {
		return s, &slip{detail: "no " + nameKey + " or no " + queryKey}
	}
	return s, nil
}

// checkQuery finds what keeps a query from being saved.
func checkQuery(text string) *slip {
	q, err := query.Parse(text, time.Unix(0, 0)) // at no time it is another tree
	if fault, ok := errors.AsType[*query.Error](err); ok {
		return &slip{key: queryKey, query: fault}
	}
	if n := len(q.Moving()); n > query.MostMoving {
		return &slip{key: queryKey, detail: fmt.Sprintf("%d different states and dates, %d are the most", n, query.MostMoving)}
	}
	return nil
}

// searchSetting gives what the key of a saved search takes.
func searchSetting(key string) (Setting, bool) {
	i := slices.IndexFunc(searchKeys, func(s Setting) bool { return s.Key == key })
	if i < 0 {
		return Setting{}, false
	}
	return searchKeys[i], true
}

// searchProblem says what is wrong with saved searches, within a query at the
// place where it is.
func searchProblem(path string, t Setting, v any, all []place, data []byte) *Problem {
	_, wrong := readSearches(v)
	var names []string
	for _, s := range searchKeys {
		names = append(names, s.Key)
	}
	p := tableProblem(path, t, *wrong, all, searchSetting, names)
	if p.Query = wrong.query; p.Query == nil {
		return p
	}
	text, _ := v.([]any)[wrong.table].(map[string]any)[queryKey].(string)
	if rest := lineAt(data, p.Line); p.Column <= len(rest) {
		rest = rest[p.Column-1:]
		if mark := rest[:1]; mark != "\"" && mark != "'" || !strings.HasPrefix(rest[1:], text+mark) {
			return p // spelled otherwise, with escapes or over several lines
		}
		p.Column += 1 + p.Query.Start
	}
	return p
}

// lineAt gives a line of a text, from 1.
func lineAt(data []byte, n int) string {
	for line := range bytes.Lines(data) {
		if n--; n == 0 {
			return string(bytes.TrimRight(line, "\r\n"))
		}
	}
	return ""
}

// showSearches writes them as a list of inline tables.
func showSearches(searches []feed.SavedSearch) string {
	var tables []string
	for _, s := range searches {
		t := nameKey + " = " + quoted(s.Name) + ", " + queryKey + " = " + quoted(s.Query)
		if len(s.OnNew) > 0 {
			t += ", " + onNewKey + " = " + quoted(s.OnNew)
		}
		tables = append(tables, "{"+t+"}")
	}
	return "[" + strings.Join(tables, ", ") + "]"
}
