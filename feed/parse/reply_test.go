package parse

import "testing"

func TestACommentTellsWhatItAnswers(t *testing.T) {
	const ref = `<title>x</title><thr:in-reply-to xmlns:thr="http://purl.org/syndication/thread/1.0" href="https://a.example/1" ref=" tag:a.example,2026:1&#10;"/>`
	if a, _ := one(t, ref); a.ReplyTo != "tag:a.example,2026:1" {
		t.Errorf("RSS: %q", a.ReplyTo)
	}
	if a := entry(t, ref); a.ReplyTo != "tag:a.example,2026:1" {
		t.Errorf("Atom: %q", a.ReplyTo)
	}
	if a := entry(t, `<title>x</title>`); a.ReplyTo != "" {
		t.Errorf("without: %q", a.ReplyTo)
	}
}
