// Package bulletintest makes long official texts for tests. The words are made
// up; the numbering is that of a real regulation.
package bulletintest

import (
	"fmt"
	"strings"
)

// Shape says how large a regulation is.
type Shape struct {
	Chapters int
	Sections int // of each chapter
	Articles int // of each section
}

// SixtyPages is a regulation of about 60 pages of 40 lines of 40 characters.
var SixtyPages = Shape{Chapters: 14, Sections: 4, Articles: 7}

// Count is the number of headings: chapters, sections, articles.
func (s Shape) Count() (chapters, sections, articles int) {
	return s.Chapters, s.Chapters * s.Sections, s.Chapters * s.Sections * s.Articles
}

// subjects take turns as what a chapter, a section or an article is about.
var subjects = []string{
	"服务网络", "普遍服务", "收寄验视", "用户信息", "末端投递", "包装回收", "运力保障", "监督检查", "应急处置", "资费公示", "从业人员", "代办网点", "赔偿与申诉", "数据报送", "绿色运输", "法律责任",
}

// clauses are what an article says; %s is what it is about.
var clauses = []string{
	"经营者应当建立健全%s制度，明确责任人员，如实记录有关情况，记录保存期限不得少于三年，并接受邮政管理部门的指导和检查",
	"县级以上地方人民政府有关部门按照各自职责，做好与%s相关的规划、用地、资金和人才保障工作，不得增设条件，也不得以会议、文件代替法定程序",
	"因自然灾害、公共卫生事件等原因不能按照约定完成%s的，应当及时告知用户，说明原因和预计恢复的时间，并采取措施减少损失",
	"用户对%s有异议的，可以自知道或者应当知道之日起一年内向经营者查询；经营者应当自收到查询之日起七日内答复，逾期不答复的，用户可以向所在地邮政管理部门申诉",
	"邮政管理部门进行%s检查时，检查人员不得少于二人，并应当出示证件，当事人有权就检查的事项作出说明，检查记录由双方签字",
}

var items = []string{"有与业务规模相适应的场所和设备；", "有经过培训并考核合格的人员；", "有处理突发事件的预案；", "法律、行政法规规定的其他条件。"}

// Regulation is a regulation as HTML in which nothing but the numbering tells
// the headings: chapters (章), sections (节) and articles (条), these with
// paragraphs (款) and items.
func Regulation(s Shape) string {
	var b strings.Builder
	b.WriteString("<p>寄递服务监督管理规定（样本）</p>\n<p>（2021年5月10日样本机关令第12号公布　自2021年9月1日起施行）</p>\n")
	article := 0
	for c := range s.Chapters {
		fmt.Fprintf(&b, "<p>第%s章　%s</p>\n", Han(c+1), subjects[c%len(subjects)])
		for n := range s.Sections {
			about := subjects[(c+3*n+1)%len(subjects)]
			fmt.Fprintf(&b, "<p>第%s节　%s</p>\n", Han(n+1), about)
			for range s.Articles {
				article++
				writeArticle(&b, article, about)
			}
		}
	}
	return b.String()
}

func writeArticle(b *strings.Builder, n int, about string) {
	fmt.Fprintf(b, "<p>第%s条　"+clauses[n%len(clauses)]+"。</p>\n", Han(n), about)
	if n%3 == 0 {
		fmt.Fprintf(b, "<p>依照第%s条规定办理的，适用前款规定。"+clauses[(n+2)%len(clauses)]+"。</p>\n", Han(max(1, n/2)), about)
	}
	if n%4 == 0 {
		b.WriteString("<p>从事前款活动的，应当具备下列条件：</p>\n")
		for i, it := range items {
			fmt.Fprintf(b, "<p>（%s）%s</p>\n", Han(i+1), it)
		}
	}
	fmt.Fprintf(b, "<p>"+clauses[(n+1)%len(clauses)]+"。"+clauses[(n+3)%len(clauses)]+"。</p>\n", about, about)
}

// Han writes 1 to 999 in Han numerals.
func Han(n int) string {
	digits := []rune("零一二三四五六七八九")
	var b strings.Builder
	if h := n / 100; h > 0 {
		b.WriteRune(digits[h])
		b.WriteString("百")
		if n%100 > 0 && n%100 < 10 {
			b.WriteString("零")
		}
	}
	if t := n / 10 % 10; t > 0 {
		if t > 1 || n >= 100 {
			b.WriteRune(digits[t])
		}
		b.WriteString("十")
	}
	if n%10 > 0 {
		b.WriteRune(digits[n%10])
	}
	return b.String()
}
