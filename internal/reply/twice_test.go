package reply

import "testing"

// TestTwoMentionsOfOnePersonThatDifferAreLeftToAPerson: the second is not dropped in silence.
func TestTwoMentionsOfOnePersonThatDifferAreLeftToAPerson(t *testing.T) {
	t.Parallel()
	for text, clear := range map[string]bool{
		"Delegates: Ana Torres, in person; Ana Torres, online":                                                                false,
		"Delegates: Ana Maria Torres, Counsellor; Ana Torres, Attaché":                                                        false,
		"Delegates: Ana Maria Torres; Ana Torres":                                                                             false,
		"Name [1.name]: Ana Torres\nMode [1.attendance]: online\n\nName [2.name]: Ana Torres\nMode [2.attendance]: in person": false,
		"Name: Ana Torres\nE-mail: ana@peru.example\n\nName: Ana Torres\nE-mail: torres@peru.example":                         false,
		"Name: Ana Torres\nDays: 20 June\n\nName: Ana Torres\nDays: 21 June":                                                  false,
		"Head of delegation: Ana Torres\n\nAdvisers: Ana Torres":                                                              false,
		"Name: Ana Torres\nFunction: Counsellor\n\nName: Ana Torres\nFunction: Counsellor\nAttendance: online":                true,
	} {
		if got := doubts(Read(mailOf(text), campaign())); (len(got) == 0) != clear {
			t.Errorf("%q: doubts %q, want clear %v", text, got, clear)
		}
	}
}

// TestTwoWishesForOneItemThatDifferAreLeftToAPerson: two speakers, two languages, the delegation and its group.
func TestTwoWishesForOneItemThatDifferAreLeftToAPerson(t *testing.T) {
	t.Parallel()
	const first = "Item [i1.item]: 5\nSpeaker [i1.speaker]: Ana Torres\nLanguage [i1.language]: English\n\nItem [i2.item]: 5\n"
	for second, clear := range map[string]bool{
		"Speaker [i2.speaker]: Juan Pérez": false, "Language [i2.language]: French": false, "Group [i2.on_behalf_of]: GRULAC": false, "Speaker [i2.speaker]: Ana Torres": true,
	} {
		r := Read(mailOf(first+second), campaign())
		if got := doubts(r); (len(got) == 0) != clear || len(r.Interventions) != 1 || len(r.Interventions[0].Evidence) == 0 {
			t.Errorf("%q: doubts %q, want clear %v; %+v", second, got, clear, r.Interventions)
		}
	}
}
