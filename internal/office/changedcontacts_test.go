package office

import (
	"os"
	"strings"
	"testing"
	"time"

	"chancery/internal/invitee"
	"chancery/internal/store"
)

// newAddress gives COL another address in the sheet, whose file says that it is from before the plan, as a copy that keeps its time does.
func (b *bench) newAddress(t *testing.T) {
	t.Helper()
	b.changeContacts(t, func(v *invitee.Invitee) {
		if v.Ref == "COL" {
			v.Email = "new@mission.example"
		}
	})
	old := b.now.AddDate(-1, 0, 0)
	if err := os.Chtimes(b.path(b.Campaign.Contacts.File), old, old); err != nil {
		t.Fatal(err)
	}
}

func (b *bench) mustBeChanged(t *testing.T, when string, sent bool) {
	t.Helper()
	got := b.mustStatus(t).ContactsChanged
	if len(got) != 1 || got[0].Ref != "COL" || got[0].Sent != sent || !strings.HasPrefix(got[0].Now, "new@mission.example") {
		t.Errorf("%s: changed %+v, want COL (sent %t)", when, got, sent)
	}
}

func TestChangedAddressIsToldByTheSheetsContent(t *testing.T) {
	t.Parallel()
	b := sentBench(t)
	now := time.Now().AddDate(1, 0, 0)
	if err := os.Chtimes(b.path(b.Campaign.Contacts.File), now, now); err != nil {
		t.Fatal(err)
	}
	if got := b.mustStatus(t).ContactsChanged; len(got) != 0 {
		t.Errorf("a sheet that was saved as it is: %+v", got)
	}
	b.newAddress(t)
	b.mustBeChanged(t, "an old file", true)
	b.mustPlan(t, PlanOptions{})
	b.mustBeChanged(t, "planned again: COL's letter went to the old address", true)
	b.mustPlan(t, PlanOptions{Round: "again", Letter: InvitationLetter, Choice: store.Choice{Only: []string{"FRA"}}})
	b.mustBeChanged(t, "FRA's was planned with the new sheet", true)
	b.mustPlan(t, PlanOptions{Round: "again", Letter: InvitationLetter, Choice: store.Choice{Only: []string{"COL"}}})
	if got := b.mustStatus(t).ContactsChanged; len(got) != 0 {
		t.Errorf("COL's goes to the new one: %+v", got)
	}
}

func TestChangedAddressOfALetterThatWaitsIsTakenOverByANewPlan(t *testing.T) {
	t.Parallel()
	b := sentBench(t)
	b.mustPlan(t, PlanOptions{Round: "again", Letter: InvitationLetter, Choice: store.Choice{Only: []string{"COL"}}})
	b.newAddress(t)
	b.mustBeChanged(t, "its letter waits", false)
	b.mustPlan(t, PlanOptions{Round: "again", Letter: InvitationLetter, Choice: store.Choice{Only: []string{"COL"}}})
	if got := b.mustStatus(t).ContactsChanged; len(got) != 0 {
		t.Errorf("planned again: %+v", got)
	}
}
