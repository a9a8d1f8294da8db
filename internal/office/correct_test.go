package office

import (
	"errors"
	"os"
	"slices"
	"strings"
	"testing"

	"chancery/internal/invitee"
	"chancery/internal/postbox"
	"chancery/internal/roster"
	"chancery/internal/store"
)

// twoForms is a campaign in which a mail with the forms of NOR (two delegates, item 3) and PER (one, item 8) waits, and gives the mail's ID.
func twoForms(t *testing.T) (*bench, int64) {
	t.Helper()
	b := newBench(t, postbox.Options{})
	b.changeContacts(t, func(v *invitee.Invitee) {
		switch v.Ref {
		case "COL":
			v.Ref, v.Country, v.Email = "NOR", "NOR", "mission@norway.example"
		case "JOR":
			v.Ref, v.Country, v.Email = "PER", "PER", "mission@peru.example"
		}
	})
	if err := b.in(t.Context(), func(tx *store.Tx) error { // the letters that the forms answer
		const tag = "abcdefghijkl"
		return errors.Join(tx.PutPaper(store.Paper{Round: "invitation", Ref: "NOR", Tag: tag}), tx.PutPaper(store.Paper{Round: "invitation", Ref: "PER", Tag: tag}))
	}); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile("../../testdata/replies/en-workbook-two.eml")
	if err != nil {
		t.Fatal(err)
	}
	b.deliver(t, raw, inTime)
	b.mustCollect(t)
	return b, b.mustWait(t, "two_delegations")[0].ID
}

func names(s roster.Standing) string {
	var all []string
	for _, d := range s.Delegates {
		all = append(all, d.Name)
	}
	return strings.Join(all, ", ")
}

func TestCorrectionOfAMailForTwoDelegationsRecordsThoseOfItsRefAlone(t *testing.T) {
	t.Parallel()
	b, id := twoForms(t)
	for what, c := range map[string]Correction{
		"no ref":                 {Set: []string{"delegates[2].name=Ana T. Torres"}},
		"a ref without a form":   {Ref: "FRA"},
		"a fact of the other's":  {Ref: "PER", Set: []string{"delegates[0].name=Ana Torres"}},
		"a fact past both forms": {Ref: "PER", Set: []string{"delegates[7].name=Ana Torres"}},
	} {
		if d, err := b.Correct(t.Context(), id, c, "Ana"); err == nil {
			t.Fatalf("%s: recorded %+v", what, d)
		}
	}
	for want, c := range map[string]Correction{
		"Ana Torres":            {Ref: "PER"},
		"Ana T. Torres":         {Ref: "PER", Set: []string{"delegates[2].name=Ana T. Torres"}}, // places as the mail was read
		"Ana Torres, Luis Paz":  {Ref: "PER", Add: []string{`delegates={"name":"Luis Paz"}`}},
		"Per Olsen":             {Ref: "NOR", Remove: []string{"delegates[0]"}},
		"Ingrid Larsen, A, Eva": {Ref: "NOR", Set: []string{"delegates[1].name=A", "delegates[3].name=Eva"}},
	} {
		d, err := b.Correct(t.Context(), id, c, "Ana")
		if err != nil {
			t.Fatalf("%s: %v", want, err)
		}
		if s := b.state(t, c.Ref, id).Standing; names(s) != want || len(s.Interventions) != 1 {
			t.Errorf("%s: recorded %q, %d interventions", want, names(s), len(s.Interventions))
		}
		if _, err := b.Undo(t.Context(), UndoOptions{Entry: d.Entry, Actor: "Ana", Acknowledged: true}); err != nil {
			t.Fatal(err)
		}
	}
}

func TestAcceptIsRefusedForAnUnknownInviteeAlsoWithoutFacts(t *testing.T) {
	t.Parallel()
	b := sentBench(t)
	b.deliver(t, b.reply(t, "COL", "mission.col@mission.example", "pass", "Could you tell us where the badges are handed out?"), inTime)
	b.mustCollect(t)
	id := b.mustWait(t)[0].ID
	if _, err := b.Accept(t.Context(), id, "NOSUCH", "Ana"); err == nil || !strings.Contains(err.Error(), `"NOSUCH"`) {
		t.Errorf("got %v, wanted the Ref named", err)
	}
	if s := b.state(t, "COL", id); s.Mail != store.ToReview {
		t.Errorf("the mail is %s", s.Mail)
	}
	b.mustAccept(t, id)
}

func TestMailForTwoDelegationsIsShownForEachByItself(t *testing.T) {
	t.Parallel()
	b, id := twoForms(t)
	for ref, want := range map[string]string{"": "", "FRA": "", "NOR": "Per Olsen", "PER": "Ana Torres"} {
		s, err := b.Show(t.Context(), id, ref)
		if err != nil {
			t.Fatal(err)
		}
		var named []string
		for _, c := range s.Changes {
			if c.Entity == roster.EntityDelegate {
				named = append(named, c.Name)
			}
		}
		if s.NeedsRef != (want == "") || (want == "") != (len(named) == 0) || want != "" && !slices.Contains(named, want) {
			t.Errorf("as %q: would change %v, needs a Ref: %v", ref, named, s.NeedsRef)
		}
		if ref == "PER" && slices.Contains(named, "Per Olsen") {
			t.Errorf("as PER it would register %v", named)
		}
	}
	if _, err := b.Show(t.Context(), id, "NOBODY"); err == nil {
		t.Error("shown as of an invitee that there is not")
	}
}
