package date

import (
	"net/url"
	"strings"
	"time"
)

// East Asian zones. They have no name: what is shown is the offset.
var (
	china = time.FixedZone("", 8*3600)
	japan = time.FixedZone("", 9*3600)
)

// homes maps the country of a host to the zone of its clocks.
var homes = map[string]*time.Location{
	"cn": china, "tw": china, "hk": china, "mo": china, "sg": china, "my": china, "jp": japan, "kr": japan,
}

// Home is the zone of dates that name none: that of the country in which
// the feed's hosts are registered, else that of its language, else UTC.
func Home(lang string, addresses ...string) *time.Location {
	for _, a := range addresses {
		u, err := url.Parse(a)
		if err != nil {
			continue
		}
		host := strings.TrimSuffix(strings.ToLower(u.Hostname()), ".")
		if z, ok := homes[host[strings.LastIndexByte(host, '.')+1:]]; ok {
			return z
		}
	}
	switch base, _, _ := strings.Cut(lang, "-"); base {
	case "zh":
		return china
	case "ja", "ko":
		return japan
	}
	return time.UTC
}

// zones are the names of zones that RFC 822 and the agencies of East Asia use,
// with their offsets in minutes.
var zones = map[string]int{
	"z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "bst": 60, "cet": 60, "west": 60, "met": 60, "cest": 120, "eet": 120, "mest": 120,
	"eest": 180, "msk": 180, "ist": 330, "hkt": 480, "sgt": 480, "awst": 480, "pht": 480, "jst": 540, "kst": 540,
	"aest": 600, "aedt": 660, "nzst": 720, "nzdt": 780,
	"est": -300, "edt": -240, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420, "akst": -540, "hst": -600,
}

// zoneName takes a zone, or an offset, or both, such as GMT+0800. What is
// neither is left and harms nothing.
func (p *reader) zoneName(c *calendar) {
	if len(p.toks) == 0 {
		return
	}
	if t := p.toks[0]; t.kind == word {
		minutes, ok := zones[t.text]
		if t.text == "cst" { // China's standard time where it is at home, else America's central time
			minutes, ok = -360, true
			if _, offset := time.Date(2000, 1, 1, 0, 0, 0, 0, p.home).Zone(); offset >= 8*3600 {
				minutes = 480
			}
		}
		if !ok {
			return
		}
		c.zone = fixed(minutes)
		p.toks = p.toks[1:]
	}
	p.offset(c)
}

// offset takes ±hh, ±hhmm or ±hh:mm.
func (p *reader) offset(c *calendar) {
	if len(p.toks) < 2 || p.toks[1].kind != numeral {
		return
	}
	east := 1
	switch p.toks[0].text {
	case "+":
	case "-":
		if !c.timed {
			return
		}
		east = -1
	default:
		return
	}
	n := p.toks[1]
	minutes, taken := 0, 2
	switch len(n.text) {
	case 1, 2:
		minutes = n.value * 60
		if len(p.toks) > 3 && p.toks[2].text == ":" && len(p.toks[3].text) == 2 {
			minutes += p.toks[3].value
			taken = 4
		}
	case 3, 4:
		minutes = n.value/100*60 + n.value%100
	default:
		return
	}
	p.toks = p.toks[taken:]
	if minutes <= 15*60 {
		c.zone = fixed(east * minutes)
	}
}

func fixed(minutes int) *time.Location {
	if minutes == 0 {
		return time.UTC
	}
	return time.FixedZone("", minutes*60)
}
