package bulletin

import (
	"slices"
	"strings"
)

// organs start the symbols of United Nations documents; the second part of a
// symbol of theirs is a session, a year or one of seconds.
var (
	organs  = []string{"A", "S", "E", "T", "ST", "TD", "CCPR", "CEDAW", "CRC", "CAT", "CERD", "CRPD", "CMW", "HRI", "DP", "HSP", "FCCC", "CBD", "ECE"}
	seconds = []string{"RES", "DEC", "PRST", "HRC", "CONF", "SGB", "AI", "IC", "INF", "BUR", "AGENDA", "C", "ESCAP", "ESCWA", "ECA", "ECE", "ECLAC", "CP", "SBI", "SBSTA", "COP", "TRANS", "OP", "UPR"}
	lasts   = []string{"Add", "Rev", "Corr", "L", "INF", "SR", "PV", "CRP", "Amend", "NGO"}
)

// symbol reads the symbol of a United Nations document: S/RES/2573 (2021),
// A/76/100, E/CN.4/2021/L.5/Rev.1.
func symbol(p *cursor) (string, bool) {
	from := p.i
	p.run("/.-")
	for p.i > from && !alnum(p.s[p.i-1]) {
		p.i--
	}
	parts := strings.Split(p.s[from:p.i], "/")
	if len(parts) < 3 || len(parts) > 8 || !slices.Contains(organs, parts[0]) || !secondPart(parts[1]) {
		return "", false
	}
	for _, part := range parts[2:] {
		if !lastPart(part) && !secondPart(part) {
			return "", false
		}
	}
	if !lastPart(parts[len(parts)-1]) {
		return "", false
	}
	key := p.s[from:p.i]
	if parts[1] == "RES" && len(parts) == 3 { // the year adds nothing to the number
		here := p.i
		p.sp()
		if p.lit("(") {
			if _, ok := p.year(); ok && p.lit(")") {
				return key, true
			}
		}
		p.i = here
	}
	return key, true
}

func secondPart(s string) bool {
	word, n, dotted := strings.Cut(s, ".")
	if dotted {
		return figures(n) && len(word) > 0 && len(word) <= 5 && word == strings.ToUpper(word)
	}
	return slices.Contains(seconds, s) || figures(s) && (len(s) == 2 || len(s) == 4 && (s[0] == '1' && s[1] == '9' || s[0] == '2' && s[1] == '0')) ||
		strings.HasPrefix(s, "ES-") && figures(s[3:])
}

// lastPart is a number, of which the old ones bear a session, or a part such
// as Rev.1.
func lastPart(s string) bool {
	if word, n, dotted := strings.Cut(s, "."); dotted {
		return slices.Contains(lasts, word) && figures(n)
	}
	return figures(s) && len(s) <= 5 || strings.HasPrefix(s, "ES-") && strings.Contains(s[3:], "/")
}

func figures(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
