package feed

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

// OfferKind tells feeds from pages that are read as one.
type OfferKind uint8

// The kinds of offers.
const (
	OfferFeed OfferKind = iota
	OfferList           // a page whose list of bulletins is read
)

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
