package store

import (
	"database/sql"
	"errors"
)

const (
	inBase64  = 1.37  // octets on the wire to one of a file: 4/3, and a line end each 76
	mailFrame = 4_000 // octets of header fields and parts' heads, about
)

// sizeOf is about the octets of a letter's mail.
func (t *Tx) sizeOf(c Content) (int64, error) {
	files := int64(0)
	for _, f := range c.Files {
		var n int64
		err := t.row(`SELECT length(data) FROM content WHERE hash = $1`, f.Hash).Scan(&n)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return 0, err
		}
		files += n
	}
	return int64(float64(files)*inBase64) + int64(len(record(c))) + mailFrame, nil
}

// Sized is a letter and about the octets of its mail.
type Sized struct {
	Ref, Round string
	Size       int64
}

// Larger lists the letters that wait and whose mails have more than limit octets, about.
func (t *Tx) Larger(limit int64) (all []Sized, err error) {
	err = t.each(func(r *sql.Rows) error {
		var s Sized
		err := r.Scan(&s.Ref, &s.Round, &s.Size)
		all = append(all, s)
		return err
	}, `SELECT ref, round, size FROM letter WHERE size > $1 AND state IN ('queued', 'deferred', 'leased') ORDER BY id`, limit)
	return all, err
}
