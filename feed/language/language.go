// Package language tells the language of a text and folds the tags by which it is
// declared.
package language

import (
	"strings"
	"unicode"
)

// aliases are tags that publishers make up, in lower case.
var aliases = map[string]string{
	"zh-cn": "zh-Hans", "zh-sg": "zh-Hans", "zh-my": "zh-Hans", "zh-chs": "zh-Hans", "chs": "zh-Hans", "cn": "zh-Hans",
	"gb2312": "zh-Hans", "zh-tw": "zh-Hant", "zh-hk": "zh-Hant", "zh-mo": "zh-Hant", "zh-cht": "zh-Hant",
	"cht": "zh-Hant", "tw": "zh-Hant", "hk": "zh-Hant", "tc": "zh-Hant", "sc": "zh-Hans", "chi": "zh", "zho": "zh",
	"chinese": "zh", "cmn": "zh", "jp": "ja", "jpn": "ja", "ja-jp": "ja", "japanese": "ja", "kr": "ko", "kor": "ko",
	"ko-kr": "ko", "korean": "ko", "eng": "en", "english": "en", "uk-en": "en-GB",
}

// Normal folds a declared language to a BCP 47 tag: zh-Hans and zh-Hant
// for Chinese, whatever the region, and zh where the script is open; en, en-GB
// and so on for others. It is "" for what is no tag.
func Normal(declared string) string {
	tag := strings.ReplaceAll(strings.ToLower(strings.TrimSpace(declared)), "_", "-")
	tag, _, _ = strings.Cut(tag, ",")
	tag, _, _ = strings.Cut(tag, ".")
	if l, ok := aliases[tag]; ok {
		return l
	}
	if len(tag) > 35 {
		return ""
	}
	parts := strings.Split(tag, "-")
	if n := len(parts[0]); n < 2 || n > 3 || !asciiLetters(parts[0]) {
		return ""
	}
	if parts[0] == "zh" || parts[0] == "yue" {
		return chinese(parts)
	}
	for i, p := range parts[1:] {
		switch {
		case !asciiLetters(p) && len(p) != 3:
			return parts[0]
		case len(p) == 4:
			parts[i+1] = strings.ToUpper(p[:1]) + p[1:]
		case len(p) == 2:
			parts[i+1] = strings.ToUpper(p)
		}
	}
	return strings.Join(parts, "-")
}

func chinese(parts []string) string {
	script := "zh"
	for _, p := range parts[1:] {
		switch p {
		case "hans":
			return "zh-Hans"
		case "hant":
			return "zh-Hant"
		case "cn", "sg", "my":
			script = "zh-Hans"
		case "tw", "hk", "mo":
			script = "zh-Hant"
		}
	}
	return script
}

func asciiLetters(s string) bool {
	for i := range len(s) {
		if c := s[i] | 0x20; c < 'a' || c > 'z' {
			return false
		}
	}
	return s != ""
}

// The telling characters are frequent ones that exist in one of the two
// scripts only.
const (
	tellingHans = "国会发时个来们说过这为对产经动业实现点开关体进问应数务长书门东车马鱼见贝页风飞龙万与专义习乡买乱争亚亿从仅仓价众优传伤华协单卖卫厂历压县参双变号员响团园围图场坏块报护担择择据损换摆无旧显术机杀权条构标样检欧归残气汇汉汤沟泽济测浓湿满灭灯灵烧热爱状独环现电画疗盖盘码礼离种积称稳穷竞签简类约级纪纯纲纳线组细织终经结给统继绩续综绿编缴罚罗职联肃胜脉脑节药获营虽观规视览计订认议记许论设访证评识诉试话该详语误请读课谁调谈谋谢贸费资质贵购赛趋转轮软较载输达迁运还适选递遗邮钟钱铁银错锁键长闻间队阳阶际陆陈险随难预领题额风验"
	tellingHant = "國會發時個來們說過這為對產經動業實現點開關體進問應數務長書門東車馬魚見貝頁風飛龍萬與專義習鄉買亂爭亞億從僅倉價眾優傳傷華協單賣衛廠歷壓縣參雙變號員響團園圍圖場壞塊報護擔擇據損換擺無舊顯術機殺權條構標樣檢歐歸殘氣匯漢湯溝澤濟測濃濕滿滅燈靈燒熱愛狀獨環電畫療蓋盤碼禮離種積稱穩窮競簽簡類約級紀純綱納線組細織終結給統繼績續綜綠編繳罰羅職聯肅勝脈腦節藥獲營雖觀規視覽計訂認議記許論設訪證評識訴試話該詳語誤請讀課誰調談謀謝貿費資質貴購賽趨轉輪軟較載輸達遷運還適選遞遺郵鐘錢鐵銀錯鎖鍵聞間隊陽階際陸陳險隨難預領題額驗"
)

// telling says for each telling character which script it speaks for.
var telling = func() map[rune]int8 {
	m := make(map[rune]int8)
	for _, r := range tellingHans {
		m[r]++
	}
	for _, r := range tellingHant {
		m[r]--
	}
	return m
}()

// reach is how many bytes of a text are looked at to tell its language.
const reach = 600

// Detect tells a language by the script of a text: kana for Japanese,
// hangul for Korean, Han for Chinese with its script where telling characters
// show it, "en" for plain Latin letters; "" for too little text.
func Detect(s string) string {
	var han, kana, hangul, latin, other, script int
	for i, r := range s {
		if i > reach {
			break
		}
		switch {
		case r < 0x80:
			if c := r | 0x20; c >= 'a' && c <= 'z' {
				latin++
			}
		case r >= 0x3041 && r <= 0x30FF && r != '・' && r != 'ー':
			kana++
		case r >= 0xAC00 && r <= 0xD7A3:
			hangul++
		case r >= 0x3400 && r <= 0x9FFF:
			han++
			script += int(telling[r])
		case unicode.IsLetter(r):
			other++
		}
	}
	switch cjk := han + kana + hangul; {
	case hangul > 0 && hangul*4 >= cjk && hangul*8 >= latin:
		return "ko"
	case kana > 0 && kana*8 >= cjk && cjk*8 >= latin:
		return "ja"
	case han > 0 && cjk*8 >= latin && script > 0:
		return "zh-Hans"
	case han > 0 && cjk*8 >= latin && script < 0:
		return "zh-Hant"
	case han > 0 && cjk*8 >= latin:
		return "zh"
	case latin >= 8 && other*8 < latin:
		return "en"
	}
	return ""
}

// Of settles the language of a text from what is declared for it, nearest
// first, and its script. The text wins over a declaration of another script:
// half of the feeds that say en-us say so because their software does.
func Of(text string, declared ...string) string {
	for _, d := range declared {
		l := Normal(d)
		if l == "" {
			continue
		}
		if eastAsian(l) && l != "zh" {
			return l
		}
		switch seen := Detect(text); {
		case l == "zh" && strings.HasPrefix(seen, "zh"):
			return seen
		case l != "zh" && (seen == "ja" || seen == "ko" || strings.HasPrefix(seen, "zh")):
			return seen
		}
		return l
	}
	return Detect(text)
}

func eastAsian(lang string) bool {
	base, _, _ := strings.Cut(lang, "-")
	return base == "zh" || base == "ja" || base == "ko"
}
