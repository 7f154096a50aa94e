package related

import (
	"math/rand/v2"
	"slices"
	"testing"

	"guanbao/feed/cjk"
)

func TestPassagesAreAllRunsOfFiveLetters(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 3))
	for n := range 300 {
		var text []rune
		for range rng.IntN(n*5 + 1) {
			text = append(text, []rune("邮政局监管报告快递ab1，")[rng.IntN(12)])
		}
		letters := []rune(cjk.LetterKey(string(text)))
		var want []uint32
		for i := 0; i+gramRunes <= len(letters); i++ {
			h := uint32(hashSeed)
			for _, r := range letters[i : i+gramRunes] {
				h = mix(h, r)
			}
			want = append(want, finish(h))
		}
		slices.Sort(want)
		if got := grams(string(text)); !slices.Equal(got, slices.Compact(want)) {
			t.Fatalf("%q has %d passages, want %d", string(text), len(got), len(want))
		}
	}
}

func TestTextsThatCannotBeCopiesAreNotTakenApart(t *testing.T) {
	body := "国家邮政局局长主持召开局长办公会，审议并原则通过普遍服务监管报告，听取关于进一步推进快递进村有关工作的汇报。"
	for name, other := range map[string]Copy{
		"weeks apart":   NewCopy(Text{Title: "局长办公会", Body: body}, furthest+1),
		"other numbers": NewCopy(Text{Title: "2021年第八次局长办公会", Body: body}, 0),
	} {
		a := NewCopy(Text{Title: "2021年第七次局长办公会", Body: body}, 0)
		for _, c := range []*Copy{&a, &other} {
			c.grams = func() []uint32 {
				t.Error(name + ": taken apart")
				return nil
			}
		}
		if a.Of(other) {
			t.Error(name + ": a copy")
		}
	}
}

// TestASampleOfPassagesTellsWhatCannotBeACopy compares texts that share some of
// their passages.
func TestASampleOfPassagesTellsWhatCannotBeACopy(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 9))
	passages := func(n int) (out []uint32) {
		for range n {
			out = append(out, rng.Uint32())
		}
		return out
	}
	passed := 0
	const runs = 2000
	for range runs {
		a := passages(200 + rng.IntN(2000))
		with := func(share float64) []uint32 { // a text of another length that has this share of the first
			own := a[:int(share*float64(len(a)))]
			return sorted(append(passages(len(a)-len(own)+rng.IntN(4000)), own...))
		}
		whole, part, other := sorted(slices.Clone(a)), with(contained), with(0.05)
		if !likely(whole, part) || !likely(part, whole) {
			t.Fatal("a copy was passed over")
		}
		if likely(whole, other) {
			passed++
		}
	}
	if passed*100 > runs {
		t.Errorf("%d of %d that share a twentieth were compared", passed, runs)
	}
}
