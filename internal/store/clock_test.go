package store

import (
	"testing"
	"time"
)

func TestClockThatJumpsTakesNoLetterFromWhoLives(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		queue(t, s, "A", "B")
		o, other := owner(t, s), owner(t, s)
		a, _ := lease(t, s, o)
		in(t, s, func(tx *Tx) error { return tx.HandOver(a.ID, o, noon) })
		for _, jump := range []time.Duration{-48 * time.Hour, 48 * time.Hour} {
			for _, self := range []*Owner{o, other} {
				in(t, s, func(tx *Tx) error {
					dead, living, err := s.Owners(tx, self.Name)
					if err != nil {
						return err
					}
					doubts, err := tx.TakeOver(dead, living, noon.Add(jump))
					if len(doubts) != 0 {
						t.Errorf("a jump of %v put %d letters in doubt", jump, len(doubts))
					}
					return err
				})
			}
		}
		in(t, s, func(tx *Tx) error { return tx.Settle(a.ID, o, Word{State: Sent}, noon.Add(-48*time.Hour)) })
		if got := letterOf(t, s, "A"); got.State != Sent {
			t.Errorf("%+v", got)
		}
	})
}

func TestPaceDoesNotWaitForAClockThatWasSetBack(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		queue(t, s, "A", "B", "C")
		o := owner(t, s)
		limits := Limits{PerHour: 1, DomainPerHour: 1, DomainPerMinute: 1}
		take := func(now time.Time) (l Letter, err error) {
			err = s.In(t.Context(), func(tx *Tx) error {
				if l, err = tx.Lease(o, limits, now); err != nil {
					return err
				}
				return tx.HandOver(l.ID, o, now)
			})
			if err == nil {
				in(t, s, func(tx *Tx) error { return tx.Settle(l.ID, o, Word{State: Sent}, now) })
			}
			return l, err
		}
		if _, err := take(noon); err != nil {
			t.Fatal(err)
		}
		if l, err := take(noon.Add(time.Minute)); err == nil {
			t.Errorf("%s went out in the same hour", l.Ref)
		}
		if _, err := take(noon.Add(-24 * time.Hour)); err != nil {
			t.Errorf("with the clock a day back: %v", err)
		}
		if l, err := take(noon.Add(-24*time.Hour + time.Minute)); err == nil {
			t.Errorf("%s went out in the same hour, with the clock a day back", l.Ref)
		}
	})
}
