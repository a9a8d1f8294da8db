package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"chancery/internal/invitee"
	"chancery/internal/locale"
	"chancery/internal/roster"
)

// engines lists the ways to open an empty store; every test of the suite runs on each.
var engines = map[string]func(t *testing.T) *Store{
	"sqlite": func(t *testing.T) *Store {
		return openAt(t, t.TempDir())
	},
}

func openAt(t *testing.T, dir string) *Store {
	t.Helper()
	s, err := Open(t.Context(), dir, "sqlite:chancery.db")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

var noon = time.Date(2022, 5, 3, 12, 0, 0, 0, time.UTC)

func onEach(t *testing.T, test func(t *testing.T, s *Store)) {
	t.Helper()
	for name, open := range engines {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(t, open(t))
		})
	}
}

func in(t *testing.T, s *Store, f func(*Tx) error) {
	t.Helper()
	if err := s.In(t.Context(), f); err != nil {
		t.Fatal(err)
	}
}

func owner(t *testing.T, s *Store) *Owner {
	t.Helper()
	o, err := s.NewOwner()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(o.Release)
	return o
}

func queue(t *testing.T, s *Store, refs ...string) {
	t.Helper()
	in(t, s, func(tx *Tx) error {
		for _, ref := range refs {
			l := Letter{Round: "invitation", Kind: KindLetter, Ref: ref, Address: ref + "@mission.example", Language: locale.French,
				MessageID: "<im." + ref + ".invitation.abc@meeting.example>", Tag: "abc", Date: noon, Content: Content{Subject: "Invitation"}}
			if err := tx.AddLetter(&l); err != nil {
				return err
			}
		}
		return nil
	})
}

func lease(t *testing.T, s *Store, o *Owner) (l Letter, err error) {
	t.Helper()
	err = s.In(t.Context(), func(tx *Tx) error {
		l, err = tx.Lease(o, Limits{}, noon)
		return err
	})
	return l, err
}

func letterOf(t *testing.T, s *Store, ref string) Letter {
	t.Helper()
	var all []Letter
	in(t, s, func(tx *Tx) (err error) {
		all, err = tx.Letters(LetterFilter{Ref: ref})
		return err
	})
	if len(all) != 1 {
		t.Fatalf("%s has %d letters, want 1", ref, len(all))
	}
	return all[0]
}

func TestLetterGoesFromQueuedToSent(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		queue(t, s, "COL")
		o := owner(t, s)
		l, err := lease(t, s, o)
		if err != nil || l.Ref != "COL" || l.State != Leased {
			t.Fatalf("leased %+v, %v", l, err)
		}
		in(t, s, func(tx *Tx) error { return tx.HandOver(l.ID, o, noon) })
		in(t, s, func(tx *Tx) error {
			return tx.Settle(l.ID, o, Word{State: Sent, Step: "dot", Code: 250, Words: "ok"}, noon.Add(time.Second))
		})
		got := letterOf(t, s, "COL")
		if got.State != Sent || got.Code != 250 || !got.Settled.Equal(noon.Add(time.Second)) || got.Attempts != 1 || got.Content.Subject != "Invitation" {
			t.Errorf("settled as %+v", got)
		}
		if _, err := lease(t, s, o); !errors.Is(err, ErrNone) {
			t.Errorf("lease of nothing gave %v, want ErrNone", err)
		}
	})
}

func TestTwoOwnersNeverLeaseOneLetter(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		queue(t, s, "A", "B")
		first, second := owner(t, s), owner(t, s)
		a, errA := lease(t, s, first)
		b, errB := lease(t, s, second)
		if errA != nil || errB != nil || a.ID == b.ID {
			t.Fatalf("leased %d and %d (%v, %v)", a.ID, b.ID, errA, errB)
		}
		err := s.In(t.Context(), func(tx *Tx) error { return tx.HandOver(a.ID, second, noon) })
		if !errors.Is(err, ErrLost) {
			t.Errorf("handing over another's letter gave %v, want ErrLost", err)
		}
	})
}

// The hand-over was noted and DATA not said: the letter is nobody's, and counts as tried.
func TestLetterWhoseHandOverWasGivenUpIsTakenAgain(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		queue(t, s, "COL")
		o, other := owner(t, s), owner(t, s)
		l, err := lease(t, s, o)
		if err != nil {
			t.Fatal(err)
		}
		in(t, s, func(tx *Tx) error { return tx.HandOver(l.ID, o, noon) })
		in(t, s, func(tx *Tx) error { return tx.PutBack(l.ID, other) })
		if got := letterOf(t, s, "COL"); got.State != HandingOver {
			t.Errorf("put back by one who does not hold it: %+v", got)
		}
		in(t, s, func(tx *Tx) error { return tx.PutBack(l.ID, o) })
		if again, err := lease(t, s, other); err != nil || again.ID != l.ID || again.Attempts != 1 {
			t.Errorf("then leased %+v, %v", again, err)
		}
	})
}

func TestSecondLetterOfARoundIsRefused(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		queue(t, s, "COL")
		err := s.In(t.Context(), func(tx *Tx) error {
			return tx.AddLetter(&Letter{Round: "invitation", Kind: KindLetter, Ref: "COL", MessageID: "<other@meeting.example>"})
		})
		if err == nil {
			t.Error("a second letter to COL was queued")
		}
	})
}

func TestDeadOwnersLettersAreQueuedOrInDoubt(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		queue(t, s, "A", "B")
		gone, alive := owner(t, s), owner(t, s)
		lease(t, s, gone)
		b, _ := lease(t, s, gone)
		in(t, s, func(tx *Tx) error { return tx.HandOver(b.ID, gone, noon) })
		take := func() (doubts []Letter) {
			in(t, s, func(tx *Tx) error {
				dead, living, err := s.Owners(tx, alive.Name)
				if err != nil {
					return err
				}
				doubts, err = tx.TakeOver(dead, living, noon)
				return err
			})
			return doubts
		}
		if doubts := take(); len(doubts) != 0 || letterOf(t, s, "A").State != Leased {
			t.Fatal("a living owner's letters were taken over")
		}
		gone.Release()
		doubts := take()
		if len(doubts) != 1 || doubts[0].Ref != "B" {
			t.Errorf("in doubt: %v, want B", doubts)
		}
		if got := letterOf(t, s, "A").State; got != Queued {
			t.Errorf("A is %s, want queued", got)
		}
		if got := letterOf(t, s, "B").State; got != InDoubt {
			t.Errorf("B is %s, want in_doubt", got)
		}
		if _, err := lease(t, s, alive); err != nil {
			t.Fatal(err)
		}
		if l, err := lease(t, s, alive); !errors.Is(err, ErrNone) {
			t.Errorf("a letter in doubt was leased: %v", l.Ref)
		}
	})
}

func TestLeaseThatRanOutIsTakenOver(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		queue(t, s, "A")
		far := owner(t, s)
		lease(t, s, far)
		in(t, s, func(tx *Tx) error {
			_, err := tx.TakeOver(nil, nil, noon.Add(LeaseTime+time.Second))
			return err
		})
		if got := letterOf(t, s, "A").State; got != Queued {
			t.Errorf("A is %s, want queued", got)
		}
	})
}

func TestFreezeLeavesSentLettersAlone(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		queue(t, s, "A")
		o := owner(t, s)
		l, _ := lease(t, s, o)
		in(t, s, func(tx *Tx) error { return tx.Settle(l.ID, o, Word{State: Sent}, noon) })
		in(t, s, func(tx *Tx) error {
			touched, err := tx.Freeze(l)
			if touched {
				t.Error("a sent letter was frozen anew")
			}
			return err
		})
	})
}

func TestSameBytesAreOneMail(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		add := func(uid uint32, raw string) (id int64, isNew bool) {
			in(t, s, func(tx *Tx) (err error) {
				id, isNew, err = tx.AddMail(Place{"INBOX", 7, uid}, []byte(raw), noon, noon)
				return err
			})
			return id, isNew
		}
		first, isNew := add(1, "Subject: a\r\n\r\none")
		if !isNew {
			t.Error("the first mail was not new")
		}
		if id, isNew := add(2, "Subject: a\r\n\r\none"); isNew || id != first {
			t.Errorf("the same bytes made mail %d (new %t)", id, isNew)
		}
		if _, isNew := add(3, "Subject: a\r\n\r\ntwo"); !isNew {
			t.Error("other bytes were taken for the same mail")
		}
	})
}

func TestMailIsDecidedOnce(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		in(t, s, func(tx *Tx) error {
			id, _, err := tx.AddMail(Place{"INBOX", 1, 1}, []byte("x"), noon, noon)
			if err != nil {
				return err
			}
			if _, err := tx.SetReading(Mail{ID: id, State: ToReview, Reading: []byte("{}")}, Unread); err != nil {
				return err
			}
			first, err := tx.DecideMail(id, Accepted, "COL", "Ana", "", noon)
			if err != nil {
				return err
			}
			second, err := tx.DecideMail(id, Dismissed, "COL", "Ben", "", noon)
			if !first || second {
				t.Errorf("first decision %t, second %t", first, second)
			}
			return err
		})
	})
}

func TestStandingComesBackAsStored(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		v := invitee.Invitee{Ref: "COL"}
		want := roster.Standing{Invitee: v, Status: roster.Attending, FirstAnswer: noon,
			Delegates: []roster.StandingDelegate{
				{Delegate: roster.Delegate{Action: roster.Register, Name: "Ana Torres", Head: true}, Source: roster.Source{MailID: 4, Received: noon, DecidedBy: "program"}},
				{Delegate: roster.Delegate{Action: roster.Register, Name: "Luis Paz"}, Source: roster.Source{MailID: 4, Received: noon, DecidedBy: "program"}},
			},
			Interventions: []roster.StandingIntervention{{Intervention: roster.Intervention{Action: roster.Add, Item: "3"}, Source: roster.Source{MailID: 4, Received: noon, DecidedBy: "program"}, StatementMails: []int64{4, 7}}},
		}
		read := func() (got roster.Standing) {
			in(t, s, func(tx *Tx) (err error) {
				got, err = tx.Standing(v)
				return err
			})
			return got
		}
		in(t, s, func(tx *Tx) error { return tx.SetStanding(want) })
		got := read()
		if got.Status != want.Status || !got.FirstAnswer.Equal(noon) || len(got.Delegates) != 2 || got.Delegates[0].Name != "Ana Torres" || got.Interventions[0].Item != "3" ||
			!slices.Equal(got.Interventions[0].StatementMails, []int64{4, 7}) {
			t.Fatalf("came back as %+v", got)
		}
		kept := got.Delegates[1].ID
		got.Delegates = got.Delegates[1:]
		in(t, s, func(tx *Tx) error { return tx.SetStanding(got) })
		if again := read(); len(again.Delegates) != 1 || again.Delegates[0].ID != kept {
			t.Errorf("the delegate that stayed has another ID: %+v", again.Delegates)
		}
	})
}

func TestJournalShowsAChange(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		for done, want := range map[string]int64{
			"":                                 0,
			"actor = 'Eve' WHERE seq = 2":      2,
			"at_ms = at_ms + 1 WHERE seq = 4":  4,
			"hash = UPPER(hash) WHERE seq = 1": 1,
			"seq = CASE seq WHEN 2 THEN -3 ELSE -2 END WHERE seq IN (2, 3)": 1,
		} {
			if broken := brokenAfter(t, s, "UPDATE journal SET "+done, done != ""); broken != want {
				t.Errorf("%s: it shows at %d, want %d", done, broken, want)
			}
		}
		for seq := int64(1); seq <= 4; seq++ {
			if broken := brokenAfter(t, s, fmt.Sprint("DELETE FROM journal WHERE seq = ", seq), true); broken != seq {
				t.Errorf("entry %d taken out: it shows at %d", seq, broken)
			}
		}
		if broken := brokenAfter(t, s, "DELETE FROM journal WHERE seq > 0", true); broken != 1 {
			t.Errorf("the whole journal taken out: it shows at %d, want 1", broken)
		}
	})
}

// brokenAfter is where a journal of four entries is broken after a statement, both before and after it has grown by one more. It leaves the store as it was.
func brokenAfter(t *testing.T, s *Store, statement string, run bool) (broken int64) {
	t.Helper()
	leave := errors.New("leave it as it was")
	err := s.In(t.Context(), func(tx *Tx) error {
		for _, action := range []string{"accept", "dismiss", "enter", "undo"} {
			if err := tx.Journal(Entry{At: noon, Actor: "Ana", Action: action, Ref: "COL"}); err != nil {
				return err
			}
		}
		if run {
			if _, err := tx.exec(statement); err != nil {
				return err
			}
		}
		var err error
		if broken, err = tx.VerifyJournal(); err != nil {
			return err
		}
		if err := tx.Journal(Entry{At: noon, Actor: "Ana", Action: "accept", Ref: "FRA"}); err != nil {
			return err
		}
		if later, err := tx.VerifyJournal(); err != nil || later != broken {
			return fmt.Errorf("broken at %d, after one more entry at %d (%v)", broken, later, err)
		}
		return leave
	})
	if !errors.Is(err, leave) {
		t.Fatal(err)
	}
	return broken
}

func TestStoreOfANewerVersionIsRefused(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s := openAt(t, dir)
	if _, err := s.db.Exec(`INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, 1)`); err != nil {
		t.Fatal(err)
	}
	s.Close()
	if _, err := Open(t.Context(), dir, "sqlite:chancery.db"); !errors.Is(err, ErrNewer) {
		t.Errorf("opening a newer store gave %v, want ErrNewer", err)
	}
}

func TestDamagedStoreIsSaid(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "chancery.db"), []byte("this is no database, and long enough to be read as a header of one, is it not? "+
		"it goes on past the hundred bytes that a header has"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := Open(context.Background(), dir, "sqlite:chancery.db")
	if err == nil || !strings.Contains(err.Error(), "damaged") {
		t.Errorf("opening a damaged store gave %v", err)
	}
}

func TestFilesAreTheOwnersAlone(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s := openAt(t, dir)
	queue(t, s, "COL")
	for _, name := range []string{"chancery.db", "chancery.db-wal", "chancery.db.lock"} {
		st, err := os.Stat(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if st.Mode().Perm() != 0o600 {
			t.Errorf("%s has mode %o, want 600", name, st.Mode().Perm())
		}
	}
}

func TestBackupHoldsEverything(t *testing.T) {
	t.Parallel()
	s := openAt(t, t.TempDir())
	queue(t, s, "COL")
	dir := t.TempDir()
	if err := s.Backup(t.Context(), filepath.Join(dir, "chancery.db")); err != nil {
		t.Fatal(err)
	}
	if got := letterOf(t, openAt(t, dir), "COL"); got.Ref != "COL" {
		t.Errorf("the copy has %+v", got)
	}
	if err := s.Backup(t.Context(), filepath.Join(dir, "chancery.db")); err == nil {
		t.Error("a backup overwrote a file")
	}
}

func BenchmarkLetterLife(b *testing.B) {
	s, err := Open(b.Context(), b.TempDir(), "sqlite:chancery.db")
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	o, err := s.NewOwner()
	if err != nil {
		b.Fatal(err)
	}
	defer o.Release()
	n := 0
	for b.Loop() {
		n++
		l := Letter{Round: "r", Kind: KindLetter, Ref: string(rune('A'+n%26)) + time.Duration(n).String(), MessageID: time.Duration(n).String(), Date: noon}
		steps := []func(*Tx) error{
			func(tx *Tx) error { return tx.AddLetter(&l) },
			func(tx *Tx) (err error) { l, err = tx.Lease(o, Limits{}, noon); return err },
			func(tx *Tx) error { return tx.HandOver(l.ID, o, noon) },
			func(tx *Tx) error { return tx.Settle(l.ID, o, Word{State: Sent}, noon) },
		}
		for _, step := range steps {
			if err := s.In(b.Context(), step); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "lives/s")
}
