package letter

import (
	"fmt"

	"chancery/internal/campaign"
	"chancery/internal/invitee"
	"chancery/internal/locale"
	"chancery/internal/typeset"
)

// second is the language of the translation behind the letter: the sheet's, else the class's; "" where none is asked for or it is the letter's own.
func (s *Set) second(l locale.Lang, v invitee.Invitee) locale.Lang {
	second := v.Second
	if second == "" {
		second = s.campaign.Letters.Second[v.Class]
	}
	if second == l || second == v.Language {
		return ""
	}
	return second
}

// noTranslation is the problem of a translation that is asked for and has no template. No fallback stands in for it, so the one who asks is named.
func (s *Set) noTranslation(file string, v invitee.Invitee) campaign.Problem {
	asks := "take " + string(v.Class) + " out of [letters] second in " + campaign.FileName
	if v.Second != "" {
		asks = fmt.Sprintf("correct the Second language of %s, row %d", firstOf(s.campaign.Contacts.File, "contacts.xlsx"), v.Row)
	}
	return campaign.Problem{File: file, What: "there is no such file, and a translation behind the letter is to be of it", Remedy: "write it, or " + asks}
}

// translationMarks say what the second text is: the first alone is the letter.
var translationMarks = map[locale.Lang]string{
	locale.Arabic: "ترجمة غير رسمية", locale.English: "Courtesy translation", locale.Spanish: "Traducción de cortesía",
	locale.French: "Traduction de courtoisie", locale.Russian: "Неофициальный перевод", locale.Chinese: "非正式译文",
}

// asTranslation marks a document as a translation and takes away what makes it a letter: signature and initials.
func asTranslation(d *typeset.Document, l locale.Lang) *typeset.Document {
	blocks := []typeset.Block{{Role: typeset.Paragraph, Spans: []typeset.Span{{Text: translationMarks[l], Italic: true}}}}
	for _, b := range d.Blocks {
		if b.Role != typeset.Initials {
			blocks = append(blocks, b)
		}
	}
	d.Blocks, d.Signature = blocks, nil
	return d
}
