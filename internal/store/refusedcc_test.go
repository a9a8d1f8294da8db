package store

import (
	"encoding/json"
	"testing"
)

func TestRefusedCopiesAreKeptBesideTheLetter(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store) {
		queue(t, s, "COL", "FRA")
		in(t, s, func(tx *Tx) error {
			all, err := tx.Letters(LetterFilter{Ref: "COL"})
			if err != nil {
				return err
			}
			want := CcRefusal{Code: "5.1.1", Reason: "no_such_user", Words: "550 no", At: noon}
			for _, address := range []string{"a@m.example", "b@m.example", "a@m.example"} {
				if err := tx.RefuseCc(all[0].ID, address, want); err != nil {
					return err
				}
			}
			got, err := tx.WithRefusedCc()
			if err != nil || len(got) != 1 || len(got[0].RefusedCc) != 2 || got[0].RefusedCc["a@m.example"] != want || got[0].Delivery != "" {
				t.Errorf("refused: %+v, %v", got, err)
			}
			return err
		})
	})
}

func TestRelaysWordOfAnEarlierVersionIsRead(t *testing.T) {
	t.Parallel()
	var all map[string]CcRefusal
	if err := json.Unmarshal([]byte(`{"a@m.example":"550 5.1.1 no such user"}`), &all); err != nil || all["a@m.example"] != (CcRefusal{Reason: "refused", Words: "550 5.1.1 no such user"}) {
		t.Errorf("read %+v, %v", all, err)
	}
}
