package reply

import (
	"slices"
	"strings"

	"chancery/internal/invitee"
	"chancery/internal/roster"
)

// contradicts says in what two mentions of one delegate differ, "" where the one completes the other.
func contradicts(have, d roster.Delegate) string {
	for _, pair := range [...][3]string{
		{"function", have.Function, d.Function}, {"e-mail", have.Email, d.Email}, {"capacity", have.Capacity, d.Capacity}, {"attendance", have.Attendance, d.Attendance},
		{"gender", have.Gender, d.Gender},
	} {
		if what, a, b := pair[0], foldAll(pair[1]), foldAll(pair[2]); a != "" && b != "" && a != b && !(what == "function" && (strings.Contains(a, b) || strings.Contains(b, a))) {
			return what + ": " + pair[1] + " and " + pair[2]
		}
	}
	if len(have.Days) > 0 && len(d.Days) > 0 && !slices.Equal(have.Days, d.Days) {
		return "named twice, with other days"
	}
	if !roster.SameName(have.Name, d.Name) && entered(have.Evidence) && entered(d.Evidence) {
		return "perhaps not the same person as " + d.Name
	}
	return ""
}

// entered tells facts of a form, labels or a table, where each person has one place; prose and lists may call one person by two names.
func entered(evidence []roster.Evidence) bool {
	return len(evidence) > 0 && slices.Contains([]string{"form", "label", "table"}, evidence[0].Found)
}

// spokenTwice says in what two mentions of an intervention differ, "" where the one completes the other.
func (p *reader) spokenTwice(have, v roster.Intervention) string {
	if a, b := have.Speaker, v.Speaker; a != "" && b != "" && !roster.SameName(a, b) && !roster.SameName(p.fullName(a), p.fullName(b)) {
		return "two speakers: " + a + " and " + b
	}
	if a, b := have.Language, v.Language; a != "" && b != "" && a != b {
		return "two languages: " + string(a) + " and " + string(b)
	}
	if have.OnBehalfOf != v.OnBehalfOf && entered(have.Evidence) && entered(v.Evidence) {
		return "for the delegation and on behalf of " + firstOf(have.OnBehalfOf, v.OnBehalfOf)
	}
	return ""
}

// ofOthers tells facts of two delegations, where the mail holds workbooks of several: what the one says completes nothing of the other.
func (p *reader) ofOthers(have, more []roster.Evidence) bool {
	if len(p.c.Forms) < 2 || len(have) == 0 || len(more) == 0 || have[0].Part == more[0].Part {
		return false
	}
	refs := map[string]bool{}
	for _, f := range p.c.Forms {
		refs[refOf(f)] = true
	}
	return len(refs) > 1 && p.refOfPart(have[0].Part) != p.refOfPart(more[0].Part)
}

// refOfPart is whose workbook a part of the mail is, "" where it is none.
func (p *reader) refOfPart(part string) string {
	for _, f := range p.c.Forms {
		if f.Source == part {
			return refOf(f)
		}
	}
	return ""
}

func refOf(f Form) string {
	code, _ := invitee.ParseCode(strings.TrimSpace(f.Code))
	return code.Ref
}

// maxEvidence bounds the places that support one fact; nobody reads more, and each new one is compared with those before it.
const maxEvidence = 50

// withEvidence adds what is not there yet.
func withEvidence(have, more []roster.Evidence) []roster.Evidence {
	have = slices.Clip(have)
	for _, e := range more {
		if len(have) < maxEvidence && !slices.Contains(have, e) {
			have = append(have, e)
		}
	}
	return have
}
