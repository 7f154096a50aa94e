package ui

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"guanbao/feed"
	"guanbao/feed/html"
	"guanbao/feed/query"
)

// shelf is a Library in memory that keeps the promises of the cache: newest
// first, keyset paging, unread views that keep what was read since they were
// opened.
type shelf struct {
	away   []feed.Row  // what is hot and not in the cache
	items  []feed.Item // newest first
	readAt map[feed.ID]time.Time
	subs   []feed.Feed
	states map[string]feed.State
	now    func() time.Time
	fail   error
	pages  int
	asked  int      // articles read whole
	sought []string // the queries
	former []string // those that were kept
	waits  int      // items, the last ones, that are not indexed
	plains map[string]string
	warmed int // times
	places map[feed.ID]feed.Place
	before map[feed.ID][]feed.Revision // former states

	related map[feed.ID]feed.Relations // in place of those to the neighbours
	leads   map[string][]feed.Row      // of addresses, beyond those of the items
}

var noon = time.Date(2026, 9, 30, 12, 0, 0, 0, time.UTC)

var titles = []string{
	"國家郵政局召開2021年第七次局長辦公會(huì)",
	"2026年1-8月邮政行业运行情况",
	"郵便・信書便制度に関する検討会（第①回）の開催～議事次第を掲載",
	"[가상부] 우편요금 조정 안내 (26. 10. 1.~)",
	"Policy rate unchanged at 2.25% — the committee’s “steady” path",
	"关于做好2026年快递业务旺季服务保障工作、进一步加强农村寄递物流体系建设的通知（征求意见稿）",
	"",
}

var bodies = []string{
	"<p>会议听取“快递进村”工作汇报，原则通过监管报告，并对基层减负作出安排。……以下略——完。</p><p>第二段说明：2021年业务量6530亿元，同比增长7.4%。</p>",
	"<h2>主要指标</h2><table><caption>样表</caption><tr><th>指标</th><th>8月</th></tr><tr><td>快递业务量（亿件）</td><td>165.9</td></tr></table>",
	"<p>検討会を開催しますので、お知らせします。<ruby>議事<rt>ぎじ</rt></ruby>は次のとおりです。</p><ol><li>開会</li><li>閉会</li></ol>",
	"<p>통상우편요금을 조정합니다. 자세한 내용은 붙임을 참고하세요.</p>",
	"<p>The committee left the rate <em>unchanged</em>. See <a href=\"https://bank.example/chart\">the chart</a>.</p><blockquote><p>“Steady” it is.</p></blockquote>",
	"<p>正文。</p><pre>a  b\nc  d</pre>",
	"",
}

var langs = []string{"zh-Hant", "zh-Hans", "ja", "ko", "en", "zh-Hans", ""}

// newShelf fills a shelf with n articles, one an hour, of three feeds; every
// third one is read.
func newShelf(n int) *shelf {
	s := &shelf{readAt: map[feed.ID]time.Time{}, states: map[string]feed.State{}}
	clock := noon
	s.now = func() time.Time { clock = clock.Add(time.Millisecond); return clock }
	for i := range 3 {
		s.subs = append(s.subs, feed.Feed{URL: fmt.Sprintf("https://f%d.example/rss", i), Title: fmt.Sprintf("机关%d", i), Tags: []string{"邮政"}})
	}
	for i := range n {
		k := i % len(titles)
		it := feed.Item{
			Article: feed.Article{
				ID: feed.ID(fmt.Sprintf("id%06d", i)), Feed: s.subs[i%3].URL, Title: titles[k], Lang: langs[k], Content: bodies[k],
				URL: fmt.Sprintf("https://f%d.example/%d", i%3, i), Published: noon.Add(-time.Duration(i) * time.Hour), Comments: feed.NoCount,
			},
			FeedTitle: s.subs[i%3].Title, Unread: i%3 != 2, Cursor: feed.Cursor{Date: noon.Unix() - int64(i)*3600, Row: int64(n - i)},
		}
		s.items = append(s.items, it)
	}
	return s
}

func (s *shelf) in(v feed.View, it feed.Item) bool {
	if !slices.ContainsFunc(s.subs, func(f feed.Feed) bool { return f.URL == it.Feed }) {
		return false
	}
	if v.UnreadOnly || v.Kind == feed.ViewUnread {
		at, read := s.readAt[it.ID]
		if !it.Unread && !(read && !at.Before(v.Opened)) {
			return false
		}
	}
	switch v.Kind {
	case feed.ViewStarred:
		return it.Starred
	case feed.ViewFeed:
		return it.Feed == v.Name
	case feed.ViewSearch:
		return strings.Contains(it.Title, v.Name)
	case feed.ViewPopular:
		return it.Cursor.Row%3 == 0 && len(s.items) != 60
	case feed.ViewToday:
		return !it.Published.Before(v.Since)
	}
	return true
}

// awayDate is in the cursors of what is hot and not in the cache, which stands first.
const awayDate = 1 << 40

func (s *shelf) Page(_ context.Context, v feed.View, from feed.Cursor, d feed.Direction, n int) ([]feed.Row, error) {
	s.pages++
	if s.fail != nil {
		return nil, s.fail
	}
	var rows []feed.Row
	for _, it := range s.items {
		if !s.in(v, it) {
			continue
		}
		older := it.Cursor.Date < from.Date || it.Cursor.Date == from.Date && it.Cursor.Row < from.Row
		newer := it.Cursor.Date > from.Date || it.Cursor.Date == from.Date && it.Cursor.Row > from.Row
		if from != (feed.Cursor{}) && (d == feed.Older && !older || d == feed.Newer && !newer) {
			continue
		}
		r := row(it)
		if v.Kind == feed.ViewPopular {
			r.Hot = 3
		}
		rows = append(rows, r)
	}
	if v.Kind == feed.ViewPopular && v.Away && (from == (feed.Cursor{}) || (from.Date >= awayDate) == (d == feed.Older)) {
		rows = append(slices.Clone(s.away), rows...)
	}
	if d == feed.Newer {
		return rows[max(len(rows)-n, 0):], nil
	}
	return rows[:min(n, len(rows))], nil
}

func (s *shelf) Revisions(_ context.Context, id feed.ID) ([]feed.Revision, error) {
	return s.before[id], s.fail
}

func (s *shelf) Item(_ context.Context, id feed.ID) (feed.Item, error) {
	s.asked++
	for _, it := range s.items {
		if it.ID == id {
			it.Place = s.places[id]
			return it, nil
		}
	}
	return feed.Item{}, ErrGone
}

// plain is the text of a body, of which there are few.
func (s *shelf) plain(body string) string {
	text, known := s.plains[body]
	if !known {
		if text = html.Parse(body, nil).Text(); s.plains == nil {
			s.plains = map[string]string{}
		}
		s.plains[body] = text
	}
	return text
}

// Search looks through all articles, and lists what it finds as the cache does.
func (s *shelf) Search(ctx context.Context, q query.Query, o feed.Search) (feed.Hits, error) {
	s.sought = append(s.sought, q.String())
	if s.fail != nil {
		return feed.Hits{}, s.fail
	}
	if err := ctx.Err(); err != nil {
		return feed.Hits{}, err
	}
	var all []feed.Hit
	for _, it := range s.items[:len(s.items)-s.waits] {
		d := query.Doc{Title: it.Title, Text: s.plain(it.Content), FeedTitle: it.FeedTitle, FeedURL: it.Feed, Lang: it.Lang, Date: it.Published}
		if it.Unread {
			d.Flags = append(d.Flags, query.Unread)
		}
		if o.Within != nil && !s.in(*o.Within, it) || !q.Match(&d) {
			continue
		}
		h := feed.Hit{Row: row(it), Match: feed.MatchText, Snippet: strings.ReplaceAll(d.Text, "\n", " ")}
		h.Marks, h.Spans = query.NewText(h.Title).Marks(q.Words()), query.NewText(h.Snippet).Marks(q.Words())
		h.Place = feed.Found{Title: len(h.Marks) > 0 && !o.ByDate, Key: it.Cursor.Date, At: it.Cursor}
		all = append(all, h)
	}
	slices.SortStableFunc(all, func(a, b feed.Hit) int {
		if a.Place.Title != b.Place.Title {
			return map[bool]int{true: -1, false: 1}[a.Place.Title]
		}
		return int(b.Place.Key - a.Place.Key)
	})
	out := feed.Hits{Least: len(all), Most: len(all) + s.waits, Part: s.waits > 0}
	if i := slices.IndexFunc(all, func(h feed.Hit) bool { return h.Place == o.After }); i >= 0 {
		all = all[i+1:]
	}
	out.Hits = all[:min(o.Limit, len(all))]
	if out.More = len(all) > o.Limit; out.More {
		out.Next = out.Hits[o.Limit-1].Place
	}
	return out, nil
}

// Indexed indexes half of what waits.
func (s *shelf) Indexed(context.Context) (bool, error) {
	had := s.waits > 0
	s.waits /= 2
	return had, s.fail
}

func (s *shelf) Issuers(context.Context) ([]string, error) {
	return []string{"国家邮政局", "云岭省邮政管理局"}, s.fail
}

func (s *shelf) Asked(context.Context) ([]string, error) { return s.former, s.fail }

func (s *shelf) KeepAsked(_ context.Context, text string) error {
	if s.fail == nil {
		s.former = append(s.former, text)
	}
	return s.fail
}

func (s *shelf) SetPlace(_ context.Context, id feed.ID, p feed.Place) error {
	if s.fail != nil {
		return s.fail
	}
	if s.places == nil {
		s.places = map[feed.ID]feed.Place{}
	}
	s.places[id] = p
	return nil
}

func (s *shelf) Totals(context.Context) (t feed.Totals, err error) {
	for _, it := range s.items {
		t.All++
		if it.Unread {
			t.Unread++
		}
		if it.Starred {
			t.Starred++
		}
	}
	return t, s.fail
}

func (s *shelf) Sources(context.Context) ([]feed.Source, error) {
	var out []feed.Source
	for _, f := range s.subs {
		src := feed.Source{Subscription: feed.Subscription{Feed: f, State: s.states[f.URL]}}
		for _, it := range s.items {
			if it.Feed == f.URL {
				src.Articles++
				if it.Unread {
					src.Unread++
				}
			}
		}
		out = append(out, src)
	}
	return out, s.fail
}

func (s *shelf) Mark(_ context.Context, ids []feed.ID, m feed.Mark) (feed.Change, error) {
	c := feed.Change{Mark: m, Before: map[feed.ID]feed.Marks{}}
	if s.fail != nil {
		return c, s.fail
	}
	for i := range s.items {
		if it := &s.items[i]; slices.Contains(ids, it.ID) {
			unread, starred := marked(m, it.Unread, it.Starred)
			if unread == it.Unread && starred == it.Starred {
				continue
			}
			c.Before[it.ID] = marksOf(*it)
			it.Unread, it.Starred = unread, starred
			s.readAt[it.ID] = s.now()
			c.Count++
		}
	}
	return c, nil
}

func marksOf(it feed.Item) (m feed.Marks) {
	if !it.Unread {
		m.Read = 1
	}
	if it.Starred {
		m.Starred = 1
	}
	return m
}

func (s *shelf) MarkFound(ctx context.Context, q query.Query, view *feed.View, others []feed.ID, m feed.Mark) (feed.Change, error) {
	found, err := s.Search(ctx, q, feed.Search{Within: view, Limit: len(s.items)})
	if err != nil {
		return feed.Change{}, err
	}
	for _, h := range found.Hits {
		others = append(others, h.ID)
	}
	return s.Mark(ctx, others, m)
}

func (s *shelf) MarkView(ctx context.Context, v feed.View, m feed.Mark) (feed.Change, error) {
	var ids []feed.ID
	for _, it := range s.items {
		if s.in(v, it) {
			ids = append(ids, it.ID)
		}
	}
	return s.Mark(ctx, ids, m)
}

func (s *shelf) Undo(_ context.Context, c feed.Change) error {
	for i := range s.items {
		if before, ok := c.Before[s.items[i].ID]; ok {
			s.items[i].Unread, s.items[i].Starred = before.Read == 0, before.Starred != 0
		}
	}
	return s.fail
}

// puller is a Refresher that reports what it is told to, after doing it.
type puller struct {
	orders  []feed.Order
	reports []feed.Report
	pages   []feed.PageReport // that come after them
	do      func()
	err     error
}

func (p *puller) Refresh(ctx context.Context, o feed.Order, report func(done, total int, rep feed.Report)) error {
	p.orders = append(p.orders, o)
	if p.do != nil {
		p.do()
	}
	for i, r := range p.reports {
		report(i+1, len(p.reports), r)
	}
	for i, r := range p.pages {
		if i == 0 {
			o.Pages(0, len(p.pages), feed.PageReport{})
		}
		o.Pages(i+1, len(p.pages), r)
	}
	if p.err != nil {
		return p.err
	}
	return ctx.Err()
}

// register is a Subscriptions over a shelf. What it finds behind an address is a
// feed, or what stands in finds.
type register struct {
	s     *shelf
	fail  error
	finds []feed.Offer
	bad   map[string]*feed.Problem // by address, once it is asked for
	asked *[]string                // addresses that were looked at and subscribed to; nil where nobody wants to know
}

func (r register) Probe(ctx context.Context, address string) (feed.Prospect, error) {
	switch {
	case ctx.Err() != nil:
		return feed.Prospect{Address: address}, ctx.Err()
	case r.fail != nil:
		return feed.Prospect{Address: address}, r.fail
	case slices.ContainsFunc(r.s.subs, func(f feed.Feed) bool { return f.URL == address }):
		return feed.Prospect{Address: address, Known: true}, nil
	case r.finds != nil:
		return feed.Prospect{Address: address, Offers: r.finds}, nil
	}
	return feed.Prospect{Address: address, Offers: []feed.Offer{{Feed: feed.Feed{URL: address}}}}, nil
}

func (r register) note(what string) {
	if r.asked != nil {
		*r.asked = append(*r.asked, what)
	}
}

func (r register) Look(ctx context.Context, o feed.Offer) feed.Offer {
	r.note("look " + o.Feed.URL)
	if ctx.Err() != nil {
		o.Problem = &feed.Problem{Kind: feed.ProblemCancelled}
		return o
	}
	if o.Problem = r.bad[o.Feed.URL]; o.Problem == nil {
		o.Document = &feed.Document{Format: "RSS 2.0", Articles: bulletins}
	}
	return o
}

// bulletins are what an offer brings.
var bulletins = []feed.Article{
	{Title: "关于做好2026年快递业务旺季服务保障工作的通知", Published: noon.AddDate(0, 0, -8), DateOnly: true}, {Title: "2026年1-8月邮政行业运行情况", Published: noon.AddDate(0, 0, -1)},
	{Title: "全国农村寄递物流体系建设现场会在示例县召开", Published: noon.AddDate(0, -1, 0), DateOnly: true}, {Summary: "没有标题的一条"}, {Title: "更早的一条", Published: noon.AddDate(-1, 0, 0)},
	{Title: "最早的一条", Published: noon.AddDate(-2, 0, 0)},
}

func (r register) Subscribe(ctx context.Context, o feed.Offer) (feed.Report, error) {
	r.note("take " + o.Feed.URL)
	if p := r.bad[o.Feed.URL]; p != nil || ctx.Err() != nil {
		return feed.Report{Feed: o.Feed.URL}, cmp.Or[error](ctx.Err(), p)
	}
	r.s.subs = append(r.s.subs, feed.Feed{URL: o.Feed.URL, Title: "新源"})
	return feed.Report{Feed: o.Feed.URL, Title: "新源", Status: feed.StatusNew, Saved: feed.Saved{New: 3}}, nil
}

func (r register) Remove(_ context.Context, address string) (func(context.Context) error, error) {
	before := slices.Clone(r.s.subs)
	r.s.subs = slices.DeleteFunc(r.s.subs, func(f feed.Feed) bool { return f.URL == address })
	return func(context.Context) error { r.s.subs = before; return nil }, r.fail
}
