package html

import (
	"net/url"
	"os"
	"strings"
	"testing"
)

var page, _ = url.Parse("https://gov.example/news/2026/1.html")

// canonical is what comes of in, as canonical HTML.
type canonical struct{ name, in, want string }

func check(t *testing.T, cases []canonical) {
	t.Helper()
	for _, c := range cases {
		if got := Render(Parse(c.in, page)); got != c.want {
			t.Errorf("%s:\n from %q\n  got %s\n want %s", c.name, c.in, got, c.want)
		}
	}
}

func TestParagraphs(t *testing.T) {
	check(t, []canonical{
		{"p", "<p>一</p>\n<p>二", "<p>一</p><p>二</p>"},
		{"divisions", "<div>一<section>二</section>三</div>四", "<p>一</p><p>二</p><p>三</p><p>四</p>"},
		{"unknown elements keep their text", "<foo>一<o:p>二</o:p></foo>", "<p>一二</p>"},
		{"indent of ideographic spaces", "<p>　　一</p>", "<p>一</p>"},
		{"indent of no-break and em spaces", "<p>&nbsp;&nbsp; &emsp;一&nbsp;</p>", "<p>一</p>"},
		{"indent across elements", "<p><b>　</b><i>　一</i></p>", "<p><i>一</i></p>"},
		{"ideographic space within text", "<p>商务部　邮政局</p>", "<p>商务部　邮政局</p>"},
		{"empty", "<p>&nbsp;</p><p><br></p><div> </div>", ""},
		{"white space", "<p> a \n\t b  <b> c</b> </p>", "<p>a b <b>c</b></p>"},
		{"white space between Chinese lines", "<p>中文\n中文，\n“中文”\nword 中\n word</p>", "<p>中文中文，“中文” word 中 word</p>"},
		{"the same across elements", "<p>中文<b>\n</b>中文\n<i>word</i></p>", "<p>中文中文 <i>word</i></p>"},
		{"Korean words stay apart", "<p>정책\n브리핑</p>", "<p>정책 브리핑</p>"},
		{"line break", "<p>一 <br> 二</p>", "<p>一<br>二</p>"},
		{"two line breaks", "一<br><br/>二<br>\n<br>三", "<p>一</p><p>二</p><p>三</p>"},
		{"line break and indent", "一<br/>　　二<br>&nbsp;&nbsp;三<br>&nbsp;四", "<p>一</p><p>二</p><p>三<br>四</p>"},
		{"line breaks at the ends", "<p><br>一<br></p>", "<p>一</p>"},
		{"bold across paragraphs", "<b>一<p>二</p></b>三", "<p><b>一</b></p><p><b>二</b></p><p>三</p>"},
		{"bold that is left open ends with its paragraph", "<p><b>一<p>二</p>", "<p><b>一</b></p><p>二</p>"},
		{"or with its end tag", "<p><b>一</p>二<i>三", "<p><b>一</b></p><p>二<i>三</i></p>"},
		{"end tag of p alone", "一</p>二</br>三", "<p>一</p><p>二<br>三</p>"},
		{"text without markup", "一\n二 &amp; &lt;三&gt;", "<p>一</p><p>二 &amp; &lt;三&gt;</p>"},
		{"text without markup but with empty lines", "一\n二\n\n　　三", "<p>一<br>二</p><p>三</p>"},
		{"less than", "a < b <= c", "<p>a &lt; b &lt;= c</p>"},
		{"a tag that is cut off", "<p>一</p>二<a href=", "<p>一</p><p>二</p>"},
		{"wrapped once too often", "<![CDATA[<p>一</p>]]>", "<p>一</p>"},
		{"a whole page", "<!DOCTYPE html><html><head><title>x</title><meta charset=utf-8><style>y</style></head><body>一", "<p>一</p>"},
		{"head without an end", "<head><title>x</title><body>一", "<p>一</p>"},
	})
}

func TestStyles(t *testing.T) {
	check(t, []canonical{
		{"every style", "<b>a</b><i>b</i><u>c</u><s>d</s><mark>e</mark><code>f</code><sup>g</sup><sub>h</sub>", "<p><b>a</b><i>b</i><u>c</u><s>d</s><mark>e</mark><code>f</code><sup>g</sup><sub>h</sub></p>"},
		{"their kin", "<strong>a</strong><em>b</em><ins>c</ins><del>d</del><kbd>e</kbd>", "<p><b>a</b><i>b</i><u>c</u><s>d</s><code>e</code></p>"},
		{"nested", "<i><b>a</b></i>b", "<p><b><i>a</i></b>b</p>"},
		{"wrongly nested", "<b>a<i>b</b>c</i>d", "<p><b>a</b><b><i>b</i></b><i>c</i>d</p>"},
		{"twice the same", "<b><strong>a</b>b</strong>c", "<p><b>ab</b>c</p>"},
		{"end tag alone", "a</b>b", "<p>ab</p>"},
		{"neighbours are one", "<b>a</b><b>b</b>", "<p><b>ab</b></p>"},
		{"quotation", "<q>a</q>", "<p>“a”</p>"},
	})
}

func TestBlocks(t *testing.T) {
	check(t, []canonical{
		{"headings", "<h1>一</h1><h6>二</h6>三", "<h1>一</h1><h6>二</h6><p>三</p>"},
		{"divisions in a heading", "<h2><div>一</div><p>二</p></h2>", "<h2>一<br>二</h2>"},
		{"heading left open", "<h2>一<ul><li>二</ul>", "<h2>一</h2><ul><li>二</li></ul>"},
		{"empty heading", "<h3> </h3>", ""},
		{"rule", "一<hr>二", "<p>一</p><hr><p>二</p>"},
		{"quote", "<blockquote>一<p>二</p></blockquote>三", "<blockquote><p>一</p><p>二</p></blockquote><p>三</p>"},
		{"pre", "<pre>\n\n  a\n\n b\t<b>c\nd</b>\n</pre>", "<pre>  a\n\n b  <b>c</b>\n<b>d</b></pre>"},
		{"structure in a pre", "<pre>a<ul><li>b</ul>c<br>d</pre>e", "<pre>a\nb\nc\nd</pre><p>e</p>"},
		{"list", "<ul><li>一<li>二</li></ul>", "<ul><li>一</li><li>二</li></ul>"},
		{"ordered list", "<ol><li>一</ol><ol start=5><li>五</ol><ol start=x><li>一</ol>", `<ol><li>一</li></ol><ol start="5"><li>五</li></ol><ol><li>一</li></ol>`},
		{"nested list", "<ul><li>一<ol><li>二</ol>三</ul>", "<ul><li>一<ol><li>二</li></ol><p>三</p></li></ul>"},
		{"list directly in a list", "<ul><li>一</li><ul><li>二</ul><li>三</ul>", "<ul><li>一<ul><li>二</li></ul></li><li>三</li></ul>"},
		{"text directly in a list", "<ul>一<li>二</ul>", "<ul><li>一</li><li>二</li></ul>"},
		{"items without a list", "<li>一<li>二<p>三</p></li><p>四", "<ul><li>一</li><li>二<p>三</p></li></ul><p>四</p>"},
		{"empty items", "<ul><li> <li><br></ul>", ""},
		{"paragraphs in an item", "<ul><li><p>一</p><p>二</p></ul>", "<ul><li>一<p>二</p></li></ul>"},
		{"terms", "<dl><dt>一<dd>二<dd><p>三</p><p>四</p><dt>五</dl>六", "<dl><dt>一</dt><dd>二</dd><dd>三<p>四</p></dd><dt>五</dt></dl><p>六</p>"},
		{"terms without a dl", "<dt>一<dd>二</dd>三", "<dl><dt>一</dt><dd>二</dd></dl><p>三</p>"},
		{"list in a term", "<dl><dt>一<ul><li>二</ul></dl>", "<dl><dt>一</dt><dd><ul><li>二</li></ul></dd></dl>"},
	})
}

func TestDroppedElements(t *testing.T) {
	check(t, []canonical{
		{"scripts", "一<script>alert('<p>x</p>')</script><style>p{}</style>二", "<p>一二</p>"},
		{"script left open", "一<script>alert(1)<p>二", "<p>一</p>"},
		{"frames, objects, drawings", "一<iframe src=x>a</iframe><object><p>b</object><svg><text>c</text></svg><noscript>d</noscript><template>e</template>二", "<p>一二</p>"},
		{"closed at once", "一<iframe src=x />二<script src=y />三", "<p>一二三</p>"},
		{"form controls", "<form>一<input value=x><select><option>a</select><textarea>b</textarea><button>c</button>二</form>", "<p>一二</p>"},
		{"nested", "<svg><svg>a</svg>b</svg>一", "<p>一</p>"},
		{"left open, the article stays", "<p>一<select><p>二<object><p>三", "<p>一</p><p>二</p><p>三</p>"},
		{"raw text left open, the article stays", "<p>一<textarea><p>二<iframe><p>三<title>四", "<p>一</p><p>二</p><p>三四</p>"},
		{"comments", "一<!-- <p>x</p> -->二<?php x ?>三", "<p>一二三</p>"},
		{"visible text survives", `<p><a href="file:///etc/passwd">a</a> <img src=x onerror=alert(1)><script>alert(1)</script></p><p>visible text survives</p>`, `<p>a</p><img src="https://gov.example/news/2026/x"><p>visible text survives</p>`},
	})
}

func TestTextIsClean(t *testing.T) {
	check(t, []canonical{
		{"escape sequences", "a\x1b[31mb &#27;]0;t&#7;c &#155;2Jd", "<p>ab c ›2Jd</p>"},
		{"sequence across elements", "a\x1b<b>[31mb</b>", "<p>a<b>[31mb</b></p>"},
		{"bidi and zero width", "a\u202eb\u200bc\ufeff", "<p>abc</p>"},
		{"NUL", "a\x00b<p\x00>c", "<p>abc</p>"},
		{"bytes that are no text", "<p>a\xff</p>", "<p>a\uFFFD</p>"},
		{"what is removed between blanks", "a \x1b[0m b", "<p>a b</p>"},
	})
}

func TestPage(t *testing.T) {
	src, err := os.ReadFile("testdata/article-meeting.html")
	if err != nil {
		t.Fatal(err)
	}
	d := Parse(string(src), page)
	got := d.Text()
	for _, want := range []string{"现场会提出，以县级寄递公共配送中心为枢纽", "\n共享仓配点\n会议要求", "1端午假期"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in %s", want, got)
		}
	}
	if strings.Contains(got, "_邮政管理部门") || strings.Contains(got, "\u3000\u3000") {
		t.Errorf("title or indents in %s", got)
	}
	if n := len(d.Links); n != 9 {
		t.Errorf("%d links: %+v", n, d.Links)
	}
	if l := d.Links[5]; l.Title != "关于公开征求《快递包装管理办法（示例稿）》意见的公告" {
		t.Errorf("title of a link cut in the text: %q", l.Title)
	}
}
