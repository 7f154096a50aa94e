package text

import (
	"strings"
	"unicode/utf8"
)

// counters are the units that follow a number directly. The longest that
// matches is taken, so that 亿元, 平方米 and 个百分点 stay whole.
var counters = newCounters(
	"年 月 日 号 號 时 時 点 點 分 秒 刻 岁 歳 歲 世纪 世紀 年代 年度 年级 年級 月份 月底 月末 月初 年底 年末 年初",
	"小时 小時 時間 分钟 分鐘 分間 秒钟 秒鐘 秒間 季度 周 週 週間 周年 周岁 天 夜 旬 日間 日元 年間 年期",
	"か月 ヶ月 カ月 ケ月 ヵ月 箇月 个月 個月 か国 カ国 ヶ国 か所 カ所 ヶ所 箇所",
	"元 圆 円 圓 角 美元 欧元 歐元 日圆 日圓 英镑 英鎊 港元 港币 港幣 澳元 加元 韩元 韓元 卢布 盧布 法郎 人民币 ドル ユーロ ポンド ウォン",
	"个 個 箇 件 份 张 張 本 部 册 冊 篇 卷 巻 章 节 節 条 條 款 项 項 目 号令 号文 號令",
	"期 届 屆 次 回 度 名 位 人 人次 人份 家 户 戶 所 校 座 栋 棟 幢 层 層 楼 樓 间 間 套 台 臺 架 辆 輛 艘 列 枚 颗 顆 粒 株 头 頭 匹 只 隻 羽 双 雙 对 對 组 組 批 宗 起 例 笔 筆 单 單 票",
	"米 公里 千米 厘米 毫米 英里 海里 平方米 平方公里 平方千米 立方米 公顷 公頃 亩 畝 里 尺 寸 メートル キロ キロメートル センチ ミリ 平方メートル ヘクタール 坪",
	"吨 噸 公斤 千克 克 斤 两 兩 毫克 トン グラム キログラム 升 毫升 リットル 千瓦 千瓦时 千瓦時 瓦 兆瓦 キロワット 吨公里",
	"倍 成 割 百分点 百分點 个百分点 個百分點 个点 ポイント パーセント 基点 個基點 个基点 级 級 强 強 路 线 線 室 版 页 頁 行 字 段 集 场 場 轮 輪 国 國 省 市 县 縣 区 區 州 盟 村 乡 鄉 镇 鎮 地 站 站点 つ 歩 番 番目 番地 丁目 目 人目 年目 回目",
)

func newCounters(lines ...string) map[rune][]string {
	t := make(map[rune][]string)
	for _, w := range strings.Fields(strings.Join(lines, " ")) {
		r, _ := utf8.DecodeRuneInString(w)
		t[r] = append(t[r], w)
	}
	return t
}

const (
	magnitudes = "十百千万萬亿億兆余餘多数數几幾" // between a number and its unit: 20余万件
	thousands  = "千万萬亿億兆"          // between two numbers of one amount
	numerals   = "〇零一二三四五六七八九十百千两兩"
	dateUnits  = "年月时時点點分" // a number may follow within the same date or time
	dateEnds   = "月日号號时時点點分秒"
	separators = ".,:/-–—~～〜−×．：∶·" // between digits
	ranges     = "-–—~～〜−"          // between a unit and the next number: 10%-20%, 5日～8日
)

// numberEnd is the offset where the number that begins at s[i] ends, with its
// sign or 第 before and its unit behind; dates and times of several numbers,
// ranges and ratios are one number. It is i when no number begins there.
func numberEnd(s string, i int) int {
	start := i
	ordinal := false
	for range 3 { // as in -￥100
		r, size := utf8.DecodeRuneInString(s[i:])
		if c := lookup(r).class(); r != '第' && c != classPR && c != classHY {
			break
		}
		ordinal = ordinal || r == '第'
		i += size
	}
	end := digitsEnd(s, i)
	if end == i && ordinal {
		return ordinalEnd(s, i)
	}
	if end == i {
		return start
	}
	for {
		i = perEnd(s, unitEnd(s, end))
		next, ok := nextNumber(s, end, i)
		if !ok {
			return i
		}
		end = digitsEnd(s, next)
	}
}

// ordinalEnd is the end of the Chinese number and its unit behind 第 at s[i]:
// 第五十二条, 第（二）项.
func ordinalEnd(s string, i int) int {
	for _, b := range [][2]string{{"（", "）"}, {"(", ")"}} {
		if !strings.HasPrefix(s[i:], b[0]) {
			continue
		}
		first := i + len(b[0])
		if end := digitsEnd(s, runEnd(s, first, numerals)); end > first && strings.HasPrefix(s[end:], b[1]) {
			return unitEnd(s, end+len(b[1]))
		}
	}
	return unitEnd(s, runEnd(s, i, numerals))
}

// perEnd is the end of a second unit at s[i], as in 元/台, i when there is none.
func perEnd(s string, i int) int {
	if i < len(s) && s[i] == '/' {
		if end := unitEnd(s, i+1); end > i+1 {
			return end
		}
	}
	return i
}

// nextNumber is where the next number of the same expression begins, when one
// does. The number before ends at s[digits], its unit at s[i].
func nextNumber(s string, digits, i int) (next int, ok bool) {
	links := separators
	if i > digits {
		links = ranges
	}
	if r, size := utf8.DecodeRuneInString(s[i:]); size > 0 && !isEastAsian(r) && strings.ContainsRune(links, r) {
		next = i + size
		return next, digitsEnd(s, next) > next
	}
	last, _ := utf8.DecodeLastRuneInString(s[:i])
	if i > digits && strings.ContainsRune(thousands, last) { // 1兆2,345億円
		return i, digitsEnd(s, i) > i
	}
	if i == digits || !strings.ContainsRune(dateUnits, last) {
		return i, false
	}
	r, size := utf8.DecodeRuneInString(s[digitsEnd(s, i):])
	return i, size > 0 && digitsEnd(s, i) > i && strings.ContainsRune(dateEnds, r)
}

// digitsEnd is the end of the digits at s[i].
func digitsEnd(s string, i int) int {
	for i < len(s) {
		if s[i]-'0' < 10 {
			i++
			continue
		}
		if r, size := utf8.DecodeRuneInString(s[i:]); r >= '０' && r <= '９' {
			i += size
			continue
		}
		break
	}
	return i
}

// runEnd is the end of the run of characters of set at s[i].
func runEnd(s string, i int, set string) int {
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !strings.ContainsRune(set, r) {
			break
		}
		i += size
	}
	return i
}

// unitEnd is the end of the unit at s[i], i when none stands there.
func unitEnd(s string, i int) int {
	r, size := utf8.DecodeRuneInString(s[i:])
	if !isEastAsian(r) {
		if size > 0 && strings.ContainsRune(trailers, r) {
			i += size
		}
		return i
	}
	if end := runEnd(s, i, magnitudes); end > i {
		i = end
		r, _ = utf8.DecodeRuneInString(s[i:])
	}
	best := 0
	for _, w := range counters[r] {
		if len(w) > best && strings.HasPrefix(s[i:], w) {
			best = len(w)
		}
	}
	return i + best
}

// isEastAsian tells kana and ideographs, of which most units are made.
func isEastAsian(r rune) bool { return r >= 0x3041 && r <= 0x9fff }

// addressEnd is the end of the URL that s[i] lies in: the first character that
// RFC 3986 does not know.
func addressEnd(s string, i int) int {
	for i < len(s) && s[i] > ' ' && s[i] < 0x7f && strings.IndexByte("\"<>\\^`{|}", s[i]) < 0 {
		i++
	}
	return i
}

// breaksAddress is the level of a break before s[i] inside a URL: after "/",
// "?", "&" or "-", but not within or right behind "//".
func breaksAddress(s string, i int) level {
	switch s[i-1] {
	case '?', '&', '-':
		return legal
	case '/':
		if s[i] != '/' && s[i-2] != '/' && s[i-2] != ':' {
			return legal
		}
	}
	return unit
}
