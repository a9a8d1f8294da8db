package reply

import (
	"slices"

	"chancery/internal/locale"
	"chancery/internal/roster"
)

// alsoSpeaks gives the items named before, of which nobody is said to speak, the one whom a sentence on who comes also says to speak, and the language: "Our
// delegation will be led by Ms. Lund, who will deliver all statements in English."
func (p *reader) alsoSpeaks(s *sentence, who []named) {
	if !s.has("speak") || s.has("nospeak") || s.has("withdraw") || p.keepsOut(s) || len(p.r.Interventions) == 0 {
		return
	}
	n, ok := p.saidToSpeak(s, oneOf(who))
	if !ok || p.delegateOf(n) == nil {
		return
	}
	p.noteSpoken([]named{n})
	p.giveFloor(s, p.fullName(n.name), languageOf(s))
}

// saidToSpeak is the one of the persons of a sentence of whom it says that he speaks: the only one, the first behind a word for it where others come with him ("will be
// delivered by Mr. Aas, who is accompanied by Ms. Dal"), or the only one in whose own clause such a word stands.
func (p *reader) saidToSpeak(s *sentence, who []named) (one named, ok bool) {
	if len(who) == 0 {
		return named{}, false
	}
	if len(who) == 1 || s.speaksBefore(who[0]) && !joined(s.toks, who[0].to, who[1].from) {
		return who[0], true
	}
	for i, r := range p.relatives(s, who) {
		if !slices.ContainsFunc(s.from(r.from), func(m match) bool { return m.section == "speak" && m.to <= r.to }) {
			continue
		}
		if ok {
			return named{}, false
		}
		one, ok = who[i], true
	}
	return one, ok
}

// speaksBefore tells a sentence whose words for speaking all stand before a person.
func (s *sentence) speaksBefore(n named) bool {
	return s.has("speak") && !slices.ContainsFunc(s.from(n.from), func(m match) bool { return m.section == "speak" })
}

// giveFloor gives a speaker and a language to the statements asked for that have none.
func (p *reader) giveFloor(s *sentence, speaker string, language locale.Lang) {
	e := []roster.Evidence{p.evidence(s.span(), p.foundBy(s))}
	for i := range p.r.Interventions {
		v := &p.r.Interventions[i]
		if v.Action != roster.Add {
			continue
		}
		have := *v
		if v.Speaker = firstOf(v.Speaker, speaker); v.Language == "" {
			v.Language = language
		}
		if v.Speaker != have.Speaker || v.Language != have.Language {
			v.Evidence = withEvidence(v.Evidence, e)
		}
	}
}

// onlySpeaker are the persons of a sentence, or, where it names none with an honorific and says no more than who speaks, those whose bare names it has.
func (p *reader) onlySpeaker(s *sentence, who []named, spoke bool) []named {
	if len(who) > 0 || spoke || !s.has("speak") || len(p.r.Interventions) == 0 || len(p.itemSpans(s.toks, s.found)) > 0 {
		return oneOf(who)
	}
	if bare := p.people(s, true); len(bare) > 0 {
		return oneOf(bare) // "Выступать будет Асхат Жумагали."
	}
	return nil
}

// meantToSpeak is the one of the delegates whom a sentence without a full name means: 周参赞将以中文发言, "He will speak in English."
func (p *reader) meantToSpeak(s *sentence) string {
	if named := p.meantByName(s, nil); len(named) == 1 {
		return named[0].name
	}
	return p.meant(s, nil)
}
