package store

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"chancery/internal/crashpoint"
)

// shared is a transaction that takes part in another's commit.
type shared struct {
	ctx  context.Context
	f    func(*Tx) error
	done chan error
	lead chan struct{} // its turn to commit, for all that wait
}

// sharing is the transactions that wait for the commit under way to end, to be committed together.
type sharing struct {
	mu      sync.Mutex
	waiting []shared
	leading bool
}

// most transactions in one commit, so that a failure concerns few and none waits long.
const mostShared = 64

// Share runs f as In does, in one commit with what other goroutines bring at the same time: with synchronous=FULL a commit costs a write to the disk,
// whatever it holds. An error of f takes back f alone. The commit is durable when Share returns.
func (s *Store) Share(ctx context.Context, f func(*Tx) error) error {
	one := shared{ctx, f, make(chan error, 1), make(chan struct{}, 1)}
	s.sharing.mu.Lock()
	s.sharing.waiting = append(s.sharing.waiting, one)
	lead := !s.sharing.leading
	s.sharing.leading = true
	s.sharing.mu.Unlock()
	if !lead {
		select {
		case err := <-one.done:
			return plain(err)
		case <-one.lead:
		}
	}
	s.lead()
	return plain(<-one.done)
}

// lead commits what waits, the leader first, and hands the lead on to the first that came meanwhile: nobody works for the others longer than for himself.
func (s *Store) lead() {
	s.sharing.mu.Lock()
	n := min(len(s.sharing.waiting), mostShared)
	group := s.sharing.waiting[:n:n]
	s.sharing.waiting = s.sharing.waiting[n:]
	s.sharing.mu.Unlock()
	s.commit(group)
	s.sharing.mu.Lock()
	defer s.sharing.mu.Unlock()
	if s.sharing.leading = len(s.sharing.waiting) > 0; s.sharing.leading {
		s.sharing.waiting[0].lead <- struct{}{}
	}
}

// commit runs a group in one transaction, each with a savepoint of its own.
func (s *Store) commit(group []shared) {
	results := make([]error, len(group))
	fail := func(err error) {
		for _, one := range group {
			one.done <- err
		}
	}
	tx, err := s.begin(context.Background()) // the end of one's ctx is not the others'
	if err != nil {
		fail(err)
		return
	}
	defer tx.Rollback()
	t := &Tx{ctx: context.Background(), tx: tx, statements: &s.statements}
	for i, one := range group {
		if results[i], err = t.part(one); err != nil {
			fail(err)
			return
		}
	}
	crashpoint.At(crashpoint.Commit)
	err = tx.Commit()
	crashpoint.At(crashpoint.Committed)
	if err != nil {
		fail(err)
		return
	}
	for i, one := range group {
		one.done <- results[i]
	}
}

// part runs one of a group; fatal is an error that ends the whole transaction.
func (t *Tx) part(one shared) (result, fatal error) {
	if err := one.ctx.Err(); err != nil {
		return err, nil
	}
	if _, err := t.exec("SAVEPOINT part"); err != nil {
		return nil, err
	}
	end := "RELEASE part"
	defer func() {
		if _, err := t.exec(end); err != nil {
			fatal = errors.Join(fatal, fmt.Errorf("%s: %w", end, err))
		}
	}()
	if result = one.f(&Tx{ctx: one.ctx, tx: t.tx, statements: t.statements}); result != nil {
		if _, err := t.exec("ROLLBACK TO part"); err != nil {
			return nil, errors.Join(result, err)
		}
	}
	return result, nil
}
