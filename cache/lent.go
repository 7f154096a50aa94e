package cache

import "guanbao/feed"

// lend puts in the place of the lists that an article's publisher does not
// give those of a copy of it: the first copy that has any of the kind.
func (r *relating) lend(out *feed.Relations, group []*compared) error {
	out.Lenders = map[feed.LinkKind]feed.Row{}
	for kind, list := range listsOf(out) {
		for _, m := range group {
			if len(*list) > 0 {
				break
			}
			if err := r.list(m, kind, list); err != nil {
				return err
			}
			if len(*list) == 0 || m.item.ID == r.item.ID {
				continue
			}
			rows, err := rowsAt(r.conn, []int64{m.item.Cursor.Row})
			if err != nil {
				return err
			}
			if len(rows) > 0 {
				out.Lenders[kind] = rows[0]
			}
		}
	}
	return nil
}

// listsOf are the publishers' lists among relations, by kind.
func listsOf(out *feed.Relations) map[feed.LinkKind]*[]feed.Relation {
	return map[feed.LinkKind]*[]feed.Relation{feed.LinkRelated: &out.Related, feed.LinkRecommended: &out.Recommended, feed.LinkPopular: &out.Popular}
}

// list resolves the links of a kind that stand with an article.
func (r *relating) list(of *compared, kind feed.LinkKind, to *[]feed.Relation) error {
	for _, l := range of.item.Links {
		if l.Kind != kind {
			continue
		}
		rows, err := resolveLink(r.conn, l, of.item.Article, of.text.Dirty)
		if err != nil {
			return err
		}
		if len(rows) == 1 && rows[0].ID == r.item.ID {
			continue // it lists itself
		}
		*to = append(*to, feed.Relation{Link: l, Rows: r.seen(rows)})
	}
	return nil
}
