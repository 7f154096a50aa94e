package html

import "guanbao/feed"

// LinkImages gives the images that lead nowhere a link to their own address,
// for a reader that cannot show them, and numbers all links anew in the order
// of the text.
func (d *Document) LinkImages() {
	own := func(b *Block) bool { return b.Kind == Image && b.Source != "" && b.Spans[0].Link == 0 }
	any := false
	eachBlock(d.Blocks, func(b *Block) { any = any || own(b) })
	if !any {
		return
	}
	var links []feed.Link
	numbers := map[string]int{}
	number := func(l feed.Link) int {
		n := numbers[l.URL]
		if n == 0 {
			links = append(links, l)
			n = len(links)
			numbers[l.URL] = n
		}
		return n
	}
	known := func(spans []Span) {
		for i := range spans {
			if n := spans[i].Link; n > 0 {
				spans[i].Link = number(d.Links[n-1])
			}
		}
	}
	eachBlock(d.Blocks, func(b *Block) {
		switch {
		case own(b):
			b.Spans[0].Link = number(feed.Link{Kind: feed.LinkBody, Title: b.Spans[0].Text, URL: b.Source})
		case b.Table != nil:
			known(b.Table.Caption)
		default:
			known(b.Spans)
		}
	})
	d.Links = links
}
