package locale

import "fmt"

// Pages are the words about the full text of articles. Fields ending in F are
// formats.
type Pages struct {
	Getting  string // what runs: one page, or those after a refresh
	Kept     string // the text of the page is there now
	NoMore   string // the page says no more than the feed
	FailedF  string // %s: why
	Given    string // the text of the feed is shown again
	Full     string // the text of the page is shown again
	NoPage   string // the article has no address
	MissingF string // in the head of an article; %s: key that gets the page
	LackingF string // the same where the page failed; %s: why, %s: key
	Part     string // the first pages of the article are there now, and a later one is not
	PartF    string // in the head of an article of which that is so; %s: why, %s: key
	MarkF    string // of the help; %s: the sign of a row that is a summary or a part
	DroppedF string // %s: title of a link that is not tried again, %s: why
	CountF   string // for the command line; %d: pages that were kept, %d: those that were not
	Label    string // of doctor and feeds: articles of which there is only a summary
	LackF    string // behind it; %d: whose page was not got, %d: whose page could not be got
	Flag     string // of list: what --missing does
}

// Failed tells why the page of an article did not come.
func (p *Pages) Failed(why string) string { return fmt.Sprintf(p.FailedF, why) }

// Mark tells what the sign of a row means.
func (p *Pages) Mark(sign string) string { return fmt.Sprintf(p.MarkF, sign) }

// Missing tells that there is only a summary, and which key gets the rest.
func (p *Pages) Missing(key string) string { return fmt.Sprintf(p.MissingF, key) }

// Lacking tells why there is only a summary.
func (p *Pages) Lacking(why, key string) string { return fmt.Sprintf(p.LackingF, why, key) }

// Partly tells why there are only the first pages of an article.
func (p *Pages) Partly(why, key string) string { return fmt.Sprintf(p.PartF, why, key) }

var zhHansPages = Pages{
	Getting: "正在取全文", Kept: "已取全文。", NoMore: "网页上的正文不比源里的多。", FailedF: "没有取到全文：%s",
	Given: "显示源里的文字", Full: "显示网页的全文", NoPage: "这篇文章没有网页的地址。",
	MissingF: "只有摘要，按 %s 取全文", LackingF: "只有摘要，没有取到全文：%s。按 %s 再取",
	MarkF: "列表中的 %s：没有全文", CountF: "全文：取到 %d 篇，%d 篇没有取到", Label: "只有摘要", LackF: "%d 篇还没有取全文，%d 篇没有取到", Flag: "只列只有摘要或正文不全的文章",
	DroppedF: "不再取链接“%s”：%s",
	Part:     "全文只取到一部分。", PartF: "正文不全，后面的页没有取到：%s。按 %s 再取",
}

var zhHantPages = Pages{
	Getting: "正在取得全文", Kept: "已取得全文。", NoMore: "網頁上的正文不比來源裡的多。", FailedF: "沒有取得全文：%s",
	Given: "顯示來源裡的文字", Full: "顯示網頁的全文", NoPage: "這篇文章沒有網頁的網址。",
	MissingF: "只有摘要，按 %s 取得全文", LackingF: "只有摘要，沒有取得全文：%s。按 %s 再取",
	MarkF: "列表中的 %s：沒有全文", CountF: "全文：取得 %d 篇，%d 篇沒有取得", Label: "只有摘要", LackF: "%d 篇還沒有取得全文，%d 篇沒有取得", Flag: "只列只有摘要或正文不全的文章",
	DroppedF: "不再取得連結「%s」：%s",
	Part:     "全文只取得一部分。", PartF: "正文不全，後面的頁沒有取得：%s。按 %s 再取",
}

var jaPages = Pages{
	Getting: "全文を取得中", Kept: "全文を取得しました。", NoMore: "ページの本文はフィードの文より長くありません。", FailedF: "全文を取得できませんでした：%s",
	Given: "フィードの文を表示", Full: "ページの全文を表示", NoPage: "この記事にはページの住所がありません。",
	MissingF: "要約だけです。%s で全文を取得します", LackingF: "要約だけです。全文を取得できませんでした：%s。%s でもう一度",
	MarkF: "一覧の %s：全文がない", CountF: "全文：%d 件を取得、%d 件は取得できず", Label: "要約だけ", LackF: "全文を未取得 %d 件、取得できず %d 件", Flag: "要約だけ、または途中までの記事を並べる",
	DroppedF: "リンク「%s」はもう取得しません：%s",
	Part:     "全文は途中までです。", PartF: "本文は途中までです。続きのページを取得できませんでした：%s。%s でもう一度",
}

var koPages = Pages{
	Getting: "전문을 받는 중", Kept: "전문을 받았습니다.", NoMore: "페이지의 본문이 피드의 글보다 길지 않습니다.", FailedF: "전문을 받지 못했습니다: %s",
	Given: "피드의 글을 보입니다", Full: "페이지의 전문을 보입니다", NoPage: "이 기사에는 페이지 주소가 없습니다.",
	MissingF: "요약뿐입니다. %s 키로 전문을 받습니다", LackingF: "요약뿐입니다. 전문을 받지 못했습니다: %s. %s 키로 다시 받습니다",
	MarkF: "목록의 %s: 전문이 없음", CountF: "전문: %d건 받음, %d건 받지 못함", Label: "요약뿐", LackF: "전문을 아직 받지 않음 %d건, 받지 못함 %d건", Flag: "요약뿐이거나 일부만 있는 글 보이기",
	DroppedF: "링크 “%s”은(는) 더 받지 않습니다: %s",
	Part:     "전문은 일부만 받았습니다.", PartF: "본문은 일부입니다. 이어지는 페이지를 받지 못했습니다: %s. %s 키로 다시 받습니다",
}

var enPages = Pages{
	Getting: "Getting the full text", Kept: "The full text is here.", NoMore: "The page says no more than the feed.", FailedF: "The full text did not come: %s",
	Given: "text of the feed", Full: "full text of the page", NoPage: "This article has no address of a page.",
	MissingF: "Only a summary; %s gets the full text", LackingF: "Only a summary; the full text did not come: %s. %s tries again",
	MarkF: "%s in the list: no full text", CountF: "full texts: %d came, %d did not", Label: "only a summary", LackF: "%d not got, %d did not come", Flag: "only articles of which there is just a summary or a part",
	DroppedF: "The link “%s” is given up: %s",
	Part:     "Only a part of the full text is here.", PartF: "Only the first pages; a later one did not come: %s. %s tries again",
}
