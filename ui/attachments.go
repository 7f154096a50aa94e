package ui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"guanbao/feed"
	"guanbao/feed/html"
	"guanbao/ui/keys"
	"guanbao/ui/picker"
	"guanbao/ui/status"
)

// annexes are the attachments that lie over the panes.
type annexes struct {
	of    feed.ID
	feed  string // address of the feed that the article came in
	links []feed.Link
}

// attachments lists the files that the article which is read or under the
// cursor leads to.
func (m Model) attachments() (Model, tea.Cmd) {
	row, ok := m.target()
	if !ok {
		m.status = m.status.Say(m.untold())
		return m, nil
	}
	m.annexes = annexes{of: row.ID}
	lib, ctx := m.ports.Library, m.ctx
	return m, func() tea.Msg {
		it, err := lib.Item(ctx, row.ID)
		if err != nil {
			return annexed{err: err}
		}
		doc := html.Parse(it.Content, nil)
		return annexed{title: it.Title, found: annexes{row.ID, it.Feed, feed.Attachments(it.Links, doc.Links)}}
	}
}

// annexed brings the attachments of an article.
type annexed struct {
	title string
	found annexes
	err   error
}

func (a annexed) apply(m Model) (Model, tea.Cmd) {
	switch {
	case a.err != nil:
		return m.trouble(a.err), nil
	case m.overlay != noOverlay || m.annexes.of != a.found.of: // the reader has gone on
		return m, nil
	case len(a.found.links) == 0:
		m.status = m.status.Say(m.look.Words.Files.None)
		return m, nil
	}
	m.overlay, m.annexes = filesOverlay, a.found
	m.picker = picker.New(m.look.Words.AttachmentsHead+m.look.Words.Colon+a.title, m.annexRows(), 0)
	return m.arrange(), nil
}

// annexRows tells of each attachment what it is and how far it has come.
func (m Model) annexRows() []picker.Row {
	var rows []picker.Row
	for _, l := range m.annexes.links {
		name, ending := l.File()
		r := picker.Row{Text: l.Title, Foot: l.URL}
		if r.Text == "" {
			r.Text = name
		}
		if r.Text == "" {
			r.Text = l.URL
		}
		var note []string
		if ending != "" {
			note = append(note, strings.ToUpper(ending[1:]))
		}
		if l.Size > 0 {
			note = append(note, status.Bytes(l.Size))
		}
		if where := m.downloads.got[l.URL]; where != "" {
			note, r.Foot = append(note, m.look.Words.Files.Here), where
		} else if m.downloads.wants(l.URL) {
			note = append(note, m.look.Words.Files.Coming)
		}
		r.Note = strings.Join(note, "  ")
		rows = append(rows, r)
	}
	return rows
}

// inFiles moves in the list of attachments, gets them and opens them.
func (m Model) inFiles(a keys.Action) (Model, tea.Cmd) {
	var l feed.Link
	if at := m.picker.Cursor(); at >= 0 && at < len(m.annexes.links) {
		l = m.annexes.links[at]
	}
	switch a {
	case keys.Open:
		if where := m.downloads.got[l.URL]; where != "" {
			m.status = m.status.Say(fmt.Sprintf(m.look.Words.Files.ThereF, where, m.keys.First(keys.Browser)))
			return m, nil
		}
		return m.download(l)
	case keys.MarkViewRead:
		return m.download(m.annexes.links...)
	case keys.Browser:
		return m.openFile(l)
	case keys.CopyLink:
		m.status = m.status.Say(m.look.Words.LinkCopied(l.URL))
		return m, tea.SetClipboard(l.URL)
	case keys.Cancel:
		return m.pull(a)
	case keys.Close, keys.Back, keys.Attachments:
		m.overlay = noOverlay
	case keys.Quit:
		return m.quit()
	case keys.Suspend:
		return m, tea.Suspend
	case keys.Redraw:
		return m, tea.ClearScreen
	default:
		m.picker = moved(m.picker, a)
	}
	return m, nil
}

// openFile hands a file that was downloaded to the program for it.
func (m Model) openFile(l feed.Link) (Model, tea.Cmd) {
	where := m.downloads.got[l.URL]
	if where == "" {
		m.status = m.status.Say(fmt.Sprintf(m.look.Words.Files.FirstF, "Enter"))
		return m, nil
	}
	open := m.ports.Downloads.Open
	return m, func() tea.Msg { return opened{where, open(where)} }
}

// opened tells whether a program took a file.
type opened struct {
	path string
	err  error
}

func (o opened) apply(m Model) (Model, tea.Cmd) {
	if o.err != nil {
		return m.trouble(o.err), nil
	}
	m.status = m.status.Say(fmt.Sprintf(m.look.Words.Files.OpenedF, o.path))
	return m, nil
}
