package locale

import (
	"errors"
	"fmt"
	"strings"

	"guanbao/feed"
	"guanbao/feed/catalogue"
)

// Offers are the words about what is found behind an address. Fields ending in
// F are formats.
type Offers struct {
	SeveralF string // for the command line; %s: address, %d: feeds that it links
	ListF    string // the same; %s: address of a page without a feed, on which a list was recognised
	ListedF  string // %s: file of the settings, whose rules are a list on one line
	RuleF    string // %s: file of the settings, which the rule goes into
	Known    string // beside what is subscribed to already
	Which    string // asks for some of them
	Sure     string // asks whether to subscribe to a list
	Yes      string // the letter that says so
	HintPick string // how to choose without a terminal
	HintYes  string
	None     string // nothing was chosen
	NoSuchF  string // %s: what was typed, %d: how many there are
	OneTitle string // a title is for one feed

	Finding    string // what runs
	Found      string // before the address of what was found there
	WaitsF     string // %d: offers, %s: key that shows them
	Feed       string // what an offer is
	ListPage   string
	Unreadable string
	GuessedF   string // of a list page under the cursor; %d: its items
	Looking    string // in place of what an offer brings
	Empty      string
	HintMark   string
	HintTake   string
	SomeF      string // %d: feeds that were subscribed to, %d: their articles
	PartF      string // the same; %d: those that failed, %s: key that tells why

	FlagFeed, FlagAll, FlagYes string // words in back quotes name values

	NoLinks    string // the page links no feed
	BadLinksF  string // %d: feeds that it links, none of which could be read
	PlacesF    string // %d: usual places that were asked
	NoList     string // no list was recognised
	VainHint   string
	HintScheme string // https was tried, for nothing else was said
	HintName   string // a name was given in place of an address
	Between    string // parts of a sentence
}

// Needs tells what the site of an address needs beyond a plain request, as the
// catalogue has it; "" for nothing.
func (t *Texts) Needs(address string) string {
	row, _ := catalogue.At(address)
	var all []string
	for _, n := range row.Needs {
		all = append(all, t.Shelf.Needs[n])
	}
	return strings.Join(all, t.Offers.Between)
}

// Vain tells what was tried at an address where there is no feed.
func (t *Texts) Vain(v *feed.Vain) string {
	o := &t.Offers
	parts := []string{o.NoLinks}
	if v.Links > 0 {
		parts[0] = fmt.Sprintf(o.BadLinksF, v.Links)
	}
	if v.Places > 0 {
		parts = append(parts, fmt.Sprintf(o.PlacesF, v.Places))
	}
	if v.List {
		parts = append(parts, o.NoList)
	}
	return t.Problem(v.Problem) + t.Colon + strings.Join(parts, o.Between)
}

// Refused tells why there is nothing to subscribe to at an address, and what can
// be done. It is false for an error that is no *feed.Problem.
func (t *Texts) Refused(at feed.Prospect, err error) (why, hint string, ok bool) {
	why, hint, ok = t.refused(err)
	switch feed.AsProblem(err).Kind {
	case feed.ProblemTLS, feed.ProblemRefused, feed.ProblemTimeout, feed.ProblemReset:
		if at.Assumed {
			hint = t.Offers.HintScheme
		}
	case feed.ProblemNoHost:
		if at.Assumed && !strings.Contains(at.Address, ".") {
			hint = t.Offers.HintName
		}
	}
	if needs := t.Needs(at.Address); needs != "" {
		hint = needs
	}
	return why, hint, ok
}

func (t *Texts) refused(err error) (why, hint string, ok bool) {
	if vain, is := errors.AsType[*feed.Vain](err); is {
		return t.Vain(vain), t.Offers.VainHint, true
	}
	if p, is := errors.AsType[*feed.Problem](err); is {
		return t.Problem(p), t.HintNew(p.Kind), true
	}
	return "", "", false
}

var zhHansOffers = Offers{
	SeveralF: "%s 链接了 %d 个源：", ListF: "%s 没有源，但认出了一个文章列表：", ListedF: "%s 把 source 写成了一行里的列表，请自己把规则加进去", RuleF: "写入 %s 的规则：", Known: "已订阅",
	Which: "订阅哪些？（编号，a 全部，回车第一个，q 都不要）", Sure: "订阅这个列表吗？（y/N）", Yes: "y",
	HintPick: "用 --feed N 选择，--all 全部订阅", HintYes: "加上 --yes 就订阅",
	None: "没有订阅", NoSuchF: "没有编号 %s，共 %d 个", OneTitle: "--title 只用于一个源",
	Finding: "正在查找，Esc 取消", Found: "添加：", WaitsF: "找到 %d 项，按 %s 查看", Feed: "源", ListPage: "文章列表", Unreadable: "读不出", GuessedF: "没有源；按这个列表订阅，共 %d 项，规则写入设置", Looking: "正在读取", Empty: "没有文章",
	HintMark: "选择", HintTake: "订阅", SomeF: "已订阅 %d 个源：%d 篇", PartF: "已订阅 %d 个源：%d 篇；%d 个没有添加，按 %s 看原因",
	FlagFeed: "网页有多个源时，选择编号为 `N` 的，可写多个", FlagAll: "订阅网页上的全部源", FlagYes: "网页没有源时，不再询问就订阅认出的文章列表",
	NoLinks: "网页没有链接任何源", BadLinksF: "网页链接的 %d 个源都读不出", PlacesF: "试了 %d 个常见地址，也没有源", NoList: "页面上没有认出文章列表",
	HintScheme: "没有写协议时只试 https；网站没有 https 的，请写出 http://。",
	HintName:   "这不像网址；按名称可以在目录中查找（guanbao catalogue）。",
	VainHint:   "请给出列有文章的栏目页的地址，或源本身的地址。", Between: "；",
}

var zhHantOffers = Offers{
	SeveralF: "%s 連結了 %d 個來源：", ListF: "%s 沒有來源，但認出了一個文章列表：", ListedF: "%s 把 source 寫成了一行裡的清單，請自行把規則加進去", RuleF: "寫入 %s 的規則：", Known: "已訂閱",
	Which: "訂閱哪些？（編號，a 全部，Enter 第一個，q 都不要）", Sure: "訂閱這個列表嗎？（y/N）", Yes: "y",
	HintPick: "以 --feed N 選擇，--all 全部訂閱", HintYes: "加上 --yes 就訂閱",
	None: "沒有訂閱", NoSuchF: "沒有編號 %s，共 %d 個", OneTitle: "--title 只用於一個來源",
	Finding: "正在查找，Esc 取消", Found: "新增：", WaitsF: "找到 %d 項，按 %s 查看", Feed: "來源", ListPage: "文章列表", Unreadable: "讀不出", GuessedF: "沒有來源；按這個列表訂閱，共 %d 項，規則寫入設定", Looking: "正在讀取", Empty: "沒有文章",
	HintMark: "選擇", HintTake: "訂閱", SomeF: "已訂閱 %d 個來源：%d 篇", PartF: "已訂閱 %d 個來源：%d 篇；%d 個沒有新增，按 %s 看原因",
	FlagFeed: "網頁有多個來源時，選擇編號為 `N` 的，可寫多個", FlagAll: "訂閱網頁上的全部來源", FlagYes: "網頁沒有來源時，不再詢問就訂閱認出的文章列表",
	NoLinks: "網頁沒有連結任何來源", BadLinksF: "網頁連結的 %d 個來源都讀不出", PlacesF: "試了 %d 個常見網址，也沒有來源", NoList: "頁面上沒有認出文章列表",
	HintScheme: "沒有寫協定時只試 https；網站沒有 https 的，請寫出 http://。",
	HintName:   "這不像網址；按名稱可以在目錄中查找（guanbao catalogue）。",
	VainHint:   "請給出列有文章的欄目頁的網址，或來源本身的網址。", Between: "；",
}

var jaOffers = Offers{
	SeveralF: "%s には %d 件のフィードへのリンクがあります：", ListF: "%s にフィードはありませんが、記事の一覧を認識しました：", ListedF: "%s の source は一行のリストです。ルールは手で書き加えてください", RuleF: "%s に書くルール：", Known: "購読済み",
	Which: "どれを購読しますか（番号、a すべて、Enter 最初の一件、q やめる）", Sure: "この一覧を購読しますか（y/N）", Yes: "y",
	HintPick: "--feed N で選ぶか、--all ですべて購読します", HintYes: "--yes を付けると購読します",
	None: "購読しませんでした", NoSuchF: "番号 %s はありません（全 %d 件）", OneTitle: "--title は一件のフィードにだけ使えます",
	Finding: "探しています（Esc で中止）", Found: "追加：", WaitsF: "%d 件見つかりました。%s で表示", Feed: "フィード", ListPage: "記事一覧", Unreadable: "読めません", GuessedF: "フィードはなく、この一覧（%d 件）を購読し、ルールを設定に書きます", Looking: "読み込み中", Empty: "記事がありません",
	HintMark: "選択", HintTake: "購読", SomeF: "%d 件のフィードを購読しました（記事 %d 件）", PartF: "%d 件のフィードを購読しました（記事 %d 件）。%d 件は追加できず、%s で理由を表示",
	FlagFeed: "ページに複数のフィードがあるとき、番号 `N` のものを選ぶ。いくつでも書ける", FlagAll: "ページのフィードをすべて購読する", FlagYes: "フィードのないページで、認識した記事の一覧を確認なしで購読する",
	NoLinks: "ページにフィードへのリンクがありません", BadLinksF: "リンクされた %d 件のフィードはどれも読めません", PlacesF: "よくある場所 %d か所にもありません", NoList: "記事の一覧も認識できません",
	HintScheme: "スキームがないので https だけを試しました。https のないサイトは http:// を付けてください。",
	HintName:   "アドレスではないようです。名前ならカタログで探せます（guanbao catalogue）。",
	VainHint:   "記事が並ぶページか、フィードそのもののアドレスを指定してください。", Between: "。",
}

var koOffers = Offers{
	SeveralF: "%s 페이지가 연결한 피드 %d개:", ListF: "%s 페이지에 피드는 없지만 글 목록을 알아보았습니다:", ListedF: "%s 파일의 source가 한 줄짜리 목록입니다. 규칙을 직접 넣으십시오", RuleF: "%s 파일에 쓸 규칙:", Known: "구독 중",
	Which: "무엇을 구독할까요? (번호, a 모두, Enter 첫째, q 취소) ", Sure: "이 목록을 구독할까요? (y/N) ", Yes: "y",
	HintPick: "--feed N으로 고르거나 --all로 모두 구독하십시오", HintYes: "--yes를 붙이면 구독합니다",
	None: "구독하지 않았습니다", NoSuchF: "번호 %s이(가) 없습니다. 모두 %d개", OneTitle: "--title은 피드 하나에만 쓸 수 있습니다",
	Finding: "찾는 중, Esc 취소", Found: "추가: ", WaitsF: "%d개를 찾았습니다. %s 키로 봅니다", Feed: "피드", ListPage: "글 목록", Unreadable: "읽을 수 없음", GuessedF: "피드가 없어 이 목록(%d개)을 구독하고 규칙을 설정에 씁니다", Looking: "읽는 중", Empty: "글이 없습니다",
	HintMark: "선택", HintTake: "구독", SomeF: "피드 %d개 구독: 글 %d개", PartF: "피드 %d개 구독: 글 %d개. %d개는 추가하지 못했습니다. %s 키로 까닭을 봅니다",
	FlagFeed: "페이지에 피드가 여럿일 때 번호 `N`의 것을 고름. 여러 번 쓸 수 있음", FlagAll: "페이지의 피드를 모두 구독", FlagYes: "피드가 없는 페이지에서 알아본 글 목록을 묻지 않고 구독",
	NoLinks: "페이지에 피드 링크가 없습니다", BadLinksF: "연결된 피드 %d개를 모두 읽을 수 없습니다", PlacesF: "흔한 주소 %d곳에도 없습니다", NoList: "글 목록도 알아보지 못했습니다",
	HintScheme: "스킴이 없어 https만 시도했습니다. https가 없는 사이트는 http://를 붙여 주십시오.",
	HintName:   "주소가 아닌 듯합니다. 이름은 출처 목록에서 찾을 수 있습니다(guanbao catalogue).",
	VainHint:   "글이 나열된 페이지나 피드 자체의 주소를 주십시오.", Between: ". ",
}

var enOffers = Offers{
	SeveralF: "%s links several feeds: %d", ListF: "%s has no feed, but a list of bulletins was recognised on it:", ListedF: "%s has its source rules in one list; add the rule to that by hand", RuleF: "rule that goes into %s:", Known: "subscribed",
	Which: "Which ones? (numbers; a: all; Enter: the first; q: none) ", Sure: "Subscribe to this list? (y/N) ", Yes: "y",
	HintPick: "--feed N chooses one, --all takes them all", HintYes: "--yes subscribes to it",
	None: "nothing was subscribed", NoSuchF: "there is no number %s; the last one is %d", OneTitle: "--title is for one feed",
	Finding: "Looking; Esc cancels", Found: "Add: ", WaitsF: "Found %d; %s shows them", Feed: "feed", ListPage: "list page", Unreadable: "unreadable", GuessedF: "No feed; this list of %d is subscribed to, by a rule in the settings", Looking: "Reading", Empty: "No articles",
	HintMark: "choose", HintTake: "subscribe", SomeF: "Subscribed to %d feeds: %d articles", PartF: "Subscribed to %d feeds: %d articles; %d were not added, %s tells why",
	FlagFeed: "choose number `N` where a page has several feeds; may be repeated", FlagAll: "subscribe to all feeds of a page", FlagYes: "subscribe, without a question, to the list of bulletins of a page without a feed",
	NoLinks: "the page links no feed", BadLinksF: "none of the feeds that it links could be read (%d)", PlacesF: "nothing at the usual places (%d)", NoList: "no list of bulletins was recognised on it",
	HintScheme: "Only https was tried, as nothing else was said; write http:// for a site without it.",
	HintName:   "That does not look like an address; names are found in the catalogue (guanbao catalogue).",
	VainHint:   "Give the address of a page on which bulletins are listed, or that of the feed itself.", Between: "; ",
}
