package config

import (
	"slices"
	"strings"
	"unicode"
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

// setPipes takes tables with a name, a program with its arguments and, where
// it is no plain text, a form. A key that is none of these is no slip to pass
// over: a command must be what its reader meant.
func setPipes(s *Settings, v any) bool {
	list, ok := v.([]any)
	if !ok || len(list) > mostPipes {
		return false
	}
	var pipes []Pipe
	for _, e := range list {
		table, ok := e.(map[string]any)
		if !ok {
			return false
		}
		p := Pipe{Form: PipeForms[0]}
		for key, v := range table {
			switch key {
			case "name":
				p.Name, ok = v.(string)
			case "argv":
				p.Argv, ok = argv(v)
			case "form":
				p.Form, ok = v.(string)
			case "background":
				p.Background, ok = v.(bool)
			default:
				ok = false
			}
			if !ok {
				return false
			}
		}
		if p.Name == "" || len(p.Name) > 100 || strings.ContainsFunc(p.Name, unicode.IsControl) || len(p.Argv) == 0 || p.Argv[0] == "" || !slices.Contains(PipeForms, p.Form) {
			return false
		}
		pipes = append(pipes, p)
	}
	s.Pipes = pipes
	return true
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
