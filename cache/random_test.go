package cache

import (
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"guanbao/feed"
)

var (
	steps = flag.Int("steps", 20_000/scale, "steps of the test against the model, over all its walks")
	seed  = flag.Uint64("seed", uint64(time.Now().UnixNano()), "seed of the tests that choose by chance")
)

// walk does the same things by chance to a cache and to the model.
type walk struct {
	*testing.T
	rng   *rand.Rand
	clock *clock
	path  string
	cache *Cache
	model *model
	undos []undoing // the latest last
	guid  int
}

type undoing struct {
	change feed.Change
	model  func()
}

// TestTheCacheDoesWhatTheModelDoes is the test of everything at once. It
// prints its seed; -seed repeats a run and -steps lengthens it.
func TestTheCacheDoesWhatTheModelDoes(t *testing.T) {
	const walks = 4
	for i := range walks {
		t.Run(fmt.Sprintf("seed=%d/%d", *seed, i), func(t *testing.T) {
			t.Parallel()
			w := &walk{T: t, rng: rand.New(rand.NewPCG(*seed, uint64(i))), clock: &clock{at: noon},
				path: filepath.Join(t.TempDir(), "guanbao.db"), model: newModel()}
			w.model.now = w.clock.now
			w.reopen()
			w.search()
			defer func() { w.cache.Close() }()
			w.subscribe()
			for n := range *steps / walks {
				if w.step(); t.Failed() {
					t.Fatalf("at step %d of seed %d", n, *seed)
				}
			}
			checked(t, w.cache)
		})
	}
}

func (w *walk) step() {
	w.clock.move(time.Duration(w.rng.IntN(int(20 * time.Minute))))
	switch n := w.rng.IntN(100); {
	case n < 25:
		w.save()
	case n < 40:
		w.mark()
	case n < 45:
		w.markView()
	case n < 53:
		w.undo()
	case n < 56:
		w.subscribe()
	case n < 57:
		w.reopen()
	case n < 61:
		w.savePage()
	case n < 63:
		w.regroup()
	case n < 64:
		w.search()
	case n < 69:
		w.totals()
	case n < 74:
		w.item()
	default:
		w.page()
	}
}

// try ends the walk on an error.
func (w *walk) try(err error) {
	w.Helper()
	if err != nil {
		w.Fatal(err)
	}
}

func (w *walk) reopen() {
	if w.cache != nil {
		w.try(w.cache.Close())
	}
	c, err := Open(w.Context(), w.path, Options{Now: w.clock.now})
	w.try(err)
	c.lasting = normal // no walk loses its power
	w.cache = c
}

var addresses = []string{feedA, feedB, feedC, "https://d.example/feed", "https://e.example/feed"}

func (w *walk) subscribe() {
	var feeds []feed.Feed
	for _, i := range w.rng.Perm(len(addresses)) {
		if w.rng.IntN(5) > 0 {
			f := feed.Feed{URL: addresses[i], Hidden: w.rng.IntN(4) == 0}
			for _, tag := range []string{"邮政", "全"} {
				if w.rng.IntN(2) == 0 {
					f.Tags = append(f.Tags, tag)
				}
			}
			feeds = append(feeds, f)
		}
	}
	w.try(w.cache.Subscribe(w.Context(), feeds))
	w.model.subscribe(feeds)
}

func (w *walk) save() {
	u := addresses[w.rng.IntN(len(addresses))]
	var arts []feed.Article
	for i := range w.rng.IntN(6) {
		name := w.rng.IntN(40)
		a := art(fmt.Sprint(i, "-", name), w.published())
		if name%5 == 0 { // a publisher who makes new ids all the time
			w.guid++
			a.GUID = fmt.Sprint("new", w.guid)
		} else if w.rng.IntN(4) == 0 {
			a.Title += "（更正）"
		}
		if w.rng.IntN(4) == 0 {
			a.Content = fmt.Sprintf("<p>%d</p>", w.rng.IntN(3))
		}
		arts = append(arts, a)
	}
	p := pullOf(u, w.clock.now().Truncate(time.Second), arts...)
	if w.rng.IntN(6) == 0 {
		p.Document = nil
	}
	got, err := w.cache.Save(w.Context(), p)
	if _, subscribed := w.model.subscription(u); !subscribed {
		if !errors.Is(err, ErrNotFound) {
			w.Errorf("save of an unsubscribed feed: %v", err)
		}
		return
	}
	w.try(err)
	if want := w.model.save(p); got != want {
		w.Errorf("saved %+v, want %+v", got, want)
	}
}

// savePage keeps pages, each with one of a few texts that are longer than any
// of a feed.
func (w *walk) savePage() {
	for _, a := range w.some() {
		text := fmt.Sprintf("<p>%s%d</p>", longText, w.rng.IntN(3))
		page := feed.Article{Content: text, Comments: feed.NoCount}
		w.try(w.cache.SavePage(w.Context(), feed.Got{ID: a.ID, At: w.clock.now(), Address: a.URL, Page: &page}))
		w.model.savePage(a, text)
	}
}

// published gives few dates, so that many articles share one.
func (w *walk) published() time.Time {
	switch w.rng.IntN(8) {
	case 0:
		return time.Time{}
	case 1:
		return w.clock.now().AddDate(50, 0, 0).Truncate(time.Second)
	}
	return noon.Add(time.Duration(w.rng.IntN(30)) * time.Hour)
}

func (w *walk) some() []*modelled {
	all := w.model.list(feed.View{})
	all = append(all, w.model.list(feed.View{Kind: feed.ViewStarred})...)
	w.rng.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	all = all[:min(len(all), w.rng.IntN(4))]
	slices.SortFunc(all, func(a, b *modelled) int { return int(a.row - b.row) })
	return slices.Compact(all)
}

func (w *walk) mark() {
	articles, k := w.some(), feed.Mark(w.rng.IntN(4))
	ch, err := w.cache.Mark(w.Context(), idsOf(articles), k)
	w.try(err)
	w.marked(ch, articles, k)
}

func (w *walk) markView() {
	v, k := w.view(), feed.Mark(w.rng.IntN(4))
	w.sift(v)
	ch, err := w.cache.MarkView(w.Context(), v, k)
	w.try(err)
	w.marked(ch, w.model.list(v), k)
}

func (w *walk) marked(ch feed.Change, articles []*modelled, k feed.Mark) {
	count, undo := w.model.mark(articles, k, ch.Stamp)
	if ch.Count != count {
		w.Errorf("mark %d: %d changed, want %d", k, ch.Count, count)
	}
	w.undos = append(w.undos, undoing{ch, undo})
}

func (w *walk) undo() {
	if n := len(w.undos); n > 0 {
		w.try(w.cache.Undo(w.Context(), w.undos[n-1].change))
		w.undos[n-1].model()
		w.undos = w.undos[:n-1]
	}
}

// lists are the views that the walks look at, most of them twice as often as
// saved searches, which have much to do for it.
var lists = []feed.ViewKind{feed.ViewAll, feed.ViewUnread, feed.ViewStarred, feed.ViewToday, feed.ViewFeed, feed.ViewTag,
	feed.ViewSearch, feed.ViewAll, feed.ViewUnread, feed.ViewStarred, feed.ViewToday, feed.ViewFeed, feed.ViewTag}

func (w *walk) view() feed.View {
	v := feed.View{Kind: lists[w.rng.IntN(len(lists))], UnreadOnly: w.rng.IntN(2) == 0}
	switch v.Kind {
	case feed.ViewFeed:
		v.Name = addresses[w.rng.IntN(len(addresses))]
	case feed.ViewTag:
		v.Name = []string{"邮政", "全"}[w.rng.IntN(2)]
	case feed.ViewSearch:
		v.Name = queriesOfWalks[w.rng.IntN(len(queriesOfWalks))]
	case feed.ViewToday:
		v.Since = noon.Add(time.Duration(w.rng.IntN(30)) * time.Hour)
	}
	if w.rng.IntN(4) == 0 {
		v.Since = noon.Add(time.Duration(w.rng.IntN(30)) * time.Hour)
	}
	v.Fold = w.rng.IntN(2) == 0
	if w.rng.IntN(2) == 0 {
		v.Opened = w.clock.now().Add(-time.Duration(w.rng.IntN(int(24 * time.Hour))))
	}
	return v
}

func (w *walk) page() {
	v, d, n := w.view(), Direction(w.rng.IntN(2)), w.rng.IntN(12)
	w.sift(v)
	var at *modelled
	var from feed.Cursor
	if some := w.some(); len(some) > 0 {
		at = some[0]
		item, err := w.cache.Item(w.Context(), at.ID)
		w.try(err)
		from = item.Cursor
	}
	rows, err := w.cache.Page(w.Context(), v, from, d, n)
	w.try(err)
	got := []feed.ID{}
	for _, r := range rows {
		got = append(got, r.ID)
		if a := w.model.articles[r.ID]; r.Unread != w.model.unread(v, r.ID) || r.Starred != (a.marks.Starred != 0) ||
			r.Title != a.Title || r.Cursor.Date != a.date || r.Revisions != a.revisions || r.Feed != a.Feed {
			w.Errorf("row %+v, want %+v", r, a)
		}
		w.stands(v, r)
	}
	if want := w.model.page(v, at, d, n); !slices.Equal(got, want) {
		w.Errorf("page of %+v beyond %v: got %v, want %v", v, from, got, want)
	}
	count, err := w.cache.Count(w.Context(), v)
	w.try(err)
	position, err := w.cache.Position(w.Context(), v, from)
	w.try(err)
	v.Fold = false
	before := 0
	if at != nil {
		before = len(w.model.page(v, at, Newer, 1<<30))
	}
	if want := len(w.model.list(v)); count != want || position != before {
		w.Errorf("view %+v: count %d, want %d; position %d, want %d", v, count, want, position, before)
	}
}

// stands compares for what a row stands.
func (w *walk) stands(v feed.View, r feed.Row) {
	var want []feed.ID
	if v.Fold && v.Kind != feed.ViewFeed {
		want = w.model.copies(r.ID)
	}
	got := slices.Clone(r.Copies)
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		w.Errorf("%s stands for %v, want %v", r.ID, got, want)
	}
}

// regroup makes copies of some articles and of no others.
func (w *walk) regroup() {
	w.model.heads = map[feed.ID]feed.ID{}
	for range w.rng.IntN(6) {
		some := w.some()
		some = slices.DeleteFunc(some, func(a *modelled) bool { return w.model.heads[a.ID] != "" })
		w.rng.Shuffle(len(some), func(i, j int) { some[i], some[j] = some[j], some[i] })
		for _, a := range some {
			w.model.heads[a.ID] = some[0].ID
		}
	}
	w.try(regrouped(w.Context(), w.cache, w.model.heads))
}

func (w *walk) totals() {
	got, err := w.cache.Totals(w.Context())
	w.try(err)
	want := Totals{All: len(w.model.list(feed.View{})), Unread: len(w.model.list(feed.View{UnreadOnly: true})),
		Starred: len(w.model.list(feed.View{Kind: feed.ViewStarred}))}
	if got != want {
		w.Errorf("totals %+v, want %+v", got, want)
	}
	sources, err := w.cache.Sources(w.Context())
	w.try(err)
	if len(sources) != len(w.model.feeds) {
		w.Fatalf("%d sources, want %d", len(sources), len(w.model.feeds))
	}
	for i, s := range sources {
		v := feed.View{Kind: feed.ViewFeed, Name: s.Feed.URL}
		articles := len(w.model.list(v))
		v.UnreadOnly = true
		if !sameWish(s.Feed, w.model.feeds[i]) || s.Articles != articles || s.Unread != len(w.model.list(v)) ||
			!s.State.LastCheck.Equal(w.model.states[s.Feed.URL].LastCheck) {
			w.Errorf("source %+v, want %+v with %d articles", s, w.model.feeds[i], articles)
		}
	}
}

func (w *walk) item() {
	for _, want := range w.some() {
		got, err := w.cache.Item(w.Context(), want.ID)
		w.try(err)
		if got.Content != want.shown() || !got.FirstSeen.Equal(want.FirstSeen) || !got.Published.Equal(want.Published) ||
			got.GUID != want.GUID {
			w.Errorf("item %+v, want %+v", got, want.Article)
		}
		revs, err := w.cache.Revisions(w.Context(), want.ID)
		w.try(err)
		if len(revs) != want.revisions {
			w.Errorf("%d revisions, want %d", len(revs), want.revisions)
		}
	}
}
