package config

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/pelletier/go-toml/v2"

	"guanbao/feed/query"
	"guanbao/ui/keys"
)

// maxBytes bounds a settings file.
const maxBytes = 1 << 20

// ErrTooLarge is given for a file that cannot hold settings.
var ErrTooLarge = errors.New("settings file too large")

// Fault says what is wrong at a place in a settings file. Each has a text in
// the interface.
type Fault string

// The faults.
const (
	FaultSyntax  Fault = "syntax"  // the file is no TOML; Problem.Detail says why
	FaultUnknown Fault = "unknown" // there is no such key; Problem.Near may name the one meant
	FaultValue   Fault = "value"   // the value does not fit; Problem.Setting says what does
)

// Problem is something wrong at a place in a settings file.
type Problem struct {
	Path    string
	Line    int // from 1
	Column  int // from 1, in bytes
	Fault   Fault
	Key     string
	Near    string  // the nearest key, empty when none is near
	Setting Setting // with FaultValue
	Detail  string  // more of what is wrong, in English; empty where nothing more is known

	Query *query.Error // what is wrong in a query, nil where it is something else
}

// Error gives the place and the fault in one English line.
func (p *Problem) Error() string {
	s := fmt.Sprintf("%s:%d:%d: %s", p.Path, p.Line, p.Column, p.Fault)
	if p.Key != "" {
		s += ": " + p.Key
	}
	if p.Detail != "" {
		s += ": " + p.Detail
	}
	if p.Query != nil {
		s += ": " + p.Query.Error()
	}
	return s
}

// Problems is everything that is wrong in one settings file, by line.
type Problems []*Problem

// Error gives the first problem and how many follow.
func (ps Problems) Error() string {
	if len(ps) == 1 {
		return ps[0].Error()
	}
	return fmt.Sprintf("%v (and %d more)", ps[0], len(ps)-1)
}

// Fatal reports whether nothing could be read at all, rather than a setting
// or two.
func (ps Problems) Fatal() bool { return ps[0].Fault == FaultSyntax }

// Load reads the settings file at path; one that is not there sets nothing.
// The error is of type Problems when the file could be read and something in
// it is wrong; the settings given with it are the defaults, changed by
// whatever is right.
func Load(path string) (Settings, error) {
	in, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return Default(), nil
	}
	if err != nil {
		return Default(), fmt.Errorf("settings file: %w", err)
	}
	defer in.Close()
	data, err := io.ReadAll(io.LimitReader(in, maxBytes+1))
	if err != nil {
		return Default(), fmt.Errorf("settings file: %w", err)
	}
	if len(data) > maxBytes {
		return Default(), fmt.Errorf("%s: %w", path, ErrTooLarge)
	}
	s, problems := Parse(path, data)
	if len(problems) > 0 {
		return s, problems
	}
	return s, nil
}

// Parse reads the text of a settings file.
func Parse(path string, data []byte) (Settings, Problems) {
	data = withoutMark(data)
	s := Default()
	var values map[string]any
	if err := toml.Unmarshal(data, &values); err != nil {
		return s, Problems{syntaxProblem(path, err)}
	}
	var problems Problems
	seen := map[string]bool{}
	all := places(data)
	for _, at := range all {
		key := ofFeeds(at.key)
		if seen[key] { // one more table of a list, or of a feed
			continue
		}
		seen[key] = true
		t, known := find(key)
		switch {
		case !known:
			problems = append(problems, &Problem{Path: path, Line: at.line, Column: at.column, Fault: FaultUnknown, Key: at.key, Near: keys.Nearest(at.key, names(All))})
		case t.set(&s, values[key]):
		case t.Want == WantFeeds:
			problems = append(problems, feedProblems(path, t, values[key], all)...)
		case t.Want == WantPages:
			problems = append(problems, ruleProblem(path, t, values[at.key], all))
		case t.Want == WantSources:
			problems = append(problems, sourceProblem(path, t, values[at.key], all))
		case t.Want == WantSearches:
			problems = append(problems, searchProblem(path, t, values[at.key], all, data))
		case t.Want == WantPipes:
			problems = append(problems, pipeProblem(path, t, values[at.key], all))
		default:
			problems = append(problems, &Problem{Path: path, Line: at.valueLine, Column: at.valueColumn, Fault: FaultValue, Key: at.key, Setting: t})
		}
	}
	return s, problems
}

func syntaxProblem(path string, err error) *Problem {
	p := &Problem{Path: path, Line: 1, Column: 1, Fault: FaultSyntax, Detail: err.Error()}
	var at *toml.DecodeError
	if errors.As(err, &at) {
		p.Line, p.Column = at.Position()
	}
	return p
}
