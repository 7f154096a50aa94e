package bulletin

import (
	"strings"
	"time"
	"unicode/utf8"
)

// dates settles the dates: from labels, from the signature, from sentences.
func (r *reader) dates() {
	p := &r.imprint
	for _, f := range r.facts {
		switch f.field {
		case fieldSigned:
			r.set(&p.Signed, f, f.edge)
		case fieldPublished:
			r.set(&p.Published, f, f.edge)
		case fieldEffective:
			r.set(&p.Effective, f, true)
		case fieldDeadline:
			r.set(&p.Deadline, f, true)
		case fieldPeriod:
			if d, ok := r.until(f.value); ok && p.Deadline.IsZero() {
				p.Deadline = d
			}
		}
	}
	if p.Effective.IsZero() {
		p.Effective = r.only(r.effects)
	}
	if p.Deadline.IsZero() {
		p.Deadline = r.only(r.deadlines)
	}
	if p.Published.IsZero() {
		p.Published = DateOf(r.article.Published)
	}
}

// set takes the day that a label names, the first of several labels. The value
// starts with it, or it is the only thing that a sentence with a label says.
func (r *reader) set(to *Date, f fact, may bool) {
	if !may || !to.IsZero() {
		return
	}
	d, start, end, ok := firstDate(f.value, r.roc)
	if !ok || columns(f.value[:start]) > 40 || strings.Contains(f.value[:start], "《") {
		return
	}
	if _, _, _, more := firstDate(f.value[end:], r.roc); more {
		if f.field != fieldDeadline {
			return // several days: which one is meant is not said
		}
		if d, ok = r.until(f.value); !ok {
			return
		}
	}
	*to = d
}

// until is the last day of a period.
func (r *reader) until(s string) (Date, bool) {
	var last Date
	n := 0
	for n < 3 {
		d, _, end, ok := firstDate(s, r.roc)
		if !ok {
			break
		}
		if n++; n == 2 && !before(last, d) {
			return Date{}, false
		}
		last, s = d, s[end:]
	}
	return last, n == 2 || n == 1 && hasAny(s, "止", "まで", "까지", "前", "以前")
}

func before(a, b Date) bool { return a.Time(time.UTC).Before(b.Time(time.UTC)) }

func hasAny(s string, words ...string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// only is the one day that all sentences agree on, none where they do not.
func (r *reader) only(find func(s string, to func(Date))) Date {
	var first Date
	doubt := false
	for _, l := range r.lines {
		if !hasAny(l.text, "年", "년", "20", "19", "２０") {
			continue // no day without a year
		}
		find(l.text, func(d Date) {
			doubt = doubt || !first.IsZero() && first != d
			first = d
		})
	}
	if doubt {
		return Date{}
	}
	return first
}

// effectPhrases are what stands behind the day on which a text takes effect.
var effectPhrases = []string{
	"起施行", "起实施", "起實施", "起生效", "起执行", "起執行", "起正式施行", "起正式实施", "开始施行", "から施行する", "から適用する", "より施行する", "に施行する",
	"부터 시행한다", "부터 적용한다", "부터 시행합니다", "부터 시행된다",
}

// effects finds sentences that say when this text takes effect: 自2021年9月1日起
// 施行, この告示は、令和三年六月一日から施行する, takes effect on July 1, 2021.
func (r *reader) effects(s string, to func(Date)) {
	for _, phrase := range effectPhrases {
		for from, n := 0, 0; n < maxField; n++ {
			i := strings.Index(s[from:], phrase)
			if i < 0 {
				break
			}
			at := from + i
			from = at + len(phrase)
			if next := nextRune(s, from); strings.ContainsRune("的之）)》", next) && next != 0 {
				continue // of another text
			}
			if d, start, ok := r.dateBefore(s, at); ok && own(s[:start]) {
				to(d)
			}
		}
	}
	if hasAny(s, "ffect", "force", "operation", "apply") {
		r.latinEffects(s, to)
	}
}

// latinEffects does the same for English.
func (r *reader) latinEffects(s string, to func(Date)) {
	for _, phrase := range []string{
		"is effective ", "are effective ", "is effective on ", "takes effect on ", "take effect on ", "takes effect ", "take effect ", "comes into force on ", "come into force on ",
		"shall enter into force on ", "enters into force on ", "comes into operation on ", "come into operation on ", "shall come into force on ", "This rule is effective ", "shall apply from ",
	} {
		i := strings.Index(s, phrase)
		if i < 0 {
			continue
		}
		if d, start, _, ok := firstDate(s[i+len(phrase):], false); ok && start == 0 && ownLatin(s[:i]) {
			to(d)
		}
	}
	if rest, ok := strings.CutPrefix(s, "Effective "); ok {
		if d, start, _, ok := firstDate(rest, false); ok && start == 0 {
			to(d)
		}
	}
}

// dateBefore is the day that ends right before byte end, and where it starts.
func (r *reader) dateBefore(s string, end int) (Date, int, bool) {
	s = s[:end]
	for at := max(0, end-60); at < end; at++ {
		if nextRune(s, at) == 0xFFFD || !mayStartDate(nextRune(s, at)) || at > 0 && glued(lastRune(s, at), nextRune(s, at)) {
			continue
		}
		if d, stop, ok := dateAt(s, at, r.roc); ok && strings.Trim(trim(s[stop:]), "（）()零時时0") == "" {
			return d, at, true
		}
	}
	return Date{}, 0, false
}

// own reports whether what stands before the day of effect speaks of the text
// itself: nothing, or a clause that begins with it.
func own(before string) bool {
	before = strings.TrimRight(trim(clauseOf(before)), "自从從於于")
	clause := before[lastOf(before, "。；;！\n"):]
	if strings.Contains(clause, "《") && !hasAny(clause, "现予", "現予", "公布", "印发", "发布", "發布") {
		return false
	}
	if hasAny(clause, "原", "曾", "同时废止", "第一条", "旧", "舊") {
		return false
	}
	clause = strings.TrimRight(trim(clause), "，,、 　은는")
	return clause == "" || columns(clause) < 24 ||
		hasAny(clause, "本办法", "本辦法", "本规定", "本規定", "本条例", "本條例", "本法", "本公告", "本通知", "本令", "本标准", "本细则", "本規則", "本规则", "本意见", "本通告", "本決定", "本决定",
			"この", "이 ", "현행", "现予", "現予", "现将", "現將", "印发给", "次のように", "一部を")
}

// clauseReach is how many bytes before a day are read for what it is about.
const clauseReach = 600

// clauseOf is the end of s, as far as a clause may reach back.
func clauseOf(s string) string {
	for from := max(0, len(s)-clauseReach); from < len(s); from++ {
		if utf8.RuneStart(s[from]) {
			return s[from:]
		}
	}
	return s
}

// lastOf is the byte behind the last of some marks, 0 where there is none.
func lastOf(s, marks string) int {
	i := strings.LastIndexAny(s, marks)
	if i < 0 {
		return 0
	}
	return i + len(string(nextRune(s, i)))
}

func ownLatin(before string) bool {
	before = clauseOf(before)
	clause := trim(before[lastOf(before, ".;:"):])
	clause = strings.TrimSuffix(trim(clause), "(Date)")
	return clause == "" || hasAny(clause, "This ", "this ", "These ", "these ") || columns(clause) < 24
}

// deadlines finds sentences that say until when comments are taken.
func (r *reader) deadlines(s string, to func(Date)) {
	if hasAny(s, "意见", "意見") {
		r.hanDeadlines(s, to)
	}
	if i := strings.Index(s, "まで"); i > 0 && hasAny(s, "意見を募集", "意見募集", "パブリックコメント", "ご意見") {
		if d, _, ok := r.dateBefore(s, i); ok {
			to(d)
		}
	}
	if i := strings.Index(s, "까지"); i > 0 && hasAny(s, "의견서", "의견을", "의견제출") {
		if d, _, ok := r.dateBefore(s, i); ok {
			to(d)
		}
	}
	if hasAny(s, "omment", "onsultation", "ubmission") {
		r.latinDeadlines(s, to)
	}
}

// hanDeadlines does the same for Chinese.
func (r *reader) hanDeadlines(s string, to func(Date)) {
	for _, mark := range []string{"前将意见", "前将书面意见", "前将修改意见", "前反馈", "前提出意见", "前提出書面意見", "前通过以下", "前以书面", "前通过下列", "前将有关意见", "前，将意见", "前，通过以下", "以前反馈"} {
		if i := strings.Index(s, mark); i >= 0 {
			if d, _, ok := r.dateBefore(s, i); ok {
				to(d)
			}
		}
	}
	for _, mark := range []string{"意见反馈截止时间为", "意见反馈截止时间", "反馈截止时间为", "意见反馈截止日期为", "征求意见截止日期为", "征求意见截止时间为", "公开征求意见截止"} {
		if i := strings.Index(s, mark); i >= 0 {
			if d, start, _, ok := firstDate(s[i+len(mark):], r.roc); ok && columns(s[i+len(mark):][:start]) <= 6 {
				to(d)
				break
			}
		}
	}
}

// latinDeadlines does the same for English.
func (r *reader) latinDeadlines(s string, to func(Date)) {
	lower := strings.ToLower(s)
	for _, mark := range []string{
		"comments must be received on or before ", "comments must be received by ", "comments must be submitted by ", "comments are due by ", "comments are due on or before ", "comments are due ",
		"comments on or before ", "comments due ", "comments should be submitted by ", "comments must be submitted on or before ", "submit comments by ", "comment period closes on ",
		"comment period ends on ", "consultation closes on ", "consultation will close on ", "comments by ", "submissions close on ",
	} {
		if i := strings.Index(lower, mark); i >= 0 && len(lower) == len(s) {
			if d, start, _, ok := firstDate(s[i+len(mark):], false); ok && start <= 30 {
				to(d)
				return
			}
		}
	}
}

// signature reads the end of a text: the bodies, and under them the day.
// Korean and Japanese notices have the day first.
func (r *reader) signature() {
	from := max(0, len(r.lines)-tailLines)
	for i := len(r.lines) - 1; i >= from; i-- {
		s := r.lines[i].text
		if len(s) > 150 {
			continue
		}
		if d, ok := wholeDate(s, r.roc); ok {
			names := r.bodiesAbove(i)
			if len(names) == 0 && i+1 < len(r.lines) {
				names = officeOf(r.lines[i+1].text)
			}
			if len(names) > 0 {
				r.imprint.Signed, r.signed = d, names
				return
			}
			continue
		}
		// 国家邮政局　2021年5月10日 on one line
		if d, start, end, ok := firstDate(s, r.roc); ok && start > 0 && trim(s[end:]) == "" && columns(s) <= 60 {
			if names := bodies(s[:start]); len(names) > 0 && nextRune(s, 0) >= 0x80 {
				r.imprint.Signed, r.signed = d, names
				return
			}
		}
	}
}

// bodiesAbove are the bodies on the lines right above line i.
func (r *reader) bodiesAbove(i int) []string {
	var out []string
	for j := i - 1; j >= 0 && j >= i-maxField; j-- {
		names := bodies(r.lines[j].text)
		if len(names) == 0 || nextRune(names[0], 0) < 0x80 {
			break
		}
		out = append(names, out...)
	}
	return out
}

// officeOf is the body whose head signs: 국토교통부장관, 郵便物流庁長官　東雲佐和子.
func officeOf(s string) []string {
	for _, title := range []string{"장관", "長官", "委員長"} {
		name, rest, ok := strings.Cut(s, title)
		if title == "委員長" {
			name += "委員会"
		}
		if name = trim(name); ok && columns(rest) <= 16 && IsBody(name) {
			return []string{name}
		}
	}
	if name := bare(s); hangulBody(strings.TrimSuffix(name, "장")) && strings.HasSuffix(name, "청장") {
		return []string{strings.TrimSuffix(name, "장")}
	}
	if names := bodies(s); len(names) > 0 && hangul(nextRune(s, 0)) {
		return names
	}
	return nil
}
