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
)

// listRows is how many of the rows of a pane hold entries.
func listRows(height int) int {
	if height >= footFrom {
		return height - footRows
	}
	return height
}

// foot tells of the feed under the cursor when it is asked next, and why then.
// What does not fit is cut.
func (m Model) foot(l *theme.Look, width int) []string {
	at, ok := m.Selected()
	if !ok || at.Source == nil {
		return nil
	}
	due := feed.DefaultSchedule.Due(at.Source.Subscription, m.holds, l.Now)
	var lines []string
	if !due.At.IsZero() {
		lines = append(lines, fmt.Sprintf(l.Words.Command.NextCheck, l.ShortDate(due.At, false)))
	}
	why := l.Words.Reasons[due.Reason]
	for _, line := range l.Text.Wrap(why, width-2, text.Options{Lang: l.Words.Tag}) {
		lines = append(lines, why[line.Start:line.End])
	}
	var rows []string
	for _, line := range lines[:min(len(lines), footRows-1)] {
		rows = append(rows, l.Paint(theme.Faint, l.Text.Fit(" "+line, width)))
	}
	return rows
}
