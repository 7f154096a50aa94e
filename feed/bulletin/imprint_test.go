package bulletin_test

import (
	"strings"
	"testing"
	"time"

	"guanbao/feed"
	"guanbao/feed/bulletin"
	"guanbao/feed/html"
)

// imprints are documents and what stands in their imprint, as sketched by
// imprintOf.
var imprints = []struct {
	name, title, body, want string
}{
	{"number line and signature", "关于做好工作的通知", "<p>国邮发〔2021〕12号</p><p>各省邮政管理局：</p><p>现将有关事项通知如下。</p><p>国家邮政局</p><p>2021年5月10日</p>", "国家邮政局 # 国邮发〔2021〕12号 signed 2021-05-10"},
	{"title names the issuer", "国家邮政局关于印发《办法》的通知", "<p>国邮发〔2021〕9号</p><p>自2021年7月1日起执行。</p>", "国家邮政局 # 国邮发〔2021〕9号 effective 2021-07-01"},
	{"joint document", "国家邮政局 公安部 国家安全部关于加强寄递安全的通知", "<p>国邮发〔2021〕30号</p>", "国家邮政局、公安部、国家安全部 # 国邮发〔2021〕30号"},
	{"joint document of a province", "云岭省邮政管理局、省交通运输厅、省商务厅关于保障运力的通知", "<p>正文。</p>", "云岭省邮政管理局、省交通运输厅、省商务厅 #"},
	{"joint signature says more than the label", "关于加强寄递安全的通知", "<p>发文机关：国家邮政局</p><p>正文。</p><p>国家邮政局　公安部</p><p>2021年5月10日</p>", "国家邮政局、公安部 # signed 2021-05-10"},
	{"signature of others than the label", "关于加强寄递安全的通知", "<p>发文机关：财政部</p><p>正文。</p><p>国家邮政局　公安部</p><p>2021年5月10日</p>", "财政部 # signed 2021-05-10"},
	{"table of a government site", "通知", "<table><tr><td>索引号</td><td>000014349/2020-00012</td><td>主题分类</td><td>邮政</td></tr><tr><td>发文机关</td><td>国务院办公厅</td><td>成文日期</td><td>2020年04月03日</td></tr><tr><td>标题</td><td>意见</td><td>发文字号</td><td>国办函〔2020〕5号</td></tr><tr><td>发布日期</td><td>2020年04月10日</td><td>主题词</td><td></td></tr></table><p>正文。</p>", "国务院办公厅 # 国办函〔2020〕5号 signed 2020-04-03 published 2020-04-10"},
	{"table with colons", "通知", "<table><tr><th>发文机关：</th><td>国务院</td></tr><tr><th>发文字号：</th><td>国发〔2021〕7号</td></tr></table>", "国务院 # 国发〔2021〕7号"},
	{"labels in a line", "通知", "<p>来源：国家邮政局　发布时间：2021-05-10 16:02　字号：大 中 小</p><p>正文。</p>", "国家邮政局 # published 2021-05-10"},
	{"labels spaced out", "通知", "<p>文　　号：京政发〔2021〕10号</p><p>发 布 日 期：2021年5月10日</p><p>正文。</p>", "# 京政发〔2021〕10号 published 2021-05-10"},
	{"labels in brackets", "通知", "<p>【发布单位】财政部</p><p>【发布文号】财税〔2021〕3号</p><p>【发布日期】2021-05-10</p><p>【实施日期】2021-06-01</p>", "财政部 # 财税〔2021〕3号 published 2021-05-10 effective 2021-06-01"},
	{"source that is a newspaper", "消息", "<p>来源：新华社　时间：2021-05-10</p><p>正文。</p>", "#"},
	{"order", "寄递管理办法", "<p>中华人民共和国国务院令</p><p>第697号</p><p>《快递暂行条例》已经通过，现予公布，自2018年5月1日起施行。</p>", "中华人民共和国国务院 # 中华人民共和国国务院令 第697号 effective 2018-05-01"},
	{"announcement of a congress", "条例", "<p>云岭省人民代表大会常务委员会公告<br>（十三届）第四十六号</p><p>现予公布，自2022年3月1日起施行。</p>", "云岭省人民代表大会常务委员会 # 云岭省人民代表大会常务委员会公告 （十三届）第四十六号 effective 2022-03-01"},
	{"order on one line", "快递暂行条例", "<p>中华人民共和国国务院令 第697号</p><p>现予公布，自2018年5月1日起施行。</p><p>总理</p>", "中华人民共和国国务院 # 中华人民共和国国务院令 第697号 effective 2018-05-01"},
	{"number in the title", "国家邮政局公告（2021年第3号）", "<p>正文。</p>", "国家邮政局 # 国家邮政局公告（2021年第3号）"},
	{"number behind the title", "关于加强管理的通知（国邮发〔2021〕12号）", "<p>正文。</p>", "# 国邮发〔2021〕12号"},
	{"number of another document in the title", "国务院关于修改国务院令第697号的决定", "<p>正文。</p>", "国务院 #"},
	{"number of another document in the text", "通知", "<p>根据国办函〔2020〕5号文件要求，现将有关事项通知如下。</p>", "#"},
	{"effect of another text", "通知", "<p>自2015年1月1日起施行的《办法》同时废止。</p>", "#"},
	{"effect and repeal", "办法", "<p>第五十条　本办法自2021年9月1日起施行。《旧办法》（2015年1月1日起施行）同时废止。</p>", "# effective 2021-09-01"},
	{"two days of effect", "办法", "<p>本办法自2021年9月1日起施行。</p><p>本条例自2021年10月1日起施行。</p>", "#"},
	{"comments wanted", "关于公开征求意见的通知", "<p>请于2021年6月10日前将意见反馈至我局。</p>", "# deadline 2021-06-10"},
	{"comments wanted, labelled", "征求意见稿", "<p>意见反馈截止时间为2021年6月10日。</p>", "# deadline 2021-06-10"},
	{"comments wanted, in a label line", "征求意见稿", "<p>征求意见时间：2021年5月10日至2021年6月10日</p>", "# deadline 2021-06-10"},
	{"day of a meeting", "消息", "<p>会议将于2021年6月10日前召开，请提出意见。</p>", "#"},
	{"announcement of Taiwan", "公告：劃定範圍", "<p>海平縣政府　公告</p><p>發文日期：中華民國115年2月10日<br>發文字號：府交運字第1150003217號<br>附件：圖</p><p>四、公告期間：自115年2月11日起至115年3月12日止，計30日。</p>", "海平縣政府 # 府交運字第1150003217號 signed 2026-02-10 deadline 2026-03-12"},
	{"letter of Taiwan", "函轉資料", "<p>發文單位：行政院</p><p>發文日期：中華民國110年5月10日</p><p>發文字號：院臺交字第1100012345號</p><p>說明如下。</p>", "行政院 # 院臺交字第1100012345號 signed 2021-05-10"},
	{"government site of Taiwan", "新聞稿", "<p>發布單位：交通部</p><p>發布日期：110-05-10</p><p>正文。</p>", "交通部 #"},
	{"notice of Japan", "告示", "<p>令和3年総務省告示第123号</p><p>郵便法の規定に基づき、基準の一部を次のように改正し、令和三年六月一日から施行する。</p><p>令和三年五月十日</p><p>総務大臣　山田　太郎</p>", "総務省 # 令和3年総務省告示第123号 effective 2021-06-01"},
	{"notice of a Japanese agency", "告示第十二号", "<p>令和七年郵便物流庁告示第十二号</p><p>基準の一部を改正し、令和七年十月一日から適用する。</p><p>令和七年九月一日<br>郵便物流庁長官　東雲佐和子</p>", "郵便物流庁 # 令和七年郵便物流庁告示第十二号 signed 2025-09-01 effective 2025-10-01"},
	{"labels of Japan", "通達", "<p>文書番号：薬生発0510第1号</p><p>公布日：令和3年5月10日</p><p>施行期日：令和3年6月1日</p><p>本文。</p>", "# 薬生発0510第1号 published 2021-05-10 effective 2021-06-01"},
	{"public comments in Japan", "意見募集について", "<p>募集期限：令和3年6月10日（木）必着</p>", "# deadline 2021-06-10"},
	{"public comments in Japan, a sentence", "意見募集について", "<p>令和3年5月10日から令和3年6月10日までの間、意見を募集します。</p>", "# deadline 2021-06-10"},
	{"law of Korea", "우편법", "<p>[시행 2021. 6. 10.] [법률 제17244호, 2021. 5. 10., 일부개정]</p><p>제1조(목적) 이 법은 우편을 정한다.</p>", "# 법률 제17244호 effective 2021-06-10"},
	{"notice of Korea", "고시", "<p>국토교통부고시 제2021-123호</p><p>다음과 같이 고시합니다.</p><p>2021년 5월 10일</p><p>국토교통부장관</p>", "국토교통부 # 국토교통부고시 제2021-123호 signed 2021-05-10"},
	{"labels of Korea", "공고", "<p>문서번호: 공고 제2021-5호</p><p>발령: 2021. 5. 10.</p><p>시행일: 2021. 6. 1.</p><p>의견제출기간: 2021. 5. 10. ~ 2021. 6. 19.</p>", "# 공고 제2021-5호 signed 2021-05-10 effective 2021-06-01 deadline 2021-06-19"},
	{"effect in Korean", "고시", "<p>이 고시는 2021년 6월 1일부터 시행한다.</p>", "# effective 2021-06-01"},
	{"comments in Korean", "입법예고", "<p>의견이 있는 단체 또는 개인은 2021년 6월 19일까지 의견서를 제출하여 주시기 바랍니다.</p>", "# deadline 2021-06-19"},
	{"Federal Register", "Airworthiness Directives", "<p>[Docket No. FAA-2021-0123; Amendment 39-21543]</p><p>RIN 2120-AA64</p><h3>AGENCY:</h3><p>Federal Aviation Administration (FAA), DOT.</p><h3>ACTION:</h3><p>Final rule.</p><h3>DATES:</h3><p>This AD is effective June 14, 2021.</p><p>Comments must be received on or before July 1, 2021.</p><p>[FR Doc. 2021-09876 Filed 5-7-21; 8:45 am]</p>", "# Docket No. FAA-2021-0123,RIN 2120-AA64,FR Doc. 2021-09876 effective 2021-06-14 deadline 2021-07-01"},
	{"labels in English", "Notice", "<p>AGENCY: Environmental Protection Agency (EPA).</p><p>Docket: EPA-HQ-OAR-2021-0208</p><p>Effective Date: June 10, 2021</p><p>Comments due: 1 July 2021</p><p>Publication Date: 10 May 2021</p>", "Environmental Protection Agency # EPA-HQ-OAR-2021-0208 published 2021-05-10 effective 2021-06-10 deadline 2021-07-01"},
	{"entry into force", "Regulation (EU) 2021/697", "<p>This Regulation shall enter into force on 12 May 2021.</p>", "# Regulation (EU) 2021/697 effective 2021-05-12"},
	{"resolution", "Resolution 2573", "<p>S/RES/2573 (2021)</p><p>The Security Council decides.</p>", "# S/RES/2573 (2021)"},
	{"report", "Report of the Secretary-General", "<p>A/76/100</p><p>Summary</p>", "# A/76/100"},
	{"statutory instrument", "The Postal Order 2021", "<p>SI 2021/123</p><p>This Order comes into force on 1st June 2021.</p>", "# SI 2021/123 effective 2021-06-01"},
	{"effect of another Act", "Notice", "<p>The carriers that had asked for licences before the Act as amended on many occasions takes effect on 1 July 2015 were heard.</p>", "#"},
	{"meeting bulletin", "国家邮政局召开2021年第七次局长办公会", "<p>5月10日，国家邮政局局长主持召开2021年第七次局长办公会，审议并原则通过《2020年邮政普遍服务监管报告》。</p>", "#"},
	{"number that is none", "通知", "<p>文号：无</p><p>索引号：国邮发〔2021〕12号</p>", "#"},
	{"unknown form in a label", "通知", "<p>文号：云邮局通告2021-17</p>", "# 云邮局通告2021-17"},
	{"date alone at the end", "消息", "<p>正文。</p><p>2021年5月10日</p>", "#"},
	{"person and date at the end", "消息", "<p>正文。</p><p>记者　张三</p><p>2021年5月10日</p>", "#"},
	{"department is a word of the text", "消息", "<p>全部</p><p>2021年5月10日</p>", "#"},
	{"several days behind a label", "消息", "<p>发布日期：2021年5月10日、2021年5月11日</p>", "#"},
}

// imprintOf writes an imprint as one line.
func imprintOf(p bulletin.Imprint) string {
	s := p.Issuer() + " # " + strings.Join(p.Numbers, ",")
	for _, d := range []struct {
		name string
		date bulletin.Date
	}{{"signed", p.Signed}, {"published", p.Published}, {"effective", p.Effective}, {"deadline", p.Deadline}} {
		if !d.date.IsZero() {
			s = strings.TrimSpace(s) + " " + d.name + " " + d.date.String()
		}
	}
	return strings.TrimSpace(s)
}

func TestReadFindsImprints(t *testing.T) {
	for _, i := range imprints {
		got := imprintOf(bulletin.Read(feed.Article{Title: i.title}, html.Parse(i.body, nil)))
		if got != i.want {
			t.Errorf("%s:\n got %s\nwant %s", i.name, got, i.want)
		}
	}
}

func TestWhatTheFeedGaveComesFirst(t *testing.T) {
	zone := time.FixedZone("", 8*3600)
	a := feed.Article{Title: "财政部关于邮政的通知", Issuer: "物流门户", Number: "国邮发〔2021〕12號", Published: time.Date(2021, 5, 10, 1, 0, 0, 0, zone)}
	p := bulletin.Read(a, html.Parse("<p>国邮发［2021］12号</p><p>国发〔2021〕7号</p>", nil))
	if got, want := imprintOf(p), "物流门户 # 国邮发〔2021〕12號,国发〔2021〕7号 published 2021-05-10"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	a = feed.Article{Title: "通知", Authors: []string{"國家郵政局"}}
	if p := bulletin.Read(a, html.Document{}); p.Issuer() != "" {
		t.Errorf("issuer %q of the author", p.Issuer())
	}
	a.Issuer = "国家邮政局、公安部"
	if p := bulletin.Read(a, html.Document{}); len(p.Issuers) != 2 || p.Issuer() != a.Issuer {
		t.Errorf("issuers %q", p.Issuers)
	}
}

func TestIsBodyTellsBodiesFromWords(t *testing.T) {
	for _, s := range []string{
		"国务院", "国家邮政局", "国务院办公厅", "中华人民共和国交通运输部", "国家发展改革委", "中国人民银行", "国家市场监督管理总局", "云岭省人民政府", "最高人民法院", "中共中央", "全国人大常委会", "海关总署", "商务部", "北京市邮政管理局",
		"交通部", "行政院", "海平縣政府", "衛生福利部", "中央銀行", "金融監督管理委員會", "食品藥物管理署", "主計總處", "總務省", "総務省", "国土交通省", "内閣府", "デジタル庁", "金融庁", "国家公安委員会", "日本銀行", "東京都", "人事院",
		"국토교통부", "금융위원회", "우정사업본부", "서울특별시", "국세청", "법제처", "한국은행", "Environmental Protection Agency", "Department of Transportation", "Ministry of Finance", "Central Bank of Averland", "Federal Aviation Administration", "European Commission",
	} {
		if !bulletin.IsBody(s) {
			t.Errorf("%s is a body", s)
		}
	}
	for _, s := range []string{
		"", "部", "全部", "局部", "各部门", "有关部门", "本部门", "我局", "该局", "张三", "新华社", "人民日报", "物流门户", "样本编辑部门召开", "会议室", "举办", "国家邮政局主办", "国家邮政局召开2021年", "第七次局长办公会", "布局", "2021年", "正文", "干部",
		"일부", "전부", "여부", "기자", "홍길동", "관계 부처", "John Smith", "Press Office", "press office", "The agency said", "Agency", "Reuters", "Office hours are short", "Department 12", "all of the Board",
	} {
		if bulletin.IsBody(s) {
			t.Errorf("%s is no body", s)
		}
	}
}

func TestReadingTimeCountsEachScriptAtItsPace(t *testing.T) {
	for _, c := range []struct {
		text string
		want int
	}{
		{"", 1}, {"短。", 1}, {strings.Repeat("国", 4000), 10}, {strings.Repeat("国の", 2500), 10}, {strings.Repeat("국", 5000), 10}, {strings.Repeat("word ", 2200), 10}, {strings.Repeat("国", 2000) + strings.Repeat(" it's", 1100), 10},
		{strings.Repeat("国", 600), 2}, {strings.Repeat("，。、", 4000), 1},
	} {
		if got := bulletin.ReadingTime(html.PlainText(c.text)); got != c.want {
			t.Errorf("%.20q of %d bytes: %d minutes, want %d", c.text, len(c.text), got, c.want)
		}
	}
}
