package store

import (
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math"
	"time"
)

// Entry is one line of the journal: who did what, when, from which mail. The journal only grows, and each entry's hash covers the one
// before it, so that a change in between shows.
type Entry struct {
	Seq    int64           `json:"seq"`
	At     time.Time       `json:"at"`
	Actor  string          `json:"actor"` // "program", or the person's name
	Action string          `json:"action"`
	Ref    string          `json:"ref,omitempty"`
	MailID int64           `json:"mail_id,omitempty"`
	Detail json.RawMessage `json:"detail,omitempty"`
	Prior  string          `json:"prior"`
	Hash   string          `json:"hash"`
}

func (e Entry) digest() string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\n%d\n%d\n%q\n%q\n%q\n%d\n%q", e.Prior, e.Seq, e.At.UnixMilli(), e.Actor, e.Action, e.Ref, e.MailID, string(e.Detail)))
	return hex.EncodeToString(sum[:])
}

// Journal appends an entry; Seq, Prior and Hash are filled in here.
func (t *Tx) Journal(e Entry) error {
	_, err := t.JournalEntry(e)
	return err
}

// JournalEntry appends an entry and gives its Seq. It follows from the head that was noted, not from the last row that is there: where rows were cut off,
// the gap stays to be seen.
func (t *Tx) JournalEntry(e Entry) (seq int64, err error) {
	if e.Seq, e.Prior, err = t.notedHead(); err != nil {
		return 0, err
	}
	e.Seq++
	if e.Detail == nil {
		e.Detail = json.RawMessage("{}")
	}
	e.Hash = e.digest()
	_, err = t.exec(`INSERT INTO journal (seq, at_ms, actor, action, ref, mail_id, detail, prior, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
		e.Seq, millis(e.At), e.Actor, e.Action, e.Ref, e.MailID, string(e.Detail), e.Prior, e.Hash)
	if err != nil {
		return 0, err
	}
	return e.Seq, t.SetSetting(journalHead, fmt.Sprintf("%d %s", e.Seq, e.Hash))
}

// journalHead is the setting that bears the last entry's Seq and hash, beside the journal itself.
const journalHead = "journal/head"

// notedHead is the head that was noted with the last entry; in a store of a version that noted none, the last entry's own.
func (t *Tx) notedHead() (seq int64, hash string, err error) {
	text, err := t.Setting(journalHead)
	if err != nil {
		return 0, "", err
	}
	if text == "" {
		return t.JournalHead()
	}
	if _, err := fmt.Sscanf(text, "%d %s", &seq, &hash); err != nil {
		return 0, "", fmt.Errorf("read the journal's noted head %q: %w", text, err)
	}
	return seq, hash, nil
}

// JournalHead is the last entry's Seq and hash; 0 and "" where there is none.
func (t *Tx) JournalHead() (seq int64, hash string, err error) {
	err = none(t.row(`SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1`).Scan(&seq, &hash))
	if err == ErrNone {
		err = nil
	}
	return seq, hash, err
}

// Entries lists the journal from the entry after seq.
func (t *Tx) Entries(after int64) (all []Entry, err error) {
	err = t.each(func(r *sql.Rows) error {
		var e Entry
		var at int64
		var detail string
		err := r.Scan(&e.Seq, &at, &e.Actor, &e.Action, &e.Ref, &e.MailID, &detail, &e.Prior, &e.Hash)
		e.At, e.Detail = fromMillis(at), json.RawMessage(detail)
		all = append(all, e)
		return err
	}, `SELECT seq, at_ms, actor, action, ref, mail_id, detail, prior, hash FROM journal WHERE seq > $1 ORDER BY seq`, after)
	return all, err
}

// CountEntries is the journal's length.
func (t *Tx) CountEntries() (n int, err error) {
	err = t.row(`SELECT COUNT(*) FROM journal`).Scan(&n)
	return n, err
}

// VerifyJournal tells the first entry that does not follow from the one before it or is not there, 0 where all are in order.
func (t *Tx) VerifyJournal() (broken int64, err error) {
	all, err := t.Entries(math.MinInt64) // a row before the first is none of ours
	if err != nil {
		return 0, fmt.Errorf("read the journal: %w", err)
	}
	prior := ""
	for i, e := range all {
		if e.Seq != int64(i+1) || e.Prior != prior || e.Hash != e.digest() {
			return int64(i + 1), nil
		}
		prior = e.Hash
	}
	seq, hash, err := t.notedHead()
	if err == nil && (seq != int64(len(all)) || hash != prior) {
		broken = int64(len(all)) + 1
	}
	return broken, err
}
