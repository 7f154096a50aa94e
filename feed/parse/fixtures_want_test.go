package parse

import "guanbao/feed"

var fixtures = map[string]fixture{
	"zh-hant-portal-repost.rss2.xml": {
		format: "RSS 2.0", charset: "UTF-8",
		feed: feed.Feed{Title: "物流門戶（示例）- 政策動態", Site: "https://portal.example/news/", Lang: "zh-Hant",
			Description: "轉載各部門公報，文字由簡體轉繁體，並把拼音註解壓平在括號裏"},
		articles: []want{
			{
				title: "國家郵政局召開2021年第七次局長辦公會(huì)", url: "https://portal.example/news/2021/0510/29112.html",
				guid: "https://portal.example/news/2021/0510/29112.html", published: "2021-05-10T18:20:00+08:00", lang: "zh-Hant",
				summary: "五月十日開了一次局長辦公會(huì),議題有四", comments: 1, authors: []string{"國家郵政局"},
				text: []string{"郵政局的局長們開了這年第七次辦公會(huì)", "負(fù)責(zé)人都到了場。\n0條評(píng)論"},
				links: []string{
					"comments https://portal.example/comment/29112.html", "comments https://portal.example/comment/29112/feed.xml",
					"related https://portal.example/news/2021/0426/29000.html",
					"related https://portal.example/news/2021/0412/29007.html",
					"related https://portal.example/news/2021/0318/29014.html",
					"related https://portal.example/news/2021/0309/29021.html",
					"related https://portal.example/news/2021/0218/29028.html",
					"related https://portal.example/news/2021/0225/29035.html",
					"related https://portal.example/news/2021/0201/29042.html",
					"related https://portal.example/news/2020/1214/29049.html",
					"related https://portal.example/news/2020/1203/29056.html",
					"related https://portal.example/news/2020/1029/29063.html",
				},
			},
			{
				title: "郵政業一季度運(yùn)行簡報(bào)：業(yè)務(wù)量與收入雙升", url: "https://portal.example/news/2021/0419/29031.html",
				guid: "portal-29031", published: "2021-04-19T09:05:00+08:00", summary: "英文縮寫(WTO)、數(shù)量單位(億件)和年份(2021)不是註音",
				text: []string{"本條(tiáo)為示例"}, comments: 13, links: []string{"comments https://portal.example/comment/29031/feed.xml"},
			},
			{
				title: "關(guān)于端午假期寄遞渠道安全的提示", url: "https://portal.example/news/2021/0611/29200.html", guid: "portal-29200",
				published: "2021-06-11T10:00:00+08:00", summary: "鏈接是相對的；描述是轉義過的 HTML，含粗體和“引號”。",
				text: []string{"含粗體和“引號”。"}, comments: 2,
			},
		},
	},
	"zh-hans-agency.rss2.xml": {
		format: "RSS 2.0", charset: "UTF-8",
		feed: feed.Feed{Title: "邮政管理部门（示例）· 要闻与统计", Site: "https://www.youzheng.example/", Lang: "zh-Hans",
			Description: "示例机关的公告、统计与会议简报"},
		articles: []want{
			{
				title: "国家邮政局召开2021年第七次局长办公会", guid: "youzheng:202105:0a1b2c3d", published: "2021-05-10T16:02:00+08:00",
				url:     "https://www.youzheng.example/gjyzj/c100015/c100016/202105/0a1b2c3d4e5f60718293a4b5c6d7e8f9.shtml",
				summary: "5月10日的局长办公会听取“快递进村”汇报", text: []string{"会议原则通过《2020年邮政普遍服务监管报告》", "正文为改写"}, lang: "zh-Hans",
			},
			{
				title: "2026年1-8月邮政行业运行情况", guid: "youzheng:202609:5da54215", published: "2026-09-17T10:00:00+08:00", comments: 1,
				url:     "https://www.youzheng.example/gjyzj/c100015/c100016/202609/5da542159e1449b4ba8334b6054e0718.shtml",
				summary: "快递业务量累计完成1340.6亿件", text: []string{"下表列出本期主要指标", "11987.6", "品牌集中度指数 CR8", "同比按可比口径计算"},
				links: []string{"attachment https://www.youzheng.example/file/202608.xlsx", "attachment https://www.youzheng.example/img/202608.png"},
			},
			{
				title: "会议纪要：农村寄递服务", guid: "youzheng:ruby", published: "2026-08-15T09:30:00+08:00",
				url:     "https://www.youzheng.example/gjyzj/c100015/c100016/202608/11.shtml",
				summary: "业务量与报表。没有 rp 的写法：县、乡、村三级物流。", text: []string{"三级物流。"},
			},
			{
				title: "关于2026年国庆、中秋假期寄递安全的通知", guid: "youzheng:notice22", published: "2026-09-22T08:00:00+08:00",
				url:     "https://www.youzheng.example/gjyzj/c100015/c100016/202609/22.shtml",
				summary: "日期不是 RFC 822：2026-09-22 08:00（东八区）。", text: []string{"日期不是 RFC 822"},
			},
			{
				title: "这一条没有日期、没有摘要，只有标题和链接",
				url:   "https://www.youzheng.example/gjyzj/c100015/c100016/202609/23.shtml",
			},
		},
	},
	"zh-hans-statistics.gb18030.rss2.xml": {
		format: "RSS 2.0", charset: "GB18030",
		feed: feed.Feed{Title: "统计发布（示例）", Site: "https://www.tongji.example/sj/zxfb/", Lang: "zh-Hans",
			Description: "使用 pubTime 而不是 pubDate；生僻字测试：镕、喆、㛃、䶮、𠮷、𬱖"},
		articles: []want{
			{
				title: "2026年8月份居民消费价格示例数据", url: "https://www.tongji.example/sj/zxfb/202609/t20260909_1.html",
				published: "2026-09-09T09:30:00+08:00", summary: "链接缺少 https:// 前缀", text: []string{"时间字段是 pubTime，东八区。"},
			},
			{
				title: "工业企业利润：示例&解读（附表）", url: "https://www.tongji.example/sj/zxfb/202608/t20260827_2.html",
				published: "2026-08-27T09:30:00+08:00", summary: "利润总额", text: []string{"(亿元)", "▲5.6", "▼1.2"},
			},
			{
				title: "人名用字：张喆、李𠮷、王䶮、赵㛃出席座谈会", url: "https://www.tongji.example/sj/zxfb/202608/t20260820_3.html",
				published: "2026-08-20T15:00:00+08:00", summary: "GB2312 里没有的字", text: []string{"四字节编码"},
			},
		},
	},
	"zh-hant-press.big5.rss2.xml": {
		format: "RSS 2.0", charset: "Big5",
		feed: feed.Feed{Title: "新聞公報（示例特別行政區）", Site: "https://www.gia.example/gia/ISD_public_Calendar_tc.html", Lang: "zh-Hant",
			Description: "示例公報，Big5 編碼"},
		articles: []want{
			{
				title: "天文台發出酷熱天氣警告", url: "https://www.gia.example/gia/general/202607/08/P2026070800123.htm",
				guid: "https://www.gia.example/gia/general/202607/08/P2026070800123.htm", published: "2026-07-08T06:45:00+08:00",
				summary: "市民應多補充水份。", text: []string{"下午最高氣溫約３４度，紫外線指數「甚高」。", "完"},
			},
			{
				title: "郵政署：颱風期間派遞服務安排（附圖）", url: "https://www.gia.example/gia/general/202607/19/P2026071900456.htm",
				guid: "https://www.gia.example/gia/general/202607/19/P2026071900456.htm", published: "2026-07-19T09:20:00Z",
				summary: "八號烈風信號生效時", text: []string{"信號除下兩小時後恢復。"},
			},
			{
				title: "統計處公布七月份零售業銷貨額臨時估計", url: "https://www.gia.example/gia/general/202608/31/P2026083100789.htm",
				guid: "https://www.gia.example/gia/general/202608/31/P2026083100789.htm", published: "2026-08-31T16:30:00+08:00",
				summary: "與上年同月比較", text: []string{"百分之二點一"},
			},
		},
	},
	"zh-hant-draft-law.rss2.xml": {
		format: "RSS 2.0", charset: "UTF-8",
		feed: feed.Feed{Title: "法規草案預告（示例機關）", Site: "https://www.fagui.example", Lang: "zh-Hant", Description: "示例機關"},
		articles: []want{
			{
				title: "預告修正「郵件處理規則」第二條、第七條草案", published: "2026-09-07T00:00:00Z",
				url:     "https://www.fagui.example/ch/home.jsp?id=133&parentpath=0,3&dataserno=202609070001",
				guid:    "https://www.fagui.example/ch/home.jsp?id=133&amp;parentpath=0,3&amp;dataserno=202609070001",
				summary: "發文日期：中華民國115年9月7日", text: []string{"主旨：預告修正草案。"},
			},
			{
				title: "公告本年度郵資票品發行計畫}", published: "2026-08-21T00:00:00Z",
				url:     "https://www.fagui.example/ch/home.jsp?id=133&dataserno=202608210002",
				summary: "標題末尾多出一個右大括號", text: []string{"照原樣顯示。"},
			},
		},
	},
	"ja-ministry.shift_jis.rdf": {
		format: "RSS 1.0", charset: "Shift_JIS",
		feed: feed.Feed{Title: "架空省 新着情報", Site: "https://www.soumu.example/", Lang: "ja", Description: "架空省ホームページの新着情報"},
		articles: []want{
			{
				title: "郵便・信書便制度に関する検討会（第①回）の開催～議事次第を掲載", published: "2026-09-30T10:00:00+09:00", lang: "ja",
				url: "https://www.soumu.example/menu_news/s-news/01_000101.html", authors: []string{"情報流通行政局"},
			},
			{
				title: "消費者物価指数（令和８年８月分）の公表予定－確報㈱非該当", published: "2026-09-29T08:30:00+09:00",
				url: "https://www.soumu.example/menu_news/s-news/01_000102.html",
			},
			{
				title: "髙橋・﨑山両委員の再任について", published: "2026-09-25", lang: "ja",
				url: "https://www.soumu.example/menu_news/s-news/01_000103.html",
			},
		},
	},
	"ja-weather.atom.xml": {
		format: "Atom 1.0", charset: "UTF-8",
		feed: feed.Feed{Title: "高頻度（随時）", Lang: "ja", Description: "JMAXML publishing feed（示例）"},
		articles: []want{
			weather("気象特別警報・警報・注意報", "20260708065000_0_VPWW53_130000", "2026-07-07T21:50:00Z", "架空地方気象台",
				"【架空県気象警報・注意報】低い土地の浸水に警戒してください。"),
			weather("気象特別警報・警報・注意報", "20260708064000_0_VPWW53_140000", "2026-07-07T21:40:00Z", "別の架空地方気象台",
				"【別架空県気象警報・注意報】強風に注意してください。"),
			weather("震源・震度に関する情報", "20260708063012_0_VXSE53_010000", "2026-07-07T21:30:12Z", "架空庁",
				"【震源・震度情報】８日０６時２７分ころ、地震がありました。"),
		},
	},
	"ko-policy.euc-kr.rss2.xml": {
		format: "RSS 2.0", charset: "EUC-KR",
		feed: feed.Feed{Title: "가상 정책브리핑 - 보도자료", Site: "https://www.jeongchaek.example/", Lang: "ko", Description: "RSS 게시판 2.0"},
		articles: []want{
			{
				title: "[가상부] 우편요금 조정 안내 (26. 10. 1.~)", published: "2026-09-15T16:26:58+09:00", authors: []string{"가상부"}, lang: "ko",
				url:     "https://www.jeongchaek.example/briefing/pressReleaseView.do?newsId=156000001&call_from=rsslink",
				summary: "통상우편요금을 조정합니다.", text: []string{"자세한 내용은 붙임을 참고하세요."},
			},
			{
				title: "추석 연휴 택배·우편물 배달 일정", published: "2026-09-18T09:00:00+09:00",
				url: "https://www.jeongchaek.example/briefing/pressReleaseView.do?newsId=156000002&call_from=rsslink",
			},
			{
				title: "똠방각하 마을 우체국, 펲시·햏자도 이용 (CP949 확장 음절)", published: "2026-09-10T00:00:00Z",
				url:     "https://www.jeongchaek.example/briefing/pressReleaseView.do?newsId=156000003",
				summary: "EUC-KR 로 선언했지만", text: []string{"확장 음절이 들어 있습니다."},
			},
		},
	},
	"en-central-bank.atom.xml": {
		format: "Atom 1.0", charset: "UTF-8",
		feed: feed.Feed{Title: "Example Central Bank — press releases", Site: "https://bank.example/news/", Lang: "en"},
		articles: []want{
			{
				title: "Policy rate unchanged at 2.25%", url: "https://bank.example/news/2026/41.html", guid: "tag:bank.example,2026:press/41",
				published: "2026-09-30T14:00:00Z", updated: "2026-09-30T15:10:00Z", comments: 4, authors: []string{"Example Central Bank"},
				summary: "The committee left the rate unchanged. See the chart.", text: []string{"Meeting", "September", "2.25%"}, lang: "en",
				links: []string{"comments https://bank.example/news/2026/41/comments.atom"},
			},
			{
				title: "Edited notice (same id as 40, newer)", url: "https://bank.example/news/2026/40.html", guid: "tag:bank.example,2026:press/40",
				published: "2026-09-13T09:00:00+02:00", authors: []string{"Example Central Bank"},
				summary: "Two entries share an id: keep the newer, once.", text: []string{"keep the newer, once."},
			},
		},
	},
	"en-agency.jsonfeed.json": {
		format: "JSON Feed 1.1", charset: "UTF-8",
		feed: feed.Feed{Title: "Example Space & Weather Agency", Site: "https://agency.example/", Lang: "en"},
		articles: []want{
			{
				title: "Solar storm watch: G2 conditions likely", url: "https://agency.example/2026/210", guid: "2026-210",
				published: "2026-09-30T03:15:00+09:00", authors: []string{"Press office"}, summary: "A G2 watch is in force for 24 h.",
				text: []string{"Kp up to 6", "Auroras possible"}, links: []string{"attachment https://agency.example/2026/210.pdf"},
			},
			{
				title: "No title: the reader must make one from the text.", url: "https://agency.example/2026/209", guid: "209",
				published: "2026-09-28T12:00:00Z", updated: "2026-09-29T12:00:00Z", authors: []string{"Press office"},
				summary: "Second sentence.", text: []string{"Second sentence."},
			},
			{
				title: "打ち上げ予定のお知らせ / 發射公告", url: "https://agency.example/2026/208", guid: "2026-208", lang: "ja",
				authors: []string{"Press office"}, summary: "Mixed scripts in one title.", text: []string{"Mixed scripts in one title."},
				links: []string{"related https://other.example/x"},
			},
		},
	},
	"hostile.rss2.xml": {
		format: "RSS 2.0", charset: "UTF-8",
		feed: feed.Feed{Title: "Hostile feed", Lang: "en",
			Description: "C1 CSI (U+009B), C1 OSC (U+009D), C1 ST (U+009C) in the channel title; javascript: link"},
		warns: []feed.WarningKind{feed.WarnBadLink, feed.WarnDuplicateID},
		articles: []want{
			{title: "c1-csi erase screen", url: "https://hostile.example/1", guid: "h1", published: "1970-01-01T00:00:00Z"},
			{title: "html-decoded ESC: red", url: "https://hostile.example/2", guid: "h2", published: "9999-12-31T23:59:59Z",
				summary: "click and", text: []string{"click and"}},
			{title: "bidi gpj.exe override", url: "https://hostile.example/3", guid: "h3"},
			{title: "zerowidth paypal softhyphen tag vs", url: "https://hostile.example/4", guid: "h4"},
			{title: "combining \u0179\u0335\u0335\u0300\u0302\u0303\u0308\u0301algo é vs é, NUL-like \uFFFD, noncharacter \uFFFD",
				url: "https://hostile.example/5", guid: "h5"},
			{title: "newline and tab and line sep para sep NEL in title", url: "https://hostile.example/6", guid: "h6"},
			{title: "wide 全角文字 ＡＢＣ 한글 👨\u200d👩\u200d👧\u200d👦 🇭🇰 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f ☠️ e-width",
				url: "https://hostile.example/7", guid: "h7"},
			{title: "links: file, data, ssh", guid: "h8", summary: "visible text survives", text: []string{"visible text survives"}},
			{},
			{title: "duplicate guid h1, other link", url: "https://hostile.example/1b", guid: "h1"},
		},
	},
	"hostile-illformed.rss2.xml": {
		format: "RSS 2.0", charset: "UTF-8",
		feed: feed.Feed{Title: "raw ESC bytes", Site: "https://hostile.example/", Lang: "en",
			Description: "illegal in XML 1.0: ESC, BEL, NUL-free C0; a stray & and and \uFFFD bad UTF-8"},
		warns: []feed.WarningKind{feed.WarnBadBytes, feed.WarnIllFormed},
		articles: []want{
			{title: "osc title end", url: "https://hostile.example/r1", guid: "r1"},
			{title: "osc8 hyper osc52 dcs apc", url: "https://hostile.example/r2", guid: "r2"},
			{title: "AT&T © 2026 &unknown; & bare", url: "https://hostile.example/r3?a=1&b=2", guid: "r3"},
			{title: "C1 as raw bytes and lone \uFFFD31m", url: "https://hostile.example/r4", guid: "r4"},
			{title: "unclosed item"},
		},
	},
	"hostile-entities.rss2.xml": {
		format: "RSS 2.0", charset: "UTF-8",
		feed:     feed.Feed{Title: "entity bomb", Site: "https://hostile.example/", Lang: "en", Description: "d"},
		warns:    []feed.WarningKind{feed.WarnEntities},
		articles: []want{{title: "&j;", guid: "bomb"}, {title: "xxe &xxe; end", guid: "xxe"}},
	},
	"hostile.jsonfeed.json": {
		format: "JSON Feed 1.1", charset: "UTF-8", feed: feed.Feed{Title: "red json", Lang: "en"},
		warns: []feed.WarningKind{feed.WarnBadDate, feed.WarnDropped, feed.WarnIllFormed},
		articles: []want{
			{title: "legal in JSONNUL", url: "https://hostile.example/j1", guid: "j1", summary: "gnp.", text: []string{"gnp."}},
		},
	},
}

func weather(title, file, published, author, text string) want {
	address := "https://www.kishou.example/xml/data/" + file + ".xml"
	return want{title: title, url: address, guid: address, published: published, authors: []string{author}, summary: text,
		text: []string{text}, lang: "ja"}
}
