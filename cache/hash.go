package cache

import (
	"crypto/sha256"
	"encoding/binary"
	"hash"

	"guanbao/feed"
)

// hashes tell whether a publisher changed an article: text for what a reader
// reads, all for every stored field. The declared id is in neither, for some
// publishers make a new one for every document.
type hashes struct{ text, all int64 }

func hashesOf(a feed.Article) hashes {
	d := newDigest()
	d.text(a.Title, a.Summary, a.Content)
	h := hashes{text: d.sum()}
	d.text(a.URL, a.Issuer, a.Number, a.Lang)
	d.number(int64(len(a.Authors)), int64(len(a.Categories)), int64(len(a.Links)), int64(a.Comments))
	d.text(a.Authors...)
	d.text(a.Categories...)
	for _, t := range []struct{ set, secs, zone int64 }{
		{bit(!a.Published.IsZero()), a.Published.Unix(), offset(a.Published)},
		{bit(!a.Updated.IsZero()), a.Updated.Unix(), offset(a.Updated)},
		{bit(a.DateOnly), 0, 0},
	} {
		d.number(t.set, t.secs, t.zone)
	}
	for _, l := range a.Links {
		d.text(string(l.Kind), l.Title, l.URL, l.Type)
		d.number(l.Size, l.Date.Unix())
	}
	h.all = d.sum()
	return h
}

// aliasOf gives the number under which an article is found whose declared id
// changed: a hash of its link and title.
func aliasOf(a feed.Article) int64 {
	k := feed.KeysOf(a)
	d := newDigest()
	d.text(k.Link, k.Title)
	return d.sum()
}

// digest is a hash over parts that cannot run into one another.
type digest struct{ hash.Hash }

func newDigest() digest { return digest{sha256.New()} }

func (d digest) text(parts ...string) {
	for _, p := range parts {
		d.number(int64(len(p)))
		d.Write([]byte(p))
	}
}

func (d digest) number(numbers ...int64) {
	for _, n := range numbers {
		var b [8]byte
		binary.LittleEndian.PutUint64(b[:], uint64(n))
		d.Write(b[:])
	}
}

func (d digest) sum() int64 {
	return int64(binary.LittleEndian.Uint64(d.Hash.Sum(nil)))
}

func bit(b bool) int64 {
	if b {
		return 1
	}
	return 0
}
