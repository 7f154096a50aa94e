package main

import (
	"strings"

	"guanbao/cmd/guanbao/config"
	"guanbao/feed"
	"guanbao/feed/html"
	"guanbao/ui/reading"
)

// wish is how the settings want Chinese shown.
func (a *app) wish() reading.Wish {
	w := reading.Wish{Region: a.region()}
	switch a.settings.Han {
	case config.Simplified:
		w.Script = reading.Simplified
	case config.Traditional:
		w.Script = reading.Traditional
	}
	switch a.settings.Glosses {
	case config.Everything:
		w.Glosses = reading.All
	case config.None:
		w.Glosses = reading.None
	}
	return w
}

// region is whose traditional characters are meant: as the setting says, else
// as the locale does, and for an interface in traditional Chinese Taiwan's.
func (a *app) region() reading.Region {
	switch a.settings.Region {
	case config.Taiwan:
		return reading.Taiwan
	case config.HongKong:
		return reading.HongKong
	case config.None:
		return reading.Anywhere
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if value := a.env(name); value != "" {
			place, _, _ := strings.Cut(strings.ToUpper(value), ".")
			switch {
			case strings.HasSuffix(place, "_TW"):
				return reading.Taiwan
			case strings.HasSuffix(place, "_HK"), strings.HasSuffix(place, "_MO"):
				return reading.HongKong
			}
			break
		}
	}
	if a.texts.Tag == "zh-Hant" {
		return reading.Taiwan
	}
	return reading.Anywhere
}

// clean gives an item for export: in its own characters, its readings as the
// settings want them.
func (a *app) clean(it feed.Item) feed.Item {
	w := a.wish()
	w.Script = reading.Original
	var facts reading.Facts
	body := html.Parse(it.Content, nil)
	it.Article, body, facts = w.Article(it.Article, body)
	if facts != (reading.Facts{}) {
		it.Content = html.Render(body)
	}
	return it
}
