// Package text is how text meets the terminal: it counts cells, rewrites what
// terminals draw otherwise than counted, cuts, pads, and breaks paragraphs
// into lines. Its functions are pure, and it is the only code of the program
// that counts cells.
//
// A cell is one column of the terminal. In Narrow mode characters of
// East_Asian_Width=A (UAX #11: “ ” … — · ① ★ ─ → α) take one cell, in Wide
// mode two, as in xterm -cjk_width. The base is go-runewidth with conditions
// of our own; a cluster (UAX #29) counts the sum of its code points, which is
// what a terminal without mode 2027 does.
//
// What becomes of each class of character in Display:
//
//	class                        on screen                          cells
//	emoji up to Unicode 12       as it is                           2 (❤ ☀ ✔: 1; A: 1 or 2)
//	newer emoji                  〓                                 2
//	ZWJ sequence                 its first emoji                    that one's
//	skin tone                    dropped after an emoji, else 〓    0 or 2
//	variation selector           dropped                            0
//	keycap                       [1] [#] [*]                        3
//	flag                         [HK], subdivision [GB-SCT]         4, 8
//	lone regional indicator      its letter                         1
//	conjoining jamo              composed, else compatibility jamo, 2
//	                             else 〓
//	combining mark               kept with its base; ◌ where none   0
//	half-width kana with ﾞ ﾟ     the full-width kana: ｶﾞ is ガ      2
//	combining ゙ ゚ (U+3099, 309A)  composed, else the spacing mark    2
//	Thai, Lao sign am            its two halves (U+0E4D U+0E32)     0 + 1
//	Han, Extensions A to G       as it is                           2
//	Han, Extension H and later   〓, the printer's missing type     2
//	yijing, trigrams             the name: [乾]                     4 or 6
//	㉈ to ㉏                      (10) to (80)                       4
//	private use, unassigned,     U+FFFD, or 〓 for two cells        1 or 2
//	  new in Unicode 15
//	C0, C1, ESC, bidi controls,  U+FFFD each                        1
//	  prepended signs (U+0600)
//	other format characters      dropped; ZWNJ kept inside a line   0
//	Latin of East_Asian_Width=A, as it is in Narrow mode            1
//	  in Wide mode               é à ū: base and mark               1
//	                             ø ß æ þ: as it is                  2
//
// The last row needs a word: runewidth counts one cell for those 49 letters in
// either mode, a wide terminal draws two, and two make a gap in a word where
// base and mark do not. U+FFFD is one cell in Narrow mode and two in Wide.
//
// Lines break by the rules of Chinese, Japanese and Korean typesetting; see
// Wrap.
package text
