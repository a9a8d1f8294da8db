package reply

import (
	"slices"
	"strings"
)

// announcing are the sections whose phrases say that somebody comes or speaks, as an observer State perhaps, and what follows.
var announcing = []string{"speak", "item", "agenda", "compose", "attend", "follows", "object", "request", "capacity observer", "announce", "pointer"}

// announces tells a sentence with nothing but words for coming, speaking and what follows, which says no more than what was read: "We would like to take the floor on the
// following items:", with lines below its colon that are. i is its place among the sentences that gave no fact.
func (p *reader) announces(s *sentence, i int, names map[string]bool) bool {
	if !s.colon && (!s.has("speak") && !s.has("pointer") || p.countsOthers(s)) {
		return false // "The delegation consists of two persons."
	}
	return (s.colon && p.headsList(s) || p.says(s, names)) && (!s.colon || p.readBelow(s, i))
}

// headsList tells a heading of a list of persons or statements: "Attending:", "Participants :".
func (p *reader) headsList(s *sentence) bool {
	return inList("heading", foldAll(strings.Trim(p.words(s), ":： ")))
}

// says tells whether a sentence has nothing but words for coming, speaking and what follows; how and when somebody comes is more than that.
func (p *reader) says(s *sentence, names map[string]bool) bool {
	if s.question || p.alarms(s) || p.changesUnread(s) || p.turnsFacts(s) || p.doesByTitle(s) || s.saysHow() || familyAmong(s.found, "day ", "ordinal ") || len(p.daysOf(s.toks, s.found, false)) > 0 {
		return false
	}
	strange, ok := p.strange(s, names)
	return ok && !slices.ContainsFunc(strange, func(k int) bool {
		return !wishes(s.toks[k]) && !inSections(s.found, k, announcing...) && !announceWord(s.toks[k])
	})
}

// announceWord tells a word that announces who comes and who speaks; Arabic writes "and" and "with" as one with it.
func announceWord(t token) bool {
	w := strings.TrimPrefix(t.fold, "و")
	return inList("announceword", w) || isArabic(w) && inList("announceword", stemArabic(w))
}

// saysHow tells a mode of taking part that is more than the word for coming: "кто приедет" says not how.
func (s *sentence) saysHow() bool {
	return slices.ContainsFunc(s.modes(), func(m match) bool { return !s.announcedAt(m.from) })
}

// announcedAt tells a token of a phrase that announces: "who comes", "и когда просим слово".
func (s *sentence) announcedAt(i int) bool { return inSections(s.found, i, "announce", "pointer") }

// announcesHere tells a sentence that announces what stands where it points: "Below you will find who is coming" asks nothing.
func (p *reader) announcesHere(s *sentence) bool {
	return s.has("pointer") && p.says(s, p.missionNames())
}

// countsOthers tells a number of anything but the two lists that are read, of who comes and of who speaks: "in the two tables below".
func (p *reader) countsOthers(s *sentence) bool {
	both := len(p.r.Delegates) > 0 && len(p.r.Interventions) > 0
	return slices.ContainsFunc(s.found, func(m match) bool {
		return strings.HasPrefix(m.section, "cardinal ") && !(both && inSections(s.found, m.from, "announce two"))
	})
}

// turnsFacts tells a word by which a heading turns what stands below it: "Former delegates:". A State may "attend as observer".
func (p *reader) turnsFacts(s *sentence) bool {
	return slices.ContainsFunc(s.found, func(m match) bool {
		return m.section == "turning" && !s.has("attend") && !s.announcedAt(m.from) && !(s.has("pointer") && announceWord(s.toks[m.from])) || m.section == "theirwish" || m.section == "former" || m.section == "gone"
	})
}

// readBelow tells whether the line below a sentence is none of those that gave no fact.
func (p *reader) readBelow(s *sentence, i int) bool {
	if i+1 == len(p.loose) {
		return true
	}
	from, to := s.span().end, p.loose[i+1].span().start
	return from < to && strings.TrimSpace(p.text[from:to]) != "" && strings.Trim(p.text[from:to], " \n\t:"+bullets) != ""
}
