package locale

// Care are the words about the care for sources: their settings, health and
// places. Fields ending in F are formats.
type Care struct {
	FeedKeyF string            // %s: key, %s: one of FeedKeys, %s: one of Command.Wants
	FeedKeys map[string]string // by key of a feed's own settings: what it does
}

var zhHansCare = Care{
	FeedKeyF: "%s：%s（%s）",
	FeedKeys: map[string]string{
		"full_text":        "同上面的 full_text。",
		"interval":         "两次访问相隔的分钟数；访问不会更勤，发布者要求更久时从其要求。",
		"max_age":          "初次取到时已超过这个年龄的文章不收。",
		"charset":          "文档的字符集，无论它自己怎样声明。",
		"user_agent":       "代替 guanbao 的用户代理。",
		"headers":          "另加的请求头；只发给这个源自己的主机，跳转到别处时去掉。",
		"user":             "用户名（HTTP 基本认证）；同样只发给源自己的主机。",
		"password":         "密码。写在这里，config.toml 应只有自己能读。",
		"password_env":     "存有密码的环境变量的名称。",
		"password_command": "打印密码的程序及其参数，取第一行。",
		"proxy":            "这个源和它的网页经过的代理。",
	},
}

var zhHantCare = Care{
	FeedKeyF: "%s：%s（%s）",
	FeedKeys: map[string]string{
		"full_text":        "同上面的 full_text。",
		"interval":         "兩次存取相隔的分鐘數；不會更頻繁，發布者要求更久時從其要求。",
		"max_age":          "初次取得時已超過這個年齡的文章不收。",
		"charset":          "文件的字元集，無論它自己怎樣宣告。",
		"user_agent":       "代替 guanbao 的使用者代理。",
		"headers":          "另加的請求標頭；只送給這個來源自己的主機，轉到別處時去掉。",
		"user":             "使用者名稱（HTTP 基本驗證）；同樣只送給來源自己的主機。",
		"password":         "密碼。寫在這裡時，config.toml 應只有自己能讀。",
		"password_env":     "存有密碼的環境變數的名稱。",
		"password_command": "印出密碼的程式及其引數，取第一行。",
		"proxy":            "這個來源和它的網頁經過的代理伺服器。",
	},
}

var jaCare = Care{
	FeedKeyF: "%s：%s（%s）",
	FeedKeys: map[string]string{
		"full_text":        "上の full_text と同じ。",
		"interval":         "確認の間隔（分）。これより頻繁には訪れず、発行元がより長く求めればそれに従う。",
		"max_age":          "初めて届いたときこれより古い記事は受け取らない。",
		"charset":          "文書の文字コード。文書自身の宣言より優先する。",
		"user_agent":       "guanbao に代わるユーザーエージェント。",
		"headers":          "追加のヘッダー。このフィード自身のホストにだけ送り、転送先が別なら外す。",
		"user":             "ユーザー名（HTTP の基本認証）。同じくフィード自身のホストにだけ送る。",
		"password":         "パスワード。ここに書くなら config.toml は自分だけが読めるようにする。",
		"password_env":     "パスワードの入った環境変数の名前。",
		"password_command": "パスワードを印字するプログラムと引数。最初の行を使う。",
		"proxy":            "このフィードとそのページが通るプロキシー。",
	},
}

var koCare = Care{
	FeedKeyF: "%s: %s (%s)",
	FeedKeys: map[string]string{
		"full_text":        "위의 full_text와 같음.",
		"interval":         "확인 간격(분). 더 자주 찾지 않으며, 발행 기관이 더 길게 요청하면 그에 따름.",
		"max_age":          "처음 올 때 이보다 오래된 글은 받지 않음.",
		"charset":          "문서의 문자 집합. 문서 자신의 선언보다 앞섬.",
		"user_agent":       "guanbao를 대신할 사용자 에이전트.",
		"headers":          "더 보낼 헤더. 이 피드의 호스트에만 보내고 다른 곳으로 넘어가면 뺌.",
		"user":             "사용자 이름(HTTP 기본 인증). 역시 피드의 호스트에만 보냄.",
		"password":         "비밀번호. 여기에 쓰면 config.toml은 자신만 읽을 수 있게 하십시오.",
		"password_env":     "비밀번호가 든 환경 변수의 이름.",
		"password_command": "비밀번호를 출력하는 프로그램과 인수. 첫 줄을 씀.",
		"proxy":            "이 피드와 그 페이지가 거칠 프록시.",
	},
}

var enCare = Care{
	FeedKeyF: "%s: %s (%s)",
	FeedKeys: map[string]string{
		"full_text":        "As full_text above.",
		"interval":         "Minutes between two checks; the feed is not asked more often, and less often where its publisher asks for that.",
		"max_age":          "Articles that are older than this when they first come are not taken.",
		"charset":          "Charset of the documents, whatever they declare.",
		"user_agent":       "User agent in the place of guanbao's.",
		"headers":          "More header lines; they go to the feed's own host alone, and are dropped where a redirect leaves it.",
		"user":             "User name (HTTP basic authentication), for the feed's own host alone as well.",
		"password":         "The password. Where it stands here, config.toml should be yours alone to read.",
		"password_env":     "Name of the environment variable that holds the password.",
		"password_command": "Program that prints the password, with its arguments; its first line is taken.",
		"proxy":            "Proxy that this feed and its pages are asked through.",
	},
}
