package pdf

import (
	"testing"
	"testing/fstest"
	"time"

	"chancery/internal/campaign"
	"chancery/internal/invitee"
	"chancery/internal/letter"
	"chancery/internal/locale"
	"chancery/internal/typeset"
	"chancery/templates"
)

// builtin composes the letter that ships with the program: the note verbale for a mission, the formal letter for an organization.
func builtin(t testing.TB, lang locale.Lang, class invitee.Class) *typeset.Document {
	t.Helper()
	c, err := campaign.Load(fstest.MapFS{"campaign.toml": {Data: campaign.Sample("im2022")}})
	if err != nil {
		t.Fatal(err)
	}
	c.Family = map[invitee.Class]string{invitee.StateParty: "note"}
	set, problems := letter.Load(templates.Files, c, []string{})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	to := invitee.Invitee{Ref: "COL", Class: class, Country: "COL", Email: "mission@colombia.example", Row: 2}
	if class == invitee.NGO {
		to = invitee.Invitee{Ref: "NGO-7", Class: class, Name: "Fields Without Mines", Email: "desk@fields.example", Row: 9}
	}
	d, problems := set.Document("letter", lang, to, letter.Values{Reference: "20MSP/2022/017", Date: locale.Date{Year: 2022, Month: time.April, Day: 26},
		Code: "im2022.COL.abcdefghijkl", Enclosures: []string{"APLC/MSP.20/2022/1", "APLC/MSP.20/2022/INF.1"}})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return d
}

func builtinNote(t testing.TB, lang locale.Lang) *typeset.Document {
	return builtin(t, lang, invitee.StateParty)
}

func builtinLetter(t testing.TB, lang locale.Lang) *typeset.Document {
	return builtin(t, lang, invitee.NGO)
}
