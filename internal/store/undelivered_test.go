package store

import (
	"strings"
	"testing"
)

func TestUndeliveredLettersAreListedAndFoundByAddress(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		queue(t, s, "COL", "FRA", "PER")
		in(t, s, func(tx *Tx) error {
			for ref, delivery := range map[string]string{"COL": Failed, "PER": Delayed} {
				all, err := tx.Letters(LetterFilter{Ref: ref})
				if err != nil {
					return err
				}
				if err := tx.SetDelivery(all[0].ID, delivery, "5.1.1", "no_such_user", noon); err != nil {
					return err
				}
			}
			got, err := tx.Undelivered()
			if err != nil || len(got) != 2 || got[0].Ref != "COL" || got[1].Ref != "PER" {
				t.Errorf("undelivered: %+v, %v", got, err)
			}
			to, err := tx.LettersTo("fra@MISSION.example")
			if err != nil || len(to) != 1 || to[0].Ref != "FRA" {
				t.Errorf("to FRA: %+v, %v", to, err)
			}
			return err
		})
	})
}

func TestLetterThatALaterOneMadeUpForIsUndeliveredNoMore(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		queue(t, s, "COL", "FRA", "PER")
		in(t, s, func(tx *Tx) error {
			letters, err := tx.Letters(LetterFilter{})
			if err != nil {
				return err
			}
			refs := func() string {
				t.Helper()
				all, err := tx.Undelivered()
				if err != nil {
					t.Fatal(err)
				}
				var refs []string
				for _, l := range all {
					refs = append(refs, l.Ref+"/"+l.Round)
				}
				return strings.Join(refs, " ")
			}
			again := map[string]int64{}
			for _, l := range letters {
				if err := tx.SetDelivery(l.ID, Failed, "5.1.1", "no_such_user", noon); err != nil {
					return err
				}
				l.Round, l.MessageID = "again", "<again"+l.MessageID[1:]
				if err := tx.AddLetter(&l); err != nil {
					return err
				}
				again[l.Ref] = l.ID
			}
			if got := refs(); got != "COL/invitation FRA/invitation PER/invitation" {
				t.Errorf("queued again: %s", got)
			}
			for _, ref := range []string{"COL", "FRA"} {
				if _, err := tx.exec(`UPDATE letter SET state = 'sent', handed_ms = 5 WHERE id = $1`, again[ref]); err != nil {
					return err
				}
			}
			if got := refs(); got != "PER/invitation" {
				t.Errorf("COL and FRA were sent again: %s", got)
			}
			if err := tx.SetDelivery(again["FRA"], Failed, "5.1.1", "no_such_user", noon); err != nil {
				return err
			}
			if got := refs(); got != "FRA/invitation PER/invitation FRA/again" {
				t.Errorf("FRA's second bounced too: %s", got)
			}
			return nil
		})
	})
}

// Both go by an index: a campaign may have a million letters.
func TestUndeliveredLettersAreFoundByIndexes(t *testing.T) {
	t.Parallel()
	s := openAt(t, t.TempDir())
	for query, index := range map[string]string{
		`SELECT id FROM letter WHERE ` + undelivered:                                                               "letter_undelivered",
		`SELECT id FROM letter WHERE ` + refusedCc:                                                                 "letter_refused_cc",
		`SELECT id FROM letter WHERE domain = 'a' AND lower(address) = lower('b') AND kind = 'letter' ORDER BY id`: "letter_domain",
	} {
		var id, parent, unused int
		var detail string
		if err := s.db.QueryRow(`EXPLAIN QUERY PLAN `+query).Scan(&id, &parent, &unused, &detail); err != nil || !strings.Contains(detail, index) {
			t.Errorf("%s: the plan is %q, %v", query, detail, err)
		}
	}
}
