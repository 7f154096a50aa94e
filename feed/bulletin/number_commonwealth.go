package bulletin

import "strings"

// chapter reads the chapter of an Act where it stands for itself: (2021 c. 17).
func chapter(p *cursor) (string, bool) {
	from := p.i
	year, ok := p.year()
	if !ok || !p.lit(" c. ", " c ") || from > 0 && p.s[from-1] != '(' {
		return "", false
	}
	n, ok := p.digits(1, 3)
	return year + " C. " + n, ok && (p.i == len(p.s) || p.s[p.i] == ')')
}

// register reads ids of the Australian register: F2021L00456, C2021A00012.
func register(p *cursor) (string, bool) {
	from := p.i
	p.i++
	if _, ok := p.year(); !ok || !p.lit("A", "B", "C", "G", "L", "N", "Q") {
		return "", false
	}
	_, ok := p.digits(5, 5)
	return p.s[from:p.i], ok
}

// instrument reads British statutory instruments: SI 2021/123, S.I. 2021 No. 123.
func instrument(p *cursor) (string, bool) {
	from := p.i
	if !p.lit("SSI", "S.S.I.", "SI", "S.I.", "SR", "S.R.") {
		return "", false
	}
	prefix := strings.ReplaceAll(p.s[from:p.i], ".", "")
	if !p.sp() {
		return "", false
	}
	year, ok := p.year()
	if !ok || !p.lit("/", " No. ", " No ") {
		return "", false
	}
	n, ok := p.digits(1, 4)
	return prefix + " " + year + "/" + n, ok
}

// canadian reads SOR/2021-123 and SI/2021-12.
func canadian(p *cursor) (string, bool) {
	from := p.i
	if p.lit("S.C. ") {
		year, ok := p.year()
		if !ok || !p.lit(", c. ", " c. ") {
			return "", false
		}
		n, ok := p.digits(1, 3)
		return "SC " + year + " C. " + n, ok
	}
	if !p.lit("SOR/", "SI/", "DORS/", "TR/") {
		return "", false
	}
	prefix := p.s[from:p.i]
	n, ok := p.pair(4, 4)
	return prefix + n, ok
}

func orderInCouncil(p *cursor) (string, bool) {
	if !p.lit("P.C. ", "PC ") {
		return "", false
	}
	year, ok := p.year()
	if !ok || !p.dash() {
		return "", false
	}
	n, ok := p.digits(1, 5)
	return "PC " + year + "-" + n, ok
}

// singapore reads S 123/2021.
func singapore(p *cursor) (string, bool) {
	if !p.lit("S ") {
		return "", false
	}
	n, ok := p.digits(1, 4)
	if !ok || !p.lit("/") {
		return "", false
	}
	year, ok := p.year()
	return "S " + n + "/" + year, ok
}

// act reads Act No. 12 of 2021 and Act No. 12, 2021.
func act(p *cursor) (string, bool) {
	if !p.lit("Act ") {
		return "", false
	}
	p.lit("No. ", "No ")
	n, ok := p.digits(1, 3)
	if !ok || !p.lit(" of ", ", ") {
		return "", false
	}
	year, ok := p.year()
	return "ACT " + n + "/" + year, ok
}

// gazette reads the notices of Hong Kong: L.N. 60 of 2021, G.N. 2345.
func gazette(p *cursor) (string, bool) {
	from := p.i
	if !p.lit("L.N. ", "G.N. ", "L.S. NO. ") {
		return "", false
	}
	prefix := trim(p.s[from:p.i])
	p.lit("(E.) ", "No. ")
	n, ok := p.digits(1, 5)
	if !ok {
		return "", false
	}
	here := p.i
	if p.lit(" of ", "/") {
		if year, ok := p.year(); ok {
			return prefix + " " + n + "/" + year, true
		}
		p.i = here
	}
	return prefix + " " + n, strings.HasPrefix(prefix, "G")
}

func capitulum(p *cursor) (string, bool) {
	if !p.lit("Cap. ", "CAP. ") {
		return "", false
	}
	n := p.run("")
	return "CAP. " + n, len(n) > 0 && len(n) <= 6 && n[0] >= '1' && n[0] <= '9'
}

// indian reads G.S.R. 123(E) and S.O. 1234(E).
func indian(p *cursor) (string, bool) {
	from := p.i
	if !p.lit("G.S.R.", "GSR", "S.O.") {
		return "", false
	}
	prefix := strings.ReplaceAll(p.s[from:p.i], ".", "")
	p.sp()
	n, ok := p.digits(1, 5)
	p.sp()
	return prefix + " " + n + "(E)", ok && p.lit("(E)")
}

// indianGazette reads CG-DL-E-10052021-226912.
func indianGazette(p *cursor) (string, bool) {
	from := p.i
	if !p.lit("CG-DL-E-", "CG-MH-E-", "CG-TN-E-", "CG-WB-E-") {
		return "", false
	}
	if _, ok := p.digits(8, 8); !ok || !p.dash() {
		return "", false
	}
	_, ok := p.digits(5, 6)
	return p.s[from:p.i], ok
}

func fileNo(p *cursor) (string, bool) {
	if !p.lit("F. No. ", "F.No. ", "F.No.") {
		return "", false
	}
	id := strings.TrimRight(p.run("/-.()"), ".-(")
	p.i -= len(p.s[:p.i]) - len(strings.TrimRight(p.s[:p.i], ".-("))
	return "F. NO. " + strings.ToUpper(id), strings.Count(id, "/") > 0 && strings.ContainsAny(id, "0123456789")
}

// notification reads Notification No. 12/2021-Customs.
func notification(p *cursor) (string, bool) {
	if !p.lit("Notification No. ", "Notification No.") {
		return "", false
	}
	id := p.run("/-")
	return "NOTIFICATION " + strings.ToUpper(id), strings.Count(id, "/") == 1 && id[0] >= '0' && id[0] <= '9' && alnum(id[len(id)-1])
}
