package store

import (
	"database/sql"
	"encoding/json"
	"math"
	"time"

	"chancery/internal/roster"
)

// MailState is where a mail that came in stands.
type MailState string

const (
	Unread    MailState = "unread"    // its bytes are kept, it was not read yet
	Noted     MailState = "noted"     // nothing to decide: bounces, automatic mail, acknowledgements
	ToReview  MailState = "to_review" // waits for a person
	Applied   MailState = "applied"   // recorded by the program
	Accepted  MailState = "accepted"  // recorded as proposed, by a person
	Corrected MailState = "corrected" // recorded with corrections, by a person
	Dismissed MailState = "dismissed" // set aside by a person
)

// Mail is a mail that came in.
type Mail struct {
	ID          int64
	Hash        string // of its bytes; of its place where they were not fetched
	Size        int64
	Whole       bool      // the bytes are in the store
	Received    time.Time // INTERNALDATE
	Stored      time.Time
	State       MailState
	Ref         string // of the invitee it is tied to, "" : none
	FromAddress string
	Subject     string
	MessageID   string
	Kinds       []string
	Reasons     []roster.Reason // why a person must decide
	Reading     json.RawMessage // reply.Reading
	DecidedBy   string
	Decided     time.Time
	Remark      string // the reason of a dismissal
}

// Place is where the mailbox holds a mail.
type Place struct {
	Folder           string
	UIDValidity, UID uint32
}

const mailColumns = `id, hash, size, whole, received_ms, stored_ms, state, ref, from_address, subject, message_id, kinds, reasons, reading, decided_by, decided_ms, remark`

func scanMail(scan func(...any) error) (m Mail, err error) {
	var kinds, reasons, reading string
	var received, stored, decided int64
	err = scan(&m.ID, &m.Hash, &m.Size, &m.Whole, &received, &stored, &m.State, &m.Ref, &m.FromAddress, &m.Subject, &m.MessageID, &kinds, &reasons, &reading,
		&m.DecidedBy, &decided, &m.Remark)
	if err != nil {
		return m, err
	}
	m.Received, m.Stored, m.Decided = fromMillis(received), fromMillis(stored), fromMillis(decided)
	m.Reading = json.RawMessage(reading)
	if err = json.Unmarshal([]byte(kinds), &m.Kinds); err != nil {
		return m, err
	}
	return m, json.Unmarshal([]byte(reasons), &m.Reasons)
}

// Mail is one mail by its ID, or ErrNone.
func (t *Tx) Mail(id int64) (Mail, error) {
	m, err := scanMail(t.row(`SELECT `+mailColumns+` FROM mail WHERE id = $1`, id).Scan)
	return m, none(err)
}

// Mails lists the mails in a state ("": all) by time of receipt.
func (t *Tx) Mails(state MailState) (all []Mail, err error) {
	err = t.each(func(r *sql.Rows) error {
		m, err := scanMail(r.Scan)
		all = append(all, m)
		return err
	}, `SELECT `+mailColumns+` FROM mail WHERE ($1 = '' OR state = $1) ORDER BY received_ms, id`, state)
	return all, err
}

// Page is a place in the list of mails by time of receipt; the zero Page is before the first.
type Page struct {
	Received time.Time
	ID       int64
}

// After gives the first mails in a state behind a place in the list by time of receipt, at most n. It goes by an index, however many mails there are.
func (t *Tx) After(p Page, state MailState, n int) ([]Mail, error) {
	from := millis(p.Received)
	if p == (Page{}) {
		from = math.MinInt64 // a server's clock may stand before 1970
	}
	return t.some(`WHERE state = $1 AND received_ms >= $2 AND (received_ms > $2 OR id > $3) ORDER BY received_ms, id LIMIT $4`, state, from, p.ID, n)
}

// Behind gives the first mails whose ID is past one, by ID, at most n.
func (t *Tx) Behind(id int64, n int) ([]Mail, error) {
	return t.some(`WHERE id > $1 ORDER BY id LIMIT $2`, id, n)
}

func (t *Tx) some(which string, args ...any) (all []Mail, err error) {
	err = t.each(func(r *sql.Rows) error {
		m, err := scanMail(r.Scan)
		all = append(all, m)
		return err
	}, `SELECT `+mailColumns+` FROM mail `+which, args...)
	return all, err
}

// SetReading stores what was read in a mail and where it stands now, if it stands in from; it tells whether it did.
func (t *Tx) SetReading(m Mail, from MailState) (bool, error) {
	n, err := t.exec(`UPDATE mail SET state = $1, ref = $2, from_address = $3, subject = $4, message_id = $5, kinds = $6, reasons = $7, reading = $8,
			decided_by = $9, decided_ms = $10 WHERE id = $11 AND state = $12`,
		m.State, m.Ref, m.FromAddress, m.Subject, m.MessageID, record(m.Kinds), record(m.Reasons), string(m.Reading), m.DecidedBy, millis(m.Decided), m.ID, from)
	return n == 1, err
}

// ReadAgain has a mail that nobody ever decided read once more by the next run; it tells whether it will be. What a person took back is for a person to
// decide anew.
func (t *Tx) ReadAgain(id int64) (bool, error) {
	n, err := t.exec(`UPDATE mail SET state = 'unread' WHERE id = $1 AND state IN ('to_review', 'noted') AND decided_by = ''
		AND NOT EXISTS (SELECT 1 FROM decision d WHERE d.mail_id = mail.id)`, id)
	return n == 1, err
}

// DecideMail moves a mail that waits for a person to its end; it tells whether the mail was still waiting.
func (t *Tx) DecideMail(id int64, to MailState, ref, person, remark string, now time.Time) (bool, error) {
	n, err := t.exec(`UPDATE mail SET state = $1, ref = $2, decided_by = $3, remark = $4, decided_ms = $5 WHERE id = $6 AND state = 'to_review'`,
		to, ref, person, remark, millis(now), id)
	return n == 1, err
}

// Position is how far a folder was read; zeros where it never was.
func (t *Tx) Position(folder string) (uidValidity, uid uint32, err error) {
	var v, u int64
	err = none(t.row(`SELECT uidvalidity, uid FROM folder WHERE name = $1`, folder).Scan(&v, &u))
	if err == ErrNone {
		return 0, 0, nil
	}
	return uint32(v), uint32(u), err
}

// SetPosition notes how far a folder was read.
func (t *Tx) SetPosition(folder string, uidValidity, uid uint32) error {
	_, err := t.exec(`INSERT INTO folder (name, uidvalidity, uid) VALUES ($1, $2, $3)
		ON CONFLICT (name) DO UPDATE SET uidvalidity = excluded.uidvalidity, uid = excluded.uid`, folder, int64(uidValidity), int64(uid))
	return err
}

// Folders are those in which a mail was seen, by name.
func (t *Tx) Folders(hash string) (names []string, err error) {
	err = t.each(func(r *sql.Rows) error {
		var name string
		err := r.Scan(&name)
		names = append(names, name)
		return err
	}, `SELECT DISTINCT folder FROM sighting WHERE hash = $1 ORDER BY folder`, hash)
	return names, err
}

// Seen are the UIDs of a folder whose mails were stored.
func (t *Tx) Seen(folder string, uidValidity uint32) (map[uint32]bool, error) {
	seen := map[uint32]bool{}
	err := t.each(func(r *sql.Rows) error {
		var uid int64
		err := r.Scan(&uid)
		seen[uint32(uid)] = true
		return err
	}, `SELECT uid FROM sighting WHERE folder = $1 AND uidvalidity = $2`, folder, int64(uidValidity))
	return seen, err
}

// Sighted is a mail where a folder holds it.
type Sighted struct {
	UID     uint32
	State   MailState
	Ref     string
	Reasons []roster.Reason
}

// Sightings lists the mails of a folder past a UID, by UID.
func (t *Tx) Sightings(folder string, uidValidity, after uint32) (all []Sighted, err error) {
	err = t.each(func(r *sql.Rows) error {
		s, err := scanSighted(r)
		all = append(all, s)
		return err
	}, `SELECT s.uid, m.state, m.ref, m.reasons FROM sighting s JOIN mail m ON m.hash = s.hash
		WHERE s.folder = $1 AND s.uidvalidity = $2 AND s.uid > $3 ORDER BY s.uid`, folder, int64(uidValidity), int64(after))
	return all, err
}

func scanSighted(r *sql.Rows) (s Sighted, err error) {
	var uid int64
	var reasons string
	if err := r.Scan(&uid, &s.State, &s.Ref, &reasons); err != nil {
		return s, err
	}
	s.UID = uint32(uid)
	return s, json.Unmarshal([]byte(reasons), &s.Reasons)
}
