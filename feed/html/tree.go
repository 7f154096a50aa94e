package html

import "guanbao/feed"

// Document is the one form of an article's body that is stored, indexed, laid
// out and exported: a small tree of blocks. Its links are numbered from 1 in
// the order in which they stand in the text; Links[n-1] is link n.
type Document struct {
	Blocks    []Block
	Links     []feed.Link
	Truncated bool // a bound on depth, nodes or bytes cut something off
}

// Kind is the kind of a block.
type Kind uint8

// The kinds of blocks, and which fields of Block they use.
const (
	Paragraph  Kind = iota // Spans
	Heading                // Spans, Level 1-6
	List                   // Ordered, Start, Numerals, Children: Items
	Item                   // Start, Children
	Quote                  // Children
	Pre                    // Spans, line breaks kept
	TableBlock             // Table
	Image                  // Spans[0]: the alternative text; Source, Width, Height
	Rule                   // nothing
	Terms                  // Children: Term and Definition in turn
	Term                   // Spans
	Definition             // Children
	Caption                // Spans: what stands under or over a figure
)

// Block is a piece of an article that starts on a line of its own.
type Block struct {
	Kind     Kind
	Level    int
	Ordered  bool
	Start    int // number of the first item of an ordered list; of an item that does not follow the one before, else 0
	Numerals Numerals
	Anchor   string // id, where a link of the same document leads to it
	Spans    []Span
	Children []Block
	Table    *Table
	Source   string // address of an image
	Width    int    // pixels, 0 when unknown
	Height   int    // pixels, 0 when unknown
}

// Numerals are what an ordered list counts with.
type Numerals uint8

// The numerals of ordered lists.
const (
	Decimal Numerals = iota
	LowerLetters
	UpperLetters
	LowerRoman
	UpperRoman
)

// Style is a set of ways in which a span is set off.
type Style uint16

// The styles of a span.
const (
	Strong Style = 1 << iota
	Emphasis
	Code
	Underline
	Strike
	Super
	Sub
	Mark
)

// Span is a run of text in one style. A line break is a span of its own with
// the text "\n".
type Span struct {
	Text  string
	Style Style
	Link  int    // number of the link it belongs to, 0 for none
	Ruby  string // reading over the text, empty for none
}

// Table is a table with its spans resolved into rows of cells.
type Table struct {
	Caption []Span
	Rows    []Row
}

// Row is a row of a table. Cells that a span of an earlier row or cell covers
// are not repeated.
type Row struct {
	Head  bool // stands in thead, or holds nothing but header cells
	Cells []Cell
}

// Cell is a cell of a table.
type Cell struct {
	Head    bool
	Rowspan int // at least 1
	Colspan int // at least 1
	Align   Align
	Blocks  []Block
}

// Align is the alignment that a cell declares.
type Align uint8

// The alignments of a cell.
const (
	AlignNone Align = iota
	AlignLeft
	AlignCentre
	AlignRight
)
