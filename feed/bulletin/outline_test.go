package bulletin_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"guanbao/feed/bulletin"
	"guanbao/feed/bulletin/bulletintest"
	"guanbao/feed/html"
)

// paragraphs is a document of nothing but paragraphs, a line each.
func paragraphs(lines ...string) html.Document {
	return html.Parse("<p>"+strings.Join(lines, "</p><p>")+"</p>", nil)
}

// sketch writes an outline as one line: levels as >, labels before the title.
func sketch(es []bulletin.Entry) string {
	var b strings.Builder
	for i, e := range es {
		if i > 0 {
			b.WriteString(" | ")
		}
		b.WriteString(strings.Repeat(">", e.Level))
		b.WriteString(e.Label)
		if e.Label != "" && e.Title != "" {
			b.WriteString("·")
		}
		b.WriteString(e.Title)
	}
	return b.String()
}

// long is running text that is no heading.
const long = "各级邮政管理部门要切实加强组织领导，明确责任分工，细化工作措施，确保各项任务落到实处，并于每季度末将进展情况报送上级部门备案，重大事项随时报告。"

var outlines = []struct {
	name  string
	lines []string
	want  string
}{
	{"statute of China", []string{"第一编　总则", "第一章　基本规定", "第一条　为了保护用户的合法权益，根据宪法，制定本法。", "第二条　本法所称邮件，是指信件和包裹。", "第二章　服务", "第一节　一般规定", "第三条　服务应当方便用户。", "第二节　特别规定", "第四条　偏远地区另行规定。", "第二编　分则", "第三章　附则", "第五条　本法自公布之日起施行。"},
		">第一编·总则 | >>第一章·基本规定 | >>>第一条·为了保护用户的合法权益 | >>>第二条·本法所称邮件 | >>第二章·服务 | >>>第一节·一般规定 | >>>>第三条·服务应当方便用户 | >>>第二节·特别规定 | >>>>第四条·偏远地区另行规定 | >第二编·分则 | >>第三章·附则 | >>>第五条·本法自公布之日起施行"},
	{"numbering of GB/T 9704", []string{"一、总体要求", long, "二、主要任务", "（一）完善网络", "1.建设县级中心", "（1）选址", long, "（2）设备", "2.建设村级站点", long, "（二）提升服务", long, "三、组织实施", long},
		">一、·总体要求 | >二、·主要任务 | >>（一）·完善网络 | >>>1.·建设县级中心 | >>>>（1）·选址 | >>>>（2）·设备 | >>>2.·建设村级站点 | >>（二）·提升服务 | >三、·组织实施"},
	{"half-width brackets and figures", []string{"一、目标", "(一)近期", long, "(二)远期", long, "二、措施", "1．收寄", long, "2．投递", long}, ">一、·目标 | >>(一)·近期 | >>(二)·远期 | >二、·措施 | >>1．·收寄 | >>2．·投递"},
	{"numbering of Taiwan", []string{"壹、計畫緣起", "一、依據", "(一)法規", long, "(二)政策", long, "二、現況", long, "貳、計畫目標", long}, ">壹、·計畫緣起 | >>一、·依據 | >>>(一)·法規 | >>>(二)·政策 | >>二、·現況 | >貳、·計畫目標"},
	{"articles of Taiwan", []string{"第一章　總則", "第一條　為健全郵政發展，特制定本法。", "第二條　本法之主管機關為交通部。", "第二章　業務", "第三條　郵政業務如下。", "第三條之一　資費由主管機關定之。", "第四條　附則另定。"},
		">第一章·總則 | >>第一條·為健全郵政發展 | >>第二條·本法之主管機關為交通部 | >第二章·業務 | >>第三條·郵政業務如下 | >>第三條之一·資費由主管機關定之 | >>第四條·附則另定"},
	{"statute of Japan", []string{"第一章　総則", "（目的）", "第一条　この法律は、郵便の役務をなるべく安い料金であまねく、公平に提供することを目的とする。", "（定義）", "第二条　この法律において「郵便物」とは、信書をいう。", "２　前項の規定は、適用しない。", "第二章　役務", "第三条　料金は、届け出なければならない。", "第三条の二　総務大臣は、命ずることができる。", "附　則", "この法律は、公布の日から施行する。"},
		">第一章·総則 | >>第一条·目的 | >>第二条·定義 | >第二章·役務 | >>第三条·料金は、届け出なければならない | >>第三条の二·総務大臣は、命ずることができる | >附　則"},
	{"circular of Japan", []string{"第１　趣旨", "この通知は、次のとおり定めるものであり、関係する機関におかれては十分に御留意の上、適切に対応されるようお願い申し上げますので、よろしくお取り計らいください。", "第２　内容", "１　対象", "（１）事業者", "ア　法人", "イ　個人", "（２）利用者", "２　期間", "以上"}, ">第１·趣旨 | >第２·内容 | >>１·対象 | >>>（１）·事業者 | >>>>ア·法人 | >>>>イ·個人 | >>>（２）·利用者 | >>２·期間"},
	{"Han numerals and a space", []string{"一　趣旨", "趣旨の本文は次のとおりである。", "二　経過", "経過の本文は次のとおりである。"}, ">一·趣旨 | >二·経過"},
	{"statute of Korea", []string{"제1장 총칙", "제1조(목적) 이 법은 우편 이용에 필요한 사항을 규정함을 목적으로 한다.", "제2조(정의) 이 법에서 사용하는 용어의 뜻은 다음과 같다.", "제2장 역무", "제1절 통칙", "제3조(요금) 요금은 장관이 정한다.", "제3조의2(감액) 요금을 감액할 수 있다.", "제2절 특례", "제4조(예외) 예외로 한다.", "부칙", "이 법은 공포한 날부터 시행한다."},
		">제1장·총칙 | >>제1조·목적 | >>제2조·정의 | >제2장·역무 | >>제1절·통칙 | >>>제3조·요금 | >>>제3조의2·감액 | >>제2절·특례 | >>>제4조·예외 | >부칙"},
	{"circular of Korea", []string{"Ⅰ. 추진 배경", "1. 현황", "가. 시설", "1) 설비", "가) 분류기", "나) 운반기", "2) 인력", "나. 운영", "2. 문제점", "Ⅱ. 추진 계획"}, ">Ⅰ.·추진 배경 | >>1.·현황 | >>>가.·시설 | >>>>1)·설비 | >>>>>가)·분류기 | >>>>>나)·운반기 | >>>>2)·인력 | >>>나.·운영 | >>2.·문제점 | >Ⅱ.·추진 계획"},
	{"act in English", []string{"Part I General", "Chapter 1 Preliminary", "Section 1. Short title", "This Act may be cited as the Postal Act.", "Section 2. Definitions", "In this Act, words have their usual meaning.", "Part II Services", "Section 3. Universal service", "The operator shall serve all places."},
		">Part I·General | >>Chapter 1·Preliminary | >>>Section 1.·Short title | >>>Section 2.·Definitions | >Part II·Services | >>Section 3.·Universal service"},
	{"regulation of the European Union", []string{"CHAPTER I", "Article 1", "Subject matter", "Article 2", "Scope", "CHAPTER II", "Article 3", "Definitions"}, ">CHAPTER I | >>Article 1 | >>Article 2 | >CHAPTER II | >>Article 3"},
	{"Code of Federal Regulations", []string{"Subpart A—General", "§ 12.1 Purpose.", "This part sets rules for carriers.", "§ 12.3 Scope.", "This part applies to carriers.", "Subpart B—Rates", "§ 12.10 Filing.", "Carriers file rates."}, ">Subpart A·General | >>§ 12.1·Purpose | >>§ 12.3·Scope | >Subpart B·Rates | >>§ 12.10·Filing"},
	{"Federal Register", []string{"AGENCY: Postal Regulatory Commission.", "ACTION: Final rule.", "SUMMARY: The Commission adopts rules for rate filings.", "DATES: Effective June 10, 2021.", "SUPPLEMENTARY INFORMATION:", "I. Background", "The Commission sought comments on the rules in March.", "II. Discussion", "A. Comments received", "Three comments were received.", "B. Response", "The Commission agrees."},
		">AGENCY | >ACTION | >SUMMARY | >DATES | >SUPPLEMENTARY INFORMATION | >>I.·Background | >>II.·Discussion | >>>A.·Comments received | >>>B.·Response"},
	{"capitals", []string{"The agency took three decisions today.", "RATE CHANGES", "Rates rise by two percent.", "SERVICE STANDARDS", "Standards stay as they are.", "More will follow in July.", "Contact the press office."}, ">RATE CHANGES | >SERVICE STANDARDS"},
	{"letters and Roman numbers in brackets", []string{"1. Scope", "(a) Letters", "(i) Small", "(ii) Large", "(b) Parcels", "2. Rates", "The rates stand in the table that the operator shall publish every year before the first day of June, for all services."}, ">1.·Scope | >>(a)·Letters | >>>(i)·Small | >>>(ii)·Large | >>(b)·Parcels | >2.·Rates"},
	{"no spaces behind articles", []string{"第一章总则", "第一条为了规范服务，制定本办法。", "第二条本办法适用于境内。", "第二章附则", "第三条本办法由我局解释。"}, ">第一章·总则 | >>第一条·为了规范服务 | >>第二条·本办法适用于境内 | >第二章·附则 | >>第三条·本办法由我局解释"},
	{"table of contents before the text", []string{"目录", "第一章　总则", "第二章　服务", "第三章　附则", "第一章　总则", "第一条　为了服务，制定本法。", "第二章　服务", "第二条　服务应当及时。", "第三章　附则", "第三条　本法即日施行。"}, ">第一章·总则 | >>第一条·为了服务 | >第二章·服务 | >>第二条·服务应当及时 | >第三章·附则 | >>第三条·本法即日施行"},
	{"sections that start anew", []string{"第一章　甲", "第一节　一般规定", "第一条　甲。", "第二节　特别规定", "第二条　乙。", "第二章　乙", "第一节　一般规定", "第三条　丙。", "第二节　特别规定", "第四条　丁。"}, ">第一章·甲 | >>第一节·一般规定 | >>>第一条·甲 | >>第二节·特别规定 | >>>第二条·乙 | >第二章·乙 | >>第一节·一般规定 | >>>第三条·丙 | >>第二节·特别规定 | >>>第四条·丁"},
	{"two attachments", []string{"一、甲", long, "二、乙", long, "附件2", "一、丙", long, "二、丁", long}, ">一、·甲 | >二、·乙 | >一、·丙 | >二、·丁"},
	{"notice of Taiwan", []string{"主旨：預告劃定轉運站設置範圍。", "依據：自治條例第7條第2項。", "公告事項：", "一、設置範圍", long, "二、服務內容", long}, ">主旨 | >依據 | >公告事項 | >>一、·設置範圍 | >>二、·服務內容"},
	{"short sentences", []string{"一、提高认识，加强领导。", long, "二、明确责任，抓好落实。", long}, ">一、·提高认识，加强领导。 | >二、·明确责任，抓好落实。"},
	{"extract", []string{"第三十条　经营者应当公示资费。", "第三十一条　经营者应当公示时限。"}, ">第三十条·经营者应当公示资费 | >第三十一条·经营者应当公示时限"},
	{"an article that the text refers to", []string{"第一条　为了服务，制定本办法。", "第五条规定的情形除外。", "第二条　服务应当及时。", "第一条、第二条适用于境内。", "第三条　本办法即日施行。"}, ">第一条·为了服务 | >第二条·服务应当及时 | >第三条·本办法即日施行"},
}

func TestOutlineReadsTheNumberingOfOfficialTexts(t *testing.T) {
	labels := 0
	for _, o := range outlines {
		got := sketch(bulletin.Outline(paragraphs(o.lines...)))
		if got != o.want {
			t.Errorf("%s:\n got %s\nwant %s", o.name, got, o.want)
		}
		labels += strings.Count(o.want, "|") + 1
	}
	if labels < 120 {
		t.Errorf("%d headings", labels)
	}
}

// flat are texts, a line a paragraph, that have no heading.
var flat = [][]string{
	{"一、二年级学生均可报名。", long}, {"一是加强领导。", "二是落实责任。"}, {"第一，认识要到位。", "第二，机关先做起。"}, {"首先要加强领导。", "其次要落实责任。"}, {"一、只有一条。", long}, {"（一）只有一项", long}, {"1.只有一项", long},
	{"第五条规定的情形除外。", "第六条规定的情形除外。"}, {"第一条、第二条适用于境内。", long}, {"第五十二条的规定，适用前款。", long}, {"第三章所称用户，是指收件人。", "第四章所称用户，是指寄件人。"}, {"第三条至第五条不适用。", long},
	{"2021.5.10", "2021.5.11"}, {"1.5亿件", "2.5亿件"}, {"3.14", "3.15"}, {"12305", "12306"}, {"5月10日", "5月11日"}, {"10:00", "11:00"}, {"1980年出生", "1981年毕业"}, {"107国道", "108国道"}, {"2021年第一季度", "2021年第二季度"},
	{"（一）有固定场所；", "（二）有合格人员；", "（三）其他条件。"}, {"1.有固定场所；", "2.有合格人员；", "3.其他条件。"}, {"（1）信件；", "（2）包裹。"}, {"（2021年5月10日通过）", "（2021年6月10日修正）"}, {"（略）", "（完）"}, {"（新华社北京5月10日电）", long},
	{"一、" + long, "二、" + long}, {"（一）" + long, "（二）" + long}, {"1." + long, "2." + long}, {"二、从二开始", "三、接着是三"}, {"（三）从三开始", "（四）接着是四"}, {"一、甲", "三、丙"}, {"1、甲", "3、丙"}, {"一、第一项：", "二、第二项："},
	{"三、四线城市增长较快", "四、五线城市放缓"}, {"十二五规划", "十三五规划"}, {"一个中心", "两个基本点"}, {"七一前夕", "八一前后"}, {"第七次会议", "第八次会议"}, {"第一季度", "第二季度"}, {"第3号线", "第4号线"}, {"第十三届全国人大第四次会议"}, {"第１回", "第２回"},
	{"第一条の規定により、届け出る。", "第二条の規定により、届け出る。"}, {"第一条及び第二条を削る。"}, {"１　前項の規定は、適用しないものとする。", "２　前項の届出は、書面により行うこととする。"}, {"（１）信書を送達する。", "（２）荷物を運送する。"}, {"ア", "イ"}, {"一部を改正する", "二部を改正する"},
	{"제1조의 규정에 따라 신고한다.", "제2조의 규정에 따라 신고한다."}, {"제5조 제2항에 따라 신고한다.", "제6조 제1항에 따라 신고한다."}, {"제1회 회의", "제2회 회의"}, {"가나다 순", "나이 순"}, {"1. 신고서를 제출한다.", "2. 확인서를 제출한다."}, {"가. 요금을 감액한다.", "나. 요금을 면제한다."}, {"2021. 5. 10.", "2021. 5. 11."},
	{"Section 3 of the Act applies to carriers.", "Section 4 of the Act applies to users."}, {"Article 5 of the Treaty applies."}, {"Part of the text was cut.", "Parts of it remain."}, {"Chapter and verse were cited."}, {"I think that rates rise.", "II"}, {"A. Smith wrote this.", "C. Jones read it."},
	{"1. the rates rise by two percent in the coming year;", "2. the standards stay as they are in all places;"}, {"(a) letters;", "(b) parcels."}, {"(a) the operator shall serve all places", "(c) the operator shall file rates"}, {"U.S. Postal Service", "U.K. Royal Mail"}, {"NASA", "ESA"}, {"§ 12.3(b) applies to carriers."}, {"No. 1 priority", "No. 2 priority"},
	{"SUMMARY of the rules", "DATES of the rules"}, {"NOTE: rates rise.", long}, {"Contact: press@agency.example", long}, {"P.S. write soon.", long}, {"THE WHOLE TEXT IS IN CAPITALS", "AND SO IS THIS LINE OF IT", "AND THIS ONE"}, {"RIN 2120-AA64", "14 CFR PART 39", "The rule stands below.", "It is short."}, {"A", "B"}, {"", ""},
	{"主旨不明", "說明不清"}, {"摘要", "关键词"}, {"附件：1.申请表", "2.承诺书"}, {"注：1.数据为初步核算数；", "2.同比按可比口径计算。"}, {"一等奖", "二等奖"}, {"1号文件", "2号文件"}, {"①", long}, {"○一", "○二"}, {"来源：国家邮政局", "时间：2021年5月10日"},
	{"甲、乙、丙三方", "乙、丙两方"}, {"壹仟元整", "贰仟元整"}, {"百分之三", "千分之五"}, {"第一书记出席会议", "第二书记主持会议"}, {"第九章尾声是全曲最快的一章", long}, {"四、六级考试", "五、六级考试"}, {"1/4", "2/4"}, {"1-2月", "2-3月"}, {"+86 10 88323114", "+86 10 88323115"},
	{"第一部分的结论如下", long}, {"第二条修改为：“经营者应当公示。”", "第三条修改为：“用户可以申诉。”"}, {"第四条增加一款，作为第二款。", "第五条删去第二款。"}, {"第一目标是准时", "第二目标是安全"}, {"第一节课讲收寄", "第二节课讲投递"}, {"第三款所称", "第四款所称"},
}

func TestOutlinePassesOverLookAlikes(t *testing.T) {
	n := 0
	for _, lines := range flat {
		d := paragraphs(lines...)
		n += len(lines)
		if got := bulletin.Outline(d); len(got) > 0 {
			t.Errorf("%q: %s", lines, sketch(got))
		}
	}
	if n < 150 {
		t.Errorf("%d lines", n)
	}
}

func TestOutlineTakesTheHeadingsOfTheMarkup(t *testing.T) {
	d := html.Parse("<h1>办法</h1><h2>一、总则</h2><p>"+long+"</p><h2>二、服务</h2><h3>收寄</h3><p>（一）验视</p><p>"+long+"</p><p>（二）登记</p><p>"+long+"</p><blockquote><h2>引文</h2></blockquote><table><tr><td><h2>表</h2></td><td>x</td></tr></table>", nil)
	want := ">办法 | >>一、·总则 | >>二、·服务 | >>>收寄 | >>>>（一）·验视 | >>>>（二）·登记"
	if got := sketch(bulletin.Outline(d)); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestAListEndsWithTheHeadingAboveIt(t *testing.T) {
	d := html.Parse("<h2>收寄</h2><p>一、验视</p><p>"+long+"</p><h2>投递</h2><p>二、登记</p><p>"+long+"</p>", nil)
	if got, want := sketch(bulletin.Outline(d)), ">收寄 | >投递"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestOutlineTakesTheStrongWordsThatOpenAParagraph(t *testing.T) {
	d := html.Parse("<p><strong>一、加强领导。</strong>"+long+long+"</p><p><strong>二、落实责任。</strong>"+long+long+"</p>", nil)
	if got, want := sketch(bulletin.Outline(d)), ">一、·加强领导。 | >二、·落实责任。"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestEntriesSayWhereTheyStand(t *testing.T) {
	d := html.Parse("<ul><li>甲</li><li>乙</li></ul><p>一、总则<br>正文<br>二、附则</p><h2>附件</h2>", nil)
	var texts []string
	bulletin.Walk(d, func(_ int, b *html.Block) bool {
		s := ""
		for _, sp := range b.Spans {
			s += sp.Text
		}
		texts = append(texts, s)
		return true
	})
	got := bulletin.Outline(d)
	if sketch(got) != ">一、·总则 | >二、·附则 | >附件" {
		t.Fatal(sketch(got))
	}
	for _, e := range got {
		if s := texts[e.Block][e.Byte:]; !strings.HasPrefix(s, e.Label+e.Title) {
			t.Errorf("%+v stands at %q", e, s)
		}
	}
	if got[0].Block != 5 || got[0].Byte != 0 || got[1].Byte == 0 {
		t.Errorf("places %+v", got)
	}
}

func TestOutlineOfALongRegulation(t *testing.T) {
	d := html.Parse(bulletintest.Regulation(bulletintest.SixtyPages), nil)
	if n := utf8.RuneCountInString(d.Text()); n < 60*40*40/2 {
		t.Errorf("%d characters are no sixty pages", n)
	}
	chapters, sections, articles := bulletintest.SixtyPages.Count()
	got := bulletin.Outline(d)
	if len(got) != chapters+sections+articles {
		t.Fatalf("%d headings, want %d", len(got), chapters+sections+articles)
	}
	article := 0
	for _, e := range got {
		switch {
		case strings.HasSuffix(e.Label, "章"):
			chapters--
		case strings.HasSuffix(e.Label, "节"):
			sections--
		default:
			article++
			if want := fmt.Sprintf("第%s条", bulletintest.Han(article)); e.Label != want || e.Level != 3 {
				t.Fatalf("%+v, want %s", e, want)
			}
		}
	}
	if chapters != 0 || sections != 0 {
		t.Errorf("%d chapters and %d sections too few", chapters, sections)
	}
}
