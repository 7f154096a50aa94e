package cache

import (
	"errors"
	"sync"
	"unicode/utf8"
)

// The short form of text takes one byte for what is commonest in Chinese
// text, two for nearly all the rest of Chinese and Japanese text, and one for
// ASCII, where UTF-8 takes three and one. It is packed to seven eighths and
// less of what the same text takes in UTF-8, for the Huffman code of flate goes by
// bytes, and the common characters share few first bytes. All of this is part
// of the format: a change needs another way of packing.
const (
	firstSingle = 0x80 // bytes from here on are a character each
	firstLead   = 0xA0 // from here on they begin a pair
	otherRune   = 0xFF // a character in UTF-8 follows
	mostShort   = firstLead - firstSingle + (otherRune-firstLead)<<8
)

// shortOrder are the characters that come first, the 32 of one byte before
// those that share a first byte: Chinese in simplified characters, then in
// traditional ones.
const shortOrder = "，。、的一国：；“”《》（）　和年月业在发部不人中大有工为政上行" +
	"会作全部地日生产建展动要设主出时市理实进法加管制定关务家应社成公重新体通化学机以度分提质高面对报保本量力安资育长目企规基技区项强点施开推" +
	"是了这个我他来用们到于就可同也能下过子说种而方后多所民得经十三之着等电里如水自二起小物现都两当使从去把性好它合还因由其些然前外天四那义事平" +
	"形相表间样与各线内数正心反你明看原又么利比或但气第向道命此变条只没结解问意无系军很情者最立代想已并直题党程五果料象员革位入常文总次品式活及" +
	"特件求老头边流路级少图山统接知较将组见计别她手角期根论运农指几九放决西被干做必战先回则任取据处队南给色光门即治北造百热领七海口东导器压志世" +
	"金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带场身车例真具万每至达走积示议声斗完类八离华名确才科张信马节话米整空" +
	"元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素备半办青省列习响约支般史感劳便团" +
	"往酸历克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状厂京识适属圆包火住调满县局照参红细引听该铁价" +
	"严邮寄递投诉服监督审批可税险银证券股票货币汇贷款额亿均降占售供营财令附函启止〔〕—…·‘’【】！？％○①②③" +
	"國會業發這個們來時對為於說學過後經產種進著體機當點從應還開關因義聯無見問題變條間現電話萬與報務員實動將長東總數區規劃則計設備單據質資場應農" +
	"處導師協辦項級統維護續結構給約組織網經濟環境認證論議記許討調談請諮詢評審該誠讀課語選遞郵運連達適錄鐵銀錢門閱陸際險雙離難電頁須預領頭類題額" +
	"風飛館馬驗體點黨齊屆屬層幾庫廠廣張強彈復態應憲戰戶據擇擔擬擴收斷歷歸氣決沒況準濟滿漢濱營獎獲環產畫當療監盤礎禮種稱積穩競節築簡範糧約紀純級" +
	"細終統經維緊線練縣總績繼續羅聲職聯聽臺興舉華萬葉藝藥蘇處號術衛衝裝補製觀規覺訂訊託訓設訪評詞試詳誌語誤說調談請論諸講謝證識譯警議護變讓豐" +
	"負貢財責貨販貧購貿費資賣賽質贊趕跡車軍軟轉輕較載輔輛輪輸轄農迅這連週進遊運過達違遠適遲遷選遺還邊郵鄉醫釋針釣鋼錄鎮鏡鐘鐵關陣陽階隊隨隱雜雲"

// shortTables are both ways between characters and their short form.
type shortTables struct {
	codes [1 << 16]uint16   // by rune: a byte, or a pair; 0 where it has none
	runes [mostShort]uint16 // by code, pairs after single bytes; 0 where it has none
}

var shortForm = sync.OnceValue(func() *shortTables {
	t, n := new(shortTables), 0
	add := func(r rune) {
		if t.codes[r] != 0 || n == mostShort {
			return
		}
		t.runes[n] = uint16(r)
		const singles = firstLead - firstSingle
		if n < singles {
			t.codes[r] = uint16(firstSingle + n)
		} else {
			t.codes[r] = uint16(firstLead<<8 + n - singles)
		}
		n++
	}
	for _, r := range shortOrder {
		add(r)
	}
	for _, block := range [][2]rune{{0x3001, 0x30FF}, {0xFF01, 0xFF5E}, {0x4E00, 0x9FFF}} {
		for r := block[0]; r <= block[1]; r++ {
			add(r)
		}
	}
	return t
})

// appendShort appends the short form of text, which is UTF-8, but for what a
// damaged text has, which none is made of.
func (t *shortTables) appendShort(out []byte, text []byte) []byte {
	for i := 0; i < len(text); {
		if text[i] < utf8.RuneSelf {
			out = append(out, text[i])
			i++
			continue
		}
		r, size := utf8.DecodeRune(text[i:])
		code := uint16(0)
		if r < 1<<16 {
			code = t.codes[r]
		}
		switch {
		case code == 0:
			out = append(append(out, otherRune), text[i:i+size]...)
		case code < 1<<8:
			out = append(out, byte(code))
		default:
			out = append(out, byte(code>>8), byte(code))
		}
		i += size
	}
	return out
}

var errNoShortForm = errors.New("no short form of text")

// appendLong appends the text of a short form.
func (t *shortTables) appendLong(out []byte, short []byte) ([]byte, error) {
	for i := 0; i < len(short); {
		b := short[i]
		if b < utf8.RuneSelf {
			out = append(out, b)
			i++
			continue
		}
		if b == otherRune {
			r, size := utf8.DecodeRune(short[i+1:])
			if r == utf8.RuneError && size < 2 {
				return nil, errNoShortForm
			}
			out = append(out, short[i+1:i+1+size]...)
			i += 1 + size
			continue
		}
		n := int(b) - firstSingle
		if i++; b >= firstLead {
			if i == len(short) {
				return nil, errNoShortForm
			}
			n = firstLead - firstSingle + int(b-firstLead)<<8 + int(short[i])
			i++
		}
		if t.runes[n] == 0 {
			return nil, errNoShortForm
		}
		out = utf8.AppendRune(out, rune(t.runes[n]))
	}
	return out, nil
}
