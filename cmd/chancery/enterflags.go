package main

import (
	"errors"
	"fmt"
	"net/mail"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"chancery/internal/locale"
	"chancery/internal/office"
	"chancery/internal/reply"
	"chancery/internal/roster"
)

// entered is an answer by flags.
type entered struct {
	delegates          []string // "Ms. Ana Torres; First Secretary; head"
	speaks             []string // items
	speakers, behalves []string // of speaks, in the same order
	regret, attending  bool
}

func (e entered) empty() bool {
	return len(e.delegates)+len(e.speaks)+len(e.speakers)+len(e.behalves) == 0 && !e.regret && !e.attending
}

// proposal reads the flags strictly: what cannot be placed is named.
func (e entered) proposal(o *office.Office) (p roster.Proposal, err error) {
	p.Regret, p.Attending = e.regret, e.attending
	if len(e.speakers) > len(e.speaks) || len(e.behalves) > len(e.speaks) {
		return p, usagef("--speaker and --behalf go with --speaks, in the same order: found %d items, %d speakers, %d groups", len(e.speaks), len(e.speakers), len(e.behalves))
	}
	for _, text := range e.delegates {
		d, err := delegateOf(text)
		if err != nil {
			return p, fmt.Errorf("--delegate %q: %w", text, err)
		}
		p.Delegates = append(p.Delegates, d)
	}
	for i, label := range e.speaks {
		item, ok := o.Agenda().Find(label)
		if !ok {
			return p, fmt.Errorf("--speaks %q: the agenda has no such item: wanted one of %s", label, o.ItemLabels())
		}
		n := roster.Intervention{Action: roster.Add, Item: item.Label}
		if i < len(e.speakers) {
			_, n.Speaker = reply.SplitHonorific(strings.TrimSpace(e.speakers[i]))
		}
		if i < len(e.behalves) {
			n.OnBehalfOf = strings.TrimSpace(e.behalves[i])
		}
		p.Interventions = append(p.Interventions, n)
	}
	return p, nil
}

// delegateOf reads "Ms. Ana Torres; First Secretary; head; online; ana@mission.example": the name first, then facts that are told by their shape; what is
// left is the function.
func delegateOf(text string) (d roster.Delegate, err error) {
	parts := strings.Split(text, ";")
	d.Action = roster.Register
	d.Honorific, d.Name = reply.SplitHonorific(strings.TrimSpace(parts[0]))
	if d.Name == "" {
		return d, errors.New("no name stands first: wanted \"Ms. Ana Torres; First Secretary; head\"")
	}
	if d.Gender = reply.HonorificGender(d.Honorific); d.Gender != "" {
		d.GenderInferred = true
	}
	for _, part := range parts[1:] {
		part = strings.TrimSpace(part)
		switch {
		case part == "":
		case fact(&d, part):
		case strings.Contains(part, "@"):
			return d, fmt.Errorf("%q is no e-mail address", part)
		case dayShape.MatchString(part):
			return d, fmt.Errorf("%q is no day: wanted year-month-day, as 2022-06-20", part)
		case d.Function == "":
			d.Function = part
		default:
			return d, fmt.Errorf("%q is none of head, alternate, adviser, observer, online, in_person, female, male, other, an address, a telephone number, a date or a language, and the function is %q already", part, d.Function)
		}
	}
	return d, nil
}

// fact places a part that its shape tells.
func fact(d *roster.Delegate, part string) bool {
	word := strings.ReplaceAll(strings.ToLower(part), " ", "_")
	switch {
	case word == roster.Head:
		d.Head = true
	case slices.Contains([]string{roster.Alternate, roster.Adviser, roster.Observer}, word):
		d.Capacity = word
	case word == "online" || word == "in_person":
		d.Attendance = word
	case word == roster.Female || word == roster.Male || word == roster.Other:
		d.Gender, d.GenderInferred = word, false
	case strings.Contains(part, "@"):
		address, err := mail.ParseAddress(part)
		if err != nil {
			return false
		}
		d.Email = address.Address
	case phone(part):
		d.Phone = part
	default:
		if day, err := locale.ParseDate(part); err == nil {
			d.Days = append(d.Days, day)
			return true
		}
		l, ok := locale.ParseLang(part)
		if !ok || len(part) != 2 {
			return false
		}
		d.Languages = append(d.Languages, l)
	}
	return true
}

// phone tells a telephone number: digits with what people write between them, six at least, and no date.
func phone(s string) bool {
	digits := 0
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case !strings.ContainsRune("+()-./ ", r) && !unicode.IsSpace(r):
			return false
		}
	}
	return digits >= 6 && !dayShape.MatchString(s)
}

// dayShape is how a day is written, though the calendar may not have it.
var dayShape = regexp.MustCompile(`^\d{4}-\d{1,2}-\d{1,2}$`)
