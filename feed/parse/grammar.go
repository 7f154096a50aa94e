package parse

// place is where in a feed the mender stands.
type place uint8

const (
	atRoot place = iota // inside rss or rdf:RDF
	inChannel
	inItem
	inFeed
	inEntry
	inPerson
	inSource // of an Atom entry
	inHours
	inDays
	inGroup // media:group
	nowhere // inside something that is passed over
)

// action is what becomes of an element.
type action uint8

const (
	descend action = iota + 1 // a structure: its children are looked at
	lift                      // a text: it is lifted out, a token stands in its place
	leaf                      // only its attributes count
)

// rule says what becomes of an element: as is its name in the skeleton, to is
// where its children stand.
type rule struct {
	do action
	as string
	to place
}

// grammar holds what a feed may say that we use. What stands in none of these
// tables is passed over with all its children, so that gofeed never sees it.
// Native names have no prefix. Dates go under names of our own (w:), since
// gofeed would try its hundred layouts on them before we try ours.
var grammar = map[place]map[string]rule{
	atRoot: {
		"channel": {descend, "channel", inChannel},
		"item":    {descend, "item", inItem},
	},
	inChannel: {
		"item": {descend, "item", inItem}, "title": {lift, "title", 0}, "link": {lift, "link", 0},
		"description": {lift, "description", 0}, "language": {lift, "language", 0}, "ttl": {lift, "ttl", 0},
		"skiphours": {descend, "skipHours", inHours}, "skipdays": {descend, "skipDays", inDays},
		"dc:language": {lift, "dc:language", 0}, "atom:link": {leaf, "atom:link", 0},
		"sy:updateperiod": {lift, "sy:period", 0}, "sy:updatefrequency": {lift, "sy:frequency", 0}, "sy:updatebase": {lift, "sy:base", 0},
	},
	inHours: {"hour": {lift, "hour", 0}},
	inDays:  {"day": {lift, "day", 0}},
	inItem: {
		"title": {lift, "title", 0}, "link": {lift, "link", 0}, "description": {lift, "description", 0},
		"guid": {lift, "guid", 0}, "author": {lift, "author", 0}, "category": {lift, "category", 0},
		"comments": {lift, "comments", 0}, "enclosure": {leaf, "enclosure", 0}, "source": {lift, "source", 0},
		"pubdate": {lift, "w:published", 0}, "pubtime": {lift, "w:published", 0}, "date": {lift, "w:published", 0},
		"publishdate": {lift, "w:published", 0}, "publishtime": {lift, "w:published", 0},
		"published": {lift, "w:published", 0}, "pubdatetime": {lift, "w:published", 0},
		"updated": {lift, "w:updated", 0}, "updatetime": {lift, "w:updated", 0}, "lastbuilddate": {lift, "w:updated", 0},
		"dc:date": {lift, "w:published", 0}, "dcterms:issued": {lift, "w:published", 0},
		"dcterms:created": {lift, "w:published", 0}, "dcterms:modified": {lift, "w:updated", 0},
		"atom:published": {lift, "w:published", 0}, "atom:updated": {lift, "w:updated", 0},
		"prism:publicationdate": {lift, "w:published", 0},
		"dc:title":              {lift, "dc:title", 0}, "dc:creator": {lift, "dc:creator", 0}, "dc:author": {lift, "dc:creator", 0},
		"dc:publisher": {lift, "dc:publisher", 0}, "dc:source": {lift, "dc:source", 0},
		"dc:language": {lift, "dc:language", 0}, "dc:subject": {lift, "dc:subject", 0},
		"dc:description": {lift, "dc:description", 0}, "dcterms:abstract": {lift, "dc:description", 0},
		"content:encoded": {lift, "content:encoded", 0}, "encoded": {lift, "content:encoded", 0},
		"content":        {lift, "content:encoded", 0},
		"xhtml:body":     {lift, "w:body", 0},
		"atom:content":   {lift, "w:body", 0},
		"atom:summary":   {lift, "dc:description", 0},
		"slash:comments": {lift, "w:count", 0}, "thr:total": {lift, "w:count", 0},
		"thr:in-reply-to": {leaf, "w:reply", 0},
		"wfw:commentrss":  {lift, "wfw:commentrss", 0},
		"atom:link":       {leaf, "atom:link", 0}, "atom:author": {descend, "w:author", inPerson},
		"media:content": {leaf, "media:content", 0}, "media:group": {descend, "media:group", inGroup},
	},
	inGroup: {"media:content": {leaf, "media:content", 0}},
	inFeed: {
		"entry": {descend, "entry", inEntry}, "title": {lift, "title", 0}, "subtitle": {lift, "subtitle", 0},
		"tagline": {lift, "subtitle", 0}, "link": {leaf, "link", 0}, "author": {descend, "author", inPerson},
		"sy:updateperiod": {lift, "sy:period", 0}, "sy:updatefrequency": {lift, "sy:frequency", 0}, "sy:updatebase": {lift, "sy:base", 0},
		"dc:language": {lift, "dc:language", 0},
	},
	inEntry: {
		"title": {lift, "title", 0}, "id": {lift, "id", 0}, "summary": {lift, "summary", 0},
		"content": {lift, "content", 0}, "link": {leaf, "link", 0}, "category": {leaf, "category", 0},
		"author": {descend, "author", inPerson}, "source": {descend, "source", inSource},
		"published": {lift, "w:published", 0}, "issued": {lift, "w:published", 0}, "created": {lift, "w:created", 0},
		"updated": {lift, "w:updated", 0}, "modified": {lift, "w:updated", 0}, "dc:date": {lift, "w:created", 0},
		"pubdate":    {lift, "w:published", 0},
		"dc:creator": {lift, "dc:creator", 0}, "dc:publisher": {lift, "dc:publisher", 0},
		"dc:language": {lift, "dc:language", 0}, "dc:subject": {lift, "dc:subject", 0},
		"content:encoded": {lift, "content:encoded", 0},
		"thr:total":       {lift, "w:count", 0}, "slash:comments": {lift, "w:count", 0},
		"thr:in-reply-to": {leaf, "w:reply", 0},
		"wfw:commentrss":  {lift, "wfw:commentrss", 0}, "media:content": {leaf, "media:content", 0},
		"media:group": {descend, "media:group", inGroup},
	},
	inPerson: {
		"name": {lift, "name", 0}, "email": {lift, "email", 0},
		"atom:name": {lift, "name", 0}, // inside an item of RSS
	},
	inSource: {"title": {lift, "title", 0}},
}

// keptAttributes are the attributes that reach the skeleton; all others are
// dropped, xml:base and xml:lang among them, which the mender applies itself.
var keptAttributes = map[string]string{
	"href": "href", "rel": "rel", "type": "type", "title": "title", "length": "length", "url": "url", "src": "src",
	"ispermalink": "isPermaLink", "medium": "medium", "filesize": "fileSize", "ref": "ref", "term": "term", "label": "label",
}

// breaksText are the elements that cannot stand inside a text: where one of
// them begins, a text that was not closed ends. Names that HTML uses as well
// are not among them.
var breaksText = map[string]bool{
	"item": true, "entry": true, "channel": true, "pubdate": true, "guid": true, "published": true, "updated": true,
	"description": true, "dc:date": true, "dc:creator": true, "content:encoded": true, "category": true,
	"enclosure": true,
}
