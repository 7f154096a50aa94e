package date

import (
	"testing"
	"time"
)

// FuzzParse holds that a date that is read is one that can be stored, and
// that its own RFC 3339 form is read as the same moment.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"Mon, 10 May 2021 16:02:00 +0800", "2026-09-22 08:00", "令和8年9月7日", "2026년 9월 7일 오후 2시", "115/9/7", "20260907080910"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, _, ok := Parse(s, china, false)
		if !ok {
			if !got.IsZero() {
				t.Errorf("Parse(%q) = %s without being sure", s, got)
			}
			return
		}
		again, _, ok := Parse(got.Format(time.RFC3339Nano), time.UTC, true)
		if got.Year() <= 9999 && (!ok || !again.Equal(got)) {
			t.Errorf("Parse(%q) = %s, again %s", s, got, again)
		}
	})
}

func BenchmarkParse(b *testing.B) {
	for b.Loop() {
		if _, _, ok := Parse("Thu, 17 Sep 2026 10:00:00 +0800", china, false); !ok {
			b.Fatal("no date")
		}
	}
}
