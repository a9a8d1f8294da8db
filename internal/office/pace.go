package office

import (
	"context"
	"sync"
	"time"
)

// pace spaces the letters of all sessions of a run evenly over the minute.
type pace struct {
	gap  time.Duration
	mu   sync.Mutex
	next time.Time
}

func newPace(perMinute int) *pace {
	p := &pace{}
	if perMinute > 0 {
		p.gap = time.Minute / time.Duration(perMinute)
	}
	return p
}

// wait returns when the next letter may begin, or ctx ends.
func (p *pace) wait(ctx context.Context) error {
	if p.gap == 0 {
		return ctx.Err()
	}
	p.mu.Lock()
	now := time.Now()
	if p.next.Before(now) {
		p.next = now
	}
	at := p.next
	p.next = at.Add(p.gap)
	p.mu.Unlock()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(at.Sub(now)):
		return nil
	}
}
