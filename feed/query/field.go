package query

import (
	"net/url"
	"slices"
	"strings"

	"guanbao/feed"
	"guanbao/feed/bulletin"
	"guanbao/feed/cjk"
	"guanbao/feed/language"
)

// field is what makes a node of a value, or tells what is wrong with it: a kind
// of fault, and what may have been meant. No node and no fault is a value that
// is left out.
type field struct {
	node func(p *parser, value string, quoted bool) (e Expr, wrong Kind, near string)
	// ahead gives where a bare value ends that goes on where a word would end:
	// at a space or a parenthesis. The value starts at one byte, and another one
	// is the end of the word that it begins with. It is nil where there are none.
	ahead func(p *parser, start, end int) int
}

var plainField = field{node: func(_ *parser, value string, quoted bool) (Expr, Kind, string) {
	w, ok := newWord(Any, value, quoted)
	if !ok {
		return nil, "", ""
	}
	return w, "", ""
}}

// fields are the fields by their names, those in use elsewhere among them:
// source for feed, since for after, date for on, language for lang. An origin
// is a feed or an issuer: 来源 is said of either.
var fields = map[string]field{
	"title": wordField(Title), "issuer": wordField(Issuer),
	"feed": {node: feedNode}, "source": {node: feedNode}, "tag": {node: tagNode}, "origin": {node: originNode},
	"number": {node: numberNode, ahead: (*parser).bracketedYear},
	"lang":   {node: langNode}, "language": {node: langNode}, "link": {node: linkNode},
	"is": {node: flagNode}, "has": {node: hasNode},
	"after": dateField("after"), "since": dateField("after"), "before": dateField("before"), "on": dateField("on"), "date": dateField("on"),
}

// fieldNames are the names that are offered, in the order of the help.
var fieldNames = []string{"title", "feed", "tag", "issuer", "number", "lang", "is", "has", "after", "before", "on", "link"}

var (
	flagNames = []string{"unread", "read", "starred", "revised", "reposted", "missing"}
	hasNames  = []string{"attachment", "table", "image", "comments"}
	langNames = []string{"zh", "zh-Hans", "zh-Hant", "ja", "ko", "en"}
)

func wordField(f Field) field {
	return field{node: func(_ *parser, value string, quoted bool) (Expr, Kind, string) {
		w, ok := newWord(f, value, quoted)
		if !ok {
			return nil, NoWords, ""
		}
		return w, "", ""
	}}
}

func flagNode(_ *parser, value string, _ bool) (Expr, Kind, string) {
	v := Fold(value)
	if meant, ok := flagMeant()[v]; ok {
		v = meant
	}
	if !slices.Contains(flagNames, v) {
		return nil, BadState, nearestOrBegun(v, flagNames)
	}
	return Flag(v), "", ""
}

func hasNode(_ *parser, value string, _ bool) (Expr, Kind, string) {
	v := Fold(value)
	if meant, ok := hasMeant()[v]; ok {
		v = meant
	}
	for _, name := range hasNames {
		if strings.TrimSuffix(v, "s") == strings.TrimSuffix(name, "s") {
			return Has(name), "", ""
		}
	}
	return nil, BadPart, nearestOrBegun(v, hasNames)
}

// languages are names of languages by which they may be asked for besides their
// tags, in the form of cjk.Key.
var languages = map[string]string{
	"中文": "zh", "汉语": "zh", "华语": "zh", "中国语": "zh", "중국어": "zh",
	"简体": "zh-Hans", "简体中文": "zh-Hans", "简体字": "zh-Hans", "간체": "zh-Hans",
	"繁体": "zh-Hant", "繁体中文": "zh-Hant", "繁体字": "zh-Hant", "正体": "zh-Hant", "正体中文": "zh-Hant", "번체": "zh-Hant",
	"日文": "ja", "日语": "ja", "日本语": "ja", "일본어": "ja",
	"韩文": "ko", "韩语": "ko", "朝鲜语": "ko", "韩国语": "ko", "한국어": "ko",
	"英文": "en", "英语": "en", "영어": "en",
}

func langNode(_ *parser, value string, _ bool) (Expr, Kind, string) {
	v := plain(cjk.Key(value))
	if l, ok := languages[v]; ok {
		return Lang(l), "", ""
	}
	l := language.Normal(v)
	if l == "" {
		return nil, BadLang, ""
	}
	return Lang(l), "", ""
}

func tagNode(_ *parser, value string, _ bool) (Expr, Kind, string) {
	v := TagKey(value)
	if v == "" {
		return nil, NoWords, ""
	}
	return Tag(v), "", ""
}

func feedNode(_ *parser, value string, _ bool) (Expr, Kind, string) {
	v := plain(value)
	if !strings.Contains(v, "://") {
		v = plain(cjk.Key(v))
	}
	if Fold(v) == "" {
		return nil, NoWords, ""
	}
	return Feed(v), "", ""
}

func originNode(p *parser, value string, quoted bool) (Expr, Kind, string) {
	from, wrong, _ := feedNode(p, value, quoted)
	switch {
	case wrong != "" || strings.Contains(value, "://"):
		return from, wrong, ""
	case p.terms+1 >= MaxTerms:
		return nil, TooMany, ""
	}
	p.terms++
	issuer, _ := newWord(Issuer, value, quoted)
	return either([]Expr{from, issuer}), "", ""
}

func numberNode(_ *parser, value string, _ bool) (Expr, Kind, string) {
	v := NumberKey(value)
	if Fold(v) == "" {
		return nil, NoWords, ""
	}
	return Number(v), "", ""
}

func linkNode(_ *parser, value string, _ bool) (Expr, Kind, string) {
	v := linkKey(value)
	if v == "" {
		return nil, BadLink, ""
	}
	return Link(v), "", ""
}

// plain is a value without what would end it: white space and controls become
// single spaces, quotes are left out.
func plain(s string) string {
	s = strings.Map(func(r rune) rune {
		if isQuote(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
	return strings.Join(strings.FieldsFunc(s, space), " ")
}

// TagKey is the form in which tags are compared.
func TagKey(tag string) string { return plain(cjk.Key(plain(tag))) }

// brackets are those that stand about the year of a document number, besides
// the ones that bulletin.Key knows.
var brackets = strings.NewReplacer("﹝", "〔", "﹞", "〕", "【", "〔", "】", "〕", "〖", "〔", "〗", "〕")

// NumberKey is the form in which document numbers are compared: that of
// bulletin.Key, any brackets as the same, and simplified and traditional as one.
func NumberKey(number string) string { return steady(plain(brackets.Replace(number)), plainNumber) }

func plainNumber(s string) string { return plain(strings.ToUpper(cjk.Fold(bulletin.Key(s)))) }

// linkKey is the key of an address or of the host, with or without a path, that
// begins one; "" for anything else.
func linkKey(value string) string {
	v := strings.TrimLeft(plain(value), "/")
	if lower := strings.ToLower(v); strings.HasPrefix(lower, "http://") || strings.HasPrefix(lower, "https://") {
		v = canonical(v)
	}
	return steady(v, func(s string) string { return canonical("https://" + s) })
}

func canonical(address string) string {
	u, err := url.Parse(address)
	if err != nil || strings.ContainsAny(u.Host, `"<>\^{}`+"`") {
		return ""
	}
	return plain(feed.CanonicalURL(address))
}

// steady folds a value until it changes no more. What does not come to rest
// gives "".
func steady(v string, fold func(string) string) string {
	for range 8 {
		next := fold(v)
		if next == v {
			return v
		}
		v = next
	}
	return ""
}

// nearestOrBegun is the name that what was typed is a slip or the beginning of.
func nearestOrBegun(typed string, names []string) string {
	if near := nearest(typed, names); near != "" || len(typed) < 3 {
		return near
	}
	for _, name := range names {
		if strings.HasPrefix(name, typed) {
			return name
		}
	}
	return ""
}

// nearest is the name that what was typed is a slip of: a letter too many, too
// few or, in longer words, a wrong one, or two that changed places. Short words
// are no slips.
func nearest(typed string, names []string) string {
	if len(typed) < 4 {
		return ""
	}
	for _, name := range names {
		if slip(typed, name) || slip(name, typed) {
			return name
		}
	}
	return ""
}

// slip tells whether a is b with a letter more, with two letters changed, or,
// from five letters on, with one wrong.
func slip(a, b string) bool {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	switch {
	case len(a) == len(b)+1:
		return len(b) > 2 && a[i+1:] == b[i:]
	case len(a) != len(b) || i+1 >= len(a):
		return len(a) == len(b) && len(a) > 4 && i+1 == len(a)
	}
	return a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:] || len(a) > 4 && a[i+1:] == b[i+1:]
}
