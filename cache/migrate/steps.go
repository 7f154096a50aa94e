package migrate

// steps are the ways from one version of the schema to the next: steps[v]
// leads from v to v+1. Append; never change one that was released.
var steps = []string{first, places, relations, pages, search, copies, asked, standing, votes, gone, shortened, thinned, removed, tails, pagetails}

// first is the schema of version 1.
//
// Moments called *_at are nanoseconds since 1970 and 0 when there is none;
// the other moments are seconds (articles) or milliseconds (revisions) and
// NULL when there is none. state is the polling state of a feed as JSON, only
// the fields that are set.
//
// articles holds what a list shows and nothing else, so that a list reads few
// pages and a mark rewrites little; texts holds the rest of an article. shown
// repeats what the feed's row says (subscribed and not hidden), because an
// index can hold only columns of its own table and the lists must be walks
// along an index. articles, unread and starred in feeds are totals kept by
// the transactions that change them.
//
// alias is a hash of link and title, under which an article is found whose
// declared id changed; alt is the first other id under which it then came.
const first = `
CREATE TABLE feeds (
	id INTEGER PRIMARY KEY,
	url TEXT NOT NULL UNIQUE,
	name TEXT NOT NULL DEFAULT '',
	title TEXT NOT NULL DEFAULT '',
	place INTEGER,
	hidden INTEGER NOT NULL DEFAULT 0,
	articles INTEGER NOT NULL DEFAULT 0,
	unread INTEGER NOT NULL DEFAULT 0,
	starred INTEGER NOT NULL DEFAULT 0,
	site TEXT NOT NULL DEFAULT '',
	description TEXT NOT NULL DEFAULT '',
	lang TEXT NOT NULL DEFAULT '',
	state TEXT NOT NULL
);
CREATE TABLE tags (
	feed INTEGER NOT NULL REFERENCES feeds(id) ON DELETE CASCADE,
	place INTEGER NOT NULL,
	tag TEXT NOT NULL,
	PRIMARY KEY (feed, place)
) WITHOUT ROWID;
CREATE INDEX tags_by_tag ON tags (tag, feed);
CREATE TABLE articles (
	id INTEGER PRIMARY KEY,
	feed INTEGER NOT NULL REFERENCES feeds(id),
	date INTEGER NOT NULL,
	shown INTEGER NOT NULL,
	read_at INTEGER NOT NULL DEFAULT 0,
	starred_at INTEGER NOT NULL DEFAULT 0,
	key TEXT NOT NULL UNIQUE,
	title TEXT NOT NULL,
	url TEXT NOT NULL,
	published INTEGER,
	zone INTEGER NOT NULL DEFAULT 0,
	date_only INTEGER NOT NULL DEFAULT 0,
	first_seen INTEGER NOT NULL,
	lang TEXT NOT NULL DEFAULT '',
	comments INTEGER NOT NULL DEFAULT -1,
	revisions INTEGER NOT NULL DEFAULT 0,
	alias INTEGER NOT NULL,
	alt TEXT,
	text_hash INTEGER NOT NULL,
	hash INTEGER NOT NULL
);
CREATE INDEX articles_shown ON articles (date) WHERE shown = 1;
CREATE INDEX articles_unread ON articles (date) WHERE shown = 1 AND read_at = 0;
CREATE INDEX articles_of_feed ON articles (feed, date);
CREATE INDEX articles_unread_of_feed ON articles (feed, date) WHERE read_at = 0;
CREATE INDEX articles_starred ON articles (date) WHERE starred_at > 0;
CREATE INDEX articles_starred_at ON articles (starred_at) WHERE starred_at > 0;
CREATE INDEX articles_read_at ON articles (read_at, date) WHERE read_at > 0;
CREATE INDEX articles_alias ON articles (feed, alias);
CREATE INDEX articles_alt ON articles (alt) WHERE alt IS NOT NULL;
CREATE TABLE texts (
	id INTEGER PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,
	guid TEXT NOT NULL DEFAULT '',
	issuer TEXT NOT NULL DEFAULT '',
	number TEXT NOT NULL DEFAULT '',
	body BLOB NOT NULL
);
CREATE TABLE revisions (
	id INTEGER PRIMARY KEY,
	article INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
	seen INTEGER NOT NULL,
	title TEXT NOT NULL,
	body BLOB NOT NULL
);
CREATE INDEX revisions_of_article ON revisions (article, id)`

// places holds where in an article its reader was: the ordinal of a block of
// its page, from 1, and a byte of that block's text. An article without a row
// was left at its top or at its end.
const places = `
CREATE TABLE places (
	article INTEGER PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,
	block INTEGER NOT NULL,
	byte INTEGER NOT NULL
)`

// relations holds what relates articles. signatures has, for each article that
// was read for it, the key of its title, a hash of its address, 0 without one,
// its date in seconds, and its strongest terms by what was known of terms when
// so many documents (known) had been counted. seq grows with every change, so
// that who has read the table need only read on; it never comes again.
// mentions are the documents that an article is or brings (role 0) and those
// that it cites (role 1), by a hash of a number or a title. frequencies has one
// row, with the version of the rules by which all of this was made.
const relations = `
CREATE TABLE signatures (
	seq INTEGER PRIMARY KEY AUTOINCREMENT,
	article INTEGER NOT NULL UNIQUE REFERENCES articles(id) ON DELETE CASCADE,
	date INTEGER NOT NULL,
	title TEXT NOT NULL,
	address INTEGER NOT NULL,
	known INTEGER NOT NULL,
	terms BLOB NOT NULL
);
CREATE INDEX signatures_title ON signatures (title);
CREATE INDEX signatures_address ON signatures (address) WHERE address <> 0;
CREATE INDEX signatures_early ON signatures (known) WHERE known < 1000;
CREATE TABLE mentions (
	article INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
	role INTEGER NOT NULL,
	key INTEGER NOT NULL,
	PRIMARY KEY (article, role, key)
) WITHOUT ROWID;
CREATE INDEX mentions_by_key ON mentions (key, role);
CREATE TABLE frequencies (
	id INTEGER PRIMARY KEY,
	version INTEGER NOT NULL,
	known INTEGER NOT NULL,
	counts BLOB NOT NULL
)`

// pages holds what is known of the pages of articles, apart from what their
// feeds give, so that neither is lost to the other.
//
// pages has a row for every article of which a page was got or is wanted. state
// is 0 where nobody has looked yet whether one is wanted, 1 where it is, 2 where
// it could not be got, 3 where its text stands in the place of the feed's, 4
// where the feed's text says as much, 5 where that of its first pages does, for
// a later one did not come. due, in seconds, is from when on the page
// may be asked for, and far off where it is not; feed repeats what the article
// says, for the sake of the index. problem, code and detail say why it failed.
//
// pagetexts has what a page brought, its body packed as that of a text. got is
// when, in seconds, hash that of its content. gave says which fields of the
// article are the page's because the feed gives none: 1 the date, 2 the number
// of comments, 4 the language.
//
// errands are links to be taken, address their canonical form, source the key of
// the article that has them and named the address that a request names. holds
// are hosts that asked to be left alone until a moment in seconds.
const pages = `
CREATE TABLE pages (
	article INTEGER PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,
	feed INTEGER NOT NULL,
	state INTEGER NOT NULL,
	tries INTEGER NOT NULL DEFAULT 0,
	due INTEGER NOT NULL DEFAULT 0,
	problem TEXT NOT NULL DEFAULT '',
	code INTEGER NOT NULL DEFAULT 0,
	detail TEXT NOT NULL DEFAULT '',
	failed INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX pages_due ON pages (feed, due) WHERE due < 9000000000;
CREATE INDEX pages_lacking ON pages (feed, state) WHERE state IN (1, 2);
CREATE TABLE pagetexts (
	article INTEGER PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,
	got INTEGER NOT NULL,
	url TEXT NOT NULL,
	hash INTEGER NOT NULL,
	gave INTEGER NOT NULL,
	issuer TEXT NOT NULL,
	number TEXT NOT NULL,
	published INTEGER,
	zone INTEGER NOT NULL,
	date_only INTEGER NOT NULL,
	comments INTEGER NOT NULL,
	lang TEXT NOT NULL,
	body BLOB NOT NULL
);
CREATE TABLE errands (
	id INTEGER PRIMARY KEY,
	address TEXT NOT NULL UNIQUE,
	url TEXT NOT NULL,
	title TEXT NOT NULL,
	kind TEXT NOT NULL,
	source TEXT NOT NULL,
	named TEXT NOT NULL,
	tries INTEGER NOT NULL DEFAULT 0,
	due INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE holds (
	host TEXT PRIMARY KEY,
	until INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO pages (article, feed, state) SELECT id, feed, 0
	FROM (SELECT id, feed, row_number() OVER (PARTITION BY feed ORDER BY date DESC, id DESC) AS n FROM articles WHERE url <> '')
	WHERE n <= 100`

// search holds the full text by the terms in it. search_state has one row: the
// version of the rules, and the row below which articles have not been read
// yet. search_queue has the articles that came or changed since they were read;
// seq grows with each. A segment holds the lists of some articles, its pages
// under its id times 2^20 and their number; of an article that is in several
// segments the one with the highest id counts.
const search = `
CREATE TABLE search_state (
	id INTEGER PRIMARY KEY,
	version INTEGER NOT NULL,
	below INTEGER NOT NULL
);
CREATE TABLE search_queue (
	seq INTEGER PRIMARY KEY AUTOINCREMENT,
	article INTEGER NOT NULL UNIQUE REFERENCES articles(id) ON DELETE CASCADE
);
CREATE TABLE search_segments (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	size INTEGER NOT NULL,
	documents BLOB NOT NULL,
	heads BLOB NOT NULL
);
CREATE TABLE search_pages (
	id INTEGER PRIMARY KEY,
	data BLOB NOT NULL
)`

// copies holds the articles that are copies of one text: each of them, the
// head of the group among them, with the head. copies_state has one row: the
// signatures with a seq from below to above have been looked at, others not.
const copies = `
CREATE TABLE copies (
	article INTEGER PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,
	head INTEGER NOT NULL
);
CREATE INDEX copies_by_head ON copies (head);
CREATE TABLE copies_state (
	id INTEGER PRIMARY KEY,
	below INTEGER NOT NULL,
	above INTEGER NOT NULL
)`
