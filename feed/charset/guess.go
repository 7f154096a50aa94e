package charset

import (
	"strings"
	"unicode/utf8"
)

// guessReach is how many bytes of a document are decoded to find its charset.
const guessReach = 32 << 10

// frequent holds the most frequent characters of each language, which a wrong
// decoder hits by chance only.
var frequent = map[string]string{
	"GB18030":   "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别手角期根论运农指几九区强放决西被干做必战先回则任取据处理世车务局通知邮政快递关于印发办公室公告统计数据",
	"Shift_JIS": "日年大会人本月長国出上十生子分東三行同今高金時手見市力米自前円合立内二事社者地京間田体学下目五後新明方部八心四民対主正代言九小思七山実入回場野開万全定家北六問話文動度県水安氏和政保表道相意発不党数化検討議報料資省庁局関係制施策公募案更情便郵",
	"Big5":      "的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出就分對成會可主發年動同工也能下過子說產種面而方後多定行學法所民得經十三之進著等部度家電力裡如水化高自二理起小物現實加量都兩體制機當使點從業本去把性好應開它合還因由其些然前外天政四日那社義事平形相全表間樣與關各重新線內數正心反明看原又麼利比或但質氣第向道命此變條只沒結解問意建月公無系軍很情者最立代想已通並提直題黨程展五果料象員革位入常文總次品式活設及管特件長求老頭基資邊流路級少圖山統接知較將組見計別手角期根論運農指幾九區強放決西被幹做必戰先回則任取據處理世車務局郵政新聞稿署處長",
	"EUC-KR":    "이다는의에을가고은도하한로기사리지서어자인를시대나해그라정일부과전수보여제들으있상장국구주원아오동조공스방세위성계관무소마만것게면경선신문화비안모실연니거내유행통교치적간생년월금우편물발표개된되할요산업중합결진역청민심법률규칙림입찰채용료드립까와또더야새말때본건회차등데단학미분재음식품약환호육당총외특허체출설명령최강남북속센터처술농축양항철토복노득",
}

// contradiction names the charset that the bytes speak for when they are not
// valid in the declared one; "" when the declaration, or UTF-8 with a few bad
// bytes, is the better reading.
func contradiction(body []byte, declared string) string {
	sample := body[:min(len(body), guessReach)]
	base := 0.0
	if declared != "" && declared != "UTF-8" {
		share, bad := reading(sample, declared)
		if bad == 0 || !strings.Contains("GB18030 Big5 Shift_JIS EUC-JP EUC-KR", declared) {
			return ""
		}
		base = share
	}
	best, name := max(0.25, base+0.1), ""
	for _, candidate := range []string{"UTF-8", "GB18030", "Big5", "Shift_JIS", "EUC-JP", "EUC-KR"} {
		share, bad := reading(sample, candidate)
		if bad > 0 && candidate != "UTF-8" {
			share /= 4
		}
		if share > best {
			best, name = share, candidate
		}
	}
	if name == declared {
		return ""
	}
	return name
}

// reading tries a charset on a sample. It gives the share of the characters
// beyond ASCII that are common in the charset's language, and how many bytes
// could not be decoded.
func reading(sample []byte, name string) (share float64, bad int) {
	text := string(sample)
	if enc := encodingOf(name); enc != nil {
		out, _ := enc.NewDecoder().Bytes(sample)
		text = string(out)
	}
	all, common := 0, 0
	for i, r := range text {
		if r < utf8.RuneSelf {
			continue
		}
		all++
		switch {
		case r == utf8.RuneError:
			if i < len(text)-4 { // the sample may end inside a character
				bad++
			}
		case commonIn(r, name):
			common++
		}
	}
	if all == 0 {
		return 0, bad
	}
	return float64(common) / float64(all), bad
}

func commonIn(r rune, name string) bool {
	switch name {
	case "UTF-8":
		return r >= 0x2000 && r < 0xE000
	case "Shift_JIS", "EUC-JP":
		return r >= 0x3041 && r <= 0x30FF || r == '、' || r == '。' || strings.ContainsRune(frequent["Shift_JIS"], r)
	}
	return strings.ContainsRune(frequent[name], r)
}
