package reply

import (
	"slices"
	"strings"

	"chancery/internal/roster"
)

// spokenCome registers those who were named as speakers alone, where a sentence without a name says that they come: "Both will attend in person." It is of several
// by a word for all of them or the form of a verb, and of the last by a pronoun or by no subject at all.
func (p *reader) spokenCome(s *sentence) bool {
	if len(p.spoken) == 0 || !s.attends() && len(s.modes()) == 0 && !s.has("capacity head") || p.keepsOut(s) {
		return false
	}
	of := p.spoken
	if n, ok := p.spokenOpens(s); ok {
		of = []named{n}
	} else if !s.ofAll() {
		if !s.pronounSoon() && !s.starts(0, "attend") || len(p.before) != 1 {
			return false
		}
		of = p.spoken[len(p.spoken)-1:]
		if of[0].name != p.before[0].name {
			return false
		}
	} else if len(of) < 2 || slices.ContainsFunc(p.before, func(n named) bool { return !p.spokeBefore(n) }) {
		return false // "both" are those whom the sentence before names
	}
	for _, n := range of {
		if p.delegateOf(n) == nil {
			p.addDelegate(p.delegateNamed(s, n))
		}
	}
	p.spoken = nil
	took := p.ofEach(s, of, modeOf(s), p.daysSaid(s))
	if d := p.delegateOf(of[0]); d != nil && len(of) == 1 {
		p.about(s, d, named{}, 1, 0, "") // "She is also our head of delegation and comes on 22 June."
	}
	return took
}

// spokenOpens is the one of those named as speakers by whose family name and honorific, in Chinese, a sentence begins: 林女士将在线参加.
func (p *reader) spokenOpens(s *sentence) (named, bool) {
	if !isHan(rune0(s.toks[0].fold)) || honorificAt(s.toks[1:]) == 0 {
		return named{}, false
	}
	return onlyNamed(p.spoken, s.toks[0].fold, true)
}

// asSpoken is a person with the name, honorific and function with which he was named as a speaker: "Ms. Ada Lund, Counsellor, will speak. Ms. Lund will attend in person."
func (p *reader) asSpoken(n named) named {
	for _, o := range p.spoken {
		if o.name == n.name || strings.HasSuffix(o.name, " "+n.name) {
			n.name, n.honorific, n.function = o.name, firstOf(o.honorific, n.honorific), firstOf(n.function, o.function)
		}
	}
	return n
}

// oneOf is a person named twice over, once.
func oneOf(who []named) []named {
	if len(who) > 1 && !slices.ContainsFunc(who, func(n named) bool { return n.name != who[0].name }) {
		return who[:1]
	}
	return who
}

// speaksFirst tells a sentence whose words for speaking stand before those on who the delegation is: "will be read by Ms. Gil, who heads the delegation".
func (s *sentence) speaksFirst() bool {
	speak, ok := s.first("speak")
	compose, _ := s.first("compose")
	return ok && speak.from <= compose.from
}

// speakerComes registers the one person of a sentence on who speaks where it says too that he comes, how, or as head: "read by Ms. Lund, who will attend in person".
func (p *reader) speakerComes(s *sentence, who []named) {
	if len(who) == 1 && (s.attends() || len(s.modes()) > 0 || s.has("capacity head")) && !p.keepsOut(s) {
		p.takePeople(s, who, roster.Register)
	}
}

// noteSpoken keeps whom a sentence on statements names, for those that say how they take part.
func (p *reader) noteSpoken(who []named) {
	if len(p.spoken) < maxDelegates {
		p.spoken = append(p.spoken, who...)
	}
}

// spokeBefore tells whether a person is among those named as speakers, by the whole name or the end of it.
func (p *reader) spokeBefore(n named) bool {
	return slices.ContainsFunc(p.spoken, func(o named) bool { return o.name == n.name || strings.HasSuffix(o.name, " "+n.name) })
}

// keepsOut tells a sentence that takes back, asks or doubts.
func (p *reader) keepsOut(s *sentence) bool {
	return s.question || s.has("neg") || s.regrets() || s.hedged() || s.has("cancel") || s.has("question")
}

// delegateNamed is a person of running text as a delegate to register, with what stands beside his name.
func (p *reader) delegateNamed(s *sentence, n named) roster.Delegate {
	d := n.delegate(roster.Register, p.evidence(s.span(), p.foundBy(s)))
	d.Name, d.Head = p.fullName(n.name), n.capacity == "head"
	p.stateGender(&d, "")
	return d
}
