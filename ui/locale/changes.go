package locale

import "fmt"

// Changes are the words about what a publisher changed. Fields ending in F are
// formats.
type Changes struct {
	Head           string // before the title of the article
	None           string // of an article that was not changed
	SeenF          string // %s: when the change was found
	Removed, Added Count  // characters
	WhichF         string // %d: which, %d: of how many
	EarlierF       string // %s: key of the change before
	TitleHead      string
	Unchanged      Count // lines that are left out
	AddressesHead  string
	Markup         string // nothing that can be read changed
}

// Seen tells when a change was found.
func (c *Changes) Seen(when string) string { return fmt.Sprintf(c.SeenF, when) }

var zhHansChanges = Changes{
	Head: "改动", None: "这一篇没有改动过。", SeenF: "%s 发现", Removed: same("删 %d 字"), Added: same("增 %d 字"),
	WhichF: "倒数第 %d 次，共 %d 次", EarlierF: "%s 看更早的一次", TitleHead: "标题", Unchanged: same("（以下 %d 段没有变）"),
	AddressesHead: "链接和图片的地址", Markup: "文字没有变，变的只是格式。",
}

var zhHantChanges = Changes{
	Head: "改動", None: "這一篇沒有改動過。", SeenF: "%s 發現", Removed: same("刪 %d 字"), Added: same("增 %d 字"),
	WhichF: "倒數第 %d 次，共 %d 次", EarlierF: "%s 看更早的一次", TitleHead: "標題", Unchanged: same("（以下 %d 段沒有變）"),
	AddressesHead: "連結和圖片的網址", Markup: "文字沒有變，變的只是格式。",
}

var jaChanges = Changes{
	Head: "変更", None: "この記事は変更されていません。", SeenF: "%s に確認", Removed: same("削除 %d 字"), Added: same("追加 %d 字"),
	WhichF: "新しい方から %d 回目、全 %d 回", EarlierF: "%s で一つ前の変更", TitleHead: "見出し", Unchanged: same("（以下 %d 段は同じ）"),
	AddressesHead: "リンクと画像のアドレス", Markup: "文字は同じで、体裁だけが変わりました。",
}

var koChanges = Changes{
	Head: "변경", None: "이 글은 바뀐 적이 없습니다.", SeenF: "%s 확인", Removed: same("%d자 삭제"), Added: same("%d자 추가"),
	WhichF: "최근부터 %d번째, 모두 %d번", EarlierF: "%s 키로 그 앞의 변경", TitleHead: "제목", Unchanged: same("(이하 %d단락은 그대로)"),
	AddressesHead: "링크와 그림의 주소", Markup: "글은 그대로이고 모양만 바뀌었습니다.",
}

var enChanges = Changes{
	Head: "Changes", None: "This article was never changed.", SeenF: "found %s",
	Removed: Count{"%d character removed", "%d characters removed"}, Added: Count{"%d character added", "%d characters added"},
	WhichF: "number %d of %d, the latest first", EarlierF: "%s for the one before", TitleHead: "Title",
	Unchanged:     Count{"(%d unchanged line)", "(%d unchanged lines)"},
	AddressesHead: "Addresses of links and images", Markup: "The text is the same, only its form changed.",
}
