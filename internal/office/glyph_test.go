package office

import (
	"testing"
	"time"

	"chancery/internal/invitee"
	"chancery/internal/locale"
	"chancery/internal/typeset"
)

func TestCharacterThatNoFontHasIsPlacedInTheSheetOrTheLetter(t *testing.T) {
	t.Parallel()
	l := newLetterPress(t, 1)
	d := &draft{lang: locale.English, tag: placeholderTag, reference: "1", date: time.Date(2022, 4, 26, 9, 0, 0, 0, time.UTC),
		invitee: invitee.Invitee{Row: 12, Ref: "CG", Class: invitee.NGO, Language: locale.English, Email: "a@cg.example", Name: "Clear \U0001F331Ground", Salutation: "Dear Ms. שרה,"}}
	problems, err := l.w.fill(newPress(), d)
	if err != nil || len(problems) != 2 {
		t.Fatalf("%v, %v", problems, err)
	}
	for i, want := range []string{
		`contacts.xlsx, row 12, 🌱Ground: no font has '🌱' (U+1F331 SEEDLING); write in words what it says`,
		`contacts.xlsx, row 12, שרה,: no font has 'ש' (U+05E9 HEBREW LETTER SHIN); write the word in Arabic, Chinese, Cyrillic, Greek or Latin letters`,
	} {
		if got := problems[i].String(); got != want {
			t.Errorf("%s\nwanted %s", got, want)
		}
	}
	_, problems, err = newPress().set(&typeset.Document{Lang: locale.English, Blocks: []typeset.Block{
		{Role: typeset.Paragraph, Line: 9, Spans: []typeset.Span{{Text: "see caf\xe9 at 10"}}}}}, "letters/letter.en.md")
	if want := "letters/letter.en.md, line 9, caf\uFFFD: a character was lost where the text was imported (U+FFFD); type the word again"; err != nil || len(problems) != 1 || problems[0].String() != want {
		t.Errorf("%v, %v\nwanted %s", problems, err, want)
	}
	_, problems, err = newPress().set(&typeset.Document{Lang: locale.English, Footer: []string{"Geneva \u2665 ISU", "\U0001F4DE 022 730 93 11"}}, "letters/letter.en.md")
	if want := `letters/letter.en.md, 📞 022: no font has '📞' (U+1F4DE TELEPHONE RECEIVER); write in words what it says; it comes from [sender] of campaign.toml or from an enclosure's name`; err != nil || len(problems) == 0 || problems[len(problems)-1].String() != want {
		t.Errorf("%v, %v\nwanted %s", problems, err, want)
	}
}
