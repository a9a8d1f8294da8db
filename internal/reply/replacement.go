package reply

import (
	"slices"
	"strings"

	"chancery/internal/roster"
)

// replaces notes that a delegate comes in the place of another; the other is neither cancelled beside nor registered by sentences alone.
func (p *reader) replaces(name, old string) {
	for i := range p.r.Delegates {
		if roster.SameName(p.r.Delegates[i].Name, name) {
			p.r.Delegates[i].Replaces = p.fullName(old)
		}
	}
	kept := p.r.Delegates[:0]
	for _, d := range p.r.Delegates {
		if !roster.SameName(d.Name, old) || d.Action != roster.Cancel && entered(d.Evidence) {
			kept = append(kept, d)
		}
	}
	p.r.Delegates = kept
}

// withinOld tells whether a phrase stands within a longer one that names the old person first.
func withinOld(s *sentence, m match) bool {
	for _, f := range s.found {
		if f.section == "replace.old" && f.from <= m.from && m.to < f.to {
			return true
		}
	}
	return false
}

// replacement reads "replace X by Y", "Y instead of X", and "Y in his place" behind X, in the same sentence or the one before.
func (p *reader) replacement(s *sentence, who []named, absent *named) bool {
	if s.has("speaker") && s.has("speak") && !s.attends() && (!s.has("place") || s.has("already")) {
		return false // 第5项改由帕尔多女士来讲: the floor changes hands, not the delegation
	}
	if absent != nil && len(who) > 0 && (s.has("place") || s.has("represented") || len(who) == 1 && (s.has("replace.old") || s.has("replace.new"))) && !roster.SameName(who[0].name, absent.name) {
		p.comesFor(s, who[0], absent.name)
		return true
	}
	if absent == nil && len(who) == 1 && len(p.before) == 1 && s.has("replace.old") && s.pronounSoon() && !roster.SameName(who[0].name, p.before[0].name) {
		p.comesFor(s, who[0], p.before[0].name) // "She will be replaced by Mr. Lacombe."
		return true
	}
	if old, fresh, ok := p.inHisPlace(s, who); ok {
		p.comesFor(s, fresh, old.name)
		return true
	}
	fresh, old, ok := p.exchanged(s, who)
	if ok {
		p.comesFor(s, fresh, old.name)
	}
	return ok
}

// exchanged are who comes and who no longer does, in a sentence that names both: by the case of their honorifics, by a "not" before the one, or by their order.
func (p *reader) exchanged(s *sentence, who []named) (fresh, old named, ok bool) {
	if len(who) < 2 {
		return fresh, old, false
	}
	if left := p.notSetAside(s, who); len(who) == 2 && len(left) == 1 && p.renames(s, who) {
		return left[0], who[1-slices.IndexFunc(who, func(n named) bool { return n.from == left[0].from })], true
	}
	m, is := s.first("replace.new")
	is = is && !withinOld(s, m) // "sera remplacé par" holds "remplace"
	if a, b := caseOf(who[0]), caseOf(who[1]); is && a != b {
		if a > b {
			return who[0], who[1], true
		}
		return who[1], who[0], true
	}
	if is && begins(s.toks[m.from:], "replace.verb") {
		return who[0], who[1], true // the verb of Arabic stands before its subject
	}
	if is && !(s.has("replace.old") && !personRightBehind(who, m)) {
		switch behind := slices.IndexFunc(who, func(n named) bool { return n.from >= m.from }); {
		case behind > 0:
			return who[0], who[behind], true // "Y instead of X"
		case behind < 0:
			return who[0], who[1], true
		}
	} else if !s.has("replace.old") {
		return fresh, old, false
	}
	return who[1], who[0], true // "replace X by Y"
}

// renames tells two persons of whom the one stands for the other from one whose name is put right: they share no word.
func (p *reader) renames(s *sentence, who []named) bool {
	if !s.has("attend") && !s.composes() && !s.has("replace.new") && !s.has("correct") && !s.has("member") {
		return false
	}
	first := map[string]bool{}
	addWords(first, who[0].name)
	return !slices.ContainsFunc(strings.Fields(foldAll(who[1].name)), func(w string) bool { return first[w] })
}

// caseOf tells by the honorific whether a person is the subject of a Russian sentence (1), an object (-1), or neither can be said (0).
func caseOf(n named) int {
	words := strings.Fields(foldAll(n.honorific))
	for i := range words {
		switch last := strings.Join(words[i:], " "); {
		case inList("nominative", last):
			return 1
		case inList("oblique", last):
			return -1
		}
	}
	return 0
}

// comesFor registers a person in the place of another.
func (p *reader) comesFor(s *sentence, fresh named, old string) {
	p.takePeople(s, []named{fresh}, roster.Register)
	p.replaces(fresh.name, old)
}

// inHisPlace reads "Y in his place" where nothing said before that X cannot come: X stands in the same sentence before, or alone in the one that last named
// anybody. On some days alone nobody is replaced, and a statement is read in another's place without a change in the delegation.
func (p *reader) inHisPlace(s *sentence, who []named) (old, fresh named, ok bool) {
	days := p.daysOf(s.toks, s.found, false)
	if !s.has("place") && !s.titleReplaced() || s.has("speak") && !s.has("attend") || len(days) > 0 && len(days) < len(p.allDays()) {
		return named{}, named{}, false
	}
	switch {
	case len(who) == 2 && !s.exchangesBeside():
		old, fresh = who[0], who[1]
	case len(who) == 1 && len(p.before) == 1:
		old, fresh = p.before[0], who[0]
	}
	return old, fresh, old.name != "" && !roster.SameName(old.name, fresh.name)
}

// titleReplaced tells "instead of" before a title without a name: "вместо посла прибудет советник Раимов".
func (s *sentence) titleReplaced() bool {
	return slices.ContainsFunc(s.found, func(m match) bool {
		if m.section != "replace.new" || m.to >= len(s.toks) {
			return false
		}
		n := honorificAt(s.toks[m.to:])
		return n > 0 && (m.to+n >= len(s.toks) || s.starts(m.to+n, "attend", "compose"))
	})
}

// exchangesBeside tells words of replacement outside of "in his place".
func (s *sentence) exchangesBeside() bool {
	return slices.ContainsFunc(s.found, func(m match) bool {
		return strings.HasPrefix(m.section, "replace.") && !slices.ContainsFunc(s.found, func(f match) bool {
			return f.section == "place" && f.from <= m.from && m.to <= f.to
		})
	})
}

// personRightBehind tells whether a person follows a phrase, whose last word may be his honorific.
func personRightBehind(who []named, m match) bool {
	for _, n := range who {
		if n.from > m.from && n.from <= m.to+1 {
			return true
		}
	}
	return false
}
