package locale

// Exchange are the words about what goes to other readers and comes from them,
// for the command line. Fields ending in F are formats.
type Exchange struct {
	ImportShort, ImportLong, ImportExample string
	ExportShort, ExportLong, ExportExample string
	BackupShort, BackupLong, BackupExample string
	BackedUpF                              string // %s: file, %s: its size
	ThereF, HintThere                      string // %s: file
	DryRun, FlagLines, FlagFolder          string // what flags do; words in back quotes name values
	WrittenF                               string // %d: files, %d: those that were up to date
	ImportedF, WouldF                      string // %d: feeds, %d: those that are there already
	HintRefresh                            string
	RefusedMoreF                           string // %d: further lines that are not used
	BrokenF                                string // %s: file
	UnknownF                               string // %s: file
	NothingF                               string // %s: file
	TooLargeF                              string // %s: file
	FlagSecrets                            string
	SecretsF                               string // %d: addresses that lost their passwords

	// Of the cache of newsboat.
	FlagSubscribe, FlagStarFlag string
	ArticlesF                   string // %d: new articles, %d: those that are there already, %d: marked as read, %d: starred
	WouldArticlesF              string // %d: new articles, %d: those that are there already
	DeletedF                    string // %d: articles
	FlagsF                      string // %s: letters with how often each is set
	StrangersF                  string // %d: feeds, %d: their articles
	HintStrangers               string
	WrongFlag                   string
	ForeignF                    string // %s: file, here and below
	UnfinishedF, WritingF       string
	DamagedF                    string
}

var zhHansExchange = Exchange{
	ImportShort:   "从其他阅读器导入订阅",
	ImportLong:    "从 OPML 文件或 newsboat 的 urls 文件导入订阅，或从 newsboat 的 cache.db 导入文章，- 表示标准输入。文件夹成为标签，层级之间用斜杠分隔。已有的订阅保持原样；只接受 http 和 https 地址，其余逐行说明原因。不会联网，导入后用 refresh 取文章。有未导入的行时退出状态为 3。cache.db 里的文章归入已有的订阅，带上已读标记，所选的标志变成收藏；缓存里已有的文章保持原样，可以重复导入。",
	ImportExample: "  guanbao import subscriptions.opml\n  guanbao import ~/.newsboat/urls --dry-run\n  guanbao import ~/.newsboat/cache.db",
	BackupShort:   "复制整个缓存",
	BackupLong:    "把整个缓存复制到一个新文件，阅读器开着也可以；副本是同一时刻的完整内容，已有的文件不会被覆盖。副本改名为 guanbao.db 放进某个文件夹，用 --data 指定它，就能打开；要恢复，退出所有 guanbao，删去 guanbao.db 旁的 -wal 和 -shm 文件，再用副本替换 guanbao.db。",
	BackupExample: "  guanbao backup ~/guanbao-2026-11-25.db",
	BackedUpF:     "已复制到 %s，%s", ThereF: "%s：已有这个文件", HintThere: "换一个名字，或先移走它",
	ExportShort:   "以 OPML 导出订阅",
	ExportLong:    "以 OPML 2.0 输出全部订阅，可导入其他阅读器。第一个标签成为文件夹，其余成为类别。内置样本不输出。也可用 --jsonl 或 --markdown 导出缓存过的全部文章，包括已退订来源的文章；再次导出到同一文件夹时只写有变化的文件。",
	ExportExample: "  guanbao export > subscriptions.opml\n  guanbao export --jsonl > articles.jsonl\n  guanbao export --markdown ~/bulletins",
	DryRun:        "只说明会导入什么，不改动任何东西",
	FlagLines:     "输出缓存中的全部文章，每行一个 JSON 对象",
	FlagFolder:    "把缓存中的全部文章以 Markdown 写入文件夹 `DIR`",
	FlagSecrets:   "同时输出地址中的用户名和密码",
	WrittenF:      "写入 %d 个文件，另有 %d 个无变化",
	ImportedF:     "已订阅 %d 个源，原有 %d 个", WouldF: "将订阅 %d 个源，原有 %d 个",
	HintRefresh:  "用 guanbao refresh 取文章",
	RefusedMoreF: "另有 %d 行未导入",
	BrokenF:      "%s：文件有损坏，只导入了能读出的部分", UnknownF: "%s：既不是 OPML，也不是 urls 文件", NothingF: "%s：没有可订阅的源",
	TooLargeF: "%s：文件过大", SecretsF: "注意：已略去 %d 个地址中的用户名和密码（加上 --secrets 则一并输出）",

	FlagSubscribe:  "导入 cache.db 时，同时订阅其中尚未订阅的来源",
	FlagStarFlag:   "newsboat 的标志 `LETTER` 表示收藏",
	ArticlesF:      "导入文章：%d；已有：%d；标为已读：%d；收藏：%d",
	WouldArticlesF: "将导入文章：%d；已有：%d",
	DeletedF:       "newsboat 中已删除、不导入的文章：%d",
	FlagsF:         "未导入的其他标志（可用 --star-flag 指定一个）：%s",
	StrangersF:     "尚未订阅的来源：%d，含文章 %d 篇，未导入",
	HintStrangers:  "先导入 newsboat 的 urls 文件，或加上 --subscribe",
	WrongFlag:      "--star-flag 需要一个字母",
	ForeignF:       "%s：是数据库，但不是 newsboat 的缓存",
	UnfinishedF:    "%s：newsboat 在写入时中断；先启动一次 newsboat，再导入",
	WritingF:       "%s：newsboat 正在写入；请稍后再试",
	DamagedF:       "%s：文件已损坏",
}

var zhHantExchange = Exchange{
	ImportShort:   "從其他閱讀器匯入訂閱",
	ImportLong:    "從 OPML 檔案或 newsboat 的 urls 檔案匯入訂閱，或從 newsboat 的 cache.db 匯入文章，- 表示標準輸入。資料夾成為標籤，層級之間以斜線分隔。已有的訂閱保持原樣；只接受 http 與 https 位址，其餘逐行說明原因。不會連線，匯入後以 refresh 取得文章。有未匯入的行時結束狀態為 3。cache.db 裡的文章歸入已有的訂閱，帶上已讀標記，所選的旗標變成收藏；快取裡已有的文章保持原樣，可以重複匯入。",
	ImportExample: "  guanbao import subscriptions.opml\n  guanbao import ~/.newsboat/urls --dry-run\n  guanbao import ~/.newsboat/cache.db",
	BackupShort:   "複製整個快取",
	BackupLong:    "把整個快取複製到一個新檔案，閱讀器開著也可以；副本是同一時刻的完整內容，已有的檔案不會被覆寫。副本改名為 guanbao.db 放進某個資料夾，用 --data 指定它，就能開啟；要還原，結束所有 guanbao，刪去 guanbao.db 旁的 -wal 和 -shm 檔案，再用副本取代 guanbao.db。",
	BackupExample: "  guanbao backup ~/guanbao-2026-11-25.db",
	BackedUpF:     "已複製到 %s，%s", ThereF: "%s：已有這個檔案", HintThere: "換一個名稱，或先移走它",
	ExportShort:   "以 OPML 匯出訂閱",
	ExportLong:    "以 OPML 2.0 輸出全部訂閱，可匯入其他閱讀器。第一個標籤成為資料夾，其餘成為類別。內建樣本不輸出。也可用 --jsonl 或 --markdown 匯出快取過的全部文章，包括已取消訂閱來源的文章；再次匯出到同一資料夾時只寫有變動的檔案。",
	ExportExample: "  guanbao export > subscriptions.opml\n  guanbao export --jsonl > articles.jsonl\n  guanbao export --markdown ~/bulletins",
	DryRun:        "只說明會匯入什麼，不更動任何東西",
	FlagLines:     "輸出快取中的全部文章，每行一個 JSON 物件",
	FlagFolder:    "把快取中的全部文章以 Markdown 寫入資料夾 `DIR`",
	FlagSecrets:   "同時輸出位址中的使用者名稱與密碼",
	WrittenF:      "寫入 %d 個檔案，另有 %d 個沒有變動",
	ImportedF:     "已訂閱 %d 個來源，原有 %d 個", WouldF: "將訂閱 %d 個來源，原有 %d 個",
	HintRefresh:  "以 guanbao refresh 取得文章",
	RefusedMoreF: "另有 %d 行未匯入",
	BrokenF:      "%s：檔案損毀，只匯入了讀得出的部分", UnknownF: "%s：不是 OPML，也不是 urls 檔案", NothingF: "%s：沒有可訂閱的來源",
	TooLargeF: "%s：檔案過大", SecretsF: "注意：已略去 %d 個位址中的使用者名稱與密碼（加上 --secrets 則一併輸出）",

	FlagSubscribe:  "匯入 cache.db 時，同時訂閱其中尚未訂閱的來源",
	FlagStarFlag:   "newsboat 的旗標 `LETTER` 表示收藏",
	ArticlesF:      "匯入文章：%d；已有：%d；標為已讀：%d；收藏：%d",
	WouldArticlesF: "將匯入文章：%d；已有：%d",
	DeletedF:       "newsboat 中已刪除、不匯入的文章：%d",
	FlagsF:         "未匯入的其他旗標（可用 --star-flag 指定一個）：%s",
	StrangersF:     "尚未訂閱的來源：%d，含文章 %d 篇，未匯入",
	HintStrangers:  "先匯入 newsboat 的 urls 檔案，或加上 --subscribe",
	WrongFlag:      "--star-flag 需要一個字母",
	ForeignF:       "%s：是資料庫，但不是 newsboat 的快取",
	UnfinishedF:    "%s：newsboat 在寫入時中斷；先啟動一次 newsboat，再匯入",
	WritingF:       "%s：newsboat 正在寫入；請稍後再試",
	DamagedF:       "%s：檔案已損毀",
}

var jaExchange = Exchange{
	ImportShort:   "他のリーダーから購読を取り込む",
	ImportLong:    "OPML ファイルまたは newsboat の urls ファイルから購読を、newsboat の cache.db から記事を取り込みます。- は標準入力です。フォルダーはタグになり、階層はスラッシュで区切ります。すでにある購読は変わりません。受け付けるのは http と https だけで、ほかは一行ずつ理由を示します。ネットワークは使いません。取り込んだら refresh で記事を取得してください。取り込まない行があれば終了状態は 3 です。cache.db の記事は、すでにある購読に既読の印とともに入り、選んだフラグはスターになります。キャッシュにある記事は変わらず、何度取り込んでもかまいません。",
	ImportExample: "  guanbao import subscriptions.opml\n  guanbao import ~/.newsboat/urls --dry-run\n  guanbao import ~/.newsboat/cache.db",
	BackupShort:   "キャッシュ全体を複製する",
	BackupLong:    "キャッシュ全体を新しいファイルに複製します。リーダーの使用中でもかまいません。内容は一つの時点のもので、既存のファイルは上書きしません。guanbao.db という名前でフォルダーに置き、--data で指定すると開けます。戻すには、guanbao をすべて終了し、guanbao.db の隣の -wal と -shm を削除してから、複製で guanbao.db を置き換えます。",
	BackupExample: "  guanbao backup ~/guanbao-2026-11-25.db",
	BackedUpF:     "%s に複製しました（%s）", ThereF: "%s：ファイルがすでにあります", HintThere: "別の名前にするか、先に移してください",
	ExportShort:   "購読を OPML で書き出す",
	ExportLong:    "すべての購読を OPML 2.0 で出力します。ほかのリーダーに取り込めます。最初のタグがフォルダー、残りはカテゴリーになります。内蔵サンプルは出力しません。--jsonl や --markdown では、購読をやめたフィードの分も含め、キャッシュしたすべての記事を書き出します。同じフォルダーに再び書き出すと、変わったファイルだけを書きます。",
	ExportExample: "  guanbao export > subscriptions.opml\n  guanbao export --jsonl > articles.jsonl\n  guanbao export --markdown ~/bulletins",
	DryRun:        "何が取り込まれるかを示すだけで、何も変えない",
	FlagLines:     "キャッシュの全記事を、一行に JSON オブジェクト一つで出力する",
	FlagFolder:    "キャッシュの全記事を Markdown でフォルダー `DIR` に書く",
	FlagSecrets:   "アドレスのユーザー名とパスワードも出力する",
	WrittenF:      "%d 個のファイルを書きました。ほか %d 個は変わっていません",
	ImportedF:     "%d 件のフィードを購読しました（既存 %d 件）", WouldF: "%d 件のフィードを購読します（既存 %d 件）",
	HintRefresh:  "記事は guanbao refresh で取得します",
	RefusedMoreF: "ほかに取り込まない行が %d 行あります",
	BrokenF:      "%s：ファイルが壊れています。読めた部分だけ取り込みました", UnknownF: "%s：OPML でも urls ファイルでもありません", NothingF: "%s：購読できるフィードがありません",
	TooLargeF: "%s：ファイルが大きすぎます", SecretsF: "注意：アドレス %d 件のユーザー名とパスワードは省きました（--secrets で出力します）",

	FlagSubscribe:  "cache.db を取り込むとき、購読していない配信元も購読する",
	FlagStarFlag:   "スターとみなす newsboat のフラグ `LETTER`",
	ArticlesF:      "取り込んだ記事: %d、すでにあるもの: %d、既読にしたもの: %d、スター: %d",
	WouldArticlesF: "取り込む記事: %d、すでにあるもの: %d",
	DeletedF:       "newsboat で削除済みのため取り込まない記事: %d",
	FlagsF:         "取り込まないほかのフラグ（--star-flag で一つ選べます）: %s",
	StrangersF:     "購読していない配信元: %d、その記事 %d 件は取り込みません",
	HintStrangers:  "先に newsboat の urls ファイルを取り込むか、--subscribe を付けてください",
	WrongFlag:      "--star-flag には一文字を指定してください",
	ForeignF:       "%s: データベースですが newsboat のキャッシュではありません",
	UnfinishedF:    "%s: newsboat が書き込みの途中で終わっています。一度 newsboat を起動してから取り込んでください",
	WritingF:       "%s: newsboat が書き込み中です。しばらくしてからやり直してください",
	DamagedF:       "%s: ファイルが壊れています",
}

var koExchange = Exchange{
	ImportShort:   "다른 리더의 구독을 가져옵니다",
	ImportLong:    "OPML 파일이나 newsboat의 urls 파일에서 구독을, newsboat의 cache.db에서 글을 가져옵니다. -는 표준 입력입니다. 폴더는 태그가 되고 단계는 빗금으로 나뉩니다. 이미 있는 구독은 그대로 둡니다. http와 https만 받으며, 나머지는 줄마다 까닭을 알립니다. 네트워크를 쓰지 않으니 가져온 뒤 refresh로 글을 받으십시오. 가져오지 않은 줄이 있으면 종료 상태는 3입니다. cache.db의 글은 이미 있는 구독에 읽음 표시와 함께 들어가고, 고른 플래그는 별표가 됩니다. 캐시에 이미 있는 글은 그대로이며 여러 번 가져와도 됩니다.",
	ImportExample: "  guanbao import subscriptions.opml\n  guanbao import ~/.newsboat/urls --dry-run\n  guanbao import ~/.newsboat/cache.db",
	BackupShort:   "캐시 전체를 복사한다",
	BackupLong:    "캐시 전체를 새 파일로 복사합니다. 리더를 쓰는 중에도 됩니다. 내용은 한 시점의 것이며 이미 있는 파일은 덮어쓰지 않습니다. guanbao.db라는 이름으로 폴더에 두고 --data로 지정하면 열립니다. 되돌리려면 guanbao를 모두 끝내고 guanbao.db 옆의 -wal과 -shm 파일을 지운 다음 복사본으로 guanbao.db를 바꿉니다.",
	BackupExample: "  guanbao backup ~/guanbao-2026-11-25.db",
	BackedUpF:     "%s에 복사했습니다(%s)", ThereF: "%s: 파일이 이미 있습니다", HintThere: "다른 이름을 쓰거나 먼저 옮기세요",
	ExportShort:   "구독을 OPML로 내보냅니다",
	ExportLong:    "모든 구독을 OPML 2.0으로 출력합니다. 다른 리더에서 가져올 수 있습니다. 첫 태그는 폴더가 되고 나머지는 분류가 됩니다. 내장 견본은 출력하지 않습니다. --jsonl이나 --markdown으로는 구독을 끊은 피드의 글까지 캐시한 모든 글을 내보냅니다. 같은 폴더에 다시 내보내면 바뀐 파일만 씁니다.",
	ExportExample: "  guanbao export > subscriptions.opml\n  guanbao export --jsonl > articles.jsonl\n  guanbao export --markdown ~/bulletins",
	DryRun:        "무엇을 가져올지만 알리고 아무것도 바꾸지 않습니다",
	FlagLines:     "캐시의 모든 글을 한 줄에 JSON 객체 하나로 출력합니다",
	FlagFolder:    "캐시의 모든 글을 Markdown으로 폴더 `DIR`에 씁니다",
	FlagSecrets:   "주소의 사용자 이름과 비밀번호도 출력합니다",
	WrittenF:      "파일 %d개를 썼습니다. 그대로인 것 %d개",
	ImportedF:     "피드 %d개를 구독했습니다. 이미 있던 것 %d개", WouldF: "피드 %d개를 구독하게 됩니다. 이미 있는 것 %d개",
	HintRefresh:  "글은 guanbao refresh로 받습니다",
	RefusedMoreF: "가져오지 않은 줄이 %d개 더 있습니다",
	BrokenF:      "%s: 파일이 깨져 읽을 수 있는 부분만 가져왔습니다", UnknownF: "%s: OPML도 urls 파일도 아닙니다", NothingF: "%s: 구독할 피드가 없습니다",
	TooLargeF: "%s: 파일이 너무 큽니다", SecretsF: "주의: 주소 %d개의 사용자 이름과 비밀번호를 뺐습니다(--secrets로 함께 출력합니다)",

	FlagSubscribe:  "cache.db를 가져올 때 아직 구독하지 않은 출처도 구독",
	FlagStarFlag:   "별표로 볼 newsboat 플래그 `LETTER`",
	ArticlesF:      "가져온 글: %d, 이미 있는 글: %d, 읽음 표시: %d, 별표: %d",
	WouldArticlesF: "가져올 글: %d, 이미 있는 글: %d",
	DeletedF:       "newsboat에서 지워져 가져오지 않은 글: %d",
	FlagsF:         "가져오지 않은 다른 플래그(--star-flag로 하나를 고릅니다): %s",
	StrangersF:     "구독하지 않은 출처: %d, 그 글 %d개는 가져오지 않음",
	HintStrangers:  "newsboat의 urls 파일을 먼저 가져오거나 --subscribe를 붙이십시오",
	WrongFlag:      "--star-flag에는 글자 하나가 필요합니다",
	ForeignF:       "%s: 데이터베이스이지만 newsboat의 캐시가 아닙니다",
	UnfinishedF:    "%s: newsboat가 쓰는 도중에 끝났습니다. newsboat를 한 번 실행한 뒤 가져오십시오",
	WritingF:       "%s: newsboat가 쓰고 있습니다. 잠시 뒤에 다시 하십시오",
	DamagedF:       "%s: 파일이 손상되었습니다",
}

var enExchange = Exchange{
	ImportShort:   "import subscriptions from another reader",
	ImportLong:    "Imports subscriptions from an OPML file or a urls file of newsboat, or articles from its cache.db; - is standard input. Folders become tags, with slashes between the levels. Subscriptions that are there already stay as they are. Only http and https are taken; for other lines it says why. Nothing is fetched: get the articles with refresh afterwards. The exit status is 3 where a line was not taken. The articles of a cache.db join the subscriptions that are there, with what is read, and a flag becomes the star; articles that are cached already stay as they are, and importing again does no harm.",
	ImportExample: "  guanbao import subscriptions.opml\n  guanbao import ~/.newsboat/urls --dry-run\n  guanbao import ~/.newsboat/cache.db",
	BackupShort:   "copy the whole cache",
	BackupLong:    "Copies the whole cache to a new file, while the reader runs or without it. What the copy holds is one moment's state; a file that is there is never overwritten. Put into a folder under the name guanbao.db, the copy opens with --data. To go back, end every guanbao, delete the -wal and -shm files beside guanbao.db, and put the copy in its place.",
	BackupExample: "  guanbao backup ~/guanbao-2026-11-25.db",
	BackedUpF:     "copied to %s, %s", ThereF: "%s: there is such a file already", HintThere: "choose another name, or move it away first",
	ExportShort:   "export the subscriptions as OPML",
	ExportLong:    "Prints all subscriptions as OPML 2.0, which other readers import. The first tag becomes a folder, further ones become categories. The built-in sample is left out. With --jsonl or --markdown it exports all articles that were ever cached, those of feeds that are not subscribed to any more included; a second export into the same folder writes only what has changed.",
	ExportExample: "  guanbao export > subscriptions.opml\n  guanbao export --jsonl > articles.jsonl\n  guanbao export --markdown ~/bulletins",
	DryRun:        "only tell what would be imported, and change nothing",
	FlagLines:     "print all cached articles, one JSON object a line",
	FlagFolder:    "write all cached articles as Markdown into the folder `DIR`",
	FlagSecrets:   "write users and passwords of addresses too",
	WrittenF:      "files written: %d; up to date: %d",
	ImportedF:     "subscribed to feeds: %d; already there: %d", WouldF: "would subscribe to feeds: %d; already there: %d",
	HintRefresh:  "get the articles with guanbao refresh",
	RefusedMoreF: "further lines that were not taken: %d",
	BrokenF:      "%s: the file is broken; what could be read was taken", UnknownF: "%s: neither OPML nor a urls file", NothingF: "%s: no feed to subscribe to",
	TooLargeF: "%s: the file is too large", SecretsF: "note: addresses without the user and password that they have here: %d (--secrets writes them)",

	FlagSubscribe:  "subscribe to the feeds of a cache.db as well",
	FlagStarFlag:   "the flag `LETTER` of newsboat that means the star",
	ArticlesF:      "articles imported: %d; already there: %d; marked as read: %d; starred: %d",
	WouldArticlesF: "would import articles: %d; already there: %d",
	DeletedF:       "articles deleted in newsboat, left out: %d",
	FlagsF:         "other flags, not taken over (--star-flag names one): %s",
	StrangersF:     "feeds not subscribed to: %d; their articles, not imported: %d",
	HintStrangers:  "import newsboat's urls file first, or add --subscribe",
	WrongFlag:      "--star-flag wants one letter",
	ForeignF:       "%s: a database, but not newsboat's cache",
	UnfinishedF:    "%s: newsboat died while it was writing; start it once, then import",
	WritingF:       "%s: newsboat is writing; try again in a moment",
	DamagedF:       "%s: the file is damaged",
}
