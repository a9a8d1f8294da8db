package office

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"chancery/internal/invitee"
)

// fingerprint is a hash of all that enters the mails: the contacts' rows, the letters, the enclosures, the meeting and the sender; not the relay.
// A plan whose fingerprint is no longer this one is not sent.
func (o *Office) fingerprint(invitees []invitee.Invitee) (string, error) {
	h := sha256.New()
	c := o.Campaign
	rows := slices.Clone(invitees)
	slices.SortFunc(rows, func(a, b invitee.Invitee) int { return strings.Compare(a.Ref, b.Ref) })
	for i := range rows {
		rows[i].Row = 0
	}
	meeting := c.Meeting
	zone := meeting.ZoneName
	meeting.Zone = nil
	err := json.NewEncoder(h).Encode([]any{c.ID, c.Languages, c.Fallback, c.Calendar, meeting, zone, c.Family, c.Letters, c.Sender, c.SMTP.From, c.SMTP.FromName, c.SMTP.ReplyTo, rows})
	if err != nil {
		return "", fmt.Errorf("take the plan's fingerprint: %w", err)
	}
	for _, folder := range []string{"letters", "enclosures"} {
		if err := o.hashFolder(h.Write, folder); err != nil {
			return "", fmt.Errorf("take the plan's fingerprint: %w", err)
		}
	}
	for _, picture := range []string{c.Sender.Logo, c.Sender.Signature} {
		if picture == "" {
			continue
		}
		if err := o.hashFile(h.Write, picture); err != nil {
			return "", fmt.Errorf("take the plan's fingerprint: %w", err)
		}
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

func (o *Office) hashFolder(write func([]byte) (int, error), folder string) error {
	if _, err := fs.Stat(o.files(), folder); err != nil {
		return nil
	}
	return fs.WalkDir(o.files(), folder, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || (path.Ext(name) != ".md" && path.Ext(name) != ".pdf") {
			return err
		}
		return o.hashFile(write, name)
	})
}

func (o *Office) hashFile(write func([]byte) (int, error), name string) error {
	data, err := os.ReadFile(o.path(name))
	if err != nil {
		return err
	}
	sum := sha256.Sum256(data)
	_, err = write(fmt.Appendf(nil, "%s %x\n", name, sum))
	return err
}
