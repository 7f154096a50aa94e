package feed

import (
	"context"
	"mime"
	"slices"
	"strings"
)

// read asks for a page and reads it. A page without a text is a problem.
func (c *Completer) read(ctx context.Context, q Request) (a Answer, p Page, problem *Problem) {
	r := Refresher{Fetcher: c.Fetcher}
	a = r.fetch(ctx, q)
	if ctx.Err() != nil {
		a.Problem = &Problem{Kind: ProblemCancelled, Err: ctx.Err()}
	}
	if a.Problem != nil {
		return a, p, a.Problem
	}
	if kind, page := pageType(a); !page {
		return a, p, &Problem{Kind: ProblemNotPage, Detail: kind}
	}
	defer func() {
		if v := recover(); v != nil {
			problem = panicked(ProblemBroken, a.URL, v)
		}
	}()
	p, err := c.Reader.ReadPage(Raw{URL: a.URL, ContentType: a.ContentType, Body: a.Body})
	a.Body = nil
	if err != nil {
		return a, p, AsProblem(err)
	}
	if !p.Found {
		return a, p, lacking(p)
	}
	return a, p, nil
}

// lacking tells why a page has no text.
func lacking(p Page) *Problem {
	host, _ := hostName(p.Article.URL)
	if slices.ContainsFunc(p.Warnings, func(w Warning) bool { return w.Kind == WarnLogin }) {
		return &Problem{Kind: ProblemLogin, Detail: host}
	}
	return &Problem{Kind: ProblemNoText, Detail: host}
}

// pageType reports whether an answer may be a page: what calls itself an image,
// a sound or a document of an office is none, nor is what begins as a PDF does.
func pageType(a Answer) (kind string, page bool) {
	if strings.HasPrefix(string(a.Body[:min(len(a.Body), 5)]), "%PDF-") {
		return "application/pdf", false
	}
	kind, _, err := mime.ParseMediaType(a.ContentType)
	if err != nil {
		return "", true
	}
	major, minor, _ := strings.Cut(kind, "/")
	switch major {
	case "text", "multipart":
		return kind, minor != "csv" && minor != "calendar"
	case "image", "audio", "video", "font":
		return kind, false
	}
	return kind, minor == "octet-stream" || strings.Contains(minor, "html") || strings.Contains(minor, "xml") && !strings.Contains(minor, "officedocument")
}
