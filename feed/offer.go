package feed

import "slices"

// Offer is something to subscribe to that was found behind an address.
type Offer struct {
	Feed     Feed      // URL is what would be subscribed to, Title what is known of it by now
	Kind     OfferKind // of source
	Rule     string    // of a list page: how its list was understood, as it stands in the settings; empty where they say it already
	Known    bool      // it is subscribed to
	From     string    // address of the page that links it; empty where it is the address that was given
	Answer   Answer    // that brought Document
	Document *Document // nil until it has been asked for; its articles have ids
	Problem  *Problem  // why it could not be read when it was asked for
}

// First gives at most n of the articles that an offer brings: the newest of a
// feed, the first ones of a list as they stand on its page.
func (o Offer) First(n int) []Article {
	if o.Document == nil {
		return nil
	}
	all := slices.Clone(o.Document.Articles)
	if o.Kind == OfferFeed {
		slices.SortStableFunc(all, func(a, b Article) int { return b.Published.Compare(a.Published) })
	}
	return all[:min(len(all), n)]
}

// Guessed reports whether an offer is a list page that no rule is there for.
func (o Offer) Guessed() bool { return o.Rule != "" }

// OfferKind tells feeds from pages that are read as one.
type OfferKind uint8

// The kinds of offers.
const (
	OfferFeed OfferKind = iota
	OfferList           // a page whose list of bulletins is read
)

// Prospect is what was found behind an address.
type Prospect struct {
	Address string  // the one that was given; where Known, that of the subscription
	Assumed bool    // that it begins with https:// was not said
	Known   bool    // it is subscribed to, and there are no offers
	Offers  []Offer // the best first
}

// Sure reports whether there is one thing to subscribe to, and no doubt how it is
// read.
func (p Prospect) Sure() bool { return len(p.Offers) == 1 && !p.Offers[0].Guessed() }

// Vain is the error of a search for feeds that found none, with what was tried.
type Vain struct {
	Links   int  // feeds that the page links, none of which could be read
	Places  int  // addresses at which sites often have one
	List    bool // a list of bulletins was looked for on the page
	Problem *Problem
}

// Error gives the problem of the page itself.
func (v *Vain) Error() string { return v.Problem.Error() }

// Unwrap gives that problem.
func (v *Vain) Unwrap() error { return v.Problem }
