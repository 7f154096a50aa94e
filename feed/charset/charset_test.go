package charset

import (
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"guanbao/feed"
)

func TestNameKnowsLabels(t *testing.T) {
	for label, want := range map[string]string{
		"UTF-8": "UTF-8", "utf8": "UTF-8", " GB2312 ": "GB18030", "x-gbk": "GB18030", "cp936": "GB18030",
		"windows-31j": "Shift_JIS", "MS949": "EUC-KR", "uhc": "EUC-KR", "big5-hkscs": "Big5", "cp950": "Big5",
		"iso-8859-2": "ISO-8859-2", "ISO-8859-1": "windows-1252", "": "", "x-user-defined": "", "nonsense": "",
		"hz-gb-2312": "HZ-GB-2312",
	} {
		if got := Name(label); got != want {
			t.Errorf("Name(%q) = %q, want %q", label, got, want)
		}
	}
}

// TestAFewWordsShowTheirCharset takes names of agencies, which is all that a
// list of feeds holds.
func TestAFewWordsShowTheirCharset(t *testing.T) {
	for _, tt := range []struct {
		name  string
		in    encoding.Encoding
		texts []string
	}{
		{"GB18030", simplifiedchinese.GB18030, []string{"国家统计局·数据解读", "联合国新闻·气候变化", "财政部关税司·政策发布", "国家能源局·发展规划司"}},
		{"Big5", traditionalchinese.Big5, []string{"衛生福利部·公告", "疾管署·新聞稿", "經濟部", "陸委會"}},
		{"Shift_JIS", japanese.ShiftJIS, []string{"総務省 新着情報", "文部科学省", "消費者庁", "気象庁 随時"}},
		{"EUC-JP", japanese.EUCJP, []string{"首相官邸 総理の動き", "国土交通省 報道発表", "農林水産省", "国立国会図書館"}},
		{"EUC-KR", korean.EUCKR, []string{"행정안전부 보도자료", "국가법령정보", "관세청", "한국은행"}},
	} {
		for _, text := range tt.texts {
			bytes, err := tt.in.NewEncoder().Bytes([]byte(text))
			if err != nil {
				t.Fatal(err)
			}
			if got, name := Decode(bytes, "", func(feed.WarningKind, string) {}); got != text || name != tt.name {
				t.Errorf("%s is read as %q in %s", text, got, name)
			}
		}
	}
}
