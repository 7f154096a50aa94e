// Package dead keeps which rows of the catalogue the reader has reported dead:
// a file of addresses, one a line, each behind the day of the report.
package dead

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"

	"guanbao/cmd/guanbao/urls"
)

// maxBytes bounds the file: some thousand addresses.
const maxBytes = 1 << 20

// Load gives the addresses that were reported. Without a file there are none.
func Load(path string) ([]string, error) {
	in, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("reported rows: %w", err)
	}
	defer in.Close()
	data, err := io.ReadAll(io.LimitReader(in, maxBytes))
	if err != nil {
		return nil, fmt.Errorf("reported rows: %w", err)
	}
	var all []string
	for line := range strings.Lines(string(data)) {
		if address := addressOf(line); address != "" {
			all = append(all, address)
		}
	}
	return all, nil
}

// addressOf gives the address in a line, "" where there is none.
func addressOf(line string) string {
	_, address, _ := strings.Cut(strings.TrimSpace(line), "\t")
	return address
}

// Report notes addresses, those that are noted already only once.
func Report(ctx context.Context, path string, day time.Time, addresses ...string) error {
	return change(ctx, path, func(lines []string) []string {
		for _, address := range addresses {
			if !slices.ContainsFunc(lines, func(l string) bool { return addressOf(l) == address }) {
				lines = append(lines, day.Format(time.DateOnly)+"\t"+address+"\n")
			}
		}
		return lines
	})
}

// Recall takes the reports on addresses back.
func Recall(ctx context.Context, path string, addresses ...string) error {
	return change(ctx, path, func(lines []string) []string {
		return slices.DeleteFunc(lines, func(l string) bool { return slices.Contains(addresses, addressOf(l)) })
	})
}

// change rewrites the file line by line. Lines that hold no report stay.
func change(ctx context.Context, path string, edit func([]string) []string) error {
	err := urls.Rewrite(ctx, path, func(data []byte) ([]byte, error) {
		if len(data) > 0 && !bytes.HasSuffix(data, []byte("\n")) {
			data = append(data, '\n')
		}
		return []byte(strings.Join(edit(slices.Collect(strings.Lines(string(data)))), "")), nil
	})
	if err != nil {
		return fmt.Errorf("reported rows: %w", err)
	}
	return nil
}
