package query

import (
	"slices"
	"strings"
)

// Expected gives the names one of which a fault of a kind wants, in the order
// of the help, and nil for a fault that wants no name.
func Expected(k Kind) []string {
	switch k {
	case UnknownField:
		out := make([]string, len(fieldNames))
		for i, name := range fieldNames {
			out[i] = name + ":"
		}
		return out
	case BadState:
		return slices.Clone(flagNames)
	case BadPart:
		return slices.Clone(hasNames)
	case BadLang:
		return slices.Clone(langNames)
	case FilterAttribute, FilterUnknown:
		return slices.Clone(sayable)
	case FilterOperator:
		return strings.Fields("= != =~ !~ # !# < <= > >= between")
	case FilterJoin:
		return []string{"and", "or"}
	}
	return nil
}
