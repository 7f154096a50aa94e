package bulletin

import "strings"

// federalRegister reads 86 FR 12345 and 86 Fed. Reg. 25,001.
func federalRegister(p *cursor) (string, bool) {
	volume, ok := p.digits(1, 3)
	if !ok || !p.sp() || !p.lit("FR", "Fed. Reg.", "F.R.") || !p.sp() {
		return "", false
	}
	page, ok := p.digits(1, 6)
	if ok && len(page) < 4 && p.lit(",") {
		var rest string
		rest, ok = p.digits(3, 3)
		page += rest
	}
	return volume + " FR " + page, ok && len(page) >= 3
}

func frDoc(p *cursor) (string, bool) {
	if !p.lit("FR Doc") {
		return "", false
	}
	p.lit(".")
	p.sp()
	p.lit("No. ")
	letters := p.run("")
	if !p.dash() {
		return "", false
	}
	n, ok := p.digits(1, 6)
	return "FR DOC " + letters + "-" + n, ok && strings.ContainsAny(letters, "0123456789")
}

func docket(p *cursor) (string, bool) {
	if !p.lit("Docket") || !p.sp() {
		return "", false
	}
	if !p.lit("Number", "Nos", "No", "ID No", "ID") {
		return "", false
	}
	p.lit("s", "(s)")
	p.lit(".", ":")
	p.sp()
	return dashed(p, "DOCKET ")
}

// dashed reads a mark of letters and figures with at least one dash.
func dashed(p *cursor, prefix string) (string, bool) {
	id := p.run("-–")
	for strings.HasSuffix(id, "-") {
		id = id[:len(id)-1]
		p.i--
	}
	id = ascii(id)
	return prefix + strings.ToUpper(id), len(id) >= 5 && strings.Contains(id, "-") && strings.ContainsAny(id, "0123456789")
}

func rin(p *cursor) (string, bool) {
	if !p.lit("RIN") {
		return "", false
	}
	p.lit(":")
	p.lit(" No.")
	p.sp()
	a, ok := p.digits(4, 4)
	if !ok || !p.dash() {
		return "", false
	}
	b := p.run("")
	return "RIN " + a + "-" + b, len(b) == 4
}

func publicLaw(p *cursor) (string, bool) {
	if !p.lit("Public Law", "Pub. L.", "Pub.L.", "P.L.") {
		return "", false
	}
	p.lit(" No.")
	p.sp()
	n, ok := p.pair(3, 4)
	return "PL " + n, ok
}

func executiveOrder(p *cursor) (string, bool) {
	if !p.lit("Executive Order", "E.O.", "EO") || !p.sp() {
		return "", false
	}
	p.lit("No. ")
	n, ok := p.digits(4, 5)
	return "EO " + n, ok
}

func proclamation(p *cursor) (string, bool) {
	if !p.lit("Proclamation") || !p.sp() {
		return "", false
	}
	p.lit("No. ")
	n, ok := p.digits(4, 5)
	return "PROCLAMATION " + n, ok
}
