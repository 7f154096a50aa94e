// Package theme says what the screen looks like: the styles of its parts, the
// characters that its frame is drawn with, and Look, which hands both to a
// screen together with the measure of text and the words.
package theme

import (
	"image/color"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
)

// Role is a part of the screen that has a style of its own.
type Role int

// The roles.
const (
	Plain     Role = iota
	Bar            // header and status bar
	BarStrong      // the name of the program, the current view
	Faint          // dates, counts, hints
	Unread         // an unread row
	Accent         // marks, link numbers
	Cursor         // the row under the cursor in the pane with the focus
	Shadow         // the row under the cursor in another pane
	Title          // title of the article
	Heading
	Strong
	Emphasis
	Code
	Quote
	Link
	Rule
	Warning
	Struck // taken out of the text
	Gone   // what the publisher took out of it
	Fresh  // what he put in
	Underlined
	Found       // text that was looked for
	FoundHere   // the place of it that the reader is at
	Selected    // text that stands out within the status bar
	CursorFound // what was looked for, in the row under the cursor
	ShadowFound // the same where that is not in the pane with the focus
	numRoles
)

// Styles holds one style a role. Styles colour and weigh text; they never
// change its width.
type Styles [numRoles]style

// style is what a terminal is told before and after text. A frame holds some
// two hundred pieces of text, and having lipgloss render each of them took
// four fifths of its time.
type style struct{ on, off string }

// styleOf takes from lipgloss what it writes around a text.
func styleOf(s lipgloss.Style) style {
	const text = "x"
	on, off, _ := strings.Cut(s.Render(text), text)
	return style{on, off}
}

// New gives the styles for a dark or a light background, in the colours that
// the terminal has. Meaning never hangs on colour alone: what is unread is also
// marked, the cursor's row is also reversed.
func New(dark bool, colours colorprofile.Profile) (styles Styles) {
	pick := func(light, dim string) color.Color {
		c := colours.Convert(lipgloss.LightDark(dark)(lipgloss.Color(light), lipgloss.Color(dim)))
		if c == nil {
			return lipgloss.NoColor{}
		}
		return c
	}
	var (
		s      [numRoles]lipgloss.Style
		accent = pick("25", "110")
		faint  = pick("243", "246")
		warm   = pick("124", "216")
	)
	for i := range s {
		s[i] = lipgloss.NewStyle()
	}
	s[Bar] = s[Bar].Foreground(pick("236", "252")).Background(pick("254", "236"))
	s[BarStrong] = s[BarStrong].Foreground(pick("25", "117")).Background(pick("254", "236")).Bold(true)
	s[Selected] = s[Selected].Foreground(pick("254", "236")).Background(pick("25", "110")).Bold(true)
	s[Faint] = s[Faint].Foreground(faint)
	s[Unread] = s[Unread].Bold(true)
	s[Accent] = s[Accent].Foreground(accent)
	s[Cursor] = s[Cursor].Reverse(true)
	s[Shadow] = s[Shadow].Background(pick("253", "238"))
	s[Title] = s[Title].Foreground(accent).Bold(true)
	s[Heading] = s[Heading].Bold(true)
	s[Strong] = s[Strong].Bold(true)
	s[Emphasis] = s[Emphasis].Italic(true)
	s[Struck] = s[Struck].Strikethrough(true)
	s[Gone] = s[Gone].Foreground(pick("124", "210")).Strikethrough(true)
	s[Fresh] = s[Fresh].Foreground(pick("28", "114")).Underline(true)
	s[Underlined] = s[Underlined].Underline(true)
	s[Code] = s[Code].Foreground(warm)
	s[Quote] = s[Quote].Foreground(faint)
	s[Link] = s[Link].Foreground(accent)
	s[Rule] = s[Rule].Foreground(faint)
	s[Found] = s[Found].Underline(true).Background(pick("229", "58"))
	s[FoundHere] = s[FoundHere].Reverse(true).Bold(true)
	s[CursorFound] = s[CursorFound].Reverse(true).Bold(true).Underline(true)
	s[ShadowFound] = s[ShadowFound].Bold(true).Underline(true).Background(pick("253", "238"))
	s[Warning] = s[Warning].Foreground(pick("124", "210")).Bold(true)
	for i := range s {
		styles[i] = styleOf(s[i])
	}
	return styles
}
