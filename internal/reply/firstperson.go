package reply

import (
	"slices"

	"chancery/internal/roster"
)

// senderAmong tells whether the sender is one of the persons named.
func (p *reader) senderAmong(who []named) bool {
	return slices.ContainsFunc(who, func(n named) bool { return roster.SameName(n.name, parsePerson(p.writer()).name) })
}

// self registers the sender, who writes in the first person, under the name of the From field.
func (p *reader) self(s *sentence) {
	p.prose = true
	name := p.writer()
	if name == "" || !isNameLike(name) || namesMission(name) {
		p.attending = true
		return
	}
	who := parsePerson(name)
	d := roster.Delegate{Action: roster.Register, Honorific: who.honorific, Name: who.name, Evidence: []roster.Evidence{p.evidence(s.span(), "prose")}}
	p.stateGender(&d, "")
	d.Days = p.daysSaid(s)
	p.about(s, &d, named{}, 1, 0, modeOf(s))
	p.addDelegate(d)
}
