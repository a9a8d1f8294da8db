package office

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"chancery/internal/outbox"
	"chancery/internal/store"
)

// dispatching is one run of Dispatch.
type dispatching struct {
	office *Office
	store  *store.Store
	opt    DispatchOptions
	owner  *store.Owner
	record *handoverFile
	files  fileCache
	size   struct {
		once sync.Once
		err  error
	}
	stop context.CancelCauseFunc

	mu     sync.Mutex
	begun  int
	done   int
	total  int // letters to do when the run began
	faults int // in a row, over all sessions
	result Dispatched
}

const (
	maxFaults  = 4           // faults of the relay in a row and session before a run gives up that had begun to send
	faultPause = time.Second // after a first fault; doubled with each
)

// session is one connection's work.
type session struct {
	*dispatching
	conn  *outbox.Session
	next  *errand // leased, and perhaps announced to the relay
	owed  []ended // what the store has yet to take: before the next letter's DATA at the latest
	close chan struct{}

	unhanded error // why a letter could not be handed over, where that is not the relay's doing
}

// session leases, hands over and settles until nothing is due or ctx ends. What became of a letter is stored in one commit with the hand-over of the next
// and the lease of the one after it: a letter waits for the disk once, and a kill leaves one in doubt, as it would with three.
func (d *dispatching) session(ctx context.Context) {
	s := &session{dispatching: d, close: make(chan struct{})}
	if err := errors.Join(s.work(ctx), s.end()); err != nil {
		d.stop(err)
	}
}

func (s *session) work(ctx context.Context) error {
	for ctx.Err() == nil {
		e := s.next
		if s.next = nil; e == nil {
			var err error
			if e, err = s.take(ctx); e == nil {
				if ctx.Err() != nil {
					return nil
				}
				return err
			}
		}
		if s.conn == nil || !s.conn.Usable() {
			if err := s.connect(ctx, e.Letter); err != nil {
				return err
			}
			if s.conn == nil {
				continue
			}
		}
		if err := s.handOver(ctx, e); err != nil {
			return err
		}
	}
	return nil
}

// end stores what is owed, closes the connection, and puts back what was leased ahead.
func (s *session) end() error {
	close(s.close)
	err := s.pay()
	if s.conn != nil {
		s.conn.Close() // what it says changes nothing
	}
	if s.next != nil {
		err = errors.Join(err, s.putBack(s.next.Letter))
	}
	return err
}

// connect opens a connection for a leased letter. Where the relay cannot be had, the letter is put back: no connection and no error mean that
// trying again makes sense.
func (s *session) connect(ctx context.Context, l store.Letter) error {
	s.conn = nil
	if err := s.pay(); err != nil {
		return errors.Join(err, s.putBack(l))
	}
	conn, err := outbox.Dial(ctx, s.opt.Relay)
	if err == nil {
		go s.abortWith(conn)
		s.size.once.Do(func() { s.size.err = s.checkSize(ctx, conn.MaxSize()) })
		if s.size.err == nil {
			s.conn = conn
			return nil
		}
		return errors.Join(s.size.err, s.putBack(l), conn.Close())
	}
	if back := s.putBack(l); back != nil {
		return back
	}
	var fault *outbox.FaultError
	permanent := errors.As(err, &fault) && fault.Verdict.Permanent
	return s.fault(ctx, err, permanent)
}

// abortWith cuts the connection when the person stops the run for the second time; it ends with the session.
func (s *session) abortWith(conn *outbox.Session) {
	select {
	case <-s.opt.Abort:
		conn.Abort()
	case <-s.close:
	}
}

func (d *dispatching) putBack(l store.Letter) error {
	d.unclaim()
	return d.store.Share(context.Background(), func(t *store.Tx) error { return t.PutBack(l.ID, d.owner) })
}

// fault counts a failure that is not about a letter and pauses. The run ends with it where trying again does not help, where every session of a run
// that sent nothing yet failed, or past maxFaults in a row.
func (d *dispatching) fault(ctx context.Context, err error, permanent bool) error {
	d.mu.Lock()
	d.faults++
	n, limit := d.faults, max(1, d.opt.Sessions)
	if d.done > 0 {
		limit *= maxFaults
	}
	d.mu.Unlock()
	if permanent || n >= limit {
		then := "run \"chancery send\" again when the relay answers"
		if permanent {
			then = "check [smtp] and its password in campaign.toml, then run \"chancery send\" again"
		}
		err = fmt.Errorf("%w; the letters stay queued: %s", err, then)
		d.stop(err)
		return err
	}
	d.office.log.Warn("fault of the relay", "error", err, "faults", n)
	select {
	case <-ctx.Done():
		return context.Cause(ctx)
	case <-time.After(faultPause << min(n-1, 4)):
		return nil
	}
}
