package reply

import (
	"slices"
	"strings"
)

// passedOn puts the answer of another below what the sender wrote, where his words pass it on ("пересылаем ответ", 现转发同事的回复) and the mail below is neither ours, nor his own,
// nor of those to whom he writes. A person sees to it: nobody but the one who passes it on vouches for it.
func (p *reader) passedOn() {
	if len(p.cut.quoted) == 0 || !p.ofAnother(mailIn(p.cut.from)) || !sectionHere(p.cut.own, "passeson") {
		return
	}
	below := trim(strings.Join(p.cut.quoted, "\n"))
	if below.own == "" {
		return
	}
	said := p.cut.own
	p.author = authorOf(p.cut.from)
	p.cut.own = said + "\n\n" + below.own
	p.text, p.r.Text = p.cut.own, p.cut.own
	p.prose, p.said = true, said
	p.cut.quoted = nil
}

// ofAnother tells an address that is neither the sender's, nor ours, nor one to which this mail goes.
func (p *reader) ofAnother(author string) bool {
	known := []string{p.m.From.Address, p.c.OurAddress}
	for _, a := range p.m.To {
		known = append(known, a.Address)
	}
	return author != "" && !slices.ContainsFunc(known, func(a string) bool { return strings.EqualFold(a, author) })
}

// authorOf is the name before the address in the first field of a quoted header, "" where none stands there.
func authorOf(from string) string {
	_, name, _ := strings.Cut(from, ":")
	name, _, ok := strings.Cut(name, "<")
	if name = strings.Trim(name, ` "`); !ok || !isNameLike(name) {
		return ""
	}
	return name
}
