package reply

import (
	"slices"
	"strings"
)

// readTextForm takes the text form that the sender wrote out and the one in the quoted invitation, either of which may be missing or empty.
func (p *reader) readTextForm() {
	f, _, found := textForm(strings.Split(p.text, "\n"))
	if !f.empty() {
		p.formLines = f.taken
	}
	g, kept, quoted := p.quotedForm()
	if !quoted && f.empty() && p.invitationQuoted() {
		p.quotedLabels()
	}
	if quoted && !g.empty() && p.joins(f, g) {
		p.edited = firstOf(p.edited, p.writtenBetween(p.cut.quoted, g.taken))
		p.unreadAnswers(g.taken)
		p.append(kept)
	} else {
		g = Form{Code: g.Code}
	}
	f.Code = firstOf(f.Code, g.Code)
	if found = found || quoted; !found {
		return
	}
	p.formSeen = true
	p.codes = append(p.codes, f.Code)
	p.takeForm(f)
	p.takeForm(g)
}

// quotedForm is the text form inside the quoted mail, with its lines that have a value, where that mail may be our invitation.
func (p *reader) quotedForm() (f Form, kept []string, found bool) {
	if len(p.cut.quoted) == 0 || !p.invitationQuoted() {
		return Form{}, nil, false
	}
	return textForm(p.cut.quoted)
}

// readsQuotedForm tells whether the form in the quoted mail is one that somebody filled in there.
func (p *reader) readsQuotedForm() bool {
	f, _, found := p.quotedForm()
	return found && !f.empty()
}

// joins tells whether the form that the sender wrote out and the quoted one are both read. A quoted form without an answer of his between its lines may be an
// earlier one; where two that he filled in name persons, or items, a person says which are meant.
func (p *reader) joins(own, quoted Form) bool {
	if own.empty() {
		return true
	}
	if sameAnswer(own, quoted) {
		return false
	}
	answered := len(p.cut.answers) > 0
	twice := anchored(own.Delegates, KeyName) && anchored(quoted.Delegates, KeyName) || anchored(own.Interventions, KeyItem) && anchored(quoted.Interventions, KeyItem)
	if twice || !answered {
		p.review(Conflict, "the form is filled in above the quoted mail and in it")
	}
	return answered
}

// anchored tells blocks of which one says whom or what it is about.
func anchored(blocks []map[string]string, key string) bool {
	return slices.ContainsFunc(blocks, func(b map[string]string) bool { return !blank(b[key]) })
}

// unreadAnswers asks for a person where a line stood below a field of the quoted form and was none that the form takes.
func (p *reader) unreadAnswers(taken []int) {
	for _, n := range p.cut.answers {
		if _, read := slices.BinarySearch(taken, n); !read && strings.TrimSpace(p.cut.quoted[n]) != "" {
			p.review(FreeText, strings.TrimSpace(p.cut.quoted[n]))
		}
	}
}

// invitationQuoted tells whether the quoted mail may be our invitation: it was not written by the sender himself or at his own domain.
func (p *reader) invitationQuoted() bool {
	from := strings.ToLower(p.cut.from)
	me := strings.ToLower(p.m.From.Address)
	if from == "" || me == "" {
		return true
	}
	if ours := strings.ToLower(p.c.OurAddress); ours != "" && strings.Contains(from, ours) {
		return true
	}
	return !strings.Contains(from, me)
}
