package store

import (
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"time"

	"chancery/internal/roster"
)

// AddMail stores the raw bytes of a mail before anything else is done with it. Bytes that are known already make no second mail: isNew is
// false and the first one's ID is given. So is the ID of a mail that stood in this place without its bytes, and has them now.
func (t *Tx) AddMail(p Place, raw []byte, received, now time.Time) (id int64, isNew bool, err error) {
	hash, err := t.PutContent(raw)
	if err != nil {
		return 0, false, err
	}
	fresh, err := t.sight(p, hash)
	if err != nil {
		return 0, false, err
	}
	if !fresh {
		if id, err := t.complete(p, hash, int64(len(raw)), received); err != nil || id != 0 {
			return id, false, err
		}
	}
	return t.addMail(Mail{Hash: hash, Size: int64(len(raw)), Whole: true, Received: received, Stored: now, Reasons: []roster.Reason{}})
}

// AddUnfetched keeps a mail whose bytes could not be had, and why. It is told again by its header, where that came, else by its place.
func (t *Tx) AddUnfetched(p Place, head []byte, size int64, why roster.Reason, received, now time.Time) (id int64, isNew bool, err error) {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s/%d/%d/%d", p.Folder, p.UIDValidity, p.UID, size))
	hash := hex.EncodeToString(sum[:])
	if len(head) > 0 {
		other, err := t.sizedOtherwise(head, size)
		if err != nil {
			return 0, false, err
		}
		if !other {
			if hash, err = t.PutContent(head); err != nil {
				return 0, false, err
			}
		}
	}
	if _, err := t.sight(p, hash); err != nil {
		return 0, false, err
	}
	return t.addMail(Mail{Hash: hash, Size: size, Received: received, Stored: now, Reasons: []roster.Reason{why}})
}

// sizedOtherwise tells whether a mail of another size has this very header.
func (t *Tx) sizedOtherwise(head []byte, size int64) (bool, error) {
	sum := sha256.Sum256(head)
	var has int64
	err := none(t.row(`SELECT size FROM mail WHERE hash = $1`, hex.EncodeToString(sum[:])).Scan(&has))
	if err == ErrNone {
		return false, nil
	}
	return has != size, err
}

// sight notes where a mail was seen; it tells whether nothing was seen there before.
func (t *Tx) sight(p Place, hash string) (bool, error) {
	n, err := t.exec(`INSERT INTO sighting (folder, uidvalidity, uid, hash) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
		p.Folder, int64(p.UIDValidity), int64(p.UID), hash)
	return n == 1, err
}

func (t *Tx) addMail(m Mail) (id int64, isNew bool, err error) {
	switch err = none(t.row(`SELECT id FROM mail WHERE hash = $1`, m.Hash).Scan(&id)); err {
	case nil:
		return id, false, nil
	case ErrNone:
	default:
		return 0, false, err
	}
	if id, err = t.next("mail"); err != nil {
		return 0, false, err
	}
	_, err = t.exec(`INSERT INTO mail (id, hash, size, whole, received_ms, stored_ms, state, ref, from_address, subject, message_id, kinds, reasons, reading, decided_by, decided_ms, remark)
		VALUES ($1, $2, $3, $4, $5, $6, 'unread', '', '', '', '', '[]', $7, '{}', '', 0, '')`,
		id, m.Hash, m.Size, oneIf(m.Whole), millis(m.Received), millis(m.Stored), record(m.Reasons))
	return id, true, err
}

// complete gives its bytes to the mail that stands in a place without them, which is read anew then; ID 0: there is none, or a person decided it. Where
// the bytes are another mail's that is known, the one without them goes.
func (t *Tx) complete(p Place, hash string, size int64, received time.Time) (id int64, err error) {
	var old string
	err = none(t.row(`SELECT m.id, m.hash FROM sighting s JOIN mail m ON m.hash = s.hash
		WHERE s.folder = $1 AND s.uidvalidity = $2 AND s.uid = $3 AND m.whole = 0 AND m.state IN ('unread', 'to_review', 'noted') AND m.decided_by = ''
			AND NOT EXISTS (SELECT 1 FROM decision d WHERE d.mail_id = m.id)`,
		p.Folder, int64(p.UIDValidity), int64(p.UID)).Scan(&id, &old))
	if err == ErrNone {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	if _, err := t.exec(`UPDATE sighting SET hash = $1 WHERE hash = $2`, hash, old); err != nil {
		return 0, err
	}
	var known int64
	switch err := none(t.row(`SELECT id FROM mail WHERE hash = $1`, hash).Scan(&known)); err {
	case nil:
		_, err := t.exec(`DELETE FROM mail WHERE id = $1`, id)
		return known, err
	case ErrNone:
	default:
		return 0, err
	}
	_, err = t.exec(`UPDATE mail SET hash = $1, size = $2, whole = 1, received_ms = $3, state = 'unread', reasons = '[]' WHERE id = $4`,
		hash, size, millis(received), id)
	return id, err
}

// Unfetched lists the mails of a folder whose bytes could not be had and that nobody decided.
func (t *Tx) Unfetched(folder string, uidValidity uint32) (all []Sighted, err error) {
	err = t.each(func(r *sql.Rows) error {
		s, err := scanSighted(r)
		all = append(all, s)
		return err
	}, `SELECT s.uid, m.state, m.ref, m.reasons FROM mail m JOIN sighting s ON s.hash = m.hash
		WHERE m.state IN ('unread', 'to_review', 'noted') AND m.whole = 0 AND s.folder = $1 AND s.uidvalidity = $2 ORDER BY s.uid`, folder, int64(uidValidity))
	return all, err
}

func oneIf(b bool) int {
	if b {
		return 1
	}
	return 0
}
