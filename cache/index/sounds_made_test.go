package index

import (
	"iter"
	"math/rand/v2"
	"strings"
)

// words are what made titles consist of, the more frequent ones first.
var words = strings.Fields("国家 邮政局 关于 召开 会议 通知 快递 发展 印发 工作 管理 监管 服务 全国 公布 情况 运行 行业 2021年 第七次 局长 办公会 " +
	"国务院 办公厅 人民 银行 重庆 行长 长春 市场 总局 财政部 商务部 交通 运输 安全 生产 专项 行动 方案 意见 实施 推进 农村 建设 " +
	"习近平 主持 中央 政治局 学习 讲话 精神 改革 委员会 国家发展改革委 经济 社会 规划 纲要 教育 卫生 健康 疫情 防控 新冠 肺炎 " +
	"旅游 绿色 生态 环境 保护 水利 气象 地震 应急 预案 一带一路 合作 论坛 峰会 APEC G20 企业 创新 科技 数字 信息 网络 数据 " +
	"乡村 振兴 脱贫 攻坚 粮食 能源 电力 煤炭 天然气 铁路 公路 民航 港口 西安 北京 上海 广州 深圳 天津 成都 武汉 中青 青年 " +
	"种子 中型 重型 清洁 请示 批复 约谈 有序 有证 优质 游泳 证书 整治 政务 公开 指南 招标 采购 中标 公告 结果 名单 考试 录用 公务员 " +
	"郵政局 國家 會議 發展 臺灣 經濟 財政 總統 行政院 衛生福利部 12月 2020年 11.5% 三季度 上半年 同比 增长 下降 亿元 万吨")

var marks = []string{"：", "，", " ", "、", "“", "”", "《", "》", "（"}

// madeTitle makes a title of about 25 characters.
func madeTitle(r *rand.Rand) string {
	var b strings.Builder
	for n := 16 + r.IntN(20); b.Len() < 3*n; {
		b.WriteString(words[min(r.IntN(len(words)), r.IntN(len(words)))])
		if r.IntN(8) == 0 {
			b.WriteString(marks[r.IntN(len(marks))])
		}
		// A character of any kind, so that titles have more than the words.
		if r.IntN(3) == 0 {
			b.WriteRune(0x4E00 + rune(r.IntN(0x5100)))
		}
	}
	return b.String()
}

// made yields n titles, the same ones for the same seed.
func made(n int, seed uint64) iter.Seq[Title] {
	return func(yield func(Title) bool) {
		r := rand.New(rand.NewPCG(seed, 1))
		for i := range n {
			if !yield(Title{Row: int64(i + 1), Date: int64(r.IntN(1_700_000_000)), Text: madeTitle(r)}) {
				return
			}
		}
	}
}
