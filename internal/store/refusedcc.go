package store

import (
	"encoding/json"
	"time"
)

// CcRefusal is why a copy did not reach its address. The letter itself stays as it is.
type CcRefusal struct {
	Code   string    `json:"code,omitempty"` // RFC 3463
	Reason string    `json:"reason"`         // as of a bounce, or "refused" by the relay
	Words  string    `json:"words,omitempty"`
	At     time.Time `json:"at,omitzero"`
}

// UnmarshalJSON takes the relay's words alone too: versions before kept no more.
func (c *CcRefusal) UnmarshalJSON(b []byte) error {
	if json.Unmarshal(b, &c.Words) == nil {
		c.Reason = string(Refused)
		return nil
	}
	type plain CcRefusal
	return json.Unmarshal(b, (*plain)(c))
}

// RefuseCc records that the copy of a letter did not reach an address.
func (t *Tx) RefuseCc(id int64, address string, why CcRefusal) error {
	l, err := t.Letter(id)
	if err != nil {
		return err
	}
	all := map[string]CcRefusal{address: why}
	for had, reason := range l.RefusedCc {
		if had != address {
			all[had] = reason
		}
	}
	_, err = t.exec(`UPDATE letter SET refused_cc = $1 WHERE id = $2`, record(all), id)
	return err
}

const refusedCc = `refused_cc NOT IN ('{}', 'null') AND kind = 'letter' ORDER BY id`

// WithRefusedCc lists the letters of which a copy did not reach its address, by ID.
func (t *Tx) WithRefusedCc() ([]Letter, error) {
	return t.lettersWhere(refusedCc)
}
