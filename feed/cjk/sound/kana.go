package sound

import (
	"strings"
	"unicode/utf8"
)

// Hiragana, and the long mark that katakana and they share. Titles and queries
// are folded, so they hold no katakana.
const (
	firstKana = 0x3040
	afterKana = 0x30A0
	longMark  = 0x30FC
	doubling  = 'っ'
	nasal     = 'ん'
)

func isKana(unit uint16) bool { return firstKana <= unit && unit < afterKana }

// romaji tells how each kana is typed: as Hepburn, Kunrei and input methods
// spell it. What ends in a small kana stands for both.
const romaji = "あ:a い:i う:u え:e お:o か:ka き:ki く:ku け:ke こ:ko が:ga ぎ:gi ぐ:gu げ:ge ご:go " +
	"さ:sa し:shi,si す:su せ:se そ:so ざ:za じ:ji,zi ず:zu ぜ:ze ぞ:zo た:ta ち:chi,ti つ:tsu,tu て:te と:to " +
	"だ:da ぢ:ji,di,zi づ:zu,du,dzu で:de ど:do な:na に:ni ぬ:nu ね:ne の:no は:ha,wa ひ:hi ふ:fu,hu へ:he,e ほ:ho " +
	"ば:ba び:bi ぶ:bu べ:be ぼ:bo ぱ:pa ぴ:pi ぷ:pu ぺ:pe ぽ:po ま:ma み:mi む:mu め:me も:mo や:ya ゆ:yu よ:yo " +
	"ら:ra り:ri る:ru れ:re ろ:ro わ:wa ゐ:wi,i ゑ:we,e を:wo,o ん:n,nn ゔ:vu " +
	"ぁ:a,xa,la ぃ:i,xi,li ぅ:u,xu,lu ぇ:e,xe,le ぉ:o,xo,lo っ:xtu,ltu,xtsu,ltsu ゃ:ya,xya,lya ゅ:yu,xyu,lyu ょ:yo,xyo,lyo ゎ:wa,xwa,lwa ゕ:ka,xka,lka ゖ:ke,xke,lke " +
	"うぃ:wi うぇ:we うぉ:wo ゔぁ:va ゔぃ:vi ゔぇ:ve ゔぉ:vo ゔゅ:vyu しぇ:she,sye じぇ:je,zye ちぇ:che,tye " +
	"つぁ:tsa つぃ:tsi つぇ:tse つぉ:tso てぃ:ti,thi でぃ:di,dhi てゅ:tyu,thu でゅ:dyu,dhu とぅ:tu,twu どぅ:du,dwu " +
	"ふぁ:fa ふぃ:fi ふぇ:fe ふぉ:fo ふゅ:fyu くぁ:kwa,qa くぃ:kwi くぇ:kwe くぉ:kwo ぐぁ:gwa いぇ:ye"

// glides tells what a kana becomes before ゃ, ゅ and ょ, whose vowels follow.
const glides = "き:ky ぎ:gy し:sh,sy じ:j,zy,jy ち:ch,ty,cy ぢ:j,zy,dy に:ny ひ:hy び:by ぴ:py み:my り:ry"

// addKana puts the kana into the table.
func (m *syllableMaker) addKana() {
	for kana, spelt := range rows(romaji) {
		m.addSpelt(kana, spelt)
	}
	for kana, stems := range rows(glides) {
		for i, small := range "ゃゅょ" {
			var spelt []string
			for _, stem := range stems {
				spelt = append(spelt, stem+"auo"[i/3:i/3+1])
			}
			m.addSpelt(kana+string(small), spelt)
		}
	}
}

func (m *syllableMaker) addSpelt(kana string, spelt []string) {
	first, size := utf8.DecodeRuneInString(kana)
	if size == len(kana) {
		m.kana[first-firstKana] = m.set(spelt)
		return
	}
	second, _ := utf8.DecodeRuneInString(kana[size:])
	m.small[[2]uint16{uint16(first), uint16(second)}] = m.set(spelt)
}

// rows yields the kana of a table and their spellings.
func rows(table string) func(func(string, []string) bool) {
	return func(yield func(string, []string) bool) {
		for row := range strings.FieldsSeq(table) {
			kana, spelt, _ := strings.Cut(row, ":")
			if !yield(kana, strings.Split(spelt, ",")) {
				return
			}
		}
	}
}

// vowelRows are the kana by the vowel they end in.
var vowelRows = [...]string{
	"あかがさざただなはばぱまやらわぁゃゎゕ", "いきぎしじちぢにひびぴみりぃゐ", "うくぐすずつづぬふぶぷむゆるぅゅゔ",
	"えけげせぜてでねへべぺめれぇゑゖ", "おこごそぞとどのほぼぽもよろをぉょ",
}

// lengthens tells whether a unit makes the kana before it long, so that it may
// be left out: kampo for かんぽう.
func lengthens(before, unit uint16) bool {
	if !isKana(before) && before != longMark {
		return false
	}
	vowels := ""
	switch unit {
	case longMark:
		return true
	case 'あ', 'ぁ':
		vowels = vowelRows[0]
	case 'い', 'ぃ':
		vowels = vowelRows[1] + vowelRows[3]
	case 'う', 'ぅ':
		vowels = vowelRows[2] + vowelRows[4]
	case 'え', 'ぇ':
		vowels = vowelRows[3]
	case 'お', 'ぉ':
		vowels = vowelRows[4]
	}
	return strings.ContainsRune(vowels, rune(before))
}

// labial tells whether ん is also spelt m before a unit.
func labial(unit uint16) bool {
	return strings.ContainsRune("ばびぶべぼぱぴぷぺぽまみむめも", rune(unit))
}

// doubled gives the letters that っ may be typed as before a unit, a bit each:
// those that the unit begins with, and t for c (matcha, maccha).
func (t *syllables) doubled(unit uint16) uint32 {
	if !isKana(unit) {
		return 0
	}
	const vowels = 1 | 1<<('e'-'a') | 1<<('i'-'a') | 1<<('o'-'a') | 1<<('u'-'a')
	first := t.first[t.kana[unit-firstKana]] &^ vowels
	if first&(1<<('c'-'a')) != 0 {
		first |= 1 << ('t' - 'a')
	}
	return first
}
