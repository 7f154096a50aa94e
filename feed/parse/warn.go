package parse

import (
	"guanbao/feed"
	"guanbao/feed/safe"
)

// Bounds on what is told about one document: a thousand broken items need not
// be told one by one.
const (
	maxWarnings = 8   // of one kind
	maxDetail   = 160 // bytes
)

// warnings collects what had to be mended in one document.
type warnings struct {
	list  []feed.Warning
	count map[feed.WarningKind]int
}

func (w *warnings) add(kind feed.WarningKind, detail string) {
	if w.count == nil {
		w.count = make(map[feed.WarningKind]int)
	}
	w.count[kind]++
	if w.count[kind] > maxWarnings {
		return
	}
	detail, _ = safe.Cut(safe.Line(detail), maxDetail)
	w.list = append(w.list, feed.Warning{Kind: kind, Detail: detail})
}

// once adds a warning unless there is one of its kind.
func (w *warnings) once(kind feed.WarningKind, detail string) {
	if w.count[kind] == 0 {
		w.add(kind, detail)
	}
}
