package query

import (
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"guanbao/feed/cjk"
)

// now is a Wednesday, in the zone of Beijing.
var now = time.Date(2026, 11, 25, 9, 30, 0, 0, time.FixedZone("CST", 8*3600))

func parsed(t *testing.T, text string) Query {
	t.Helper()
	q, err := Parse(text, now)
	if err != nil {
		t.Fatalf("Parse(%q): %v", text, err)
	}
	return q
}

// TestQueriesAreRead shows what is typed beside the query it is read as.
func TestQueriesAreRead(t *testing.T) {
	for _, c := range []struct{ typed, want string }{
		// words and phrases
		{"邮政", "邮政"},
		{"  邮政\t快递\n", "邮政 快递"},
		{"邮政　快递", "邮政 快递"},
		{"國家郵政局", "国家邮政局"},
		{"ＰＯＳＴＡＬ", "postal"},
		{"Café", "cafe"},
		{"Straße", "strasse"},
		{"カンポウ", "かんぽう"},
		{"ｶﾞｲﾄﾞ", "がいど"},
		{"관보", "관보"},
		{"covid-19", "covid-19"},
		{"3.5%", "3-5"},
		{"推进“快递进村”工作", "推进 快递进村 工作"},
		{`"普遍服务监管"`, "普遍服务监管"},
		{`"post"`, `"post"`},
		{`"postal service"`, `"postal service"`},
		{"“快递进村”", "快递进村"},
		{"”快递进村”", "快递进村"},
		{"「快递 进村」", `"快递 进村"`},
		{"『a』", `"a"`},
		{"｢a｣", `"a"`},
		{"＂a＂", `"a"`},
		{"〝a〟", `"a"`},
		{"„a“", `"a"`},
		{`邮政"快递"`, "邮政 快递"},
		{`"" 邮政`, "邮政"},
		{"《邮政法》", "邮政法"},
		{"国邮发（2021）12号", "国邮发-2021-12号"},
		{"emoji 😀", "emoji"},
		{"不论 100% 的 *", "不论 100 的"},
		{"a* NEAR(b c) ^d {e}", "a near b c d e"},
		{"%邮政%", "邮政"},
		{"邮\x00政", "邮 政"},
		{"邮政\xff", "邮政"},
		{"https://a.example/b?c=d", "https-a-example-b-c-d"},
		{"foo:bar", "foo-bar"},
		{"时间：2021", `时间-2021`},

		// and, or, not, groups
		{"邮政 AND 快递", "邮政 快递"},
		{"邮政 OR 快递 北京", "邮政 OR 快递 北京"},
		{"邮政 ＯＲ 快递", "邮政 OR 快递"},
		{"邮政|快递", "邮政 OR 快递"},
		{"邮政｜快递", "邮政 OR 快递"},
		{"邮政 || 快递", "邮政 OR 快递"},
		{"邮政 或 快递", "邮政 OR 快递"},
		{"a OR b OR c", "a OR b OR c"},
		{"a OR (b c)", "a OR (b c)"},
		{"a (b OR c)", "a b OR c"},
		{"(a b) c", "a b c"},
		{"邮政 or 快递", "邮政 or 快递"},
		{"not and", "not and"},
		{`"或"`, `"或"`},
		{"或者", "或者"},
		{"-邮政", "-邮政"},
		{"－邮政", "-邮政"},
		{"−邮政", "-邮政"},
		{"ー郵便", "-邮便"},
		{"データ ーだ", "でーた -だ"},
		{".ーだ", ".ーだ"},
		{`"ーだ"`, ".ーだ"},
		{"NOT 邮政", "-邮政"},
		{"ＮＯＴ 邮政", "-邮政"},
		{"NOT NOT 邮政", "邮政"},
		{"NOT -邮政", "邮政"},
		{"a NOT b", "a -b"},
		{"a OR -b", "a OR -b"},
		{"-(a b)", "-(a b)"},
		{"-(a OR b)", "-(a OR b)"},
		{`-"a b"`, `-"a b"`},
		{"a - b", "a b"},
		{"--a", "a"},
		{"（邮政 OR 快递） 北京", "邮政 OR 快递 北京"},
		{"(邮政）", "邮政"},
		{"邮政(快递)", `"邮政 快递"`},

		// fields
		{"title:邮政", "title:邮政"},
		{"title：邮政", "title:邮政"},
		{"ｔｉｔｌｅ：邮政", "title:邮政"},
		{"TITLE:邮政", "title:邮政"},
		{"title∶邮政", "title:邮政"},
		{`title:"普遍服务" 监管`, "title:普遍服务 监管"},
		{"title:“postal”", `title:"postal"`},
		{"title:(邮政 OR 快递) 北京", "title:邮政 OR title:快递 北京"},
		{"title：（邮政 -快递）", "title:邮政 -title:快递"},
		{"title:(a is:unread)", "title:a is:unread"},
		{"-title:邮政", "-title:邮政"},
		{"title:ー", "title:ー"},
		{"标题：邮政", "title:邮政"},
		{"-標題:（郵政 或 快遞）", "-(title:邮政 OR title:快递)"},
		{"タイトル:郵便", "title:邮便"},
		{"ﾀｲﾄﾙ：郵便", "title:邮便"},
		{"제목:우편", "title:우편"},
		{"文号：国邮发〔2021〕12号", "number:国邮发[2021]12号"},
		{"文号：（2021）12号", "number:[2021]12号"},
		{"発行元:総務省", "issuer:総务省"},
		{"来源：国家邮政局", "feed:国家邮政局 OR issuer:国家邮政局"},
		{"-来源：国家邮政局", "-(feed:国家邮政局 OR issuer:国家邮政局)"},
		{"來源:https://a.example/x", "feed:https://a.example/x"},
		{"订阅源:邮政 标签:政策 语言:中文", "feed:邮政 tag:政策 lang:zh"},
		{"之后：2021年5月 之前:本周 日期:20210510", "after:2021-05 before:week on:2021-05-10"},
		{"状态：未读 is:已读 -is:收藏 is:改訂 is:轉載", "is:unread is:read -is:starred is:revised is:reposted"},
		{"is:（未読 OR 별표）", "is:unread OR is:starred"},
		{"包含：附件 has:表格 has:图片 has:コメント", "has:attachment has:table has:image has:comments"},
		{"链接:a.example/b", "link:a.example/b"},
		{"时间：2021 标题党", "时间-2021 标题党"},
		{"issuer:国家邮政局", "issuer:国家邮政局"},
		{"feed:邮政局", "feed:邮政局"},
		{"source:邮政局", "feed:邮政局"},
		{"feed:https://A.example/X", "feed:https://A.example/X"},
		{`feed:"Post Office"`, `feed:"post office"`},
		{"tag:郵政", "tag:邮政"},
		{`tag:"Two Words"`, `tag:"two words"`},
		{"link:https://www.example.com/a/", "link:example.com/a"},
		{"link:example.com", "link:example.com"},
		{"lang:zh_CN", "lang:zh-Hans"},
		{"lang:ZH", "lang:zh"},
		{"language:ja", "lang:ja"},
		{"lang:日本語", "lang:ja"},
		{"lang:繁體", "lang:zh-Hant"},
		{"lang:한국어", "lang:ko"},
		{"is:unread", "is:unread"},
		{"is：Ｕｎｒｅａｄ", "is:unread"},
		{`is:"starred"`, "is:starred"},
		{"is:(unread OR starred)", "is:unread OR is:starred"},
		{"-is:read is:revised is:reposted is:missing", "-is:read is:revised is:reposted is:missing"},
		{"has:attachments has:table has:comment has:images", "has:attachment has:table has:comments has:image"},

		// numbers
		{"number:国邮发〔2021〕12号", "number:国邮发[2021]12号"},
		{"number:国邮发[2021]12号", "number:国邮发[2021]12号"},
		{"number:国邮发（2021）12号", "number:国邮发[2021]12号"},
		{"number:国邮发(2021)12号", "number:国邮发[2021]12号"},
		{"number:国邮发【2021】12号", "number:国邮发[2021]12号"},
		{"number:國郵發〔２０２１〕１２號", "number:国邮发[2021]12号"},
		{`number:"国邮发 〔2021〕 12 号"`, "number:国邮发[2021]12号"},
		{"number:国邮发〔二〇二一〕十二号", "number:国邮发[2021]12号"},
		{"number:〔2021〕", "number:[2021]"},
		{"number:[2021]12号", "number:[2021]12号"},
		{"number:（2021）12号", "number:[2021]12号"},
		{"number:(2021)", "number:[2021]"},
		{"number:(2021年)", "number:2021年"},
		{"number:(2021 OR 2022)", "number:2021 OR number:2022"},
		{"number:(国邮发 国发)", "number:国邮发 number:国发"},
	} {
		if got := parsed(t, c.typed).String(); got != c.want {
			t.Errorf("Parse(%q)\ngot  %s\nwant %s", c.typed, got, c.want)
		}
	}
}

// TestTreesHaveTheirShape holds what the spelling of a query does not show.
func TestTreesHaveTheirShape(t *testing.T) {
	word := func(s string) Word { return Word{Text: s} }
	for typed, want := range map[string]Expr{
		"a":                word("a"),
		`"a"`:              Word{Text: "a", Whole: true},
		`"邮政"`:             word("邮政"),
		"title:a":          Word{Field: Title, Text: "a"},
		"issuer:a":         Word{Field: Issuer, Text: "a"},
		"a b":              And{word("a"), word("b")},
		"a (b c)":          And{word("a"), word("b"), word("c")},
		"a OR b":           Or{word("a"), word("b")},
		"a OR (b OR c)":    Or{word("a"), word("b"), word("c")},
		"a OR b c":         And{Or{word("a"), word("b")}, word("c")},
		"a OR (b c)":       Or{word("a"), And{word("b"), word("c")}},
		"-a b":             And{Not{word("a")}, word("b")},
		"-(a b)":           Not{And{word("a"), word("b")}},
		"-a OR b":          Or{Not{word("a")}, word("b")},
		"((((a))))":        word("a"),
		"a-b":              word("a b"),
		"is:read":          Read,
		"has:table":        Table,
		"lang:en":          Lang("en"),
		"tag:x":            Tag("x"),
		"feed:x":           Feed("x"),
		"number:x":         Number("X"),
		"link:example.com": Link("example.com"),
	} {
		if got := parsed(t, typed).Expr; !reflect.DeepEqual(got, want) {
			t.Errorf("Parse(%q) = %#v, want %#v", typed, got, want)
		}
	}
}

// TestFaultsArePointedAt marks the place of each fault with ‹›.
func TestFaultsArePointedAt(t *testing.T) {
	for _, c := range []struct {
		marked string
		kind   Kind
		near   string
	}{
		{"‹›", Empty, ""},
		{"‹  \x00 ›", Empty, ""},
		{"‹。，、›", NoWords, ""},
		{"  ‹😀 ％›", NoWords, ""},
		{`‹""›`, NoWords, ""},
		{"title:‹%›", NoWords, ""},
		{`issuer:‹"…"›`, NoWords, ""},
		{"tag:‹\"\"›", NoWords, ""},
		{"number:‹—›", NoWords, ""},
		{"feed:‹。›", NoWords, ""},
		{`国家 ‹"邮政›`, UnclosedQuote, ""},
		{"‹“›", UnclosedQuote, ""},
		{"title:‹「邮政›", UnclosedQuote, ""},
		{"‹(›邮政", UnclosedGroup, ""},
		{"a OR ‹（›b c", UnclosedGroup, ""},
		{"‹(›a (b)", UnclosedGroup, ""},
		{"(a ‹(›b", UnclosedGroup, ""},
		{"title:邮政‹(›快递", UnclosedGroup, ""},
		{"邮政‹)›", StrayClose, ""},
		{"(a) b‹）› c", StrayClose, ""},
		{"a ‹()›", EmptyGroup, ""},
		{"‹（ ）›", EmptyGroup, ""},
		{"title:‹()›", EmptyGroup, ""},
		{"‹title:›", NoValue, ""},
		{"a ‹is:› unread", NoValue, ""},
		{"(‹after：›)", NoValue, ""},
		{"‹is:›|a", NoValue, ""},
		{"‹OR›", LoneOperator, ""},
		{"‹OR› a", LoneOperator, ""},
		{"a ‹OR›", LoneOperator, ""},
		{"a ‹OR› OR b", LoneOperator, ""},
		{"a ‹|›", LoneOperator, ""},
		{"a ‹｜›", LoneOperator, ""},
		{"(a ‹或›) b", LoneOperator, ""},
		{"a ‹AND›", LoneOperator, ""},
		{"‹AND› a", LoneOperator, ""},
		{"a AND ‹AND› b", LoneOperator, ""},
		{"a ‹NOT›", LoneOperator, ""},
		{"‹titel:›邮政", UnknownField, "title"},
		{"a ‹isuer：›b", UnknownField, "issuer"},
		{"‹befor:›2021", UnknownField, "before"},
		{"after:‹2021-13›", BadDate, ""},
		{"邮政 after:‹2021-02-30› 快递", BadDate, ""},
		{"before：‹昨›", BadDate, ""},
		{"(on:‹soon›)", BadDate, ""},
		{`after:‹"next week"›`, BadDate, ""},
		{"after:‹next› week", BadDate, ""},
		{"after:(2021 OR ‹x›)", BadDate, ""},
		{"邮政 is:‹unred›", BadState, "unread"},
		{"is：‹star›", BadState, "starred"},
		{"-is:‹好›", BadState, ""},
		{"is:‹re›", BadState, ""},
		{`is:‹"foo"›`, BadState, ""},
		{"is:(unread OR ‹rad›)", BadState, ""},
		{"has:‹tabel›", BadPart, "table"},
		{"has:‹attach›", BadPart, "attachment"},
		{"has:‹x›", BadPart, ""},
		{"lang:‹火星文›", BadLang, ""},
		{"lang:‹x›", BadLang, ""},
		{"link:‹//›", BadLink, ""},
		{`link:‹"<"›`, BadLink, ""},
		{strings.Repeat("(", MaxDepth) + "‹(›" + strings.Repeat("(", 9999), TooDeep, ""},
		{strings.Repeat("a ", MaxTerms) + "‹b› c", TooMany, ""},
		{strings.Repeat("邮", MaxBytes/3) + "‹" + strings.Repeat("政", 9) + "›", TooLong, ""},
	} {
		before, rest, _ := strings.Cut(c.marked, "‹")
		got, after, _ := strings.Cut(rest, "›")
		_, err := Parse(before+got+after, now)
		var fault *Error
		if !errors.As(err, &fault) {
			t.Errorf("Parse(%.60q): %v, want a fault", c.marked, err)
			continue
		}
		if c.kind == TooLong {
			got = "" // nobody wants to read it again
		}
		want := Error{Kind: c.kind, Start: len(before), End: len(before) + len(rest) - len("›") - len(after), Got: got, Near: c.near}
		if *fault != want {
			t.Errorf("Parse(%.60q)\ngot  %+v\nwant %+v", before+got+after, *fault, want)
		}
	}
}

// TestWhatIsTypedHalfIsRead shows queries of which the end is still missing.
func TestWhatIsTypedHalfIsRead(t *testing.T) {
	for typed, want := range map[string]string{
		"邮政 OR":                       "邮政",
		"邮政 |":                        "邮政",
		"邮政 -":                        "邮政",
		"邮政 NOT":                      "邮政",
		`邮政 "快递`:                      "邮政 快递",
		`"post`:                       "post",
		"邮政 (快递 OR":                   "邮政 快递",
		"邮政)":                         "邮政",
		"邮政 ()":                       "邮政",
		"邮政 title:":                   "邮政",
		"邮政 titel:快递":                 "邮政 titel-快递",
		"邮政 is:unr":                   "邮政",
		"邮政 after:2021-0":             "邮政 after:2021",
		"邮政 after:2021-03-1":          "邮政 after:2021-03-01",
		"邮政 after:202":                "邮政",
		"邮政 lang:z":                   "邮政",
		strings.Repeat("(", 99) + "a": "a",
		"":                            "",
		"。":                           "",
	} {
		q, ok := ParseTyping(typed, now)
		if got := q.String(); got != want || ok != (want != "") {
			t.Errorf("ParseTyping(%.40q) = %q, %v; want %q", typed, got, ok, want)
		}
	}
}

// TestNoWordStandsForTwoNames holds that what is written in another language
// has one meaning.
func TestNoWordStandsForTwoNames(t *testing.T) {
	for _, list := range [][]spoken{spokenFields, spokenFlags, spokenHas} {
		means := map[string]string{}
		for _, s := range list {
			for word := range strings.FieldsSeq(s.words) {
				key := cjk.Key(word)
				if other, ok := means[key]; ok {
					t.Errorf("%s stands for %s and %s", word, other, s.name)
				}
				means[key] = s.name
			}
		}
	}
}
