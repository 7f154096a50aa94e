package bulletin

import (
	"slices"
	"strings"
)

// european reads Regulation (EU) 2021/697, Directive 2009/65/EC and the like.
func european(p *cursor) (string, bool) {
	p.lit("Implementing ", "Delegated ")
	from := p.i
	if !p.lit("Regulation ", "Directive ", "Decision ") {
		return "", false
	}
	kind := strings.ToUpper(trim(p.s[from:p.i]))
	group := ""
	if p.lit("(") {
		at := p.i
		p.run(", ")
		group = p.s[at:p.i]
		if !p.lit(") ") || !isTreaty(group) {
			return "", false
		}
	}
	p.lit("No ", "No. ")
	a, ok := p.digits(1, 4)
	if !ok || !p.lit("/") {
		return "", false
	}
	b, ok := p.digits(1, 4)
	if !ok {
		return "", false
	}
	if group == "" {
		if !p.lit("/") {
			return "", false
		}
		group = p.run("")
		return kind + " " + a + "/" + b + "/" + group, isTreaty(group)
	}
	return kind + " " + strings.ReplaceAll(group, " ", "") + " " + a + "/" + b, true
}

// isTreaty tells the letters behind which an act of the European Union stands.
func isTreaty(group string) bool {
	return slices.ContainsFunc([]string{"EU", "EC", "EEC", "CFSP", "Euratom", "ECSC", "JHA"}, func(w string) bool {
		return group == w || strings.HasPrefix(group, w+",")
	})
}

// com reads COM(2021) 206 and SWD(2021) 84.
func com(p *cursor) (string, bool) {
	from := p.i
	if !p.lit("COM(", "COM/", "C(", "SWD(") {
		return "", false
	}
	prefix := strings.TrimRight(p.s[from:p.i], "(/")
	year, ok := p.year()
	if !ok || !p.lit(") ", ")", "/") {
		return "", false
	}
	n, ok := p.digits(1, 4)
	return prefix + "(" + year + ") " + n, ok
}
