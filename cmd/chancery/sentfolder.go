package main

import (
	"context"
	"sync"
	"time"

	"chancery/internal/mailbox"
)

// sentFolder puts copies of letters into a folder of the mailbox, over one connection that is made anew when it breaks.
type sentFolder struct {
	account mailbox.Account
	folder  string

	mu     sync.Mutex
	client *mailbox.Client
}

func (s *sentFolder) put(ctx context.Context, raw []byte, at time.Time) (err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.client == nil {
		if s.client, err = mailbox.Dial(ctx, s.account); err != nil {
			s.client = nil
			return err
		}
	}
	if err = s.client.Append(ctx, s.folder, raw, at); err != nil {
		s.client.Close()
		s.client = nil
	}
	return err
}

func (s *sentFolder) close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.client != nil {
		s.client.Close()
	}
}
