package store

import (
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"time"

	"chancery/internal/invitee"
	"chancery/internal/locale"
)

// State of a letter on its way.
type State string

const (
	Queued      State = "queued"       // planned, not begun
	Leased      State = "leased"       // a session is at work on it; nothing was handed over
	HandingOver State = "handing_over" // DATA may have been said: durable before its first byte
	Sent        State = "sent"         // the relay took it
	Refused     State = "refused"      // the relay refused it for good
	Deferred    State = "deferred"     // to be tried again
	InDoubt     State = "in_doubt"     // no reply after the final dot; never sent again by the program
)

// Kind of an outgoing mail.
const (
	KindLetter          = "letter"          // a letter of a round
	KindAcknowledgement = "acknowledgement" // automatic, RFC 3834
	KindCalendar        = "calendar"        // the iMIP invitation that follows a letter
)

// Delivery of a letter that was sent, as bounces tell it.
const (
	Delivered = "delivered"
	Delayed   = "delayed"
	Failed    = "failed"
)

// Attached is a file of a mail, its bytes kept under their hash.
type Attached struct {
	Name string `json:"name"`
	Type string `json:"type"`
	Hash string `json:"hash"`
}

// Content is what was frozen of a mail: composed again from it, the mail has the same bytes.
type Content struct {
	Subject    string     `json:"subject"`
	Text       string     `json:"text"`
	HTML       string     `json:"html"`
	From       string     `json:"from"`
	FromName   string     `json:"from_name,omitempty"`
	ReplyTo    string     `json:"reply_to,omitempty"`
	ToName     string     `json:"to_name,omitempty"`
	InReplyTo  string     `json:"in_reply_to,omitempty"`
	References []string   `json:"references,omitempty"`
	Files      []Attached `json:"files,omitempty"`
	Calendar   string     `json:"calendar,omitempty"` // hash of the iMIP object
}

// Letter is one mail to one invitee, with what became of it.
type Letter struct {
	ID        int64
	Round     string // of an acknowledgement: its cause, "mail/ID"
	Kind      string
	Ref       string
	Address   string
	Cc        []string
	Language  locale.Lang
	Reference string // running reference of the letter, "" for automatic mail
	MessageID string // with angle brackets
	Tag       invitee.Tag
	Date      time.Time // of the mail's Date field
	Content   Content

	State     State
	Owner     string // the process at work on it
	Attempts  int
	NotBefore time.Time // of a deferred letter: its next try

	// The relay's last word.
	Step, Enhanced, Words string
	Code                  int
	RefusedCc             map[string]CcRefusal // by address
	Handed, Settled       time.Time
	SettledBy             string // "relay", "program", or the person who resolved it

	Delivery, DeliveryCode, DeliveryWords string
	DeliveryAt                            time.Time
}

const letterColumns = `id, round, kind, ref, address, cc, language, reference, message_id, tag, date_ms,
	(SELECT content FROM letter_content c WHERE c.id = letter.id), state, owner, attempts,
	not_before_ms, step, code, enhanced, words, refused_cc, handed_ms, settled_ms, settled_by, delivery, delivery_code, delivery_words, delivery_ms`

func scanLetter(scan func(...any) error) (l Letter, err error) {
	var cc, content, refused string
	var date, notBefore, handed, settled, delivery int64
	err = scan(&l.ID, &l.Round, &l.Kind, &l.Ref, &l.Address, &cc, &l.Language, &l.Reference, &l.MessageID, &l.Tag, &date, &content, &l.State,
		&l.Owner, &l.Attempts, &notBefore, &l.Step, &l.Code, &l.Enhanced, &l.Words, &refused, &handed, &settled, &l.SettledBy,
		&l.Delivery, &l.DeliveryCode, &l.DeliveryWords, &delivery)
	if err != nil {
		return l, err
	}
	l.Date, l.NotBefore, l.Handed = fromMillis(date), fromMillis(notBefore), fromMillis(handed)
	l.Settled, l.DeliveryAt = fromMillis(settled), fromMillis(delivery)
	return l, errors.Join(json.Unmarshal([]byte(cc), &l.Cc), json.Unmarshal([]byte(content), &l.Content), json.Unmarshal([]byte(refused), &l.RefusedCc))
}

// record is the JSON text of a value of ours, which always has one.
func record(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		panic(fmt.Sprintf("store: %T has no JSON: %v", v, err))
	}
	return string(b)
}

// AddLetter queues a letter and gives it its ID. A second letter of the same round, kind and ref is refused by the engine.
func (t *Tx) AddLetter(l *Letter) (err error) {
	if l.ID, err = t.next("letter"); err != nil {
		return err
	}
	l.State = Queued
	size, err := t.sizeOf(l.Content)
	if err != nil {
		return err
	}
	_, err = t.exec(`INSERT INTO letter (id, round, kind, ref, address, cc, language, reference, message_id, tag, date_ms, state, owner, attempts, not_before_ms,
			step, code, enhanced, words, refused_cc, handed_ms, settled_ms, settled_by, delivery, delivery_code, delivery_words, delivery_ms, lease_ms, domain, size)
		VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,'',0,0,'',0,'','','{}',0,0,'','','','',0,0,$13,$14)`,
		l.ID, l.Round, l.Kind, l.Ref, l.Address, record(l.Cc), l.Language, l.Reference, l.MessageID, l.Tag, millis(l.Date), l.State, domainOf(l.Address), size)
	if err != nil {
		return err
	}
	_, err = t.exec(`INSERT INTO letter_content (id, content) VALUES ($1, $2)`, l.ID, record(l.Content))
	return err
}

// Freeze replaces what a queued or deferred letter carries, and queues it. It touches no letter in another state and tells whether it did.
func (t *Tx) Freeze(l Letter) (bool, error) {
	size, err := t.sizeOf(l.Content)
	if err != nil {
		return false, err
	}
	n, err := t.exec(`UPDATE letter SET address = $1, cc = $2, language = $3, reference = $4, date_ms = $5, state = 'queued', not_before_ms = 0, domain = $6, size = $7
		WHERE id = $8 AND state IN ('queued', 'deferred')`,
		l.Address, record(l.Cc), l.Language, l.Reference, millis(l.Date), domainOf(l.Address), size, l.ID)
	if err != nil || n != 1 {
		return false, err
	}
	_, err = t.exec(`UPDATE letter_content SET content = $1 WHERE id = $2`, record(l.Content), l.ID)
	return err == nil, err
}

// DropLetter takes a letter that was never begun out of its round, or one that waits for another try.
func (t *Tx) DropLetter(id int64) (bool, error) {
	n, err := t.exec(`DELETE FROM letter WHERE id = $1 AND state IN ('queued', 'deferred')`, id)
	if err != nil || n != 1 {
		return false, err
	}
	_, err = t.exec(`DELETE FROM letter_content WHERE id = $1`, id)
	return err == nil, err
}

// Letters lists the letters that the filter keeps, by ID.
func (t *Tx) Letters(f LetterFilter) (all []Letter, err error) {
	err = t.EachLetter(f, func(l Letter) error {
		all = append(all, l)
		return nil
	})
	return all, err
}

// EachLetter gives the letters that the filter keeps one by one, by ID, however many there are. Until it ends the transaction may read, and not write.
func (t *Tx) EachLetter(f LetterFilter, take func(Letter) error) error {
	where, args := f.where()
	return t.each(func(r *sql.Rows) error {
		l, err := scanLetter(r.Scan)
		if err != nil {
			return err
		}
		return take(l)
	}, `SELECT `+letterColumns+` FROM letter`+where+` ORDER BY id`, args...)
}

// LetterFilter keeps the letters that agree with every field that is not empty.
type LetterFilter struct {
	Round, Ref, Kind string
	State            State
	Delivery         string
}

// where names the fields that are set alone, so that an index serves.
func (f LetterFilter) where() (where string, args []any) {
	for _, c := range []struct{ column, value string }{{"round", f.Round}, {"ref", f.Ref}, {"kind", f.Kind}, {"state", string(f.State)}, {"delivery", f.Delivery}} {
		if c.value == "" {
			continue
		}
		args = append(args, c.value)
		if where == "" {
			where = " WHERE "
		} else {
			where += " AND "
		}
		where += c.column + " = $" + strconv.Itoa(len(args))
	}
	return where, args
}

// Letter is one letter by its ID, or ErrNone.
func (t *Tx) Letter(id int64) (Letter, error) {
	l, err := scanLetter(t.row(`SELECT `+letterColumns+` FROM letter WHERE id = $1`, id).Scan)
	return l, none(err)
}

// LetterByMessageID is the letter that bears a Message-ID (with brackets), or ErrNone.
func (t *Tx) LetterByMessageID(id string) (Letter, error) {
	l, err := scanLetter(t.row(`SELECT `+letterColumns+` FROM letter WHERE message_id = $1`, id).Scan)
	return l, none(err)
}

// HasTag tells whether a letter to ref, sent by mail or printed, bears the tag.
func (t *Tx) HasTag(ref string, tag invitee.Tag) (bool, error) {
	var n int
	err := t.row(`SELECT (SELECT COUNT(*) FROM letter WHERE ref = $1 AND tag = $2) + (SELECT COUNT(*) FROM paper WHERE ref = $1 AND tag = $2)`, ref, tag).Scan(&n)
	return n > 0, err
}

// Tags are those of all letters, sent by mail or printed, by ref.
func (t *Tx) Tags() (map[string][]invitee.Tag, error) {
	tags := map[string][]invitee.Tag{}
	err := t.each(func(r *sql.Rows) error {
		var ref string
		var tag invitee.Tag
		err := r.Scan(&ref, &tag)
		tags[ref] = append(tags[ref], tag)
		return err
	}, `SELECT ref, tag FROM letter UNION SELECT ref, tag FROM paper`)
	return tags, err
}

// SetDelivery records what a notice said on a letter: Delivered, Delayed or Failed. A failure is not overwritten by a delay.
func (t *Tx) SetDelivery(id int64, delivery, code, words string, at time.Time) error {
	_, err := t.exec(`UPDATE letter SET delivery = $1, delivery_code = $2, delivery_words = $3, delivery_ms = $4
		WHERE id = $5 AND NOT (delivery = 'failed' AND $1 = 'delayed')`, delivery, code, words, millis(at), id)
	return err
}

// StateCount is a number of letters in one state.
type StateCount struct {
	Round, Kind string
	State       State
	Delivery    string // Failed where a notice said so; the others are one
	N           int
}

// CountLetters counts all letters by round, kind, state, and whether their delivery failed.
func (t *Tx) CountLetters() (all []StateCount, err error) {
	err = t.each(func(r *sql.Rows) error {
		var c StateCount
		err := r.Scan(&c.Round, &c.Kind, &c.State, &c.Delivery, &c.N)
		all = append(all, c)
		return err
	}, `SELECT round, kind, state, CASE delivery WHEN 'failed' THEN 'failed' ELSE '' END AS failed, SUM(n) FROM letter_tally WHERE n > 0
		GROUP BY round, kind, state, failed ORDER BY round, kind, state, failed`)
	return all, err
}

// SettledByRelay tells whether the relay ever took a letter of this store.
func (t *Tx) SettledByRelay() (bool, error) {
	var n int
	err := none(t.row(`SELECT 1 FROM letter WHERE state = 'sent' AND settled_by = 'relay' LIMIT 1`).Scan(&n))
	if errors.Is(err, ErrNone) {
		return false, nil
	}
	return err == nil, err
}

// Mark is what tells a letter from others, without what it says.
type Mark struct {
	ID                          int64
	Round, Kind, Ref, MessageID string
	State                       State
	Attempts                    int
}

// EachMark gives all letters' marks one by one. Until it ends the transaction may read, and not write.
func (t *Tx) EachMark(take func(Mark)) error {
	return t.each(func(r *sql.Rows) error {
		var m Mark
		err := r.Scan(&m.ID, &m.Round, &m.Kind, &m.Ref, &m.MessageID, &m.State, &m.Attempts)
		take(m)
		return err
	}, `SELECT id, round, kind, ref, message_id, state, attempts FROM letter`)
}

func none(err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return ErrNone
	}
	return err
}
