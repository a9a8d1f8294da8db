package store

import (
	"context"
	"database/sql"
	"sync"
)

// statements keeps those queries prepared that come again: compiling one takes the engine as long as running it.
type statements struct {
	mu     sync.Mutex
	uses   map[string]int
	ready  map[string]*sql.Stmt
	wanted []string
}

const (
	preparedFrom = 3   // the use with which a query is prepared
	mostPrepared = 100 // a bound, for queries whose text varies
)

// find is the query, prepared; nil where it is not.
func (s *statements) find(query string) *sql.Stmt {
	if s == nil {
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if st := s.ready[query]; st != nil {
		return st
	}
	if s.uses == nil {
		s.uses, s.ready = map[string]int{}, map[string]*sql.Stmt{}
	}
	if len(s.uses) == mostPrepared && s.uses[query] == 0 {
		return nil
	}
	if s.uses[query]++; s.uses[query] == preparedFrom {
		s.wanted = append(s.wanted, query)
	}
	return nil
}

// prepare makes ready what was wanted. It runs outside of transactions, since one of them holds the only connection.
func (s *statements) prepare(ctx context.Context, db *sql.DB) error {
	s.mu.Lock()
	wanted := s.wanted
	s.wanted = nil
	s.mu.Unlock()
	for _, query := range wanted {
		st, err := db.PrepareContext(ctx, query)
		if err != nil {
			return err
		}
		s.mu.Lock()
		s.ready[query] = st
		s.mu.Unlock()
	}
	return nil
}

// begin begins a transaction.
func (s *Store) begin(ctx context.Context) (*sql.Tx, error) {
	if err := s.statements.prepare(ctx, s.db); err != nil {
		return nil, err
	}
	return s.db.BeginTx(ctx, nil)
}

func (s *statements) close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, st := range s.ready {
		st.Close()
	}
	s.ready = nil
}
