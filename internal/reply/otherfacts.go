package reply

import (
	"slices"
	"strings"

	"chancery/internal/roster"
)

// otherDays tells a sentence that names days of the meeting, not all of them, where a delegate's days are stated and lack one of these.
func (p *reader) otherDays(s *sentence) bool {
	days := p.daysOf(s.toks, s.found, false)
	if len(days) == 0 || len(days) == len(p.allDays()) {
		return false
	}
	for _, d := range p.r.Delegates {
		for _, day := range days {
			if len(d.Days) > 0 && !slices.Contains(d.Days, day) {
				return true
			}
		}
	}
	return false
}

// otherLanguage tells a sentence that names a language of speaking that is not the one read.
func (p *reader) otherLanguage(s *sentence) bool {
	for _, m := range s.found {
		l, ok := strings.CutPrefix(m.section, "language ")
		if ok && slices.ContainsFunc(p.r.Interventions, func(v roster.Intervention) bool { return v.Language != "" && string(v.Language) != l }) {
			return true
		}
	}
	return false
}

// otherItems tells words that name an item by its number, which no intervention is on.
func (p *reader) otherItems(toks []token, found []match) bool {
	for _, span := range p.numbered(toks, found) {
		for _, label := range span.labels {
			if !slices.ContainsFunc(p.r.Interventions, func(v roster.Intervention) bool { return v.Item == label }) {
				return true
			}
		}
	}
	return false
}

// otherMode tells words for a mode of taking part that is not a delegate's stated one.
func (p *reader) otherMode(found []match) bool {
	for _, m := range found {
		mode, ok := strings.CutPrefix(m.section, "mode ")
		if ok && slices.ContainsFunc(p.r.Delegates, func(d roster.Delegate) bool { return d.Attendance != "" && d.Attendance != mode }) {
			return true
		}
	}
	return false
}

// saysOnline tells a sentence with words for taking part remotely where a delegate is not said to. "In Geneva" says nothing: the meeting is there.
func (p *reader) saysOnline(s *sentence) bool {
	online := slices.ContainsFunc(s.found, func(m match) bool { return m.section == "mode online" && !s.saidCivilly(m) })
	return online && slices.ContainsFunc(p.r.Delegates, func(d roster.Delegate) bool { return d.Attendance != "online" })
}
