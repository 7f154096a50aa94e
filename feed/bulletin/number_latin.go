package bulletin

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
	'1': {federalRegister, chapter}, '2': {federalRegister, chapter}, '3': {federalRegister}, '4': {federalRegister}, '5': {federalRegister},
	'6': {federalRegister}, '7': {federalRegister}, '8': {federalRegister}, '9': {federalRegister},
	'A': {act, symbol}, 'C': {com, register, indianGazette, capitulum, symbol}, 'D': {docket, european, symbol},
	'E': {executiveOrder, symbol}, 'F': {frDoc, register, fileNo}, 'G': {gazette, indian}, 'H': {symbol}, 'I': {european}, 'L': {gazette},
	'N': {notification}, 'P': {publicLaw, orderInCouncil, proclamation}, 'R': {rin, european}, 'S': {canadian, instrument, singapore, indian, com, symbol},
	'T': {symbol},
}
