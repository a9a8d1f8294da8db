package office

import (
	"encoding/json"
	"slices"
	"testing"

	"chancery/internal/reply"
	"chancery/internal/store"
)

// asReadBefore has the store hold what a lesser reader made of the only mail: no delegate, one kind.
func (b *bench) asReadBefore(t *testing.T, state store.MailState) {
	t.Helper()
	if err := b.in(t.Context(), func(tx *store.Tx) error {
		all, err := tx.Mails("")
		if err != nil {
			return err
		}
		m := all[0]
		var r reply.Reading
		if err := json.Unmarshal(m.Reading, &r); err != nil {
			return err
		}
		from := m.State
		r.Delegates, r.Kinds = nil, []string{reply.Intervention}
		m.Reading, m.Kinds, m.State = store.JSON(r), r.Kinds, state
		if state == store.Accepted {
			m.DecidedBy = "Ana"
		}
		_, err = tx.SetReading(m, from)
		return err
	}); err != nil {
		t.Fatal(err)
	}
}

func (b *bench) mustReread(t *testing.T) Reread {
	t.Helper()
	r, err := b.Reread(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestRereadingWithTheSameReaderChangesNothing(t *testing.T) {
	t.Parallel()
	b := sentBench(t)
	b.deliver(t, b.reply(t, "COL", "mission.col@mission.example", "pass", labels3), inTime)
	b.deliver(t, b.bounceOf(t, "FRA", "5.1.1", "failed"), inTime)
	b.deliver(t, []byte("From: <a@b.example>\r\nSubject: hello\r\n\r\nWhere is the venue?\r\n"), inTime)
	b.mustCollect(t)
	if r := b.mustReread(t); r.Mails != 3 || len(r.Changes) != 0 {
		t.Errorf("read again: %+v, want three mails and no change", r)
	}
}

func TestRereadingShowsWhatABetterReaderFinds(t *testing.T) {
	t.Parallel()
	for state, wouldBe := range map[store.MailState]string{store.ToReview: "applied", store.Accepted: "accepted"} {
		b := sentBench(t)
		b.deliver(t, b.reply(t, "COL", "mission.col@mission.example", "pass", labels3), inTime)
		b.mustCollect(t)
		b.asReadBefore(t, state)
		before := b.mustStatus(t)
		r := b.mustReread(t)
		if len(r.Changes) != 1 {
			t.Fatalf("%s: read again: %+v, want one change", state, r)
		}
		c := r.Changes[0]
		var what []string
		for _, d := range c.Differs {
			what = append(what, d.What)
		}
		if !slices.Contains(what, "kinds") || !slices.Contains(what, "delegates") || c.WouldBe != wouldBe || slices.Contains(what, "state") != (string(state) != wouldBe) {
			t.Errorf("%s: differs in %q, would be %s; want kinds and delegates, %s", state, what, c.WouldBe, wouldBe)
		}
		if after := b.mustStatus(t); after.Journal != before.Journal || after.Mails.ToReview != before.Mails.ToReview || after.Registrations != before.Registrations {
			t.Errorf("%s: looking changed %+v to %+v", state, before, after)
		}
	}
}
