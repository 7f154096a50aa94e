package locale

// Files are the words about attachments and comments. Fields ending in F are
// formats.
type Files struct {
	None, Here, Coming               string // of the list of attachments
	HintGet, HintAll, HintOpen       string // one word each
	ThereF                           string // %s: path, %s: key that opens it
	FirstF                           string // %s: key that gets a file
	DoneF, OpenedF                   string // %s: path
	Stopped                          string
	FailedF                          string // %s: name, %s: why
	Page                             string // came in the place of a file
	TooLargeF                        string // %d: megabytes that a file may have
	NoOpenerF, NotOpenedF, VanishedF string // %s: program; %s: path; %s: path

	Fetching, Anonymous, NoThread, NoComments string // of comments
	ThreadFailedF                             string // %s: why
	OnPageF                                   string // %s: key that opens it
	ThreadCutF                                string // %d: comments in all, %d: of them here
}

var zhHansFiles = Files{
	None: "这篇文章没有附件。", Here: "已下载", Coming: "下载中", HintGet: "下载", HintAll: "全部下载", HintOpen: "打开",
	ThereF: "已经下载到 %s，按 %s 打开", FirstF: "还没有下载，请先按 %s。", DoneF: "已下载：%s", OpenedF: "已打开：%s",
	Stopped: "已停止，下载的部分留着，下次接着下。", FailedF: "没有下载“%s”：%s",
	Page: "网站给的是网页，不是文件，也许要先登录；请按 y 复制地址，在浏览器里看看", TooLargeF: "超过了设置 max_download 的 %d MB",
	NoOpenerF: "找不到打开文件的程序 %s", NotOpenedF: "这种文件不在这里打开：%s", VanishedF: "文件不在了：%s",
	Fetching: "正在取评论", Anonymous: "匿名", NoThread: "这篇文章没有评论的地址。", NoComments: "还没有评论。",
	ThreadFailedF: "没有取到评论：%s", OnPageF: "评论只在网页上，按 %s 用浏览器打开", ThreadCutF: "共 %d 条评论，网站在这里只给了 %d 条。",
}

var zhHantFiles = Files{
	None: "這篇文章沒有附件。", Here: "已下載", Coming: "下載中", HintGet: "下載", HintAll: "全部下載", HintOpen: "開啟",
	ThereF: "已經下載到 %s，按 %s 開啟", FirstF: "還沒有下載，請先按 %s。", DoneF: "已下載：%s", OpenedF: "已開啟：%s",
	Stopped: "已停止，下載的部分留著，下次接著下。", FailedF: "沒有下載「%s」：%s",
	Page: "網站給的是網頁，不是檔案，也許要先登入；請按 y 複製網址，在瀏覽器裡看看", TooLargeF: "超過了設定 max_download 的 %d MB",
	NoOpenerF: "找不到開啟檔案的程式 %s", NotOpenedF: "這種檔案不在這裡開啟：%s", VanishedF: "檔案不在了：%s",
	Fetching: "正在取得評論", Anonymous: "匿名", NoThread: "這篇文章沒有評論的網址。", NoComments: "還沒有評論。",
	ThreadFailedF: "沒有取得評論：%s", OnPageF: "評論只在網頁上，按 %s 用瀏覽器開啟", ThreadCutF: "共 %d 則評論，網站在這裡只給了 %d 則。",
}

var jaFiles = Files{
	None: "この記事に添付ファイルはありません。", Here: "取得済み", Coming: "取得中", HintGet: "取得", HintAll: "すべて取得", HintOpen: "開く",
	ThereF: "すでに %s にあります。%s で開きます", FirstF: "まだ取得していません。先に %s を押してください。", DoneF: "保存しました：%s", OpenedF: "開きました：%s",
	Stopped: "止めました。途中までの分は残り、次に続きから取得します。", FailedF: "「%s」を取得できませんでした：%s",
	Page: "ファイルの代わりにウェブページが返されました。ログインが要るのかもしれません。y で住所を写し、ブラウザーで見てください", TooLargeF: "設定 max_download の %d MB を超えています",
	NoOpenerF: "ファイルを開くプログラム %s がありません", NotOpenedF: "この種類のファイルはここでは開きません：%s", VanishedF: "ファイルがなくなっています：%s",
	Fetching: "コメントを取得中", Anonymous: "名無し", NoThread: "この記事にはコメントの住所がありません。", NoComments: "まだコメントはありません。",
	ThreadFailedF: "コメントを取得できませんでした：%s", OnPageF: "コメントはウェブページだけにあります。%s でブラウザーで開きます", ThreadCutF: "コメントは全部で %d 件、ここにあるのは %d 件です。",
}

var koFiles = Files{
	None: "이 기사에는 첨부 파일이 없습니다.", Here: "받음", Coming: "받는 중", HintGet: "받기", HintAll: "모두 받기", HintOpen: "열기",
	ThereF: "이미 %s에 있습니다. %s 키로 엽니다", FirstF: "아직 받지 않았습니다. 먼저 %s 키를 누르십시오.", DoneF: "받았습니다: %s", OpenedF: "열었습니다: %s",
	Stopped: "멈추었습니다. 받은 부분은 남아 있어 다음에 이어서 받습니다.", FailedF: "“%s”을(를) 받지 못했습니다: %s",
	Page: "파일 대신 웹 페이지가 왔습니다. 로그인이 필요할 수 있으니 y 키로 주소를 복사해 브라우저에서 보십시오", TooLargeF: "설정 max_download의 %d MB를 넘습니다",
	NoOpenerF: "파일을 여는 프로그램 %s이(가) 없습니다", NotOpenedF: "이런 종류의 파일은 여기에서 열지 않습니다: %s", VanishedF: "파일이 없어졌습니다: %s",
	Fetching: "댓글을 받는 중", Anonymous: "익명", NoThread: "이 기사에는 댓글 주소가 없습니다.", NoComments: "아직 댓글이 없습니다.",
	ThreadFailedF: "댓글을 받지 못했습니다: %s", OnPageF: "댓글은 웹 페이지에만 있습니다. %s 키로 브라우저에서 엽니다", ThreadCutF: "댓글 %d개 가운데 %d개가 여기 있습니다.",
}

var enFiles = Files{
	None: "This article has no attachments.", Here: "downloaded", Coming: "downloading", HintGet: "download", HintAll: "all", HintOpen: "open",
	ThereF: "It is at %s already; %s opens it", FirstF: "Not downloaded yet; press %s first.", DoneF: "Downloaded: %s", OpenedF: "Opened: %s",
	Stopped: "Stopped; the part that came stays and is gone on with next time.", FailedF: "“%s” was not downloaded: %s",
	Page: "the site sent a web page in place of the file and may want a login; y copies the address for a browser", TooLargeF: "it is larger than the %d MB of the setting max_download",
	NoOpenerF: "There is no program %s to open files with", NotOpenedF: "Files of this kind are not opened from here: %s", VanishedF: "The file is gone: %s",
	Fetching: "Fetching comments", Anonymous: "anonymous", NoThread: "This article names no place for comments.", NoComments: "There are no comments yet.",
	ThreadFailedF: "The comments did not come: %s", OnPageF: "The comments are on a web page only; %s opens it in the browser", ThreadCutF: "Of %d comments the site gives %d here.",
}
