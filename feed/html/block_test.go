package html

import (
	"reflect"
	"testing"
)

func TestListsKeepWhatTheyCountWith(t *testing.T) {
	tests := []struct {
		src  string
		want Numerals
	}{
		{"<ol><li>x</ol>", Decimal},
		{"<ol type=1><li>x</ol>", Decimal},
		{"<ol type=a><li>x</ol>", LowerLetters},
		{"<ol type=A><li>x</ol>", UpperLetters},
		{"<ol type=i><li>x</ol>", LowerRoman},
		{"<ol type=I><li>x</ol>", UpperRoman},
		{"<ol style='margin: 0; list-style-type: lower-roman'><li>x</ol>", LowerRoman},
		{"<ol style='list-style: inside upper-alpha'><li>x</ol>", UpperLetters},
		{"<ol style='color: a; list-style: a'><li>x</ol>", Decimal},
		{"<ul type=a><li>x</ul>", Decimal},
	}
	for _, tt := range tests {
		d := Parse(tt.src, nil)
		if got := d.Blocks[0].Numerals; got != tt.want {
			t.Errorf("%s counts with %d, want %d", tt.src, got, tt.want)
		}
		checkFixpoint(t, d)
	}
}

func TestAnItemMaySayItsNumber(t *testing.T) {
	d := Parse("<ol><li>a<li value=7>b<li>c</ol><ul><li value=3>d</ul>", nil)
	var got []int
	eachBlock(d.Blocks, func(b *Block) {
		if b.Kind == Item {
			got = append(got, b.Start)
		}
	})
	if want := []int{0, 7, 0, 0}; !reflect.DeepEqual(got, want) {
		t.Errorf("items say %v, want %v", got, want)
	}
	checkFixpoint(t, d)
}

func TestACaptionIsABlockOfItsOwn(t *testing.T) {
	d := Parse("<figure><img src='https://a.example/x.png' alt='图' width=300 height=200><figcaption>图1<br>走势</figcaption></figure>正文", nil)
	kinds := []Kind{}
	for _, b := range d.Blocks {
		kinds = append(kinds, b.Kind)
	}
	if want := []Kind{Image, Caption, Paragraph}; !reflect.DeepEqual(kinds, want) {
		t.Errorf("blocks %v, want %v", kinds, want)
	}
	checkFixpoint(t, d)
}

func TestTheSummaryOfDetailsIsBoldAndNothingAfterIt(t *testing.T) {
	d := Parse("<details><summary>问</summary>答</details>后", nil)
	want := []Block{
		{Spans: []Span{{Text: "问", Style: Strong}}},
		{Spans: []Span{{Text: "答"}}},
		{Spans: []Span{{Text: "后"}}},
	}
	if !reflect.DeepEqual(d.Blocks, want) {
		t.Errorf("got %+v", d.Blocks)
	}
	checkFixpoint(t, d)
}

func TestImagesThatLeadNowhereLeadToThemselves(t *testing.T) {
	d := Parse("<a href='https://a.example/1'>x</a><img src='https://a.example/a.png' alt=甲><a href='https://a.example/2'><img src='https://a.example/b.png'></a>"+
		"<img src='https://a.example/a.png'><table><caption><a href='https://a.example/3'>c</a><tr><td><img src='https://a.example/d.png'><td>e</table><img alt=无址>", nil)
	d.LinkImages()
	var got []string
	for _, l := range d.Links {
		got = append(got, l.URL[len("https://a.example/"):])
	}
	if want := []string{"1", "a.png", "2", "3", "d.png"}; !reflect.DeepEqual(got, want) {
		t.Errorf("links %v, want %v", got, want)
	}
	if d.Links[1].Title != "甲" {
		t.Errorf("an image is called %q", d.Links[1].Title)
	}
	checkSafe(t, d)
	before := Parse("<a href='https://a.example/1'>x</a>", nil)
	after := before
	if after.LinkImages(); !reflect.DeepEqual(before, after) {
		t.Error("a document without images changed")
	}
}
