package locale

import "fmt"

// Walk are the words about going from an article to related ones and back.
// Fields ending in F are formats.
type Walk struct {
	Seeking            string // what is related
	Away, Read         string // states of an article, in one word
	SeveralHere        Count  // articles that may be meant, in a word
	SharedF            string // %s: terms
	HintPast, HintOn   string // status bar, one word each
	Fetching           string // a page
	TookF              string // %s: title; the reader has gone on
	NotTakenF          string // %s: title, %s: why
	QueueQuestionF     string // %s: what went wrong
	Queued, NotQueued  string
	Nowhere            string // nothing in the cache, and no address
	Itself             string
	WhichF             string // %s: title
	CopiesF, NoCopies  string // %s: title
	NoWayBack, NoWayOn string
	GoneF              string // %s: title
	NoSections         string // further ones
	NotHere            string // what is asked of an article that is not in the cache
}

// NotTaken tells why an article did not come.
func (w *Walk) NotTaken(title, why string) string { return fmt.Sprintf(w.NotTakenF, title, why) }

var zhHansWalk = Walk{
	Seeking: "正在查找相关内容……", Away: "未缓存", Read: "已读", SeveralHere: same("可能 %d 篇"), SharedF: "共有：%s",
	HintPast: "后退", HintOn: "前进",
	Fetching: "正在取得", TookF: "已取得：%s", NotTakenF: "没有取得“%s”：%s",
	QueueQuestionF: "%s。y 留待下次刷新时取得，其他键不留", Queued: "下次刷新时取得。", NotQueued: "没有留待下次。",
	Nowhere: "缓存里没有这一篇，也没有它的地址。", Itself: "这就是本文。", WhichF: "可能是：%s",
	CopiesF: "同一篇的转载：%s", NoCopies: "没有发现这一篇的转载。",
	NoWayBack: "已经是最初的一篇。", NoWayOn: "前面没有了。", GoneF: "“%s”已不在缓存里，跳过了。", NoSections: "没有更多部分。",
	NotHere: "这一篇不在缓存里，请先按 Enter 打开。",
}

var zhHantWalk = Walk{
	Seeking: "正在查找相關內容……", Away: "未快取", Read: "已讀", SeveralHere: same("可能 %d 篇"), SharedF: "共有：%s",
	HintPast: "後退", HintOn: "前進",
	Fetching: "正在取得", TookF: "已取得：%s", NotTakenF: "沒有取得「%s」：%s",
	QueueQuestionF: "%s。y 留待下次更新時取得，其他鍵不留", Queued: "下次更新時取得。", NotQueued: "沒有留待下次。",
	Nowhere: "快取裡沒有這一篇，也沒有它的位址。", Itself: "這就是本文。", WhichF: "可能是：%s",
	CopiesF: "同一篇的轉載：%s", NoCopies: "沒有發現這一篇的轉載。",
	NoWayBack: "已經是最初的一篇。", NoWayOn: "前面沒有了。", GoneF: "「%s」已不在快取裡，跳過了。", NoSections: "沒有更多部分。",
	NotHere: "這一篇不在快取裡，請先按 Enter 開啟。",
}

var jaWalk = Walk{
	Seeking: "関連するものを探しています……", Away: "未保存", Read: "既読", SeveralHere: same("候補 %d 件"), SharedF: "共通：%s",
	HintPast: "戻る", HintOn: "進む",
	Fetching: "取得中", TookF: "取得しました：%s", NotTakenF: "「%s」を取得できませんでした：%s",
	QueueQuestionF: "%s。y で次の更新時に取得、ほかのキーでやめる", Queued: "次の更新時に取得します。", NotQueued: "予約しませんでした。",
	Nowhere: "この文書はキャッシュになく、アドレスもわかりません。", Itself: "この記事そのものです。", WhichF: "候補：%s",
	CopiesF: "同じ文章の転載：%s", NoCopies: "同じ文章の転載は見つかりません。",
	NoWayBack: "ここが最初の記事です。", NoWayOn: "この先はありません。", GoneF: "「%s」はキャッシュにないので飛ばしました。", NoSections: "ほかの区分はありません。",
	NotHere: "この記事はキャッシュにありません。先に Enter で開いてください。",
}

var koWalk = Walk{
	Seeking: "관련 항목을 찾는 중……", Away: "저장 안 됨", Read: "읽음", SeveralHere: same("후보 %d건"), SharedF: "공통: %s",
	HintPast: "되돌아", HintOn: "앞으로",
	Fetching: "받는 중", TookF: "받았습니다: %s", NotTakenF: "“%s”을(를) 받지 못했습니다: %s",
	QueueQuestionF: "%s. y 다음 새로 고침 때 받기, 다른 키 그만두기", Queued: "다음 새로 고침 때 받습니다.", NotQueued: "예약하지 않았습니다.",
	Nowhere: "이 문서는 캐시에 없고 주소도 없습니다.", Itself: "바로 이 기사입니다.", WhichF: "후보: %s",
	CopiesF: "같은 글의 사본: %s", NoCopies: "같은 글의 사본이 없습니다.",
	NoWayBack: "여기가 첫 기사입니다.", NoWayOn: "앞에 더 없습니다.", GoneF: "“%s”은(는) 캐시에 없어 건너뛰었습니다.", NoSections: "다른 부분이 없습니다.",
	NotHere: "이 기사는 캐시에 없습니다. 먼저 Enter 키로 여십시오.",
}

var enWalk = Walk{
	Seeking: "Looking for what is related …", Away: "not here", Read: "read", SeveralHere: Count{"%d match", "%d matches"}, SharedF: "both have: %s",
	HintPast: "back", HintOn: "forward",
	Fetching: "Fetching", TookF: "Fetched: %s", NotTakenF: "“%s” was not fetched: %s",
	QueueQuestionF: "%s. y = fetch it with the next refresh, any other key = no", Queued: "It is fetched with the next refresh.", NotQueued: "It was not queued.",
	Nowhere: "It is not in the cache, and no address is known.", Itself: "That is this article.", WhichF: "May be one of: %s",
	CopiesF: "Copies of: %s", NoCopies: "No copies of this text were found.",
	NoWayBack: "This is where the trail begins.", NoWayOn: "The trail ends here.", GoneF: "“%s” is not in the cache any more and was skipped.", NoSections: "No more sections.",
	NotHere: "It is not in the cache; press Enter to open it first.",
}
