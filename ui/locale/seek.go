package locale

import (
	"fmt"

	"guanbao/feed"
)

// Seek are the words about the search in all that is cached. Fields ending in F
// are formats.
type Seek struct {
	Prompt, Head                      string // before what is typed, and in the header
	FilterPrompt, FilterHead          string // the same for a filter of the list
	Seeking                           string
	HitsF                             Count                 // %d: what was found
	MoreF                             string                // %d: than so many
	Best, Newest                      string                // the orders
	NothingSought                     string                // that could be ordered
	HintOrder, HintChange, HintSearch string                // status bar, one word each
	Matches                           map[feed.Match]string // by what an article was found; none for its text
}

// Count tells how many articles were found, at least so many where that is not
// sure.
func (s *Seek) Count(n int, sure bool) string {
	if sure {
		return s.HitsF.Of(n)
	}
	return fmt.Sprintf(s.MoreF, n)
}

var zhHansSeek = Seek{
	Prompt: "搜索：", Head: "搜索", FilterPrompt: "筛选：", FilterHead: "筛选",
	Seeking: "正在查找……", HitsF: same("%d 篇"), MoreF: "至少 %d 篇", Best: "最相关在前", Newest: "最新在前",
	NothingSought: "按 / 先搜索。", HintOrder: "换排序", HintChange: "改词", HintSearch: "搜索",
	Matches: sounds("拼音", "首字母", "罗马字", "假名", "初声"),
}

var zhHantSeek = Seek{
	Prompt: "搜尋：", Head: "搜尋", FilterPrompt: "篩選：", FilterHead: "篩選",
	Seeking: "正在尋找……", HitsF: same("%d 篇"), MoreF: "至少 %d 篇", Best: "最相關在前", Newest: "最新在前",
	NothingSought: "先按 / 搜尋。", HintOrder: "換排序", HintChange: "改詞", HintSearch: "搜尋",
	Matches: sounds("拼音", "首字母", "羅馬字", "假名", "初聲"),
}

var jaSeek = Seek{
	Prompt: "検索：", Head: "検索", FilterPrompt: "絞り込み：", FilterHead: "絞り込み",
	Seeking: "検索中……", HitsF: same("%d 件"), MoreF: "%d 件以上", Best: "関連の高い順", Newest: "新しい順",
	NothingSought: "先に / で検索してください。", HintOrder: "並べ替え", HintChange: "語を変える", HintSearch: "検索",
	Matches: sounds("ピンイン", "頭文字", "ローマ字", "かな", "初声"),
}

var koSeek = Seek{
	Prompt: "검색: ", Head: "검색", FilterPrompt: "거르기: ", FilterHead: "거르기",
	Seeking: "찾는 중……", HitsF: same("%d건"), MoreF: "%d건 이상", Best: "관련도순", Newest: "최신순",
	NothingSought: "먼저 / 키로 검색하십시오.", HintOrder: "정렬", HintChange: "고치기", HintSearch: "검색",
	Matches: sounds("병음", "병음 머리글자", "로마자", "가나", "초성"),
}

var enSeek = Seek{
	Prompt: "search: ", Head: "Search", FilterPrompt: "filter: ", FilterHead: "Filter",
	Seeking: "Searching …", HitsF: Count{"%d hit", "%d hits"}, MoreF: "at least %d hits", Best: "best first", Newest: "newest first",
	NothingSought: "Press / to search first.", HintOrder: "order", HintChange: "change", HintSearch: "search",
	Matches: sounds("by pinyin", "by initials", "by romaji", "by kana", "by jamo"),
}

// sounds are the words for what was found by its sound.
func sounds(pinyin, initials, romaji, kana, jamo string) map[feed.Match]string {
	return map[feed.Match]string{feed.MatchPinyin: pinyin, feed.MatchInitials: initials, feed.MatchRomaji: romaji, feed.MatchKana: kana, feed.MatchJamo: jamo}
}
