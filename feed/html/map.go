package html

import "slices"

// Map returns a copy of d with every text of it passed through f: of spans,
// captions, cells and links. Readings stay as they are.
func (d Document) Map(f func(string) string) Document {
	d.Blocks, d.Links = copyBlocks(d.Blocks), slices.Clone(d.Links)
	eachSpans(d.Blocks, func(spans *[]Span, _ bool) {
		for i := range *spans {
			(*spans)[i].Text = f((*spans)[i].Text)
		}
	})
	for i := range d.Links {
		d.Links[i].Title = f(d.Links[i].Title)
	}
	return d
}
