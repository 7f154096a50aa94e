package article

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"guanbao/feed/html"
	"guanbao/ui/theme"
)

// noteWords are what publishers write before the number of a note.
var noteWords = []string{"脚注", "腳註", "注", "註", "주", "note", "fn", "n.", "※"}

// maxNote bounds the sign of a note, in runes.
const maxNote = 4

// isNoteWord reports whether text is a word for a note, with or without a
// number.
func isNoteWord(t string) bool {
	for _, w := range noteWords {
		if rest, ok := strings.CutPrefix(strings.ToLower(t), w); ok && isDigits(strings.TrimSpace(rest)) {
			return true
		}
	}
	return false
}

func isDigits(t string) bool {
	return strings.IndexFunc(t, func(r rune) bool { return !unicode.IsDigit(r) }) < 0
}

// noteSign takes brackets and words off the mark of a note: its number or
// sign, and whether there was anything to take off. It is empty where the text
// is no such mark.
func noteSign(t string) (sign string, dressed bool) {
	bare := strings.Trim(t, " \u00a0()[]（）［］〔〕【】")
	dressed = len(bare) < len(strings.TrimSpace(t))
	for _, w := range noteWords {
		if rest, ok := strings.CutPrefix(strings.ToLower(bare), w); ok && rest != "" && isDigits(strings.TrimSpace(rest)) {
			bare, dressed = strings.TrimSpace(rest), dressed || w[0] >= 0x80
			break
		}
	}
	if bare == "" || utf8.RuneCountInString(bare) > maxNote {
		return "", false
	}
	for _, r := range bare {
		if !(unicode.IsDigit(r) || r < 0x80 && unicode.IsLetter(r) || r >= '①' && r <= '⑳' || strings.ContainsRune("*†‡§※＊", r)) {
			return "", false
		}
	}
	return bare, dressed
}

// noteOf is the sign of the note that a run of one link marks, "" where it is
// no mark: a raised or a bracketed number that leads to a place of the same
// article.
func (s *setter) noteOf(run []html.Span) string {
	if !s.within(run[0].Link) {
		return ""
	}
	text, raised := "", true
	for _, sp := range run {
		text += sp.Text
		raised = raised && sp.Style&html.Super != 0
		if len(text) > 32 {
			return ""
		}
	}
	sign, dressed := noteSign(text)
	if !raised && !dressed {
		return ""
	}
	return sign
}

// noteMark is a sign as the text and the note show it.
func (s *setter) noteMark(sign string) string {
	return "[" + s.look.Words.Note + s.look.Text.Display(sign) + "]"
}

// linkRun is the end of the spans from i on that have the same link.
func linkRun(spans []html.Span, i int) int {
	end := i + 1
	for end < len(spans) && spans[end].Link == spans[i].Link {
		end++
	}
	return end
}

// findNotes looks for the marks of notes: by the place that they lead to, the
// first sign that does. Before holds the places before the spans: what leads
// to one of them is a way back.
func (s *setter) findNotes(spans []html.Span, before map[string]bool) {
	for i := 0; i < len(spans); {
		end := linkRun(spans, i)
		if sign := s.noteOf(spans[i:end]); sign != "" {
			name := strings.TrimPrefix(s.body[spans[i].Link-1].URL, "#")
			if s.notes == nil {
				s.notes = map[string]string{}
			}
			if s.notes[name] == "" && !before[name] {
				s.notes[name] = sign
			}
		}
		i = end
	}
}

// note sets the paragraph of a note behind its mark, in place of the link back
// with the same sign that many begin with. False where the block is no note,
// or needs no mark.
func (s *setter) note(b html.Block, m margin) bool {
	sign := m.note
	if sign == "" && b.Anchor != "" {
		sign = s.notes[b.Anchor]
	}
	if sign == "" {
		return false
	}
	spans := b.Spans
	end := linkRun(spans, 0)
	if own, _ := noteSign(joined(spans[:end])); own == sign && s.within(spans[0].Link) { // its way back
		spans = spans[end:]
	} else if m.note != "" {
		return false
	} else if saysSign(joined(spans[:1]), sign) {
		return false
	}
	f := s.flowOf(spans, theme.Plain)
	f = f.from(len(f.text) - len(strings.TrimLeft(f.text, " ")))
	if f.text == "" {
		return false
	}
	if m.note == "" {
		mark := s.noteMark(sign) + " "
		m = m.in(mark, theme.Blank(s.look.Text.Width(mark)))
	}
	s.put(f, m, 0)
	return true
}

// saysSign reports whether the text of a note begins with its sign, so that it
// needs no mark.
func saysSign(t, sign string) bool {
	t = strings.TrimLeft(t, "[(（〔【 \u3000")
	for _, w := range noteWords {
		if rest, ok := strings.CutPrefix(strings.ToLower(t), w); ok && sign != w {
			t = strings.TrimLeft(rest, " \u3000")
			break
		}
	}
	rest, ok := strings.CutPrefix(t, strings.ToLower(sign))
	if !ok {
		rest, ok = strings.CutPrefix(t, sign)
	}
	return ok && !startsDigit(rest)
}

func startsDigit(t string) bool {
	r, _ := utf8.DecodeRuneInString(t)
	return unicode.IsDigit(r)
}

func joined(spans []html.Span) string {
	if len(spans) == 1 {
		return spans[0].Text
	}
	var b strings.Builder
	for _, sp := range spans {
		b.WriteString(sp.Text)
	}
	return b.String()
}
