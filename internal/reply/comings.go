package reply

import (
	"slices"
	"strings"

	"chancery/internal/roster"
)

// changes reads a sentence that takes back, replaces, corrects or regrets, or says no more than who speaks; ok is false where it does none of this.
func (p *reader) changes(s *sentence, who []named, open intent, absent *named, spoke bool) (gone *named, ok bool) {
	off := p.cancelled(s, who, open)
	switch {
	case p.labelWithin(s):
	case len(who) > 0 && !spoke && s.turnsMode():
		p.takePeople(s, who, roster.Update)
	case s.has("otherbody") && !spoke && p.ofOtherBody(s, who):
	case s.colon && len(who) == 0 && (s.has("cancel") || s.has("withdraw") || s.regrets()) && p.turnBelow(s.span().end, len(p.text)):
		p.prose = true // "The following delegates will not come:" above a table
	case p.languageOnly(s, who, spoke):
	case p.floorChanges(s, who, spoke):
	case len(who) == 1 && s.has("away") && !spoke && !s.attends() && !s.has("cancel") && !s.has("place"):
		p.prose, gone = true, &who[0] // "Mr. Moen has been posted to Rome.": another may come in his place
	case p.replacement(s, who, absent):
	case len(off) > 0 && s.staysAway() && p.someDaysOnly(s):
	case len(off) > 0:
		p.takeAmong(s, off, who, roster.Cancel)
		if gone = &off[0]; s.has("addition") && len(s.notAdded(who)) < len(who) {
			p.takeAmong(s, who[len(off):], who, roster.Register)
		}
	case len(who) == 0 && s.has("cancel") && s.has("theirs") && (absent != nil || len(p.before) == 1):
		gone = p.takenOff(s, absent)
	case len(who) == 0 && s.has("cancel") && s.has("former") && len(p.r.Delegates) > 0:
		p.prose = true // "cancel our previous registration" beside a new one
	case p.speakerOnly(s, who, spoke):
	case s.regrets() && len(who) > 0:
		gone = p.absence(s, who)
	case s.regrets() || s.has("cancel") && !s.has("withdraw") && !spoke:
		p.delegationRegret(s)
	case len(who) > 0 && !spoke && !s.has("correct") && !s.attends() && p.lettersFor(s, who):
	case len(who) > 1 && !spoke && s.has("correct"):
		p.takePeople(s, corrected(s, who), roster.Update)
	case len(who) > 0 && !spoke && (s.has("correct") || s.has("visa") && !s.has("attend") && !s.composes() && !open.delegates):
		p.takePeople(s, who, roster.Update)
	case len(who) > 0 && s.has("attend") && negatesAttending(s) && !spoke:
		if !p.someDaysOnly(s) {
			gone = p.absenceOf(s, who)
		}
	default:
		return nil, false
	}
	return gone, true
}

// comings reads a sentence on who comes, or on those named before.
func (p *reader) comings(s *sentence, who []named, open intent, spoke bool) {
	writer, himself := p.writerComes(s)
	switch {
	case !spoke && p.reachedAt(s, who):
	case spoke && len(who) == 1 && len(s.modes()) > 0 && !s.has("withdraw") && !s.has("nospeak") && !s.has("question"):
		p.takePeople(s, who, roster.Register) // who speaks online takes part so
	case len(who) > 0 && s.has("already") && !s.attends() && len(s.notListed(who)) == len(who):
		p.prose = p.prose || !p.structured // "Ms. Haddad is on the list already": nothing new
	case len(who) > 0 && (p.registers(s, open, spoke) || p.forCountry(s, who)):
		if himself && !p.senderAmong(who) && !begins(s.toks[writer.to:], "companion") {
			p.self(s, writer.from, true)
		}
		who = p.notSetAside(s, who)
		p.takeAmong(s, p.ours(s, s.notListed(who)), who, roster.Register)
	case len(who) == 0 && s.composes() && p.namesBehindColon(s):
	case himself:
		p.self(s, writer.from, false)
	case len(who) == 0 && !spoke && p.spokenCome(s):
	case len(who) == 0 && p.goesOn(s):
	case open.delegates && len(who) == 0 && p.listedName(s):
	case s.deniesAttending() && !spoke && !s.has("place"): // "nobody will come in his place"
		p.delegationRegret(s)
	case len(who) > 0 && !spoke && p.perhapsComes(s):
		who = p.notSetAside(s, who)
		p.takeAmong(s, p.ours(s, who), who, roster.Register)
	case s.attends() && !spoke && !s.has("nospeak") && !s.leavesOut():
		p.attending = true
		if p.formal && !p.alarms(s) {
			if !p.quiet(s, p.missionNames()) {
				p.presence = append(p.presence, s)
			}
			break // "please find below the participation of our delegation" adds nothing to the form
		}
		p.comes(s)
	}
}

// comes takes a sentence by which the delegation comes, and says no more than how and when.
func (p *reader) comes(s *sentence) {
	p.prose = true
	p.said = firstOf(p.said, p.words(s))
	p.forAll(s)
}

// presences weighs the sentences beside a form or labels by which the delegation comes, now that it is known who writes: "China will attend the meetings. The list is as
// follows:" adds nothing to them.
func (p *reader) presences() {
	if len(p.presence) == 0 {
		return
	}
	names := p.missionNames()
	for _, s := range p.presence {
		if !p.quiet(s, names) && !p.says(s, names) {
			p.comes(s)
		}
	}
}

// registers tells whether persons named in a sentence are delegates to register.
func (p *reader) registers(s *sentence, open intent, spoke bool) bool {
	if s.has("question") && !s.composes() {
		return false
	}
	if open.delegates || s.attends() || !spoke && p.presents(s) || s.has("self") || s.has("place") && !s.has("speak") {
		return true
	}
	if s.composes() && !spoke {
		return true
	}
	for _, m := range s.found {
		if strings.HasPrefix(m.section, "capacity ") && m.to-m.from >= 2 {
			return true
		}
	}
	if p.formal && p.addsNothing(s, p.people(s, true)) {
		return false
	}
	lead := s.toks[0]
	return honorificAt(s.toks) > 0 && len(s.toks) < 40 && lead.kind == word && !spoke && (p.attending || len(p.r.Delegates) > 0 || p.registrationSubject()) && !s.has("ooo") && !p.hasVerbOnly(s)
}

// addsNothing tells a sentence that says of persons whom a form or labels register neither how nor when they come: "Ms. Larsen remains your contact."
func (p *reader) addsNothing(s *sentence, who []named) bool {
	return len(s.modes()) == 0 && len(p.daysOf(s.toks, s.found, false)) == 0 && !slices.ContainsFunc(who, func(n named) bool { return !p.isNamed(n.name) })
}

func (p *reader) hasVerbOnly(s *sentence) bool {
	return s.has("speak") || s.has("nospeak") || s.has("ack")
}

func (p *reader) registrationSubject() bool { return sectionHere(p.m.Subject, "compose") }

// regrets tells a regret that is no apology for a delay or a trouble.
func (s *sentence) regrets() bool {
	return slices.ContainsFunc(s.found, func(m match) bool { return m.section == "regret" && !polite(s, m) })
}

// delegationRegret is a sentence in which the delegation itself does not come; "cannot come in person" with "online" is none.
func (p *reader) delegationRegret(s *sentence) {
	if s.has("mode in_person") && (s.has("mode online") || s.has("attend")) && !s.neitherWay() {
		p.attending, p.prose = true, true
		p.said = firstOf(p.said, p.words(s))
		return
	}
	if p.someDaysOnly(s) {
		return
	}
	p.regret, p.prose = true, true
	p.nobody = p.nobody || s.has("nobody")
	p.said = firstOf(p.said, p.words(s))
}

// farthestNor is how many words may stand between "nor" and the way of taking part that it is of: "ni de forma virtual".
const farthestNor = 2

// neitherWay tells that both ways of taking part are denied: "neither in Geneva nor online", 现场和线上均不能.
func (s *sentence) neitherWay() bool {
	return s.has("mode in_person") && s.has("mode online") && slices.ContainsFunc(s.found, func(m match) bool {
		return strings.HasPrefix(m.section, "mode ") && slices.ContainsFunc(s.found, func(n match) bool {
			return n.section == "nor" && (n.from == m.to || n.to <= m.from && m.from <= n.to+farthestNor)
		})
	})
}

// someDaysOnly leaves to a person who cannot come on some days of the meeting and does come on others.
func (p *reader) someDaysOnly(s *sentence) bool {
	days := p.daysOf(s.toks, s.found, false)
	if len(days) == 0 || len(days) == len(p.allDays()) {
		return false
	}
	p.prose = true
	p.review(FreeText, "absence on some days: "+p.words(s))
	return true
}
