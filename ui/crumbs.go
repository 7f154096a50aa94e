package ui

import (
	"strings"

	"guanbao/ui/keys"
)

// leastCrumbs is the cells that a trail needs to be told.
const leastCrumbs = 16

// crumbs tells the trail up to where the reader is in so many cells, its
// beginning and its end where there is no room for what lies between; "" for
// a trail of one stop.
func (m Model) crumbs(room int) string {
	path := m.travel.trail.Path()
	if len(path) < 2 || room < leastCrumbs {
		return ""
	}
	k, titles, between := m.look, make([]string, len(path)), " "+m.look.Chrome.Path+" "
	for i, s := range path {
		if titles[i] = k.Text.Display(k.Reading.Title(s.of.Title, s.of.Lang)); titles[i] == "" {
			titles[i] = k.Words.Untitled
		}
	}
	if whole := strings.Join(titles, between); k.Text.Width(whole) <= room {
		return whole
	}
	if len(path) > 2 {
		between += k.Text.Ellipsis() + between
	}
	room -= k.Text.Width(between)
	last := titles[len(titles)-1]
	first := k.Text.Cut(titles[0], max(room/3, room-k.Text.Width(last)))
	return first + between + k.Text.Cut(last, room-k.Text.Width(first))
}

// ways are the hints at the keys that go along the trail.
func (m Model) ways() []string {
	var out []string
	if !m.travel.trail.On() {
		return nil
	}
	w, t := m.look.Words.Walk, m.travel.trail
	if t.CanBack() {
		out = append(out, m.keys.First(keys.TrailBack)+" "+w.HintPast)
	}
	if t.CanForward() {
		out = append(out, m.keys.First(keys.TrailForward)+" "+w.HintOn)
	}
	return out
}
