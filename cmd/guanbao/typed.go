package main

import (
	"regexp"
	"strings"
	"sync"
	"unicode"

	"guanbao/cmd/guanbao/urls"
)

// address makes an address of what was typed, or pasted with the words around it:
// feed: is what some sites write for http:, and without a scheme https is meant.
func address(typed string) string {
	a, _ := addressOf(typed)
	return a
}

// addressOf also reports whether https:// was put before it.
func addressOf(typed string) (address string, assumed bool) {
	typed = visible(typed)
	if strings.HasPrefix(typed, urls.Builtin) || commanding(typed) {
		return typed, false
	}
	if at := schemeTypos().FindStringIndex(typed); at != nil && !within(typed[:at[0]]) {
		typed = typed[:at[0]] + mended(typed[at[0]:at[1]]) + typed[at[1]:]
	}
	if cut, ok := webIn(typed); ok {
		return cut, false
	}
	if before, _, schemed := strings.Cut(typed, "://"); schemed && !within(before) || typed == "" {
		return typed, false
	}
	typed = hostIn(typed)
	// host:port/path is no scheme; exec: and javascript: are, and are refused.
	if before, after, ok := strings.Cut(typed, ":"); ok && !startsWithDigit(after) && !strings.ContainsAny(before, "/?[") {
		return typed, false
	}
	return "https://" + strings.TrimPrefix(typed, "//"), true
}

func startsWithDigit(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

// visible leaves out what nobody sees in a text that was pasted, and makes one
// kind of space of all.
func visible(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.Is(unicode.Cf, r) || unicode.IsControl(r):
			return -1
		}
		return r
	}, s))
}

// commanding reports whether a text is an order and no address, whatever
// addresses it holds.
func commanding(s string) bool {
	scheme, _, ok := strings.Cut(strings.ToLower(s), ":")
	switch scheme {
	case "exec", "filter", "query", "javascript", "vbscript", "file", "data":
		return ok
	}
	return false
}

// schemeTypos finds the beginning of an address as it is typed, too: in
// full-width forms, with one slash or none.
var schemeTypos = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)(?:feed:)?(?:https?|ｈｔｔｐｓ?)[:：][/／\\]{0,2}|feed[:：][/／\\]{0,2}`)
})

// mended is the beginning of an address as it is meant. What follows feed: alone
// is an address, or one without a scheme.
func mended(start string) string {
	start = strings.ToLower(strings.Map(func(r rune) rune {
		if r >= 0xFF01 && r <= 0xFF5E {
			return r - 0xFEE0
		}
		return r
	}, start))
	switch start = strings.TrimRight(start, `:/\`); strings.TrimPrefix(start, "feed:") {
	case "http":
		return "http://"
	case "https", "feed":
		return "https://"
	}
	return start
}

// webIn cuts the first web address out of a text. False is for a text with none,
// and for one in which it is a part of another address without a scheme.
func webIn(text string) (string, bool) {
	at := schemeAt(text)
	if at < 0 || within(text[:at]) {
		return "", false
	}
	text = text[at:]
	for { // one that was pasted behind the one that stood there
		_, rest, _ := strings.Cut(text, "://")
		if schemeAt(rest) != 0 {
			break
		}
		text = rest
	}
	return ended(text), true
}

// within reports whether what follows a text belongs to an address that began in
// it.
func within(before string) bool {
	return !strings.Contains(before, " ") && strings.ContainsAny(before, "/?=")
}

func schemeAt(text string) int {
	at := -1
	for _, scheme := range []string{"http://", "https://"} {
		if i := strings.Index(text, scheme); i >= 0 && (at < 0 || i < at) {
			at = i
		}
	}
	return at
}

// ended cuts off what cannot belong to an address at whose beginning a text
// begins: from a space or a mark of Chinese punctuation on, and the marks of a
// sentence at its end.
func ended(text string) string {
	if i := strings.IndexAny(text, " \"<>。，、；！？》〉」』】”’"); i > 0 {
		text = text[:i]
	}
	for {
		last := text[max(len(text)-1, 0):]
		switch {
		case last == "." || last == "," || last == ";" || last == "'":
		case last == ")" && strings.Count(text, "(") < strings.Count(text, ")"):
		case last == "]" && strings.Count(text, "[") < strings.Count(text, "]"):
		case strings.HasSuffix(text, "）") && strings.Count(text, "（") < strings.Count(text, "）"):
			last = "）"
		default:
			return text
		}
		text = strings.TrimSuffix(text, last)
	}
}

// hostIn cuts out of a text with words around it what begins with the name of a
// host, the text itself where there is none.
func hostIn(text string) string {
	words := strings.FieldsFunc(text, func(r rune) bool {
		return strings.ContainsRune(" \"<>：，、；！？《》〈〉「」『』【】“”‘’（）", r)
	})
	for _, word := range words {
		host, _, _ := strings.Cut(strings.TrimPrefix(word, "//"), "/")
		if name, _, _ := strings.Cut(host, ":"); dotted(name) || strings.HasPrefix(host, "[") {
			return ended(word)
		}
	}
	return text
}

// dotted reports whether a text has the form of a host's name with a dot in it.
func dotted(s string) bool {
	front, back, ok := strings.Cut(strings.TrimRight(s, "."), ".")
	return ok && front != "" && back != ""
}
