package locale

import (
	"fmt"
	"strconv"

	"guanbao/feed"
)

// Care are the words about the care for sources: their settings, health and
// places. Fields ending in F are formats.
type Care struct {
	FeedKeyF string            // %s: key, %s: one of FeedKeys, %s: one of Command.Wants
	FeedKeys map[string]string // by key of a feed's own settings: what it does

	NamePrompt, TagsPrompt     string
	RenamedF, TaggedF          string // %s: feed, %s: its new name or its tags
	UntaggedF, HiddenF, ShownF string // %s: feed
	HiddenAwayF                string // of a feed without tags; // %s: feed
	AboveF, BelowF             string // %s: feed, %s: the one that it stands beside now
	FirstHere, LastHere        string

	// Health.
	PerWeekF             string // %s: articles; short
	LastSuccessF, SinceF string // %s: when
	Hidden               string // said of a feed
	ColWeeks             string // head of a column

	StrayF string // %s: address that has settings of its own and is not subscribed to

	// The urls file in an editor.
	NotEdited, ChangedMeanwhile string
	EditedF                     string // %d: feeds added, %d: feeds removed
	FaultsF                     string // %d: lines, %s: key, %s: the first of them
	EditorFailedF, DraftF       string // %s: editor, %v: error; %s: file

	// What becomes of feeds.
	MovedF, GoneF string // %s: feed
	ResumeF       string // %s: key

	// The commands below feeds.
	Shorts                map[string]string // by name
	FlagBefore, FlagAfter string            // a word in backquotes stands for the value
	FlagFirst, FlagLast   string
	MoveWhere             string
}

// PerWeek tells how many articles a week bring, with a decimal where they are
// few.
func (c *Care) PerWeek(w feed.Weeks) string {
	n, decimals := w.PerWeek(), 0
	if n < 10 && n != float64(int(n)) {
		decimals = 1
	}
	return fmt.Sprintf(c.PerWeekF, strconv.FormatFloat(n, 'f', decimals, 64))
}

var zhHansCare = Care{
	FeedKeyF: "%s：%s（%s）",
	FeedKeys: map[string]string{
		"full_text":        "同上面的 full_text。",
		"interval":         "两次访问相隔的分钟数；访问不会更勤，发布者要求更久时从其要求。",
		"max_age":          "初次取到时已超过这个年龄的文章不收。",
		"keep":             "这个源留下哪些文章，代替上面的 keep。",
		"charset":          "文档的字符集，无论它自己怎样声明。",
		"user_agent":       "代替 guanbao 的用户代理。",
		"headers":          "另加的请求头；只发给这个源自己的主机，跳转到别处时去掉。",
		"user":             "用户名（HTTP 基本认证）；同样只发给源自己的主机。",
		"password":         "密码。写在这里，config.toml 应只有自己能读。",
		"password_env":     "存有密码的环境变量的名称。",
		"password_command": "打印密码的程序及其参数，取第一行。",
		"proxy":            "这个源和它的网页经过的代理。",
	},
	NamePrompt:  "名称（空着用发布者的）：",
	TagsPrompt:  "标签（用逗号分开）：",
	RenamedF:    "已改名：%s → %s",
	TaggedF:     "%s 的标签：%s",
	UntaggedF:   "%s 不再有标签",
	HiddenF:     "已隐藏：%s（只列在它的标签下）",
	HiddenAwayF: "已隐藏：%s（没有标签，不再列出；guanbao feeds show 让它再现）",
	ShownF:      "已显示：%s",
	AboveF:      "%s 移到 %s 之前",
	BelowF:      "%s 移到 %s 之后",
	FirstHere:   "已经在最前面。",
	LastHere:    "已经在最后面。",
	Shorts: map[string]string{
		"rename": "给源起一个名称；不写名称则用发布者的",
		"tag":    "加上标签",
		"untag":  "去掉标签；不写标签则全部去掉",
		"hide":   "不列入全部和未读，仍列在它的标签下",
		"show":   "让隐藏的源再现",
		"move":   "改变它在列表中的位置",
	},
	FlagBefore:       "放在这个`源`之前",
	FlagAfter:        "放在这个`源`之后",
	FlagFirst:        "放在最前",
	FlagLast:         "放在最后",
	MoveWhere:        "请指明移到哪里：--before、--after、--first 或 --last",
	PerWeekF:         "%s/周",
	LastSuccessF:     "上次成功 %s",
	Hidden:           "已隐藏",
	StrayF:           "没有订阅 %s，给它的设置不起作用",
	SinceF:           "失败始于 %s",
	ColWeeks:         "近八周",
	MovedF:           "%s 已永久迁到新地址",
	GoneF:            "%s 已被发布者关闭（410），不再访问",
	ResumeF:          "选中这个源，按 %s 再访问它；文章都还在。",
	NotEdited:        "urls 没有改动。",
	ChangedMeanwhile: "urls 同时被别处改动，没有覆盖",
	EditedF:          "urls 已改：新增 %d 个源，删除 %d 个",
	FaultsF:          "urls 有 %d 行不能用（按 %s 查看）：%s",
	EditorFailedF:    "编辑器 %s 没有正常结束：%v",
	DraftF:           "；你的修改在 %s",
}

var zhHantCare = Care{
	FeedKeyF: "%s：%s（%s）",
	FeedKeys: map[string]string{
		"full_text":        "同上面的 full_text。",
		"interval":         "兩次存取相隔的分鐘數；不會更頻繁，發布者要求更久時從其要求。",
		"max_age":          "初次取得時已超過這個年齡的文章不收。",
		"keep":             "這個來源留下哪些文章，代替上面的 keep。",
		"charset":          "文件的字元集，無論它自己怎樣宣告。",
		"user_agent":       "代替 guanbao 的使用者代理。",
		"headers":          "另加的請求標頭；只送給這個來源自己的主機，轉到別處時去掉。",
		"user":             "使用者名稱（HTTP 基本驗證）；同樣只送給來源自己的主機。",
		"password":         "密碼。寫在這裡時，config.toml 應只有自己能讀。",
		"password_env":     "存有密碼的環境變數的名稱。",
		"password_command": "印出密碼的程式及其引數，取第一行。",
		"proxy":            "這個來源和它的網頁經過的代理伺服器。",
	},
	NamePrompt:  "名稱（空著用發布者的）：",
	TagsPrompt:  "標籤（用逗號分開）：",
	RenamedF:    "已改名：%s → %s",
	TaggedF:     "%s 的標籤：%s",
	UntaggedF:   "%s 不再有標籤",
	HiddenF:     "已隱藏：%s（只列在它的標籤下）",
	HiddenAwayF: "已隱藏：%s（沒有標籤，不再列出；guanbao feeds show 讓它再現）",
	ShownF:      "已顯示：%s",
	AboveF:      "%s 移到 %s 之前",
	BelowF:      "%s 移到 %s 之後",
	FirstHere:   "已經在最前面。",
	LastHere:    "已經在最後面。",
	Shorts: map[string]string{
		"rename": "給來源取一個名稱；不寫名稱則用發布者的",
		"tag":    "加上標籤",
		"untag":  "去掉標籤；不寫標籤則全部去掉",
		"hide":   "不列入全部和未讀，仍列在它的標籤下",
		"show":   "讓隱藏的來源再現",
		"move":   "改變它在清單中的位置",
	},
	FlagBefore:       "放在這個`來源`之前",
	FlagAfter:        "放在這個`來源`之後",
	FlagFirst:        "放在最前",
	FlagLast:         "放在最後",
	MoveWhere:        "請指明移到哪裡：--before、--after、--first 或 --last",
	PerWeekF:         "%s/週",
	LastSuccessF:     "上次成功 %s",
	Hidden:           "已隱藏",
	StrayF:           "沒有訂閱 %s，給它的設定不起作用",
	SinceF:           "失敗始於 %s",
	ColWeeks:         "近八週",
	MovedF:           "%s 已永久遷到新網址",
	GoneF:            "%s 已被發布者關閉（410），不再存取",
	ResumeF:          "選中這個來源，按 %s 再存取它；文章都還在。",
	NotEdited:        "urls 沒有改動。",
	ChangedMeanwhile: "urls 同時被別處改動，沒有覆寫",
	EditedF:          "urls 已改：新增 %d 個來源，刪除 %d 個",
	FaultsF:          "urls 有 %d 行不能用（按 %s 檢視）：%s",
	EditorFailedF:    "編輯器 %s 沒有正常結束：%v",
	DraftF:           "；你的修改在 %s",
}

var jaCare = Care{
	FeedKeyF: "%s：%s（%s）",
	FeedKeys: map[string]string{
		"full_text":        "上の full_text と同じ。",
		"interval":         "確認の間隔（分）。これより頻繁には訪れず、発行元がより長く求めればそれに従う。",
		"max_age":          "初めて届いたときこれより古い記事は受け取らない。",
		"keep":             "このフィードに残す記事。上の keep の代わり。",
		"charset":          "文書の文字コード。文書自身の宣言より優先する。",
		"user_agent":       "guanbao に代わるユーザーエージェント。",
		"headers":          "追加のヘッダー。このフィード自身のホストにだけ送り、転送先が別なら外す。",
		"user":             "ユーザー名（HTTP の基本認証）。同じくフィード自身のホストにだけ送る。",
		"password":         "パスワード。ここに書くなら config.toml は自分だけが読めるようにする。",
		"password_env":     "パスワードの入った環境変数の名前。",
		"password_command": "パスワードを印字するプログラムと引数。最初の行を使う。",
		"proxy":            "このフィードとそのページが通るプロキシー。",
	},
	NamePrompt:  "名前（空なら発行元のもの）：",
	TagsPrompt:  "タグ（読点で区切る）：",
	RenamedF:    "名前を変えました：%s → %s",
	TaggedF:     "%s のタグ：%s",
	UntaggedF:   "%s のタグを外しました",
	HiddenF:     "隠しました：%s（タグの下にだけ示します）",
	HiddenAwayF: "隠しました：%s（タグがなく、もう示しません。guanbao feeds show で戻せます）",
	ShownF:      "表示しました：%s",
	AboveF:      "%s を %s の前へ移しました",
	BelowF:      "%s を %s の後へ移しました",
	FirstHere:   "すでに先頭です。",
	LastHere:    "すでに末尾です。",
	Shorts: map[string]string{
		"rename": "フィードに名前を付ける。名前がなければ発行元のものに戻す",
		"tag":    "タグを付ける",
		"untag":  "タグを外す。タグを書かなければすべて外す",
		"hide":   "すべて・未読の一覧から外す。タグの下には示す",
		"show":   "隠したフィードをまた示す",
		"move":   "一覧での位置を変える",
	},
	FlagBefore:       "この`フィード`の前に置く",
	FlagAfter:        "この`フィード`の後に置く",
	FlagFirst:        "先頭に置く",
	FlagLast:         "末尾に置く",
	MoveWhere:        "移す先を一つ指定してください：--before、--after、--first、--last",
	PerWeekF:         "%s/週",
	LastSuccessF:     "最後の成功 %s",
	Hidden:           "非表示",
	StrayF:           "%s は購読していないので、その設定は効きません",
	SinceF:           "失敗の始まり %s",
	ColWeeks:         "八週間",
	MovedF:           "%s は新しい住所へ移りました",
	GoneF:            "%s は発行元により廃止されました（410）。もう訪れません",
	ResumeF:          "フィードを選んで %s を押すとまた訪れます。記事は残っています。",
	NotEdited:        "urls は変わっていません。",
	ChangedMeanwhile: "urls が同時にほかで変更されたため、上書きしませんでした",
	EditedF:          "urls を変更しました：追加 %d 件、削除 %d 件",
	FaultsF:          "urls に使えない行が %d 行あります（%s で表示）：%s",
	EditorFailedF:    "エディター %s が正常に終わりませんでした：%v",
	DraftF:           "。書いた内容は %s にあります",
}

var koCare = Care{
	FeedKeyF: "%s: %s (%s)",
	FeedKeys: map[string]string{
		"full_text":        "위의 full_text와 같음.",
		"interval":         "확인 간격(분). 더 자주 찾지 않으며, 발행 기관이 더 길게 요청하면 그에 따름.",
		"max_age":          "처음 올 때 이보다 오래된 글은 받지 않음.",
		"keep":             "이 피드에 남길 글. 위의 keep을 대신한다.",
		"charset":          "문서의 문자 집합. 문서 자신의 선언보다 앞섬.",
		"user_agent":       "guanbao를 대신할 사용자 에이전트.",
		"headers":          "더 보낼 헤더. 이 피드의 호스트에만 보내고 다른 곳으로 넘어가면 뺌.",
		"user":             "사용자 이름(HTTP 기본 인증). 역시 피드의 호스트에만 보냄.",
		"password":         "비밀번호. 여기에 쓰면 config.toml은 자신만 읽을 수 있게 하십시오.",
		"password_env":     "비밀번호가 든 환경 변수의 이름.",
		"password_command": "비밀번호를 출력하는 프로그램과 인수. 첫 줄을 씀.",
		"proxy":            "이 피드와 그 페이지가 거칠 프록시.",
	},
	NamePrompt:  "이름(비우면 발행 기관의 이름): ",
	TagsPrompt:  "태그(쉼표로 구분): ",
	RenamedF:    "이름 바꿈: %s → %s",
	TaggedF:     "%s 태그: %s",
	UntaggedF:   "%s 태그 없음",
	HiddenF:     "숨김: %s (태그 아래에만 보임)",
	HiddenAwayF: "숨김: %s (태그가 없어 더 보이지 않음. guanbao feeds show로 되돌림)",
	ShownF:      "보임: %s",
	AboveF:      "%s: %s 앞으로 옮김",
	BelowF:      "%s: %s 뒤로 옮김",
	FirstHere:   "이미 맨 앞입니다.",
	LastHere:    "이미 맨 뒤입니다.",
	Shorts: map[string]string{
		"rename": "피드에 이름을 붙임. 이름이 없으면 발행 기관의 이름으로",
		"tag":    "태그를 붙임",
		"untag":  "태그를 뗌. 태그를 쓰지 않으면 모두 뗌",
		"hide":   "전체와 안 읽음에서 뺌. 태그 아래에는 보임",
		"show":   "숨긴 피드를 다시 보임",
		"move":   "목록에서의 자리를 바꿈",
	},
	FlagBefore:       "이 `피드` 앞에 둠",
	FlagAfter:        "이 `피드` 뒤에 둠",
	FlagFirst:        "맨 앞에 둠",
	FlagLast:         "맨 뒤에 둠",
	MoveWhere:        "옮길 곳을 하나만 쓰십시오: --before, --after, --first, --last",
	PerWeekF:         "%s/주",
	LastSuccessF:     "마지막 성공 %s",
	Hidden:           "숨김",
	StrayF:           "%s 피드를 구독하지 않아 그 설정은 쓰이지 않습니다",
	SinceF:           "실패 시작 %s",
	ColWeeks:         "8주",
	MovedF:           "%s: 새 주소로 완전히 옮겨 감",
	GoneF:            "%s: 발행 기관이 없앰(410). 더 찾지 않음",
	ResumeF:          "피드를 고르고 %s 키를 누르면 다시 찾습니다. 글은 그대로 있습니다.",
	NotEdited:        "urls가 바뀌지 않았습니다.",
	ChangedMeanwhile: "그사이 urls가 다른 곳에서 바뀌어 덮어쓰지 않았습니다",
	EditedF:          "urls 바뀜: 추가 %d건, 삭제 %d건",
	FaultsF:          "urls에 쓸 수 없는 줄이 %d개 있습니다(%s 키로 보기): %s",
	EditorFailedF:    "편집기 %s이(가) 정상으로 끝나지 않음: %v",
	DraftF:           ". 고친 내용은 %s에 있습니다",
}

var enCare = Care{
	FeedKeyF: "%s: %s (%s)",
	FeedKeys: map[string]string{
		"full_text":        "As full_text above.",
		"interval":         "Minutes between two checks; the feed is not asked more often, and less often where its publisher asks for that.",
		"max_age":          "Articles that are older than this when they first come are not taken.",
		"keep":             "Which articles of this feed stay, in the place of keep above.",
		"charset":          "Charset of the documents, whatever they declare.",
		"user_agent":       "User agent in the place of guanbao's.",
		"headers":          "More header lines; they go to the feed's own host alone, and are dropped where a redirect leaves it.",
		"user":             "User name (HTTP basic authentication), for the feed's own host alone as well.",
		"password":         "The password. Where it stands here, config.toml should be yours alone to read.",
		"password_env":     "Name of the environment variable that holds the password.",
		"password_command": "Program that prints the password, with its arguments; its first line is taken.",
		"proxy":            "Proxy that this feed and its pages are asked through.",
	},
	NamePrompt:  "Name (empty for the publisher's): ",
	TagsPrompt:  "Tags (with commas between): ",
	RenamedF:    "Renamed: %s → %s",
	TaggedF:     "Tags of %s: %s",
	UntaggedF:   "No tags any more: %s",
	HiddenF:     "Hidden: %s (it is listed under its tags alone)",
	HiddenAwayF: "Hidden: %s (it has no tags and is not listed any more; guanbao feeds show brings it back)",
	ShownF:      "Shown: %s",
	AboveF:      "Moved: %s, before %s",
	BelowF:      "Moved: %s, behind %s",
	FirstHere:   "It is the first one here.",
	LastHere:    "It is the last one here.",
	Shorts: map[string]string{
		"rename": "give a feed a name; without one it has its publisher's again",
		"tag":    "add tags",
		"untag":  "take tags off; without any, all of them",
		"hide":   "leave it out of All and Unread; it is listed under its tags",
		"show":   "show a hidden feed again",
		"move":   "change its place in the list",
	},
	FlagBefore:       "put it before this `FEED`",
	FlagAfter:        "put it behind this `FEED`",
	FlagFirst:        "put it before all",
	FlagLast:         "put it behind all",
	MoveWhere:        "say where to move it: one of --before, --after, --first, --last",
	PerWeekF:         "%s/week",
	LastSuccessF:     "last success %s",
	Hidden:           "hidden",
	StrayF:           "the settings for %s do nothing, for it is not subscribed to",
	SinceF:           "failing since %s",
	ColWeeks:         "8 weeks",
	MovedF:           "%s has moved for good",
	GoneF:            "%s is gone (410) and is not asked any more",
	ResumeF:          "Choose the feed and press %s to ask it again; its articles are all here.",
	NotEdited:        "The urls file is as it was.",
	ChangedMeanwhile: "The urls file was changed by another hand meanwhile, and was not overwritten",
	EditedF:          "urls: %d feeds added, %d removed",
	FaultsF:          "%d lines of urls cannot be used (%s shows them): %s",
	EditorFailedF:    "The editor %s did not end well: %v",
	DraftF:           "; what you wrote is in %s",
}
