package office

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"chancery/internal/roster"
	"chancery/internal/store"
)

// waitingMail is a campaign in which one authenticated prose answer of COL waits, and gives the mail's ID.
func waitingMail(t *testing.T) (*bench, int64) {
	t.Helper()
	b := sentBench(t)
	b.deliver(t, b.reply(t, "COL", "mission.col@mission.example", "pass", "Our delegation will be headed by Ms. Ana Torres, First Secretary, who will speak on item 3."), inTime)
	b.mustCollect(t)
	return b, b.mustWait(t, "free_text")[0].ID
}

// state is all that a decision writes, to be compared.
type state struct {
	Standing roster.Standing
	Mail     store.MailState
	Letters  int
	Entries  int
}

func (b *bench) state(t *testing.T, ref string, mail int64) (s state) {
	t.Helper()
	err := b.in(t.Context(), func(tx *store.Tx) error {
		invitees, err := tx.Invitees()
		if err != nil {
			return err
		}
		for _, v := range invitees {
			if v.Ref == ref {
				if s.Standing, err = tx.Standing(v); err != nil {
					return err
				}
			}
		}
		m, err := tx.Mail(mail)
		if err != nil {
			return err
		}
		s.Mail = m.State
		acks, err := tx.Letters(store.LetterFilter{Kind: store.KindAcknowledgement})
		s.Letters = len(acks)
		if err != nil {
			return err
		}
		s.Entries, err = tx.CountEntries()
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func (b *bench) mustAccept(t *testing.T, id int64) Decided {
	t.Helper()
	d, err := b.Accept(t.Context(), id, "", "Ana")
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestUndoLetsWhatStoodBeforeStandAgain(t *testing.T) {
	t.Parallel()
	b, id := waitingMail(t)
	before := b.state(t, "COL", id)
	b.mustAccept(t, id)
	if s := b.state(t, "COL", id); s.Mail != store.Accepted || len(s.Standing.Delegates) != 1 || s.Letters != 1 {
		t.Fatalf("accepted: %+v", s)
	}
	u, err := b.Undo(t.Context(), UndoOptions{Mail: id, Actor: "Ana"})
	if err != nil || u.Acknowledgement != "taken_back" || len(u.Changes) == 0 {
		t.Fatalf("undone: %+v, %v", u, err)
	}
	after := b.state(t, "COL", id)
	if after.Entries != before.Entries+2 {
		t.Errorf("the journal went from %d to %d entries, wanted two more", before.Entries, after.Entries)
	}
	after.Entries = before.Entries
	if !reflect.DeepEqual(before, after) {
		t.Errorf("before %+v\nafter  %+v", before, after)
	}
	if _, err := b.Undo(t.Context(), UndoOptions{Mail: id, Actor: "Ana"}); err == nil {
		t.Error("it was taken back twice")
	}
	b.mustAccept(t, id)
	if err := b.VerifyJournal(t.Context()); err != nil {
		t.Error(err)
	}
}

func TestUndoOfADismissalLetsTheMailWaitAgain(t *testing.T) {
	t.Parallel()
	b, id := waitingMail(t)
	if _, err := b.Dismiss(t.Context(), id, "by telephone", "Ana"); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Undo(t.Context(), UndoOptions{Mail: id, Actor: "Ana"}); err != nil {
		t.Fatal(err)
	}
	b.mustWait(t, "free_text")
}

func TestUndoOfWhatTheProgramRecordedLeavesTheMailToAPerson(t *testing.T) {
	t.Parallel()
	b := sentBench(t)
	b.deliver(t, b.reply(t, "COL", "mission.col@mission.example", "pass", labels3), inTime)
	b.mustCollect(t)
	if _, err := b.Undo(t.Context(), UndoOptions{Mail: 1, Actor: "Ana"}); err != nil {
		t.Fatal(err)
	}
	b.mustWait(t, "undone")
	if s := b.mustStatus(t); s.Registrations != 0 || s.Automatic.Queued != 0 {
		t.Errorf("status says %+v", s)
	}
}

func TestDecisionThatWasTakenBackIsNotTakenAgainByTheProgram(t *testing.T) {
	t.Parallel()
	b := sentBench(t)
	raw := b.reply(t, "COL", "mission.col@mission.example", "pass", labels3)
	b.deliverTo(t, "Junk", raw, inTime)
	b.collectFrom(t, twoFolders...)
	id := b.mustWait(t, junkFolder)[0].ID
	b.mustAccept(t, id)
	if _, err := b.Undo(t.Context(), UndoOptions{Mail: id, Actor: "Ana"}); err != nil {
		t.Fatal(err)
	}
	b.deliverTo(t, "INBOX", raw, inTime)
	if c := b.collectFrom(t, twoFolders...); c.Known != 1 || c.Read() != 0 {
		t.Errorf("collected %+v, want the mail known and left alone", c)
	}
	b.mustWait(t, junkFolder)
	b.mustAccept(t, id)
}

func TestBounceThatIsAcceptedAgainIsNotedOnce(t *testing.T) {
	t.Parallel()
	b := sentBench(t)
	b.deliverTo(t, "Junk", b.bounceOf(t, "COL", "5.1.1", "failed"), inTime)
	b.collectFrom(t, twoFolders...)
	id := b.mustWait(t, junkFolder)[0].ID
	deliveries := func() (n int) {
		if err := b.in(t.Context(), func(tx *store.Tx) error {
			entries, err := tx.Entries(0)
			for _, e := range entries {
				if e.Action == "delivery" {
					n++
				}
			}
			return err
		}); err != nil {
			t.Fatal(err)
		}
		return n
	}
	undo := func() {
		t.Helper()
		if _, err := b.Undo(t.Context(), UndoOptions{Mail: id, Actor: "Ana"}); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := b.Dismiss(t.Context(), id, "a mistake", "Ana"); err != nil {
		t.Fatal(err)
	}
	undo()
	if n := deliveries(); n != 0 {
		t.Fatalf("set aside, it stands %d times in the journal", n)
	}
	b.mustAccept(t, id)
	undo()
	b.mustAccept(t, id)
	if n, s := deliveries(), b.mustStatus(t); n != 1 || s.Bounces != 1 {
		t.Errorf("%d deliveries in the journal, %d bounces; want one each", n, s.Bounces)
	}
}

func TestUndoAsksWhereTheDelegationWasTold(t *testing.T) {
	t.Parallel()
	b, id := waitingMail(t)
	b.mustAccept(t, id)
	b.mustDispatch(t)
	var told *AcknowledgedError
	if _, err := b.Undo(t.Context(), UndoOptions{Mail: id, Actor: "Ana"}); !errors.As(err, &told) || told.Address != "mission.col@mission.example" {
		t.Fatalf("got %v, wanted to be told of the acknowledgement", err)
	}
	if s := b.state(t, "COL", id); s.Mail != store.Accepted || len(s.Standing.Delegates) != 1 {
		t.Fatalf("an undo that asked changed something: %+v", s)
	}
	u, err := b.Undo(t.Context(), UndoOptions{Mail: id, Actor: "Ana", Acknowledged: true})
	if err != nil || u.Acknowledgement != "sent" {
		t.Fatalf("undone: %+v, %v", u, err)
	}
	b.now = b.now.Add(48 * time.Hour) // past the limit of acknowledgements a day
	b.mustAccept(t, id)
	if s := b.state(t, "COL", id); s.Letters != 2 {
		t.Errorf("%d acknowledgements after the second decision, wanted 2", s.Letters)
	}
}

func TestUndoIsRefusedWhereALaterDecisionRestsOnIt(t *testing.T) {
	t.Parallel()
	b, id := waitingMail(t)
	b.mustAccept(t, id)
	later, err := b.Enter(t.Context(), "COL", roster.Proposal{Delegates: []roster.Delegate{{Action: roster.Register, Name: "Luis Paz"}}}, time.Time{}, "Ana")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.Undo(t.Context(), UndoOptions{Mail: id, Actor: "Ana"}); err == nil || !strings.Contains(err.Error(), fmt.Sprintf("entry %d", later.Entry)) {
		t.Fatalf("got %v, wanted the later decision named", err)
	}
	if _, err := b.Undo(t.Context(), UndoOptions{Entry: later.Entry, Actor: "Ana"}); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Undo(t.Context(), UndoOptions{Mail: id, Actor: "Ana"}); err != nil {
		t.Fatal(err)
	}
}

// TestDecisionIsWholeOrNotThereWhereADiskFails lets the write to each table of a decision fail, as a full disk would.
func TestDecisionIsWholeOrNotThereWhereADiskFails(t *testing.T) {
	t.Parallel()
	b, id := waitingMail(t)
	raw, err := sql.Open("sqlite", "file:"+filepath.ToSlash(filepath.Join(b.Folder, "chancery.db"))+"?_pragma=busy_timeout(60000)")
	if err != nil {
		t.Fatal(err)
	}
	defer raw.Close()
	must := func(query string) {
		t.Helper()
		if _, err := raw.Exec(query); err != nil {
			t.Fatal(err)
		}
	}
	before := b.state(t, "COL", id)
	for table, write := range map[string]string{"mail": "UPDATE", "invitee": "UPDATE", "delegation": "INSERT", "delegate": "INSERT", "intervention": "INSERT", "journal": "INSERT", "letter": "INSERT", "decision": "INSERT"} {
		must("CREATE TRIGGER full BEFORE " + write + " ON " + table + " BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END")
		_, err := b.Accept(t.Context(), id, "", "Ana")
		if table == "invitee" && err == nil { // written by INSERT where it is new
			t.Fatal("the write to invitee did not fail")
		}
		if err == nil || !strings.Contains(err.Error(), "the disk is full") {
			t.Errorf("%s: got %v, wanted to be told of the disk", table, err)
		}
		if after := b.state(t, "COL", id); !reflect.DeepEqual(before, after) {
			t.Errorf("%s: before %+v\nafter  %+v", table, before, after)
		}
		must("DROP TRIGGER full")
	}
	b.mustAccept(t, id)
	for table, write := range map[string]string{"mail": "UPDATE", "delegation": "UPDATE", "delegate": "DELETE", "journal": "INSERT", "letter": "DELETE", "decision": "UPDATE"} {
		decided := b.state(t, "COL", id)
		must("CREATE TRIGGER full BEFORE " + write + " ON " + table + " BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END")
		if _, err := b.Undo(t.Context(), UndoOptions{Mail: id, Actor: "Ana"}); err == nil {
			t.Errorf("%s: the undo did not fail", table)
		}
		if after := b.state(t, "COL", id); !reflect.DeepEqual(decided, after) {
			t.Errorf("undo, %s: before %+v\nafter  %+v", table, decided, after)
		}
		must("DROP TRIGGER full")
	}
	if err := b.VerifyJournal(t.Context()); err != nil {
		t.Error(err)
	}
}

func TestOfSeveralWhoDecideAtOnceAllButOneAreTold(t *testing.T) {
	t.Parallel()
	b, id := waitingMail(t)
	var wait sync.WaitGroup
	var mu sync.Mutex
	won, told := 0, 0
	for i := range 6 {
		wait.Add(1)
		go func() {
			defer wait.Done()
			o, err := Open(b.Folder, Options{Now: func() time.Time { return b.now }})
			if err != nil {
				t.Error(err)
				return
			}
			defer o.Close()
			decide := []func() error{
				func() error { _, err := o.Accept(context.Background(), id, "", "Ana"); return err },
				func() error { _, err := o.Dismiss(context.Background(), id, "", "Luis"); return err },
				func() error {
					_, err := o.Correct(context.Background(), id, Correction{Set: []string{"delegates[0].name=Eva Sol"}}, "Eva")
					return err
				},
			}
			err = decide[i%3]()
			mu.Lock()
			defer mu.Unlock()
			switch {
			case err == nil:
				won++
			case errors.Is(err, ErrDecided):
				told++
			default:
				t.Error(err)
			}
		}()
	}
	wait.Wait()
	if won != 1 || told != 5 {
		t.Errorf("%d decided and %d were told, wanted 1 and 5", won, told)
	}
}

func TestJournalSaysFromWhichMailAndWhichWords(t *testing.T) {
	t.Parallel()
	b, id := waitingMail(t)
	d := b.mustAccept(t, id)
	if err := b.in(t.Context(), func(tx *store.Tx) error {
		entries, err := tx.Entries(d.Entry - 1)
		if err != nil {
			return err
		}
		e := entries[0]
		for _, want := range []string{`"words":"Our delegation will be headed by Ms. Ana Torres`, `"part":"text"`, `"mail":"`} {
			if !strings.Contains(string(e.Detail), want) {
				t.Errorf("the detail lacks %s: %s", want, e.Detail)
			}
		}
		if e.Actor != "Ana" || e.MailID != id || e.Action != "accept" || e.Ref != "COL" || !e.At.Equal(b.now) {
			t.Errorf("entry %+v", e)
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
}
