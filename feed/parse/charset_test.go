package parse

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"

	"guanbao/feed"
)

func encoded(t *testing.T, enc encoding.Encoding, s string) string {
	t.Helper()
	out, err := enc.NewEncoder().String(s)
	if err != nil {
		t.Fatalf("encode %q: %v", s, err)
	}
	return out
}

func hasWarning(ws []feed.Warning, kind feed.WarningKind) bool {
	for _, w := range ws {
		if w.Kind == kind {
			return true
		}
	}
	return false
}

const (
	chineseText  = "国家统计局关于发布统计数据的通知，人名㛃、䶮、𠮷、𬱖和镕、喆"
	taiwanText   = "公告本年度郵資票品發行計畫，新聞稿由本署發出，這是說明"
	japaneseText = "郵便に関する検討会（第①回）の開催～議事次第－㈱と髙橋・﨑山"
	koreanText   = "우편요금 조정 안내 똠방각하 펲시 햏자를 알려 드립니다"
)

func TestDecodeFollowsTheBytes(t *testing.T) {
	gb, big5 := simplifiedchinese.GB18030, traditionalchinese.Big5
	sjis, euckr, eucjp := japanese.ShiftJIS, korean.EUCKR, japanese.EUCJP
	le := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	be := unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	decl := func(name string) string { return `<?xml version="1.0" encoding="` + name + `"?>` }
	tests := map[string]struct {
		body        string
		contentType string
		charset     string
		text        string // what must stand in the result
		warns       feed.WarningKind
	}{
		"UTF-8 undeclared":                 {"<rss>" + chineseText, "", "UTF-8", chineseText, ""},
		"UTF-8 with a byte order mark":     {"\xEF\xBB\xBF" + decl("gb2312") + chineseText, "", "UTF-8", chineseText, ""},
		"UTF-16LE with mark":               {"\xFF\xFE" + encoded(t, le, decl("utf-16")+chineseText), "", "UTF-16LE", chineseText, ""},
		"UTF-16BE with mark":               {"\xFE\xFF" + encoded(t, be, decl("utf-16")+chineseText), "", "UTF-16BE", chineseText, ""},
		"UTF-16LE without mark":            {encoded(t, le, decl("utf-16")+chineseText), "", "UTF-16LE", chineseText, ""},
		"UTF-16BE without mark":            {encoded(t, be, decl("utf-16")+chineseText), "", "UTF-16BE", chineseText, ""},
		"declared UTF-16, is UTF-8":        {decl("utf-16") + chineseText, "", "UTF-8", chineseText, ""},
		"GB18030 declared":                 {decl("GB18030") + encoded(t, gb, chineseText), "", "GB18030", chineseText, ""},
		"gb2312 declared, four bytes":      {decl("gb2312") + encoded(t, gb, chineseText), "", "GB18030", chineseText, ""},
		"gbk in single quotes":             {`<?xml version='1.0' encoding='GBK' ?>` + encoded(t, gb, chineseText), "", "GB18030", chineseText, ""},
		"charset in the HTTP header only":  {"<rss>" + encoded(t, gb, chineseText), "text/xml; charset=\"gb2312\"", "GB18030", chineseText, ""},
		"declaration against header":       {decl("Big5") + encoded(t, big5, taiwanText), "text/xml; charset=gb2312", "Big5", taiwanText, ""},
		"declared gb2312, is UTF-8":        {decl("gb2312") + chineseText, "", "UTF-8", chineseText, feed.WarnCharset},
		"declared UTF-8, is GB18030":       {decl("utf-8") + encoded(t, gb, chineseText), "", "GB18030", chineseText, feed.WarnCharset},
		"undeclared GB18030":               {"<rss>" + encoded(t, gb, chineseText), "", "GB18030", chineseText, ""},
		"declared UTF-8, is Big5":          {decl("utf-8") + encoded(t, big5, taiwanText), "", "Big5", taiwanText, feed.WarnCharset},
		"declared UTF-8, is Shift_JIS":     {decl("utf-8") + encoded(t, sjis, japaneseText), "", "Shift_JIS", japaneseText, feed.WarnCharset},
		"declared UTF-8, is EUC-JP":        {decl("utf-8") + encoded(t, eucjp, "これは日本語のお知らせです"), "", "EUC-JP", "日本語のお知らせ", feed.WarnCharset},
		"declared UTF-8, is EUC-KR":        {decl("utf-8") + encoded(t, euckr, koreanText), "", "EUC-KR", koreanText, feed.WarnCharset},
		"Shift_JIS holds CP932":            {decl("Shift_JIS") + encoded(t, sjis, japaneseText), "", "Shift_JIS", japaneseText, ""},
		"CP932 by that name":               {decl("cp932") + encoded(t, sjis, japaneseText), "", "Shift_JIS", japaneseText, ""},
		"EUC-KR holds CP949":               {decl("EUC-KR") + encoded(t, euckr, koreanText), "", "EUC-KR", koreanText, ""},
		"ks_c_5601-1987":                   {decl("ks_c_5601-1987") + encoded(t, euckr, koreanText), "", "EUC-KR", koreanText, ""},
		"Big5 holds HKSCS":                 {decl("big5") + "\x9D\xEE\xC9\x4E\x9D\xF7\x9D\xEF\x87\x40", "", "Big5", "㗎冇咗嘅䏰", ""},
		"ISO-2022-JP":                      {decl("iso-2022-jp") + encoded(t, japanese.ISO2022JP, "お知らせ"), "", "ISO-2022-JP", "お知らせ", ""},
		"unknown charset declared":         {decl("x-made-up") + chineseText, "", "UTF-8", chineseText, ""},
		"bad bytes in UTF-8":               {decl("utf-8") + chineseText + "\xFF\xFE" + chineseText, "", "UTF-8", chineseText + "\uFFFD", feed.WarnBadBytes},
		"bad bytes in GB18030":             {decl("gbk") + encoded(t, gb, chineseText) + "\xFF ", "", "GB18030", chineseText + "\uFFFD", feed.WarnBadBytes},
		"bad bytes in the declaration":     {"<?xml \xFF\xFE ENCODING='utf-8'?>" + chineseText, "", "UTF-8", chineseText, feed.WarnBadBytes},
		"latin in windows-1252":            {decl("iso-8859-1") + "caf\xE9 \x93x\x94", "", "windows-1252", "café “x”", ""},
		"a few bad bytes do not make a GB": {decl("utf-8") + "plain words \xFF\xFE and \x9B", "", "UTF-8", "plain words \uFFFD and \uFFFD", feed.WarnBadBytes},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			w := new(warnings)
			got, charset := decode(feed.Raw{Body: []byte(tt.body), ContentType: tt.contentType}, w)
			if charset != tt.charset {
				t.Errorf("charset %q, want %q", charset, tt.charset)
			}
			if !strings.Contains(got, tt.text) {
				t.Errorf("decoded %q lacks %q", got, tt.text)
			}
			if tt.warns != "" && !hasWarning(w.list, tt.warns) {
				t.Errorf("warnings %v lack %s", w.list, tt.warns)
			}
			if tt.warns == "" && len(w.list) > 0 {
				t.Errorf("warnings %v for a clean document", w.list)
			}
		})
	}
}
