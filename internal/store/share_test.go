package store

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
)

func TestErrorOfOneLeavesTheOthersOfACommit(t *testing.T) {
	t.Parallel()
	s := openAt(t, t.TempDir())
	wrong := errors.New("wrong")
	var all sync.WaitGroup
	results := make([]error, 100)
	for i := range results {
		all.Go(func() {
			results[i] = s.Share(t.Context(), func(tx *Tx) error {
				if err := tx.SetSetting(fmt.Sprint(i), "there"); err != nil {
					return err
				}
				if i%3 == 0 {
					return wrong
				}
				return nil
			})
		})
	}
	all.Wait()
	err := s.In(t.Context(), func(tx *Tx) error {
		for i, result := range results {
			value, err := tx.Setting(fmt.Sprint(i))
			if err != nil {
				return err
			}
			if want := i%3 != 0; (value == "there") != want || errors.Is(result, wrong) == want {
				t.Errorf("%d: value %q, error %v", i, value, result)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestEndOfOneContextLeavesTheOthersOfACommit(t *testing.T) {
	t.Parallel()
	s := openAt(t, t.TempDir())
	gone, cancel := context.WithCancel(t.Context())
	defer cancel()
	var all sync.WaitGroup
	for i := range 20 {
		all.Go(func() {
			ctx := t.Context()
			if i == 7 {
				ctx = gone
			}
			err := s.Share(ctx, func(tx *Tx) error {
				if i == 7 {
					cancel()
				}
				return tx.SetSetting(fmt.Sprint(i), "there")
			})
			if (err != nil) != (i == 7) {
				t.Errorf("%d: %v", i, err)
			}
		})
	}
	all.Wait()
}

func TestLeaderHandsTheLeadOnAfterOneCommit(t *testing.T) {
	t.Parallel()
	s := openAt(t, t.TempDir())
	wait := func(f func(*Tx) error) shared {
		one := shared{t.Context(), f, make(chan error, 1), make(chan struct{}, 1)}
		s.sharing.mu.Lock()
		defer s.sharing.mu.Unlock()
		s.sharing.waiting = append(s.sharing.waiting, one)
		return one
	}
	s.sharing.leading = true
	var later shared
	first := wait(func(*Tx) error {
		later = wait(func(tx *Tx) error { return tx.SetSetting("later", "there") }) // it comes while the first are committed
		return nil
	})
	second := wait(func(tx *Tx) error { return tx.SetSetting("second", "there") })
	s.lead()
	if len(first.done) != 1 || len(second.done) != 1 {
		t.Errorf("the first commit ended %d and %d of its two", len(first.done), len(second.done))
	}
	if len(later.done) != 0 || len(later.lead) != 1 || !s.sharing.leading {
		t.Fatalf("who came meanwhile: done %d, leads %d, somebody leads %v", len(later.done), len(later.lead), s.sharing.leading)
	}
	s.lead()
	if len(later.done) != 1 || s.sharing.leading {
		t.Errorf("then done %d, somebody leads %v", len(later.done), s.sharing.leading)
	}
}
