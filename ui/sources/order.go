package sources

import "guanbao/feed"

func apart(i, j int) int { return max(i-j, j-i) }

// Beside gives the feed that stands before or after another one in the pane,
// among the feeds of the same tag or among those without one. Of a feed with
// several tags the entry under the cursor counts, else the first.
func (m Model) Beside(url string, after bool) (feed.Feed, bool) {
	at := -1
	if e, ok := m.Selected(); ok && e.Source != nil && e.Source.Feed.URL == url {
		at = m.cursor
	}
	for i := 0; at < 0 && i < len(m.entries); i++ {
		if s := m.entries[i].Source; s != nil && s.Feed.URL == url {
			at = i
		}
	}
	if at < 0 {
		return feed.Feed{}, false
	}
	next := at - 1
	if after {
		next = at + 1
	}
	if next < 0 || next >= len(m.entries) || m.entries[next].Source == nil || m.entries[next].Depth != m.entries[at].Depth {
		return feed.Feed{}, false
	}
	return m.entries[next].Source.Feed, true
}

// Tags gives the tags of the pane, in order.
func (m Model) Tags() (tags []string) {
	for _, e := range m.entries {
		if e.View.Kind == feed.ViewTag {
			tags = append(tags, e.View.Name)
		}
	}
	return tags
}
