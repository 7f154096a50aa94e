package page

import (
	"path"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"guanbao/feed"
	"guanbao/feed/cjk"
	"guanbao/feed/page/internal/dom"
	"guanbao/feed/safe"
)

// Bounds on what is looked at beside the text.
const (
	maxLines    = 2000 // short lines of a page
	longestLine = 400  // bytes
	maxFiles    = 50
)

// readLines are the short lines of a page, in order, one for each block.
func readLines(root *html.Node) []string {
	var lines []string
	var b strings.Builder
	flush := func() {
		if s := strings.TrimSpace(b.String()); s != "" && len(s) <= longestLine && len(lines) < maxLines {
			lines = append(lines, safe.Line(s))
		}
		b.Reset()
	}
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			if b.Len() <= longestLine {
				b.WriteString(n.Data)
			}
			return
		}
		switch n.DataAtom {
		case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Head:
			return
		}
		own := !inlineElement(n)
		if own {
			flush()
		}
		if n.DataAtom == atom.H1 {
			b.WriteString(headMark)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
		if own {
			flush()
		}
	}
	walk(root)
	flush()
	return lines
}

// headMark begins the line of the first heading.
const headMark = "§h1 "

func inlineElement(n *html.Node) bool {
	switch n.DataAtom {
	case atom.A, atom.Span, atom.B, atom.Strong, atom.Em, atom.I, atom.Font, atom.Small, atom.U, atom.Time, atom.Label:
		return true
	}
	return n.Type != html.ElementNode
}

// commentsIn finds how many comments a page says it has: 0條評論, 评论(3), 3 comments.
func commentsIn(lines []string) int {
	for _, l := range lines {
		if len(l) > 120 {
			continue
		}
		s := strings.ToLower(strings.ReplaceAll(cjk.Fold(cjk.JudgeTitle(l, true, cjk.Simplifies).Strip(l)), " ", ""))
		for _, unit := range []string{"条评论", "条留言", "comments", "comment", "件のコメント", "개의댓글"} {
			if before, _, ok := strings.Cut(s, unit); ok {
				if n, ok := lastNumber(before); ok {
					return n
				}
			}
		}
		for _, label := range []string{"评论(", "评论（", "comments(", "コメント(", "댓글("} {
			if _, after, ok := strings.Cut(s, label); ok {
				if n, ok := firstNumber(after); ok {
					return n
				}
			}
		}
	}
	return feed.NoCount
}

func lastNumber(s string) (int, bool) {
	return number(s[len(strings.TrimRightFunc(s, isDigit)):])
}

func firstNumber(s string) (int, bool) {
	return number(s[:len(s)-len(strings.TrimLeftFunc(s, isDigit))])
}

func number(digits string) (int, bool) {
	if digits == "" || len(digits) > 7 {
		return 0, false
	}
	n, err := strconv.Atoi(digits)
	return n, err == nil
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

// sources are the labels of the issuing body.
var sources = []string{"信息来源", "文章来源", "稿件来源", "发布机构", "来源", "source", "발행처", "출처", "発行元"}

// issuer is the body that a page names as its source.
func (r *reader) issuer(lines []string) string {
	for _, name := range []string{"contentsource", "source", "og:article:author"} {
		if s := safe.Title(r.head.meta[name]); s != "" && !strings.Contains(s, "://") {
			return s
		}
	}
	for _, l := range lines {
		for _, label := range sources {
			if s := behind(l, label); s != "" {
				return s
			}
		}
	}
	return ""
}

// behind is the value behind a label and a colon, up to the next wide space,
// sign or label.
func behind(line, label string) string {
	folded := strings.ToLower(cjk.Fold(line))
	at := strings.Index(folded, label)
	if at < 0 || len(folded) != len(line) {
		return ""
	}
	rest := strings.TrimSpace(line[at+len(label):])
	_, colon := utf8.DecodeRuneInString(rest)
	if !strings.HasPrefix(rest, ":") && !strings.HasPrefix(rest, "：") {
		return ""
	}
	rest = strings.TrimSpace(rest[colon:])
	end := strings.IndexFunc(rest, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("|｜【[。；;", r) })
	if end >= 0 {
		rest = rest[:end]
	}
	if next := strings.IndexAny(rest, ":："); next >= 0 || utf8.RuneCountInString(rest) > 40 {
		return ""
	}
	return safe.Title(rest)
}

// fileTypes are the names by which links lead to files.
var fileTypes = map[string]bool{
	".pdf": true, ".doc": true, ".docx": true, ".xls": true, ".xlsx": true, ".ppt": true, ".pptx": true, ".wps": true, ".et": true, ".ofd": true,
	".zip": true, ".rar": true, ".7z": true, ".csv": true, ".hwp": true, ".hwpx": true, ".odt": true, ".ods": true, ".rtf": true, ".ceb": true,
}

// attachments are the links of a page that lead to files, in the elements that
// a rule names or else in all.
func (r *reader) attachments() []feed.Link {
	if r.found[PartAttachments] {
		return r.files
	}
	var files []feed.Link
	seen := map[string]bool{}
	dom.Each(r.root, func(n *html.Node) bool {
		if n.DataAtom == atom.Nav || n.DataAtom == atom.Footer {
			return false
		}
		if n.DataAtom != atom.A {
			return true
		}
		l, ok := r.file(n)
		if where := base(l.URL); ok && !seen[l.URL] && fileTypes[strings.ToLower(path.Ext(where.Path))] {
			seen[l.URL] = true
			files = r.addFile(files, l)
		}
		return false
	})
	return files
}

// addFile adds a link to a file to others, as long as they are not too many.
func (r *reader) addFile(files []feed.Link, l feed.Link) []feed.Link {
	if len(files) == maxFiles {
		r.left++
		return files
	}
	return append(files, l)
}

// file is the link of an anchor as one to a file.
func (r *reader) file(n *html.Node) (feed.Link, bool) {
	u, err := safe.URL(dom.Attr(n, "href"), r.base)
	if err != nil || base(u) == nil {
		return feed.Link{}, false
	}
	title := safe.Title(firstOf(strings.TrimSpace(content(n)), dom.Attr(n, "title"), path.Base(base(u).Path)))
	return feed.Link{Kind: feed.LinkAttachment, Title: title, URL: u}, true
}

// login reports whether a page asks for a password in place of a text: there is
// a field for one and hardly anything to read.
func (r *reader) login() bool {
	password := false
	dom.Each(r.root, func(n *html.Node) bool {
		password = password || n.DataAtom == atom.Input && strings.EqualFold(dom.Attr(n, "type"), "password")
		return !password
	})
	if !password {
		return false
	}
	sizes := weigh(r.root)
	return sizes[r.root].prose < 400
}
