package reply

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"chancery/internal/roster"
)

// Bounds of what one mail may say: no delegation is larger. Each new name is compared with all before it.
const (
	maxDelegates     = 200
	maxInterventions = 500
)

// addDelegate adds a delegate, or completes the one of the same name and action that was read already.
func (p *reader) addDelegate(d roster.Delegate) {
	d.Name = strings.Trim(clean(d.Name), " .,;:")
	if d.Name == "" || strings.EqualFold(d.Email, p.c.OurAddress) && d.Email != "" {
		return
	}
	if len(p.r.Delegates) == maxDelegates {
		p.review(TooLarge, fmt.Sprintf("the mail names %d persons; what follows of persons is not read", maxDelegates))
		return
	}
	full := p.fullName(d.Name)
	for i := range p.r.Delegates {
		have := &p.r.Delegates[i]
		if (roster.SameName(have.Name, d.Name) || have.Name == full || inAnotherCase(*have, d)) && have.Action == d.Action && !p.ofOthers(have.Evidence, d.Evidence) {
			if why := contradicts(*have, d); why != "" {
				p.review(Conflict, have.Name+": "+why)
			}
			complete(have, d)
			return
		}
	}
	p.r.Delegates = append(p.r.Delegates, d)
}

// fullName is the name of the one delegate of this mail whose name has all words of a shorter one: "Dr. Smith" and "A. Smith" are Anna Smith. Else it is the name
// itself.
func (p *reader) fullName(name string) string {
	found := ""
	parts := strings.Fields(foldAll(name))
	for _, d := range p.r.Delegates {
		all := shortFor(parts, strings.Fields(foldAll(d.Name)))
		if all && found != "" && found != d.Name {
			return name
		}
		if all {
			found = d.Name
		}
	}
	return firstOf(found, name)
}

// shortFor tells the words of a shorter form of a name: each is one of the longer, in Russian in whichever case, and a letter alone begins one of those left over.
func shortFor(parts, have []string) bool {
	letter := func(w string) bool { return utf8.RuneCountInString(w) == 1 && !isHan(rune0(w)) }
	if len(parts) > len(have) || len(parts) == len(have) && !slices.ContainsFunc(parts, letter) {
		return false
	}
	left, initials := slices.Clone(have), 0
	for _, letters := range [...]bool{false, true} {
		for _, w := range parts {
			if letter(w) != letters {
				continue
			}
			at := slices.IndexFunc(left, func(h string) bool { return h == w || inCase(w, h) || letters && strings.HasPrefix(h, w) })
			if at < 0 {
				return false
			}
			left = slices.Delete(left, at, at+1)
			if letters {
				initials++
			}
		}
	}
	return initials < len(parts) && (len(parts) < len(have) || initials > 0)
}

func complete(have *roster.Delegate, d roster.Delegate) {
	have.Honorific = firstOf(have.Honorific, d.Honorific)
	have.Function = firstOf(have.Function, d.Function)
	have.Email = firstOf(have.Email, d.Email)
	have.Phone = firstOf(have.Phone, d.Phone)
	if have.Gender == "" || have.GenderInferred && d.Gender != "" && !d.GenderInferred {
		have.Gender, have.GenderInferred = d.Gender, d.GenderInferred
	}
	have.Capacity = firstOf(have.Capacity, d.Capacity)
	have.Head = have.Head || d.Head
	have.Attendance = firstOf(have.Attendance, d.Attendance)
	if len(have.Days) == 0 {
		have.Days = d.Days
	}
	if len(have.Languages) == 0 {
		have.Languages = d.Languages
	}
	have.Needs = firstOf(have.Needs, d.Needs)
	have.VisaLetter = have.VisaLetter || d.VisaLetter
	have.Replaces = firstOf(have.Replaces, d.Replaces)
	if len(have.Evidence) < maxEvidence {
		have.Evidence = append(have.Evidence, d.Evidence...)
	}
}

func (p *reader) addIntervention(v roster.Intervention) {
	for i := range p.r.Interventions {
		have := &p.r.Interventions[i]
		if have.Action == v.Action && have.Item == v.Item && (have.OnBehalfOf == v.OnBehalfOf || have.OnBehalfOf == "" || v.OnBehalfOf == "") && !p.ofOthers(have.Evidence, v.Evidence) {
			if why := p.spokenTwice(*have, v); why != "" {
				p.review(Conflict, "item "+v.Item+": "+why)
			}
			have.Speaker = firstOf(have.Speaker, v.Speaker)
			have.OnBehalfOf = firstOf(have.OnBehalfOf, v.OnBehalfOf)
			if have.Language == "" {
				have.Language = v.Language
			}
			have.StatementAttached = have.StatementAttached || v.StatementAttached
			have.Evidence = withEvidence(have.Evidence, v.Evidence)
			return
		}
	}
	if len(p.r.Interventions) == maxInterventions {
		p.review(TooLarge, fmt.Sprintf("the mail names more than %d interventions; the rest is not read", maxInterventions))
		return
	}
	p.r.Interventions = append(p.r.Interventions, v)
}
