package config

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"

	"guanbao/cmd/guanbao/urls"
	"guanbao/feed"
)

// What keeps a search from being added to a settings file.
var (
	ErrNameTaken = errors.New("a search of this name is saved already")
	ErrListed    = errors.New("the saved searches are a list on one line")
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
		ending := "\n"
		if bytes.Contains(data, []byte("\r\n")) {
			ending = "\r\n"
		}
		out := bytes.Clone(data)
		if len(data) > 0 && !bytes.HasSuffix(data, []byte("\n")) {
			out = append(out, ending...)
		}
		if len(data) > 0 {
			out = append(out, ending...)
		}
		for _, line := range []string{"[[" + searchKey + "]]", nameKey + " = " + quoted(search.Name), queryKey + " = " + quoted(search.Query)} {
			out = append(out, line+ending...)
		}
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
