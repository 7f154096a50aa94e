package prompt

// Event is what a key means for the prompt as a whole.
type Event uint8

const (
	Typing  Event = iota // the line goes on
	Entered              // the line is to be carried out
	Left                 // the line is given up
)

// ends are the keys that end a line.
var ends = map[string]Event{
	"enter": Entered, "ctrl+j": Entered, "ctrl+m": Entered,
	"esc": Left, "ctrl+c": Left, "ctrl+g": Left,
}

// edits are the keys that change a line or move in it, those of readline.
var edits = map[string]func(Model) Model{
	"left": Model.Left, "ctrl+b": Model.Left,
	"right": Model.Right, "ctrl+f": Model.Right,
	"home": Model.Start, "ctrl+a": Model.Start,
	"end": Model.End, "ctrl+e": Model.End,
	"alt+b": Model.WordLeft, "ctrl+left": Model.WordLeft, "alt+left": Model.WordLeft,
	"alt+f": Model.WordRight, "ctrl+right": Model.WordRight, "alt+right": Model.WordRight,
	"backspace": Model.Backspace, "ctrl+h": Model.Backspace, "shift+backspace": Model.Backspace,
	"delete": Model.Delete, "ctrl+d": Model.Delete,
	"ctrl+u": Model.KillStart, "ctrl+k": Model.KillEnd,
	"ctrl+w": Model.KillWordLeft, "alt+backspace": Model.KillWordLeft, "ctrl+backspace": Model.KillWordLeft,
	"alt+d": Model.KillWordRight, "alt+delete": Model.KillWordRight, "ctrl+delete": Model.KillWordRight,
	"ctrl+y": Model.Yank, "ctrl+t": Model.Transpose,
	"up": Model.Older, "ctrl+p": Model.Older,
	"down": Model.Newer, "ctrl+n": Model.Newer,
	"tab": Model.Complete, "shift+tab": Model.CompleteBack,
}

// Key takes a key: its name as Bubble Tea writes it ("ctrl+w"), and the text
// that it types, "" for none. A key that types is text, whatever its name.
func (m Model) Key(name, text string) (Model, Event) {
	if text != "" {
		return m.Insert(text), Typing
	}
	if e, ok := ends[name]; ok {
		return m, e
	}
	if edit, ok := edits[name]; ok {
		return edit(m), Typing
	}
	return m, Typing
}
