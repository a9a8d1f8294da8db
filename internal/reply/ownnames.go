package reply

import (
	"maps"
	"strings"

	"chancery/internal/locale"
)

// addWords adds the words of a name to a set.
func addWords(names map[string]bool, s string) {
	for w := range strings.FieldsSeq(foldAll(s)) {
		names[w] = true
		if stem := stemArabic(w); stem != w {
			names[stem] = true
		}
	}
}

// personNames are the words of the names of the sender and of those registered, beside others.
func (p *reader) personNames(others map[string]bool) map[string]bool {
	names := maps.Clone(others)
	addWords(names, p.m.From.Name)
	for _, d := range p.r.Delegates {
		addWords(names, d.Honorific+" "+d.Name+" "+d.Function)
	}
	for _, v := range p.r.Interventions {
		addWords(names, v.Speaker)
	}
	return names
}

// missionNames are the words of the names of the invitee that the mail is tied to.
func (p *reader) missionNames() map[string]bool {
	if p.r.Invitee == nil || p.c.Directory == nil {
		return map[string]bool{}
	}
	v, ok := p.c.Directory.ByRef(p.r.Invitee.Ref)
	if !ok {
		return map[string]bool{}
	}
	names := make(map[string]bool, 60) // words of the names of most States
	addWords(names, v.Name)
	for _, l := range locale.All {
		addWords(names, v.DisplayName(l, p.c.Start)+" "+v.Mission(l, p.c.Start))
	}
	return names
}
