package article

import (
	"os"
	"slices"
	"strings"
	"testing"

	"guanbao/feed/html"
	"guanbao/ui/theme"
)

// fixture sets a page of testdata.
func fixture(t *testing.T, name string, k *theme.Look, width int, o Options) []Line {
	t.Helper()
	src, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return Lay(NewPage(item("zh-Hans", string(src))), k, width, o)
}

// columnsOf gives, by column, the cells in which the figures of a table have
// their decimal points. A row is a line that begins with one of the names.
func columnsOf(k *theme.Look, lines []Line, names []string) [][]int {
	var out [][]int
	for _, l := range lines {
		row := l.String()
		if !slices.ContainsFunc(names, func(n string) bool { return strings.HasPrefix(strings.TrimLeft(row, "　"), n) }) {
			continue
		}
		col := 0
		for i, r := range row {
			if r == '.' && i > 0 && row[i-1] >= '0' && row[i-1] <= '9' {
				if len(out) <= col {
					out = append(out, nil)
				}
				out[col] = append(out[col], k.Text.Width(row[:i]))
				col++
			}
		}
	}
	return out
}

func TestDecimalPointsOfAStatisticsTableStandInOneCell(t *testing.T) {
	for _, tt := range []struct {
		file       string
		names      []string
		rows, cols int
		least      int
	}{
		{"statistics.zh-Hans.html", []string{"邮政行业", "其中", "邮政寄递", "快递业务"}, 4, 4, 60},
		{"profits.zh-Hans.html", []string{"装卸", "道路"}, 2, 2, 40},
		{"everything.zh-Hans.html", []string{"全国", "其中：东"}, 2, 4, 60},
	} {
		for _, k := range []*theme.Look{narrow, wide} {
			for _, width := range []int{40, 60, 80, 120} {
				if width < tt.least {
					continue
				}
				cols := columnsOf(k, fixture(t, tt.file, k, width, Options{Indent: true}), tt.names)
				if len(cols) != tt.cols {
					t.Errorf("%s, %d cells: %d columns", tt.file, width, len(cols))
				}
				for i, at := range cols {
					if len(at) != tt.rows || slices.Min(at) != slices.Max(at) {
						t.Errorf("%s, %v, %d cells: column %d has its points in cells %v", tt.file, k.Text.Mode(), width, i, at)
					}
				}
			}
		}
	}
}

func TestAStatisticsTableIsRecordsWhereItIsNarrow(t *testing.T) {
	for _, k := range []*theme.Look{narrow, wide} {
		got := plain(fixture(t, "statistics.zh-Hans.html", k, 40, Options{}))
		for _, want := range []string{"指标：快递业务量\n  单位：亿件\n  8月 绝对值：165.9\n  8月 同比(%)：3.8\n", "  8月 绝对值、8月 同比(%)：—\n"} {
			if !strings.Contains(got, want) {
				t.Errorf("%q is not in\n%s", want, got)
			}
		}
	}
}

func TestHostilePagesAreSet(t *testing.T) {
	deep := 10_000
	if testing.Short() {
		deep = 1000
	}
	for name, body := range map[string]string{
		"quotes":      strings.Repeat("<blockquote>", deep) + "末",
		"lists":       strings.Repeat("<ul><li>", deep) + "末",
		"ordered":     strings.Repeat("<ol start=999999><li>", deep) + "末",
		"tables":      strings.Repeat("<table><tr><td>a<td>", deep) + "末",
		"definitions": strings.Repeat("<dl><dt>a<dd>", deep) + "末",
		"styles":      strings.Repeat("<b><del><sup>", deep) + "末",
		"ruby":        strings.Repeat("<ruby>a<rt>", deep) + "末",
		"spans":       "<table><tr>" + strings.Repeat("<td rowspan=65535 colspan=256>x", 50) + strings.Repeat("<tr><td>y", deep) + "</table>末",
		"links":       strings.Repeat("<a href='#n'>[1]</a><p id=n>", deep) + "末",
		"captions":    strings.Repeat("<figcaption>a", deep) + "末",
	} {
		for _, k := range []*theme.Look{narrow, wide} {
			for _, tables := range []Tables{AsTheyFit, AsRecords, AsColumns} {
				p := NewPage(item("zh-Hans", body))
				found := false
				for _, l := range Lay(p, k, 40, Options{Indent: true, Tables: tables}) {
					if w := k.Text.Width(l.String()); w > 40 {
						t.Fatalf("%s: %d cells: %q", name, w, l.String())
					}
					found = found || strings.Contains(l.String(), "末")
				}
				if !found {
					t.Errorf("%s: the innermost text is gone", name)
				}
			}
		}
	}
}

func TestATableOfManyColumnsIsWholeInEveryView(t *testing.T) {
	d := html.Document{Blocks: []html.Block{{Kind: html.TableBlock, Table: big(3, 200, func(r, c int) string { return string(rune('一'+r)) + string(rune('丁'+c)) })}}}
	for _, o := range []Tables{AsTheyFit, AsRecords, AsColumns} {
		s := &setter{look: narrow, width: 80, opt: Options{Tables: o}}
		s.blocks(d.Blocks, margin{}, false)
		if r, gone := lacks(spelled(plain(s.lines)), spelled(d.Text()), false); gone {
			t.Errorf("view %d: %q is gone", o, r)
		}
	}
}
