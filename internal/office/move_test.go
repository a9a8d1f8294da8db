package office

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"chancery/internal/invitee"
	"chancery/internal/locale"
	"chancery/internal/postbox"
	"chancery/internal/roster"
	"chancery/internal/store"
)

func (b *bench) mustEnter(t *testing.T, ref, item string) {
	t.Helper()
	if _, err := b.Enter(t.Context(), ref, roster.Proposal{Interventions: []roster.Intervention{{Action: roster.Add, Item: item}}}, time.Time{}, "Ana"); err != nil {
		t.Fatal(err)
	}
	b.now = b.now.Add(time.Minute)
}

func (b *bench) order(t *testing.T, item string) string {
	t.Helper()
	lists, err := b.Speakers(t.Context(), locale.Date{}, item)
	if err != nil {
		t.Fatal(err)
	}
	var refs []string
	for _, s := range lists.Items[0].Speakers {
		refs = append(refs, s.Ref)
	}
	return strings.Join(refs, " ")
}

func TestMovesAreKeptAndFollowedByAcknowledgements(t *testing.T) {
	t.Parallel()
	b := sentBench(t)
	for _, ref := range []string{"JOR", "FRA", "CHN"} {
		b.mustEnter(t, ref, "3")
	}
	b.deliver(t, b.reply(t, "COL", "mission.col@mission.example", "fail", labels3), b.now)
	b.mustCollect(t)
	id := b.mustWait(t, "not_authenticated")[0].ID
	b.now = time.Date(2022, 6, 20, 9, 0, 0, 0, time.UTC)
	b.mustEnter(t, "KAZ", "3") // late
	for _, req := range []MoveRequest{{Kind: roster.MoveSwap, Of: "JOR", With: "CHN"}, {Kind: roster.MoveStrike, Of: "FRA", Reason: "withdrawn"}} {
		req.Item, req.Actor = "3", "Eva"
		if _, err := b.Move(t.Context(), req); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := b.Move(t.Context(), MoveRequest{Kind: roster.MoveSwap, Item: "3", Of: "JOR", With: "KAZ"}); err == nil || !strings.Contains(err.Error(), "below the line") {
		t.Errorf("a swap over the line: %v", err)
	}
	if got := b.order(t, "3"); got != "CHN JOR KAZ" {
		t.Errorf("order %s, want CHN JOR KAZ", got)
	}
	b.mustAccept(t, id)
	if got := b.order(t, "3"); got != "CHN JOR COL KAZ" {
		t.Errorf("order %s, want CHN JOR COL KAZ", got)
	}
	if err := b.in(t.Context(), func(tx *store.Tx) error {
		acks, err := tx.Letters(store.LetterFilter{Kind: store.KindAcknowledgement})
		if err != nil {
			return err
		}
		if len(acks) != 1 || !strings.Contains(acks[0].Content.Text, "3 en la lista") && !strings.Contains(acks[0].Content.Text, "number 3") {
			t.Errorf("the acknowledgement does not give the third place: %+v", acks)
		}
		entries, err := tx.Entries(0)
		if err != nil {
			return err
		}
		last := entries[len(entries)-2]
		if last.Action != "speakers_strike" || last.Actor != "Eva" || !strings.Contains(string(last.Detail), `"reason":"withdrawn"`) {
			t.Errorf("entry %+v %s", last, last.Detail)
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if err := b.VerifyJournal(t.Context()); err != nil {
		t.Error(err)
	}
}

// crowded is a campaign of 200 delegations with 5,000 notices to speak.
func crowded(tb testing.TB, b *bench) {
	tb.Helper()
	if err := b.in(context.Background(), func(t *store.Tx) error {
		for i := range 200 {
			v := invitee.Invitee{Ref: fmt.Sprintf("R%03d", i), Class: invitee.StateParty, Country: "COL", Name: fmt.Sprintf("State %d", i), Language: locale.English, Email: fmt.Sprintf("m%d@mission%d.example", i, i)}
			if err := t.PutInvitee(v); err != nil {
				return err
			}
			s := roster.Standing{Invitee: v, Status: roster.Attending, FirstAnswer: b.now}
			for k := range 25 {
				src := roster.Source{MailID: int64(i*25 + k + 1), Received: b.now.Add(time.Duration(i*25+k) * time.Second), DecidedBy: Program}
				s.Interventions = append(s.Interventions, roster.StandingIntervention{Source: src, Intervention: roster.Intervention{Action: roster.Add, Item: fmt.Sprint(k%12 + 1),
					Speaker: fmt.Sprintf("Speaker %d of %d", k, i), OnBehalfOf: []string{"", "Group A", "Group B"}[k/12], Evidence: []roster.Evidence{{Part: "text", Start: 10, End: 30, Words: "Item: 3, Speaker: Ana", Found: "label"}}}})
			}
			if err := t.SetStanding(s); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		tb.Fatal(err)
	}
}

// BenchmarkSpeakersOf5000 is the list of speakers of 200 delegations with 5,000 notices, from the store to the lines.
func BenchmarkSpeakersOf5000(b *testing.B) {
	w := newBench(b, postbox.Options{})
	crowded(b, w)
	for b.Loop() {
		lists, err := w.Speakers(b.Context(), locale.Date{}, "")
		if err != nil || len(lists.Items) != 12 {
			b.Fatal(len(lists.Items), err)
		}
	}
}

// BenchmarkDecision is accepting a mail and taking it back: two decisions, with 5,000 notices on the list and an acknowledgement each time.
func BenchmarkDecision(b *testing.B) {
	w := newBench(b, postbox.Options{})
	crowded(b, w)
	raw := "Authentication-Results: mx.meeting.example; dmarc=pass header.from=mission.example\r\nFrom: <mission.col@mission.example>\r\nTo: <isu@meeting.example>\r\nSubject: answer\r\n" +
		"Message-ID: <1@mission.example>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + strings.ReplaceAll(labels3, "\n", "\r\n") + "\r\n"
	if err := w.box.Deliver("INBOX", []byte(raw), w.now); err != nil {
		b.Fatal(err)
	}
	if _, err := w.Collect(b.Context(), CollectOptions{Account: w.account()}); err != nil {
		b.Fatal(err)
	}
	list, err := w.ToReview(b.Context())
	if err != nil || len(list) != 1 {
		b.Fatal(list, err)
	}
	for b.Loop() {
		_, err := w.Accept(b.Context(), list[0].ID, "", "Ana")
		_, undoErr := w.Undo(b.Context(), UndoOptions{Mail: list[0].ID, Actor: "Ana"})
		if err = errors.Join(err, undoErr); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(2*b.N)/1000, "ms/decision")
}
