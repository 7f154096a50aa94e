package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/term"
	"golang.org/x/text/width"

	"guanbao/feed"
)

// choose decides what of the offers is subscribed to: one feed without a
// question, else what the command line or the person at the terminal says.
func (a *app) choose(ctx context.Context, p feed.Prospect, how adding) ([]feed.Offer, error) {
	switch {
	case p.Sure():
		return p.Offers, nil
	case len(p.Offers) == 1 && p.Offers[0].Guessed():
		return p.Offers, a.confirmList(ctx, p.Offers[0], how.yes)
	}
	switch {
	case how.all:
		return fresh(p.Offers), nil
	case len(how.feeds) > 0:
		return a.picked(p.Offers, how.feeds)
	}
	a.out.line(fmt.Sprintf(a.texts.Offers.SeveralF, oneLine(p.Address), len(p.Offers)))
	for i, o := range p.Offers {
		a.printOffer(i+1, o)
	}
	if !a.interactive() {
		return nil, couldNot(a.texts.Offers.None, a.texts.Offers.HintPick)
	}
	return a.askWhich(ctx, p.Offers)
}

// printOffer prints an offer with its number. Its address is never cut.
func (a *app) printOffer(n int, o feed.Offer) {
	line := fmt.Sprintf("%2d  %s", n, a.out.bold(oneLine(o.Feed.DisplayTitle())))
	if o.Known {
		line += "  [" + a.texts.Offers.Known + "]"
	}
	a.out.line(line)
	a.out.line("    " + oneLine(o.Feed.URL))
}

// fresh are the offers that are not subscribed to.
func fresh(offers []feed.Offer) []feed.Offer {
	return slices.DeleteFunc(slices.Clone(offers), func(o feed.Offer) bool { return o.Known })
}

// picked are the offers of some numbers, each once. What is subscribed to is
// told and left out.
func (a *app) picked(offers []feed.Offer, numbers []int) (chosen []feed.Offer, err error) {
	for i, n := range numbers {
		if n < 1 || n > len(offers) {
			return nil, misuse(fmt.Sprintf(a.texts.Offers.NoSuchF, strconv.Itoa(n), len(offers)), "")
		}
		if slices.Contains(numbers[:i], n) {
			continue
		}
		if o := offers[n-1]; o.Known {
			a.say(fmt.Sprintf(a.words.AlreadySubscribed, o.Feed.URL))
		} else {
			chosen = append(chosen, o)
		}
	}
	return chosen, nil
}

// askWhich asks the person at the terminal until the answer can be understood.
func (a *app) askWhich(ctx context.Context, offers []feed.Offer) ([]feed.Offer, error) {
	w := a.texts.Offers
	for {
		answer, err := a.question(ctx, w.Which)
		switch {
		case err != nil:
			return nil, err
		case answer == "q":
			return nil, couldNot(w.None, "")
		case answer == "a":
			return fresh(offers), nil
		case answer == "":
			first := slices.IndexFunc(offers, func(o feed.Offer) bool { return !o.Known })
			if first < 0 {
				return nil, couldNot(w.None, "")
			}
			return offers[first : first+1], nil
		}
		numbers, wrong := parseNumbers(answer, len(offers))
		if wrong == "" {
			return a.picked(offers, numbers)
		}
		a.say(fmt.Sprintf(w.NoSuchF, wrong, len(offers)))
	}
}

// parseNumbers reads numbers from 1 to most, parted by what is no letter and no
// digit. Wrong is the first word that is none of them.
func parseNumbers(answer string, most int) (numbers []int, wrong string) {
	for _, word := range strings.FieldsFunc(answer, func(r rune) bool { return strings.ContainsRune(" ,;、，；\t", r) }) {
		n, err := strconv.Atoi(word)
		if err != nil || n < 1 || n > most {
			return nil, word
		}
		numbers = append(numbers, n)
	}
	return numbers, ""
}

// confirmList shows a list page with the rule by which it is read, and asks
// whether to subscribe to it, unless that has been said already.
func (a *app) confirmList(ctx context.Context, o feed.Offer, yes bool) error {
	w := a.texts.Offers
	a.out.line(fmt.Sprintf(w.ListF, oneLine(o.Feed.URL)))
	a.out.line(a.out.bold(oneLine(o.Feed.DisplayTitle())))
	a.printFirst(o)
	a.out.line("")
	a.out.line(fmt.Sprintf(w.RuleF, a.folders.Settings()))
	for l := range strings.Lines(o.Rule) {
		a.out.line("  " + oneLine(l))
	}
	if err := a.out.flush(); err != nil || yes {
		return err
	}
	if !a.interactive() {
		return couldNot(w.None, w.HintYes)
	}
	answer, err := a.question(ctx, w.Sure)
	if err != nil {
		return err
	}
	if answer != w.Yes && answer != "yes" {
		return couldNot(w.None, "")
	}
	return nil
}

// interactive reports whether there is somebody to ask.
func (a *app) interactive() bool {
	in, ok := a.in.(term.File)
	return ok && term.IsTerminal(in.Fd()) && a.out.terminal
}

// question asks for a line. The end of the input is the answer "q"; a cancelled
// question leaves its reader waiting, for the program ends then.
func (a *app) question(ctx context.Context, text string) (string, error) {
	a.out.print(text)
	if err := a.out.flush(); err != nil {
		return "", err
	}
	if a.lines == nil {
		a.lines = bufio.NewReader(a.in)
	}
	type reply struct {
		line string
		err  error
	}
	got := make(chan reply, 1)
	go func() {
		line, err := a.lines.ReadString('\n')
		got <- reply{line, err}
	}()
	select {
	case <-ctx.Done():
		a.out.line("")
		return "", ctx.Err()
	case r := <-got:
		line := strings.ToLower(strings.TrimSpace(width.Narrow.String(r.line)))
		if errors.Is(r.err, io.EOF) {
			a.out.line("")
			if line == "" {
				line = "q"
			}
			return line, nil
		}
		return line, r.err
	}
}
