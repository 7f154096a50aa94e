package listing

import (
	"encoding/json"
	"strconv"
	"strings"
)

// TOML writes the rule as a block that ParseRules reads.
func (r Rule) TOML() string {
	return "[[" + Table + "]]\n" + strings.Join(r.pairs(), "\n") + "\n"
}

// Inline writes the rule as a table on one line.
func (r Rule) Inline() string { return "{" + strings.Join(r.pairs(), ", ") + "}" }

// pairs are the keys of the rule with their values.
func (r Rule) pairs() (all []string) {
	for _, key := range Keys {
		value := ""
		if p := r.path(key); p != nil {
			value = list(*p)
		} else if s := r.selector(key); s != nil {
			ways := s.Ways()
			for _, f := range r.Links {
				if key == "link" {
					ways = append(ways, f.text)
				}
			}
			value = list(ways)
		} else if text := r.text(key); text != "" {
			value = quoted(text)
		} else if key == "pages" && r.Pages > 0 {
			value = strconv.Itoa(r.Pages)
		}
		if value != "" {
			all = append(all, key+" = "+value)
		}
	}
	return all
}

// text gives what the rule has for a key that takes one text.
func (r Rule) text(key string) string {
	switch key {
	case "url":
		return r.URL
	case "data":
		return r.Data
	case "kind":
		return string(r.Kind)
	case "charset":
		return r.Charset
	case "timezone":
		return r.ZoneName
	case "date_format":
		return r.DateFormat
	}
	return ""
}

// list writes texts as TOML: one as it is, several as a list, none as "".
func list(ways []string) string {
	all := make([]string, len(ways))
	for i, w := range ways {
		all[i] = quoted(w)
	}
	if len(all) < 2 {
		return strings.Join(all, "")
	}
	return "[" + strings.Join(all, ", ") + "]"
}

// quoted writes a text as TOML, as JSON writes it but for the delete character.
func quoted(text string) string {
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(text); err != nil {
		panic("listing: " + err.Error()) // a text can always be written
	}
	return strings.ReplaceAll(strings.TrimSpace(b.String()), "\x7f", `\u007F`)
}
