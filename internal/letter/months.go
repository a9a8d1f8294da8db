package letter

import "chancery/internal/locale"

// dates writes dates in the letter's language, Arabic months as [letters] arabic_months has them.
func (m *merge) dates() locale.Dates {
	return locale.Dates{Lang: m.t.lang, Months: m.c.Letters.ArabicMonths}
}
