package related

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"guanbao/feed"
	"guanbao/feed/cjk"
)

// The parts that made-up bulletins are put together from. Words follow one
// another as Zipf says, so that common pairs are common.
var (
	bodies   = strings.Fields("国家邮政局 海关总署 财政部 教育部 水利部 农业农村部 国家统计局 市场监管总局 交通运输部 自然资源部 应急管理部 生态环境部 商务部 国家能源局 国家铁路局 民航局")
	acts     = strings.Fields("召开 部署 推进 加强 印发 开展 公布 启动 完善 规范 通报 调研 督导 检查 审议 听取")
	subjects = []rune("快递末端服务农村寄递乡镇仓储冷链关税配额检疫粮食收储河道防汛水库灌溉学校招生教师培训煤矿安全消防林草湿地碳排放电网储能列车调度航班机场港口引航商标专利药品疫苗养老托育社保基金债券汇率存贷气象地震测绘海洋渔业种业化肥农机乡村文旅")
	fillers  = strings.Fields("会议强调 要求 有关负责人表示 按照 进一步 提升 能力 水平 工作 落实 责任 确保 取得 实效 各地 各部门 结合 实际 制定 方案 加快 建设 体系 保障 群众 权益 坚持 问题 导向 深入 推动 高质量 发展 健全 机制 强化 监督 管理 优化 流程 提高 效率")
)

type writer struct{ rng *rand.Rand }

func newWriter(seed uint64) *writer { return &writer{rand.New(rand.NewPCG(seed, 5))} }

func (w *writer) one(from []string) string { return from[w.rng.IntN(len(from))] }

// name is a word of two to four characters that few other texts have.
func (w *writer) name() string {
	s := ""
	for range 2 + w.rng.IntN(3) {
		s += string(subjects[w.rng.IntN(len(subjects))])
	}
	return s
}

// story is what several articles tell.
type story struct {
	body, act string
	names     []string
	day       time.Time
}

func (w *writer) story(day time.Time) story {
	s := story{body: w.one(bodies), act: w.one(acts), day: day}
	// Two names are its own; two are of a topic that comes again all year.
	topic := newWriter(uint64(1000 + w.rng.IntN(60)))
	s.names = []string{w.name(), topic.name(), w.name(), topic.name()}
	return s
}

// text tells a story in words of its own: some of its names, and much that
// every bulletin says.
func (w *writer) text(s story, clauses int) string {
	var b strings.Builder
	for i := range clauses {
		fmt.Fprintf(&b, "%s%s", w.one(fillers), w.one(fillers))
		if w.rng.IntN(6) == 0 {
			b.WriteString(s.names[w.rng.IntN(len(s.names))])
		} else {
			b.WriteString(w.name()[:6])
		}
		if b.WriteString(w.one(fillers)); i%3 == 2 {
			b.WriteString("。")
		} else {
			b.WriteString("，")
		}
		if i%9 == 8 {
			b.WriteString("\n")
		}
	}
	return b.String()
}

func (w *writer) article(s story) Text {
	return Text{Title: s.body + s.act + s.names[w.rng.IntN(2)] + s.names[2+w.rng.IntN(2)] + "工作" + w.one(fillers),
		Body: s.body + w.one(acts) + s.names[w.rng.IntN(4)] + "，" + w.text(s, 24)}
}

// repost is a copy of a text as a portal makes one: other forms of the
// characters, other punctuation, cut, with lines of its own.
func (w *writer) repost(t Text) Text {
	if w.rng.IntN(2) == 0 {
		t.Title, t.Body = glossed(cjk.S2T.Convert(t.Title)), glossed(cjk.S2T.Convert(t.Body))
	}
	if w.rng.IntN(2) == 0 {
		t.Body = strings.NewReplacer("，", ", ", "。", ". ").Replace(t.Body)
	}
	if runes := []rune(t.Body); w.rng.IntN(2) == 0 {
		t.Body = string(runes[:len(runes)*2/3])
	}
	if runes := []rune(t.Title); w.rng.IntN(3) == 0 {
		t.Title = string(runes[:len(runes)*4/5]) + "…"
	}
	t.Body = "来源：新闻网\n" + t.Body + "\n责任编辑：王某\n分享到：微信"
	return readBack(t)
}

// glossed is what a faulty converter makes of traditional text. What is read
// has no glosses; the test of that is the sample.
var glossed = strings.NewReplacer("會", "會(huì)", "進", "進(jìn)", "實", "實(shí)", "質", "質(zhì)", "關", "關(guān)", "強", "強(qiáng)",
	"務", "務(wù)", "監", "監(jiān)", "護", "護(hù)", "難", "難(nán)").Replace

// readBack reads a text as an article of the cache is read.
func readBack(t Text) Text {
	return Read(feed.Article{Title: t.Title, Content: "<p>" + strings.ReplaceAll(t.Body, "\n", "</p><p>") + "</p>"})
}
