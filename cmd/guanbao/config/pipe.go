package config

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"guanbao/feed/query"
	"guanbao/ui/keys"
)

// Pipe is a command that articles can be handed to.
type Pipe struct {
	Name       string
	Argv       []string // program and arguments
	Form       string   // one of PipeForms
	Background bool     // it runs beside the screen
}

// PipeForms are the forms that an article can have on its way to a command.
var PipeForms = []string{"text", "markdown", "html", "json"}

// mostPipes is as many as have a key to choose them by.
const mostPipes = 34

// pipeKeys are what stands in the table of a pipe.
var pipeKeys = []pipeKey{
	{Setting{Key: "name", Want: WantName}, func(p *Pipe, v any) (ok bool) {
		p.Name, ok = v.(string)
		return ok && p.Name != "" && len(p.Name) <= 100 && !strings.ContainsFunc(p.Name, unicode.IsControl)
	}},
	{Setting{Key: "argv", Want: WantArgv}, func(p *Pipe, v any) (ok bool) {
		p.Argv, ok = argv(v)
		return ok && len(p.Argv) > 0 && p.Argv[0] != ""
	}},
	{Setting{Key: "form", Want: WantChoice, Choices: PipeForms}, func(p *Pipe, v any) (ok bool) {
		p.Form, ok = v.(string)
		return ok && slices.Contains(PipeForms, p.Form)
	}},
	{Setting{Key: "background", Want: WantBool}, func(p *Pipe, v any) (ok bool) {
		p.Background, ok = v.(bool)
		return ok
	}},
}

type pipeKey struct {
	Setting
	take func(*Pipe, any) bool
}

// slip says where a list of tables is wrong: in which table, from 0, and at
// which of its keys, none where one is missing; and why, in English, where more
// can be told.
type slip struct {
	table  int
	key    string
	detail string
	query  *query.Error
}

// setPipes takes tables with a name, a program with its arguments and, where
// it is no plain text, a form.
func setPipes(s *Settings, v any) bool {
	pipes, wrong := readPipes(v)
	if wrong == nil {
		s.Pipes = pipes
	}
	return wrong == nil
}

func readPipes(v any) ([]Pipe, *slip) {
	list, ok := v.([]any)
	if !ok || len(list) > mostPipes {
		return nil, &slip{}
	}
	var pipes []Pipe
	for i, e := range list {
		table, _ := e.(map[string]any)
		p, key, ok := readPipe(table)
		if !ok {
			return nil, &slip{table: i, key: key}
		}
		pipes = append(pipes, p)
	}
	return pipes, nil
}

// readPipe reads the table of a pipe, or gives the key that is wrong. One that
// it does not know is no slip to pass over: a command must be what its reader
// meant.
func readPipe(table map[string]any) (p Pipe, wrong string, ok bool) {
	p.Form = PipeForms[0]
	known := 0
	for _, k := range pipeKeys {
		v, there := table[k.Key]
		if there && !k.take(&p, v) {
			return p, k.Key, false
		}
		if there {
			known++
		}
	}
	if known < len(table) {
		for _, key := range slices.Sorted(maps.Keys(table)) {
			if _, ok := pipeSetting(key); !ok {
				return p, key, false
			}
		}
	}
	return p, "", p.Name != "" && len(p.Argv) > 0
}

// pipeSetting gives what the key of a pipe takes.
func pipeSetting(key string) (Setting, bool) {
	i := slices.IndexFunc(pipeKeys, func(k pipeKey) bool { return k.Key == key })
	if i < 0 {
		return Setting{}, false
	}
	return pipeKeys[i].Setting, true
}

// pipeProblem says what is wrong with pipes.
func pipeProblem(path string, t Setting, v any, all []place) *Problem {
	_, wrong := readPipes(v)
	return tableProblem(path, t, *wrong, all, pipeSetting, pipeNames())
}

// tableProblem says what is wrong with a list of tables, at the key that is
// where it has a line of its own.
func tableProblem(path string, t Setting, wrong slip, all []place, find func(string) (Setting, bool), names []string) *Problem {
	var tables []place
	for _, at := range all {
		if at.key == t.Key {
			tables = append(tables, at)
		}
	}
	at := tables[min(wrong.table, len(tables)-1)]
	p := &Problem{Path: path, Fault: FaultValue, Key: t.Key, Setting: t, Detail: wrong.detail}
	if wrong.key != "" {
		p.Key += "." + wrong.key
		s, known := find(wrong.key)
		if p.Setting = s; !known {
			p.Fault, p.Near = FaultUnknown, keys.Nearest(wrong.key, names)
		}
		if i := slices.IndexFunc(at.inside, func(k place) bool { return k.key == wrong.key }); i >= 0 {
			at = at.inside[i]
		}
	}
	p.Line, p.Column = at.valueLine, at.valueColumn
	if p.Fault == FaultUnknown {
		p.Line, p.Column = at.line, at.column
	}
	return p
}

func pipeNames() (all []string) {
	for _, k := range pipeKeys {
		all = append(all, k.Key)
	}
	return all
}

// argv reads a list of strings that can be arguments.
func argv(v any) (out []string, ok bool) {
	list, ok := v.([]any)
	if !ok {
		return nil, false
	}
	for _, e := range list {
		arg, ok := e.(string)
		if !ok || strings.ContainsRune(arg, 0) {
			return nil, false
		}
		out = append(out, arg)
	}
	return out, true
}

// showPipes writes them as a list of inline tables.
func showPipes(pipes []Pipe) string {
	var tables []string
	for _, p := range pipes {
		t := "name = " + quoted(p.Name) + ", argv = " + quoted(p.Argv) + ", form = " + quoted(p.Form)
		if p.Background {
			t += ", background = true"
		}
		tables = append(tables, "{"+t+"}")
	}
	return "[" + strings.Join(tables, ", ") + "]"
}
