package listing

import (
	"encoding/json"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"guanbao/feed/page/internal/dom"
)

// Bounds on the JSON in the scripts of a page.
const (
	leastScript = 100 // bytes of JSON that may hold a list
	mostValues  = 200 // places in all scripts where JSON is looked for

	mostVain = 4 * maxSource // bytes behind places where there was none
)

// jsonStart is where JSON may begin in a script.
var jsonStart = later(`[=(:]\s*([\[{])\s*["{\[]`)

// embedded reads the list in the JSON that stands in a script of a page, which is
// drawn from it by a script. What is guessed must have days: menus stand in
// scripts, too.
func (r *reader) embedded(root *html.Node) bool {
	var from any
	var way string
	top := 0
	for _, v := range scriptValues(root) {
		if r.rule.Items != nil {
			if list, ok := r.rule.Items.find(v).([]any); ok {
				return r.readScript(v, list)
			}
			continue
		}
		list, score, _ := r.bestList(v)
		if items, _ := walkTo(v, list).([]any); score > top && len(items) >= fewestItems && r.guessFields(items).Date != nil {
			from, way, top = v, list, score
		}
	}
	if from == nil {
		return false
	}
	r.found.Items = Path{way}
	list, _ := r.found.Items.find(from).([]any)
	return r.readScript(from, list)
}

// readScript reads a list that stands in a script.
func (r *reader) readScript(root any, list []any) bool {
	r.doc.Format, r.found.Kind = "JSON in HTML", KindJSON
	return r.readList(root, list) == nil
}

// scriptValues are the values in JSON that the scripts of a page hold.
func scriptValues(root *html.Node) (values []any) {
	tries, vain := 0, 0
	dom.Each(root, func(n *html.Node) bool {
		if n.DataAtom != atom.Script || n.FirstChild == nil {
			return true
		}
		src := n.FirstChild.Data
		if start := strings.TrimSpace(src); strings.HasPrefix(start, "{") || strings.HasPrefix(start, "[") {
			src = "=" + start
		}
		for ; len(src) >= leastScript && tries < mostValues && vain < mostVain; tries++ {
			at := jsonStart().FindStringSubmatchIndex(src)
			if at == nil {
				break
			}
			src = src[at[2]:]
			v, used := oneValue(src)
			switch {
			case used >= leastScript:
				values = append(values, v)
			case used == 0:
				vain += len(src)
			}
			src = src[max(used, 1):]
		}
		return true
	})
	return values
}

// oneValue reads the value at the beginning of a text, and tells how many bytes
// it takes; 0 for none.
func oneValue(src string) (v any, used int) {
	dec := json.NewDecoder(strings.NewReader(src)) // which leaves what follows the value
	dec.UseNumber()
	if dec.Decode(&v) != nil {
		return nil, 0
	}
	return v, int(dec.InputOffset())
}
