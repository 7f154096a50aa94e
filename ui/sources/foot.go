package sources

import (
	"fmt"

	"guanbao/feed"
	"guanbao/ui/text"
	"guanbao/ui/theme"
)

const (
	footRows = 4  // an empty one, when, and why in at most two
	footFrom = 16 // rows of a pane that has room for a foot
	longRows = 9  // of a foot that tells how the feed fares as well
	longFrom = 26 // rows of a pane that has room for that
)

// listRows is how many of the rows of a pane hold entries.
func listRows(height int) int {
	switch {
	case height >= longFrom:
		return height - longRows
	case height >= footFrom:
		return height - footRows
	}
	return height
}

// foot tells of the feed under the cursor whether it is hidden, when it is asked next, and why then;
// where there is room, in so many rows, also how many articles its weeks bring,
// when it last answered, and since when and why it fails. What does not fit is
// cut. Of a saved search it tells the query, and where articles are hidden how
// many, and by what.
func (m Model) foot(l *theme.Look, width, rows int) []string {
	at, ok := m.Selected()
	var lines []string
	switch {
	case !ok:
		return nil
	case at.Source != nil:
		lines = m.fares(l, at.Source, width, rows)
	case at.View.Kind == feed.ViewSearch:
		lines = wrapped(l, l.Text.Display(at.Query), width, 2)
	}
	if at.Hidden > 0 {
		lines = append(lines, l.Words.Standing.Hidden.Of(at.Hidden))
	}
	if at.Hidden > 0 && at.View.Kind == feed.ViewAll {
		lines = append(lines, wrapped(l, l.Words.Standing.HiddenBy, width, 3)...)
	}
	var out []string
	for _, line := range lines[:min(len(lines), rows-1)] {
		out = append(out, l.Paint(theme.Faint, l.Text.Fit(" "+line, width)))
	}
	return out
}

// fares tells when a feed is asked next, and where there is room how it fares.
func (m Model) fares(l *theme.Look, s *feed.Source, width, rows int) (lines []string) {
	due := feed.DefaultSchedule.Due(s.Subscription, m.holds, l.Now)
	if s.Feed.Hidden {
		lines = append(lines, l.Words.Care.Hidden)
	}
	if rows > footRows {
		lines = append(lines, m.health(l, s, width)...)
	}
	if !due.At.IsZero() {
		lines = append(lines, fmt.Sprintf(l.Words.Command.NextCheck, l.ShortDate(due.At, false)))
	}
	return append(lines, wrapped(l, l.Words.Reasons[due.Reason], width, 2)...)
}

// health tells how a feed fares.
func (m Model) health(l *theme.Look, s *feed.Source, width int) (lines []string) {
	w := l.Words
	if m.weeks != nil {
		weeks := m.weeks[s.Feed.URL] // none where they brought nothing
		lines = append(lines, l.Chrome.Bar(weeks)+" "+w.Care.PerWeek(weeks))
	}
	if at := s.State.LastSuccess; !at.IsZero() {
		lines = append(lines, fmt.Sprintf(w.Care.LastSuccessF, l.ShortDate(at, false)))
	}
	if !s.State.Failing() {
		return lines
	}
	p := &feed.Problem{Kind: s.State.Problem, Code: s.State.ProblemCode, Detail: s.State.ProblemText}
	lines = append(lines, fmt.Sprintf(w.Care.SinceF, l.ShortDate(s.State.FailingSince, false)))
	return append(lines, wrapped(l, l.Text.Display(w.Problem(p)), width, 2)...)
}

// wrapped breaks a sentence into lines, so many at most.
func wrapped(l *theme.Look, words string, width, most int) (lines []string) {
	for _, line := range l.Text.Wrap(words, max(width-2, 1), text.Options{Lang: l.Words.Tag}) {
		if len(lines) < most {
			lines = append(lines, words[line.Start:line.End])
		}
	}
	return lines
}
