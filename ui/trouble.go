package ui

import (
	"context"
	"errors"
	"time"

	"guanbao/feed"
	"guanbao/ui/help"
)

// trouble says in the status bar what went wrong, and keeps it for the page
// of errors.
func (m Model) trouble(err error) Model {
	if errors.Is(err, context.Canceled) {
		return m
	}
	text := m.wording(err)
	m.status = m.status.Alarm(text)
	return m.note(m.look.Now, text)
}

// wording puts an error into a sentence.
func (m Model) wording(err error) string {
	if told, ok := errors.AsType[Told](err); ok {
		return told.Text
	}
	return m.look.Words.Problem(feed.AsProblem(err))
}

// note keeps a failure for the page of errors.
func (m Model) note(at time.Time, text string) Model { return m.advise(at, text, "") }

// advise is note with what can be done about it.
func (m Model) advise(at time.Time, text, hint string) Model {
	if len(m.failures) >= maxFailures {
		m.failures = m.failures[1:]
	}
	m.failures = append(m.failures[:len(m.failures):len(m.failures)], failure{at, text, hint})
	return m
}

// errorRows are the rows of the page of errors: the feeds that fail, with
// since when and what can be done, then what else went wrong lately.
func (m Model) errorRows() []help.Row {
	w := m.look.Words
	rows := []help.Row{{Head: w.ErrorsTitle}, {}}
	for _, s := range m.sources.Feeds() {
		st := s.State
		if !st.Failing() {
			continue
		}
		p := &feed.Problem{Kind: st.Problem, Code: st.ProblemCode, Detail: st.ProblemText}
		rows = append(rows,
			help.Row{Text: s.Feed.DisplayTitle()},
			help.Row{Key: " ", Text: w.Problem(p)},
			help.Row{Key: " ", Text: w.FailingSince(m.look.LongDate(st.FailingSince, false), m.look.LongDate(st.NextCheck, false))})
		if hint := w.Hint(st.Problem); hint != "" {
			rows = append(rows, help.Row{Key: " ", Text: hint})
		}
		rows = append(rows, help.Row{})
	}
	for i := len(m.failures) - 1; i >= 0; i-- {
		f := m.failures[i]
		rows = append(rows, help.Row{Key: m.look.ShortDate(f.at, false), Text: f.what})
		if f.hint != "" {
			rows = append(rows, help.Row{Key: " ", Text: f.hint})
		}
	}
	if len(rows) == 2 {
		rows = append(rows, help.Row{Text: w.NoErrors})
	}
	return rows
}
