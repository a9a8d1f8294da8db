package store

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"
)

// paced is a store with letters to domains, in their order.
func paced(t *testing.T, domains ...string) (*Store, *Owner) {
	t.Helper()
	s := openAt(t, t.TempDir())
	o, err := s.NewOwner()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(o.Release)
	for i, d := range domains {
		l := Letter{Round: "r", Kind: KindLetter, Ref: fmt.Sprint("R", i), Address: fmt.Sprint("a", i, "@", d), MessageID: fmt.Sprintf("<%d@x>", i), Date: noon}
		if err := s.In(t.Context(), func(tx *Tx) error { return tx.AddLetter(&l) }); err != nil {
			t.Fatal(err)
		}
	}
	return s, o
}

// next leases a letter and, where word is not "", hands it over with that outcome.
func next(t *testing.T, s *Store, o *Owner, limits Limits, at time.Time, word State, code int) (string, error) {
	t.Helper()
	var l Letter
	err := s.In(t.Context(), func(tx *Tx) (err error) {
		l, err = tx.Lease(o, limits, at)
		return err
	})
	if err != nil || word == "" {
		return l.Ref, err
	}
	err = s.In(t.Context(), func(tx *Tx) error {
		return errors.Join(tx.HandOver(l.ID, o, at), tx.Settle(l.ID, o, Word{State: word, Code: code, Words: "busy", NotBefore: at.Add(time.Hour)}, at))
	})
	if err != nil {
		t.Fatal(err)
	}
	return l.Ref, nil
}

func wantLater(t *testing.T, err error) {
	t.Helper()
	var later *LaterError
	if !errors.As(err, &later) {
		t.Errorf("%v, wanted a word that letters wait for their pace", err)
	}
}

func TestDomainGetsItsShareAMinuteAndOthersGoOn(t *testing.T) {
	t.Parallel()
	s, o := paced(t, "big.example", "BIG.example", "big.example", "small.example")
	limits := Limits{DomainPerMinute: 2}
	var got []string
	for range 3 {
		ref, err := next(t, s, o, limits, noon, Sent, 250)
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, ref)
	}
	if !slices.Equal(got, []string{"R0", "R1", "R3"}) {
		t.Errorf("went out: %v, wanted R0 R1 R3", got)
	}
	_, err := next(t, s, o, limits, noon.Add(59*time.Second), Sent, 250)
	wantLater(t, err)
	if ref, err := next(t, s, o, limits, noon.Add(61*time.Second), Sent, 250); ref != "R2" || err != nil {
		t.Errorf("a minute later %s, %v", ref, err)
	}
	if _, err := next(t, s, o, limits, noon.Add(2*time.Minute), Sent, 250); !errors.Is(err, ErrNone) {
		t.Errorf("at the end %v", err)
	}
}

func TestDomainIsServedByFewSessionsAtOnce(t *testing.T) {
	t.Parallel()
	s, o := paced(t, "big.example", "big.example", "small.example")
	limits := Limits{DomainAtOnce: 1}
	for _, want := range []string{"R0", "R2"} {
		if ref, err := next(t, s, o, limits, noon, "", 0); ref != want || err != nil {
			t.Errorf("leased %s, %v; wanted %s", ref, err, want)
		}
	}
	_, err := next(t, s, o, limits, noon, "", 0)
	wantLater(t, err)
}

func TestRelayGetsItsShareAnHour(t *testing.T) {
	t.Parallel()
	s, o := paced(t, "a.example", "b.example", "c.example")
	limits := Limits{PerHour: 2}
	for i := range 2 {
		if _, err := next(t, s, o, limits, noon.Add(time.Duration(i)*10*time.Minute), Sent, 250); err != nil {
			t.Fatal(err)
		}
	}
	_, err := next(t, s, o, limits, noon.Add(59*time.Minute), Sent, 250)
	var later *LaterError
	if !errors.As(err, &later) || !later.Until.Equal(noon.Add(time.Hour)) {
		t.Errorf("%+v, wanted the end of the hour since the first", err)
	}
	if ref, err := next(t, s, o, limits, noon.Add(61*time.Minute), Sent, 250); ref != "R2" || err != nil {
		t.Errorf("%s, %v", ref, err)
	}
}

func TestDomainThatPutsLettersOffIsLeftInPeaceAndRecovers(t *testing.T) {
	t.Parallel()
	s, o := paced(t, "slow.example", "slow.example", "slow.example", "slow.example", "slow.example", "other.example")
	for range slowAfter {
		if _, err := next(t, s, o, Limits{}, noon, Deferred, 451); err != nil {
			t.Fatal(err)
		}
	}
	if ref, err := next(t, s, o, Limits{}, noon, Sent, 250); ref != "R5" || err != nil {
		t.Errorf("then %s, %v; wanted the letter to another domain", ref, err)
	}
	if _, err := next(t, s, o, Limits{}, noon.Add(59*time.Second), Sent, 250); !errors.Is(err, ErrNone) {
		t.Errorf("within the minute: %v", err)
	}
	if ref, err := next(t, s, o, Limits{}, noon.Add(61*time.Second), Sent, 250); ref != "R3" || err != nil {
		t.Errorf("after it %s, %v", ref, err)
	}
	if err := s.In(t.Context(), func(tx *Tx) error {
		var n int
		if err := tx.row(`SELECT COUNT(*) FROM domain_pace`).Scan(&n); err != nil || n != 0 {
			t.Errorf("%d domains are slow after a letter was taken, %v", n, err)
		}
		return tx.Due()
	}); err != nil {
		t.Fatal(err)
	}
	if ref, err := next(t, s, o, Limits{}, noon.Add(62*time.Second), Sent, 250); ref != "R0" || err != nil {
		t.Errorf("a new run begins with %s, %v", ref, err)
	}
}

func TestMomentsAreApartOverAllProcesses(t *testing.T) {
	t.Parallel()
	s, _ := paced(t)
	for i := range 3 {
		err := s.In(t.Context(), func(tx *Tx) error {
			at, err := tx.Slot(2*time.Second, noon)
			if want := noon.Add(time.Duration(i) * 2 * time.Second); err == nil && !at.Equal(want) {
				t.Errorf("moment %d is %s, wanted %s", i, at, want)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

func TestPauseHoldsLeasesUntilResume(t *testing.T) {
	t.Parallel()
	s, o := paced(t, "a.example")
	if err := s.In(t.Context(), func(tx *Tx) error { return tx.Pause(PausedError{By: "Ana", Reason: "the room changed", At: noon}) }); err != nil {
		t.Fatal(err)
	}
	_, err := next(t, s, o, Limits{}, noon, "", 0)
	var paused *PausedError
	if !errors.As(err, &paused) || paused.By != "Ana" {
		t.Errorf("%v, wanted Ana's pause", err)
	}
	if err := s.In(t.Context(), func(tx *Tx) error { _, err := tx.Resume(); return err }); err != nil {
		t.Fatal(err)
	}
	if ref, err := next(t, s, o, Limits{}, noon, "", 0); ref != "R0" || err != nil {
		t.Errorf("%s, %v", ref, err)
	}
}

func TestLettersUnderLeaseCountForTheHour(t *testing.T) {
	t.Parallel()
	s, o := paced(t, "a.example", "b.example", "c.example")
	for range 2 {
		if _, err := next(t, s, o, Limits{PerHour: 2}, noon, "", 0); err != nil {
			t.Fatal(err)
		}
	}
	_, err := next(t, s, o, Limits{PerHour: 2}, noon, "", 0)
	wantLater(t, err)
}
