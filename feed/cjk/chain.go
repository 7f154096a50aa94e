package cjk

import (
	"encoding/json"
	"fmt"
	"unicode/utf8"
)

// A matcher finds the longest key that s begins with, as its dictionaries
// decide; r is the first rune of s. It gives the bytes of the key, 0 when
// there is none, and the value.
type matcher interface {
	longest(s string, r rune) (int, string)
}

// first asks its members in order; the first that finds a key wins.
type first []matcher

func (g first) longest(s string, r rune) (int, string) {
	for _, m := range g {
		if n, value := m.longest(s, r); n > 0 {
			return n, value
		}
	}
	return 0, ""
}

// union asks all members; the longest key wins, the first one of equals.
type union []matcher

func (g union) longest(s string, r rune) (int, string) {
	best, value := 0, ""
	for _, m := range g {
		if n, v := m.longest(s, r); n > best {
			best, value = n, v
		}
	}
	return best, value
}

// A chain is one conversion: text is normalised, cut into segments, and led
// through the steps, each of which works on one segment at a time.
type chain struct {
	normal   []matcher
	segments matcher // nil: the text is one segment
	steps    []matcher
}

func (c *chain) convert(s string) string {
	for _, m := range c.normal {
		s, _ = replace(m, s, []int{len(s)})
	}
	ends := []int{len(s)}
	if c.segments != nil {
		ends = cut(c.segments, s)
	}
	for _, m := range c.steps {
		s, ends = replace(m, s, ends)
	}
	return s
}

// cut splits s into segments by forward maximum match: every key that is found
// is a segment, and so is what stands between two of them. It gives the byte
// at which each segment ends.
func cut(m matcher, s string) []int {
	ends := make([]int, 0, len(s)/4+1)
	last := 0
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		n, _ := m.longest(s[i:], r)
		if n == 0 {
			i += size
			continue
		}
		if last < i {
			ends = append(ends, i)
		}
		i += n
		last = i
		ends = append(ends, i)
	}
	if last < len(s) {
		ends = append(ends, len(s))
	}
	return ends
}

// replace puts values in the place of the keys that m finds. No key reaches
// over the end of a segment. It gives the text and the ends of its segments,
// which it writes over those that came in.
func replace(m matcher, s string, ends []int) (string, []int) {
	out := make([]byte, 0, len(s)+len(s)/16)
	i, written := 0, 0 // bytes of s that were read, and that are in out
	for k, end := range ends {
		for i < end {
			segment := s[i:end]
			r, size := utf8.DecodeRuneInString(segment)
			n, value := m.longest(segment, r)
			if n == 0 {
				i += size
				continue
			}
			out = append(out, s[written:i]...)
			out = append(out, value...)
			i += n
			written = i
		}
		out = append(out, s[written:end]...)
		written = end
		ends[k] = len(out)
	}
	return string(out), ends
}

// The types below are the configuration of a conversion as OpenCC writes it.
type (
	chainConfig struct {
		Normalization []stepConfig `json:"normalization"`
		Segmentation  *struct {
			Type string     `json:"type"`
			Dict dictConfig `json:"dict"`
		} `json:"segmentation"`
		Steps []stepConfig `json:"conversion_chain"`
	}
	stepConfig struct {
		Dict dictConfig `json:"dict"`
	}
	dictConfig struct {
		Type   string       `json:"type"`
		File   string       `json:"file"`
		Policy string       `json:"match_policy"`
		Dicts  []dictConfig `json:"dicts"`
	}
)

// newChain makes a chain from its configuration; open gives a dictionary by
// the name of its file.
func newChain(config []byte, open func(file string) (*dictionary, error)) (*chain, error) {
	var parsed chainConfig
	if err := json.Unmarshal(config, &parsed); err != nil {
		return nil, err
	}
	c := &chain{}
	var err error
	if c.normal, err = newMatchers(parsed.Normalization, open); err != nil {
		return nil, err
	}
	if c.steps, err = newMatchers(parsed.Steps, open); err != nil {
		return nil, err
	}
	if s := parsed.Segmentation; s != nil {
		if s.Type != "mmseg" {
			return nil, fmt.Errorf("unknown segmentation %q", s.Type)
		}
		c.segments, err = newMatcher(s.Dict, open)
	}
	return c, err
}

func newMatchers(steps []stepConfig, open func(string) (*dictionary, error)) ([]matcher, error) {
	var all []matcher
	for _, s := range steps {
		m, err := newMatcher(s.Dict, open)
		if err != nil {
			return nil, err
		}
		all = append(all, m)
	}
	return all, nil
}

func newMatcher(c dictConfig, open func(string) (*dictionary, error)) (matcher, error) {
	if c.Type != "group" {
		return open(c.File)
	}
	var members []matcher
	for _, d := range c.Dicts {
		m, err := newMatcher(d, open)
		if err != nil {
			return nil, err
		}
		members = append(members, m)
	}
	switch c.Policy {
	case "union":
		return union(members), nil
	case "short_circuit", "":
		return first(members), nil
	}
	return nil, fmt.Errorf("unknown match policy %q", c.Policy)
}
