package store

import (
	"database/sql"
	"encoding/json"
)

const undelivered = `delivery <> '' AND delivery IN ('failed', 'delayed') AND kind = 'letter' AND NOT EXISTS (SELECT 1 FROM letter later WHERE later.ref = letter.ref
	AND later.kind = 'letter' AND later.state = 'sent' AND later.delivery <> 'failed' AND (later.handed_ms, later.id) > (letter.handed_ms, letter.id)) ORDER BY id`

// Undelivered lists the letters of which a notice said that they did not arrive, or not yet, by ID; without those after which another went out to
// the same invitee and did not come back.
func (t *Tx) Undelivered() ([]Letter, error) {
	return t.lettersWhere(undelivered)
}

// LettersTo lists the letters to an address, however it is written, by ID.
func (t *Tx) LettersTo(address string) ([]Letter, error) {
	return t.lettersWhere(`domain = $1 AND lower(address) = lower($2) AND kind = 'letter' ORDER BY id`, domainOf(address), address)
}

func (t *Tx) lettersWhere(which string, args ...any) (all []Letter, err error) {
	err = t.each(func(r *sql.Rows) error {
		l, err := scanLetter(r.Scan)
		all = append(all, l)
		return err
	}, `SELECT `+letterColumns+` FROM letter WHERE `+which, args...)
	return all, err
}

// LastAddresses is to whom the last letter of each invitee goes or went, by ref: Ref, Address, Cc and State alone.
func (t *Tx) LastAddresses() (map[string]Letter, error) {
	last := map[string]Letter{}
	err := t.each(func(r *sql.Rows) error {
		var l Letter
		var cc string
		if err := r.Scan(&l.Ref, &l.Address, &cc, &l.State); err != nil {
			return err
		}
		if err := json.Unmarshal([]byte(cc), &l.Cc); err != nil {
			return err
		}
		last[l.Ref] = l
		return nil
	}, `SELECT ref, address, cc, state FROM letter WHERE kind = 'letter' ORDER BY id`)
	return last, err
}
