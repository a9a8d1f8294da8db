package reply

import "strings"

// modeOf is the one mode of taking part that a sentence states. One that it sets aside ("online and not in person") is none, and a correction that leads from
// one to the other ("from in person to online", 现场改为线上) states the last. "" where two are left.
func modeOf(s *sentence) string {
	mode, last := "", match{}
	for _, m := range s.found {
		v, ok := strings.CutPrefix(m.section, "mode ")
		if !ok || s.setsAside(m.from) {
			continue
		}
		if mode != "" && mode != v && !s.changes(last, m) {
			return ""
		}
		mode, last = v, m
	}
	return mode
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
