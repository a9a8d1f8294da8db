package reply

import (
	"regexp"
	"slices"

	"chancery/internal/roster"
)

// telephone is a number as people write it for others to call: with its country or a zero in front, in groups.
var telephone = regexp.MustCompile(`^[+0(][\d() /-]{7,24}\d`)

// farthestNumber is how many tokens may stand between the words for calling and the number.
const farthestNumber = 5

// calledAt gives the writer, where he is one of those who come, the telephone at which a sentence says that he is called: "My mobile is +41 79 …". What a form or
// labels say of him is left as it is.
func (p *reader) calledAt(s *sentence) {
	m, ok := s.first("callme")
	if !ok || p.formal {
		return
	}
	at := slices.IndexFunc(p.r.Delegates, func(d roster.Delegate) bool {
		return d.Action == roster.Register && d.Phone == "" && p.senderAmong([]named{{person: person{name: d.Name}}})
	})
	if at < 0 {
		return
	}
	for k := m.to; k < min(m.to+farthestNumber, len(s.toks)); k++ {
		if number := telephone.FindString(p.text[s.toks[k].start:s.span().end]); number != "" {
			d := &p.r.Delegates[at]
			d.Phone, d.Evidence = number, withEvidence(d.Evidence, []roster.Evidence{p.evidence(s.span(), p.foundBy(s))})
			return
		}
	}
}
