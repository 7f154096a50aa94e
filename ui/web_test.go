package ui

import (
	"context"
	"fmt"
	"slices"

	"guanbao/feed"
)

// row is an item as a list has it.
func row(it feed.Item) feed.Row {
	return feed.Row{
		ID: it.ID, Cursor: it.Cursor, Feed: it.Feed, FeedTitle: it.FeedTitle, Title: it.Title, URL: it.URL, Published: it.Published,
		Unread: it.Unread, Revisions: it.Revisions, Starred: it.Starred, Comments: it.Comments, Lang: it.Lang, Text: it.Text,
	}
}

// rows are those of the items at some places that there are.
func (s *shelf) rows(at ...int) (rows []feed.Row) {
	for _, i := range at {
		if i >= 0 && i < len(s.items) {
			rows = append(rows, row(s.items[i]))
		}
	}
	return rows
}

func relation(k feed.LinkKind, title, address string, rows []feed.Row) feed.Relation {
	return feed.Relation{Link: feed.Link{Kind: k, Title: title, URL: address}, Rows: rows}
}

// Related relates each article to its neighbours, in every way that there is;
// an article without a title to none.
func (s *shelf) Warm(context.Context) { s.warmed++ }

func (s *shelf) Related(_ context.Context, id feed.ID) (feed.Relations, error) {
	r := feed.Relations{ID: id, Head: id}
	i := slices.IndexFunc(s.items, func(it feed.Item) bool { return it.ID == id })
	if s.fail != nil || i < 0 {
		return r, s.fail
	}
	if s.items[i].Title == "" {
		return r, nil
	}
	if rel, ok := s.related[id]; ok {
		return rel, nil
	}
	list := func(to *[]feed.Relation, k feed.LinkKind, title, address string, rows []feed.Row) {
		*to = append(*to, relation(k, title, address, rows))
	}
	list(&r.Related, feed.LinkRelated, "2026年1-8月邮政", "https://f1.example/r", s.rows(i+1))
	list(&r.Related, feed.LinkRelated, "国家邮政局:制定“快遞進廠”行动方案 积极促", "https://portal.example/news/29021.html", nil)
	list(&r.Related, feed.LinkRelated, "关于做好2026年快递业务旺季服务保障工作", "https://f2.example/q", s.rows(i+5, i+12))
	list(&r.Recommended, feed.LinkRecommended, "全国预制菜品牌供应链", "https://portal.example/zhuanti/", nil)
	for n := range 3 {
		list(&r.Popular, feed.LinkPopular, fmt.Sprintf("热点第%d条：我国智能航运发展迅速", n+1), fmt.Sprintf("https://portal.example/hot/%d", n), nil)
	}
	list(&r.Cites, feed.LinkCites, "《郵便・信書便制度に関する検討会》", "", s.rows(i+2))
	list(&r.Cites, feed.LinkCites, "国邮发〔2021〕12号", "", nil)
	for _, by := range s.rows(i - 1) {
		list(&r.CitedBy, feed.LinkCitedBy, by.Title, by.URL, []feed.Row{by})
	}
	for _, like := range s.rows(i + 4) {
		r.Similar = append(r.Similar, feed.Similar{Row: like, Score: 0.5, Terms: []string{"快递进村", "监管报告"}})
	}
	r.Reposts = s.rows(i + 7)
	return r, nil
}

// Resolve finds an article by its address.
func (s *shelf) Resolve(_ context.Context, l feed.Link, _ feed.Item) ([]feed.Row, error) {
	if s.fail != nil {
		return nil, s.fail
	}
	if rows, ok := s.leads[l.URL]; ok {
		return rows, nil
	}
	for _, it := range s.items {
		if it.URL == l.URL && l.URL != "" {
			return []feed.Row{row(it)}, nil
		}
	}
	return nil, nil
}

func (p *presses) Take(ctx context.Context, l feed.Link, from feed.ID) (feed.ID, error) {
	if p.fail != nil {
		return "", p.fail
	}
	if ctx.Err() != nil {
		return "", ctx.Err()
	}
	p.taken, p.from = append(p.taken, l), from
	id := feed.ID(fmt.Sprintf("page%d", len(p.taken)))
	p.shelf.items = append(p.shelf.items, feed.Item{
		Article: feed.Article{ID: id, Feed: p.shelf.subs[0].URL, Title: l.Title, URL: l.URL, Content: "<p>取得的正文。</p>", Published: noon, Comments: feed.NoCount},
		Cursor:  feed.Cursor{Date: 1, Row: int64(-len(p.taken))}, Unread: true,
	})
	return id, nil
}

func (p *presses) Queue(_ context.Context, l feed.Link, _ feed.ID) error {
	p.queued = append(p.queued, l)
	return nil
}
