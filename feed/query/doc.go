// Package query is the language in which articles are sought: what is typed
// becomes a small tree, which an index may answer, and which tells by itself
// whether an article matches. It is pure, and nothing of what was typed reaches
// a database as it stands: the tree holds folded words.
//
//	query  = term { term }                 every term must match
//	term   = unit { OR unit }              OR binds closer than standing together
//	unit   = [ "-" ] ( word | phrase | field | "(" query ")" )
//	field  = name ":" ( word | phrase | "(" query ")" )
//
// A date may be written with spaces (after:this week), and a number may begin
// with its year in parentheses (number:（2021）12号).
//
// OR may be written |, or 或 standing alone; NOT stands for -, and AND may be
// written where nothing is needed. Names, OR and marks may be full-width, and
// names Chinese, Japanese or Korean: 标题：邮政, is:未读, has:附件.
//
// A word is found in any form that folds to the same: simplified, traditional,
// full-width, upper case, with accents, in either kana. Chinese, Japanese and
// Korean words are found anywhere in a text, others at the beginning of a word:
// post finds postal and not compost. In quotes words are found whole: "post"
// does not find postal. What is no letter and no digit parts words and is not
// sought itself; a word with such a mark within, as covid-19, is sought as its
// parts one behind the other, whatever stands between them.
package query
