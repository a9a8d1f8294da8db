package reply

import (
	"slices"
	"strings"
)

// intent is what the sentence before opened for the lines below it: a list of delegates, or of items to speak on.
type intent struct{ delegates, speak, withdraw, cancel bool }

// readProse reads lists and sentences. Whatever it finds rests on words alone, so that a person decides.
func (p *reader) readProse(lines []span) {
	var open intent
	all := p.sentences(lines)
	var absent *named // a person who cannot come, for "in his place" in the next sentence
	p.formal = p.structured
	for i := range all {
		s := &all[i]
		if p.greets(s) || i == 0 && p.addresses(s) || i == len(all)-1 && (p.isSigned(s) || p.signsBelow(s, open)) {
			continue
		}
		if !s.listed && s.blank && !p.listLine(s) {
			open = intent{}
		}
		before := p.trace()
		gone := p.sentence(s, open, absent)
		p.last = s
		if p.trace() == before {
			p.loose = append(p.loose, s)
		}
		absent = gone
		open = p.opens(s, open)
	}
	p.rankAlone()
}

func isGreeting(line string) bool {
	if len(line) > 120 {
		return false
	}
	folded := foldAll(line)
	g, ok := words().begins("greeting", folded)
	if !ok {
		return false
	}
	toks := tokenize(line)
	if reserved(line, toks, words().find(toks), "attend", "self", "speak", "nospeak", "regret", "withdraw", "cancel") {
		return false // "Dear colleagues, we wish to take the floor as follows:"
	}
	last := toks[len(toks)-1].fold
	return last == "," || last == ":" || last == "!" || len(folded) <= len(g)+45 && !strings.Contains(line, ".") && len(toks) < 8
}

// greets tells a salutation with nothing behind its comma but others who are addressed, what they are, or courtesy: "Dear all, this is a draft!" says more.
func (p *reader) greets(s *sentence) bool {
	if !isGreeting(p.words(s)) {
		return false
	}
	at := slices.IndexFunc(s.toks, func(t token) bool { return t.fold == "," }) + 1
	if at == 0 || at == len(s.toks) {
		return true
	}
	rest := sentenceOf(s.toks[at:])
	_, others := words().begins("greeting", foldAll(p.words(rest)))
	p.ack = p.ack || rest.has("ack")
	return others || honorificAt(rest.toks) > 0 || p.functionAt(rest, 0) || p.harmless(rest, p.missionNames())
}

// longestAddress is the number of tokens of a salutation at most.
const longestAddress = 8

// addresses tells a first line, apart from all below it, that is nothing but who is addressed: "Ms. Petersen,", "السيد المدير المحترم،". It names nobody who comes.
func (p *reader) addresses(s *sentence) bool {
	end := len(s.toks) - 1
	if honorificAt(s.toks) == 0 || end >= longestAddress || !isOneOf(s.toks[end].fold, []string{",", ":", "!"}) {
		return false
	}
	if slices.ContainsFunc(s.toks[:end], func(t token) bool { return t.kind == number || t.kind == address || t.fold == "," || t.fold == ":" }) {
		return false
	}
	if line, below, _ := strings.Cut(p.text[s.toks[end].end:], "\n"); strings.TrimSpace(line) != "" {
		return false
	} else if next, _, _ := strings.Cut(below, "\n"); strings.TrimSpace(next) != "" {
		return false
	}
	return !slices.ContainsFunc(s.found, func(m match) bool { return isOneOf(m.section, addressed) })
}

// addressed are the sections that a salutation has no phrase of.
var addressed = append([]string{"attend", "self", "speak", "compose", "capacity ", "cancel", "replace.old", "replace.new"}, factSections...)

// isSigned is the bare name on a line of its own below the closing formula.
func (p *reader) isSigned(s *sentence) bool {
	before := strings.TrimRight(p.text[:s.toks[0].start], " ")
	if !strings.HasSuffix(before, "\n") {
		return false
	}
	before = strings.TrimRight(before, " \n")
	return isClosing(before[strings.LastIndexByte(before, '\n')+1:])
}

// signsBelow tells a last line that is nothing but a name, in a paragraph of its own below a sentence that says nothing of who comes: "Благодарим за содействие.\n\nГ. Ли".
func (p *reader) signsBelow(s *sentence, open intent) bool {
	if !s.blank || s.listed || open.delegates || len(s.toks) >= longestAddress || len(p.loose) == 0 || p.loose[len(p.loose)-1] != p.last || p.last.composes() || p.last.attends() {
		return false
	}
	who := parsePerson(p.words(s))
	return isPersonName(who.name, who.honorific != "") && who == (person{honorific: who.honorific, name: who.name})
}

// listLine is a line that begins with a person, under an intro.
func (p *reader) listLine(s *sentence) bool {
	return s.listed || honorificAt(s.toks) > 0 || p.bareName(s, 0) > 0 || begins(s.toks, "item")
}

// opens tells what the sentence opens for the lines below: an intro that ends with a colon, or a heading.
func (p *reader) opens(s *sentence, was intent) intent {
	heading := len(s.toks) <= 9 && inList("heading", strings.TrimSuffix(foldAll(p.text[s.span().start:s.span().end]), " "))
	if s.colon || heading {
		return intent{
			delegates: s.composes() || s.has("attend") || heading && !s.has("speak"),
			speak:     s.has("speak") && !s.has("nospeak") && !s.has("withdraw"),
			withdraw:  s.has("withdraw"),
			cancel:    s.has("cancel"),
		}
	}
	if s.listed || p.listLine(s) || was.delegates && !s.blank && len(s.toks) < 16 {
		return was
	}
	if s.more {
		return intent{delegates: was.delegates || s.composes() && !p.lastSpoke || s.has("attend"), speak: was.speak, withdraw: was.withdraw, cancel: was.cancel || s.has("cancel")}
	}
	return intent{}
}

// sentence reads one sentence. It gives back a person who, by this sentence, cannot come.
func (p *reader) sentence(s *sentence, open intent, absent *named) *named {
	free := open.delegates || open.cancel || s.composes() || s.has("attend") || s.has("replace.old") || s.has("replace.new") || s.has("cancel") || s.has("regret") || s.has("self") || p.presents(s)
	who := p.people(s, free)
	defer p.remember(who)
	p.notes(s)
	p.calledAt(s)
	if s.question && p.asks(s, who) {
		p.question = firstOf(p.question, p.words(s))
		return nil
	}
	if p.leavesOut(s, who) {
		return nil
	}
	spoke := p.sharesOut(s, who) || p.speech(s, who, open)
	p.lastSpoke = spoke
	gone, changed := p.changes(s, who, open, absent, spoke)
	if !changed {
		p.comings(s, who, open, spoke)
	}
	if !spoke && len(who) > 0 {
		p.alsoSpeaks(s, who)
	}
	p.saysFunction(s, who)
	if !spoke && s.has("question") && len(who) == 0 && !s.has("confirm") && !s.has("polite") && !s.wonders() && !s.asksLater() && !s.offersToMend() && !p.announcesHere(s) {
		if p.strangeAt[s.span().start] {
			p.orphan = firstOf(p.orphan, p.words(s))
		} else {
			p.question = firstOf(p.question, p.words(s))
		}
	}
	return gone
}

func (p *reader) words(s *sentence) string { sp := s.span(); return p.text[sp.start:sp.end] }

// notes marks what a sentence says beside facts.
func (p *reader) notes(s *sentence) {
	p.ack = p.ack || s.has("ack") && !s.question // "Avez-vous bien reçu notre courriel ?"
	p.ooo = p.ooo || s.has("ooo")
	p.hedge = p.hedge || s.hedged() && (s.has("attend") || s.composes() || s.has("speak") || s.has("self") || p.structured)
}

// hedged tells a word of reserve outside of the phrases of courtesy: "quedamos pendientes" awaits nothing.
func (s *sentence) hedged() bool {
	return slices.ContainsFunc(s.found, func(m match) bool { return m.section == "hedge" && !polite(s, m) })
}

// asks tells whether a sentence with a question mark is a question, and not a polite way to ask for a registration, the floor or a receipt.
func (p *reader) asks(s *sentence, who []named) bool {
	if s.has("polite") {
		return false
	}
	if s.has("confirm") {
		p.receipt = firstOf(p.receipt, p.words(s))
		return false
	}
	exchanges := s.has("replace.old") || s.has("replace.new") || s.has("place")
	polite := s.has("request") || s.asksPolitely() || s.composes() || exchanges && s.has("asking")
	if polite && !s.inquires() && (len(who) > 0 && (s.composes() || s.has("cancel") || exchanges) || s.has("speak") && (p.formal || len(p.itemSpans(s.toks, s.found)) > 0)) {
		return false
	}
	return true
}

// asksPolitely tells a question that begins as a request does: "Could you", "Auriez-vous l'obligeance", "能否".
func (s *sentence) asksPolitely() bool {
	first := slices.IndexFunc(s.toks, func(t token) bool { return t.kind == word })
	return first >= 0 && s.starts(first, "asking")
}

// inquires tells words of a question that are not the beginning of a polite request alone: "serait-il possible" asks for the floor, unless it is about a mode.
func (s *sentence) inquires() bool {
	return s.has("question") && len(s.modes()) > 0 || slices.ContainsFunc(s.found, func(m match) bool {
		return m.section == "question" && !slices.ContainsFunc(s.at(m.from), func(f match) bool { return f.section == "asking" && f.to >= m.to })
	})
}

// speakerOnly reads "the statement will be delivered by X" behind a sentence that named the items.
func (p *reader) speakerOnly(s *sentence, who []named, spoke bool) bool {
	who = p.onlySpeaker(s, who, spoke)
	if len(who) == 1 && !spoke && len(p.standing) > 0 && s.has("speak") {
		p.hasFloor(s, who[0], who)
		return true
	}
	if spoke || len(who) > 1 || !s.has("speak") || s.has("nospeak") || s.composes() && !s.speaksFirst() || len(p.r.Interventions) == 0 {
		return false
	}
	speaker := p.meantToSpeak(s)
	if len(who) == 1 {
		speaker = p.fullName(who[0].name)
	}
	if speaker == "" && languageOf(s) == "" {
		return false
	}
	p.noteSpoken(who)
	p.giveFloor(s, speaker, languageOf(s))
	if p.speakerComes(s, who); len(who) == 0 && !p.keepsOut(s) && !p.spokenCome(s) {
		p.goesOn(s) // "he will speak in English and attend in person"
	}
	return true
}

// labelWithin reads "Speaker: Mr. Olsen." that stands within a paragraph. Other labels there are left to a person with their words.
func (p *reader) labelWithin(s *sentence) bool {
	words := p.words(s)
	key, value := labelled(words)
	switch key {
	case KeySpeaker:
		p.speaker = firstOf(p.speaker, strings.TrimRight(value, ". "))
		p.prose = true
		p.said = firstOf(p.said, words)
		return true
	}
	return false
}
