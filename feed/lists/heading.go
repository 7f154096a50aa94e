package lists

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"guanbao/feed"
	"guanbao/feed/cjk"
)

// Bounds on a heading, in characters.
const (
	longestHeading = 18 // without glosses and spaces
	longestSource  = 96 // bytes of text that may be one, glosses included
)

// word is a phrase by which a heading tells its kind. It is compared folded,
// so that one spelling stands for the simplified and the traditional one.
type word struct {
	text string
	kind feed.LinkKind
}

// What goes behind 相关 and 热门.
var (
	afterRelated = "新闻 文章 报道 报导 阅读 链接 连结 信息 资讯 内容 稿件 解读 文件 政策 专题 推荐 附件内容"
	afterPopular = "点击 新闻 文章 推荐 排行 资讯 阅读 点击排行 新闻排行 文章排行 阅读排行"
	afterPushed  = "资讯 新闻 文章"
)

// plainWords are the other phrases, those of one kind a line.
var plainWords = map[feed.LinkKind]string{
	feed.LinkRelated: "延伸阅读|推荐阅读|关联阅读|相关|関連記事|関連ニュース|関連リンク|関連情報|あわせて読みたい|こちらの記事も|" +
		"관련기사|관련 기사|관련뉴스|관련 뉴스|관련 보도자료|연관기사|함께 보면|related articles|related news|related|read more|see also|more on this",
	feed.LinkPopular: "点击排行|阅读排行|新闻排行|新闻排行榜|点击排行榜|热点新闻|24小时|热榜|热搜|最热|アクセスランキング|ランキング|人気記事|よく読まれ|" +
		"많이 본|인기기사|인기 기사|랭킹|most read|most viewed|most popular|trending",
	feed.LinkRecommended: "精彩推荐|编辑推荐|今日推荐|为您推荐|为你推荐|猜你喜欢|要闻|最新文章|最新新闻|最新消息|最新发布|最新资讯|滚动新闻|" +
		"おすすめ|注目|新着|最新記事|主要ニュース|추천기사|추천 기사|최신기사|최신 기사|주요뉴스|주요 뉴스|recommended|latest|top stories",
}

// denied are words of headings over lists that hold no articles.
var denied = folded("评论 视频 好书 图集 广告 客户端 comments videos")

// besides are phrases that sites run together with a heading: 网友评论推荐资讯.
var besides = folded("网友评论 发表评论 查看评论 我要评论 我来说两句")

// folded gives words in the form in which they are compared. They are folded
// when they are first used: the tables behind that take milliseconds.
func folded(words string) func() []string {
	return sync.OnceValue(func() []string {
		list := strings.Fields(words)
		for i := range list {
			list[i] = cjk.Key(list[i])
		}
		return list
	})
}

// vocabulary is what words gives.
var (
	once       sync.Once
	vocabulary []word
)

// words gives the vocabulary, longest first. It is made when it is first used.
func words() []word {
	once.Do(func() {
		add := func(kind feed.LinkKind, text string) { vocabulary = append(vocabulary, word{squeeze(text), kind}) }
		for _, w := range strings.Fields(afterRelated) {
			add(feed.LinkRelated, "相关"+w)
		}
		for _, w := range strings.Fields(afterPopular) {
			add(feed.LinkPopular, "热门"+w)
		}
		for _, w := range strings.Fields(afterPushed) {
			add(feed.LinkRecommended, "推荐"+w)
		}
		for kind, list := range plainWords {
			for _, w := range strings.Split(list, "|") {
				add(kind, w)
			}
		}
		slices.SortFunc(vocabulary, func(a, b word) int {
			if d := len(b.text) - len(a.text); d != 0 {
				return d
			}
			return strings.Compare(a.text, b.text)
		})
	})
	return vocabulary
}

// squeeze brings a text into the form in which headings are compared: folded,
// without glosses, spaces and signs.
func squeeze(s string) string {
	s = cjk.JudgeTitle(s, true, cjk.Simplifies).StripCut(s)
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, cjk.Key(s))
}

// heading tells which list a text stands over, and whether it says nothing
// else; "" for a text that is no heading of a list.
func heading(text string) (kind feed.LinkKind, sure bool) {
	if text = strings.TrimSpace(text); text == "" || len(text) > longestSource {
		return "", false
	}
	s := squeeze(text)
	for _, b := range besides() {
		s = strings.Replace(s, b, "", 1)
	}
	n := utf8.RuneCountInString(s)
	if n == 0 || n > longestHeading || ends(text) || contains(s, denied()) {
		return "", false
	}
	kind, found := lastWord(s)
	if kind == "" || 10*found < 4*n {
		return "", false
	}
	return kind, found == n
}

// ends reports whether a text is a sentence, which no heading is.
func ends(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune("。！；，,;!", r)
}

// lastWord finds the last phrase of a heading, which is over the list where
// two headings run together, and how many characters the phrases have.
func lastWord(s string) (kind feed.LinkKind, found int) {
	for s != "" {
		at := slices.IndexFunc(words(), func(w word) bool { return strings.HasPrefix(s, w.text) })
		if at < 0 {
			_, size := utf8.DecodeRuneInString(s)
			s = s[size:]
			continue
		}
		w := words()[at]
		kind, found = w.kind, found+utf8.RuneCountInString(w.text)
		s = s[len(w.text):]
	}
	return kind, found
}

func contains(s string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(s, w) })
}
