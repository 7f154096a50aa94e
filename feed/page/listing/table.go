package listing

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/pelletier/go-toml/v2"

	"guanbao/feed/page"
	"guanbao/feed/safe"
)

// Table is the name of the tables that hold rules: [[source]].
const Table = "source"

// maxRules bounds the rules of one text.
const maxRules = 1000

// Keys are what the table of a rule may hold, in the order in which it is
// written.
var Keys = []string{
	"url", "data", "kind", "items", "item", "title", "link", "date", "summary", "next", "body", "related", "strip",
	"charset", "timezone", "date_format", "pages",
}

// KeyError says what is wrong in the table of a rule.
type KeyError struct {
	Table int    // from 0
	Key   string // "" for the table itself
	Err   error  // nil where a value of another kind is wanted
}

// Error gives the table, the key and the cause in one English line.
func (e *KeyError) Error() string {
	s := fmt.Sprintf("%s %d", Table, e.Table+1)
	if e.Key != "" {
		s += ": " + e.Key
	}
	if e.Err != nil {
		return s + ": " + e.Err.Error()
	}
	return s + ": wrong value"
}

// Unwrap gives the cause.
func (e *KeyError) Unwrap() error { return e.Err }

// What can be wrong with a table.
var (
	ErrUnknownKey = errors.New("no such key")
	ErrNoAddress  = errors.New("no url")
	ErrTwice      = errors.New("a second rule for this address")
	ErrZone       = errors.New("no such time zone")
	ErrDateFormat = errors.New("not a layout such as 2006-01-02")
	ErrRange      = fmt.Errorf("not a number from 1 to %d", MaxPages)
)

// ParseRules reads the [[source]] tables of a text. The error is a *KeyError or
// that of the TOML reader, which gives line and column.
func ParseRules(text []byte) ([]Rule, error) {
	var all map[string]any
	if err := toml.Unmarshal(text, &all); err != nil {
		return nil, fmt.Errorf("rules: %w", err)
	}
	for key := range all {
		if key != Table {
			return nil, &KeyError{Key: key, Err: ErrUnknownKey}
		}
	}
	return ReadTables(all[Table])
}

// ReadTables reads the value of the key source of a text. The error is a
// *KeyError.
func ReadTables(v any) ([]Rule, error) {
	if v == nil {
		return nil, nil
	}
	list, ok := v.([]any)
	if !ok || len(list) > maxRules {
		return nil, &KeyError{}
	}
	var rules []Rule
	for i, e := range list {
		table, _ := e.(map[string]any)
		r, key, err := readTable(table)
		if err == nil && slices.ContainsFunc(rules, func(o Rule) bool { return o.URL == r.URL }) {
			key, err = "url", ErrTwice
		}
		if errors.Is(err, errValue) {
			return nil, &KeyError{Table: i, Key: key}
		}
		if err != nil {
			return nil, &KeyError{Table: i, Key: key, Err: err}
		}
		rules = append(rules, r)
	}
	return rules, nil
}

// errValue is given for a value of a wrong kind.
var errValue = errors.New("wrong value")

// readTable reads a rule, or gives the key that is wrong.
func readTable(table map[string]any) (r Rule, key string, err error) {
	if kind, there := table["kind"]; there {
		r.Kind = Kind(fmt.Sprint(kind))
		if r.Kind != KindHTML && r.Kind != KindJSON && r.Kind != "" {
			return r, "kind", errValue
		}
	}
	for _, key := range slices.Sorted(maps.Keys(table)) {
		if err := r.set(key, table[key]); err != nil {
			return r, key, err
		}
	}
	if r.URL == "" {
		return r, "", ErrNoAddress
	}
	return r, "", nil
}

// set takes the value of one key. The kind is known by then.
func (r *Rule) set(key string, v any) error {
	if s := r.selector(key); s != nil {
		ways, ok := waysOf(v)
		if !ok {
			return errValue
		}
		if p := r.path(key); p != nil {
			*p = ways
			return nil
		}
		if key == "link" && slices.ContainsFunc(ways, isForm) {
			return r.setForms(ways)
		}
		var err error
		*s, err = page.ParseSelector(ways...)
		return err
	}
	if p := r.path(key); p != nil {
		ways, ok := waysOf(v)
		if !ok {
			return errValue
		}
		*p = ways
		return nil
	}
	if key == "pages" {
		n, ok := v.(int64)
		if !ok || n < 1 || n > MaxPages {
			return ErrRange
		}
		r.Pages = int(n)
		return nil
	}
	if !slices.Contains(Keys, key) {
		return ErrUnknownKey
	}
	text, ok := v.(string)
	if !ok {
		return errValue
	}
	return r.setText(key, text)
}

// setForms takes links that are made up.
func (r *Rule) setForms(ways []string) error {
	for _, way := range ways {
		f, err := parseForm(way)
		if err == nil && !isForm(way) {
			err = ErrForm
		}
		if err != nil {
			return err
		}
		r.Links = append(r.Links, f)
	}
	return nil
}

func (r *Rule) setText(key, text string) error {
	switch key {
	case "url", "data":
		if _, err := safe.URL(text, nil); err != nil && (key == "url" || text != "") {
			return err
		}
		if key == "url" {
			r.URL = text
		} else {
			r.Data = text
		}
	case "charset":
		if r.Charset = page.ParseCharset(text); r.Charset == "" && text != "" {
			return errValue
		}
	case "timezone":
		zone, ok := zoneOf(text)
		if !ok {
			return ErrZone
		}
		r.Zone, r.ZoneName = zone, text
	case "date_format":
		if text != "" && time.Unix(0, 0).UTC().Format(text) == time.Unix(1e9, 0).UTC().Format(text) {
			return ErrDateFormat
		}
		r.DateFormat = text
	}
	return nil
}

// selector gives the selector that a key sets, nil for another key.
func (r *Rule) selector(key string) *page.Selector {
	return map[string]*page.Selector{
		"item": &r.Item, "title": &r.Title, "link": &r.Link, "date": &r.Date, "summary": &r.Summary, "next": &r.Next,
		"body": &r.Body, "related": &r.Related, "strip": &r.Strip,
	}[key]
}

// path gives the path that a key sets, nil for another key. Where the rule is
// one for JSON the items are paths as well.
func (r *Rule) path(key string) *Path {
	if key == "items" {
		return &r.Items
	}
	if r.Kind != KindJSON {
		return nil
	}
	return map[string]*Path{
		"title": &r.Fields.Title, "link": &r.Fields.Link, "date": &r.Fields.Date, "summary": &r.Fields.Summary, "next": &r.Fields.Next,
	}[key]
}

// waysOf reads one or several ways; an empty text is none. "a@title|a" is two:
// an attribute and what is taken where it is not there.
func waysOf(v any) (ways []string, ok bool) {
	list, several := v.([]any)
	if !several {
		list = []any{v}
	}
	for _, e := range list {
		text, isText := e.(string)
		if !isText || several && text == "" {
			return nil, false
		}
		if text != "" {
			ways = append(ways, alternatives(text)...)
		}
	}
	return ways, true
}

// alternatives parts a text at each "|" that stands behind the name of an
// attribute; elsewhere it belongs to the selector.
func alternatives(text string) (ways []string) {
	from := 0
	for i, c := range text {
		if c != '|' {
			continue
		}
		at := strings.LastIndexByte(text[from:i], '@')
		if at >= 0 && strings.Trim(strings.ToLower(text[from+at+1:i]), "abcdefghijklmnopqrstuvwxyz-_:") == "" {
			ways = append(ways, text[from:i])
			from = i + 1
		}
	}
	return append(ways, text[from:])
}
