package query

import "fmt"

// Kind says what is wrong with a query.
type Kind string

// The kinds of faults. Each has a text in the interface.
const (
	Empty         Kind = "empty"          // nothing was typed
	NoWords       Kind = "no_words"       // marks alone, no letter and no digit
	UnclosedQuote Kind = "unclosed_quote" // from the quote to the end
	UnclosedGroup Kind = "unclosed_group" // the parenthesis that is not closed
	StrayClose    Kind = "stray_close"    // the parenthesis that closes nothing
	EmptyGroup    Kind = "empty_group"    // parentheses with nothing in them
	NoValue       Kind = "no_value"       // a field with nothing behind it; Got is its name
	LoneOperator  Kind = "lone_operator"  // OR or NOT without a term beside it; Got is what was typed
	UnknownField  Kind = "unknown_field"  // close to the name of a field, which is Near
	BadDate       Kind = "bad_date"       // no date
	BadState      Kind = "bad_state"      // no word that is: knows; Near is one that is close, or empty
	BadPart       Kind = "bad_part"       // no word that has: knows; Near as above
	BadLang       Kind = "bad_lang"       // no tag of a language
	BadLink       Kind = "bad_link"       // no address and no host
	TooLong       Kind = "too_long"       // more than MaxBytes; the span is what is too much
	TooMany       Kind = "too_many"       // more than MaxTerms; the span is the first too many
	TooDeep       Kind = "too_deep"       // more than MaxDepth; the span is the parenthesis too many

	// Of Newsboat alone.
	FilterHead      Kind = "filter_head"      // not query:NAME:EXPRESSION
	FilterAttribute Kind = "filter_attribute" // no name of an attribute where one is wanted; Near is one that is close
	FilterUnknown   Kind = "filter_unknown"   // an attribute of which nothing is known here
	FilterOperator  Kind = "filter_operator"  // no operator, or one that says nothing here of the attribute
	FilterValue     Kind = "filter_value"     // no value, or one that says nothing here of the attribute
	FilterPattern   Kind = "filter_pattern"   // a regular expression that is no plain words; the span is where it is none
	FilterJoin      Kind = "filter_join"      // neither and nor or nor the end
)

// Kinds are all kinds of faults.
var Kinds = []Kind{
	Empty, NoWords, UnclosedQuote, UnclosedGroup, StrayClose, EmptyGroup, NoValue, LoneOperator, UnknownField,
	BadDate, BadState, BadPart, BadLang, BadLink, TooLong, TooMany, TooDeep,
	FilterHead, FilterAttribute, FilterUnknown, FilterOperator, FilterValue, FilterPattern, FilterJoin,
}

// The bounds of a query.
const (
	MaxBytes = 10 << 10
	MaxTerms = 64
	MaxDepth = 32 // of parentheses within one another
)

// Error is a fault in a query and the place where it is.
type Error struct {
	Kind       Kind
	Start, End int    // bytes of the query; they part no rune, and Start may be End
	Got        string // what stands there
	Near       string // what may have been meant, empty if nothing comes to mind
}

// Error tells the fault in English, for a log.
func (e *Error) Error() string {
	return fmt.Sprintf("query: %s at byte %d", e.Kind, e.Start)
}
