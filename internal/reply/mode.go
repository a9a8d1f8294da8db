package reply

import (
	"slices"
	"strings"

	"chancery/internal/roster"
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

// modeFor is the mode that a sentence states of one of the persons whom it names. Of two modes each holds for those named since the one before ("A and B in the
// room, C online"), or, where the first stands before all names, for those behind it; "the former" and "the latter" take theirs from their own words.
func (p *reader) modeFor(s *sentence, n named, all []named) string {
	if len(all) == 0 {
		return modeOf(s)
	}
	modes := s.modes()
	meant := p.withMeant(s, all)
	if one := modeOf(s); one != "" && len(meant) == len(all) || len(modes) == 0 || s.changes(modes[0], modes[len(modes)-1]) {
		return one
	}
	if mode := s.clauseMode(modes, n); mode != "" && len(modes) > 1 {
		return mode
	}
	leads := modes[0].from < all[0].from
	for i, m := range modes {
		from, to := 0, m.from
		if i > 0 {
			from = modes[i-1].to
		}
		if leads {
			if from, to = m.to, len(s.toks); i+1 < len(modes) {
				to = modes[i+1].from
			}
		}
		if holdsFor(n, all, meant, from, to) {
			return strings.TrimPrefix(m.section, "mode ")
		}
	}
	return ""
}

// clauseMode is the one mode that stands with a person between the same marks: "Онлайн подключится г-н Мельник, а г-жа Громова будет лично".
func (s *sentence) clauseMode(modes []match, n named) string {
	from, to := n.from, n.to
	for from > 0 && !s.parts(from-1) {
		from--
	}
	for to < len(s.toks) && !s.parts(to) {
		to++
	}
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

// parts tells a mark that parts clauses.
func (s *sentence) parts(i int) bool {
	return s.toks[i].kind == mark && strings.Contains(",;:", s.toks[i].fold)
}

// holdsFor tells whether a person is one of those named or meant between two tokens; where some are meant ("the latter"), they alone.
func holdsFor(n named, all, meant []named, from, to int) bool {
	var here []named
	only := false
	for _, m := range meant {
		if m.from < from || m.from >= to {
			continue
		}
		refers := !slices.ContainsFunc(all, func(a named) bool { return a.from == m.from })
		if refers && !only {
			here, only = nil, true
		}
		if refers == only {
			here = append(here, m)
		}
	}
	return slices.ContainsFunc(here, func(m named) bool { return roster.SameName(m.name, n.name) })
}

// modes are the phrases for a mode of taking part that a sentence does not set aside.
func (s *sentence) modes() []match {
	var out []match
	for _, m := range s.found {
		if strings.HasPrefix(m.section, "mode ") && !s.setsAside(m.from) && !s.regretted(m) && (len(out) == 0 || m.from >= out[len(out)-1].to) {
			out = append(out, m)
		}
	}
	return out
}

// setsAside tells whether "not", "rather than" or the like stands right before token i.
func (s *sentence) setsAside(i int) bool {
	for _, m := range s.found {
		if m.section == "unlike" && m.to <= i && m.to >= i-1 && (m.to == i || s.toks[m.to].kind == word) {
			return true
		}
	}
	return false
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
