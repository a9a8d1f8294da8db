package store

import (
	"database/sql"
	"encoding/json"
	"errors"
	"strings"
	"time"
)

// Limits are how fast letters may be handed over; zero fields set none. They hold for all processes that share the campaign.
type Limits struct {
	PerHour         int // of the relay
	DomainPerMinute int // of one recipient domain
	DomainPerHour   int
	DomainAtOnce    int
}

func (l Limits) ofDomains() bool { return l.DomainPerMinute+l.DomainPerHour+l.DomainAtOnce > 0 }

// LaterError says that letters wait for their pace, and until when at least.
type LaterError struct{ Until time.Time }

func (e *LaterError) Error() string { return "letters wait for their pace" }

// PausedError says that a person paused the sending.
type PausedError struct {
	By     string    `json:"by"`
	Reason string    `json:"reason,omitempty"`
	At     time.Time `json:"at"`
}

func (e *PausedError) Error() string {
	words := "sending was paused by " + e.By
	if e.Reason != "" {
		words += " (" + e.Reason + ")"
	}
	return words + ": \"chancery resume\" lets it go on"
}

const pausedSetting = "paused"

// Pause holds all sending until Resume.
func (t *Tx) Pause(p PausedError) error { return t.SetSetting(pausedSetting, record(p)) }

// Resume lets sending go on; it tells whether it was paused.
func (t *Tx) Resume() (was bool, err error) {
	p, err := t.Paused()
	if err != nil || p == nil {
		return false, err
	}
	return true, t.SetSetting(pausedSetting, "")
}

// Paused tells who paused the sending; nil where nobody did.
func (t *Tx) Paused() (*PausedError, error) {
	text, err := t.Setting(pausedSetting)
	if err != nil || text == "" {
		return nil, err
	}
	p := &PausedError{}
	return p, json.Unmarshal([]byte(text), p)
}

// Slot reserves the next moment at which a letter may begin, moments being gap apart over all processes.
func (t *Tx) Slot(gap time.Duration, now time.Time) (time.Time, error) {
	const name = "pace/next"
	text, err := t.Setting(name)
	if err != nil {
		return now, err
	}
	at := now
	if text != "" {
		next, err := time.Parse(time.RFC3339Nano, text)
		if err != nil {
			return now, err
		}
		if next.After(now) && next.Sub(now) < time.Hour { // a clock that was set back is not waited for
			at = next
		}
	}
	return at, t.SetSetting(name, at.Add(gap).UTC().Format(time.RFC3339Nano))
}

// domainOf is the domain of an address, in small letters.
func domainOf(address string) string {
	return strings.ToLower(address[strings.LastIndex(address, "@")+1:])
}

// What was handed over in time to come, by a clock that was set back since, counts for no pace.

// hourIsFull gives the time at which the relay takes more, where it had its share of the last hour.
func (t *Tx) hourIsFull(l Limits, now time.Time) (until time.Time, full bool, err error) {
	if l.PerHour == 0 {
		return until, false, nil
	}
	var n, oldest int64
	err = t.row(`SELECT COUNT(*), COALESCE(MIN(handed_ms), 0) FROM letter WHERE handed_ms > $1 AND handed_ms <= $2`, millis(now.Add(-time.Hour)), millis(now)).Scan(&n, &oldest)
	if err != nil {
		return until, false, err
	}
	var leased int64 // about to be handed over
	if err = t.row(`SELECT COALESCE(SUM(n), 0) FROM letter_tally WHERE state = 'leased'`).Scan(&leased); err != nil {
		return until, false, err
	}
	until = now.Add(time.Second)
	if n >= int64(l.PerHour) {
		until = fromMillis(oldest).Add(time.Hour)
	}
	return until, n+leased >= int64(l.PerHour), nil
}

// fullDomains lists the domains that had their share, as far as letters wait for them.
func (t *Tx) fullDomains(l Limits, now time.Time) (full []string, err error) {
	if !l.ofDomains() {
		return nil, nil
	}
	never := int64(1) << 40
	limit := func(n int) int64 {
		if n == 0 {
			return never
		}
		return int64(n)
	}
	err = t.each(func(r *sql.Rows) error {
		var domain string
		err := r.Scan(&domain)
		full = append(full, domain)
		return err
	}, `SELECT domain FROM letter WHERE handed_ms > $1 AND handed_ms <= $6 OR state IN ('leased', 'handing_over') GROUP BY domain
		HAVING SUM(CASE WHEN state IN ('leased', 'handing_over') THEN 1 ELSE 0 END) >= $2
			OR SUM(CASE WHEN handed_ms > $3 AND handed_ms <= $6 OR state = 'leased' THEN 1 ELSE 0 END) >= $4
			OR COUNT(*) >= $5`,
		millis(now.Add(-time.Hour)), limit(l.DomainAtOnce), millis(now.Add(-time.Minute)), limit(l.DomainPerMinute), limit(l.DomainPerHour), millis(now))
	return full, err
}

const (
	slowAfter = 3           // deferrals of a domain in a row, with nothing taken between
	firstWait = time.Minute // doubled each time, and halved by each letter that is taken
	mostWait  = time.Hour
)

// paceDomain notes what a domain did with a letter. After some deferrals in a row its letters that are queued wait, deferred, for a time that
// doubles while it goes on so; each letter taken halves it.
func (t *Tx) paceDomain(domain string, w Word, now time.Time) error {
	var failures, wait int64
	err := t.row(`SELECT failures, wait_ms FROM domain_pace WHERE domain = $1`, domain).Scan(&failures, &wait)
	known := err == nil
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	switch {
	case w.State == Sent && !known:
		return nil
	case w.State == Sent:
		failures, wait = 0, wait/2
	case w.State == Deferred && w.Code/100 == 4:
		failures++
	default:
		return nil
	}
	if failures >= slowAfter {
		failures, wait = 0, min(max(2*wait, firstWait.Milliseconds()), mostWait.Milliseconds())
		if err := t.slow(domain, now.Add(time.Duration(wait)*time.Millisecond), w); err != nil {
			return err
		}
	}
	if failures == 0 && wait < firstWait.Milliseconds() {
		_, err = t.exec(`DELETE FROM domain_pace WHERE domain = $1`, domain)
		return err
	}
	_, err = t.exec(`INSERT INTO domain_pace (domain, failures, wait_ms) VALUES ($1, $2, $3)
		ON CONFLICT (domain) DO UPDATE SET failures = excluded.failures, wait_ms = excluded.wait_ms`, domain, failures, wait)
	return err
}

func (t *Tx) slow(domain string, until time.Time, w Word) error {
	_, err := t.exec(`UPDATE letter SET state = 'deferred', not_before_ms = $1, step = 'pace', code = $2, enhanced = $3, words = $4
		WHERE state = 'queued' AND domain = $5`, millis(until), w.Code, w.Enhanced, "not tried: "+domain+" put off the last letters to it ("+w.Words+")", domain)
	return err
}

// forgetPace begins anew with every domain.
func (t *Tx) forgetPace() error {
	_, err := t.exec(`DELETE FROM domain_pace`)
	return err
}
