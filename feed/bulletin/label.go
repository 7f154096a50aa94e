package bulletin

import (
	"strings"

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

// labels are the labels by their form without spaces, in lower case.
var labels = map[string]field{
	"发文机关": fieldIssuer, "发文单位": fieldIssuer, "發文機關": fieldIssuer, "發文單位": fieldIssuer, "发布机构": fieldIssuer, "发布机关": fieldIssuer, "制定机关": fieldIssuer,
	"发布单位": fieldIssuer, "發布單位": fieldIssuer, "發布機關": fieldIssuer, "颁布单位": fieldIssuer, "印发机关": fieldIssuer, "制发机关": fieldIssuer, "公布机关": fieldIssuer, "主管機關": fieldIssuer,
	"公开机构": fieldIssuer, "发文机构": fieldIssuer, "制定單位": fieldIssuer, "公告機關": fieldIssuer, "発出機関": fieldIssuer, "発出元": fieldIssuer, "発信元": fieldIssuer, "制定機関": fieldIssuer,
	"所管省庁": fieldIssuer, "所管府省": fieldIssuer, "발령기관": fieldIssuer, "소관부처": fieldIssuer, "제정기관": fieldIssuer, "발행기관": fieldIssuer, "agency": fieldIssuer, "agencies": fieldIssuer, "issuer": fieldIssuer,
	"issuingbody": fieldIssuer, "issuedby": fieldIssuer, "issuingauthority": fieldIssuer, "author": fieldSource, "department": fieldIssuer,
	"来源": fieldSource, "來源": fieldSource, "信息来源": fieldSource, "资料来源": fieldSource, "文章来源": fieldSource, "稿件来源": fieldSource, "資料來源": fieldSource, "提供单位": fieldSource,
	"新聞來源": fieldSource, "出处": fieldSource, "source": fieldSource, "출처": fieldSource, "기관": fieldSource, "작성자": fieldSource, "부서": fieldOther, "담당부서": fieldOther,

	"发文字号": fieldNumber, "文号": fieldNumber, "發文字號": fieldNumber, "文號": fieldNumber, "文件编号": fieldNumber, "文件编码": fieldNumber, "发文文号": fieldNumber, "公文字号": fieldNumber, "文書番号": fieldNumber,
	"公告编号": fieldNumber, "公告文号": fieldNumber, "公告號": fieldNumber, "字號": fieldNumber, "法令番号": fieldNumber, "告示番号": fieldNumber, "番号": fieldNumber, "문서번호": fieldNumber, "공고번호": fieldNumber, "고시번호": fieldNumber, "발령번호": fieldNumber,
	"법령번호": fieldNumber, "공포번호": fieldNumber, "frdoc": fieldNumber, "frdoc.": fieldNumber, "documentnumber": fieldNumber, "documentno": fieldNumber, "documentno.": fieldNumber,
	"docketno.": fieldNumber, "docketno": fieldNumber, "docketnumber": fieldNumber, "docketid": fieldNumber, "docket": fieldNumber, "rin": fieldNumber, "referencenumber": fieldNumber, "documentsymbol": fieldNumber, "symbol": fieldNumber, "celexnumber": fieldOther,
	"statutoryinstrument": fieldNumber, "notificationno.": fieldNumber, "gazettenotificationno.": fieldNumber, "agencydocketnumber": fieldNumber, "agencydocketnumbers": fieldNumber,

	"成文日期": fieldSigned, "发文日期": fieldSigned, "發文日期": fieldSigned, "印发日期": fieldSigned, "签发日期": fieldSigned, "签署日期": fieldSigned, "制定日期": fieldSigned, "生成日期": fieldSigned, "发令日期": fieldSigned, "发布令日期": fieldSigned,
	"発出日": fieldSigned, "制定日": fieldSigned, "決裁日": fieldSigned, "발령": fieldSigned, "발령일": fieldSigned, "발령일자": fieldSigned, "제정일": fieldSigned, "시행문일자": fieldSigned, "datesigned": fieldSigned, "dated": fieldSigned, "signingdate": fieldSigned, "dateofdocument": fieldSigned,

	"发布日期": fieldPublished, "发布时间": fieldPublished, "發布日期": fieldPublished, "發布時間": fieldPublished, "公布日期": fieldPublished, "公開日期": fieldPublished, "公开日期": fieldPublished, "发表时间": fieldPublished, "颁布日期": fieldPublished,
	"發佈日期": fieldPublished, "發佈時間": fieldPublished, "張貼日期": fieldPublished, "刊登日期": fieldPublished, "公告日期": fieldPublished, "公告日": fieldPublished, "上版日期": fieldPublished, "公布日": fieldPublished, "公示日": fieldPublished, "公開日": fieldPublished, "掲載日": fieldPublished, "発表日": fieldPublished,
	"공포일": fieldPublished, "공포일자": fieldPublished, "고시일": fieldPublished, "고시일자": fieldPublished, "공고일": fieldPublished, "공고일자": fieldPublished, "등록일": fieldPublished, "게시일": fieldPublished, "작성일": fieldPublished, "배포일": fieldPublished, "보도일": fieldPublished,
	"publicationdate": fieldPublished, "datepublished": fieldPublished, "published": fieldPublished, "publishedon": fieldPublished, "dateofpublication": fieldPublished, "releasedate": fieldPublished, "dateissued": fieldPublished, "issuedate": fieldPublished, "gazettedate": fieldPublished,

	"施行日期": fieldEffective, "实施日期": fieldEffective, "實施日期": fieldEffective, "生效日期": fieldEffective, "执行日期": fieldEffective, "生效时间": fieldEffective, "实施时间": fieldEffective, "施行时间": fieldEffective, "施行日": fieldEffective, "施行期日": fieldEffective, "適用日": fieldEffective, "発効日": fieldEffective, "効力発生日": fieldEffective,
	"시행일": fieldEffective, "시행일자": fieldEffective, "시행일시": fieldEffective, "적용일": fieldEffective, "effectivedate": fieldEffective, "effective": fieldEffective, "dateeffective": fieldEffective, "comingintoforce": fieldEffective, "dateofeffect": fieldEffective, "inforce": fieldEffective, "commencement": fieldEffective, "commencementdate": fieldEffective, "entryintoforce": fieldEffective, "dateofentryintoforce": fieldEffective, "inforcefrom": fieldEffective,

	"意见反馈截止时间": fieldDeadline, "意见反馈截止日期": fieldDeadline, "反馈截止时间": fieldDeadline, "反馈截止日期": fieldDeadline, "征求意见截止时间": fieldDeadline, "征求意见截止日期": fieldDeadline, "截止时间": fieldDeadline, "截止日期": fieldDeadline, "截止日": fieldDeadline, "截止日期及时间": fieldDeadline,
	"截止時間": fieldDeadline, "結束日期": fieldDeadline, "募集期限": fieldDeadline, "提出期限": fieldDeadline, "受付締切": fieldDeadline, "受付締切日": fieldDeadline, "締切日": fieldDeadline, "意見募集期限": fieldDeadline, "意見提出期限": fieldDeadline, "意見受付締切日": fieldDeadline, "提出締切": fieldDeadline, "応募締切": fieldDeadline,
	"의견제출기한": fieldDeadline, "제출기한": fieldDeadline, "접수마감": fieldDeadline, "마감일": fieldDeadline, "commentdeadline": fieldDeadline, "commentsdue": fieldDeadline, "commentduedate": fieldDeadline, "commentscloseon": fieldDeadline, "commentsclose": fieldDeadline, "commentdate": fieldDeadline, "commentperiodends": fieldDeadline, "closingdate": fieldDeadline, "deadline": fieldDeadline, "consultationcloses": fieldDeadline, "commentscloseson": fieldDeadline, "deadlineforcomments": fieldDeadline, "closeson": fieldDeadline, "responsesdue": fieldDeadline,
	"征求意见时间": fieldPeriod, "征求意见期限": fieldPeriod, "征集时间": fieldPeriod, "公示时间": fieldPeriod, "公示期": fieldPeriod, "公示期限": fieldPeriod, "反馈时间": fieldPeriod, "公告期間": fieldPeriod, "諮詢期": fieldPeriod, "預告期間": fieldPeriod, "募集期間": fieldPeriod, "意見募集期間": fieldPeriod, "意見の募集期間": fieldPeriod, "受付期間": fieldPeriod,
	"의견제출기간": fieldPeriod, "입법예고기간": fieldPeriod, "예고기간": fieldPeriod, "공고기간": fieldPeriod, "행정예고기간": fieldPeriod, "의견수렴기간": fieldPeriod, "commentperiod": fieldPeriod, "consultationperiod": fieldPeriod,

	"索引号": fieldOther, "索引號": fieldOther, "索取号": fieldOther, "主题词": fieldOther, "主題詞": fieldOther, "主题分类": fieldOther, "分类": fieldOther, "体裁分类": fieldOther, "标题": fieldOther, "名称": fieldOther, "有效性": fieldOther, "时效性": fieldOther, "关键词": fieldOther, "字号": fieldOther,
	"字体": fieldOther, "字體": fieldOther, "浏览次数": fieldOther, "点击": fieldOther, "点击数": fieldOther, "阅读": fieldOther, "作者": fieldOther, "编辑": fieldOther, "责任编辑": fieldOther, "分享到": fieldOther, "分享": fieldOther, "浏览量": fieldOther, "访问量": fieldOther, "附件": fieldOther, "正本": fieldOther, "副本": fieldOther, "速別": fieldOther,
	"조회수": fieldOther, "조회": fieldOther, "담당자": fieldOther, "action": fieldOther, "summary": fieldOther, "dates": fieldOther, "addresses": fieldOther, "更新时间": fieldOther, "更新時間": fieldOther, "更新日期": fieldOther, "更新日": fieldOther, "失效日期": fieldOther, "废止日期": fieldOther, "주제": fieldOther, "화제": fieldOther,
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
	if len(label) == 0 || len(label) > 90 {
		return unknown
	}
	if f := labels[strings.ToLower(bare(ascii(label)))]; f != unknown {
		return f
	}
	label = strings.Trim(label, "【】[]〔〕［］（）()<>《》·・•○●■□◆◇▶※*▪ 　:：|｜")
	if l, ok := labelOf(label); ok {
		label = label[l.end:]
	}
	return labels[strings.ToLower(bare(ascii(label)))]
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
	for i := 0; i < len(s); {
		at, size := colon(s, i)
		if at < 0 || len(out) > 20 {
			break
		}
		i = at + size
		start, f := labelBefore(s, value, at, len(out) == 0)
		if f == unknown {
			if len(out) == 0 && at > 90 {
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
	start := from
	if i := strings.LastIndexAny(s[from:end], " \t　 |｜；;】)）]"); i >= 0 {
		start = from + i
		start += len(string(nextRune(s, start)))
	}
	if start == from && !first {
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
			if f := labels[bare(inner)]; f != unknown && pair[0] == "【" {
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
