package store

import (
	"encoding/json"
	"fmt"
	"time"

	"chancery/internal/roster"
)

// Decision is what a decision of the journal can be taken back by: what stood before it.
type Decision struct {
	Seq      int64 // its entry
	Ref      string
	MailID   int64           // 0: entered by a person
	Recorded bool            // facts were recorded; else the mail was set aside, or asked for none
	Before   roster.Standing // without its invitee; zero where nothing was recorded
	LetterID int64           // the acknowledgement that it queued; 0: none
	Undone   int64           // the entry that took it back; 0: none
}

// KeepDecision stores what stood before a decision, in the decision's transaction.
func (t *Tx) KeepDecision(d Decision) error {
	before := d.Before
	before.Invitee.Ref = ""
	_, err := t.exec(`INSERT INTO decision (seq, ref, mail_id, recorded, standing, letter_id, undone) VALUES ($1, $2, $3, $4, $5, $6, 0)`,
		d.Seq, d.Ref, d.MailID, oneIf(d.Recorded), record(keptStanding{before.Status, before.FirstAnswer, before.Delegates, before.Interventions}), d.LetterID)
	return err
}

// keptStanding is a standing as the table keeps it.
type keptStanding struct {
	Status        string                        `json:"status"`
	FirstAnswer   time.Time                     `json:"first_answer"`
	Delegates     []roster.StandingDelegate     `json:"delegates,omitempty"`
	Interventions []roster.StandingIntervention `json:"interventions,omitempty"`
}

const decisionColumns = `seq, ref, mail_id, recorded, standing, letter_id, undone`

func scanDecision(scan func(...any) error) (d Decision, err error) {
	var standing string
	if err = none(scan(&d.Seq, &d.Ref, &d.MailID, &d.Recorded, &standing, &d.LetterID, &d.Undone)); err != nil {
		return d, err
	}
	var k keptStanding
	if err = json.Unmarshal([]byte(standing), &k); err != nil {
		return d, fmt.Errorf("what stood before entry %d: %w", d.Seq, err)
	}
	d.Before = roster.Standing{Status: k.Status, FirstAnswer: k.FirstAnswer, Delegates: k.Delegates, Interventions: k.Interventions}
	return d, nil
}

// DecisionOfMail is the last decision on a mail that was not taken back, or ErrNone.
func (t *Tx) DecisionOfMail(id int64) (Decision, error) {
	return scanDecision(t.row(`SELECT `+decisionColumns+` FROM decision WHERE mail_id = $1 AND undone = 0 ORDER BY seq DESC LIMIT 1`, id).Scan)
}

// Decision is the decision of an entry of the journal, or ErrNone.
func (t *Tx) Decision(seq int64) (Decision, error) {
	return scanDecision(t.row(`SELECT `+decisionColumns+` FROM decision WHERE seq = $1`, seq).Scan)
}

// OnceAccepted tells whether a person accepted or corrected a mail, be it that the decision was taken back.
func (t *Tx) OnceAccepted(id int64) (bool, error) {
	var n int
	err := t.row(`SELECT COUNT(*) FROM decision d JOIN journal j ON j.seq = d.seq WHERE d.mail_id = $1 AND j.action IN ('accept', 'correct')`, id).Scan(&n)
	return n > 0, err
}

// LastRecorded is the entry of the last decision that recorded facts of a delegation and was not taken back; 0: none.
func (t *Tx) LastRecorded(ref string) (seq int64, err error) {
	err = t.row(`SELECT COALESCE(MAX(seq), 0) FROM decision WHERE ref = $1 AND recorded = 1 AND undone = 0`, ref).Scan(&seq)
	return seq, err
}

// MarkUndone notes that an entry took a decision back; it tells whether the decision still stood.
func (t *Tx) MarkUndone(seq, by int64) (bool, error) {
	n, err := t.exec(`UPDATE decision SET undone = $1 WHERE seq = $2 AND undone = 0`, by, seq)
	return n == 1, err
}

// ReopenMail lets a decided mail wait for a person again; it tells whether the mail had been decided.
func (t *Tx) ReopenMail(id int64, ref string, reasons []roster.Reason) (bool, error) {
	n, err := t.exec(`UPDATE mail SET state = 'to_review', ref = $1, reasons = $2, decided_by = '', decided_ms = 0, remark = ''
		WHERE id = $3 AND state IN ('applied', 'accepted', 'corrected', 'dismissed')`, ref, record(reasons), id)
	return n == 1, err
}

// CountAcknowledgements counts the automatic answers dated after since, to one address or, for "", to all.
func (t *Tx) CountAcknowledgements(address string, since time.Time) (n int, err error) {
	err = t.row(`SELECT COUNT(*) FROM letter WHERE kind = 'acknowledgement' AND date_ms > $1 AND ($2 = '' OR lower(address) = lower($2))`, millis(since), address).Scan(&n)
	return n, err
}
