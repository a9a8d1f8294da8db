package reply

import (
	"slices"
	"strings"

	"chancery/internal/roster"
)

// judge settles kinds and doubts when everything is read.
func (p *reader) judge() {
	r := p.r
	p.giveSpeaker()
	p.giveEveryone()
	for i := range r.Interventions {
		if s := r.Interventions[i].Speaker; s != "" {
			r.Interventions[i].Speaker = p.fullName(s)
			p.weighSpeaker(r.Interventions[i].Speaker)
		}
	}
	facts := len(r.Delegates) > 0 || len(r.Interventions) > 0 || p.attending || p.regret
	p.oooRemark(&facts)
	if slices.Contains(r.Kinds, AutoReply) {
		p.tie()
		return
	}
	registered := r.registers()
	if p.regret && (registered || p.attending) {
		if p.structured || !registered || p.nobody || p.onlyObservers() {
			p.review(Conflict, "the mail both regrets and registers")
		} else {
			p.regret, p.oneRegrets = false, true // the head of mission regrets, a colleague comes
		}
	}
	p.contradictions()
	p.editions()
	p.settleKinds()
	p.tie()
	p.presences()
	p.reasons(facts)
	p.bareHeadings()
	if p.beside = p.firstBeside(); p.beside != "" && facts {
		p.review(FreeText, p.beside)
	}
	if p.hedge && !slices.Contains(r.Kinds, Acknowledgement) {
		p.review(FreeText, "the answer is given under a reserve")
	}
	r.Structured = facts && p.structured && !p.prose && !p.hedge && p.beside == ""
	p.lateness()
	p.agenda()
	p.sender()
}

// onlyObservers tells whether all whom the mail registers come as observers: beside a regret they are not of the delegation, which does not come.
func (p *reader) onlyObservers() bool {
	return !slices.ContainsFunc(p.r.Delegates, func(d roster.Delegate) bool { return d.Action == roster.Register && d.Capacity != "observer" })
}

// reasons gives the doubts that the facts raise, and what stands among them.
func (p *reader) reasons(facts bool) {
	if p.prose && facts {
		p.review(FreeText, p.firstProse())
	}
	if p.remarks != "" && facts && p.remarkSays(p.remarks) {
		p.review(FreeText, "remarks: "+p.remarks)
	}
	for _, remark := range p.formRemarks {
		if p.remarkSays(remark) {
			p.review(FreeText, "remarks: "+remark)
		}
	}
	if p.orphan != "" && facts {
		p.review(FreeText, p.orphan)
	}
	if p.wish != "" && len(p.r.Interventions) == 0 {
		p.review(UnknownItem, "a wish to speak names no item: "+p.wish)
	}
	p.unreadParts(facts)
	p.twoHeads()
}

// contradictions names what a mail both asks for and takes back.
func (p *reader) contradictions() {
	for i, v := range p.r.Interventions {
		for _, w := range p.r.Interventions[:i] {
			if v.Item == w.Item && v.Action != w.Action {
				p.review(Conflict, "item "+v.Item+" is both asked for and withdrawn")
			}
		}
	}
	for i, d := range p.r.Delegates {
		for _, e := range p.r.Delegates[:i] {
			if (d.Action == roster.Cancel) != (e.Action == roster.Cancel) && roster.SameName(d.Name, e.Name) {
				p.review(Conflict, d.Name+" is both registered and cancelled")
			}
		}
	}
}

func (p *reader) firstProse() string {
	for _, d := range p.r.Delegates {
		for _, e := range d.Evidence {
			if e.Found == "prose" || e.Found == "list" {
				return e.Words
			}
		}
	}
	for _, v := range p.r.Interventions {
		for _, e := range v.Evidence {
			if e.Found == "prose" || e.Found == "list" {
				return e.Words
			}
		}
	}
	return p.said
}

func (p *reader) twoHeads() {
	heads := []string{}
	for _, d := range p.r.Delegates {
		if d.Head && d.Action == roster.Register {
			heads = append(heads, d.Name)
		}
	}
	if len(heads) > 1 {
		p.review(Conflict, "two heads of delegation: "+strings.Join(heads, ", "))
	}
}

// agenda names items that the agenda lacks.
func (p *reader) agenda() {
	if p.c.Campaign == "" || len(p.c.Agenda) == 0 {
		return
	}
	for i := range p.r.Interventions {
		v := &p.r.Interventions[i]
		if item, ok := p.c.Agenda.Find(v.Item); ok {
			v.Item = item.Label
		} else {
			p.review(UnknownItem, "item "+v.Item+" is not on the agenda")
		}
	}
}

// lateness is judged by the time of receipt, else by Date.
func (p *reader) lateness() {
	at := p.c.Received
	if at.IsZero() {
		at = p.m.Date
	}
	if p.c.Campaign == "" || at.IsZero() || p.c.Zone == nil {
		return
	}
	adds := slices.ContainsFunc(p.r.Interventions, func(v roster.Intervention) bool { return v.Action == roster.Add })
	if d := p.c.SpeakersDeadline; adds && !d.IsZero() && !at.Before(d.End(p.c.Zone)) {
		p.review(Late, "the list of speakers closed on "+d.String())
	}
	if d := p.c.RegistrationDeadline; slices.Contains(p.r.Kinds, Registration) && !d.IsZero() && !at.Before(d.End(p.c.Zone)) {
		p.review(Late, "registration closed on "+d.String())
	}
}
