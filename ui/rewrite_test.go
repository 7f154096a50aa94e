package ui

import (
	"testing"

	"guanbao/ui/reading"
)

// dirty is a screen whose first article a faulty conversion left full of
// pinyin.
func dirty(t *testing.T) *screen {
	s := setup(t, 3, 120, 40)
	it := &s.shelf.items[0]
	it.Title, it.Lang = "國家郵政局召開2021年第七次局長辦公會(huì)", "zh-Hant"
	it.Content = "<p>會(huì)議要點(diǎn)說到服務(wù)與質(zhì)量,(重點市)也在內。</p><p><ruby>郵<rt>yóu</rt></ruby>政</p>"
	s.keys("] [")
	return s
}

func TestPShowsAndHidesReadings(t *testing.T) {
	s := dirty(t)
	s.wants("會議要", "說到服務與質量,(重點市)也在內", "郵(yóu)政", "已隐藏注音")
	s.lacks("huì", "diǎn")
	s.keys("P")
	s.wants("會(huì)議要點(diǎn)", "辦公會(huì)", "显示全部注音")
	s.lacks("已隐藏注音")
	s.keys("P")
	s.wants("會議要點說到服務與質量", "郵政", "隐藏全部注音")
	s.lacks("yóu")
	s.keys("P")
	s.wants("郵(yóu)政", "隐藏转换留下的注音")
}

func TestTShowsChineseInAnotherScript(t *testing.T) {
	s := dirty(t)
	s.keys("T")
	s.wants("国家邮政局召开2021年第七次局长办公会", "会议要点说到服务与质量", "显示为简体字")
	s.lacks("國家郵政局召開2021")
	s.keys("T")
	s.wants("國家郵政局召開2021年第七次局長辦公會", "显示为繁体字")
	s.keys("T")
	s.wants("按原文显示")
	if s.m.look.Reading != (reading.Wish{}) {
		t.Errorf("once round the wish is %+v", s.m.look.Reading)
	}
}

func TestOnlyTheLastPressCounts(t *testing.T) {
	s := dirty(t)
	s.hold = true
	s.keys("T T")
	s.release()
	if s.m.look.Reading.Script != reading.Traditional {
		t.Errorf("the wish is %+v", s.m.look.Reading)
	}
}

func TestThePlaceStaysWhenChineseIsRewritten(t *testing.T) {
	s := long(t, 80, 24)
	s.keys("enter ^D ^D")
	top := s.m.article.Place()
	s.keys("T P")
	if got := s.m.article.Place(); got.Block != top.Block {
		t.Errorf("the place is %v, was %v", got, top)
	}
}
