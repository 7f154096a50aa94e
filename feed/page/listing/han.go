package listing

import (
	"strconv"
	"strings"
)

// hanDate is a day that is written in words: 二〇二六年九月十八日, 令和八年九月十八日.
var hanDate = later(`(?:[〇○零一二三四五六七八九]{4}|(?:令和|平成|民國|民国)[〇○零一二三四五六七八九十百]{1,6})年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日`)

// hanNumber is one number of such a day.
var hanNumber = later(`[〇○零一二三四五六七八九十百]+`)

// arabic writes the numbers of a day in digits.
func arabic(s string) string {
	return hanNumber().ReplaceAllStringFunc(s, func(s string) string { return strconv.Itoa(hanValue(s)) })
}

// hanValue is a number below a thousand that is written in words, or any whose
// digits alone are.
func hanValue(s string) int {
	value, digit := 0, 0
	for _, c := range s {
		switch {
		case c == '十':
			value, digit = value+max(digit, 1)*10, 0
		case c == '百':
			value, digit = value+max(digit, 1)*100, 0
		case strings.ContainsRune(s, '十') || strings.ContainsRune(s, '百'):
			digit = hanDigit(c)
		default:
			digit = digit*10 + hanDigit(c)
		}
	}
	return value + digit
}

func hanDigit(c rune) int {
	for i, d := range []rune("零一二三四五六七八九") {
		if c == d {
			return i
		}
	}
	return 0 // 〇 and the circles that stand for it
}
