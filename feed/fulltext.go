package feed

import (
	"html"
	"net/url"
	"slices"
	"strings"
	"unicode"
)

// FullText says when the pages of a feed's articles are got.
type FullText string

// The ways of getting pages.
const (
	FullTextAuto   FullText = "auto"   // where the feed gives a summary alone
	FullTextAlways FullText = "always" // of every article
	FullTextNever  FullText = "never"  // only when the reader asks
)

// Fullness says how much of the text of an article there is.
type Fullness int

// The states of a text.
const (
	TextGiven   Fullness = iota // as the feed gives it, and nothing says that there is more
	TextMissing                 // a summary; the page was not got
	TextFailed                  // a summary; the page could not be got
	TextKept                    // the text of the page
	TextPart                    // that of its first pages; a later one did not come
	TextWhole                   // as the feed gives it, and its page says no more
)

// Bounds on what is taken for a summary, in Han characters; a letter of
// another script counts for less (see weigh).
const (
	shortText = 200  // less than that is no text
	openText  = 1500 // less than that is a summary when it leaves off
)

// Brief reports whether a feed gives only a summary of an article that has a
// page. It does
//
//   - where it gives no text at all,
//   - where the text is shorter than 200 Han characters (or 80 words of Latin),
//   - where the text is shorter than 1500 and leaves off: it ends in an
//     ellipsis or in words such as "read more".
//
// It does not where the article has no address, where the address is that of a
// file, such as a PDF, and for what is built in.
func Brief(a Article) bool {
	if !Paged(a) || !networked(a.Feed) {
		return false
	}
	return summary(a.Content)
}

// summary reports whether some canonical HTML is too short for a text, or leaves
// off.
func summary(content string) bool {
	weight := weigh(content, openText)
	return weight < shortText || weight < openText && leavesOff(endOf(content))
}

// Whole reports whether what is kept of an article is all of its text: its page
// was kept, or the feed gives a text that is no summary of something else.
func (it Item) Whole() bool {
	switch it.Text {
	case TextKept:
		return true
	case TextGiven, TextWhole:
		alone := it.Text == TextWhole || CanonicalURL(it.URL) == "" || !networked(it.Feed)
		return it.Content != "" && (alone || !summary(it.Content))
	}
	return false
}

// Paged reports whether an article has an address that may be a page.
func Paged(a Article) bool {
	if CanonicalURL(a.URL) == "" {
		return false
	}
	return Ending(fileIn(a.URL)) == ""
}

func networked(feed string) bool {
	u, err := url.Parse(feed)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https")
}

// endBytes is how much of the end of some HTML tells whether it leaves off.
const endBytes = 2000

// endOf is the text at the end of canonical HTML.
func endOf(content string) string {
	if cut := len(content) - endBytes; cut > 0 {
		content = content[cut:]
		if end := strings.IndexByte(content, '>'); end >= 0 && end < strings.IndexByte(content, '<') { // cut within a tag
			content = content[end+1:]
		}
	}
	var b strings.Builder
	for content != "" {
		text, rest, _ := strings.Cut(content, "<")
		b.WriteString(text)
		_, content, _ = strings.Cut(rest, ">")
		b.WriteByte(' ')
	}
	return strings.TrimSpace(html.UnescapeString(b.String()))
}

// weigh measures the text of canonical HTML in Han characters, up to most. A
// character of a script that is written in words counts for two fifths of one: a
// word of five letters says as much as two.
func weigh(content string, most int) int {
	fifths, tag := 0, false
	for _, r := range content {
		switch {
		case r == '<':
			tag = true
		case r == '>':
			tag = false
		case tag:
		case r >= 0x2E80 && r < 0xD7A4 || r >= 0x20000: // Han, kana, Hangul
			fifths += 5
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			fifths += 2
		}
		if fifths >= 5*most {
			return most
		}
	}
	return fifths / 5
}

// onward are the words that lead from a summary to its page, folded as
// TitleKey folds them.
var onward = []string{
	"readmore", "readthefullstory", "readfullarticle", "continuereading", "fullstory", "fulltext", "seemore", "learnmore", "moreinfo",
	"阅读全文", "查看全文", "点击查看", "查看详情", "阅读更多", "了解更多", "更多详情", "全文阅读", "详细内容", "查看更多",
	"閱讀全文", "查看詳情", "閱讀更多", "了解更多", "更多詳情", "繼續閱讀", "詳細內容", "继续阅读", "詳全文",
	"続きを読む", "続きはこちら", "全文を読む", "もっと見る", "詳細はこちら", "詳しくはこちら",
	"더보기", "자세히보기", "전문보기", "계속읽기", "기사더보기",
}

// leavesOff reports whether a text ends where its page goes on.
func leavesOff(text string) bool {
	end := strings.TrimRight(text, " \u00a0\u3000])】］〕〉》」>»›→")
	if strings.HasSuffix(end, "…") || strings.HasSuffix(end, "...") || strings.HasSuffix(end, "⋯") {
		return true
	}
	tail := []rune(end)
	key := TitleKey(string(tail[max(len(tail)-40, 0):]))
	return slices.ContainsFunc(onward, func(words string) bool { return strings.HasSuffix(key, words) })
}
