package cache

import (
	"encoding/json"
	"fmt"
	"slices"

	"zombiezen.com/go/sqlite"

	"guanbao/feed"
)

// moveFeeds gives new addresses to subscribed feeds that are not among those
// wanted any more, where what is wanted is the address that they moved to or
// the one that they had before, and nothing is known of it.
func moveFeeds(conn *sqlite.Conn, wanted []feed.Feed) error {
	known := make(map[string]bool)
	states := make(map[string]string) // of the subscribed
	err := each(conn, "SELECT url, state, place IS NOT NULL FROM feeds", func(stmt *sqlite.Stmt) error {
		known[stmt.ColumnText(0)] = true
		if stmt.ColumnBool(2) {
			states[stmt.ColumnText(0)] = stmt.ColumnText(1)
		}
		return nil
	})
	if err != nil {
		return err
	}
	fresh := slices.DeleteFunc(slices.Clone(wanted), func(f feed.Feed) bool { return known[f.URL] })
	if len(fresh) == 0 {
		return nil
	}
	for _, f := range wanted {
		delete(states, f.URL)
	}
	for from, text := range states {
		var st feed.State
		if err := json.Unmarshal([]byte(text), &st); err != nil {
			return fmt.Errorf("%w: state of %s: %w", ErrCorrupt, from, err)
		}
		i := slices.IndexFunc(fresh, func(f feed.Feed) bool { return f.URL == st.MovedTo || f.URL == st.Former })
		if i < 0 {
			continue
		}
		if text, err = stateJSON(st.Moved(from)); err != nil {
			return err
		}
		if err := run(conn, "UPDATE feeds SET url = ?, state = ? WHERE url = ?", fresh[i].URL, text, from); err != nil {
			return err
		}
		fresh = slices.Delete(fresh, i, i+1)
	}
	return nil
}
