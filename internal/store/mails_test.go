package store

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"chancery/internal/roster"
)

func TestAMailSeenInTwoFoldersIsOneAndKnowsBoth(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		in(t, s, func(tx *Tx) error {
			raw := []byte("Subject: a\r\n\r\none")
			first, _, err := tx.AddMail(Place{"Junk", 7, 4}, raw, noon, noon)
			if err != nil {
				return err
			}
			second, isNew, err := tx.AddMail(Place{"INBOX", 3, 9}, raw, noon, noon)
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

func TestMailsArePagedByReceiptWithinAStateAndByIDInAll(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		in(t, s, func(tx *Tx) error {
			for n := range 9 {
				at := noon.Add(-time.Duration(n/2) * time.Hour) // two at a time, the later ones received earlier
				switch n {
				case 0: // a server's clock may stand before 1970, or at its first instant
					at = time.Date(1969, 12, 31, 23, 0, 0, 0, time.UTC)
				case 1:
					at = time.Unix(0, 0)
				}
				if _, _, err := tx.AddMail(Place{"INBOX", 1, uint32(n)}, fmt.Appendf(nil, "%d", n), at, noon); err != nil {
					return err
				}
			}
			pages := func(next func(Mail) ([]Mail, error)) (ids []int64) {
				var last Mail
				for {
					some, err := next(last)
					if err != nil {
						t.Fatal(err)
					}
					if len(some) == 0 {
						return ids
					}
					for _, m := range some {
						ids = append(ids, m.ID)
					}
					last = some[len(some)-1]
				}
			}
			got := pages(func(m Mail) ([]Mail, error) { return tx.After(Page{m.Received, m.ID}, Unread, 2) })
			if want := []int64{1, 2, 9, 7, 8, 5, 6, 3, 4}; !slices.Equal(got, want) {
				t.Errorf("by receipt %v, want %v", got, want)
			}
			got = pages(func(m Mail) ([]Mail, error) { return tx.Behind(m.ID, 4) })
			if want := []int64{1, 2, 3, 4, 5, 6, 7, 8, 9}; !slices.Equal(got, want) {
				t.Errorf("by ID %v, want %v", got, want)
			}
			if some, err := tx.After(Page{}, Applied, 5); len(some) != 0 || err != nil {
				t.Errorf("in another state: %v, %v", some, err)
			}
			return nil
		})
	})
}

// A page goes by the index alone: a first sync reads 50,000 mails in 800 pages.
func TestPageOfMailsGoesByItsIndex(t *testing.T) {
	t.Parallel()
	s := openAt(t, t.TempDir())
	var id, parent, unused int
	var detail string
	err := s.db.QueryRow(`EXPLAIN QUERY PLAN SELECT `+mailColumns+` FROM mail WHERE state = $1 AND received_ms >= $2 AND (received_ms > $2 OR id > $3) ORDER BY received_ms, id LIMIT $4`,
		Unread, 0, 0, 64).Scan(&id, &parent, &unused, &detail)
	if err != nil || !strings.Contains(detail, "SEARCH mail USING INDEX mail_state (state=? AND received_ms>?)") {
		t.Errorf("the plan is %q, %v", detail, err)
	}
}

func TestMailThatComesAfterAllTakesThePlaceOfItsRecord(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		in(t, s, func(tx *Tx) error {
			why := roster.Reason{Code: "not_fetched", Detail: "it was refused"}
			place := Place{"INBOX", 7, 4}
			id, isNew, err := tx.AddUnfetched(place, nil, 70, why, noon, noon)
			if err != nil || !isNew {
				t.Fatalf("mail %d (new %t), %v", id, isNew, err)
			}
			if again, isNew, err := tx.AddUnfetched(place, nil, 70, why, noon, noon); again != id || isNew || err != nil {
				t.Errorf("asked again: mail %d (new %t), %v", again, isNew, err)
			}
			if all, err := tx.Unfetched("INBOX", 7); err != nil || len(all) != 1 || all[0].UID != 4 || all[0].Reasons[0] != why {
				t.Errorf("unfetched %+v, %v", all, err)
			}
			raw := []byte("Subject: a\r\n\r\none")
			if now, isNew, err := tx.AddMail(place, raw, noon.Add(time.Minute), noon); now != id || isNew || err != nil {
				t.Errorf("it came as mail %d (new %t), want %d: %v", now, isNew, id, err)
			}
			m, err := tx.Mail(id)
			if err != nil || !m.Whole || m.State != Unread || m.Size != int64(len(raw)) || len(m.Reasons) != 0 || !m.Received.Equal(noon.Add(time.Minute)) {
				t.Errorf("it stands as %+v, %v", m, err)
			}
			// The bytes of another place come to light as the same mail: one is left.
			other, _, err := tx.AddUnfetched(Place{"Junk", 7, 9}, nil, 70, why, noon, noon)
			if err != nil || other == id {
				t.Fatalf("mail %d, %v", other, err)
			}
			if now, isNew, err := tx.AddMail(Place{"Junk", 7, 9}, raw, noon, noon); now != id || isNew || err != nil {
				t.Errorf("it came as mail %d (new %t), want %d: %v", now, isNew, id, err)
			}
			all, err := tx.Mails("")
			if len(all) != 1 {
				t.Errorf("%d mails, want one", len(all))
			}
			return err
		})
	})
}

func TestMailThatIsTooLargeIsToldByItsHeader(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		in(t, s, func(tx *Tx) error {
			add := func(p Place, head string, size int64) int64 {
				id, _, err := tx.AddUnfetched(p, []byte(head), size, roster.Reason{Code: "too_large"}, noon, noon)
				if err != nil {
					t.Fatal(err)
				}
				return id
			}
			first := add(Place{"INBOX", 7, 4}, "Subject: a\r\n\r\n", 3e9)
			if moved := add(Place{"INBOX", 8, 1}, "Subject: a\r\n\r\n", 3e9); moved != first {
				t.Errorf("under another UIDVALIDITY it is mail %d, want %d", moved, first)
			}
			if other := add(Place{"INBOX", 8, 2}, "Subject: a\r\n\r\n", 4e9); other == first {
				t.Error("one of another size was taken for the same")
			}
			if other := add(Place{"INBOX", 8, 3}, "Subject: b\r\n\r\n", 3e9); other == first {
				t.Error("one of another header was taken for the same")
			}
			return nil
		})
	})
}
