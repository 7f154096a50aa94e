package related

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"guanbao/feed/cjk"
)

// Bounds on a reason.
const (
	reasonTerms  = 3
	reasonUnits  = 12  // of a term in the reason
	reasonReads  = 400 // units of a text that are compared
	fewestRunes  = 2
	sameRunMatch = 64 // places of the other text that are tried for one
)

// unit is a character or a word of a text.
type unit struct {
	key      string
	from, to int // bytes of the text
	joined   bool
}

// Reasons tells what articles share with one.
type Reasons struct {
	units []unit
	at    map[string][]int // where a character or word stands
}

// NewReasons prepares an article to be compared, by several goroutines if need be.
func NewReasons(t Text) *Reasons {
	r := &Reasons{units: unitsOf(t.Title + "\n" + t.Lead())}
	r.at = make(map[string][]int, len(r.units))
	for i, u := range r.units {
		if len(r.at[u.key]) < sameRunMatch {
			r.at[u.key] = append(r.at[u.key], i)
		}
	}
	return r
}

// Shared gives the two or three strongest terms that an article shares with the
// one, as it writes them: runs of characters or words that stand in both.
func (r *Reasons) Shared(a Text, f *Frequencies) []string {
	left, right, at := unitsOf(a.Title+"\n"+a.Lead()), r.units, r.at
	var runs []run
	for i := 0; i < len(left); {
		n := 0
		for _, j := range at[left[i].key] {
			n = max(n, common(left[i:], right[j:]))
		}
		if r := runOf(left[i:i+n], f); r.strength > 0 {
			runs = append(runs, r)
		}
		i += max(1, n)
	}
	return strongest(runs, a.Title+"\n"+a.Lead())
}

// run is a part of a text that stands in another one as well.
type run struct {
	key      string
	from, to int
	strength float64
}

// common is how many units two texts begin with alike, joined ones alone.
func common(a, b []unit) int {
	n := 0
	for n < len(a) && n < len(b) && n < reasonUnits && a[n].key == b[n].key && (n == 0 || a[n].joined && b[n].joined) {
		n++
	}
	return n
}

// runOf weighs a run by the terms in it.
func runOf(us []unit, f *Frequencies) run {
	if len(us) == 0 {
		return run{}
	}
	var key strings.Builder
	for i, u := range us {
		if i > 0 && scriptOf(firstRune(u.key)) == spaced {
			key.WriteByte(' ')
		}
		key.WriteString(u.key)
	}
	r := run{key: key.String(), from: us[0].from, to: us[len(us)-1].to}
	if utf8.RuneCountInString(r.key) < fewestRunes {
		return r
	}
	units(r.key, reasonReads, func(h uint32) { r.strength += f.weight(h) })
	return r
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// strongest chooses among runs and gives them as the text has them.
func strongest(runs []run, text string) []string {
	slices.SortStableFunc(runs, func(a, b run) int { return cmp.Compare(b.strength, a.strength) })
	var out, keys []string
	for _, r := range runs {
		told := slices.ContainsFunc(keys, func(k string) bool { return strings.Contains(k, r.key) || strings.Contains(r.key, k) })
		if told {
			continue
		}
		keys, out = append(keys, r.key), append(out, text[r.from:r.to])
		if len(out) == reasonTerms {
			break
		}
	}
	return out
}

// unitsOf cuts a text into characters and words, the first so many.
func unitsOf(text string) []unit {
	var out []unit
	parted := true
	for i := 0; i < len(text) && len(out) < reasonReads; {
		r, size := utf8.DecodeRuneInString(text[i:])
		key := cjk.Key(text[i : i+size])
		switch s := scriptOf(firstRune(key)); {
		case s == neither:
			parted = parted || r != ' '
			i += size
		case s == dense:
			// A pair must stand together, as the terms do.
			apart := len(out) > 0 && out[len(out)-1].to != i
			out = append(out, unit{key, i, i + size, !parted && !apart})
			parted = false
			i += size
		default:
			end := i
			for end < len(text) {
				next, n := utf8.DecodeRuneInString(text[end:])
				if scriptOf(firstRune(cjk.Key(string(next)))) != spaced {
					break
				}
				end += n
			}
			out = append(out, unit{cjk.Key(text[i:end]), i, end, !parted})
			parted = false
			i = end
		}
	}
	return out
}
