package feed

// Relation leads from an article to a document that may be cached.
type Relation struct {
	Link
	Rows []Row // the cached articles that it may mean: one when that is sure
}

// Row is the cached article that the relation surely leads to.
func (r Relation) Row() (Row, bool) {
	if len(r.Rows) != 1 {
		return Row{}, false
	}
	return r.Rows[0], true
}

// Similar is an article that says much the same as another one.
type Similar struct {
	Row
	Score float64  // from 0 to 2
	Terms []string // the strongest ones that both have, as the other one writes them
}

// Relations are what an article has to do with others.
type Relations struct {
	ID          ID
	Related     []Relation // what its publisher lists, in order, by kind
	Recommended []Relation
	Popular     []Relation
	Lenders     map[LinkKind]Row // copies whose publishers list what stands under a kind, where its own does not
	Cites       []Relation       // documents that it names, in order
	CitedBy     []Relation
	Similar     []Similar // the likeliest first
	Head        ID        // of the copies of its text, itself included, the most official or earliest one
	Reposts     []Row     // the other copies, the head first
}
