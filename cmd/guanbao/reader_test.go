package main

import (
	"testing"
	"time"

	"guanbao/cmd/guanbao/config"
	"guanbao/ui"
	"guanbao/ui/article"
)

func TestSettingsReachTheScreen(t *testing.T) {
	a, _, _ := testApp(t)
	o := a.readerOptions(true)
	if o.Dark != nil || o.Wide || !o.Sample || o.Notice != "" || o.ReadAfter != time.Second || o.Interval != time.Hour ||
		o.Page != (article.Options{Measure: 80, Indent: true, Hanging: true}) {
		t.Errorf("defaults give %+v", o)
	}
	var problems config.Problems
	a.settings, problems = config.Parse("c.toml", []byte(
		"theme = \"light\"\nambiguous = \"wide\"\nread_after = \"never\"\ninterval = 15\nmeasure = 30\nindent = false\nmeazure = 1"))
	a.trouble = problems
	o = a.readerOptions(false)
	if o.Dark == nil || *o.Dark || !o.Wide || o.ReadAfter != ui.Never || o.Interval != 15*time.Minute || o.Page.Measure != 60 || o.Page.Indent {
		t.Errorf("settings give %+v", o)
	}
	if want := `c.toml:7:1: there is no setting "meazure"; did you mean measure?`; o.Notice != want {
		t.Errorf("notice %q, want %q", o.Notice, want)
	}
}
