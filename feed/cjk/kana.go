package cjk

// voice is what the sound marks make of a hiragana: none, the voiced sound,
// or the half-voiced sound too.
type voice uint8

const (
	voiceless voice = iota
	voiced
	halfVoiced
)

// The sound marks as they fold: both follow the kana they belong to.
const (
	voicedMark     = 0x3099
	halfVoicedMark = 0x309A
)

// voices tells by hiragana, from U+3040, what the sound marks make of it.
var voices = [0x60]voice{
	'か' - 0x3040: voiced, 'き' - 0x3040: voiced, 'く' - 0x3040: voiced, 'け' - 0x3040: voiced, 'こ' - 0x3040: voiced,
	'さ' - 0x3040: voiced, 'し' - 0x3040: voiced, 'す' - 0x3040: voiced, 'せ' - 0x3040: voiced, 'そ' - 0x3040: voiced,
	'た' - 0x3040: voiced, 'ち' - 0x3040: voiced, 'つ' - 0x3040: voiced, 'て' - 0x3040: voiced, 'と' - 0x3040: voiced,
	'は' - 0x3040: halfVoiced, 'ひ' - 0x3040: halfVoiced, 'ふ' - 0x3040: halfVoiced, 'へ' - 0x3040: halfVoiced, 'ほ' - 0x3040: halfVoiced,
	'う' - 0x3040: voiced, 'ゝ' - 0x3040: voiced,
}

// sound gives the kana that a hiragana and a sound mark make, and whether they
// make one.
func sound(kana, mark rune) (rune, bool) {
	if kana < 0x3040 || kana >= 0x30A0 {
		return 0, false
	}
	v := voices[kana-0x3040]
	switch {
	case mark == voicedMark && kana == 'う':
		return 'ゔ', true
	case mark == voicedMark && v >= voiced:
		return kana + 1, true
	case mark == halfVoicedMark && v == halfVoiced:
		return kana + 2, true
	}
	return 0, false
}

// foldKana takes katakana for hiragana, and spacing sound marks for the ones
// that combine.
func (f *folding) foldKana() {
	for r := rune('ァ'); r <= 'ヶ'; r++ {
		f.set(r, r-0x60)
	}
	f.set('ヽ', 'ゝ')
	f.set('ヾ', 'ゞ')
	f.set('゛', voicedMark)
	f.set('゜', halfVoicedMark)
}
