package listing

import (
	"strconv"
	"strings"
	"time"
)

// zones are the zones of East Asia, which are found without a database of zones.
var zones = map[string]int{
	"Asia/Shanghai": 8, "Asia/Hong_Kong": 8, "Asia/Macau": 8, "Asia/Taipei": 8, "Asia/Singapore": 8, "Asia/Tokyo": 9, "Asia/Seoul": 9,
}

// zoneOf reads the name of a zone or an offset such as +08:00; "" is nil.
func zoneOf(name string) (*time.Location, bool) {
	if name == "" {
		return nil, true
	}
	if hours, ok := zones[name]; ok {
		return time.FixedZone("", hours*3600), true
	}
	if strings.IndexByte("+-", name[0]) >= 0 {
		h, m, _ := strings.Cut(name[1:], ":")
		hours, err := strconv.Atoi(h)
		minutes := 0
		if m != "" && err == nil {
			minutes, err = strconv.Atoi(m)
		}
		offset := hours*3600 + minutes*60
		if name[0] == '-' {
			offset = -offset
		}
		return time.FixedZone("", offset), err == nil && hours >= 0 && hours <= 14 && minutes >= 0 && minutes < 60
	}
	if name == "Local" {
		return nil, false
	}
	zone, err := time.LoadLocation(name)
	return zone, err == nil
}
