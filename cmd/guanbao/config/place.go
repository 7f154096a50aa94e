package config

import (
	"bytes"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"
)

// place is where a key and its value stand, in lines and bytes from 1.
type place struct {
	key                    string // dotted, with the table it stands in
	line, column           int
	valueLine, valueColumn int
	inside                 []place // of a table: the keys in it
}

// places finds every key of a document that has been parsed without an
// error. A table is one place, by its header, with those of its keys inside.
func places(data []byte) []place {
	var p unstable.Parser
	p.Reset(data)
	var out []place
	var table *place // that the keys stand in
	for p.NextExpression() {
		e := p.Expression()
		switch e.Kind {
		case unstable.Table, unstable.ArrayTable:
			out = append(out, at(&p, e.Key(), nil))
			table = &out[len(out)-1]
		case unstable.KeyValue:
			key := at(&p, e.Key(), e.Value())
			if table == nil {
				out = append(out, key)
			} else {
				table.inside = append(table.inside, key)
			}
		}
	}
	return out
}

// at gives the place of a dotted key and of its value.
func at(p *unstable.Parser, key unstable.Iterator, value *unstable.Node) place {
	var names []string
	var out place
	for key.Next() {
		n := key.Node()
		names = append(names, string(n.Data))
		start := p.Shape(n.Raw).Start
		if len(names) == 1 {
			out.line, out.column = start.Line, start.Column
		}
		// The value follows the last name; arrays have no range of their own.
		out.valueLine, out.valueColumn = valueStart(p.Data(), int(n.Raw.Offset+n.Raw.Length), value)
	}
	out.key = strings.Join(names, ".")
	return out
}

// valueStart finds the value after the key that ends at offset end.
func valueStart(data []byte, end int, value *unstable.Node) (line, column int) {
	i := end
	if value != nil {
		if eq := bytes.IndexByte(data[end:], '='); eq >= 0 {
			i = end + eq + 1
			i += len(data[i:]) - len(bytes.TrimLeft(data[i:], " \t"))
		}
	}
	line = 1 + bytes.Count(data[:i], []byte("\n"))
	column = i - bytes.LastIndexByte(data[:i], '\n')
	return line, column
}

// withoutMark takes off a byte order mark, which some editors write.
func withoutMark(data []byte) []byte { return bytes.TrimPrefix(data, []byte("\ufeff")) }
