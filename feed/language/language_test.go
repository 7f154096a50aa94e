package language

import (
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
)

func TestNormal(t *testing.T) {
	for in, want := range map[string]string{
		"zh-cn": "zh-Hans", "zh_CN": "zh-Hans", "zh-TW": "zh-Hant", "zh-HK": "zh-Hant", "zh-Hant-HK": "zh-Hant", "zh-Hans-CN": "zh-Hans",
		"zh": "zh", "yue-HK": "zh-Hant", "ja-JP": "ja", "jp": "ja", "ko-kr": "ko", "en": "en", "en-us": "en-US", "EN-gb": "en-GB",
		"sr-latn-rs": "sr-Latn-RS", "fr_FR.UTF-8": "fr-FR", "": "", "x": "", "not a language": "", "12": "", "<b>": "",
	} {
		if got := Normal(in); got != want {
			t.Errorf("Normal(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestDetect(t *testing.T) {
	for in, want := range map[string]string{
		"国家邮政局关于印发办法的通知": "zh-Hans", "國家郵政局關於印發辦法的通知": "zh-Hant", "公告": "zh",
		"郵便・信書便制度に関する検討会": "ja", "우편요금 조정 안내": "ko", "Policy rate unchanged": "en", "2026": "", "": "",
		"政府が発表した WTO の Report on Trade": "ja", "关于WTO的报告": "zh-Hans",
	} {
		if got := Detect(in); got != want {
			t.Errorf("Detect(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestOfTrustsTheTextOverSoftware(t *testing.T) {
	tests := []struct {
		text     string
		declared []string
		want     string
	}{
		{"国家邮政局的通知", []string{"", "en-us"}, "zh-Hans"},
		{"國家郵政局的通知", []string{"zh"}, "zh-Hant"},
		{"Trade report of the ministry", []string{"", "zh-cn"}, "zh-Hans"},
		{"気象特別警報", []string{"ja"}, "ja"},
		{"お知らせ", []string{"ja", "en"}, "ja"},
		{"Words and more words", []string{"", ""}, "en"},
	}
	for _, tt := range tests {
		if got := Of(tt.text, tt.declared...); got != tt.want {
			t.Errorf("Of(%q, %v) = %q, want %q", tt.text, tt.declared, got, tt.want)
		}
	}
}

// The tables are typed by hand: no character may stand in both, and none of
// the traditional ones may be a character of GB 2312.
func TestTellingCharactersTell(t *testing.T) {
	for r, script := range telling {
		if script == 0 {
			t.Errorf("%c stands in both tables", r)
		}
		b, err := simplifiedchinese.HZGB2312.NewEncoder().String(string(r))
		if inGB2312 := err == nil && b != ""; script < 0 && inGB2312 {
			t.Errorf("%c is no traditional character", r)
		} else if script > 0 && !inGB2312 {
			t.Errorf("%c is no simplified character", r)
		}
	}
}
