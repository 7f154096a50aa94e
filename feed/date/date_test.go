package date

import (
	"strings"
	"testing"
	"time"
)

func TestParseDateReadsEveryForm(t *testing.T) {
	tests := []struct {
		in   string
		want string // RFC 3339; a bare date for a day without a time
	}{
		// RFC 822, 1123, 2822 and what is made of them
		{"Mon, 10 May 2021 16:02:00 +0800", "2021-05-10T16:02:00+08:00"},
		{"Thu, 01 Jan 1970 00:00:00 GMT", "1970-01-01T00:00:00Z"},
		{"Fri, 31 Dec 9999 23:59:59 GMT", "9999-12-31T23:59:59Z"},
		{"10 May 2021 16:02 +0800", "2021-05-10T16:02:00+08:00"},
		{"Mon,10 May 2021 16:02:00 +08:00", "2021-05-10T16:02:00+08:00"},
		{"Monday, 10-May-21 16:02:00 GMT", "2021-05-10T16:02:00Z"},
		{"4 Jun 2026 16:00:00 GMT", "2026-06-04T16:00:00Z"},
		{"Wed, 8 July 2026 06:45:00 EST", "2026-07-08T06:45:00-05:00"},
		{"Tue, 08 Sept 2026 09:08:07 GMT", "2026-09-08T09:08:07Z"},
		{"Tue, 08 Sep 2026 09:08:07 GMT+0800", "2026-09-08T09:08:07+08:00"},
		{"Tue, 08 Sep 2026 09:08:07 +0000 (UTC)", "2026-09-08T09:08:07Z"},
		{"Tue, 08 Sep 2026 09:08:07 JST", "2026-09-08T09:08:07+09:00"},
		{"Tue, 08 Sep 2026 09:08:07 CST", "2026-09-08T09:08:07+08:00"},
		{"Tue, 08 Sep 2026 09:08:07", "2026-09-08T09:08:07+08:00"},
		{"Mon Sep  7 08:00:00 2026", "2026-09-07T08:00:00+08:00"},
		{"Mon Sep 07 08:00:00 +0900 2026", "2026-09-07T08:00:00+09:00"},
		{"Mon Sep 07 08:00:00 GMT 2026", "2026-09-07T08:00:00Z"},
		{"September 7, 2026", "2026-09-07"},
		{"Sep 7th, 2026 4:05 PM", "2026-09-07T16:05:00+08:00"},
		{"7 September 2026", "2026-09-07"},
		// RFC 3339 and W3CDTF
		{"2026-09-30T14:00:00Z", "2026-09-30T14:00:00Z"},
		{"2026-09-30t14:00:00z", "2026-09-30T14:00:00Z"},
		{"2026-09-12T09:00:00+02:00", "2026-09-12T09:00:00+02:00"},
		{"2026-09-12T09:00:00.125-0330", "2026-09-12T09:00:00.125-03:30"},
		{"2026-09-12T09:00+09", "2026-09-12T09:00:00+09:00"},
		{"2026-09-25", "2026-09-25"},
		{"2026-09", "2026-09-01"},
		{"2026", "2026-01-01"},
		{"20260907", "2026-09-07"},
		{"20260907T080910Z", "2026-09-07T08:09:10Z"},
		{"20260907080910", "2026-09-07T08:09:10+08:00"},
		{"1788739200", "2026-09-07T00:00:00Z"},
		// what agencies write
		{"2026-09-22 08:00", "2026-09-22T08:00:00+08:00"},
		{"2026-09-09 09:30:00", "2026-09-09T09:30:00+08:00"},
		{"2026-09-15 16:26:58.0", "2026-09-15T16:26:58+08:00"},
		{"2026-09-15 16:26:58.000 +0900 KST", "2026-09-15T16:26:58+09:00"},
		{"2026/9/7", "2026-09-07"},
		{"2026/09/08 08:09", "2026-09-08T08:09:00+08:00"},
		{"2026.09.08", "2026-09-08"},
		{"2026. 9. 7.", "2026-09-07"},
		{"2026. 9. 7. 14:05", "2026-09-07T14:05:00+08:00"},
		{"2026年9月7日", "2026-09-07"},
		{"2026年09月08日 08时09分", "2026-09-08T08:09:00+08:00"},
		{"２０２６年９月７日（月）１４：０５", "2026-09-07T14:05:00+08:00"},
		{"2026年9月7日 星期一 下午2:05", "2026-09-07T14:05:00+08:00"},
		{"2026年9月7日(月曜日) 午後2時5分", "2026-09-07T14:05:00+08:00"},
		{"2026年9月7日月曜日", "2026-09-07"},
		{"2026年9月", "2026-09-01"},
		{"令和8年9月7日", "2026-09-07"},
		{"令和元年5月1日", "2019-05-01"},
		{"平成31年4月30日", "2019-04-30"},
		{"民國115年9月7日", "2026-09-07"},
		{"中華民國115年09月07日", "2026-09-07"},
		{"115-09-07", "2026-09-07"},
		{"115/9/7 08:00", "2026-09-07T08:00:00+08:00"},
		{"2026년 9월 7일", "2026-09-07"},
		{"2026년 9월 7일 (월) 오후 2시 5분", "2026-09-07T14:05:00+08:00"},
		{"发布时间：2026-09-07 08:00", "2026-09-07T08:00:00+08:00"},
		{"2026-09-07 08:00 来源：本站", "2026-09-07T08:00:00+08:00"},
		{"25/12/2026", "2026-12-25"},
		{"12/25/2026 10:11:12", "2026-12-25T10:11:12+08:00"},
		{"7.9.2026", "2026-09-07"},
		{"2026-09-07 24:00:00", "2026-09-08T00:00:00+08:00"},
		{"2026-09-07 12:30 AM", "2026-09-07T00:30:00+08:00"},
		{"  \n2026-09-07T08:00:00Z\t", "2026-09-07T08:00:00Z"},
	}
	for _, tt := range tests {
		got, only, ok := Parse(tt.in, china, false)
		if !ok {
			t.Errorf("Parse(%q) failed, want %s", tt.in, tt.want)
			continue
		}
		want, err := time.Parse(time.RFC3339Nano, tt.want)
		if day := len(tt.want) == len(time.DateOnly); day {
			want, err = time.ParseInLocation(time.DateOnly, tt.want, china)
			if !only {
				t.Errorf("Parse(%q) has a time of day", tt.in)
			}
		} else if only {
			t.Errorf("Parse(%q) has no time of day", tt.in)
		}
		if err != nil {
			t.Fatal(err)
		}
		if !got.Equal(want) {
			t.Errorf("Parse(%q) = %s, want %s", tt.in, got.Format(time.RFC3339Nano), tt.want)
		}
	}
}

func TestParseDateRefusesGarbage(t *testing.T) {
	for _, in := range []string{
		"", "not a date", "soon", "2026-13-01", "2026-02-30", "2026-09-07 25:00", "2026-09-07 08:61", "32 May 2026",
		"0000-00-00 00:00:00", "0", "12", "99999999", "令和8", "Mon, 10 Foo 2021 16:02:00", "10 Maybe 2026", "(2026-09-07)",
		"10.0.0.1", strings.Repeat("9", 300), strings.Repeat("1 ", 90),
	} {
		if got, _, ok := Parse(in, time.UTC, false); ok {
			t.Errorf("Parse(%q) = %s, want none", in, got)
		}
	}
}

func TestParseDateIsDecimal(t *testing.T) {
	for _, in := range []string{"2026-08-09 08:09:08", "Sun, 09 Aug 2026 08:09:08", "2026年08月09日08时09分08秒"} {
		got, _, ok := Parse(in, time.UTC, false)
		if want := time.Date(2026, 8, 9, 8, 9, 8, 0, time.UTC); !ok || !got.Equal(want) {
			t.Errorf("Parse(%q) = %s, want %s", in, got, want)
		}
	}
}

func TestParseDateOfADayGoesByLanguage(t *testing.T) {
	british, _, _ := Parse("9/7/2026", time.UTC, false)
	american, _, _ := Parse("9/7/2026", time.UTC, true)
	if british.Month() != time.July || american.Month() != time.September {
		t.Errorf("9/7/2026 is %s and %s", british, american)
	}
}

func TestParseDateNamesNoPlace(t *testing.T) {
	for _, in := range []string{"Mon, 10 May 2021 16:02:00 CST", "2026-09-07 08:00", "Mon, 10 May 2021 16:02:00 PDT"} {
		got, _, _ := Parse(in, china, false)
		if name := got.Location().String(); name != "" {
			t.Errorf("Parse(%q) is in %q", in, name)
		}
	}
}

func TestHomeZone(t *testing.T) {
	tests := []struct {
		lang  string
		hosts []string
		want  *time.Location
	}{
		{"zh-Hans", nil, china}, {"ja", nil, japan}, {"ko", nil, japan}, {"en", nil, time.UTC}, {"", nil, time.UTC},
		{"en", []string{"https://www.hkma.gov.hk/feed.xml"}, china},
		{"zh-Hans", []string{"https://www.nhk.or.jp/x"}, japan},
		{"en", []string{"https://x.example/", "https://a.go.kr:8080/"}, japan},
		{"en", []string{"https://cn/", "::bad"}, china},
		{"fr", []string{"https://1.2.3.4/"}, time.UTC},
	}
	for _, tt := range tests {
		if got := Home(tt.lang, tt.hosts...); got != tt.want {
			t.Errorf("Home(%q, %v) = %v, want %v", tt.lang, tt.hosts, got, tt.want)
		}
	}
}
