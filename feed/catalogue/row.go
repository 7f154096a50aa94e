package catalogue

import (
	_ "embed" // the tables
	"slices"
	"strings"
	"sync"
)

//go:embed rows.tsv
var rowTable string

// Kind tells what stands at the address of a row.
type Kind string

// The kinds.
const (
	Feed     Kind = "feed"
	ListPage Kind = "list" // a page whose links are read as articles
)

// Confidence tells how sure it is that an address is right. Nobody promises
// that it still is.
type Confidence string

// The confidences: the publisher names the address or several sources agree;
// one good source; a weak one, or sources that do not agree.
const (
	High   Confidence = "high"
	Medium Confidence = "medium"
	Low    Confidence = "low"
)

// Need is what a site asks for beyond a plain request.
type Need string

// The needs.
const (
	Cookie  Need = "cookie"  // sends its text only to those who bring a cookie back
	Script  Need = "script"  // makes its text by a script
	Browser Need = "browser" // sends its text to browsers alone
	Contact Need = "contact" // wants a user agent that names a contact
)

// Row is a source that can be subscribed to. The address is the key; no two
// rows share one.
type Row struct {
	Kind       Kind
	Name       string // in its own language
	English    string // "" where the name is English
	Publisher  string // in its own language
	Region     string // code, see Regions
	Lang       string // BCP 47
	Category   string // code, see Categories
	Address    string
	Site       string // home page
	Format     string // such as "RSS 2.0"; HTML or JSON of a list page
	Confidence Confidence
	Needs      []Need
	Also       []string // further names, by which it is found: in Chinese, in kana
}

// Lacks tells whether the row has needs that a program without a browser does
// not meet.
func (r Row) Lacks() bool {
	return slices.ContainsFunc(r.Needs, func(n Need) bool { return n != Contact })
}

// Called is the name of a row for those who read a language: in English for
// English, else in its own.
func (r Row) Called(lang string) string {
	if lang == "en" && r.English != "" {
		return r.English
	}
	return r.Name
}

// fields is the number of columns of rows.tsv.
const fields = 13

// rows reads the table. A line that is not whole ends the program: a test
// holds that there is none.
var rows = sync.OnceValue(func() []Row {
	var all []Row
	for line := range lines(rowTable) {
		f := strings.Split(line, "\t")
		if f[0] == "kind" { // the head
			continue
		}
		r := Row{
			Kind: Kind(f[0]), Name: f[1], English: f[2], Publisher: f[3], Region: f[4], Lang: f[5], Category: f[6],
			Address: f[7], Site: f[8], Format: f[9], Confidence: Confidence(f[10]), Also: pieces(f[fields-1], "|"),
		}
		for _, need := range pieces(f[11], ",") {
			r.Needs = append(r.Needs, Need(need))
		}
		all = append(all, r)
	}
	return all
})

// pieces parts a field; an empty one has none.
func pieces(field, by string) []string {
	if field == "" {
		return nil
	}
	return strings.Split(field, by)
}

// lines gives those of a table.
func lines(table string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for line := range strings.Lines(table) {
			if line = strings.TrimRight(line, "\r\n"); line != "" && !yield(line) {
				return
			}
		}
	}
}

// Rows gives all rows: feeds first, by region. The slice is the caller's.
func Rows() []Row { return slices.Clone(rows()) }

// At gives the row of an address.
func At(address string) (Row, bool) {
	i := slices.IndexFunc(rows(), func(r Row) bool { return r.Address == address })
	if i < 0 {
		return Row{}, false
	}
	return rows()[i], true
}
