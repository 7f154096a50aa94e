//go:build ignore

// This program writes data/pinyin/readings.gz from the table of go-pinyin,
// which it reads as source text, so that the program never links that package:
// it would build a map of 42,000 entries at every start.
//
// The file is compressed by gzip and holds, one after the other:
//   - every reading once, the most frequent first, parted by spaces, and a
//     line feed
//   - for each character from U+3000 to U+9FFF one byte: how many readings it
//     has
//   - for each reading of each character, in order, the low byte of its place
//     in the list of readings
//   - the high bytes in the same order, apart because they compress better
package main

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"log"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"
)

const (
	source   = "github.com/mozillazg/go-pinyin@v0.21.0"
	from, to = 0x3000, 0xA000
)

func main() {
	log.SetFlags(0)
	table, err := load()
	if err != nil {
		log.Fatal(err)
	}
	data, err := compress(encode(table))
	if err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join("data", "pinyin", "readings.gz"), data, 0o644); err != nil {
		log.Fatal(err)
	}
}

// load reads the map literal PinyinDict, whose keys are code points and whose
// values are readings parted by commas.
func load() (map[int64][]string, error) {
	out, err := exec.Command("go", "mod", "download", "-json", source).Output()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", source, err)
	}
	var module struct{ Dir string }
	if err := json.Unmarshal(out, &module); err != nil {
		return nil, fmt.Errorf("%s: %w", source, err)
	}
	file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(module.Dir, "pinyin_dict.go"), nil, 0)
	if err != nil {
		return nil, err
	}
	table := map[int64][]string{}
	ast.Inspect(file, func(n ast.Node) bool {
		pair, ok := n.(*ast.KeyValueExpr)
		if !ok {
			return true
		}
		char, err1 := strconv.ParseInt(pair.Key.(*ast.BasicLit).Value, 0, 32)
		readings, err2 := strconv.Unquote(pair.Value.(*ast.BasicLit).Value)
		if err = cmp.Or(err, err1, err2); from <= char && char < to {
			table[char] = strings.Split(norm.NFC.String(readings), ",")
		}
		return false
	})
	return table, err
}

func encode(table map[int64][]string) []byte {
	frequency := map[string]int{}
	for _, readings := range table {
		for _, r := range readings {
			frequency[r]++
		}
	}
	all := slices.SortedFunc(maps.Keys(frequency), func(a, b string) int {
		return cmp.Or(cmp.Compare(frequency[b], frequency[a]), cmp.Compare(a, b))
	})
	place := map[string]int{}
	for i, r := range all {
		place[r] = i
	}
	var counts, low, high []byte
	for char := int64(from); char < to; char++ {
		counts = append(counts, byte(len(table[char])))
		for _, r := range table[char] {
			low, high = append(low, byte(place[r])), append(high, byte(place[r]>>8))
		}
	}
	return slices.Concat([]byte(strings.Join(all, " ")+"\n"), counts, low, high)
}

func compress(data []byte) ([]byte, error) {
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	err = w.Close()
	return b.Bytes(), err
}
