package catalogue

import (
	_ "embed" // the tables
	"slices"
	"strings"
	"sync"

	"guanbao/feed/cjk"
)

//go:embed words.tsv
var wordTable string

// Regions are the codes of the regions, in the order in which they are listed.
var Regions = []string{"cn", "hk", "mo", "tw", "jp", "kr", "sg", "us", "uk", "eu", "un", "au"}

// Categories are the codes of the categories, in the order in which they are
// listed.
var Categories = []string{"government", "law", "finance", "statistics", "commerce", "transport", "health", "weather", "science", "international"}

// words gives the words by which a code is found, itself the first of them, by
// the kind of the code and the code.
var words = sync.OnceValue(func() map[string]map[string][]string {
	all := map[string]map[string][]string{"region": {}, "category": {}}
	for line := range lines(wordTable) {
		f := strings.Split(line, "\t")
		all[f[0]][f[1]] = f[1:]
	}
	return all
})

// Region gives the code of a region that is named by its code or by one of its
// names, in any language that the program speaks.
func Region(name string) (code string, ok bool) { return coded("region", name) }

// Category is Region for categories.
func Category(name string) (code string, ok bool) { return coded("category", name) }

func coded(kind, name string) (string, bool) {
	key := cjk.LetterKey(name)
	for code, all := range words()[kind] {
		if key != "" && slices.ContainsFunc(all, func(w string) bool { return cjk.LetterKey(w) == key }) {
			return code, true
		}
	}
	return "", false
}
