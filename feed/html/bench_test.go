package html

import (
	"strings"
	"testing"
)

// bulletin is a body as content management systems write it, about 4 kB.
var bulletin = `<div class="TRS_Editor">` + strings.Repeat(`<p style="text-indent: 2em;">　　5月10日，国家邮政局召开第七次局长办公会，审议并原则通过《2020年邮政普遍服务监管报告》，听取关于推进“快递进村”有关工作的汇报，`+
	`强调要<strong>全面贯徹</strong>新发展理念，坚持问题导向、需求导向、底线思维，进一步提升服务能力，确保行业开好局、起好步。详见<a href="/art/2021/5/10/art_1_2.html" target="_blank">全文</a>。</p>`+"\n", 6) +
	`<table border="1"><caption>主要指标</caption><tr><th>指标</th><th>单位</th><th>绝对值</th></tr>` + strings.Repeat(`<tr><td>快递业务量</td><td>亿件</td><td align="right">1340.6</td></tr>`, 6) + `</table></div>`

func benchmarkParse(b *testing.B, src string) {
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		Parse(src, nil)
	}
}

func BenchmarkParse(b *testing.B) {
	b.Run("4kB", func(b *testing.B) { benchmarkParse(b, bulletin) })
	b.Run("100kB", func(b *testing.B) { benchmarkParse(b, strings.Repeat(bulletin, 25)) })
	b.Run("plain", func(b *testing.B) { benchmarkParse(b, strings.Repeat("国家邮政局召开会议。\n", 200)) })
	b.Run("canonical", func(b *testing.B) { benchmarkParse(b, Render(Parse(bulletin, nil))) })
}

func BenchmarkRender(b *testing.B) {
	d := Parse(bulletin, nil)
	b.SetBytes(int64(len(bulletin)))
	for b.Loop() {
		Render(d)
	}
}

func BenchmarkText(b *testing.B) {
	d := Parse(bulletin, nil)
	b.SetBytes(int64(len(bulletin)))
	for b.Loop() {
		_ = d.Text()
	}
}

func BenchmarkInline(b *testing.B) {
	b.Run("plain", func(b *testing.B) {
		for b.Loop() {
			Inline("国家邮政局召开2021年第七次局长办公会")
		}
	})
	b.Run("ruby", func(b *testing.B) {
		for b.Loop() {
			Inline("<ruby>会<rp>(</rp><rt>huì</rt><rp>)</rp></ruby>议纪要")
		}
	})
}

// The bodies below are made to be slow; the figures must grow with their
// length and no faster.
func BenchmarkHostile(b *testing.B) {
	for name, unit := range map[string]string{
		"divs": "<div>", "tables": "<table><tr><td>", "lists": "<ul><li>", "selects": "<select>", "bold": "<b>", "attributes": `<p a=1 b=2 id=x class=y>`,
		"cells": "<td>x", "rubies": "<ruby>a<rt>b", "names": "<a id=x href=#y>z", "comments": "<!--", "quotes": "<blockquote>x",
	} {
		for _, size := range []int{1 << 14, 1 << 17} {
			b.Run(name+map[int]string{1 << 14: "/16kB", 1 << 17: "/128kB"}[size], func(b *testing.B) {
				benchmarkParse(b, strings.Repeat(unit, size/len(unit)))
			})
		}
	}
}
