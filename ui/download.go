package ui

import (
	"context"
	"errors"
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"guanbao/feed"
	"guanbao/ui/picker"
)

// Downloads gets the files that articles lead to.
type Downloads interface {
	// Get puts a file into the folder for downloads and tells where. Named is
	// the address of the feed that has the link. Report is told the bytes that
	// are here and those of the whole file, -1 where that is not known. The
	// error is a *feed.Problem or a Told.
	Get(ctx context.Context, l feed.Link, named string, report func(come, size int64)) (path string, err error)
	// Open hands a file to the program that the system has for it. The error
	// is a Told.
	Open(path string) error
}

// downloads are the files that are wanted, got one after the other, and those
// that were got in this session.
type downloads struct {
	queue  []wanted // the first one is under way
	cancel context.CancelFunc
	flow   <-chan flow       // of the one under way
	serial int               // of the one under way
	got    map[string]string // where, by address; shared by all values of the model
}

// wanted is a file that is to be got.
type wanted struct {
	link  feed.Link
	named string // address of the feed that has it
}

// flow is how much of a file is here.
type flow struct{ come, size int64 }

// wants reports whether a file is under way or waits for its turn.
func (d downloads) wants(url string) bool {
	return slices.ContainsFunc(d.queue, func(w wanted) bool { return w.link.URL == url })
}

// download gets files beside the screen, after those that are wanted already.
func (m Model) download(links ...feed.Link) (Model, tea.Cmd) {
	idle := len(m.downloads.queue) == 0
	queue := slices.Clone(m.downloads.queue)
	for _, l := range links {
		if l.URL != "" && m.downloads.got[l.URL] == "" && !m.downloads.wants(l.URL) {
			queue = append(queue, wanted{l, m.annexes.feed})
		}
	}
	m.downloads.queue = queue
	m.picker = m.refreshFiles()
	if !idle || len(queue) == 0 {
		return m, nil
	}
	return m.nextDownload()
}

// nextDownload begins with the file whose turn it is.
func (m Model) nextDownload() (Model, tea.Cmd) {
	w := m.downloads.queue[0]
	ctx, cancel := context.WithCancel(m.ctx)
	flows := make(chan flow, 1)
	m.downloads.cancel, m.downloads.flow = cancel, flows
	m.downloads.serial++
	m.status = m.status.Load(called(w.link), 0, -1)
	get, serial := m.ports.Downloads.Get, m.downloads.serial
	work := func() tea.Msg {
		step := stepper{to: flows}
		path, err := get(ctx, w.link, w.named, step.report)
		close(flows)
		return downloaded{serial, w.link, path, err}
	}
	return m, tea.Batch(work, m.watchFlow())
}

// called is what a file is called while it comes.
func called(l feed.Link) string {
	if l.Title != "" {
		return l.Title
	}
	if name, _ := l.File(); name != "" {
		return name
	}
	return l.URL
}

// stepper hands on how much of a file is here, each time that another hundredth
// or another 256 KiB have come. What the screen has not taken yet is replaced.
type stepper struct {
	to   chan flow
	last flow
}

func (s *stepper) report(come, size int64) {
	step := int64(256 << 10)
	if size > 0 {
		step = max(size/100, 1)
	}
	if s.last.size == size && come-s.last.come < step && come != size {
		return
	}
	s.last = flow{come, size}
	select {
	case <-s.to:
	default:
	}
	s.to <- s.last
}

// flowed tells how much of the file under way is here.
type flowed struct {
	serial int
	flow   flow
}

// watchFlow waits for more of the file under way.
func (m Model) watchFlow() tea.Cmd {
	ch, serial := m.downloads.flow, m.downloads.serial
	return func() tea.Msg {
		if f, ok := <-ch; ok {
			return flowed{serial, f}
		}
		return nil
	}
}

func (f flowed) apply(m Model) (Model, tea.Cmd) {
	if f.serial != m.downloads.serial || len(m.downloads.queue) == 0 {
		return m, nil
	}
	m.status = m.status.Load(called(m.downloads.queue[0].link), f.flow.come, f.flow.size)
	return m, m.watchFlow()
}

// downloaded tells what became of a file.
type downloaded struct {
	serial int
	link   feed.Link
	path   string
	err    error
}

func (d downloaded) apply(m Model) (Model, tea.Cmd) {
	if d.serial != m.downloads.serial {
		return m, nil
	}
	m.downloads.cancel()
	m.downloads.queue = slices.Clone(m.downloads.queue[min(1, len(m.downloads.queue)):])
	m.status = m.status.Loaded()
	w := &m.look.Words.Files
	switch {
	case d.err == nil:
		m.downloads.got[d.link.URL] = d.path
		m.status = m.status.Say(fmt.Sprintf(w.DoneF, d.path))
	case errors.Is(d.err, context.Canceled), feed.AsProblem(d.err).Kind == feed.ProblemCancelled:
		m.status = m.status.Say(w.Stopped)
	default:
		text := fmt.Sprintf(w.FailedF, called(d.link), m.wording(d.err))
		m.status = m.status.Alarm(text)
		m = m.note(m.look.Now, text)
	}
	m.picker = m.refreshFiles()
	if len(m.downloads.queue) == 0 {
		return m, nil
	}
	return m.nextDownload()
}

// refreshFiles tells in the list of attachments how far they have come.
func (m Model) refreshFiles() picker.Model {
	if m.overlay != filesOverlay && m.prompt.under != filesOverlay {
		return m.picker
	}
	return m.picker.Set(m.annexRows())
}

// stopDownloads ends the file under way and forgets those that wait.
func (m Model) stopDownloads() (Model, bool) {
	if len(m.downloads.queue) == 0 {
		return m, false
	}
	m.downloads.cancel()
	m.downloads.queue = m.downloads.queue[:1:1]
	m.picker = m.refreshFiles()
	return m, true
}
