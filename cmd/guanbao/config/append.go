package config

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"guanbao/cmd/guanbao/urls"
	"guanbao/feed"
	"guanbao/feed/page/listing"
)

// What keeps a search from being added to a settings file.
var (
	ErrNameTaken = errors.New("a search of this name is saved already")
	ErrListed    = errors.New("the saved searches are a list on one line")
)

// What keeps a rule for a list page from being added.
var (
	ErrNoRule        = errors.New("not one rule")
	ErrListedSources = errors.New("the rules for list pages are a list on one line")
)

// AddSearch appends a saved search to the settings file at path, and makes the
// file where there is none. What stands in it stays as it is, byte for byte. A
// file that is wrong is not touched; the error is of type Problems then.
func AddSearch(ctx context.Context, path string, search feed.SavedSearch) error {
	return urls.Rewrite(ctx, path, func(data []byte) ([]byte, error) {
		before, problems := Parse(path, data)
		if len(problems) > 0 {
			return nil, problems
		}
		if slices.ContainsFunc(before.Searches, func(s feed.SavedSearch) bool { return s.Name == search.Name }) {
			return nil, ErrNameTaken
		}
		out := slices.Concat(data, block(data, "[["+searchKey+"]]", nameKey+" = "+quoted(search.Name), queryKey+" = "+quoted(search.Query)))
		after, problems := Parse(path, out)
		switch {
		case len(problems) == 0 && len(after.Searches) == len(before.Searches)+1:
			return out, nil
		case len(problems) > 0 && problems.Fatal(): // search = [...] cannot be gone on with
			return nil, fmt.Errorf("%s: %w", path, ErrListed)
		}
		return nil, problems
	})
}

// block is what appends lines to a file: with its line ending, and with an empty
// line before them where it is not empty.
func block(data []byte, lines ...string) []byte {
	ending := "\n"
	if bytes.Contains(data, []byte("\r\n")) {
		ending = "\r\n"
	}
	var out []byte
	if len(data) > 0 && !bytes.HasSuffix(data, []byte("\n")) {
		out = append(out, ending...)
	}
	if len(data) > 0 {
		out = append(out, ending...)
	}
	for _, line := range lines {
		out = append(out, line+ending...)
	}
	return out
}

// AddSource appends the table of a rule for a list page to the settings file at
// path, as AddSearch does a search, and gives what takes it out again. A rule for
// the same address that stands there is left as it is, and there is nothing to
// take out then: undo is nil.
func AddSource(ctx context.Context, path, table string) (undo func(context.Context) error, err error) {
	rules, err := listing.ParseRules([]byte(table))
	if err != nil || len(rules) != 1 {
		return nil, fmt.Errorf("rule for a list page: %w", cmp.Or(err, ErrNoRule))
	}
	var before, appended []byte
	err = urls.Rewrite(ctx, path, func(data []byte) ([]byte, error) {
		settings, problems := Parse(path, data)
		if len(problems) > 0 {
			return nil, problems
		}
		if slices.ContainsFunc(settings.Sources, func(r listing.Rule) bool { return r.URL == rules[0].URL }) {
			return data, nil
		}
		before, appended = data, block(data, strings.Split(strings.TrimSuffix(table, "\n"), "\n")...)
		out := slices.Concat(before, appended)
		after, problems := Parse(path, out)
		switch {
		case len(problems) == 0 && len(after.Sources) == len(settings.Sources)+1:
			return out, nil
		case len(problems) > 0 && problems.Fatal(): // source = [...] cannot be gone on with
			return nil, fmt.Errorf("%s: %w", path, ErrListedSources)
		}
		return nil, problems
	})
	if err != nil || appended == nil {
		return nil, err
	}
	return func(ctx context.Context) error { return takeOut(ctx, path, before, appended) }, nil
}

// takeOut takes out what was appended to a file. Where the file has been edited
// meanwhile it goes only if it stands there as it was written.
func takeOut(ctx context.Context, path string, before, appended []byte) error {
	return urls.Rewrite(ctx, path, func(data []byte) ([]byte, error) {
		if rest, ok := bytes.CutPrefix(data, before); ok {
			if rest, ok = bytes.CutPrefix(rest, appended); ok {
				return slices.Concat(before, rest), nil
			}
		}
		if at := bytes.LastIndex(data, appended); at >= 0 {
			return slices.Concat(data[:at], data[at+len(appended):]), nil
		}
		return data, nil
	})
}
