package campaign

import (
	"regexp"

	"chancery/internal/invitee"
	"chancery/internal/locale"
)

// familyName is what may stand between two dots of a letter's file name.
var familyName = regexp.MustCompile(`^[a-z0-9_-]{1,32}$`)

func (c *Campaign) readLetters(t *table) {
	c.readFamily(t.table("family"))
	c.Letters.Second = map[invitee.Class]locale.Lang{}
	second := t.table("second")
	for _, class := range invitee.Classes {
		code := second.text(string(class), "")
		l, known := language(code)
		switch {
		case known && contains(c.Languages, l):
			c.Letters.Second[class] = l
		case known:
			second.problem(string(class), "add it to languages in [campaign], or take it out here", "%q is no language of the campaign", code)
		case code != "":
			second.problem(string(class), suggestion(code, languageCodes()), "unknown language %q", code)
		}
	}
	second.end()
	c.Letters.Paper = t.word("paper", "A4", "A4", "A5", "Letter")
	c.Letters.Kashida = t.flag("kashida", true)
	c.Letters.ArabicMonths = locale.ArabicMonths(t.word("arabic_months", string(locale.MonthsBoth), string(locale.MonthsBoth),
		string(locale.MonthsBothCommon), string(locale.MonthsLevantine), string(locale.MonthsUN), string(locale.MonthsCommon)))
	t.end()
}

func (c *Campaign) readFamily(family *table) {
	c.Family, c.Letters.FamilyLine = map[invitee.Class]string{}, map[invitee.Class]int{}
	for _, class := range invitee.Classes {
		key := string(class)
		name := family.text(key, "")
		_, isLanguage := language(name)
		switch {
		case name == "":
		case !familyName.MatchString(name), isLanguage, name == "mail":
			family.problem(key, `choose a word such as "note"; its letters are letter.note.<lang>.md`,
				"found %q, wanted a short word of a–z 0–9 - _, no language and not mail", name)
		case name == NoteVerbale && class == invitee.NGO:
			family.problem(key, "take ngo out, so that it gets the formal letter", "a note verbale goes to missions alone, never to non-governmental organizations")
		default:
			c.Family[class] = name
			c.Letters.FamilyLine[class] = family.doc.places[family.at(key)].line
		}
	}
	family.end()
}
