package cjk

import (
	"os"
	"strings"
	"testing"
)

// bulletin is one paragraph as the feeds have them; the sample feeds are too
// few for a rate.
const bulletin = "5月10日，国家邮政局局长主持召开2021年第七次局长办公会，审议并原则通过《2020年邮政普遍服务监管报告》，听取关于进一步推进“快递进村”有关工作的汇报。" +
	"会议指出，要深入贯彻落实党中央、国务院决策部署，加强行业监管，发展农村寄递物流，后续干部培训、里程统计和面粉运输等工作由各省邮政管理局负责。\n"

const traditional = "5月10日，國家郵政局局長主持召開2021年第七次局長辦公會，審議並原則通過《2020年郵政普遍服務監管報告》，聽取關於進一步推進「快遞進村」有關工作的匯報。" +
	"會議指出，要深入貫徹落實黨中央、國務院決策部署，加強行業監管，發展農村寄遞物流，後續幹部培訓、里程統計和麵粉運輸等工作由各省郵政管理局負責。\n"

// corpus is text to measure with: the file that GUANBAO_CORPUS names, or a
// paragraph again and again.
func corpus(b *testing.B, paragraph string, bytes int) string {
	b.Helper()
	text := paragraph
	if name := os.Getenv("GUANBAO_CORPUS"); name != "" {
		file, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		text = string(file)
	}
	text = strings.Repeat(text, bytes/len(text)+1)
	return strings.ToValidUTF8(text[:bytes], "")
}

func BenchmarkConvert(b *testing.B) {
	for c := S2T; c <= HK2S; c++ {
		paragraph := bulletin
		if c >= T2S {
			paragraph = traditional
		}
		for size, n := range map[string]int{"title": 60, "page": 20 << 10, "megabyte": 1 << 20} {
			b.Run(c.String()+"/"+size, func(b *testing.B) {
				s := corpus(b, paragraph, n)
				c.Load()
				b.SetBytes(int64(len(s)))
				b.ReportAllocs()
				for b.Loop() {
					c.Convert(s)
				}
			})
		}
	}
}

// BenchmarkLoad reads everything that a conversion needs, which happens once
// in the life of a program.
func BenchmarkLoad(b *testing.B) {
	for _, c := range []Conversion{S2T, S2TWP, T2S} {
		b.Run(c.String(), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				shelfLock.Lock()
				shelf = nil
				shelfLock.Unlock()
				builtInChain(c.String())
			}
		})
	}
}

func BenchmarkFold(b *testing.B) {
	for name, fold := range map[string]func(string) string{"Fold": Fold, "Key": Key, "LetterKey": LetterKey} {
		for text, paragraph := range map[string]string{"simplified": bulletin, "traditional": traditional} {
			b.Run(name+"/"+text, func(b *testing.B) {
				s := corpus(b, paragraph, 1<<20)
				fold(s)
				b.SetBytes(int64(len(s)))
				b.ReportAllocs()
				for b.Loop() {
					fold(s)
				}
			})
		}
	}
}

func BenchmarkFind(b *testing.B) {
	for _, needle := range []string{"里程統計", "國", "gdp", "ない"} {
		b.Run(needle, func(b *testing.B) {
			s := corpus(b, bulletin, 1<<20)
			n := NewNeedle(needle)
			b.SetBytes(int64(len(s)))
			for b.Loop() {
				n.Find(s)
			}
		})
	}
	b.Run("worst", func(b *testing.B) {
		s := strings.Repeat("a", 1<<20)
		n := NewNeedle(strings.Repeat("a", 1000) + "b")
		b.SetBytes(int64(len(s)))
		for b.Loop() {
			n.Find(s)
		}
	})
}

func BenchmarkLoadFolding(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		newFolding()
	}
}
