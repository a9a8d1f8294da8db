package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"chancery/internal/office"
	"chancery/internal/roster"
)

// asking puts questions on the terminal, one a line. The end of input, as Ctrl-D, or Ctrl-C stop it: nothing is recorded.
type asking struct {
	p     *program
	lines chan string
	ctx   context.Context
	ended bool
}

// ask puts a question and gives the answer, "" where input has ended.
func (a *asking) ask(question string) string {
	if a.ended {
		return ""
	}
	fmt.Fprintf(a.p.stderr, "%s: ", harmless(question))
	select {
	case <-a.ctx.Done():
	case line, ok := <-a.lines:
		if ok {
			return strings.TrimSpace(line)
		}
	}
	a.ended = true
	fmt.Fprintln(a.p.stderr)
	return ""
}

// until puts a question again until the answer is empty or one that is wanted. Nothing typed before is lost by a slip. otherwise "": wanted says what is wrong.
func (a *asking) until(question string, wanted func(string) (string, bool), otherwise string) string {
	for !a.ended {
		answer := a.ask(question)
		if answer == "" {
			return ""
		}
		if word, ok := wanted(answer); ok {
			return word
		}
		if otherwise != "" {
			a.p.say("  %q is not understood: wanted %s", answer, otherwise)
		}
	}
	return ""
}

func (a *asking) oneOf(question string, words ...string) string {
	return a.until(question+" ("+strings.Join(words, ", ")+"; empty: not said)", func(s string) (string, bool) {
		s = strings.ReplaceAll(strings.ToLower(s), " ", "_")
		return s, slices.Contains(words, s)
	}, "one of "+strings.Join(words, ", "))
}

// askAnswer asks for an answer on the terminal: when it came, unless that was said, delegates until an empty name, then items, then a last look.
func (p *program) askAnswer(ctx context.Context, o *office.Office, ref string, received time.Time) (roster.Proposal, time.Time, error) {
	a := &asking{p: p, ctx: ctx, lines: make(chan string)}
	go func() { // a read that waits cannot be called back; it ends with the program
		defer close(a.lines)
		for in := bufio.NewScanner(p.stdin); in.Scan(); {
			a.lines <- in.Text()
		}
	}()
	if received.IsZero() {
		received = a.receipt(o)
	}
	answer, err := a.answer(o, ref)
	if err == nil {
		err = a.lastLook(o, ref, answer)
	}
	return answer, received, err
}

// receipt asks when the answer came; the zero time is now.
func (a *asking) receipt(o *office.Office) (at time.Time) {
	a.until("When did it come, as 2022-06-10 16:00 (empty: now)", func(s string) (string, bool) {
		var err error
		if at, err = o.ParseReceipt(s); err != nil {
			a.p.say("  %s", sentence(err))
		}
		return s, err == nil
	}, "")
	return at
}

func (a *asking) answer(o *office.Office, ref string) (answer roster.Proposal, err error) {
	switch a.oneOf("Does "+ref+" take part?", "yes", "no", "y", "n") {
	case "yes", "y":
		answer.Attending = true
		a.delegates(&answer)
	case "no", "n":
		answer.Regret = true
		return answer, nil
	}
	a.items(&answer, o)
	if !a.ended && answer.Empty() {
		return answer, fmt.Errorf("enter an answer of %s: nothing was said, so nothing was recorded", ref)
	}
	return answer, nil
}

func (a *asking) delegates(answer *roster.Proposal) {
	for {
		d := roster.Delegate{}
		text := a.until("Delegate, as Ms. Ana Torres; First Secretary; head (empty: no more)", func(s string) (string, bool) {
			var err error
			if d, err = delegateOf(s); err != nil {
				a.p.say("  %s", sentence(err))
			}
			return s, err == nil
		}, "")
		if text == "" {
			return
		}
		if d.Email == "" {
			d.Email = a.until("  E-mail", func(s string) (string, bool) { return s, fact(&roster.Delegate{}, s) && strings.Contains(s, "@") }, "an address")
		}
		if d.Gender == "" {
			d.Gender = a.oneOf("  Gender", roster.Female, roster.Male, roster.Other)
		}
		if d.Attendance == "" {
			d.Attendance = a.oneOf("  Attendance", "in_person", "online")
		}
		answer.Delegates = append(answer.Delegates, d)
	}
}

func (a *asking) items(answer *roster.Proposal, o *office.Office) {
	for {
		label := a.until("Item to speak on ("+o.ItemLabels()+"; empty: no more)", func(s string) (string, bool) {
			item, ok := o.Agenda().Find(s)
			return item.Label, ok
		}, "one of "+o.ItemLabels())
		if label == "" {
			return
		}
		n := roster.Intervention{Action: roster.Add, Item: label}
		n.Speaker = a.ask("  Speaker")
		n.OnBehalfOf = a.ask("  On behalf of")
		answer.Interventions = append(answer.Interventions, n)
	}
}

var errNothingEntered = errors.New("nothing was recorded")

// lastLook shows what the answer would change, before and after, and asks whether to record it.
func (a *asking) lastLook(o *office.Office, ref string, answer roster.Proposal) error {
	if !a.ended {
		changes, reasons, err := o.Foresee(a.ctx, ref, answer)
		if err != nil {
			return err
		}
		for _, c := range changes {
			a.p.say("  %s", changeLine(c))
		}
		for _, r := range reasons {
			a.p.say("  %s: %s", r.Code, oneLine(r.Detail))
		}
		if yes(a.ask("Record this for " + ref + "? (y/n)")) {
			return nil
		}
	}
	return brokenOff{fmt.Errorf("enter an answer of %s: %w", ref, errNothingEntered)}
}

func yes(answer string) bool { return strings.HasPrefix(strings.ToLower(answer), "y") }
