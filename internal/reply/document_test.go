package reply

import (
	"strings"
	"testing"

	"chancery/internal/message"
)

func withFile(text string) *message.Message {
	m := mailOf("Please find attached our registration.")
	m.Parts = []message.Part{{Name: "Registration.docx", Type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document", Text: text}}
	return m
}

// TestLabelsOfAWordFileAreRead: a file of labels, as content controls leave them, is as good as labels in the mail; what else stands in it is weighed.
func TestLabelsOfAWordFileAreRead(t *testing.T) {
	t.Parallel()
	const labels = "Permanent Mission of Norway\nRegistration of a delegate\nName: Ms. Ana Torres\nE-mail:\nParticipation: ☒ in person  ☐ online\nItem: 9"
	r := Read(withFile(labels), campaign())
	if len(r.Delegates) != 1 || r.Delegates[0].Attendance != "in_person" || items(r) != "9" || len(doubts(r)) > 0 {
		t.Errorf("delegates %+v, items %q, doubts %q", r.Delegates, items(r), doubts(r))
	}
	if e := r.Delegates[0].Evidence[0]; e.Part != "Registration.docx" || !strings.Contains(labels[e.Start:e.End], "Ana Torres") {
		t.Errorf("evidence %+v", e)
	}
	for _, text := range []string{labels + "\nThis list is provisional.", labels + "\nMr. Luis Vega will join if his visa is granted.", "Item 9 is of great importance to us, and we will say more when we meet."} {
		if got := doubts(Read(withFile(text), campaign())); len(got) == 0 {
			t.Errorf("%q: clear", text)
		}
	}
}

func TestBoxesOfAChoiceAreReadBySideOfTheirWord(t *testing.T) {
	t.Parallel()
	for value, want := range map[string]string{
		"☒ in person  ☐ online": "in person", "☐ in person ☑ online": "online", "yes ☐ no ☒": "no", "in person ☑ / online ☐": "in person", "☐ yes ☐ no": "☐ yes ☐ no",
		"☒ in person ☒ online ☐ none": "in person, online", "online": "online", "☑ online": "☑ online",
	} {
		if got := chosen(value); got != want {
			t.Errorf("%q: %q, want %q", value, got, want)
		}
	}
}
