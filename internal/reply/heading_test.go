package reply

import (
	"strings"
	"testing"

	"chancery/internal/message"
)

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

// TestAHeadingAboveATableTakesNothingBelowIt: the closing formula, or a word of thanks, below the table is no value of the heading above it.
func TestAHeadingAboveATableTakesNothingBelowIt(t *testing.T) {
	t.Parallel()
	for heading, below := range map[string]string{
		"Statements:": "Yours sincerely,", "Items:": "With our thanks and best wishes,", "Interventions :": "Bien cordialement,", "Prises de parole :": "Nous vous remercions.", "Intervenciones:": "Un cordial saludo,", "Temas:": "Muchas gracias.",
		"Выступления:": "С уважением,", "Пункты:": "Заранее благодарим.", "发言：": "此致\n敬礼", "议题：": "谢谢！", "البنود:": "وتفضلوا بقبول فائق الاحترام،", "المداخلات:": "مع الشكر الجزيل",
	} {
		m := message.Read([]byte("Content-Type: text/html; charset=utf-8\n\n<p>" + heading + "</p><table><tr><th>Item<th>Speaker<tr><td>5<td>Ms. Ingrid Larsen<tr><td>11<td>Ms. Ingrid Larsen</table><p>&nbsp;</p><p>" +
			strings.ReplaceAll(below, "\n", "<br>") + "</p>"))
		if r := Read(m, campaign()); len(r.Interventions) != 2 || len(doubts(r)) > 0 {
			t.Errorf("%q above %q: %+v, doubts %q", heading, below, r.Interventions, doubts(r))
		}
	}
	for _, text := range []string{"Name: Ms. Ingrid Larsen\nAttendance: in person\nItem:\nKind regards,\nPer Olsen", "Nom : Mme Awa Diop\nParticipation : en ligne\nPoint :\nCordialement,\nPaul Petit"} {
		if r := Read(mailOf(text), campaign()); len(r.Interventions) > 0 || len(doubts(r)) > 0 {
			t.Errorf("%q: %+v, doubts %q", text, r.Interventions, doubts(r))
		}
	}
}
