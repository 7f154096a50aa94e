package bulletin

import (
	"slices"
	"strings"
)

// latin finds the numbers that are written in Latin letters. They start at a
// capital or a figure before which no letter, figure or slash stands.
func (f *finder) latin() {
	for i := 0; i < len(f.s) && len(f.found) < 2*maxNumbers; i++ {
		c := f.s[i]
		if c < '0' || c > 'Z' || c > '9' && c < 'A' || i > 0 && joined(f.s[i-1]) {
			continue
		}
		for _, form := range latinForms[c] {
			p := cursor{s: f.s, i: i}
			if key, ok := form(&p); ok && (p.i == len(f.s) || !alnum(f.s[p.i])) {
				f.add(i, p.i, key, "")
				i = p.i - 1
				break
			}
		}
	}
}

func alnum(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z'
}

func joined(c byte) bool { return alnum(c) || c == '/' || c == '-' || c == '_' }

// latinForms are the forms by their first byte.
var latinForms = [128]([]func(*cursor) (string, bool)){
	'0': nil,
	'1': {federalRegister, chapter}, '2': {federalRegister, chapter}, '3': {federalRegister}, '4': {federalRegister}, '5': {federalRegister},
	'6': {federalRegister}, '7': {federalRegister}, '8': {federalRegister}, '9': {federalRegister},
	'A': {act, symbol}, 'C': {com, register, indianGazette, capitulum, symbol}, 'D': {docket, european, symbol},
	'E': {executiveOrder, symbol}, 'F': {frDoc, register, fileNo}, 'G': {gazette, indian}, 'H': {symbol}, 'I': {european}, 'L': {gazette},
	'N': {notification}, 'P': {publicLaw, orderInCouncil, proclamation}, 'R': {rin, european}, 'S': {canadian, instrument, singapore, indian, com, symbol},
	'T': {symbol},
}

// cursor reads a text forwards.
type cursor struct {
	s string
	i int
}

// lit steps over one of several words.
func (p *cursor) lit(words ...string) bool {
	for _, w := range words {
		if strings.HasPrefix(p.s[p.i:], w) {
			p.i += len(w)
			return true
		}
	}
	return false
}

// sp steps over spaces and reports whether there were any.
func (p *cursor) sp() bool {
	from := p.i
	p.i = spaceOn(p.s, p.i)
	return p.i > from
}

// digits reads from least to most figures, and no more.
func (p *cursor) digits(least, most int) (string, bool) {
	from := p.i
	for p.i < len(p.s) && p.s[p.i] >= '0' && p.s[p.i] <= '9' {
		p.i++
	}
	n := p.i - from
	return p.s[from:p.i], n >= least && n <= most
}

// year reads a year.
func (p *cursor) year() (string, bool) {
	y, ok := p.digits(4, 4)
	return y, ok && (strings.HasPrefix(y, "19") || strings.HasPrefix(y, "20"))
}

// run reads letters, figures and the marks of extra.
func (p *cursor) run(extra string) string {
	from := p.i
	for p.i < len(p.s) && (alnum(p.s[p.i]) || strings.IndexByte(extra, p.s[p.i]) >= 0) {
		p.i++
	}
	return p.s[from:p.i]
}

func (p *cursor) dash() bool { return p.lit("-", "–", "‑", "−") }

// pair reads two numbers with a dash between them, as 117-2.
func (p *cursor) pair(first, second int) (string, bool) {
	a, ok := p.digits(1, first)
	if !ok || !p.dash() {
		return "", false
	}
	b, ok := p.digits(1, second)
	return a + "-" + b, ok
}

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
