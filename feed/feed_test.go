package feed

import (
	"context"
	"errors"
	"fmt"
	"testing"
)

func TestDisplayTitle(t *testing.T) {
	for _, tt := range []struct {
		feed Feed
		want string
	}{
		{Feed{URL: "https://gov.example/rss", Title: "公报", Name: "我的"}, "我的"},
		{Feed{URL: "https://gov.example/rss", Title: "公报"}, "公报"},
		{Feed{URL: "https://gov.example/rss?a=b"}, "gov.example/rss?a=b"},
		{Feed{URL: "https://gov.example"}, "gov.example"},
		{Feed{URL: "https://clerk:secret@gov.example/rss@2"}, "gov.example/rss@2"},
		{Feed{URL: "https://clerk:se@cret@gov.example"}, "gov.example"},
		{Feed{URL: "builtin:sample"}, "builtin:sample"},
	} {
		if got := tt.feed.DisplayTitle(); got != tt.want {
			t.Errorf("title of %+v is %q, want %q", tt.feed, got, tt.want)
		}
	}
}

func TestProblemSaysKindCodeAndDetail(t *testing.T) {
	cause := errors.New("certificate expired")
	for _, tt := range []struct {
		problem Problem
		want    string
	}{
		{Problem{Kind: ProblemBusy, Code: 429, Detail: "gov.example"}, "busy (429): gov.example"},
		{Problem{Kind: ProblemTLS, Err: cause}, "tls: certificate expired"},
		{Problem{Kind: ProblemTLS, Detail: "gov.example", Err: cause}, "tls: gov.example"},
		{Problem{Kind: ProblemGone}, "gone"},
	} {
		if got := tt.problem.Error(); got != tt.want {
			t.Errorf("%+v says %q, want %q", tt.problem, got, tt.want)
		}
	}
	if !errors.Is(&Problem{Kind: ProblemTLS, Err: cause}, cause) {
		t.Error("the cause is lost")
	}
}

func TestAsProblem(t *testing.T) {
	html := &Problem{Kind: ProblemHTML}
	for _, tt := range []struct {
		err  error
		want ProblemKind
	}{
		{html, ProblemHTML},
		{fmt.Errorf("gov.example: %w", html), ProblemHTML},
		{context.Canceled, ProblemCancelled},
		{fmt.Errorf("gov.example: %w", context.DeadlineExceeded), ProblemTimeout},
		{errors.New("what"), ProblemOther},
	} {
		if got := AsProblem(tt.err); got == nil || got.Kind != tt.want {
			t.Errorf("AsProblem(%v) = %v, want kind %q", tt.err, got, tt.want)
		}
	}
	if AsProblem(nil) != nil {
		t.Error("no error is a problem")
	}
}

func TestListsOfKindsAreComplete(t *testing.T) {
	once := func(name string, n int, key func(int) string) {
		seen := make(map[string]bool)
		for i := range n {
			if k := key(i); k == "" || seen[k] {
				t.Errorf("%s: %q is empty or stands twice", name, k)
			} else {
				seen[k] = true
			}
		}
	}
	once("ProblemKinds", len(ProblemKinds), func(i int) string { return string(ProblemKinds[i]) })
	once("WarningKinds", len(WarningKinds), func(i int) string { return string(WarningKinds[i]) })
	once("Reasons", len(Reasons), func(i int) string { return string(Reasons[i]) })
	declared := constants(t)
	for _, tt := range []struct {
		typ  string
		want int
	}{{"ProblemKind", len(ProblemKinds) + 1}, {"WarningKind", len(WarningKinds)}, {"Reason", len(Reasons)}} {
		if declared[tt.typ] != tt.want {
			t.Errorf("%d constants of type %s, %d in its list", declared[tt.typ], tt.typ, tt.want)
		}
	}
}
