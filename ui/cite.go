package ui

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"guanbao/feed/cite"
)

// cite copies a citation of the article that is read or under the cursor. An
// empty form is that of the settings.
func (m Model) cite(form cite.Form) (Model, tea.Cmd) {
	if form == "" {
		form = m.opt.Citation
	}
	row, ok := m.target()
	if !ok {
		m.status = m.status.Say(m.untold())
		return m, nil
	}
	lib, ctx, now, zone := m.ports.Library, m.ctx, m.ports.Now, m.opt.Zone
	return m, func() tea.Msg {
		it, err := lib.Item(ctx, row.ID)
		if err != nil {
			return cited{err: err}
		}
		return cited{text: cite.Cite(it.Article, it.FeedTitle, form, now().In(zone))}
	}
}

// citeAs copies a citation in the form that was typed.
func (m Model) citeAs(form string) (Model, tea.Cmd) {
	f := cite.Form(strings.ToLower(form))
	if slices.Contains(cite.Forms, f) {
		return m.cite(f)
	}
	var names []string
	for _, f := range cite.Forms {
		names = append(names, string(f))
	}
	m.status = m.status.Alarm(fmt.Sprintf(m.look.Words.Deeds.NoFormF, m.look.Text.Cut(form, leastWidth), strings.Join(names, m.look.Words.Comma)))
	return m, nil
}

// cited brings a citation.
type cited struct {
	text string
	err  error
}

func (c cited) apply(m Model) (Model, tea.Cmd) {
	if c.err != nil {
		return m.trouble(c.err), nil
	}
	// Whether the terminal takes it for its clipboard it does not say.
	m.status = m.status.Say(m.look.Words.LinkCopied(strings.ReplaceAll(c.text, "\n", " ")))
	return m, tea.SetClipboard(c.text)
}
