package reply

import (
	"slices"
	"strings"
)

// modeOf is the one mode of taking part that a sentence states. One that it sets aside ("online and not in person") is none, and a correction that leads from
// one to the other ("from in person to online", 现场改为线上) states the last. "" where two are left.
func modeOf(s *sentence) string {
	mode, last := "", match{}
	for _, m := range s.found {
		v, ok := strings.CutPrefix(m.section, "mode ")
		if !ok || s.setsAside(m.from) || s.regretted(m) {
			continue
		}
		if mode != "" && mode != v && !s.changes(last, m) {
			return ""
		}
		mode, last = v, m
	}
	return mode
}

// turnsMode tells a denial of one mode of taking part and the other behind a "but": "no longer online but in person". Nobody stays away by it.
func (s *sentence) turnsMode() bool {
	var modes []match
	for _, m := range s.found {
		if strings.HasPrefix(m.section, "mode ") && (len(modes) == 0 || m.section != modes[len(modes)-1].section) {
			modes = append(modes, m)
		}
	}
	if len(modes) != 2 || !slices.ContainsFunc(s.found, func(m match) bool { return (m.section == "neg" || m.section == "unlike") && m.from < modes[0].from }) {
		return false
	}
	return slices.ContainsFunc(s.toks[modes[0].to:max(modes[0].to, modes[1].from)], func(t token) bool { return inList("but", t.fold) })
}

// modesEach are the modes that a sentence states of each person whom it names, "" where it states none. Of two modes each holds for those of its clause, or for those
// named since the one before ("A and B in the room, C online"), or, where the first stands before all names, for those behind it; where some are meant by "the
// former" or "the latter", for them alone.
func (p *reader) modesEach(s *sentence, who []named) []string {
	out := make([]string, len(who))
	modes := s.modes()
	if len(modes) == 0 || len(who) == 0 {
		return out
	}
	if here := s.comeBehindMode(modes, who); len(here) > 0 {
		holdFor(out, who, here, strings.TrimPrefix(modes[0].section, "mode "))
		return out
	}
	meant := p.withMeant(s, who)
	if one := modeOf(s); one != "" && len(meant) == len(who) || s.changes(modes[0], modes[len(modes)-1]) {
		for i := range out {
			out[i] = one
		}
		return out
	}
	for i, n := range who {
		if len(modes) > 1 {
			out[i] = s.clauseMode(modes, n)
		}
	}
	leads := modes[0].from < who[0].from
	for i, m := range modes {
		to := m.from
		if leads {
			if to = len(s.toks); i+1 < len(modes) {
				to = modes[i+1].from
			}
		}
		n := 0
		for n < len(meant) && meant[n].from < to {
			n++
		}
		holdFor(out, who, meantAlone(who, meant[:n]), strings.TrimPrefix(m.section, "mode "))
		meant = meant[n:]
	}
	return out
}

// comeBehindMode are the persons of a clause of their own that has the only mode before them and a word for coming, as those before it have: "Mr. Vik attends on
// 20 June, and online joins Ms. Ruud".
func (s *sentence) comeBehindMode(modes []match, who []named) []named {
	from, to := s.clause(modes[0].from)
	first := slices.IndexFunc(who, func(n named) bool { return n.from >= modes[0].to })
	apart := func(m match) bool { return m.section != modes[0].section || m.from >= to }
	if slices.ContainsFunc(modes, apart) || first <= 0 || who[first].from >= to || who[first-1].to > from || !s.comesBetween(0, from) || !s.comesBetween(from, who[first].from) {
		return nil
	}
	last := first
	for last < len(who) && who[last].from < to {
		last++
	}
	return who[first:last]
}

// meantAlone are those of some persons whom words like "the latter" mean, or all of them where there is no such word.
func meantAlone(who, here []named) []named {
	own := map[int]bool{}
	for _, n := range who {
		own[n.from] = true
	}
	refers := func(n named) bool { return !own[n.from] }
	if !slices.ContainsFunc(here, refers) {
		return here
	}
	return slices.DeleteFunc(slices.Clone(here), func(n named) bool { return !refers(n) })
}

// holdFor gives a mode to the persons of a run who have none.
func holdFor(out []string, who, here []named, mode string) {
	for j, w := range who {
		if out[j] == "" && slices.ContainsFunc(here, func(n named) bool { return n.name == w.name }) {
			out[j] = mode
		}
	}
}

// clauseMode is the one mode that stands with a person between the same marks: "Онлайн подключится г-н Мельник, а г-жа Громова будет лично".
func (s *sentence) clauseMode(modes []match, n named) string {
	from, _ := s.clause(n.from)
	_, to := s.clause(max(n.from, n.to-1))
	value := ""
	for _, m := range modes {
		if m.from < from || m.from >= to {
			continue
		}
		if value != "" && value != m.section {
			return ""
		}
		value = m.section
	}
	return strings.TrimPrefix(value, "mode ")
}

// clause is the run of tokens between marks that token i is in.
func (s *sentence) clause(i int) (from, to int) {
	from, to = i, i
	for from > 0 && !s.parts(from-1) {
		from--
	}
	for to < len(s.toks) && !s.parts(to) {
		to++
	}
	return from, to
}

// parts tells a mark that parts clauses.
func (s *sentence) parts(i int) bool {
	return s.toks[i].kind == mark && strings.Contains(",;:", s.toks[i].fold)
}

// modes are the phrases for a mode of taking part that a sentence does not set aside.
func (s *sentence) modes() []match {
	var out []match
	for _, m := range s.found {
		if !strings.HasPrefix(m.section, "mode ") || s.setsAside(m.from) || s.regretted(m) {
			continue
		}
		switch last := len(out) - 1; {
		case last < 0 || m.from >= out[last].to:
			out = append(out, m)
		case m.from > out[last].from && m.to > out[last].to:
			out[last] = m // "suivra depuis la salle": the room says more than from where
		}
	}
	return out
}

// setsAside tells whether "not", "rather than" or the like stands right before token i.
func (s *sentence) setsAside(i int) bool {
	for _, m := range s.found {
		if m.section == "unlike" && m.to <= i && m.to >= i-1 && (m.to == i || s.toks[m.to].kind == word) && !s.ofPlace(m) {
			return true
		}
	}
	return false
}

// ofPlace tells words that set aside and have their object in a longer phrase: "вместо него в зале" sets nothing else aside.
func (s *sentence) ofPlace(m match) bool {
	return slices.ContainsFunc(s.at(m.from), func(f match) bool { return f.section == "place" && f.to > m.to })
}

// regretted tells a mode that a regret ends with: "cannot come to Geneva in person".
func (s *sentence) regretted(mode match) bool {
	return slices.ContainsFunc(s.found, func(m match) bool {
		return m.section == "regret" && m.to <= mode.from && mode.from <= m.to+1
	})
}

// changes tells whether a correction leads from the one phrase to the other.
func (s *sentence) changes(from, to match) bool {
	if !s.has("correct") && !s.has("replace.old") {
		return false
	}
	for k := from.to; k < to.from; k++ {
		if begins(s.toks[k:], "to") || begins(s.toks[k:], "replace.old") {
			return true
		}
	}
	return false
}
