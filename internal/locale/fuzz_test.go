package locale

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// Names come from contacts and replies as people type them. No text may break the order of a list or a name's forms.
func FuzzNamesInEveryForm(f *testing.F) {
	for _, s := range []string{"Guinée-Bissau", "السودان", "ال", "(ال", "“«", "\xff", "秘鲁", "hi", "Israel", "Движение неприсоединения", "ия", "'"} {
		f.Add(s, "Italia")
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		for _, l := range All {
			if Compare(l, a, b) != -Compare(l, b, a) || Compare(l, a, a) != 0 {
				t.Errorf("%s: %q and %q have no order", l, a, b)
			}
			if list := JoinList(l, []string{a, b}); !strings.HasPrefix(list, a) || !strings.HasSuffix(list, b) {
				t.Errorf("%s: %q", l, list)
			}
			n := name{text: a, decline: declineTitle}
			for _, form := range []string{n.the(), n.of(l), n.to(l), n.by(l), n.in(l), n.from(l), CityTime(l, a)} {
				if utf8.ValidString(a) && !utf8.ValidString(form) {
					t.Errorf("%s: %q", l, form)
				}
			}
		}
	})
}
