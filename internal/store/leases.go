package store

import (
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"chancery/internal/crashpoint"
	"chancery/internal/invitee"
)

// LeaseTime is how long a letter may be held by another machine that says nothing more; it covers the longest wait for the final reply.
const LeaseTime = 20 * time.Minute

// Owner is this process among those that share a campaign. It holds a file lock as long as it lives, so that others of this machine
// know at once when it is dead.
type Owner struct {
	Name   string // MACHINE.RANDOM
	file   string
	unlock func()
}

// NewOwner registers this process beside the store.
func (s *Store) NewOwner() (*Owner, error) {
	machine, err := machineName()
	if err != nil {
		return nil, err
	}
	o := &Owner{Name: machine + "." + rand.Text()[:12]}
	if err := os.MkdirAll(s.ownersDir(), 0o700); err != nil {
		return nil, err
	}
	o.file = s.ownerFile(o.Name)
	if o.unlock, err = lockFile(o.file); err != nil {
		return nil, fmt.Errorf("lock %s: %w", o.file, err)
	}
	return o, nil
}

// Release ends the registration.
func (o *Owner) Release() {
	o.unlock()
	os.Remove(o.file)
}

func (s *Store) ownersDir() string            { return s.path + ".owners" }
func (s *Store) ownerFile(name string) string { return filepath.Join(s.ownersDir(), name) }

// machineName tells this machine from others by a hash, so that no host name is kept.
func machineName() (string, error) {
	host, err := os.Hostname()
	if err != nil {
		return "", fmt.Errorf("name this machine: %w", err)
	}
	sum := sha256.Sum256([]byte(crashpoint.Machine(host)))
	return hex.EncodeToString(sum[:4]), nil
}

// dead tells whether the process that owner names can be known to have ended: it ran on this machine and holds its lock no more.
func (s *Store) dead(owner string) bool {
	machine, err := machineName()
	if err != nil || !strings.HasPrefix(owner, machine+".") {
		return false
	}
	if _, err := os.Stat(s.ownerFile(owner)); errors.Is(err, os.ErrNotExist) {
		return true
	}
	unlock, free, err := tryLockFile(s.ownerFile(owner))
	if err != nil || !free {
		return false
	}
	unlock()
	os.Remove(s.ownerFile(owner))
	return true
}

// Owners parts the owners of letters under way whose processes run or ran on this machine into those that have ended and those that live. self, "" for a
// process that holds none, is alive.
func (s *Store) Owners(t *Tx, self string) (dead, living []string, err error) {
	machine, err := machineName()
	if err != nil {
		return nil, nil, err
	}
	var owners []string
	err = t.each(func(r *sql.Rows) error {
		var o string
		err := r.Scan(&o)
		owners = append(owners, o)
		return err
	}, `SELECT DISTINCT owner FROM letter WHERE state IN ('leased', 'handing_over')`)
	for _, o := range owners {
		switch {
		case o != self && s.dead(o):
			dead = append(dead, o)
		case o == self || strings.HasPrefix(o, machine+"."):
			living = append(living, o)
		}
	}
	return dead, living, err
}

// TakeOver ends what dead owners, and owners of other machines whose leases ran out before now, left under way: leased letters are queued again, letters
// being handed over are in doubt. It returns those now in doubt. Who is known to live keeps its letters, whatever a clock says that was set.
func (t *Tx) TakeOver(dead, living []string, now time.Time) (doubts []Letter, err error) {
	all, err := t.underWay()
	if err != nil {
		return nil, err
	}
	for _, l := range all {
		if !slices.Contains(dead, l.Owner) && (l.leaseUntil.After(now) || slices.Contains(living, l.Owner)) {
			continue
		}
		if l.State == Leased {
			_, err = t.exec(`UPDATE letter SET state = 'queued', owner = '', lease_ms = 0 WHERE id = $1`, l.ID)
		} else {
			l.Letter.State = InDoubt
			doubts = append(doubts, l.Letter)
			_, err = t.exec(`UPDATE letter SET state = 'in_doubt', owner = '', lease_ms = 0, step = 'dot', words = $1, settled_ms = $2, settled_by = 'program' WHERE id = $3`,
				"the program ended while the relay was taking the letter", millis(now), l.ID)
		}
		if err != nil {
			return nil, err
		}
	}
	return doubts, nil
}

type heldLetter struct {
	Letter
	leaseUntil time.Time
}

func (t *Tx) underWay() (all []heldLetter, err error) {
	err = t.each(func(r *sql.Rows) error {
		var lease int64
		l, err := scanLetter(func(dest ...any) error { return r.Scan(append(dest, &lease)...) })
		all = append(all, heldLetter{l, fromMillis(lease)})
		return err
	}, `SELECT `+letterColumns+`, lease_ms FROM letter WHERE state IN ('leased', 'handing_over') ORDER BY id`)
	return all, err
}

// Lease takes the next letter that is queued, or deferred and due at now, for the owner. ErrNone where there is none. Other kinds wait until no letter
// is queued or due. The error is a *PausedError where a person paused the sending, a *LaterError where all that waits has had its share for now.
func (t *Tx) Lease(o *Owner, limits Limits, now time.Time) (Letter, error) {
	if paused, err := t.Paused(); err != nil || paused != nil {
		if err == nil {
			err = paused
		}
		return Letter{}, err
	}
	if until, full, err := t.hourIsFull(limits, now); err != nil || full {
		if err == nil {
			err = t.orNone(&LaterError{until}, now)
		}
		return Letter{}, err
	}
	full, err := t.fullDomains(limits, now)
	if err != nil {
		return Letter{}, err
	}
	l, err := t.leaseNext(o, full, now)
	if errors.Is(err, ErrNone) && len(full) > 0 {
		err = t.orNone(&LaterError{now.Add(time.Second)}, now)
	}
	return l, err
}

// leaseNext takes the next letter to any domain but those.
func (t *Tx) leaseNext(o *Owner, but []string, now time.Time) (Letter, error) {
	args := []any{o.Name, millis(now.Add(crashpoint.LeaseTime(LeaseTime))), millis(now)}
	elsewhere := ""
	if len(but) > 0 {
		var places []string
		for _, domain := range but {
			args = append(args, domain)
			places = append(places, "$"+strconv.Itoa(len(args)))
		}
		elsewhere = ` AND domain NOT IN (` + strings.Join(places, ", ") + `)`
	}
	l, err := scanLetter(t.row(`UPDATE letter SET state = 'leased', owner = $1, lease_ms = $2
		WHERE id = COALESCE(
			(SELECT id FROM letter WHERE state = 'queued' AND kind = 'letter'`+elsewhere+` ORDER BY id LIMIT 1),
			(SELECT id FROM letter WHERE state = 'deferred' AND kind = 'letter' AND not_before_ms <= $3`+elsewhere+` ORDER BY not_before_ms, id LIMIT 1),
			(SELECT id FROM letter WHERE state = 'queued'`+elsewhere+` ORDER BY kind, id LIMIT 1),
			(SELECT id FROM letter WHERE state = 'deferred' AND kind IN ('acknowledgement', 'calendar') AND not_before_ms <= $3`+elsewhere+` ORDER BY kind, not_before_ms, id LIMIT 1))
		RETURNING `+letterColumns, args...).Scan)
	return l, none(err)
}

// orNone is ErrNone where nothing waits at all, else the error.
func (t *Tx) orNone(later error, now time.Time) error {
	p, err := t.Pending(now)
	switch {
	case err != nil:
		return err
	case p.Queued+p.Due == 0:
		return ErrNone
	}
	return later
}

// ErrLost is the cause where a letter is no longer held by the owner that acts on it.
var ErrLost = errors.New("another process took the letter over")

// HandOver marks a leased letter as being handed over. The transaction must be committed before the first byte of DATA.
func (t *Tx) HandOver(id int64, o *Owner, now time.Time) error {
	n, err := t.exec(`UPDATE letter SET state = 'handing_over', handed_ms = $1, lease_ms = $2, attempts = attempts + 1
		WHERE id = $3 AND state = 'leased' AND owner = $4`, millis(now), millis(now.Add(crashpoint.LeaseTime(LeaseTime))), id, o.Name)
	if err == nil && n != 1 {
		return ErrLost
	}
	return err
}

// Word is what became of an attempt.
type Word struct {
	State                 State
	Step, Enhanced, Words string
	Code                  int
	RefusedCc             map[string]CcRefusal
	NotBefore             time.Time // of a deferred letter
}

// Settle stores the relay's word on a letter that the owner holds.
func (t *Tx) Settle(id int64, o *Owner, w Word, now time.Time) error {
	var domain string
	if err := none(t.row(`SELECT domain FROM letter WHERE id = $1`, id).Scan(&domain)); err != nil {
		return err
	}
	n, err := t.exec(`UPDATE letter SET state = $1, step = $2, code = $3, enhanced = $4, words = $5, refused_cc = $6, not_before_ms = $7,
			settled_ms = $8, settled_by = 'relay', owner = '', lease_ms = 0
		WHERE id = $9 AND state IN ('leased', 'handing_over') AND owner = $10`,
		w.State, w.Step, w.Code, w.Enhanced, w.Words, record(w.RefusedCc), millis(w.NotBefore), millis(now), id, o.Name)
	if err != nil {
		return err
	}
	if n != 1 {
		return ErrLost
	}
	return t.paceDomain(domain, w, now)
}

// PutBack queues a letter again that was leased, or marked as being handed over with DATA not said.
func (t *Tx) PutBack(id int64, o *Owner) error {
	_, err := t.exec(`UPDATE letter SET state = CASE attempts WHEN 0 THEN 'queued' ELSE 'deferred' END, owner = '', lease_ms = 0
		WHERE id = $1 AND state IN ('leased', 'handing_over') AND owner = $2`, id, o.Name)
	return err
}

// Due makes every deferred letter due now: a new run tries them at once, whatever their domains did before.
func (t *Tx) Due() error {
	if err := t.forgetPace(); err != nil {
		return err
	}
	_, err := t.exec(`UPDATE letter SET not_before_ms = 0 WHERE state = 'deferred' AND not_before_ms <> 0`)
	return err
}

// Resolve stores a person's word on a letter that is in doubt, refused or deferred: sent, or to be sent again. It tells whether the letter was
// in such a state.
func (t *Tx) Resolve(id int64, to State, person string, now time.Time) (bool, error) {
	n, err := t.exec(`UPDATE letter SET state = $1, settled_ms = $2, settled_by = $3, not_before_ms = 0, step = '', code = 0, enhanced = '', words = ''
		WHERE id = $4 AND state IN ('in_doubt', 'refused')`, to, millis(now), person, id)
	return n == 1, err
}

// Adopt gives a letter that waits, or is leased, the state that the record of hand-overs has for it, after so many attempts.
func (t *Tx) Adopt(id int64, to State, attempts, code int, at time.Time) error {
	_, err := t.exec(`UPDATE letter SET state = $1, attempts = $2, code = $3, handed_ms = $4, settled_ms = $4, settled_by = 'record', not_before_ms = 0,
			step = 'dot', enhanced = '', words = 'taken over from the record of hand-overs', owner = '', lease_ms = 0
		WHERE id = $5 AND state IN ('queued', 'deferred', 'leased')`, to, attempts, code, millis(at), id)
	return err
}

// Rename gives a letter that waits, or is leased, the Message-ID and tag under which it was handed over.
func (t *Tx) Rename(id int64, messageID string, tag invitee.Tag) error {
	_, err := t.exec(`UPDATE letter SET message_id = $1, tag = $2 WHERE id = $3 AND state IN ('queued', 'deferred', 'leased')`, messageID, tag, id)
	return err
}

// Pending are the counts that tell a sender whether work is left.
type Pending struct {
	Queued, Due, Waiting, UnderWay int
	NextDue                        time.Time // of the deferred that wait
}

// Pending counts what is left to send at now.
func (t *Tx) Pending(now time.Time) (p Pending, err error) {
	var next int64
	err = t.row(`SELECT
		COALESCE(SUM(CASE WHEN state = 'queued' THEN n ELSE 0 END), 0),
		COALESCE(SUM(CASE WHEN state IN ('leased', 'handing_over') THEN n ELSE 0 END), 0)
		FROM letter_tally`).Scan(&p.Queued, &p.UnderWay)
	if err != nil {
		return p, err
	}
	err = t.row(`SELECT
		COALESCE(SUM(CASE WHEN not_before_ms <= $1 THEN 1 ELSE 0 END), 0),
		COALESCE(SUM(CASE WHEN not_before_ms > $1 THEN 1 ELSE 0 END), 0),
		COALESCE(MIN(CASE WHEN not_before_ms > $1 THEN not_before_ms END), 0)
		FROM letter WHERE state = 'deferred'`, millis(now)).Scan(&p.Due, &p.Waiting, &next)
	p.NextDue = fromMillis(next)
	return p, err
}
