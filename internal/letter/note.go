package letter

import (
	"strconv"

	"chancery/internal/campaign"
	"chancery/internal/invitee"
	"chancery/internal/typeset"
)

// note is a note verbale: the third person, no salutation and no signature; reference above, and below the text the place for initials, place and date,
// and the addressee at the left foot.
func (m *merger) note(d *typeset.Document) {
	m.put(d, typeset.Reference, "reference", "{{ if letter.reference }}{{ letter.reference }}")
	m.put(d, typeset.Subject, "subject", "")
	d.Blocks = append(d.Blocks, m.blocks()...)
	m.put(d, typeset.Paragraph, m.classKey("closing"), "")
	d.Blocks = append(d.Blocks, typeset.Block{Role: typeset.Initials, Spans: m.lines("signatory")})
	m.put(d, typeset.PlaceDate, "date", "{{ letter.date }}")
	m.put(d, typeset.Addressee, "addressee", "{{ invitee.mission }}")
	m.enclosures(d)
}

// noMission refuses a note verbale to whom none is written: it goes from mission to mission.
func (s *Set) noMission(v invitee.Invitee) (campaign.Problem, bool) {
	if s.campaign.Family[v.Class] != campaign.NoteVerbale || v.HasMission() {
		return campaign.Problem{}, false
	}
	return campaign.Problem{File: firstOf(s.campaign.Contacts.File, "contacts.xlsx"), Row: v.Row, Field: "Class",
		What: "a note verbale goes to missions alone, and " + quote(firstOf(v.Name, v.Ref)) + " (" + string(v.Class) + ") is none",
		Remedy: "take " + string(v.Class) + " out of family" + s.familyPlace(v.Class) +
			", so that the class gets the formal letter; or write the mission's own Name, such as Permanent Delegation of …"}, true
}

// familyPlace is where campaign.toml names the class's family, as words behind "family".
func (s *Set) familyPlace(class invitee.Class) string {
	if line := s.campaign.Letters.FamilyLine[class]; line > 0 {
		return " (" + campaign.FileName + ", line " + strconv.Itoa(line) + ")"
	}
	return " (" + campaign.FileName + ")"
}
