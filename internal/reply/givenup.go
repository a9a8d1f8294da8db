package reply

import (
	"slices"
	"strings"
)

// losesStatement tells a sentence in which a statement, or an item named as such, does not take place ("La del tema 6 se cae", "Отпадает выступление по пункту 6"), or
// with a word for taking back beside one for a statement. The side event on victim assistance that does not take place is none.
func (s *sentence) losesStatement() bool {
	return s.has("falls") && (s.has("item") || s.has("speak") || s.has("statement") || s.has("speechnoun")) || s.has("takeback") && s.has("speechnoun")
}

// lost tells items whose statement does not take place or is taken back.
func (s *sentence) lost(sp itemSpan, all []itemSpan, who []named) bool {
	return s.losesStatement() && (s.falls(sp, all, who) || s.takesBack(sp, who))
}

// falls tells items whose statement does not take place: those named last before the verb, else those right behind it in its clause. A person or a language right behind
// the verb only is not the right one: "will not be delivered by Mr. Olsen but by Ms. Dahl".
func (s *sentence) falls(sp itemSpan, all []itemSpan, who []named) bool {
	return slices.ContainsFunc(s.found, func(m match) bool {
		return m.section == "falls" && s.fallen(m, all) == sp.from && !s.otherSoon(m, who)
	})
}

// fallen is where the items begin that a verb takes out, -1 where it has none.
func (s *sentence) fallen(m match, all []itemSpan) int {
	at := -1
	_, end := s.clause(m.from)
	for _, o := range all {
		if o.to <= m.from || at < 0 && o.from < end {
			at = o.from
		}
	}
	return at
}

// otherSoon tells a person or a language right behind a phrase, in its clause.
func (s *sentence) otherSoon(m match, who []named) bool {
	_, end := s.clause(m.to - 1)
	end = min(end, m.to+objectSoon+1)
	return slices.ContainsFunc(who, func(n named) bool { return n.from >= m.to && n.from < end }) || slices.ContainsFunc(s.from(m.to), func(l match) bool {
		return l.from < end && strings.HasPrefix(l.section, "language ")
	})
}

// takesBack tells items in whose clause a word for taking back has a statement for its object or its subject, with nobody named who speaks: "Please take out our
// intervention on item 8", "Выступление по пункту 11 снято". "We collect the badges and make a statement on item 3" takes back nothing.
func (s *sentence) takesBack(sp itemSpan, who []named) bool {
	from, to := s.clause(sp.from)
	if slices.ContainsFunc(who, func(n named) bool { return n.from >= from && n.from < to }) {
		return false
	}
	return s.between(from, to, func(m match) bool {
		if m.section != "takeback" {
			return false
		}
		if m.from >= sp.to {
			return s.between(from, m.from, isSpeechNoun) && !s.between(sp.to, m.from, s.goesOnWith)
		}
		object := s.between(m.from, min(m.to+farthestObject, to), isSpeechNoun)
		return object && !s.between(m.to, min(m.to+farthestObject, sp.from), s.goesOnWith)
	})
}

// farthestObject is how many tokens behind a verb a statement begins that is its object: "retiren por favor nuestra intervención".
const farthestObject = 5

func isSpeechNoun(m match) bool { return m.section == "speechnoun" }

// goesOnWith tells a phrase with which a sentence says something else: an "and", or a verb for speaking.
func (s *sentence) goesOnWith(m match) bool { return m.section == "and" || s.verbal(m) }

// between tells a phrase that begins between two tokens and is as is asked.
func (s *sentence) between(from, to int, is func(match) bool) bool {
	for _, m := range s.from(from) {
		if m.from >= to {
			break
		}
		if is(m) {
			return true
		}
	}
	return false
}

// verbal tells a phrase on speaking that no word for a statement stands in.
func (s *sentence) verbal(m match) bool {
	return m.section == "speak" && !s.between(m.from, m.to, isSpeechNoun)
}

// stays tells items of which the words right behind them, up to the next clause, say that their statement stands.
func (s *sentence) stays(sp itemSpan) bool {
	_, to := s.clause(sp.to - 1)
	return s.between(sp.to, to, func(m match) bool { return m.section == "stands" })
}
