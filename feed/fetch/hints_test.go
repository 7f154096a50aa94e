package fetch

import (
	"net/http"
	"testing"
	"time"
)

// TestManner18DirectivesAreReadAsTheyAreWritten is the table of what headers say about the next check.
func TestManner18DirectivesAreReadAsTheyAreWritten(t *testing.T) {
	inAnHour := noon.Add(time.Hour).Format(http.TimeFormat)
	tests := []struct {
		name    string
		control []string
		other   map[string]string
		want    time.Duration
	}{
		{"nothing", nil, nil, 0},
		{"plain", []string{"max-age=3600"}, nil, time.Hour},
		{"case", []string{"Public, MAX-AGE=3600"}, nil, time.Hour},
		{"quoted", []string{`max-age="3600"`}, nil, time.Hour},
		{"spaces", []string{"  public ,\tmax-age = 3600 , x"}, nil, time.Hour},
		{"two lines", []string{"public", "max-age=3600"}, nil, time.Hour},
		{"first of duplicates", []string{"max-age=3600, max-age=60"}, nil, time.Hour},
		{"first of two lines", []string{"max-age=60", "max-age=3600"}, nil, time.Minute},
		{"negative", []string{"max-age=-1"}, nil, 0},
		{"signed", []string{"max-age=+60"}, nil, 0},
		{"fraction", []string{"max-age=1.5"}, nil, 0},
		{"empty value", []string{"max-age="}, nil, 0},
		{"no value", []string{"max-age"}, nil, 0},
		{"junk", []string{"max-age=soon"}, nil, 0},
		{"32 bits", []string{"max-age=4294967296"}, nil, forever},
		{"64 bits", []string{"max-age=99999999999999999999999"}, nil, forever},
		{"no-store", []string{"no-store, max-age=3600"}, nil, 0},
		{"no-cache", []string{"max-age=3600, No-Cache"}, nil, 0},
		{"no-cache with fields", []string{`no-cache="Set-Cookie, Age", max-age=60`}, nil, 0},
		{"must-revalidate", []string{"must-revalidate, max-age=3600"}, nil, time.Hour},
		{"immutable", []string{"immutable, max-age=3600"}, nil, time.Hour},
		{"s-maxage alone", []string{"s-maxage=3600"}, nil, 0},
		{"s-maxage beside", []string{"s-maxage=60, max-age=3600"}, nil, time.Hour},
		{"comma in quotes", []string{`ext="a, max-age=9", max-age=60`}, nil, time.Minute},
		{"escaped quote", []string{`ext="a\", max-age=9", max-age=60`}, nil, time.Minute},
		{"open quote", []string{`max-age=60, ext="max-age=3600`}, nil, time.Minute},
		{"commas", []string{",,max-age=60,,"}, nil, time.Minute},
		{"name within a name", []string{"x-max-age=9"}, nil, 0},
		{"age", []string{"max-age=3600"}, map[string]string{"Age": "600"}, 50 * time.Minute},
		{"age beyond", []string{"max-age=60"}, map[string]string{"Age": "600"}, 0},
		{"negative age", []string{"max-age=60"}, map[string]string{"Age": "-600"}, time.Minute},
		{"huge age", []string{"max-age=60"}, map[string]string{"Age": "99999999999999999999"}, 0},
		{"expires", nil, map[string]string{"Expires": inAnHour}, time.Hour},
		{"expires and age", nil, map[string]string{"Expires": inAnHour, "Age": "60"}, 59 * time.Minute},
		{"max-age wins", []string{"max-age=60"}, map[string]string{"Expires": inAnHour}, time.Minute},
		{"bad max-age wins", []string{"max-age=x"}, map[string]string{"Expires": inAnHour}, 0},
		{"expires 0", nil, map[string]string{"Expires": "0"}, 0},
		{"expires -1", nil, map[string]string{"Expires": "-1"}, 0},
		{"expires in the past", nil, map[string]string{"Expires": "Thu, 01 Jan 1970 00:00:00 GMT"}, 0},
		{"expires far off", nil, map[string]string{"Expires": "Fri, 31 Dec 9999 23:59:59 GMT"}, 1<<63 - 1},
		{"expires against the server's date", nil,
			map[string]string{"Expires": inAnHour, "Date": noon.Add(30 * time.Minute).Format(http.TimeFormat)}, 30 * time.Minute},
		{"unreadable date", nil, map[string]string{"Expires": inAnHour, "Date": "today"}, time.Hour},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			h := http.Header{"Cache-Control": tt.control}
			for k, v := range tt.other {
				h.Set(k, v)
			}
			if got := hints(h, noon).MaxAge; got != tt.want {
				t.Errorf("%v, want %v", got, tt.want)
			}
		})
	}
}

// TestParseDate reads one moment in all its spellings.
func TestParseDate(t *testing.T) {
	want := time.Date(2021, 5, 9, 8, 49, 37, 0, time.UTC)
	for _, s := range []string{
		"Sun, 09 May 2021 08:49:37 GMT", "Sunday, 09-May-21 08:49:37 GMT", "Sun May  9 08:49:37 2021",
		"Sun, 9 May 2021 08:49:37 GMT", "Sun, 09 May 2021 08:49:37 UTC", "Sun, 09 May 2021 16:49:37 +0800",
		"Sun, 9 May 2021 16:49:37 +0800", "Sun, 09-May-2021 08:49:37 GMT", "  Sun, 09 May 2021 08:49:37 GMT ",
	} {
		if got, ok := parseDate(s); !ok || !got.Equal(want) {
			t.Errorf("%q: %v, %v", s, got, ok)
		}
	}
	for _, s := range []string{"", "0", "2021", "yesterday", "Sun, 40 May 2021 08:49:37 GMT"} {
		if got, ok := parseDate(s); ok {
			t.Errorf("%q: %v", s, got)
		}
	}
}

// FuzzHints holds that no header gives a negative wait.
func FuzzHints(f *testing.F) {
	f.Add("max-age=60", "10", "Fri, 31 Dec 9999 23:59:59 GMT", "120")
	f.Add(`a="\`, "-1", "0", "-0")
	f.Fuzz(func(t *testing.T, control, age, expires, retry string) {
		h := http.Header{"Cache-Control": {control}, "Age": {age}, "Expires": {expires}, "Retry-After": {retry}}
		if got := hints(h, noon); got.MaxAge < 0 || got.RetryAfter < 0 {
			t.Errorf("%+v", got)
		}
	})
}
