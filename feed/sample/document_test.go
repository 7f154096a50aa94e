package sample

import (
	"encoding/xml"
	"io"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"
)

type rss struct {
	Title string `xml:"channel>title"`
	TTL   int    `xml:"channel>ttl"`
	Items []item `xml:"channel>item"`
}

type item struct {
	Title      string   `xml:"title"`
	Link       string   `xml:"link"`
	GUID       string   `xml:"guid"`
	Date       string   `xml:"pubDate"`
	Lang       string   `xml:"http://purl.org/dc/elements/1.1/ language"`
	Creator    string   `xml:"http://purl.org/dc/elements/1.1/ creator"`
	Categories []string `xml:"category"`
	// Both the page of comments and slash:comments, their number: encoding/xml
	// lets a name without a namespace match any.
	Comments []struct {
		XMLName xml.Name
		Value   string `xml:",chardata"`
	} `xml:"comments"`
	Description string `xml:"description"`
	Content     string `xml:"http://purl.org/rss/1.0/modules/content/ encoded"`
	Enclosures  []struct {
		URL    string `xml:"url,attr"`
		Type   string `xml:"type,attr"`
		Length int64  `xml:"length,attr"`
	} `xml:"enclosure"`
}

// text is everything of the item that a reader sees as words, without markup.
func (it item) text() string {
	return it.Title + "\n" + it.Description + "\n" + markup.ReplaceAllString(it.Content, "")
}

// comments gives the address of the page of comments and their number, each
// empty if not stated.
func (it item) comments() (page, number string) {
	for _, c := range it.Comments {
		if c.XMLName.Space == "http://purl.org/rss/1.0/modules/slash/" {
			number = c.Value
		} else {
			page = c.Value
		}
	}
	return page, number
}

var markup = regexp.MustCompile(`<[^>]*>`)

func read(t *testing.T) rss {
	t.Helper()
	var doc rss
	if err := xml.Unmarshal(document, &doc); err != nil {
		t.Fatal(err)
	}
	return doc
}

// elements walks a body, which is kept well-formed, and gives the path of each
// element with its attributes: "ul/li/ul".
func elements(t *testing.T, it item, visit func(path string, attrs []xml.Attr)) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(it.Content))
	var path []string
	for {
		token, err := d.Token()
		if err == io.EOF && len(path) == 0 {
			return
		}
		if err != nil {
			t.Fatalf("%s: body is not well-formed: %v", it.Title, err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			path = append(path, e.Name.Local)
			visit(strings.Join(path, "/"), e.Attr)
		case xml.EndElement:
			path = path[:len(path)-1]
		}
	}
}

func TestChannel(t *testing.T) {
	doc := read(t)
	if doc.Title != "官報樣本 · guanbao sample" || doc.TTL != 1440 {
		t.Errorf("channel %q, ttl %d", doc.Title, doc.TTL)
	}
	if len(doc.Items) < 16 {
		t.Errorf("%d items, want at least 16", len(doc.Items))
	}
}

func TestFiveLanguages(t *testing.T) {
	count := make(map[string]int)
	for _, it := range read(t).Items {
		count[it.Lang]++
	}
	for _, lang := range []string{"zh-Hans", "zh-Hant", "ja", "ko", "en"} {
		if count[lang] < 3 {
			t.Errorf("%d items in %s, want at least 3", count[lang], lang)
		}
		delete(count, lang)
	}
	if len(count) != 0 {
		t.Errorf("other languages: %v", count)
	}
}

// scripts holds what a text in a language cannot do without.
var scripts = map[string]*unicode.RangeTable{
	"zh-Hans": unicode.Han, "zh-Hant": unicode.Han, "ja": unicode.Hiragana, "ko": unicode.Hangul, "en": unicode.Latin,
}

func TestTextsAreInTheLanguageTheyDeclare(t *testing.T) {
	for _, it := range read(t).Items {
		text := it.text()
		if !strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(scripts[it.Lang], r) }) {
			t.Errorf("%s: nothing in %s", it.Title, it.Lang)
		}
		foreign := map[string]string{"zh-Hans": "國會務關進業發實", "zh-Hant": "国会务关进业发实"}[it.Lang]
		if i := strings.IndexAny(text, foreign); i >= 0 {
			r, _ := utf8.DecodeRuneInString(text[i:])
			t.Errorf("%s: %c in a text in %s", it.Title, r, it.Lang)
		}
	}
}

func TestEveryItemIsComplete(t *testing.T) {
	titles, ids, links := map[string]bool{}, map[string]bool{}, map[string]bool{}
	unique := func(seen map[string]bool, what string) {
		if what == "" || seen[what] {
			t.Errorf("%q is empty or stands twice", what)
		}
		seen[what] = true
	}
	for _, it := range read(t).Items {
		unique(ids, it.GUID)
		unique(links, it.Link)
		unique(titles, it.Lang+it.Title)
		if it.Creator == "" || it.Description == "" || len(it.Categories) == 0 {
			t.Errorf("%s: creator %q, description %q, categories %q", it.Title, it.Creator, it.Description, it.Categories)
		}
	}
}

func TestDatesParse(t *testing.T) {
	years, zones := map[int]bool{}, map[string]bool{}
	for _, it := range read(t).Items {
		when, err := time.Parse(time.RFC1123Z, it.Date)
		if strings.HasSuffix(it.Date, "GMT") {
			when, err = time.Parse(time.RFC1123, it.Date)
		}
		if err != nil {
			t.Errorf("%s: %v", it.Title, err)
			continue
		}
		if when.Year() < 2020 || when.Year() > 2026 {
			t.Errorf("%s: %v", it.Title, when)
		}
		if want := when.Weekday().String()[:3]; !strings.HasPrefix(it.Date, want) {
			t.Errorf("%s: %s was a %s", it.Title, it.Date, want)
		}
		years[when.Year()] = true
		zones[it.Date[len("Mon, 02 Jan 2006 15:04:05 "):]] = true
	}
	if len(years) != 7 || len(zones) < 4 {
		t.Errorf("years %v, zones %v: want all seven and at least four", years, zones)
	}
}

func TestLinksLeadNowhereReal(t *testing.T) {
	links := 0
	check := func(it item, raw string) {
		links++
		u, err := url.Parse(raw)
		if err != nil || u.Scheme != "https" || !strings.HasSuffix(u.Hostname(), ".example") || u.Port() != "" {
			t.Errorf("%s: %q is not https on a host under .example", it.Title, raw)
		}
	}
	for _, it := range read(t).Items {
		check(it, it.Link)
		if page, _ := it.comments(); page != "" {
			check(it, page)
		}
		for _, e := range it.Enclosures {
			check(it, e.URL)
		}
		elements(t, it, func(_ string, attrs []xml.Attr) {
			for _, a := range attrs {
				if a.Name.Local == "href" || a.Name.Local == "src" {
					check(it, a.Value)
				}
			}
		})
	}
	if links < 100 {
		t.Errorf("only %d links looked at", links)
	}
	for _, address := range regexp.MustCompile(`[a-z]+://[^/"<\s]*`).FindAllString(string(document), -1) {
		if address != "http://purl.org" && !strings.HasSuffix(address, ".example") {
			t.Errorf("%s stands somewhere in the document", address)
		}
	}
}

func TestBodiesShowWhatAReaderMustLayOut(t *testing.T) {
	seen, attributes := map[string]int{}, map[string]int{}
	for _, it := range read(t).Items {
		elements(t, it, func(path string, attrs []xml.Attr) {
			steps := strings.Split(path, "/")
			seen[steps[len(steps)-1]]++
			if strings.Count(path, "ul") >= 3 {
				seen["ul ul ul"]++
			}
			for _, a := range attrs {
				attributes[a.Name.Local]++
			}
		})
	}
	for _, name := range []string{"p", "h2", "h3", "ul", "ol", "li", "ul ul ul", "table", "caption", "thead", "th", "td", "tfoot",
		"blockquote", "pre", "code", "ruby", "rp", "rt", "img", "a", "br", "strong", "em", "u"} {
		if seen[name] == 0 {
			t.Errorf("no %s anywhere", name)
		}
	}
	for _, name := range []string{"rowspan", "colspan", "alt", "lang"} {
		if attributes[name] == 0 {
			t.Errorf("no attribute %s anywhere", name)
		}
	}
	for _, name := range []string{"script", "style", "iframe", "form"} {
		if seen[name] != 0 {
			t.Errorf("%s has no place in the sample", name)
		}
	}
}

func TestTablesAreRectangular(t *testing.T) {
	tables := 0
	for _, it := range read(t).Items {
		for _, table := range regexp.MustCompile(`(?s)<table>.*?</table>`).FindAllString(it.Content, -1) {
			tables++
			if widths := rowWidths(table); slices.Min(widths) != slices.Max(widths) {
				t.Errorf("%s: rows of %v columns", it.Title, widths)
			}
		}
	}
	if tables < 6 {
		t.Errorf("%d tables, want at least 6", tables)
	}
}

// rowWidths counts the columns of each row, those reached down from a row
// above by rowspan="2" among them.
func rowWidths(table string) []int {
	var widths []int
	down := 0
	for row := range strings.SplitSeq(table, "</tr>") {
		cells := regexp.MustCompile(`<t[dh]\b[^>]*>`).FindAllString(row, -1)
		if len(cells) == 0 {
			continue
		}
		width := down
		down = 0
		for _, cell := range cells {
			n := 1
			if m := regexp.MustCompile(`colspan="(\d)"`).FindStringSubmatch(cell); m != nil {
				n = int(m[1][0] - '0')
			}
			width += n
			if strings.Contains(cell, `rowspan="2"`) {
				down += n
			}
		}
		widths = append(widths, width)
	}
	return widths
}

func TestExtremesAreThere(t *testing.T) {
	var longTitle, summaryOnly, pdf, sheet, commented bool
	for _, it := range read(t).Items {
		longTitle = longTitle || utf8.RuneCountInString(it.Title) >= 100
		summaryOnly = summaryOnly || it.Content == "" && utf8.RuneCountInString(it.Description) >= 60
		page, number := it.comments()
		commented = commented || page != "" && len(number) == 2
		for _, e := range it.Enclosures {
			if e.Length <= 0 {
				t.Errorf("%s: attachment of %d bytes", it.Title, e.Length)
			}
			pdf = pdf || e.Type == "application/pdf" && strings.HasSuffix(e.URL, ".pdf")
			sheet = sheet || strings.HasSuffix(e.Type, ".sheet") && strings.HasSuffix(e.URL, ".xlsx")
		}
	}
	if !longTitle || !summaryOnly || !pdf || !sheet || !commented {
		t.Errorf("long title %v, summary only %v, pdf %v, xlsx %v, comments %v", longTitle, summaryOnly, pdf, sheet, commented)
	}
}

func TestEveryItemCanBeReachedFromAnother(t *testing.T) {
	doc := read(t)
	reached := make(map[string]bool)
	for _, it := range doc.Items {
		elements(t, it, func(_ string, attrs []xml.Attr) {
			for _, a := range attrs {
				if a.Name.Local == "href" && a.Value != it.Link {
					reached[a.Value] = true
				}
			}
		})
	}
	unreached := 0
	for _, it := range doc.Items {
		if !reached[it.Link] {
			unreached++
		}
	}
	if unreached > 1 { // the page that lists the others
		t.Errorf("%d items have no link to them", unreached)
	}
}

func TestNoStrayCharacters(t *testing.T) {
	if !utf8.Valid(document) {
		t.Fatal("not UTF-8")
	}
	for i, r := range string(document) {
		if r == utf8.RuneError || r != '\n' && !unicode.IsPrint(r) && r != '\u3000' {
			t.Errorf("%U at byte %d", r, i)
		}
	}
}
