package reply

import "testing"

// TestSalutationNamesNobodyWhoComes: an honorific and a name above the answer, with a comma or a colon behind, are those of the reader.
func TestSalutationNamesNobodyWhoComes(t *testing.T) {
	t.Parallel()
	for _, line := range []string{
		"Ms. Petersen,", "Mr Tanaka,", "Madame Petersen,", "Monsieur le Président,", "Sra. Petersen:", "Señor Presidente:", "Г-жа Петерсен!", "Уважаемый г-н Тремблей,", "彼得森女士：", "王主任，您好！",
		"السيد الأمين،", "السيدة الفاضلة،", "السيد المدير المحترم،", "الأستاذة هدى المحترمة،",
	} {
		for where, below := range map[string]string{"labels": "\n\nPlease find our answer below." + labelled6, "our form": "\n\nPlease find our answer below." + ourForm()} {
			r := Read(mailOf(line+below), campaign())
			if d := doubts(r); len(d) > 0 || len(r.Delegates) != 1 {
				t.Errorf("%q above %s: doubts %q, delegates %v", line, where, d, r.Delegates)
			}
		}
	}
}

// TestNameAboveLabelsIsNoSalutation: a person in a line of its own, and what goes on in the next line, may be who comes.
func TestNameAboveLabelsIsNoSalutation(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"Ms. Ada Lund,\nMr. Per Moe,\nwill attend." + labelled6, "Ms. Ada Lund, Counsellor,\n" + labelled6, "Mr. Per Moe, adviser:\n" + labelled6, "Mr. Per Moe" + labelled6,
	} {
		if len(doubts(Read(mailOf(text), campaign()))) == 0 {
			t.Errorf("clear: %q", text)
		}
	}
}
