package store

import (
	"database/sql"
	"io/fs"
	"slices"
	"testing"

	"github.com/pressly/goose/v3"
)

// counted counts letters one by one.
func counted(letters []Letter) (all []StateCount) {
	n := map[StateCount]int{}
	for _, l := range letters {
		c := StateCount{Round: l.Round, Kind: l.Kind, State: l.State}
		if l.Delivery == Failed {
			c.Delivery = Failed
		}
		n[c]++
	}
	for c, n := range n {
		c.N = n
		all = append(all, c)
	}
	return all
}

func sameCounts(a, b []StateCount) bool {
	return len(a) == len(b) && !slices.ContainsFunc(a, func(c StateCount) bool { return !slices.Contains(b, c) })
}

func TestTallyFollowsEveryMove(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		queue(t, s, "A", "B", "C", "D")
		o := owner(t, s)
		check := func(when string) {
			t.Helper()
			in(t, s, func(tx *Tx) error {
				letters, err := tx.Letters(LetterFilter{})
				if err != nil {
					return err
				}
				got, err := tx.CountLetters()
				if want := counted(letters); !sameCounts(got, want) {
					t.Errorf("%s: tally %v, want %v", when, got, want)
				}
				return err
			})
		}
		check("queued")
		a, _ := lease(t, s, o)
		check("leased")
		in(t, s, func(tx *Tx) error { return tx.HandOver(a.ID, o, noon) })
		check("being handed over")
		in(t, s, func(tx *Tx) error { return tx.Settle(a.ID, o, Word{State: Sent}, noon) })
		in(t, s, func(tx *Tx) error { return tx.SetDelivery(a.ID, Failed, "5.1.1", "no such user", noon) })
		check("sent, and bounced")
		b, _ := lease(t, s, o)
		in(t, s, func(tx *Tx) error { return tx.Settle(b.ID, o, Word{State: Refused}, noon) })
		in(t, s, func(tx *Tx) error { _, err := tx.Resolve(b.ID, Queued, "clerk", noon); return err })
		d := letterOf(t, s, "D")
		in(t, s, func(tx *Tx) error { _, err := tx.DropLetter(d.ID); return err })
		check("refused, resolved, and another dropped")
	})
}

func TestLettersOfAnOlderStoreKeepTheirContentAndCounts(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	db, err := sql.Open("sqlite", dataSource(dir+"/chancery.db"))
	if err != nil {
		t.Fatal(err)
	}
	steps, err := fs.Sub(migrations, "migrations")
	if err != nil {
		t.Fatal(err)
	}
	p, err := goose.NewProvider(goose.DialectSQLite3, db, steps)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.UpTo(t.Context(), 3); err != nil {
		t.Fatal(err)
	}
	_, err = db.Exec(`INSERT INTO letter VALUES (7, 'invitation', 'letter', 'COL', 'a@m.example', '[]', 'es', '', '<1@x>', 't', 0, '{"subject":"Invitación"}', 'sent', '', 0, 1, 0,
		'dot', 250, '', 'ok', '{}', 1, 1, 'relay', 'failed', '', '', 0, 'm.example')`)
	if err != nil {
		t.Fatal(err)
	}
	_, err = db.Exec(`INSERT INTO content VALUES ('h', zeroblob(3000));
		INSERT INTO letter VALUES (8, 'reminder', 'letter', 'COL', 'a@m.example', '[]', 'es', '', '<2@x>', 't', 0, '{"subject":"s","files":[{"name":"a.pdf","hash":"h"}]}', 'queued', '', 0, 0, 0,
		'', 0, '', '', '{}', 0, 0, '', '', '', '', 0, 'm.example')`)
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	s := openAt(t, dir)
	in(t, s, func(tx *Tx) error {
		l, err := tx.Letter(7)
		if err != nil || l.Content.Subject != "Invitación" {
			t.Errorf("letter %+v, %v", l, err)
		}
		for limit, want := range map[int64]int{8_000: 1, 9_000: 0} { // 4,000, 3,000 in base64, and the text
			if all, err := tx.Larger(limit); err != nil || len(all) != want {
				t.Errorf("larger than %d: %v, %v; wanted %d", limit, all, err, want)
			}
		}
		counts, err := tx.CountLetters()
		if want := []StateCount{{Round: "invitation", Kind: KindLetter, State: Sent, Delivery: Failed, N: 1}, {Round: "reminder", Kind: KindLetter, State: Queued, N: 1}}; !slices.Equal(counts, want) {
			t.Errorf("counts %v, want %v", counts, want)
		}
		return err
	})
}
