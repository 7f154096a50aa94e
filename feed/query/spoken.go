package query

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"guanbao/feed/cjk"
)

// A name may be written in the reader's own language, as 标题：国家 or is:未读,
// for an input method that is on makes title: a detour. These are such names
// in Chinese, Japanese and Korean, by what they stand for. Widths, either kana
// and variants of characters do not count.
var (
	spokenFields = []spoken{
		{"title", "标题 題名 件名 表題 タイトル 제목"},
		{"feed", "源 订阅源 フィード 配信元 피드"},
		{"origin", "来源 出典 情報源 출처"},
		{"tag", "标签 タグ 태그"},
		{"issuer", "发文机关 发布机构 发文单位 发布单位 机关 発行元 発行機関 발행기관 기관"},
		{"number", "文号 发文字号 文書番号 番号 문서번호 번호"},
		{"lang", "语言 言語 언어"},
		{"is", "状态 상태"},
		{"has", "包含 含有 付き 포함"},
		{"after", "之后 以后 以降 から 이후 부터"},
		{"before", "之前 以前 まで 이전 까지"},
		{"on", "日期 日付 날짜"},
		{"link", "链接 网址 リンク 링크"},
	}
	spokenFlags = []spoken{
		{"unread", "未读 未読 읽지않음 안읽음"},
		{"read", "已读 既読 읽음"},
		{"starred", "收藏 星标 加星 スター 별표 즐겨찾기"},
		{"revised", "修订 改过 有修订 改訂 訂正 수정됨 개정"},
		{"reposted", "转载 有转载 転載 전재"},
		{"missing", "缺全文 全文なし 전문없음"},
	}
	spokenHas = []spoken{
		{"attachment", "附件 添付 添付ファイル 첨부 첨부파일"},
		{"table", "表格 表 표"},
		{"image", "图片 图 画像 그림 이미지"},
		{"comments", "评论 コメント 댓글"},
	}
)

// spoken is a name of the language with the words that stand for it.
type spoken struct{ name, words string }

// meanings gives the names of a list by the words that stand for them, in the
// form of cjk.Key.
func meanings(list []spoken) func() map[string]string {
	return sync.OnceValue(func() map[string]string {
		all := make(map[string]string)
		for _, s := range list {
			for word := range strings.FieldsSeq(s.words) {
				all[cjk.Key(word)] = s.name
			}
		}
		return all
	})
}

var (
	fieldMeant = meanings(spokenFields)
	flagMeant  = meanings(spokenFlags)
	hasMeant   = meanings(spokenHas)
)

// spokenName reads the name of a field in another script, with its colon, at
// the place of reading.
func (p *parser) spokenName() (name string, end int, ok bool) {
	for i, n := p.pos, 0; n <= longestName; n++ {
		r, size := p.at(i)
		if colon(r) {
			name, ok = fieldMeant()[cjk.Key(p.text[p.pos:i])]
			return name, i + size, ok
		}
		if size == 0 || ends(r) {
			return "", 0, false
		}
		i += size
	}
	return "", 0, false
}

// spokenBy gives the words of a list that begin as was typed, where that is not
// in Latin letters.
func spokenBy(typed string, list []spoken) []string {
	if typed == "" || typed[0] < utf8.RuneSelf {
		return nil
	}
	var words []string
	for _, s := range list {
		words = slices.AppendSeq(words, strings.FieldsSeq(s.words))
	}
	return matching(typed, words, cjk.Key, false)
}
