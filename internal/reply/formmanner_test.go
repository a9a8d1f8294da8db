package reply

import "testing"

// TestWhatStandsBeforeAllAnswersIsNoHonorificsOwn: an honorific in brackets was taken for what stands before each answer, in one run and not in another.
func TestWhatStandsBeforeAllAnswersIsNoHonorificsOwn(t *testing.T) {
	t.Parallel()
	form := "Honorific [1.honorific]: [Ms.]\nName [1.name]: KL: Ana Torres\nFunction [1.function]: KL: Counsellor\nIn person or online [1.attendance]: KL: online\nDays [1.days]: KL: 20 June\n"
	for range 30 {
		if d := Read(mailOf(form), campaign()).Delegates; len(d) != 1 || d[0].Name != "Ana Torres" || d[0].Function != "Counsellor" {
			t.Fatalf("delegates %+v", d)
		}
	}
}
