package reply

import (
	"slices"
	"strings"
	"sync"

	"chancery/internal/locale"
)

// instructions are what forms of offices say to whoever fills them in ("Please return this form"), as tokens.
var instructions = sync.OnceValue(func() (out [][]token) {
	for _, phrase := range words().lists["instruction"] {
		out = append(out, tokenize(phrase))
	}
	return out
})

// instructs tells a sentence of a file that is a form's instruction: beside it nothing stands but courtesy, and no day but a deadline of ours.
func (p *reader) instructs(s *sentence, names map[string]bool) bool {
	covered := make([]bool, len(s.toks))
	any := false
	for at := range s.toks {
		for _, phrase := range instructions() {
			if at+len(phrase) <= len(s.toks) && slices.EqualFunc(phrase, s.toks[at:at+len(phrase)], func(a, b token) bool { return a.fold == b.fold }) {
				for i := range phrase {
					covered[at+i] = true
				}
				any = true
			}
		}
	}
	if !any {
		return false
	}
	p.coverDeadline(s, covered)
	var rest strings.Builder
	for i, t := range s.toks {
		if !covered[i] {
			rest.WriteString(p.text[t.start:t.end] + " ")
		}
	}
	inner := &reader{m: p.m, c: p.c, r: p.r, text: rest.String(), valuesFrom: rest.Len()}
	toks := tokenize(inner.text)
	left := sentenceOf(toks)
	return !s.question && len(inner.daysNamed(toks, left.found, false)) == 0 && !inner.alarms(left) && inner.harmless(left, names)
}

// coverDeadline covers the words of dates where all that a sentence names are deadlines of ours.
func (p *reader) coverDeadline(s *sentence, covered []bool) {
	days := p.daysNamed(s.toks, s.found, false)
	if len(days) == 0 || slices.ContainsFunc(days, func(d locale.Date) bool { return d != p.c.RegistrationDeadline && d != p.c.SpeakersDeadline }) {
		return
	}
	for i, t := range s.toks {
		covered[i] = covered[i] || t.kind == number || inSections(s.found, i, "month ") || inList("dayfiller", t.fold)
	}
}
