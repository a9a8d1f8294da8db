package reply

import "testing"

// TestAHeadingTurnsTheLabelsBelowIt: what stands below "Cancelled:" is cancelled, and whatever else a heading may mean is asked about; one that only leads to what
// stands below, or a field left empty, asks nothing.
func TestAHeadingTurnsTheLabelsBelowIt(t *testing.T) {
	t.Parallel()
	cases := []struct {
		text, delegates string
		clear           bool
	}{
		{"Cancelled:\nName: Per Olsen\nAttendance: online", "cancel Per Olsen", false},
		{"Annulé :\n\nNom : M. Jean Petit\nParticipation : en ligne", "cancel Jean Petit", false},
		{"Anulado:\nNombre: Ana Torres\nAsistencia: en línea", "cancel Ana Torres", false},
		{"Name: Per Olsen\nAttendance: online\n\nCancelled:\nName: Anne Berg\nAttendance: online", "register Per Olsen; cancel Anne Berg", false},
		{"The following delegates will not come any more:\n\nName | Function\nMs. Ingrid Larsen | First Secretary\nMr. Per Olsen | Attaché", "cancel Ingrid Larsen; cancel Per Olsen", false},
		{"Observer:\nName: Anne Berg\nAttendance: online", "register Anne Berg", false},
		{"Replaces:\nName: Anne Berg\nAttendance: online", "register Anne Berg", false},
		{"Absent:\nName: Anne Berg\nAttendance: online", "register Anne Berg", false},
		{"Excusé :\nNom : M. Jean Petit\nParticipation : en ligne", "register Jean Petit", false},
		{"Ausentes:\nNombre: Ana Torres\nAsistencia: en línea", "register Ana Torres", false},
		{"Former delegate:\nName: Anne Berg\nAttendance: online", "register Anne Berg", false},
		{"Zyx qrst:\nName: Anne Berg\nAttendance: online", "register Anne Berg", false},
		{"Our delegate:\nName: Anne Berg\nAttendance: online", "register Anne Berg", true},
		{"Notre déléguée :\nNom : Mme Awa Diop\nParticipation : en ligne", "register Awa Diop", true},
		{"Datos:\nNombre: Ana Torres\nAsistencia: en línea", "register Ana Torres", true},
		{"Norway:\nName: Anne Berg\nAttendance: online", "register Anne Berg", true},
		{"Name: Per Olsen\nAttendance: online\nCancellation:\nRemarks:", "register Per Olsen", true},
	}
	for _, c := range cases {
		t.Run(c.text, func(t *testing.T) {
			t.Parallel()
			r := Read(mailOf(c.text), campaign())
			_, faults := compareFacts(factsOf(c.delegates), delegateFacts(r))
			for _, fault := range faults {
				t.Error(fault)
			}
			if why := doubts(r); (len(why) == 0) != c.clear {
				t.Errorf("doubts %q, want clear %v", why, c.clear)
			}
		})
	}
}
