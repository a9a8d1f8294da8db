package store

import (
	"database/sql"
	"encoding/json"
	"time"
)

// Move is what a person did to the list of speakers. Kind, Notice and Other are the roster's; Record holds what else its kind needs.
type Move struct {
	ID     int64
	Seq    int64 // its entry of the journal
	Kind   string
	Notice int64 // the intervention's ID
	Other  int64 // the one it changed places with
	Ref    string
	Record json.RawMessage
	At     time.Time
}

// AddMove stores a move and gives it its ID.
func (t *Tx) AddMove(m *Move) (err error) {
	if m.ID, err = t.next("speakers_move"); err != nil {
		return err
	}
	if m.Record == nil {
		m.Record = json.RawMessage("{}")
	}
	_, err = t.exec(`INSERT INTO speakers_move (id, seq, kind, notice, other, ref, record, at_ms, undone) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0)`,
		m.ID, m.Seq, m.Kind, m.Notice, m.Other, m.Ref, string(m.Record), millis(m.At))
	return err
}

// Moves lists the moves that stand, in the order in which they were made.
func (t *Tx) Moves() (all []Move, err error) {
	err = t.each(func(r *sql.Rows) error {
		var m Move
		var at int64
		var text string
		err := r.Scan(&m.ID, &m.Seq, &m.Kind, &m.Notice, &m.Other, &m.Ref, &text, &at)
		m.Record, m.At = json.RawMessage(text), fromMillis(at)
		all = append(all, m)
		return err
	}, `SELECT id, seq, kind, notice, other, ref, record, at_ms FROM speakers_move WHERE undone = 0 ORDER BY id`)
	return all, err
}

// UndoMove takes a move back; by is the entry that says so. It tells whether the move still stood.
func (t *Tx) UndoMove(id, by int64) (bool, error) {
	n, err := t.exec(`UPDATE speakers_move SET undone = $1 WHERE id = $2 AND undone = 0`, by, id)
	return n == 1, err
}
