package migrate

// asked holds the queries that were searched for; the last one has the highest
// seq.
const asked = `
CREATE TABLE asked (
	seq INTEGER PRIMARY KEY AUTOINCREMENT,
	text TEXT NOT NULL UNIQUE
)`

// standing holds the saved searches and what they find. Of a search the
// articles from row below on have been looked at. saved has, for each search,
// the articles of which it may hold: rest is its table for the article, see
// query.Query.Table; the date, the feed and the marks repeat what the article
// says, so that a list is a walk along an index. saved_queue has the articles
// that came or changed since; seq grows with each, and fresh is set where no
// search has done anything with the article yet. saved_feeds has a hash of what
// queries see of each feed, as its articles were looked at. concealed are the
// articles that searches left out of the lists of everything.
const standing = `
CREATE TABLE searches (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	name TEXT NOT NULL UNIQUE,
	query TEXT NOT NULL,
	actions TEXT NOT NULL,
	place INTEGER NOT NULL,
	version INTEGER NOT NULL,
	below INTEGER NOT NULL
);
CREATE TABLE saved (
	search INTEGER NOT NULL,
	date INTEGER NOT NULL,
	article INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
	feed INTEGER NOT NULL,
	read INTEGER NOT NULL,
	starred INTEGER NOT NULL,
	rest INTEGER NOT NULL,
	PRIMARY KEY (search, date, article)
) WITHOUT ROWID;
CREATE INDEX saved_unread ON saved (search, date, article, feed, starred, rest) WHERE read = 0;
CREATE INDEX saved_of_article ON saved (article);
CREATE TABLE saved_queue (
	seq INTEGER PRIMARY KEY AUTOINCREMENT,
	article INTEGER NOT NULL UNIQUE REFERENCES articles(id) ON DELETE CASCADE,
	fresh INTEGER NOT NULL
);
CREATE TABLE saved_feeds (
	feed INTEGER PRIMARY KEY REFERENCES feeds(id) ON DELETE CASCADE,
	hash INTEGER NOT NULL
);
CREATE TABLE concealed (
	article INTEGER PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,
	search INTEGER NOT NULL,
	feed INTEGER NOT NULL,
	read INTEGER NOT NULL
);
CREATE INDEX concealed_by_search ON concealed (search);
CREATE TRIGGER saved_follows AFTER UPDATE OF date, feed, read_at, starred_at ON articles BEGIN
	UPDATE saved SET date = new.date, feed = new.feed, read = new.read_at, starred = new.starred_at WHERE article = new.id;
	UPDATE concealed SET feed = new.feed, read = new.read_at WHERE article = new.id;
END`

// votes holds the places that publishers give others in their lists of what is
// hot and of what they recommend, each once for a feed and a site. hash is that
// of site and link, article the newest one on whose page the link stands, date
// that one's, in seconds. hot is 1 where a list of what is hot has it, weight
// what the place counts. address and key are by what the article is found to
// which the link leads, 0 and empty for nothing; means is that article once it
// was found for sure, upto the last of the signatures among which it was looked
// for.
//
// votes_state has a row while articles that came before are not read yet, which
// happens from the newest on: those from date and article on were read, and so
// many remain.
const votes = `
CREATE TABLE votes (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	feed INTEGER NOT NULL REFERENCES feeds(id) ON DELETE CASCADE,
	hash INTEGER NOT NULL,
	article INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
	date INTEGER NOT NULL,
	site TEXT NOT NULL,
	hot INTEGER NOT NULL,
	weight REAL NOT NULL,
	url TEXT NOT NULL,
	title TEXT NOT NULL,
	address INTEGER NOT NULL,
	key TEXT NOT NULL,
	means INTEGER REFERENCES articles(id) ON DELETE SET NULL,
	upto INTEGER NOT NULL DEFAULT 0,
	UNIQUE (feed, hash)
);
CREATE INDEX votes_by_meaning ON votes (means) WHERE means IS NOT NULL;
CREATE INDEX votes_by_date ON votes (date);
CREATE INDEX votes_of_article ON votes (article);
CREATE TABLE votes_state (
	id INTEGER PRIMARY KEY,
	date INTEGER NOT NULL,
	article INTEGER NOT NULL,
	remaining INTEGER NOT NULL
);
INSERT INTO votes_state (id, date, article, remaining) SELECT 1, 9223372036854775807, 9223372036854775807, 2000 FROM articles LIMIT 1`

// gone has the ids of articles that were removed because their feed is not to
// keep them, with their dates in seconds, so that they do not come again.
const gone = `
CREATE TABLE gone (
	feed INTEGER NOT NULL REFERENCES feeds(id) ON DELETE CASCADE,
	key TEXT NOT NULL,
	date INTEGER NOT NULL,
	PRIMARY KEY (feed, key)
) WITHOUT ROWID`

// shortened changes no table: from here on bodies may be packed in the short
// form of text, which the programs before cannot read.
const shortened = "SELECT 1"

// thinned changes no table either: from here on signatures may be packed, see
// related.Signature.Pack, and a declared id that is the article's address may be
// stored as an equals sign.
const thinned = "SELECT 1"

// removed has the articles that were removed and may still stand in segments of
// the full text, in the order in which they were removed; seq never comes again.
// Nobody noted those of before: where there are any, the index is made anew.
const removed = `
CREATE TABLE search_removed (
	seq INTEGER PRIMARY KEY AUTOINCREMENT,
	article INTEGER NOT NULL UNIQUE
);
UPDATE search_state SET version = 0 WHERE EXISTS (SELECT 1 FROM gone)`

// tails has what follows the head of a long body, in pieces: id is that of the
// article times 2^16 and their number. Bodies that are there stay whole.
const tails = `
CREATE TABLE tails (
	id INTEGER PRIMARY KEY,
	data BLOB NOT NULL
)`

// pagetails is what tails is, of the bodies that pages brought.
const pagetails = `
CREATE TABLE pagetails (
	id INTEGER PRIMARY KEY,
	data BLOB NOT NULL
)`
