package store

import (
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"time"

	"chancery/internal/invitee"
)

// Round is one sending of a letter to chosen invitees.
type Round struct {
	Name        string
	Letter      string // STEM of letters/STEM.<lang>.md
	Choice      Choice
	Fingerprint string // of all that enters the mails
	Sheet       string // SHA-256 of the contact sheet that all its letters were planned from; "" : several, or not known
	Planned     time.Time
	Released    time.Time // when a person last let it go; zero: not yet
}

// Choice is whom a plan was made for.
type Choice struct {
	Only    []string        `json:"only,omitempty"`
	Classes []invitee.Class `json:"classes,omitempty"`
	Skip    []string        `json:"skip,omitempty"`
	// Answered keeps those that have answered ("yes") or have not ("no"), as the answers stand when the plan is made; "" : all.
	Answered string `json:"answered,omitempty"`
}

// PutRound stores a round, new or planned again. The release of one that is planned again is taken back; letters of it that went out are of its earlier sheet.
func (t *Tx) PutRound(r Round) error {
	_, err := t.exec(`INSERT INTO round (name, letter, choice, fingerprint, planned_ms, released_ms, sheet) VALUES ($1, $2, $3, $4, $5, 0, $6)
		ON CONFLICT (name) DO UPDATE SET letter = excluded.letter, choice = excluded.choice, fingerprint = excluded.fingerprint,
			planned_ms = excluded.planned_ms, released_ms = 0, sheet = CASE WHEN round.sheet = excluded.sheet THEN excluded.sheet ELSE '' END`,
		r.Name, r.Letter, record(r.Choice), r.Fingerprint, millis(r.Planned), r.Sheet)
	return err
}

// Stale has a round planned anew before more of it is sent.
func (t *Tx) Stale(name string) error {
	_, err := t.exec(`UPDATE round SET fingerprint = '' WHERE name = $1`, name)
	return err
}

// Rounds lists the rounds in the order of planning.
func (t *Tx) Rounds() (all []Round, err error) {
	err = t.each(func(rows *sql.Rows) error {
		var r Round
		var choice string
		var planned, released int64
		if err := rows.Scan(&r.Name, &r.Letter, &choice, &r.Fingerprint, &planned, &released, &r.Sheet); err != nil {
			return err
		}
		r.Planned, r.Released = fromMillis(planned), fromMillis(released)
		all = append(all, r)
		return json.Unmarshal([]byte(choice), &all[len(all)-1].Choice)
	}, `SELECT name, letter, choice, fingerprint, planned_ms, released_ms, sheet FROM round ORDER BY planned_ms, name`)
	return all, err
}

// Release notes that a person let a round go.
func (t *Tx) Release(name string, now time.Time) error {
	_, err := t.exec(`UPDATE round SET released_ms = $1 WHERE name = $2`, millis(now), name)
	return err
}

// Paper is a letter that is printed, for an invitee without an address.
type Paper struct {
	Round, Ref, File, Hash string
	Tag                    invitee.Tag
	Planned                time.Time
}

// PutPaper stores a printed letter, new or made again.
func (t *Tx) PutPaper(p Paper) error {
	_, err := t.exec(`INSERT INTO paper (round, ref, file, hash, tag, planned_ms) VALUES ($1, $2, $3, $4, $5, $6)
		ON CONFLICT (round, ref) DO UPDATE SET file = excluded.file, hash = excluded.hash, tag = excluded.tag, planned_ms = excluded.planned_ms`,
		p.Round, p.Ref, p.File, p.Hash, p.Tag, millis(p.Planned))
	return err
}

// DropPaper takes a printed letter out of a round: its invitee has an address now.
func (t *Tx) DropPaper(round, ref string) error {
	_, err := t.exec(`DELETE FROM paper WHERE round = $1 AND ref = $2`, round, ref)
	return err
}

// Papers lists the printed letters of all rounds.
func (t *Tx) Papers() (all []Paper, err error) {
	err = t.each(func(r *sql.Rows) error {
		var p Paper
		var planned int64
		err := r.Scan(&p.Round, &p.Ref, &p.File, &p.Hash, &p.Tag, &planned)
		p.Planned = fromMillis(planned)
		all = append(all, p)
		return err
	}, `SELECT round, ref, file, hash, tag, planned_ms FROM paper ORDER BY round, ref`)
	return all, err
}

// PutContent keeps bytes under their SHA-256, once.
func (t *Tx) PutContent(data []byte) (hash string, err error) {
	sum := sha256.Sum256(data)
	hash = hex.EncodeToString(sum[:])
	if data == nil {
		data = []byte{}
	}
	_, err = t.exec(`INSERT INTO content (hash, data) VALUES ($1, $2) ON CONFLICT (hash) DO NOTHING`, hash, data)
	return hash, err
}

// Content gives bytes back by their hash, or ErrNone.
func (t *Tx) Content(hash string) (data []byte, err error) {
	err = t.row(`SELECT data FROM content WHERE hash = $1`, hash).Scan(&data)
	return data, none(err)
}

// PutInvitee keeps an invitee as it was invited.
func (t *Tx) PutInvitee(v invitee.Invitee) error {
	_, err := t.exec(`INSERT INTO invitee (ref, record) VALUES ($1, $2) ON CONFLICT (ref) DO UPDATE SET record = excluded.record`, v.Ref, record(v))
	return err
}

// Invitees lists all invitees as they were last invited, by ref.
func (t *Tx) Invitees() (all []invitee.Invitee, err error) {
	err = t.each(func(r *sql.Rows) error {
		var text string
		if err := r.Scan(&text); err != nil {
			return err
		}
		var v invitee.Invitee
		err := json.Unmarshal([]byte(text), &v)
		all = append(all, v)
		return err
	}, `SELECT record FROM invitee ORDER BY ref`)
	return all, err
}
