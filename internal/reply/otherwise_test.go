package reply

import (
	"testing"

	"chancery/internal/locale"
)

// TestWorkbookFormThatWasWrittenOverIsLeftToAPerson: a heading that takes the form back, an answer behind the title of an item, another delegation's name.
func TestWorkbookFormThatWasWrittenOverIsLeftToAPerson(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		delegation, heading, title string
		clear                      bool
	}{
		"as it was sent":         {"Norway", "Réunion sur le projet de convention", "Victim assistance", true},
		"a title of its own":     {"Norway", "", "Assistance", true},
		"a name of its own":      {"Royal Norwegian delegation & Co", "", "", true},
		"cancelled above":        {"Norway", "ANNULÉ", "", false},
		"ten minutes wanted":     {"Norway", "", "Victim assistance (10 minutes, with a film)", false},
		"another delegation":     {"Peru", "", "", false},
		"a State that is no one": {"Switzerland", "", "", false},
	} {
		ctx := campaign()
		ctx.Title = locale.Text{locale.French: "Réunion sur le projet de convention"}
		ctx.Forms = []Form{{Source: "form.xlsx", Code: "im2022.NOR.abcdefghijkl", Delegation: c.delegation, Heading: []string{c.heading}, Titles: map[string]string{"3": c.title},
			Delegates: []map[string]string{{KeyName: "Ingrid Larsen"}}, Interventions: []map[string]string{{KeyItem: "3"}}}}
		if r := Read(mailOf(""), ctx); len(r.Delegates) != 1 || (len(doubts(r)) == 0) != c.clear {
			t.Errorf("%s: delegates %+v, doubts %q", name, r.Delegates, doubts(r))
		}
	}
}
