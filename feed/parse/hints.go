package parse

import (
	"strconv"
	"strings"
	"time"

	ext "github.com/mmcdole/gofeed/extensions"
	"github.com/mmcdole/gofeed/rss"

	"guanbao/feed"
	"guanbao/feed/date"
)

// maxHint bounds what a publisher can ask for; a longer one is a mistake.
const maxHint = 366 * 24 * time.Hour

// hintsRSS reads what a channel says about how often to ask (RSS 2.0, and the
// syndication module of RSS 1.0).
func (b *builder) hintsRSS(src *rss.Feed) feed.Hints {
	h := b.period(src.Extensions)
	if n, err := strconv.Atoi(b.doc.field(src.TTL).text); err == nil && n > 0 {
		h.TTL = min(time.Duration(min(n, 1<<20))*time.Minute, maxHint)
	}
	for _, token := range src.SkipHours {
		if n, err := strconv.Atoi(b.doc.field(token).text); err == nil && n >= 0 && n <= 24 && len(h.SkipHours) < 24 {
			h.SkipHours = append(h.SkipHours, n%24) // 24 is midnight in RSS 0.91
		}
	}
	for _, token := range src.SkipDays {
		for d := time.Sunday; d <= time.Saturday; d++ {
			if strings.EqualFold(b.doc.field(token).text, d.String()) && len(h.SkipDays) < 7 {
				h.SkipDays = append(h.SkipDays, d)
			}
		}
	}
	return h
}

// periods are the values of sy:updatePeriod.
var periods = map[string]time.Duration{
	"hourly": time.Hour, "daily": 24 * time.Hour, "weekly": 7 * 24 * time.Hour, "monthly": 30 * 24 * time.Hour, "yearly": 365 * 24 * time.Hour,
}

// period reads sy:updatePeriod, daily where only a frequency is given, over
// sy:updateFrequency, and sy:updateBase. Zero and junk say nothing.
func (b *builder) period(x ext.Extensions) feed.Hints {
	name, often := b.ext(x, "sy", "period").text, b.ext(x, "sy", "frequency").text
	if name == "" && often == "" {
		return feed.Hints{}
	}
	p, ok := periods[lower(name)]
	if name == "" {
		p, ok = 24*time.Hour, true
	}
	n := 1
	if often != "" {
		var err error
		if n, err = strconv.Atoi(strings.TrimSpace(often)); err != nil {
			n = 1
		}
	}
	if !ok || n <= 0 {
		return feed.Hints{}
	}
	base, _, _ := date.Parse(b.ext(x, "sy", "base").text, time.UTC, false)
	return feed.Hints{Period: p / time.Duration(n), Base: base}
}
