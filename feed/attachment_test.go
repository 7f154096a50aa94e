package feed

import (
	"fmt"
	"testing"
)

func TestFilesOfLinks(t *testing.T) {
	for want, l := range map[string]Link{
		"a.pdf .pdf":     {URL: "https://a.example/x/a.pdf?v=1#page=2"},
		"A.PDF .pdf":     {URL: "https://a.example/A.PDF", Title: "附件.doc"},
		"附件 1.doc .doc":  {URL: "https://a.example/%E9%99%84%E4%BB%B6%201.doc"},
		"2105.pdf .pdf":  {URL: "https://a.example/downfile.jsp?classid=0&filename=2105.pdf"},
		"x.zip .zip":     {URL: "https://a.example/?f=..%2F..%2Fx.zip"},
		" .hwp":          {URL: "https://a.example/download?id=1", Title: "붙임 1. 계획.hwp"},
		" .csv":          {URL: "https://a.example/download?id=1", Type: "Text/CSV; charset=gbk"},
		" ":              {URL: "https://a.example/index.html", Type: "text/html", Title: "网页"},
		"  ":             {URL: "https://a.example.pdf/"},
		"   ":            {URL: "https://a.example/%zz.pdf%"},
		"b.tgz .tgz":     {URL: "https://a.example/b.tgz", Type: "application/pdf"},
		"c.jpeg .jpeg":   {URL: "https://a.example/c.jpeg"},
		"d.docx\t .docx": {URL: "https://a.example/d.docx%09"},
	} {
		name, ending := l.File()
		if got := name + " " + ending; len(want) > 3 && got != want || len(want) <= 3 && got != " " {
			t.Errorf("%s %s %s: got %q, want %q", l.URL, l.Type, l.Title, got, want)
		}
	}
}

func TestAttachmentsAreDeclaredOrLinkedFiles(t *testing.T) {
	declared := []Link{
		{Kind: LinkComments, URL: "https://a.example/c.pdf"}, {Kind: LinkAttachment, URL: "https://a.example/cover", Type: "image/png"},
		{Kind: LinkAttachment, URL: "https://a.example/1.pdf", Title: "declared"}, {Kind: LinkAttachment},
	}
	text := []Link{
		{URL: "https://a.example/page.html"}, {URL: "https://a.example/1.pdf", Title: "again"}, {URL: "https://a.example/2.xlsx", Title: "表"},
		{URL: "#note.pdf"}, {URL: "https://a.example/photo.jpg"},
	}
	got := ""
	for _, l := range Attachments(declared, text) {
		got += fmt.Sprintf("%s %s;", l.URL, l.Title)
	}
	if want := "https://a.example/cover ;https://a.example/1.pdf declared;https://a.example/2.xlsx 表;"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
