package charset

import "testing"

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
