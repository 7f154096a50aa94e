package bulletin

import (
	"strings"
	"sync"

	"guanbao/feed/html"
)

// field is what a label says of the text behind it.
type field uint8

const (
	unknown field = iota
	fieldIssuer
	fieldSource // an issuer where it is a body, else a newspaper or a person
	fieldNumber
	fieldSigned
	fieldPublished
	fieldEffective
	fieldDeadline
	fieldPeriod // from a day to a deadline
	fieldOther  // ends the value before it
)

// maxLabel is the longest label in bytes, spaces and marks included.
const maxLabel = 90

// maxColons bounds the colons of a line that are looked at.
const maxColons = 40

// labels are the fields by their labels, these without spaces and in lower
// case. The table is made on first use, not at the start of the program.
var labels = sync.OnceValue(func() map[string]field {
	table := make(map[string]field)
	for f, words := range labelWords {
		for w := range strings.FieldsSeq(words) {
			table[w] = field(f)
		}
	}
	return table
})

// labelWords are the labels of each field.
var labelWords = [...]string{
	fieldIssuer: `发文机关 发文单位 發文機關 發文單位 发布机构 发布机关 制定机关 发布单位 發布單位 發布機關 颁布单位 印发机关 制发机关 公布机关
		主管機關 公开机构 发文机构 制定單位 公告機關 発出機関 発出元 発信元 制定機関 所管省庁 所管府省 발령기관 소관부처 제정기관
		발행기관 agency agencies issuer issuingbody issuedby issuingauthority
		department`,
	fieldSource: `author 来源 來源 信息来源 资料来源 文章来源 稿件来源 資料來源 提供单位 新聞來源 出处 source 출처 기관 작성자`,
	fieldNumber: `发文字号 发布文号 文号 發文字號 文號 文件编号 文件编码 发文文号 公文字号 文書番号 公告编号 公告文号 公告號 字號 法令番号 告示番号 番号
		문서번호 공고번호 고시번호 발령번호 법령번호 공포번호 frdoc frdoc. documentnumber documentno
		documentno. docketno. docketno docketnumber docketid docket rin
		referencenumber documentsymbol symbol statutoryinstrument
		notificationno. gazettenotificationno. agencydocketnumber
		agencydocketnumbers`,
	fieldSigned: `成文日期 发文日期 發文日期 印发日期 签发日期 签署日期 制定日期 生成日期 発出日 制定日 決裁日 발령 발령일
		발령일자 제정일 시행문일자 datesigned dated signingdate dateofdocument`,
	fieldPublished: `发布日期 发布时间 發布日期 發布時間 公布日期 公開日期 公开日期 发表时间 颁布日期 發佈日期 發佈時間 張貼日期 刊登日期 公告日期
		公告日 上版日期 公布日 公示日 公開日 掲載日 発表日 공포일 공포일자 고시일 고시일자 공고일 공고일자 등록일 게시일 작성일 배포일
		보도일 publicationdate datepublished published publishedon
		dateofpublication releasedate dateissued issuedate gazettedate`,
	fieldEffective: `施行日期 实施日期 實施日期 生效日期 执行日期 生效时间 实施时间 施行时间 施行日 施行期日 適用日 発効日 効力発生日 시행일 시행일자
		시행일시 적용일 effectivedate effective dateeffective comingintoforce
		dateofeffect inforce commencement commencementdate entryintoforce
		dateofentryintoforce inforcefrom`,
	fieldDeadline: `意见反馈截止时间 意见反馈截止日期 反馈截止时间 反馈截止日期 征求意见截止时间 征求意见截止日期 截止时间 截止日期 截止日 截止日期及时间
		截止時間 結束日期 募集期限 提出期限 受付締切 受付締切日 締切日 意見募集期限 意見提出期限 意見受付締切日 提出締切 応募締切
		의견제출기한 제출기한 접수마감 마감일 commentdeadline commentsdue commentduedate
		commentscloseon commentsclose commentdate commentperiodends closingdate
		deadline consultationcloses commentscloseson deadlineforcomments
		closeson responsesdue`,
	fieldPeriod: `征求意见时间 征求意见期限 征集时间 公示时间 公示期 公示期限 反馈时间 公告期間 諮詢期 預告期間 募集期間 意見募集期間 意見の募集期間
		受付期間 의견제출기간 입법예고기간 예고기간 공고기간 행정예고기간 의견수렴기간 commentperiod
		consultationperiod`,
	fieldOther: `부서 담당부서 celexnumber 索引号 索引號 索取号 主题词 主題詞 主题分类 分类 体裁分类 标题 名称 有效性 时效性 关键词
		字号 字体 字體 浏览次数 点击 点击数 阅读 作者 编辑 责任编辑 分享到 分享 浏览量 访问量 附件 正本 副本 速別 조회수 조회
		담당자 action summary dates addresses 更新时间 更新時間 更新日期 更新日 失效日期 废止日期 주제 화제`,
}

// fact is a value that a label names.
type fact struct {
	field field
	value string
	edge  bool // stands where imprints do: in a table, at the head or the tail
}

// lookUp finds a label; marks around it and a number before it do not count.
func lookUp(label string) field {
	label = trim(label)
	if len(label) == 0 || len(label) > maxLabel {
		return unknown
	}
	if f := labels()[strings.ToLower(bare(ascii(label)))]; f != unknown {
		return f
	}
	label = strings.Trim(label, "【】[]〔〕［］（）()<>《》·・•○●■□◆◇▶※*▪ 　:：|｜")
	if l, ok := labelOf(label); ok {
		label = label[l.end:]
	}
	return labels()[strings.ToLower(bare(ascii(label)))]
}

// factsOf reads the labels of the lines.
func factsOf(ls []line) []fact {
	var out []fact
	for i, l := range ls {
		edge := i < headLines || i >= len(ls)-tailLines
		got := labelled(l.text)
		for j, f := range got {
			if f.value == "" && j == len(got)-1 && i+1 < len(ls) && len(labelled(ls[i+1].text)) == 0 {
				f.value = ls[i+1].text
			}
			f.edge = edge
			out = append(out, f)
		}
	}
	return out
}

// labelled reads a line of labels and values: 来源：国家邮政局　发布时间：2021-05-10.
func labelled(s string) []fact {
	var out []fact
	value := 0 // where the value of the last label begins
	for i, n := 0, 0; n < maxColons; n++ {
		at, size := colon(s, i)
		if at < 0 {
			break
		}
		i = at + size
		start, f := labelBefore(s, value, at, len(out) == 0)
		if f == unknown {
			if len(out) == 0 && at > maxLabel {
				break // running text
			}
			continue
		}
		if n := len(out); n > 0 {
			out[n-1].value = trim(s[value:start])
		}
		out, value = append(out, fact{field: f}), i
	}
	if n := len(out); n > 0 {
		out[n-1].value = trim(s[value:])
		return out
	}
	return headed(s)
}

// colon is the next colon from byte i on.
func colon(s string, i int) (at, size int) {
	at = strings.IndexByte(s[i:], ':')
	if wide := strings.Index(s[i:], "："); wide >= 0 && (at < 0 || wide < at) {
		return i + wide, len("：")
	}
	if at < 0 {
		return -1, 0
	}
	return i + at, 1
}

// labelBefore is where the label that ends at byte end starts. The first of a
// line may be spaced out or of several words and begins the line.
func labelBefore(s string, from, end int, first bool) (int, field) {
	if first {
		if f := lookUp(s[from:end]); f != unknown {
			return from, f
		}
	}
	start, low := from, max(from, end-maxLabel)
	if i := strings.LastIndexAny(s[low:end], " \t　 |｜；;】)）]"); i >= 0 {
		start = low + i
		start += len(string(nextRune(s, start)))
	}
	if start < low || start == from && !first {
		return 0, unknown
	}
	return start, lookUp(s[start:end])
}

// headed reads 【发布日期】2021年5月10日 and [시행 2021. 5. 10.], labels without a
// colon.
func headed(s string) []fact {
	var out []fact
	for _, pair := range [][2]string{{"【", "】"}, {"[", "]"}} {
		for rest := s; strings.HasPrefix(rest, pair[0]) && len(out) < 8; {
			inner, after, ok := strings.Cut(rest[len(pair[0]):], pair[1])
			if !ok {
				break
			}
			word, value, _ := strings.Cut(inner, " ")
			rest = trim(after)
			if f := labels()[bare(inner)]; f != unknown && pair[0] == "【" {
				end := strings.Index(rest, pair[0])
				if end < 0 {
					end = len(rest)
				}
				out = append(out, fact{field: f, value: trim(rest[:end])})
				rest = rest[end:]
			} else if word == "시행" {
				out = append(out, fact{field: fieldEffective, value: value})
			}
		}
	}
	return out
}

// tableFacts reads tables in which labels and values take turns along a row.
func tableFacts(d html.Document) []fact {
	var out []fact
	Walk(d, func(_ int, b *html.Block) bool {
		if b.Kind != html.TableBlock || len(b.Table.Rows) > 40 {
			return true
		}
		for _, row := range b.Table.Rows {
			for i := 0; i < len(row.Cells); i++ {
				text := cellText(row.Cells[i])
				f := lookUp(strings.TrimRight(text, ":：　 "))
				switch {
				case f == unknown:
					for _, in := range labelled(text) {
						in.edge = true
						out = append(out, in)
					}
				case i+1 < len(row.Cells):
					i++
					out = append(out, fact{f, cellText(row.Cells[i]), true})
				}
			}
		}
		return true
	})
	return out
}

func cellText(c html.Cell) string {
	if len(c.Blocks) == 1 && len(c.Blocks[0].Children) == 0 {
		return trim(spansText(c.Blocks[0].Spans))
	}
	return trim(html.Document{Blocks: c.Blocks}.Text())
}
