package locale

import "fmt"

// Deeds are the words about what a reader does with an article: following its
// links and taking it along. Fields ending in F are formats.
type Deeds struct {
	Link       string // before its number, in one word
	Cancel     string // what Esc does, in one word
	NoArticle  string
	NoLinks    string
	NoNumberF  string // %s: what was typed, %d: links there are
	NoLettersF string // %s: letters
	NoPlace    string
	NoFormF    string // of citations; %s: what was typed, %s: the forms
}

// NoNumber tells that an article has no link of a number, and how many it has.
func (d *Deeds) NoNumber(typed string, links int) string {
	if links == 0 {
		return d.NoLinks
	}
	return fmt.Sprintf(d.NoNumberF, typed, links)
}

// NoLetters tells that no link is marked with some letters.
func (d *Deeds) NoLetters(letters string) string { return fmt.Sprintf(d.NoLettersF, letters) }

var zhHansDeeds = Deeds{
	Link: "链接", Cancel: "取消", NoArticle: "没有打开的文章。", NoLinks: "这里没有链接。",
	NoNumberF: "没有链接 %s，这篇文章的链接从 1 到 %d。", NoLettersF: "没有标着 %s 的链接。", NoPlace: "文章里没有这个链接所指的位置。",
	NoFormF: "没有引用格式 %s，可用：%s",
}

var zhHantDeeds = Deeds{
	Link: "連結", Cancel: "取消", NoArticle: "沒有開啟的文章。", NoLinks: "這裡沒有連結。",
	NoNumberF: "沒有連結 %s，這篇文章的連結從 1 到 %d。", NoLettersF: "沒有標著 %s 的連結。", NoPlace: "文章裡沒有這個連結所指的位置。",
	NoFormF: "沒有引用格式 %s，可用：%s",
}

var jaDeeds = Deeds{
	Link: "リンク", Cancel: "取消", NoArticle: "開いている記事がありません。", NoLinks: "ここにリンクはありません。",
	NoNumberF: "リンク %s はありません。この記事のリンクは 1 から %d までです。", NoLettersF: "%s の付いたリンクはありません。", NoPlace: "リンクの指す場所が記事にありません。",
	NoFormF: "引用の形式 %s はありません。使える形式：%s",
}

var koDeeds = Deeds{
	Link: "링크", Cancel: "취소", NoArticle: "열린 기사가 없습니다.", NoLinks: "여기에는 링크가 없습니다.",
	NoNumberF: "링크 %s번이 없습니다. 이 기사의 링크는 1번부터 %d번까지입니다.", NoLettersF: "%s 표시가 있는 링크가 없습니다.", NoPlace: "링크가 가리키는 곳이 기사에 없습니다.",
	NoFormF: "인용 형식 %s이(가) 없습니다. 쓸 수 있는 형식: %s",
}

var enDeeds = Deeds{
	Link: "link", Cancel: "cancel", NoArticle: "No article is open.", NoLinks: "There are no links here.",
	NoNumberF: "There is no link %s; the links of this article go from 1 to %d.", NoLettersF: "No link is marked %s.", NoPlace: "The place that the link leads to is not in the article.",
	NoFormF: "There is no form of citation %s; there are %s",
}
