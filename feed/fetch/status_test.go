package fetch

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"guanbao/feed"
)

// TestManner31EveryStatusHasItsResult holds what every class of status ends as (manners 11, 25 to 27
// and 31), with a document in the body that must not be taken for one.
func TestManner31EveryStatusHasItsResult(t *testing.T) {
	tests := []struct {
		code    int
		outcome feed.Outcome
		kind    feed.ProblemKind
	}{
		{200, feed.Fresh, feed.ProblemNone},
		{203, feed.Fresh, feed.ProblemNone},
		{201, feed.Failed, feed.ProblemStatus},
		{202, feed.Failed, feed.ProblemStatus},
		{204, feed.Failed, feed.ProblemEmpty},
		{205, feed.Failed, feed.ProblemEmpty},
		{206, feed.Failed, feed.ProblemStatus},
		{226, feed.Failed, feed.ProblemStatus},
		{299, feed.Failed, feed.ProblemStatus},
		{300, feed.Failed, feed.ProblemStatus},
		{301, feed.Failed, feed.ProblemRedirects},
		{302, feed.Failed, feed.ProblemRedirects},
		{304, feed.Failed, feed.ProblemNotModified},
		{305, feed.Failed, feed.ProblemStatus},
		{308, feed.Failed, feed.ProblemRedirects},
		{399, feed.Failed, feed.ProblemStatus},
		{400, feed.Failed, feed.ProblemStatus},
		{401, feed.Failed, feed.ProblemForbidden},
		{403, feed.Failed, feed.ProblemForbidden},
		{404, feed.Failed, feed.ProblemNotFound},
		{407, feed.Failed, feed.ProblemForbidden},
		{410, feed.Gone, feed.ProblemGone},
		{418, feed.Failed, feed.ProblemStatus},
		{429, feed.Busy, feed.ProblemBusy},
		{451, feed.Failed, feed.ProblemForbidden},
		{500, feed.Failed, feed.ProblemServer},
		{502, feed.Failed, feed.ProblemServer},
		{503, feed.Busy, feed.ProblemBusy},
		{511, feed.Failed, feed.ProblemPortal},
		{599, feed.Failed, feed.ProblemServer},
		{799, feed.Failed, feed.ProblemStatus},
	}
	var code int
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/rss+xml")
		w.WriteHeader(code)
		w.Write([]byte(document))
	})
	for _, tt := range tests {
		code = tt.code
		a := get(t, newClient(t, Options{}), s.URL)
		if a.Outcome != tt.outcome || a.Code != tt.code {
			t.Errorf("%d: outcome %v, code %d, want %v", tt.code, a.Outcome, a.Code, tt.outcome)
		}
		if tt.kind == feed.ProblemNone {
			wantFresh(t, a, document)
			continue
		}
		wantProblem(t, a, tt.kind)
		if a.Problem.Code != tt.code {
			t.Errorf("%d: code %d in the problem", tt.code, a.Problem.Code)
		}
		if host := strings.TrimPrefix(s.URL, "http://"); !strings.HasPrefix(a.Problem.Detail, host) {
			t.Errorf("%d: detail %q without host", tt.code, a.Problem.Detail)
		}
	}
}

// TestManner11A304ThatNobodyAskedForIsNoSuccess answers 304 to requests that
// carry no validator, or one that may not be sent.
func TestManner11A304ThatNobodyAskedForIsNoSuccess(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusNotModified) })
	c := newClient(t, Options{})
	for _, r := range []feed.Request{
		{URL: s.URL},
		{URL: s.URL, LastModified: noon.Add(1000 * time.Hour).Format(http.TimeFormat)},
		{URL: s.URL, ETag: "\"a\"\r\nX: y"},
	} {
		wantProblem(t, c.Fetch(t.Context(), r), feed.ProblemNotModified)
	}
	if a := c.Fetch(t.Context(), feed.Request{URL: s.URL, ETag: `"a"`}); a.Problem != nil || a.Outcome != feed.NotModified {
		t.Errorf("to a conditional request: %+v", a)
	}
}

// TestAnswerFields holds what a good answer brings along, byte for byte.
func TestAnswerFields(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/xml; charset=GBK")
		w.Header().Set("ETag", `W/"odd , tag"`)
		w.Header().Set("Last-Modified", "Mon, 10 May 2021 8:0:0 +0800")
		w.Header().Set("Cache-Control", "max-age=7200")
		w.Header().Set("Age", "200")
		w.Header().Set("Retry-After", "30")
		w.Write([]byte(document))
	})
	a := get(t, newClient(t, Options{}), s.URL+"/f")
	wantFresh(t, a, document)
	want := feed.Answer{
		Outcome: feed.Fresh, Code: 200, URL: s.URL + "/f", Body: a.Body, ContentType: "text/xml; charset=GBK",
		ETag: `W/"odd , tag"`, LastModified: "Mon, 10 May 2021 8:0:0 +0800",
		Hints: feed.Hints{MaxAge: 7000 * time.Second}, Wire: int64(len(document)),
	}
	if fmt.Sprintf("%+v", a) != fmt.Sprintf("%+v", want) {
		t.Errorf("answer %+v\nwant %+v", a, want)
	}
}

// TestManner25RetryAfterIsReadInEverySpelling holds the spellings of Retry-After in a busy answer.
func TestManner25RetryAfterIsReadInEverySpelling(t *testing.T) {
	at := noon.Add(90 * time.Minute)
	tests := []struct {
		value string
		want  time.Duration
	}{
		{"", 0},
		{"120", 2 * time.Minute},
		{" 120 ", 2 * time.Minute},
		{at.Format(http.TimeFormat), 90 * time.Minute},
		{at.Format("Monday, 02-Jan-06 15:04:05 GMT"), 90 * time.Minute},
		{at.Format(time.ANSIC), 90 * time.Minute},
		{at.Format("Mon, 02 Jan 2006 15:04:05 +0000"), 90 * time.Minute},
		{noon.Add(-time.Hour).Format(http.TimeFormat), 0},
		{"-5", 0},
		{"soon", 0},
		{"1e3", 0},
		{"0", 0},
		{"315360000", 10 * 365 * 24 * time.Hour},
		{"99999999999999999999", forever},
	}
	for _, code := range []int{429, 503} {
		for _, tt := range tests {
			s := serve(t, func(w http.ResponseWriter, r *http.Request) {
				w.Header().Set("Date", noon.Format(http.TimeFormat))
				if tt.value != "" {
					w.Header().Set("Retry-After", tt.value)
				}
				w.WriteHeader(code)
			})
			// A clock that is a day off: the server's own date counts.
			late := func() time.Time { return noon.Add(24 * time.Hour) }
			a := get(t, newClient(t, Options{Now: late}), s.URL)
			wantProblem(t, a, feed.ProblemBusy)
			if a.Outcome != feed.Busy || a.Hints.RetryAfter != tt.want {
				t.Errorf("%d %q: %v, wait %v, want %v", code, tt.value, a.Outcome, a.Hints.RetryAfter, tt.want)
			}
		}
	}
}

// TestHostileReason cleans and bounds the reason phrase.
func TestHostileReason(t *testing.T) {
	tests := []struct{ line, want string }{
		{"404 Gone \x1b]0;title\x07\x9b31m", ": Gone ?]0;title??31m"},
		{"500 邮政", ": ??????"},
		{"404", ": Not Found"},
		{"500 " + strings.Repeat("x", 5000), ": " + strings.Repeat("x", 80) + "..."},
	}
	for _, tt := range tests {
		address, _ := rawServer(t, "HTTP/1.1 "+tt.line+"\r\nContent-Length: 0\r\n\r\n")
		a := get(t, newClient(t, Options{}), address)
		if a.Problem == nil || !strings.HasSuffix(a.Problem.Detail, tt.want) {
			t.Errorf("%.20q: %v, want %q", tt.line, a.Problem, tt.want)
		}
	}
}

// TestManner36AHeaderBeyondItsBoundsIsRefused refuses headers beyond the bounds.
func TestManner36AHeaderBeyondItsBoundsIsRefused(t *testing.T) {
	tests := []struct {
		name   string
		header string
		kind   feed.ProblemKind
	}{
		{"10,000 lines", strings.Repeat("X-A: b\r\n", 10_000), feed.ProblemTooLarge},
		{"2 MiB", strings.Repeat("X-A: "+strings.Repeat("b", 1000)+"\r\n", 2000), feed.ProblemTooLarge},
		{"no status line", "", feed.ProblemOther},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			answer := "HTTP/1.1 200 OK\r\n" + tt.header + "Content-Length: 0\r\n\r\n"
			if tt.header == "" {
				answer = "SSH-2.0-\x1b[31m\r\n\r\n"
			}
			address, _ := rawServer(t, answer)
			wantProblem(t, get(t, newClient(t, Options{}), address), tt.kind)
		})
	}
}

// TestManner31AFloodOfInterimAnswersEnds ends a flood of interim answers, and takes the document
// after a few of them.
func TestManner31AFloodOfInterimAnswersEnds(t *testing.T) {
	const early = "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"
	final := fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s", len(document), document)
	address, _ := rawServer(t, strings.Repeat(early, 3)+final)
	wantFresh(t, get(t, newClient(t, Options{}), address), document)
	address, _ = rawServer(t, strings.Repeat(early, 100_000)+final)
	if a := get(t, newClient(t, Options{}), address); a.Problem == nil {
		t.Errorf("outcome %v after 100,000 interim answers", a.Outcome)
	}
}
