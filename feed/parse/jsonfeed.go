package parse

import (
	"bytes"
	stdjson "encoding/json"
	"fmt"
	"strings"

	"github.com/mmcdole/gofeed/json"

	"guanbao/feed"
	"guanbao/feed/safe"
)

// json reads a JSON Feed. A document that gofeed takes as it stands is not
// touched; any other is mended first.
func (b *builder) json(src string) (feed.Document, error) {
	if !looksJSONFeed(src) {
		return feed.Document{}, notFeed("json")
	}
	parsed, err := new(json.Parser).Parse(strings.NewReader(src))
	if err != nil {
		mended, failed := mendJSON(src, b.w)
		if failed != nil {
			return feed.Document{}, failed
		}
		if parsed, err = new(json.Parser).Parse(bytes.NewReader(mended)); err != nil {
			return feed.Document{}, broken(fmt.Errorf("json feed: %w", err))
		}
	}
	return b.jsonFeed(parsed), nil
}

// looksJSONFeed tells a JSON Feed by its version or by the fields without
// which it would be none.
func looksJSONFeed(src string) bool {
	return strings.HasPrefix(src, "{") && (strings.Contains(head(src, 4096), "jsonfeed.org/version/") ||
		(strings.Contains(src, `"items"`) && (strings.Contains(src, `"content_`) || strings.Contains(src, `"home_page_url"`))))
}

func (b *builder) jsonFeed(src *json.Feed) feed.Document {
	doc := feed.Document{Format: "JSON Feed"}
	if _, v, _ := strings.Cut(src.Version, "jsonfeed.org/version/"); version(v) != "" {
		if doc.Format += " " + version(v); v == "1" {
			doc.Format += ".0"
		}
	}
	doc.Feed.Title = b.title(prose{text: src.Title, form: plain})
	doc.Feed.Description = b.describe(prose{text: src.Description, form: plain}, doc.Feed.Title)
	doc.Feed.Site = b.address(field{text: src.HomePageURL})
	sample := doc.Feed.Title + " " + doc.Feed.Description
	for _, it := range src.Items[:min(len(src.Items), 5)] {
		if it != nil {
			sample += " " + head(it.Title, 200) + " " + head(it.ContentText, 200)
		}
	}
	b.settle(&doc.Feed, src.Language, sample)
	for i, it := range src.Items {
		if i == maxItems {
			b.w.add(feed.WarnTruncated, fmt.Sprintf("%d of %d items", maxItems, len(src.Items)))
			break
		}
		if it == nil {
			b.w.add(feed.WarnDropped, fmt.Sprintf("items[%d]", i))
			continue
		}
		a := b.jsonItem(it, src)
		if useless(&a) {
			b.w.add(feed.WarnDropped, fmt.Sprintf("items[%d] holds nothing", i))
			continue
		}
		doc.Articles = append(doc.Articles, a)
	}
	return doc
}

// jsonItem makes an article of an item. Its url is its page; where there is
// only an external_url, that is (JSON Feed 1.1).
func (b *builder) jsonItem(it *json.Item, src *json.Feed) feed.Article {
	a := feed.Article{GUID: safe.Title(it.ID), Comments: feed.NoCount}
	a.URL = b.address(field{text: it.URL})
	external := b.address(field{text: it.ExternalURL})
	switch {
	case a.URL == "" && external != "":
		a.URL = external
	case a.URL == "" && isHTTP(it.ID):
		a.URL = b.address(field{text: it.ID})
	}
	if external != a.URL {
		attach(&a, feed.Link{Kind: feed.LinkRelated, URL: external})
	}
	for _, p := range jsonAuthors(it, src) {
		if p != nil {
			addAuthor(&a, field{text: p.Name})
		}
	}
	b.stamps(&a, []field{{text: it.DatePublished}}, []field{{text: it.DateModified}})
	for _, t := range it.Tags {
		addCategory(&a, t)
	}
	if it.Attachments != nil {
		for _, at := range *it.Attachments {
			l := b.attachment(field{text: at.URL}, at.Title, at.MimeType, "")
			l.Size = max(0, at.SizeInBytes)
			attach(&a, l)
		}
	}
	body, about := prose{}, prose{}
	switch {
	case it.ContentHTML != "":
		body = prose{text: it.ContentHTML, form: markup}
	case it.ContentText != "":
		body = prose{text: it.ContentText, form: plain}
	}
	if it.Summary != "" {
		about = prose{text: it.Summary, form: plain}
	}
	b.write(&a, b.title(prose{text: it.Title, form: plain}), body, about)
	a.Lang = b.langOfArticle(&a, it.Language, b.lang)
	return a
}

func jsonAuthors(it *json.Item, src *json.Feed) []*json.Author {
	switch {
	case len(it.Authors) > 0:
		return it.Authors
	case it.Author != nil:
		return []*json.Author{it.Author}
	case len(src.Authors) > 0:
		return src.Authors
	}
	return []*json.Author{src.Author}
}

// jsonKind is the type that a field of a JSON Feed must have.
type jsonKind uint8

const (
	aString jsonKind = iota + 1
	aNumber
	anObject // of authorFields
	authors
	strs
	attachments
	whatever
)

var (
	authorFields = map[string]jsonKind{"name": aString, "url": aString, "avatar": aString}
	fileFields   = map[string]jsonKind{
		"url": aString, "mime_type": aString, "title": aString, "size_in_bytes": aNumber, "duration_in_seconds": aNumber,
	}
	itemFields = map[string]jsonKind{
		"id": whatever, "url": aString, "external_url": aString, "title": aString, "content_html": aString,
		"content_text": aString, "summary": aString, "image": aString, "banner_image": aString, "date_published": aString,
		"date_modified": aString, "language": aString, "tags": strs, "author": anObject, "authors": authors, "attachments": attachments,
	}
	feedFields = map[string]jsonKind{
		"version": aString, "title": aString, "home_page_url": aString, "feed_url": aString, "description": aString,
		"language": aString, "author": anObject, "authors": authors,
	}
)

// mendJSON makes of a JSON document that gofeed refuses one that it takes:
// syntax errors are mended and fields of the wrong type are left out.
func mendJSON(src string, w *warnings) ([]byte, error) {
	var top map[string]stdjson.RawMessage
	if err := stdjson.Unmarshal([]byte(src), &top); err != nil {
		mended, cut := mendSyntax(src)
		w.add(feed.WarnIllFormed, err.Error())
		if cut {
			w.add(feed.WarnCutOff, fmt.Sprintf("byte %d", len(src)))
		}
		if err := stdjson.Unmarshal(mended, &top); err != nil {
			return nil, problem(feed.ProblemBroken, "json: "+err.Error(), err)
		}
	}
	out := keep(top, feedFields, "", w)
	var items []stdjson.RawMessage
	if err := stdjson.Unmarshal(top["items"], &items); err != nil {
		return nil, problem(feed.ProblemBroken, "json: items is no list", err)
	}
	kept := make([]any, 0, len(items))
	for i, raw := range items {
		var item map[string]stdjson.RawMessage
		where := fmt.Sprintf("items[%d]", i)
		if err := stdjson.Unmarshal(raw, &item); err != nil || item == nil {
			w.add(feed.WarnDropped, where)
			continue
		}
		kept = append(kept, keep(item, itemFields, where+".", w))
	}
	out["items"] = kept
	return stdjson.Marshal(out)
}

// keep copies the fields that have their type.
func keep(from map[string]stdjson.RawMessage, fields map[string]jsonKind, where string, w *warnings) map[string]any {
	out := make(map[string]any, len(from))
	for name, kind := range fields {
		raw, ok := from[name]
		if !ok || string(raw) == "null" {
			continue
		}
		if v := typed(raw, kind); v != nil {
			out[name] = v
		} else {
			w.add(feed.WarnIllFormed, where+name+" has the wrong type")
		}
	}
	return out
}

// typed gives a value if it has the kind, or can be read as one: a number
// where a string should be is its digits, one author stands for a list.
func typed(raw stdjson.RawMessage, kind jsonKind) any {
	quiet := new(warnings)
	switch kind {
	case whatever:
		return raw
	case aNumber:
		return raw // gofeed coerces it
	case aString:
		var s string
		if stdjson.Unmarshal(raw, &s) == nil {
			return s
		}
	case anObject:
		var m map[string]stdjson.RawMessage
		if stdjson.Unmarshal(raw, &m) == nil {
			return keep(m, authorFields, "", quiet)
		}
		var s string
		if stdjson.Unmarshal(raw, &s) == nil {
			return map[string]any{"name": s}
		}
	case strs, authors, attachments:
		return typedList(raw, kind)
	}
	return nil
}

func typedList(raw stdjson.RawMessage, kind jsonKind) any {
	var list []stdjson.RawMessage
	if stdjson.Unmarshal(raw, &list) != nil {
		if kind == authors {
			list = []stdjson.RawMessage{raw}
		} else {
			return nil
		}
	}
	out := make([]any, 0, len(list))
	for _, one := range list {
		var v any
		switch kind {
		case strs:
			v = typed(one, aString)
		case authors:
			v = typed(one, anObject)
		default:
			var m map[string]stdjson.RawMessage
			if stdjson.Unmarshal(one, &m) == nil && m != nil {
				v = keep(m, fileFields, "", new(warnings))
			}
		}
		if v != nil {
			out = append(out, v)
		}
	}
	return out
}
