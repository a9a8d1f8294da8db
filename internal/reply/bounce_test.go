package reply

import (
	"slices"
	"testing"

	"chancery/internal/message"
)

// TestABounceNamesTheAddressThatWasInvited, not the one that a forward or a list made of it, where the campaign knows it.
func TestABounceNamesTheAddressThatWasInvited(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		about string
		r     message.ReportedRecipient
		want  string
	}{
		{"Original-Recipient", message.ReportedRecipient{Original: "mission@norway.example", Final: "new@relay.example"}, "mission@norway.example"},
		{"an Original-Recipient that is no address", message.ReportedRecipient{Original: "1", Final: "mission@norway.example"}, "mission@norway.example"},
		{"expanded from", message.ReportedRecipient{Final: "new@relay.example", Expanded: "mission@norway.example"}, "mission@norway.example"},
		{"expanded from a stranger", message.ReportedRecipient{Final: "new@relay.example", Expanded: "list@relay.example"}, "new@relay.example"},
	} {
		c.r.Action, c.r.Status = "failed", "5.1.1"
		r := Read(&message.Message{Report: &message.DeliveryReport{Kind: "delivery", Recipients: []message.ReportedRecipient{c.r}}}, campaign())
		if r.Bounce == nil || !slices.Equal(r.Bounce.Recipients, []string{c.want}) {
			t.Errorf("%s: %+v, want %s", c.about, r.Bounce, c.want)
		}
	}
}
