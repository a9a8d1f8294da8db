package reply

import (
	"slices"
	"strings"
	"testing"
)

// TestLabelsArePartedByDashesToo: what is read is clear where nothing else is said; one line alone is no label.
func TestLabelsArePartedByDashesToo(t *testing.T) {
	t.Parallel()
	cases := []struct {
		text, delegates, interventions string
		clear                          bool
	}{
		{"Name - Victor Adeyemi\nJob title - Field Officer\nMode - Online", "register Victor Adeyemi [online, func=Field Officer]", "", true},
		{"Name: Ms. Anne Berg\nFunction - Counsellor\nItems - 3 and 5", "register Anne Berg [func=Counsellor]", "add 3; add 5", true},
		{"1) Name - Ms. Anne Berg\n2) Position - Counsellor\n3) Participation - online", "register Anne Berg [online]", "", true},
		{"NAME -- PER OLSEN\nFUNCTION -- ATTACHE\nMODE -- IN PERSON", "register PER OLSEN [in_person]", "", true},
		{"Name - Anne-Marie Olsen-Berg\nAttendance - online", "register Anne-Marie Olsen-Berg [online]", "", true},
		{"Nom – M. Jean Petit\nQualité – chef de délégation\nPrésence – en personne", "register Jean Petit [head, in_person]", "", true},
		{"Tratamiento - Sra.\nNombre - Ana Torres\nParticipación - en persona", "register Ana Torres [in_person, hon=Sra.]", "", true},
		{"Orador - Sr. Juan Pérez\nTema - 8", "", "add 8 [speaker=Juan Pérez]", true},
		{"Name - Per Olsen - cancelled\nAttendance - online", "register Per Olsen [online]", "", false},
		{"Name - Per Olsen\nItem - 3 - withdrawn", "register Per Olsen", "add 3", false},
		{"Name - Per Olsen\nAttendance - online - tbc", "register Per Olsen", "", false},
		{"Nom - Mme Awa Diop - à confirmer\nParticipation - en ligne", "register Awa Diop", "", false},
		{"Name - to be confirmed\nFunction - Counsellor", "", "", false},
		{"Name - Function - Attendance\nMs. Ingrid Larsen - Counsellor - online", "register Ingrid Larsen [online]", "", false},
		{"Name - Per Olsen", "", "", false},
	}
	for _, c := range cases {
		t.Run(c.text, func(t *testing.T) {
			t.Parallel()
			r := Read(mailOf(c.text), campaign())
			_, faults := compareFacts(factsOf(c.delegates), delegateFacts(r))
			_, more := compareFacts(factsOf(c.interventions), interventionFacts(r))
			for _, fault := range slices.Concat(faults, more) {
				t.Error(fault)
			}
			if why := doubts(r); (len(why) == 0) != c.clear {
				t.Errorf("doubts %s, want clear %v", strings.Join(why, "; "), c.clear)
			}
		})
	}
}
