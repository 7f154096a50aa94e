package cjk

import (
	"bytes"
	"cmp"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestOpenCC holds conversions against the program opencc, given the
// dictionaries of that program: GUANBAO_OPENCC names a folder with its
// configurations and its dictionaries as text (opencc_dict -f ocd2 -t text),
// GUANBAO_CORPUS a file to convert. It is run by hand: the program differs
// from system to system.
func TestOpenCC(t *testing.T) {
	folder, corpus := os.Getenv("GUANBAO_OPENCC"), os.Getenv("GUANBAO_CORPUS")
	if folder == "" || corpus == "" {
		t.Skip("GUANBAO_OPENCC and GUANBAO_CORPUS name no folder and no text")
	}
	text, err := os.ReadFile(corpus)
	if err != nil {
		t.Fatal(err)
	}
	for c := S2T; c <= HK2S; c++ {
		t.Run(c.String(), func(t *testing.T) {
			config := filepath.Join(folder, c.String()+".json")
			script, err := os.ReadFile(config)
			if err != nil {
				t.Fatal(err)
			}
			chain, err := newChain(script, func(file string) (*dictionary, error) {
				return textDictionary(filepath.Join(folder, strings.TrimSuffix(file, ".ocd2")+".txt"))
			})
			if err != nil {
				t.Fatal(err)
			}
			program := exec.Command("opencc", "-c", c.String()+".json")
			program.Stdin = bytes.NewReader(text)
			want, err := program.Output()
			if err != nil {
				t.Fatal(err)
			}
			compareLines(t, chain.convert(string(text)), string(want))
		})
	}
}

// textDictionary reads a dictionary in any order.
func textDictionary(name string) (*dictionary, error) {
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	lines := slices.Collect(strings.Lines(string(text)))
	key := func(line string) string { return line[:strings.IndexByte(line, '\t')] }
	slices.SortFunc(lines, func(a, b string) int { return cmp.Compare(key(a), key(b)) })
	return newDictionary(strings.Join(lines, ""))
}

func compareLines(t *testing.T, got, want string) {
	t.Helper()
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	if len(g) != len(w) {
		t.Fatalf("%d lines, want %d", len(g), len(w))
	}
	differ := 0
	for i := range g {
		if g[i] != w[i] {
			if differ++; differ <= 10 {
				t.Errorf("line %d\n got  %s\n want %s", i+1, g[i], w[i])
			}
		}
	}
	t.Logf("%d bytes, %d lines compared, %d differ", len(want), len(w), differ)
}
