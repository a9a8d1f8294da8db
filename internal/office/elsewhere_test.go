package office

import (
	"bytes"
	"slices"
	"testing"

	"chancery/internal/roster"
	"chancery/internal/store"
)

// Two campaigns read one mailbox: each takes its own, and what nothing ties waits in both.
func TestTwoCampaignsOnOneMailboxTakeTheirOwn(t *testing.T) {
	t.Parallel()
	b := sentBench(t)
	ours := b.reply(t, "COL", "mission.col@mission.example", "pass", labels3)
	theirs := bytes.ReplaceAll(b.reply(t, "FRA", "mission.fra@mission-fr.example", "pass", labels3), []byte("<im2022.FRA"), []byte("<im2023.FRA"))
	bounce := bytes.ReplaceAll(b.bounceOf(t, "FRA", "5.1.1", "failed"), []byte("<im2022.FRA"), []byte("<im2023.FRA"))
	for _, raw := range [][]byte{ours, theirs, bounce} {
		b.deliver(t, raw, inTime)
	}
	b.Campaign.IMAP.SharedWith = []string{"im2023"}
	if c := b.mustCollect(t); c.New != 3 || c.Applied != 1 || c.Noted != 2 || c.Elsewhere != 2 {
		t.Errorf("collected %+v, want ours recorded and two left to the other", c)
	}
	if s := b.mustStatus(t); s.Bounces != 0 || s.Registrations != 1 {
		t.Errorf("%d bounces, %d delegates; want none and one", s.Bounces, s.Registrations)
	}
}

func TestAnswerInAnotherCampaignsThreadIsNotDroppedUnlessThatReadsTheMailbox(t *testing.T) {
	t.Parallel()
	b := sentBench(t)
	b.deliver(t, bytes.ReplaceAll(b.reply(t, "COL", "mission.col@mission.example", "pass", labels3), []byte("<im2022.COL"), []byte("<im2021.COL")), inTime)
	if c := b.mustCollect(t); c.ToReview != 1 {
		t.Fatalf("collected %+v, want it to wait", c)
	}
	if list := b.mustWait(t, otherCampaign); list[0].Ref != "COL" {
		t.Errorf("tied to %q, want COL by its address", list[0].Ref)
	} else if r := list[0].Reasons[slices.IndexFunc(list[0].Reasons, func(r roster.Reason) bool { return r.Code == otherCampaign })]; r.Detail != "im2021" {
		t.Errorf("the detail is %q, want the campaign alone", r.Detail)
	} else if words := ReasonWords(r); words != "it answers a letter of another campaign, im2021" {
		t.Errorf("shown as %q", words)
	}
}

func TestStateOfAMailIsNeverEmpty(t *testing.T) {
	t.Parallel()
	b := sentBench(t)
	for _, raw := range []string{"\r\n", "\x00\xff", "From: a\r\n\r\n", "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n--x--\r\n"} {
		b.deliver(t, []byte(raw), inTime)
	}
	b.mustCollect(t)
	if err := b.in(t.Context(), func(tx *store.Tx) error {
		all, err := tx.Mails("")
		for _, m := range all {
			if m.State != store.ToReview && m.State != store.Noted {
				t.Errorf("mail %d of %d octets is %q", m.ID, m.Size, m.State)
			}
		}
		if len(all) != 4 {
			t.Errorf("%d mails, want 4", len(all))
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
}
