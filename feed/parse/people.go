package parse

import (
	"slices"
	"strings"

	"guanbao/feed"
	"guanbao/feed/safe"
)

// Bounds on lists of one article.
const (
	maxAuthors    = 50
	maxCategories = 50
)

// addAuthor adds the name in a field: "office@agency.example (Press office)"
// and "Press office <office@agency.example>" name the press office.
func addAuthor(a *feed.Article, f field) {
	name := loose(f).line()
	if before, inside, ok := strings.Cut(name, "("); ok && strings.Contains(before, "@") {
		name = strings.TrimSuffix(strings.TrimSpace(inside), ")")
	} else if before, inside, ok := strings.Cut(name, "<"); ok && strings.Contains(inside, "@") {
		name = first(before, strings.TrimSuffix(inside, ">"))
	} else if before, inside, ok := strings.Cut(name, "("); ok && strings.Contains(inside, "@") {
		name = first(before, strings.TrimSuffix(inside, ")"))
	}
	name = safe.Title(strings.Trim(name, ` "`))
	if name == "" || len(a.Authors) >= maxAuthors || slices.Contains(a.Authors, name) {
		return
	}
	a.Authors = append(a.Authors, name)
}

func addCategory(a *feed.Article, text string) {
	name := safe.Title(loose(field{text: text}).line())
	if name == "" || len(a.Categories) >= maxCategories || slices.Contains(a.Categories, name) {
		return
	}
	a.Categories = append(a.Categories, name)
}

// setIssuer sets the issuing body unless it is known; an address is no name.
func setIssuer(a *feed.Article, text string) {
	if a.Issuer != "" || isHTTP(text) {
		return
	}
	a.Issuer = safe.Title(loose(field{text: text}).line())
}
