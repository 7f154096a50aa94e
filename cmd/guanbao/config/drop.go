package config

import (
	"bytes"
	"context"
	"slices"
	"strings"

	"guanbao/cmd/guanbao/urls"
	"guanbao/feed/page/listing"
)

// DropSource takes the rule for a list page out of the settings file at path, and
// gives what brings it back. One in which a hand is seen stays, and undo is nil
// then: it has comments, another form than that in which rules are added, or keys
// that no guess writes.
func DropSource(ctx context.Context, path, address string) (undo func(context.Context) error, err error) {
	var before, after []byte
	var table string
	err = urls.Rewrite(ctx, path, func(data []byte) ([]byte, error) {
		settings, problems := Parse(path, data)
		if len(problems) > 0 {
			return nil, problems
		}
		at := slices.IndexFunc(settings.Sources, func(r listing.Rule) bool { return r.URL == address })
		if at < 0 {
			return data, nil
		}
		own := settings.Sources[at].TOML()
		out, ok := without(data, own)
		ok = ok && !wrought(own)
		if left, problems := Parse(path, out); !ok || len(problems) > 0 || len(left.Sources) != len(settings.Sources)-1 {
			return data, nil
		}
		before, after, table = slices.Clone(data), out, own
		return out, nil
	})
	if err != nil || before == nil {
		return nil, err
	}
	return func(ctx context.Context) error {
		err := urls.Rewrite(ctx, path, func(data []byte) ([]byte, error) {
			if bytes.Equal(data, after) {
				return before, nil
			}
			return data, nil
		})
		if err == nil { // which does nothing where it stands there again
			_, err = AddSource(ctx, path, table)
		}
		return err
	}, nil
}

// wrought reports whether a table has keys that no guess writes.
func wrought(table string) bool {
	for _, key := range []string{"data", "next", "body", "related", "strip", charsetKey, "timezone", "date_format", "pages"} {
		if strings.Contains(table, "\n"+key+" = ") {
			return true
		}
	}
	return false
}

// without is a text without the lines of a table, and without one of the empty
// lines around it. False is for a text in which it does not stand by itself.
func without(data []byte, table string) ([]byte, bool) {
	lines := bytes.SplitAfter(data, []byte("\n"))
	want := strings.Split(strings.TrimSuffix(table, "\n"), "\n")
	for from := range lines {
		to := from + len(want)
		if to > len(lines) || !stands(lines[from:to], want) || to < len(lines) && !parts(lines[to]) {
			continue
		}
		switch {
		case from > 0 && blank(lines[from-1]):
			from--
		case from == 0 && to < len(lines) && blank(lines[to]):
			to++
		}
		return slices.Concat(bytes.Join(lines[:from], nil), bytes.Join(lines[to:], nil)), true
	}
	return nil, false
}

// stands reports whether lines are those of a table.
func stands(lines [][]byte, want []string) bool {
	for i, line := range lines {
		if string(bytes.TrimRight(line, "\r\n")) != want[i] {
			return false
		}
	}
	return true
}

// parts reports whether a line is no more of the table above it.
func parts(line []byte) bool {
	return blank(line) || bytes.HasPrefix(bytes.TrimSpace(line), []byte("["))
}

func blank(line []byte) bool { return len(bytes.TrimSpace(line)) == 0 }
