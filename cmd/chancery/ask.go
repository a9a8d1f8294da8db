package main

import (
	"bufio"
	"fmt"
	"strings"

	"chancery/internal/office"
	"chancery/internal/roster"
)

// askAnswer asks for an answer on the terminal: delegates until an empty name, then items, then a last look.
func (p *program) askAnswer(o *office.Office, ref string) (roster.Proposal, error) {
	in := bufio.NewScanner(p.stdin)
	ask := func(question string) string {
		fmt.Fprintf(p.stderr, "%s: ", question)
		if !in.Scan() {
			return ""
		}
		return strings.TrimSpace(in.Text())
	}
	var a roster.Proposal
	if yes(ask("Does " + ref + " take part? (y/n)")) {
		a.Attending = true
	} else {
		a.Regret = true
		return a, p.lastLook(ask, ref)
	}
	for {
		d := roster.Delegate{Action: roster.Register, Name: ask("Delegate's name (empty: no more)")}
		if d.Name == "" {
			break
		}
		d.Honorific = ask("  Honorific")
		d.Function = ask("  Function")
		d.Email = ask("  E-mail")
		d.Gender = ask("  Gender (female, male, other; empty: undisclosed)")
		d.Attendance = ask("  Attendance (in_person, online)")
		d.Head = yes(ask("  Head of the delegation? (y/n)"))
		a.Delegates = append(a.Delegates, d)
	}
	for {
		n := roster.Intervention{Action: roster.Add, Item: ask("Item to speak on (" + o.ItemLabels() + "; empty: no more)")}
		if n.Item == "" {
			break
		}
		n.Speaker = ask("  Speaker")
		n.OnBehalfOf = ask("  On behalf of")
		a.Interventions = append(a.Interventions, n)
	}
	return a, p.lastLook(ask, ref)
}

func (p *program) lastLook(ask func(string) string, ref string) error {
	if yes(ask("Record this for " + ref + "? (y/n)")) {
		return nil
	}
	return fmt.Errorf("enter an answer of %s: nothing was recorded", ref)
}

func yes(answer string) bool { return strings.HasPrefix(strings.ToLower(answer), "y") }
