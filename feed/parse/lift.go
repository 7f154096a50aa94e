package parse

import (
	"net/url"
	"strconv"
	"strings"

	"guanbao/feed"
)

// field is a text or an attribute that was lifted out of the document.
type field struct {
	text   string // references decoded once; as it stands in the document where markup is set
	markup bool   // it held child elements: HTML as it stands
	cut    bool   // the document ended inside of it
	kind   string // type attribute, in lower case
	mode   string // mode attribute of Atom 0.3, in lower case
	lang   string // xml:lang in force
	base   *url.URL
}

// token puts a field away and gives what stands for it in the skeleton. Since
// no text of the document gets into the skeleton, nothing else can look like a
// token there.
func (m *mender) token(f field) string {
	m.fields = append(m.fields, f)
	return "t" + strconv.Itoa(len(m.fields)-1)
}

// field gives the field that a token stands for; what is no token was put in
// by gofeed and stands for itself.
func (d *mended) field(token string) field {
	if digits, ok := strings.CutPrefix(token, "t"); ok {
		if n, err := strconv.Atoi(digits); err == nil && n >= 0 && n < len(d.fields) {
			return d.fields[n]
		}
	}
	return field{text: token}
}

// attributes writes the attributes of a leaf, each as a token.
func (m *mender) attributes(t *tag, e element) {
	seen := 0
	for i, a := range t.attrs {
		as, ok := keptAttributes[a.name]
		if !ok || a.prefix == "xmlns" || a.prefix == "xml" || a.value == "" || repeated(t.attrs[:i], a.name) {
			continue
		}
		if seen++; seen > len(keptAttributes) {
			return
		}
		m.write(" ", as, `="`, m.token(field{text: a.value, lang: e.lang, base: e.base}), `"`)
	}
}

func repeated(before []attr, name string) bool {
	for _, a := range before {
		if a.name == name {
			return true
		}
	}
	return false
}

// lift takes the text of the element that t opened out of the document and
// writes the element with a token in its place. An empty text is not written.
func (m *mender) lift(t *tag, r rule, e element) {
	f := field{kind: lower(t.get("type")), mode: lower(t.get("mode")), lang: e.lang, base: e.base}
	href := t.get("href")
	kept := ""
	for _, name := range []string{"isPermaLink", "url", "src"} {
		if v := t.get(lower(name)); v != "" {
			kept += " " + name + `="` + m.token(field{text: v, base: e.base}) + `"`
		}
	}
	if !t.empty {
		m.text(t.qualified(), &f)
	}
	if f.text == "" && r.as == "link" {
		f.text = href
	}
	if (f.text == "" && kept == "") || (f.cut && !proseElements[r.as]) {
		return
	}
	m.write("<", r.as, kept, ">", m.token(f), "</", r.as, ">")
}

// proseElements are the texts of which the beginning is better than nothing.
// Half an address, a date or a name is worse.
var proseElements = map[string]bool{
	"title": true, "description": true, "content": true, "summary": true, "content:encoded": true, "w:body": true,
	"dc:description": true, "subtitle": true,
}

// text reads the content of the text element name, which was just opened, and
// moves past its end tag. Without one it ends where something begins or ends
// that cannot be part of a text.
func (m *mender) text(name string, f *field) {
	var (
		parts  joiner
		start  = m.pos
		end    int
		nested int
	)
	for end = -1; end < 0; {
		i := strings.IndexByte(m.src[m.pos:], '<')
		if i < 0 {
			parts.add(unescape(m.src[m.pos:]))
			m.pos, end, f.cut = len(m.src), len(m.src), true
			break
		}
		parts.add(unescape(m.src[m.pos : m.pos+i]))
		m.pos += i
		rest := m.src[m.pos:]
		switch {
		case strings.HasPrefix(rest, "<![CDATA["):
			parts.add(m.cdata(f))
		case strings.HasPrefix(rest, "<!--"):
			m.skip("-->", 4)
		case strings.HasPrefix(rest, "<?"):
			m.skip("?>", 2)
		case !startsTag(rest):
			m.broken("stray <")
			parts.add("<")
			m.pos++
		default:
			at := m.pos
			if m.inText(name, &nested, f) {
				end = at
			}
		}
	}
	if f.markup {
		f.text = strings.TrimSpace(asHTML(m.src[start:end]))
		return
	}
	f.text = strings.TrimSpace(parts.string())
}

// inText handles a tag inside a text and reports whether the text ends there.
func (m *mender) inText(name string, nested *int, f *field) bool {
	t := readTag(m.src, m.pos, m.attrs)
	m.attrs = t.attrs
	if !t.whole && t.end >= len(m.src) {
		f.cut = true
		m.pos = len(m.src)
		return true
	}
	q := t.qualified()
	switch {
	case t.closing && q == name && *nested == 0:
		m.pos = t.end
		return true
	case t.closing && q == name:
		*nested--
	case t.closing && m.isOpen(q), !t.closing && breaksText[m.key(&t, nil)]:
		m.broken("unclosed " + name)
		return true
	case !t.closing && !t.empty && q == name:
		*nested++
	}
	f.markup = true
	m.pos = t.end
	return false
}

// cdata reads the CDATA section at pos.
func (m *mender) cdata(f *field) string {
	const opening = len("<![CDATA[")
	from := m.pos + opening
	if at := m.find.after(m.src, "]]>", from); at >= 0 {
		m.pos = at
		return m.src[from : at-3]
	}
	m.pos, f.cut = len(m.src), true
	return m.src[from:]
}

func (m *mender) isOpen(name string) bool {
	for _, e := range m.open {
		if e.name == name {
			return true
		}
	}
	return false
}

// joiner joins pieces and costs nothing when there is only one.
type joiner struct {
	one  string
	many strings.Builder
}

func (j *joiner) add(s string) {
	switch {
	case s == "":
	case j.one == "" && j.many.Len() == 0:
		j.one = s
	default:
		if j.many.Len() == 0 {
			j.many.WriteString(j.one)
		}
		j.many.WriteString(s)
	}
}

func (j *joiner) string() string {
	if j.many.Len() > 0 {
		return j.many.String()
	}
	return j.one
}

func lower(s string) string { return strings.ToLower(strings.TrimSpace(s)) }

// resolve applies an xml:base to the one outside of it; what is no address
// leaves it as it is.
func resolve(outer *url.URL, base string) *url.URL {
	if base == "" {
		return outer
	}
	u, err := url.Parse(base)
	if err != nil {
		return outer
	}
	if outer != nil {
		u = outer.ResolveReference(u)
	}
	return u
}

// room reports whether a warning of this kind would still be told.
func (w *warnings) room(kind feed.WarningKind) bool { return w.count[kind] < maxWarnings }
