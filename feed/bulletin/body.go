package bulletin

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// hanEnds are what names of bodies end with in Chinese and Japanese.
var hanEnds = []string{
	"国务院", "國務院", "行政院", "監察院", "司法院", "立法院", "考試院", "法院", "检察院", "檢察院", "检察厅", "人事院", "科学院", "工程院", "研究院", "衆議院", "参議院",
	"部", "局", "署", "厅", "廳", "庁", "委", "委员会", "委員會", "委員会", "政府", "办公室", "辦公室", "办公厅", "辦公廳", "市庁", "内閣", "內閣", "内閣府", "復興庁",
	"银行", "銀行", "总会", "總會", "总工会", "联合社", "中央委员会", "人大常委会", "常委会", "协会", "協會", "联合会", "聯合會", "公署", "总署", "總署", "總處", "總統府",
	"处", "處", "会議所", "公社", "管理中心", "集团公司", "总公司", "海关", "海關", "办", "室", "议会", "議會", "議会", "証監会", "证监会", "银保监会", "保监会", "银监会",
	"省", "都", "府", "气象台", "氣象台", "天文台",
}

// wordsOfText are words of running text that no name of a body holds.
var wordsOfText = []string{
	"关于", "關於", "召开", "召開", "公布", "发布", "發布", "有关", "有關", "举行", "各级", "推进", "加强", "加強", "什么", "印发", "会同", "會同", "相关", "相關", "负责", "負責",
}

// notEnds are words with the end of a body that name none.
var notEnds = []string{
	"一部", "内部", "內部", "外部", "结局", "布局", "格局", "当局", "當局", "反省", "首都", "到处", "此处", "何处", "好处", "干部", "幹部", "教室", "会议室", "會議室",
	"举办", "主办", "承办", "督办", "联办", "创办", "开办", "交办", "经办", "舉辦", "各部", "各省", "各局",
}

// notStarts are what names of bodies never start with: they point at one.
const notStarts = "各本该該我贵貴全此某每"

// IsBody reports whether s looks like the name of an issuing body, and like
// nothing else. It knows bodies by how their names are built, not by a list of
// them.
func IsBody(s string) bool {
	if s == "中共中央" {
		return true
	}
	first, size := utf8.DecodeRuneInString(s)
	switch {
	case size == 0:
		return false
	case hangul(first):
		return hangulBody(s)
	case first < 0x80:
		return latinBody(s)
	}
	n := 0
	for i, r := range s {
		if n++; n > 30 || !han(r) && !katakana(r) || stopsWord(r, s[:i]) {
			return false
		}
	}
	if n < 3 || hanDigit(first) >= 0 || strings.ContainsRune(notStarts, first) && s[:2*size] != "全国" && s[:2*size] != "全國" {
		return false
	}
	ends := func(end string) bool { return strings.HasSuffix(s, end) }
	holds := func(word string) bool { return strings.Contains(s, word) }
	return slices.ContainsFunc(hanEnds, ends) && !slices.ContainsFunc(notEnds, ends) && !slices.ContainsFunc(wordsOfText, holds)
}

// latinWords are what an English name of a body starts with, ends with, or has
// before of, for, on.
var latinWords = []string{
	"Ministry", "Department", "Agency", "Commission", "Authority", "Bureau", "Administration", "Parliament", "Council", "Treasury", "Inspectorate",
	"Directorate", "Directorate-General", "Bank", "Office", "Board", "Service", "Secretariat", "Assembly", "Organization", "Organisation", "Court", "Senate",
}

func latinBody(s string) bool {
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > 14 || len(s) > 120 {
		return false
	}
	found := false
	for i, w := range words {
		w = strings.TrimRight(w, ",")
		if !unicode.IsUpper(rune(w[0])) && !slices.Contains([]string{"of", "for", "on", "and", "the", "in", "&", "to"}, w) {
			return false
		}
		for _, r := range w {
			if !unicode.IsLetter(r) && !strings.ContainsRune("-&'’.()", r) {
				return false
			}
		}
		next := ""
		if i+1 < len(words) {
			next = words[i+1]
		}
		edge := i+1 == len(words) || next == "of" || next == "for" || next == "on"
		w = strings.ToUpper(w)
		found = found || edge && slices.ContainsFunc(latinWords, func(k string) bool { return strings.ToUpper(k) == w })
	}
	return found && words[0] != "Press" // a press office issues nothing of its own
}

// bodies splits a list of bodies. Nothing is given unless every part is one.
func bodies(s string) []string {
	s = strings.Trim(trim(s), "。.；;，,：: ")
	if s == "" {
		return nil
	}
	if nextRune(s, 0) < 0x80 {
		return latinBodies(s)
	}
	var out []string
	for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("、，,；;/|和及·・", r) }) {
		if !IsBody(part) && !abridged(part, out) {
			return spaced(s)
		}
		if !slices.Contains(out, part) {
			out = append(out, part)
		}
	}
	return out
}

// abridged reports whether a body of a joint document is named short because
// the place stands before the first: 云岭省邮政管理局、省商务厅.
func abridged(part string, before []string) bool {
	return len(before) > 0 && utf8.RuneCountInString(part) >= 3 && (strings.HasPrefix(part, "省") || strings.HasPrefix(part, "市")) && IsBody("甲"+part)
}

// spaced is a name whose characters are set apart by spaces, or that holds a
// joining word itself.
func spaced(s string) []string {
	if s = bare(s); IsBody(s) {
		return []string{s}
	}
	return nil
}

// latinBodies splits "Environmental Protection Agency (EPA); Department of X".
func latinBodies(s string) []string {
	var out []string
	for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == ';' || r == '\n' || r == '；' }) {
		part = trim(part)
		if i := strings.Index(part, " ("); i > 0 && strings.HasSuffix(part, ")") {
			part = part[:i]
		}
		if !latinBody(part) {
			return nil
		}
		out = append(out, part)
	}
	return out
}
