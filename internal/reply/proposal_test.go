package reply

import (
	"testing"

	"chancery/internal/message"
)

// TestColleagueInPlaceTakesPart records a delegation as taking part where its head regrets and a colleague comes, and leaves to a person what both regrets and registers.
func TestColleagueInPlaceTakesPart(t *testing.T) {
	t.Parallel()
	head := "From: mission@norway.example\r\nTo: isu@meeting.example\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
	for text, regrets := range map[string]bool{
		"The Ambassador regrets that he cannot attend. Mr. Per Olsen, First Secretary, will come in person.": false,
		"El Embajador lamenta no poder asistir. En su lugar irá la señora Inés Lara, Primera Secretaria.":    false,
		"We regret that we cannot attend.": true,
		"Unfortunately our office cannot take part. Our colleague Dr. Sam Odei would like to attend on 20 June as an observer.": true,
	} {
		r := Read(message.Read([]byte(head+text+"\r\n")), campaign())
		if p := r.Proposal(); p.Regret != regrets || !regrets && !p.Attending {
			t.Errorf("%s: regret %v, attending %v; want regret %v", text, p.Regret, p.Attending, regrets)
		}
	}
}
