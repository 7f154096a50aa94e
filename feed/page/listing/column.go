package listing

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"guanbao/feed/page/internal/dom"
)

// publishing are words of the heading over the day on which a bulletin came out.
var publishing = later(`发布|發布|公布|公開|公告|登载|掲載|등록|게시|(?i)publish|issued|posted`)

// publishedAmong tells which of several days is that of publishing: the one that
// the head of its table says, or that says so itself, else the first.
func publishedAmong(n *html.Node, days []piece) int {
	if len(days) == 1 {
		return 0
	}
	for i, p := range days {
		if publishing().MatchString(p.text) {
			return i
		}
	}
	head := headCells(n)
	for i, p := range days {
		cell := p.in
		for cell != nil && cell.Parent != n {
			cell = cell.Parent
		}
		if at := cellNumber(cell); at >= 0 && at < len(head) && publishing().MatchString(text(head[at])) {
			return i
		}
	}
	return 0
}

// headCells are the cells of the first row of the table in which a row stands,
// none for what is no such row.
func headCells(n *html.Node) (cells []*html.Node) {
	table := n.Parent
	for table != nil && table.DataAtom != atom.Table {
		table = table.Parent
	}
	if n.DataAtom != atom.Tr || table == nil {
		return nil
	}
	dom.Each(table, func(n *html.Node) bool {
		if n.DataAtom != atom.Tr || len(cells) > 0 {
			return len(cells) == 0
		}
		for c := n.FirstChild; c != nil && len(cells) < mostBetween; c = c.NextSibling {
			if c.Type == html.ElementNode {
				cells = append(cells, c)
			}
		}
		return false
	})
	return cells
}

// cellNumber counts the elements before one in its row, -1 for none.
func cellNumber(n *html.Node) int {
	if n == nil {
		return -1
	}
	at := 0
	for s := n.PrevSibling; s != nil; s = s.PrevSibling {
		if s.Type == html.ElementNode {
			at++
		}
	}
	return at
}
