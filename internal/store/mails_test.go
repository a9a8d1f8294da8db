package store

import (
	"slices"
	"testing"
)

func TestAMailSeenInTwoFoldersIsOneAndKnowsBoth(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		in(t, s, func(tx *Tx) error {
			raw := []byte("Subject: a\r\n\r\none")
			first, _, err := tx.AddMail(Place{"Junk", 7, 4}, raw, int64(len(raw)), noon, noon)
			if err != nil {
				return err
			}
			second, isNew, err := tx.AddMail(Place{"INBOX", 3, 9}, raw, int64(len(raw)), noon, noon)
			if err != nil || isNew || second != first {
				t.Errorf("the moved mail is %d (new %t), want %d (%v)", second, isNew, first, err)
			}
			m, err := tx.Mail(first)
			if err != nil {
				return err
			}
			folders, err := tx.Folders(m.Hash)
			if !slices.Equal(folders, []string{"INBOX", "Junk"}) {
				t.Errorf("seen in %q", folders)
			}
			if seen, seenErr := tx.Seen("INBOX", 3); seenErr != nil || len(seen) != 1 || !seen[9] {
				t.Errorf("UIDs seen in INBOX: %v (%v)", seen, seenErr)
			}
			if seen, _ := tx.Seen("INBOX", 4); len(seen) != 0 {
				t.Errorf("under another UIDVALIDITY: %v", seen)
			}
			return err
		})
	})
}
