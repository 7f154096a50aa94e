package cache

import (
	"bytes"
	"errors"
	"reflect"
	"strings"
	"testing"

	"guanbao/feed"
)

func TestFindWantsOneArticle(t *testing.T) {
	c, _ := opened(t, feedA)
	p := pullOf(feedA, noon, art("a", noon), art("b", noon), art("c", noon))
	for i, id := range []feed.ID{"abcd0000", "abcd1111", "abcd"} {
		p.Document.Articles[i].ID = id
	}
	saved(t, c, p)
	for _, tt := range []struct {
		prefix string
		want   feed.ID
		err    error
	}{
		{"abcd0", "abcd0000", nil}, {"abcd1111", "abcd1111", nil}, {"abcd", "abcd", nil}, {"abc", "", ErrNotFound},
		{"abce", "", ErrNotFound}, {"abcd11112", "", ErrNotFound}, {"", "", ErrNotFound}, {"abc%", "", ErrNotFound},
	} {
		if id, err := c.Find(t.Context(), tt.prefix); id != tt.want || !errors.Is(err, tt.err) {
			t.Errorf("%q: %q, %v", tt.prefix, id, err)
		}
	}
	p.Document.Articles = p.Document.Articles[:2]
	d, _ := opened(t, feedA)
	saved(t, d, p)
	if _, err := d.Find(t.Context(), "abcd"); !errors.Is(err, ErrAmbiguous) {
		t.Errorf("two begin with it: %v", err)
	}
}

func TestAnUnknownArticleIsNotFound(t *testing.T) {
	c, _ := library(t)
	if _, err := c.Item(t.Context(), "none"); !errors.Is(err, ErrNotFound) {
		t.Errorf("got %v", err)
	}
	if revs, err := c.Revisions(t.Context(), "none"); err != nil || len(revs) != 0 {
		t.Errorf("revisions %v, %v", revs, err)
	}
	if ch, err := c.Mark(t.Context(), []feed.ID{"none"}, feed.MarkRead); err != nil || ch.Count != 0 {
		t.Errorf("mark %+v, %v", ch, err)
	}
}

func TestADamagedBodyIsCorrupt(t *testing.T) {
	blob, err := pack(bodyOf(whole()))
	if err != nil {
		t.Fatal(err)
	}
	for _, bad := range [][]byte{nil, {packedNot}, {9, 1}, blob[:len(blob)/2], {packedNot, 200, 1, '{'}, {packedNot, 1, '{'}} {
		if _, err := unpack(bad); !errors.Is(err, ErrCorrupt) {
			t.Errorf("%.20q: %v", bad, err)
		}
	}
}

func FuzzBodiesComeBackAsTheyWerePacked(f *testing.F) {
	f.Add("", "")
	f.Add("摘要", "<p>会议 <b>审议</b></p>")
	f.Add("x", strings.Repeat("会议指出，", 3000))
	f.Add("\U0001F4EE 회의", strings.Repeat("會議。カナ", 30)+"\uFFFD\u0301é")
	f.Add("字", strings.Repeat("会议", 30)+"\xff\xe4")
	f.Fuzz(func(t *testing.T, summary, content string) {
		want := body{Summary: strings.ToValidUTF8(summary, ""), Content: content, Authors: []string{"甲"}}
		blob, err := pack(want)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := unpack(blob); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("got %+v, %v, want %+v", got, err, want)
		}
		if len(blob) > 64+2*len(want.Summary)*3+len(content) {
			t.Errorf("%d bytes became %d", len(summary)+len(content), len(blob))
		}
	})
}

func FuzzUnpackTakesAnything(f *testing.F) {
	blob, err := pack(bodyOf(whole()))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(blob)
	f.Add([]byte{packedNot, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f})
	f.Fuzz(func(t *testing.T, blob []byte) {
		before := bytes.Clone(blob)
		if _, err := unpack(blob); err != nil && !errors.Is(err, ErrCorrupt) {
			t.Errorf("error %v", err)
		}
		if !bytes.Equal(before, blob) {
			t.Error("the blob was changed")
		}
	})
}
