package main

import (
	"strings"
	"testing"
	"time"

	"guanbao/feed"
)

// made is an article with a body.
func made(content string) feed.Item {
	return feed.Item{
		Article: feed.Article{
			ID: "x", Title: "公告 *第1号*", URL: "https://a.example/x", Issuer: "国家邮政局", Lang: "zh-Hans",
			Published: time.Date(2021, 5, 10, 0, 0, 0, 0, time.UTC), DateOnly: true, Content: content,
		},
		FeedTitle: "邮政",
	}
}

func TestMarkdownOfEveryBlock(t *testing.T) {
	head := "# 公告 \\*第1号\\*\n*国家邮政局*  \n*邮政*  \n*2021-05-10*  \n<https://a.example/x>\n\n"
	for name, c := range map[string]struct{ content, want string }{
		"paragraphs":   {"<p>一</p><p>二</p>", "一\n\n二\n"},
		"styles":       {"<p>a <b>b </b><i>c</i> <s>d</s> <code>e*f</code></p>", "a **b** *c* ~~d~~ `e*f`\n"},
		"escapes":      {"<p>1*2_3 [x] &lt;b&gt; # |</p>", "1\\*2\\_3 \\[x\\] \\<b\\> \\# \\|\n"},
		"link":         {`<p>见<a href="https://b.example/(1)">附件</a>。</p>`, "见[附件](<https://b.example/(1)>)。\n"},
		"line break":   {"<p>一<br>二</p>", "一\\\n二\n"},
		"heading":      {"<h2>标题</h2><p>一</p>", "### 标题\n\n一\n"},
		"list":         {"<ul><li>一</li><li>二<ul><li>三</li></ul></li></ul>", "- 一\n- 二\n\n  - 三\n"},
		"ordered list": {`<ol start="3"><li>一</li><li>二</li></ol>`, "3. 一\n4. 二\n"},
		"quote":        {"<blockquote><p>一</p><p>二</p></blockquote>", "> 一\n>\n> 二\n"},
		"pre":          {"<pre>a  *b*\n```\nc</pre>", "````\na  *b*\n```\nc\n````\n"},
		"rule":         {"<p>一</p><hr><p>二</p>", "一\n\n---\n\n二\n"},
		"ruby":         {"<p><ruby>会<rt>huì</rt></ruby>议</p>", "<ruby>会<rt>huì</rt></ruby>议\n"},
		"table": {"<table><caption>表</caption><tr><th>甲</th><th>乙</th></tr><tr><td rowspan=2>1|2</td><td>3</td></tr><tr><td>4</td></tr></table>",
			"表\n\n| 甲 | 乙 |\n| --- | --- |\n| 1\\|2 | 3 |\n|  | 4 |\n"},
		"powers and more": {"<p>10<sup>3</sup>m CO<sub>2</sub> <u>u</u> <mark>m</mark></p>", "10<sup>3</sup>m CO<sub>2</sub> <u>u</u> <mark>m</mark>\n"},
		"styles at once":  {"<p>a<b><i>b</i></b>c<b>“d”</b>e<code>`</code></p>", "a***b***c<strong>“d”</strong>e`` ` ``\n"},
		"ruby in bold":    {"<p><b><ruby>会<rt>huì</rt></ruby></b></p>", "<strong><ruby>会<rt>huì</rt></ruby></strong>\n"},
		"text like marks": {"<p>1. 一<br>- 二<br>+ 三<br>= 四<br>2021年</p>", "1\\. 一\\\n\\- 二\\\n\\+ 三\\\n\\= 四\\\n2021年\n"},
		"letters":         {"<ol type=a start=2><li>一</li><li><ul><li>二</li></ul></li></ol>", "- b\\. 一\n- c\\.\n\n  - 二\n"},
		"own numbers":     {"<ol><li>一</li><li value=7>二</li><li>三</li></ol>", "1. 一\n7. 二\n8. 三\n"},
		"footnotes": {`<p>一<sup><a href="#n1">1</a></sup></p><ol><li id="n1">二</li></ol><p>三<a href="#n2">[2]</a></p><p id="n2">四</p>`,
			"一[<sup>1</sup>](<#n1>)\n\n1. <a id=\"n1\"></a>二\n\n三[\\[2\\]](<#n2>)\n\n<a id=\"n2\"></a>四\n"},
		"image":        {`<figure><img src="https://b.example/x.png" alt="图" width=90 height=90><figcaption>图1</figcaption></figure>`, "![图](<https://b.example/x.png>)\n\n图1\n"},
		"linked image": {`<a href="https://b.example/"><img src="https://b.example/x.png" alt="图"></a>`, "[![图](<https://b.example/x.png>)](<https://b.example/>)\n"},
		"rich cells": {`<table><tr><td>10<sup>3</sup></td><td align=right><ol><li>甲</li><li>乙</li></ol><img src="https://b.example/x.png" alt="图"></td></tr><tr><td>丙</td><td>丁</td></tr></table>`,
			"| 10<sup>3</sup> | 1. 甲<br>2. 乙<br>![图](<https://b.example/x.png>) |\n| --- | --: |\n| 丙 | 丁 |\n"},
		"wide cell": {"<table><tr><td colspan=2>甲</td></tr><tr><td>1</td><td>2</td></tr></table>", "| 甲 |  |\n| --- | --- |\n| 1 | 2 |\n"},
	} {
		t.Run(name, func(t *testing.T) {
			got := markdown(made(c.content))
			if got != head+c.want {
				t.Errorf("got\n%s\nwant\n%s", got, head+c.want)
			}
		})
	}
}

func TestMarkdownWithoutABody(t *testing.T) {
	it := made("")
	it.Summary = "摘要"
	if got := markdown(it); !strings.HasSuffix(got, "\n\n摘要\n") {
		t.Errorf("got %q", got)
	}
	if got := markdown(feed.Item{}); got != "\n" {
		t.Errorf("nothing gives %q", got)
	}
}

func TestPageHTMLEscapesWhatIsNoHTML(t *testing.T) {
	it := made("<p>正文</p>")
	it.Title, it.FeedTitle, it.URL = `<script>&"`, `a<b`, `https://a.example/?a=1&b="`
	got := pageHTML(it)
	for _, want := range []string{
		`<html lang="zh-Hans">`, "<title>&lt;script&gt;&amp;&#34;</title>", "a&lt;b", `href="https://a.example/?a=1&amp;b=&#34;"`, "\n<p>正文</p>\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in\n%s", want, got)
		}
	}
}
