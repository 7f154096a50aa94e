package ui

import (
	"strings"

	"guanbao/feed"
	"guanbao/feed/query"
)

// completeQuery gives what the word before the cursor of a query may become:
// names of the language, and those of the reader's feeds, tags and issuers. A value that
// is whole is followed by a space.
func (m Model) completeQuery(line string, cursor int) (start int, names []string) {
	from := query.Sources{Now: m.look.Now.In(m.look.Zone), Issuers: m.prompt.issuers}
	seen := map[string]bool{}
	for _, f := range m.sources.Feeds() {
		from.Feeds = append(from.Feeds, m.sources.Name(feed.View{Kind: feed.ViewFeed, Name: f.Feed.URL}, m.look.Words))
		for _, tag := range f.Feed.Tags {
			if !seen[tag] {
				seen[tag] = true
				from.Tags = append(from.Tags, tag)
			}
		}
	}
	start = cursor
	for _, c := range query.Complete(line, cursor, from) {
		start = c.Start
		if c.Text = strings.TrimSpace(c.Text); !strings.HasSuffix(c.Text, ":") {
			c.Text += " "
		}
		names = append(names, c.Text)
	}
	return start, names
}
