package cache

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"guanbao/feed"
)

// han holds characters that are common in official Chinese, the commonest
// first, so that made-up text is about as hard to compress as real text.
var han = []rune("的国一中和在人民发了大工有业为政上行不经会作全部地年生产建展动要设主出时市理实进是部法加管制定关" +
	"务家应社成公重计新体通化学机方以度分提质高面对报保本量力安资育市长目企规基技区项对强点施开推次式事各术能农自革增" +
	"服合用到多改和标水文件告者网教相现位场内数统运投费品情指组织科金议局省党导委责任监督审批准程序期限单位联系电话邮件" +
	"快递末端村镇乡寄送收派消费权益申诉处理结果公布季度同比增长累计完成收入亿元万户支撑网络安全绿色包装治理循环利用绿水青山" +
	"海关税率调整进出口货物贸易协定原产地证书优惠关税配额许可检验检疫动植物卫生措施标准化认证认可计量特种设备食品药品监督管理" +
	"央行货币政策利率汇率存款准备金贷款市场报价支付结算反洗钱征信金融稳定债券股票期货保险银行证券基金信托租赁担保交易所上市" +
	"教育部高等学校招生考试录取普通职业培训师资队伍建设科研创新基地实验室重点项目申报评审立项验收成果转化知识产权专利商标版权" +
	"自然资源土地矿产森林草原湿地海洋测绘地理信息气象水利防汛抗旱地震灾害预警应急救援消防交通铁路民航公路水路港口航道桥梁隧道")

var issuers = []string{"国家邮政局", "海关总署", "中国人民银行", "教育部", "自然资源部", "市场监督管理总局", "交通运输部", "財務省", "국토교통부"}

// author makes bulletins, the same ones for the same seed.
type author struct {
	rng   *rand.Rand
	words []string
	zipf  *rand.Zipf
}

func newAuthor(seed uint64) *author {
	rng := rand.New(rand.NewPCG(seed, 20210510))
	a := &author{rng: rng}
	low := rand.NewZipf(rng, 1.05, 6, uint64(len(han)-1))
	for range 6000 {
		word := ""
		for range 1 + rng.IntN(3) {
			word += string(han[low.Uint64()])
		}
		a.words = append(a.words, word)
	}
	a.zipf = rand.NewZipf(rng, 1.05, 12, uint64(len(a.words)-1))
	return a
}

// text gives about n Han characters with commas and full stops.
func (a *author) text(n int) string {
	var b strings.Builder
	for clause, left := 0, n; left > 0; left-- {
		w := a.words[a.zipf.Uint64()]
		left -= len(w)/3 - 1
		b.WriteString(w)
		if clause++; clause%7 == 0 {
			b.WriteString("，")
		}
		if clause%29 == 0 {
			b.WriteString("。")
		}
		if a.rng.IntN(60) == 0 {
			fmt.Fprintf(&b, "%d.%d%%", a.rng.IntN(99), a.rng.IntN(10))
		}
	}
	return b.String()
}

// bulletin makes the n-th article of a feed with a body of about size bytes.
func (a *author) bulletin(feedURL string, n, size int, at time.Time) feed.Article {
	var body strings.Builder
	for body.Len() < size-60 {
		chars := min(120+a.rng.IntN(120), (size-body.Len())/3)
		fmt.Fprintf(&body, "<p>%s。</p>\n", a.text(chars))
	}
	link := fmt.Sprintf("https://%08x.example/zwgk/tzgg/%s/t%d_%d.html", a.rng.Uint32()%512, at.Format("200601/20060102"), n, a.rng.IntN(1e7))
	return feed.Article{
		Feed: feedURL, GUID: link, URL: link,
		Title:     issuers[a.rng.IntN(len(issuers))] + "关于" + a.text(8+a.rng.IntN(12)) + "的通知",
		Issuer:    issuers[a.rng.IntN(len(issuers))],
		Number:    fmt.Sprintf("国邮发〔%d〕%d号", at.Year(), n%400+1),
		Published: at, Lang: "zh-Hans", Summary: a.text(40), Content: body.String(),
		Comments: feed.NoCount,
	}
}

// pull makes a pull of n identified articles, hours apart, the newest first.
func (a *author) pull(feedURL string, first, n, size int, newest time.Time) feed.Pull {
	doc := feed.Document{Feed: feed.Feed{URL: feedURL, Title: "公告 " + feedURL, Lang: "zh-Hans"}}
	for i := range n {
		doc.Articles = append(doc.Articles, a.bulletin(feedURL, first+i, size, newest.Add(-time.Duration(i)*time.Hour)))
	}
	doc.Articles = feed.Identify(feedURL, doc.Articles)
	at := newest.Add(time.Minute)
	return feed.Pull{Feed: feedURL, At: at, Document: &doc,
		State: feed.State{ETag: fmt.Sprintf(`"%d"`, first), LastCheck: at, LastSuccess: at, NextCheck: at.Add(time.Hour)}}
}
