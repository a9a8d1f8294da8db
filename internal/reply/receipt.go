package reply

import (
	"slices"
	"strings"
)

// Words of receipt: a mail that thanks for the letter and passes it on is an acknowledgement where all that it says is known to be courtesy, receipt, or the promise
// of an answer. Whatever else it says may be the answer itself in words that no table has, so that a person is asked.

// receiving are the sections of words by which a receipt says where the letter goes and that an answer comes.
var receiving = []string{"ack", "receipt", "defer", "later", "letter", "compose", "relative", "hedge", "whence", "to", "and"}

// beyondReceipt are the sections whose phrases ask for something or tell something, whatever words of receipt stand beside them.
var beyondReceipt = []string{"speak", "attend", "self", "item", "request", "asks", "capacity ", "mode ", "visa", "needs", "behalf", "headcount "}

// unaccounted is the first sentence that is more than courtesy, receipt or the promise of an answer, nil where there is none.
func (p *reader) unaccounted() *sentence {
	names := p.missionNames()
	tail := p.signatureFrom(names)
	for i, s := range p.loose[:tail] {
		if !p.closes(s, names) && !p.firstName(s, i) && !p.receives(s, names) {
			return s
		}
	}
	return nil
}

// receives tells a sentence of courtesy, of receipt, or that puts the answer off, of which every word is known.
func (p *reader) receives(s *sentence, names map[string]bool) bool {
	if p.tells(s) {
		return false
	}
	if p.quiet(s, names) {
		return true
	}
	strange, ok := p.strange(s, names)
	if !ok || !slices.ContainsFunc(s.found, func(m match) bool { return isOneOf(m.section, []string{"ack", "receipt", "defer", "later"}) }) ||
		slices.ContainsFunc(s.found, func(m match) bool { return alarming[m.section] && !s.within(m.from, receiving) && !polite(s, m) }) {
		return false
	}
	strange = slices.DeleteFunc(strange, func(i int) bool { return s.within(i, receiving) })
	return len(strange) == 0 || p.ofSomebody(s, strange)
}

// ofSomebody tells tokens that are all of the honorific and name of somebody to whom the letter was passed on (see namesSomebody).
func (p *reader) ofSomebody(s *sentence, at []int) bool {
	who := p.people(s, false)
	return !slices.ContainsFunc(at, func(i int) bool {
		return !slices.ContainsFunc(who, func(n named) bool { return n.from <= i && i < n.to })
	})
}

// tells tells a sentence that asks for something, or that has words of an answer or of an item outside of its courtesies.
func (p *reader) tells(s *sentence) bool {
	return slices.ContainsFunc(s.found, func(m match) bool { return isOneOf(m.section, beyondReceipt) && !polite(s, m) }) || len(p.itemSpans(s.toks, s.found)) > 0
}

// within tells whether token i lies in a phrase of one of the sections.
func (s *sentence) within(i int, sections []string) bool {
	return slices.ContainsFunc(s.found, func(m match) bool { return m.from <= i && i < m.to && isOneOf(m.section, sections) })
}

// receipts settles a mail with words of receipt and no fact: an acknowledgement, of which a person sees the sentence that no table accounts for. It is none where
// that sentence asks or tells something.
func (p *reader) receipts() bool {
	s := p.unaccounted()
	if s == nil {
		p.addKind(Acknowledgement, true)
		return true
	}
	if p.tells(s) {
		return false
	}
	p.addKind(Acknowledgement, true)
	p.review(FreeText, strings.Join(strings.Fields(p.words(s)), " "))
	return true
}
