package office

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"slices"
	"strings"

	"chancery/internal/store"
)

// ChangedContact is an invitee whose address in the contact sheet is not the one that its last letter has.
type ChangedContact struct {
	Ref  string `json:"ref"`
	Was  string `json:"was"`
	Now  string `json:"now"`
	Sent bool   `json:"sent"` // the letter went out; else a new plan takes the change over
}

// changedContacts compares the sheet with each invitee's last letter. Where every round was planned from the sheet as it is, there is nothing to compare: that is
// told by the file's content, since a copy or a backup that is put back has a time of its own.
func (o *Office) changedContacts(t *store.Tx, rounds []store.Round) (changed []ChangedContact, err error) {
	hash := o.sheetHash()
	if hash == "" || !slices.ContainsFunc(rounds, func(r store.Round) bool { return r.Sheet != hash }) {
		return nil, nil // a sheet that is not there is said by check and plan
	}
	sheet, _ := o.contacts(nil)
	last, err := t.LastAddresses()
	if err != nil {
		return nil, err
	}
	failed, err := o.failedCopies(t)
	if err != nil {
		return nil, err
	}
	reminded, _ := withoutCopies(sheet.Invitees, failed)
	for i, v := range sheet.Invitees {
		l, ok := last[v.Ref]
		if slices.Equal(l.Cc, reminded[i].Cc) {
			v.Cc = l.Cc // a reminder leaves out the copies that failed
		}
		was, now := addresses(l.Address, l.Cc), addresses(v.Email, v.Cc)
		if ok && was != now {
			changed = append(changed, ChangedContact{Ref: v.Ref, Was: was, Now: now, Sent: l.State != store.Queued && l.State != store.Deferred})
		}
	}
	return changed, nil
}

// sheetHash is that of the contact sheet's bytes; "" where it cannot be read.
func (o *Office) sheetHash() string {
	data, err := os.ReadFile(o.path(o.Campaign.Contacts.File))
	if err != nil {
		return ""
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

func addresses(to string, cc []string) string { return strings.Join(append([]string{to}, cc...), "; ") }
