package feed

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"
)

// pruningShelf notes which feeds were to let articles go.
type pruningShelf struct {
	*shelf
	calls []string
}

func (p *pruningShelf) Prune(_ context.Context, feed string, k Keep, _ time.Time) error {
	p.calls = append(p.calls, fmt.Sprint(feed, k))
	return nil
}

func TestFeedsThatWerePulledLetArticlesGo(t *testing.T) {
	h := newHouse("https://a.example/f", "https://b.example/f", "https://c.example/f")
	store := &pruningShelf{shelf: h.shelf}
	h.Store = store
	keeps := map[string]Keep{"https://a.example/f": {Days: 7}, "https://c.example/f": {Articles: 9}}
	h.Wishes = func(feed string) Wishes { return Wishes{Keep: keeps[feed]} }
	h.serve("https://a.example/f", page("x", ""))
	h.serve("https://b.example/f", page("y", ""))
	h.serve("https://c.example/f", Answer{Code: 500, Problem: &Problem{Kind: ProblemServer, Code: 500}})
	if _, err := h.pull(t.Context(), Order{Urgency: Forced}); err != nil {
		t.Fatal(err)
	}
	if want := []string{"https://a.example/f{7 0}"}; !slices.Equal(store.calls, want) {
		t.Errorf("pruned %q, want %q: one keeps all, one could not be asked", store.calls, want)
	}
}

func TestWhatIsNotToBeKeptIsNotTakenEither(t *testing.T) {
	for want, w := range map[time.Duration]Wishes{
		0: {}, 72 * time.Hour: {Keep: Keep{Days: 3, Articles: 1}}, 24 * time.Hour: {MaxAge: 24 * time.Hour, Keep: Keep{Days: 3}},
		48 * time.Hour: {MaxAge: 100 * time.Hour, Keep: Keep{Days: 2}}, time.Hour: {MaxAge: time.Hour},
	} {
		oldest := w.oldest(noon)
		if want == 0 && !oldest.IsZero() || want != 0 && noon.Sub(oldest) != want {
			t.Errorf("%+v takes articles from %v on", w, oldest)
		}
	}
}
