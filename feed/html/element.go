package html

// role is what an element does to the tree.
type role uint8

const (
	inline        role = iota // nothing: its text stands in the line, as in unknown elements
	division                  // begins and ends a paragraph
	paragraph                 // as division, and its styles end with it
	summary                   // a paragraph in bold: the line of details that is always in sight
	figureCaption             // figcaption
	lineBreak                 // br
	rule                      // hr
	heading                   // h1 to h6
	list                      // ul, ol
	item                      // li
	quote                     // blockquote
	preformed                 // pre
	table                     // table
	section                   // thead, tbody, tfoot
	tableRow                  // tr
	tableCell                 // td, th
	captioned                 // caption
	terms                     // dl
	term                      // dt
	definition                // dd
	styled                    // b, em, code and their kin
	anchor                    // a
	image                     // img
	quoted                    // q
	ruby                      // ruby
	rubyBase                  // rb
	rubyText                  // rt
	rubyTexts                 // rtc
	rubyParen                 // rp
	dropped                   // goes with all that it holds
)

// element is what the parser knows about a tag name.
type element struct {
	role  role
	style Style // of styled elements
	level int   // of headings
}

// elements holds every tag name that is not simply inline. Void elements
// without text, such as input and embed, need no entry.
var elements = map[string]element{
	"p": {role: paragraph}, "br": {role: lineBreak}, "hr": {role: rule},
	"h1": {role: heading, level: 1}, "h2": {role: heading, level: 2}, "h3": {role: heading, level: 3},
	"h4": {role: heading, level: 4}, "h5": {role: heading, level: 5}, "h6": {role: heading, level: 6},
	"ul": {role: list}, "ol": {role: list}, "menu": {role: list}, "dir": {role: list}, "li": {role: item},
	"blockquote": {role: quote}, "pre": {role: preformed}, "listing": {role: preformed}, "xmp": {role: preformed},
	"table": {role: table}, "thead": {role: section}, "tbody": {role: section}, "tfoot": {role: section},
	"tr": {role: tableRow}, "td": {role: tableCell}, "th": {role: tableCell}, "caption": {role: captioned},
	"dl": {role: terms}, "dt": {role: term}, "dd": {role: definition},

	"b": {role: styled, style: Strong}, "strong": {role: styled, style: Strong},
	"i": {role: styled, style: Emphasis}, "em": {role: styled, style: Emphasis}, "cite": {role: styled, style: Emphasis},
	"dfn": {role: styled, style: Emphasis}, "var": {role: styled, style: Emphasis},
	"code": {role: styled, style: Code}, "kbd": {role: styled, style: Code}, "samp": {role: styled, style: Code}, "tt": {role: styled, style: Code},
	"u": {role: styled, style: Underline}, "ins": {role: styled, style: Underline},
	"s": {role: styled, style: Strike}, "strike": {role: styled, style: Strike}, "del": {role: styled, style: Strike},
	"sup": {role: styled, style: Super}, "sub": {role: styled, style: Sub}, "mark": {role: styled, style: Mark},

	"a": {role: anchor}, "img": {role: image}, "q": {role: quoted},
	"ruby": {role: ruby}, "rb": {role: rubyBase}, "rt": {role: rubyText}, "rtc": {role: rubyTexts}, "rp": {role: rubyParen},

	"address": {role: division}, "article": {role: division}, "aside": {role: division}, "body": {role: division},
	"center": {role: division}, "details": {role: division}, "dialog": {role: division}, "div": {role: division},
	"fieldset": {role: division}, "figcaption": {role: figureCaption}, "figure": {role: division}, "footer": {role: division},
	"form": {role: division}, "header": {role: division}, "hgroup": {role: division}, "html": {role: division},
	"legend": {role: division}, "main": {role: division}, "nav": {role: division}, "search": {role: division},
	"section": {role: division}, "summary": {role: summary},

	"applet": {role: dropped}, "audio": {role: dropped}, "button": {role: dropped}, "canvas": {role: dropped}, "datalist": {role: dropped},
	"frameset": {role: dropped}, "head": {role: dropped}, "iframe": {role: dropped}, "noembed": {role: dropped}, "noframes": {role: dropped},
	"noscript": {role: dropped}, "object": {role: dropped}, "script": {role: dropped}, "select": {role: dropped}, "style": {role: dropped},
	"svg": {role: dropped}, "template": {role: dropped}, "textarea": {role: dropped}, "title": {role: dropped}, "video": {role: dropped},
}

// block reports whether an element with the role stands apart from the line.
func (r role) block() bool {
	return division <= r && r <= figureCaption || rule <= r && r <= definition
}
