package reply

import (
	"slices"
	"strings"

	"chancery/internal/roster"
)

// takePeople takes each person of the sentence with the action; what the sentence says of days, mode and needs holds for all of them.
func (p *reader) takePeople(s *sentence, who []named, action string) {
	p.takeAmong(s, who, who, action)
}

// takeAmong takes some of the persons of a sentence: what is said of each is told by where all of them stand.
func (p *reader) takeAmong(s *sentence, some, who []named, action string) {
	found := "prose"
	if s.listed {
		found = "list"
	}
	with := p.modeAlongside(s)
	modes, days, own := p.statedOf(s, who)
	observe, leader, meant := s.allObserve(who), s.leader(who), p.capacitiesMeant(s, who)
	for i, n := range who {
		if !slices.ContainsFunc(some, func(o named) bool { return o.from == n.from && o.name == n.name }) {
			continue
		}
		d := p.asSpoken(n).delegate(action, p.evidence(s.span(), found))
		p.stateGender(&d, "")
		if observe {
			d.Capacity = firstOf(d.Capacity, "observer")
		}
		d.Capacity = firstOf(d.Capacity, meant[n.name])
		if i == leader && len(meant) == 0 {
			d.Capacity = firstOf(d.Capacity, "head")
		}
		d.Head = d.Capacity == "head"
		if action == roster.Register || action == roster.Update {
			d.Days = days[i]
			p.about(s, &d, n, len(who), i, modes[i])
			p.needsOf(s, own[i], &d)
			d.Attendance = firstOf(d.Attendance, with)
			if action == roster.Update && d.Function == "" {
				d.Function = p.newFunction(s, n)
			}
		}
		p.addDelegate(d)
	}
	p.prose = true
}

// delegate is a delegate with what was read of a person.
func (n named) delegate(action string, e roster.Evidence) roster.Delegate {
	return roster.Delegate{Action: action, Honorific: n.honorific, Name: n.name, Function: n.function, Email: n.email, Phone: n.phone,
		Capacity: n.capacity, Attendance: n.attendance, Evidence: []roster.Evidence{e}}
}

// ofFunction tells a Chinese phrase that is the end of a longer function: the 顾问 of 政策顾问 is no adviser of the delegation.
func (s *sentence) ofFunction(m match) bool {
	return isHan(rune0(s.toks[m.from].fold)) && slices.ContainsFunc(s.found, func(f match) bool {
		return f.section == "function" && f.from < m.from && f.to == m.to
	})
}

// allObserve tells whether all of several persons come as observers: by a word for more than one, or, in Chinese, which has none, by one that no word for coming
// parts from the first of them: 段文先生和孔悦女士将以观察员身份旁听.
func (s *sentence) allObserve(who []named) bool {
	return len(who) > 1 && slices.ContainsFunc(s.found, func(m match) bool {
		if m.section != "capacity observer" {
			return false
		}
		if last := s.toks[m.to-1].fold; !isHan(rune0(last)) {
			return inList("observers", last) || inList("observers", stemArabic(last))
		}
		return m.from >= who[len(who)-1].to && !slices.ContainsFunc(s.found, func(f match) bool {
			return f.section == "attend" && f.from >= who[0].from && f.to <= m.from
		})
	})
}

// capacitiesMeant are the capacities that words such as "the former" lead to, by the name of whom they mean: "the former as head of delegation and the latter as adviser".
func (p *reader) capacitiesMeant(s *sentence, who []named) map[string]string {
	if len(who) != 2 {
		return nil
	}
	out := map[string]string{}
	refs := slices.DeleteFunc(p.withMeant(s, who), func(n named) bool {
		return slices.ContainsFunc(who, func(w named) bool { return w.from == n.from })
	})
	for i, n := range refs {
		for _, m := range s.from(n.to) {
			if i+1 < len(refs) && m.from >= refs[i+1].from {
				break
			}
			if c, ok := strings.CutPrefix(m.section, "capacity "); ok && out[n.name] == "" {
				out[n.name] = c
			}
		}
	}
	return out
}

// leader is the place of the one of several persons of whom a clause behind him says that he heads the delegation, -1 where none does so: "Г-н Исаев прилетит на все
// три дня и возглавит делегацию, а г-жа Тен подключится онлайн". What stands right before the next person is of that one.
func (s *sentence) leader(who []named) int {
	for _, m := range s.found {
		if m.section != "capacity head" || len(who) < 2 || s.starts(m.from, "capacity alternate") {
			continue
		}
		next := 0
		for next < len(who) && who[next].from < m.to {
			next++
		}
		apart := next == len(who) || slices.ContainsFunc(s.toks[m.to:who[next].from], func(t token) bool { return t.kind == mark })
		if next > 0 && apart && who[next-1].to <= m.from {
			return s.lastMeant(who, who[next-1].to, m.from, next-1)
		}
	}
	return -1
}

// lastMeant is the place of the last one of some persons who is named again, by one of his names, between two tokens; else the one given: "Both Ingrid Larsen and
// Per Olsen will attend, Ingrid as head".
func (s *sentence) lastMeant(who []named, from, to, otherwise int) int {
	for k := to - 1; k >= from; k-- {
		if n, ok := onlyNamed(who, s.toks[k].fold, false); ok {
			return slices.IndexFunc(who, func(w named) bool { return w.from == n.from })
		}
	}
	return otherwise
}

// corrected are the persons of a correction as they are right: of "for Mr. Peres read Mr. Pérez" the one behind the last words of correction, none that a
// "not" or "instead of" stands before.
func corrected(s *sentence, who []named) []named {
	last := 0
	for _, m := range s.found {
		if m.section == "correct" {
			last = max(last, m.from)
		}
	}
	var right []named
	for _, n := range who {
		if n.from > last && !s.setsAside(n.from) {
			right = append(right, n)
		}
	}
	if len(right) == 0 {
		return who
	}
	return right
}

// newFunction is the function that a correction gives: the last one named behind the person.
func (p *reader) newFunction(s *sentence, n named) string {
	for k := len(s.found) - 1; k >= 0; k-- {
		if m := s.found[k]; m.section == "function" && m.from >= n.to {
			return p.slice(s, m.from, m.to)
		}
	}
	return ""
}

// about adds what the sentence says of a person: capacity next to the name, mode, visa, needs.
func (p *reader) about(s *sentence, d *roster.Delegate, n named, count, i int, mode string) {
	for _, m := range s.found {
		c, ok := strings.CutPrefix(m.section, "capacity ")
		if !ok || d.Capacity != "" || s.ofFunction(m) || m.to-m.from < 2 && c != "observer" && !(c == "head" && (m.to == n.from || i == 0 && m.to+1 == n.from && s.toks[m.to].fold == ",")) {
			continue
		}
		if count == 1 || m.to <= n.from && (i == 0 && m.to >= n.from-3 || m.to == n.from) || m.from >= n.to && m.from <= n.to+2 {
			d.Capacity, d.Head = c, c == "head"
		}
	}
	d.Attendance = firstOf(d.Attendance, mode)
	if count == 1 {
		d.Email = firstOf(d.Email, mailIn(p.words(s)))
		d.VisaLetter = d.VisaLetter || s.has("visa") && !s.has("novisa")
		if m, ok := s.first("needs"); ok && d.Needs == "" {
			d.Needs = p.slice(s, m.from, m.to)
			if m.to < len(s.toks) && s.toks[m.to].kind == word && s.toks[m.to].fold == "access" {
				d.Needs = p.slice(s, m.from, m.to+1)
			}
		}
	}
}

// listedName reads a line of a list of delegates in a script without capitals: "李娜，一等秘书".
func (p *reader) listedName(s *sentence) bool {
	first := s.toks[0].fold
	if len(s.toks) > 24 || !isArabic(first) && !isHan(rune0(first)) || s.has("attend") || s.has("speak") || s.has("question") || s.colon {
		return false
	}
	who := parsePerson(strings.TrimRight(p.words(s), ".。；;"))
	if n := len(strings.Fields(who.name)); !isPersonValue(who.name) || n > 5 || isHanText(who.name) && len(who.name) > 24 {
		return false
	}
	p.takePeople(s, []named{{person: who, to: len(s.toks)}}, roster.Register)
	return true
}

// namesBehindColon reads names without honorifics in scripts without capitals: "من السادة: عمر النجار (رئيسا للوفد)، ليلى حداد".
func (p *reader) namesBehindColon(s *sentence) bool {
	for k, t := range s.toks {
		if t.fold != ":" || k+1 >= len(s.toks) || !isArabic(s.toks[k+1].fold) && !isHan(rune0(s.toks[k+1].fold)) {
			continue
		}
		rest := strings.TrimRight(p.text[s.toks[k+1].start:s.span().end], " .。")
		var all []named
		for _, piece := range strings.FieldsFunc(rest, func(r rune) bool { return strings.ContainsRune("،,、؛;；\n", r) }) {
			who := parsePerson(strings.TrimPrefix(strings.TrimSpace(piece), "و"))
			if n := len(strings.Fields(who.name)); !isPersonValue(who.name) || n > 5 || n < 2 && !isHanText(who.name) {
				continue
			}
			all = append(all, named{person: who, to: len(s.toks)})
		}
		p.takePeople(s, all, roster.Register)
		return len(all) > 0
	}
	return false
}
