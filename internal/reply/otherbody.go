package reply

import (
	"slices"

	"chancery/internal/roster"
)

// ofOtherBody reads that somebody comes for another body than the sender's: those whom the sentence names, or those named last, are none of its delegates. A form, a
// label or a table that names them stands, for a person to look at.
func (p *reader) ofOtherBody(s *sentence, who []named) {
	p.prose = true
	p.said = firstOf(p.said, p.words(s))
	if len(who) == 0 {
		who = p.before
	}
	p.r.Delegates = slices.DeleteFunc(p.r.Delegates, func(d roster.Delegate) bool {
		return !entered(d.Evidence) && slices.ContainsFunc(who, func(n named) bool { return roster.SameName(d.Name, p.fullName(n.name)) })
	})
}
