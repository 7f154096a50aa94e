package bulletin

import (
	"slices"
	"strings"

	"guanbao/feed"
	"guanbao/feed/html"
)

// Imprint is what a bulletin says of itself. What is not found, or not beyond
// doubt, is left empty.
type Imprint struct {
	Issuers   []string // all bodies of a joint document, in its order
	Numbers   []string // as the text writes them, the document's own number first
	Signed    Date     // the date of the document itself
	Published Date     // when it was made public; the feed's day where the text has none
	Effective Date     // when it takes effect
	Deadline  Date     // until when comments are taken
}

// Bounds on where imprints stand.
const (
	headLines  = 40 // lines at the head that may hold labels
	tailLines  = 20 // lines at the tail
	titleLines = 10 // lines under the title that may hold a number
	maxField   = 8  // numbers and issuers that one document gives
)

// Issuer is the bodies as one line, parted as their language does.
func (p Imprint) Issuer() string {
	if len(p.Issuers) > 0 && nextRune(p.Issuers[0], 0) >= 0x80 {
		if hangul(nextRune(p.Issuers[0], 0)) {
			return strings.Join(p.Issuers, ", ")
		}
		return strings.Join(p.Issuers, "、")
	}
	return strings.Join(p.Issuers, "; ")
}

// Number is the document's own number, empty when there is none.
func (p Imprint) Number() string {
	if len(p.Numbers) == 0 {
		return ""
	}
	return p.Numbers[0]
}

// Read reads the imprint of an article with the body d. What the feed gave as
// issuer and number comes first. An author is no issuer: who posts a text need
// not have issued it.
func Read(a feed.Article, d html.Document) Imprint {
	r := reader{article: a, lines: lines(d, true)}
	r.facts = append(tableFacts(d), factsOf(r.lines)...)
	r.roc = strings.HasPrefix(a.Lang, "zh-Hant") || strings.HasPrefix(a.Lang, "zh-TW") || r.says("中華民國") || r.says("發文字號")
	r.signature()
	r.numbers()
	r.issuers()
	r.dates()
	return r.imprint
}

// reader gathers an imprint.
type reader struct {
	article feed.Article
	lines   []line
	facts   []fact
	roc     bool // years of two or three figures are those of the Republic of China
	imprint Imprint

	keys   []string   // of the numbers found
	named  [][]string // bodies that the numbers name
	signed []string   // bodies of the signature
}

func (r *reader) says(words string) bool {
	return slices.ContainsFunc(r.lines, func(l line) bool { return strings.Contains(l.text, words) })
}

// numbers gathers the document's own numbers: from the feed, from labels, from
// a line under the title, from the title.
func (r *reader) numbers() {
	r.addNumber(r.article.Number)
	for _, f := range r.facts {
		if f.field == fieldNumber && f.edge {
			r.labelledNumber(f.value)
		}
	}
	r.titleNumber(r.article.Title)
	for i, l := range r.lines {
		if i >= titleLines || columns(l.text) > 160 && !strings.HasPrefix(l.text, "[") {
			break
		}
		r.lineNumber(l.text)
		if i > 0 && hasAny(l.text[:min(3, len(l.text))], "第", "（", "〔") && columns(l.text) <= 30 && columns(r.lines[i-1].text) <= 60 {
			whole := r.lines[i-1].text + " " + l.text // 国家邮政局令 over 第5号
			if ns := Numbers(whole); len(ns) == 1 && ns[0].Start == 0 && ns[0].End == len(whole) {
				r.take(whole, ns[0])
			}
		}
	}
	for _, l := range r.lines[max(0, len(r.lines)-tailLines):] {
		if strings.HasPrefix(l.text, "[FR Doc") || strings.HasPrefix(l.text, "FR Doc") {
			r.lineNumber(l.text)
		}
	}
}

func (r *reader) addNumber(text string) {
	text = trim(text)
	if text == "" || len(r.keys) >= maxField {
		return
	}
	key := Key(text)
	for i, k := range r.keys {
		switch {
		case covers(k, key):
			return
		case covers(key, k) && (i > 0 || r.article.Number == ""):
			r.keys[i], r.imprint.Numbers[i] = key, text
			return
		}
	}
	r.keys = append(r.keys, key)
	r.imprint.Numbers = append(r.imprint.Numbers, text)
}

// covers reports whether a key says what another says and perhaps more: the
// body and the year before the kind.
func covers(long, short string) bool {
	if strings.HasSuffix(long, short) {
		return true
	}
	before, rest, ok := strings.Cut(long, "[")
	_, n, closed := strings.Cut(rest, "]")
	return ok && closed && strings.HasSuffix(before+n, short)
}

// take adds a number that was found in a text.
func (r *reader) take(text string, n Number) {
	r.addNumber(text[n.Start:n.End])
	if names := bodies(n.Issuer); len(names) > 0 {
		r.named = append(r.named, names)
	}
}

// labelledNumber takes what a label calls a number. What is of no known form
// is one where it is short, has figures and is no date.
func (r *reader) labelledNumber(value string) {
	if ns := Numbers(value); len(ns) > 0 {
		for _, n := range ns[:min(len(ns), maxField)] {
			r.take(value, n)
		}
		return
	}
	if columns(value) > 60 || strings.ContainsAny(value, "。，；,;\n") || !strings.ContainsFunc(value, func(c rune) bool { return digit(c) >= 0 || hanDigit(c) > 0 }) {
		return
	}
	if _, _, _, dated := firstDate(value, r.roc); !dated && colonless(value) {
		r.addNumber(value)
	}
}

func colonless(s string) bool { at, _ := colon(s, 0); return at < 0 }

// titleNumber takes the number that a title starts with, or ends with in
// brackets. One in the middle is of another document.
func (r *reader) titleNumber(title string) {
	for _, n := range Numbers(title) {
		before, after := title[:n.Start], trim(title[n.End:])
		switch {
		case trim(before) == "" && (after == "" || strings.ContainsRune("（(:：《〈「—-[［ ", nextRune(title, n.End))):
			r.take(title, n)
		case strings.HasSuffix(trim(before), "（") && after == "）", strings.HasSuffix(trim(before), "(") && after == ")",
			strings.HasSuffix(trim(before), "[") && after == "]", strings.HasSuffix(before, "　") && after == "":
			r.take(title, n)
		}
	}
}

// lineNumber takes the numbers of a line that holds little else.
func (r *reader) lineNumber(s string) {
	if strings.HasPrefix(s, "[") || strings.HasPrefix(s, "［") {
		for inner := range strings.FieldsFuncSeq(s, func(c rune) bool { return strings.ContainsRune("[]［］", c) }) {
			for part := range strings.FieldsFuncSeq(inner, func(c rune) bool { return c == ';' || c == ',' }) {
				if ns := Numbers(part); len(ns) == 1 && trim(part[:ns[0].Start]) == "" {
					r.take(part, ns[0])
				}
			}
		}
		if !strings.Contains(s, "〔") && !strings.Contains(s, "号") {
			return
		}
	}
	s = unbracketed(s)
	ns := Numbers(s)
	if len(ns) == 0 || len(ns) > 3 || trim(s[:ns[0].Start]) != "" && bodies(s[:ns[0].Start]) == nil {
		return
	}
	rest := trim(s[ns[len(ns)-1].End:])
	if rest != "" && !strings.ContainsRune("（([。、，;；　", nextRune(rest, 0)) || columns(rest) > 40 && !strings.HasPrefix(rest, "。") {
		return
	}
	for _, n := range ns {
		r.take(s, n)
	}
}

// unbracketed is s without a pair of brackets around it.
func unbracketed(s string) string {
	for _, pair := range [][2]string{{"（", "）"}, {"(", ")"}, {"[", "]"}, {"［", "］"}} {
		if inner, ok := strings.CutPrefix(s, pair[0]); ok && strings.HasSuffix(inner, pair[1]) && !strings.Contains(inner, pair[0]) {
			return trim(strings.TrimSuffix(inner, pair[1]))
		}
	}
	return s
}

// issuers settles the issuing bodies: the first source that names any, or a
// later one that names all of these and more.
func (r *reader) issuers() {
	r.propose(feedIssuer(r.article.Issuer))
	for _, f := range r.facts {
		if f.field == fieldIssuer && f.edge {
			r.propose(bodies(f.value))
		}
	}
	r.propose(titleIssuers(r.article.Title))
	r.propose(r.signed)
	r.propose(r.headIssuers())
	for _, names := range r.named {
		r.propose(names)
	}
	if len(r.imprint.Issuers) > 0 {
		return
	}
	for _, f := range r.facts {
		if f.field == fieldSource && f.edge {
			r.propose(bodies(f.value))
		}
	}
}

func (r *reader) propose(names []string) {
	have := r.imprint.Issuers
	if len(names) == 0 || len(names) > 4*maxField || len(have) > 0 && len(names) <= len(have) {
		return
	}
	for _, h := range have {
		if !slices.Contains(names, h) {
			return
		}
	}
	r.imprint.Issuers = names
}

// feedIssuer is what a feed calls the issuer, whatever it is; a list of bodies
// is split.
func feedIssuer(s string) []string {
	if names := bodies(s); len(names) > 0 {
		return names
	}
	if s = trim(s); s != "" {
		return []string{s}
	}
	return nil
}

// titleIssuers are the bodies before 关于 in a title: 国家邮政局 公安部关于……的通知.
func titleIssuers(title string) []string {
	for _, about := range []string{"关于", "關於", "關于"} {
		if before, _, ok := strings.Cut(title, about); ok {
			return bodies(before)
		}
	}
	return nil
}

// headIssuers are the bodies that stand over the text: 海平縣政府　公告, 国家邮政局文件.
func (r *reader) headIssuers() []string {
	for i, l := range r.lines[:min(len(r.lines), 4)] {
		if columns(l.text) > 80 {
			break
		}
		s := bare(l.text)
		for _, kind := range []string{"公告", "通告", "文件", "令", "函", "通知", "公報", "公报"} {
			if name, ok := strings.CutSuffix(s, kind); ok && kind != "令" && IsBody(name) {
				return []string{name}
			}
		}
		if i+1 < len(r.lines) && len(Numbers(r.lines[i+1].text)) == 1 && len(r.imprint.Numbers) > 0 && strings.Contains(r.lines[i+1].text, r.imprint.Numbers[0]) {
			if names := bodies(l.text); len(names) > 0 {
				return names
			}
		}
	}
	return nil
}
