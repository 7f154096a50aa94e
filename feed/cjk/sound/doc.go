// Package sound finds titles by what they sound like: Chinese ones by pinyin
// (whole syllables, initials, or both mixed), kana by romaji, and Korean ones
// by initial consonants. Its functions are pure and safe for concurrent use;
// the tables behind them are made when a first query asks for them.
//
// A title is matched unit by unit, where a unit is a character that counts: a
// letter or a digit. What stands between them (blanks, punctuation) is passed
// over, but remembered as a place where something new begins.
//
//   - A Han takes a whole syllable of any of its readings; or the initial of
//     one, where zh, ch and sh may also be typed as two letters; or, at the end
//     of the query, what a syllable begins with. v stands for ü, and u does too.
//   - A kana takes any romaji spelling of it, alone or with the small kana
//     behind it; the second half of a long vowel may be left out.
//   - A hangul syllable takes itself or its initial consonant, or, at the end
//     of the query, a syllable that is still being typed.
//   - A Latin letter, without its accents, and a digit take themselves. A match
//     does not begin within a Latin word or a number.
package sound
