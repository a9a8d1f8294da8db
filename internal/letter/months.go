package letter

import (
	"strings"
	"time"

	"chancery/internal/locale"
)

// arabicMonths says how dates in Arabic name their months, by [letters] arabic_months.
var arabicMonths = map[string]*strings.Replacer{
	"levantine": monthReplacer(func(levantine, _ string) string { return levantine }), // حزيران
	"un":        monthReplacer(func(_, un string) string { return un }),               // يونيه
	"common": monthReplacer(func(_, un string) string { // يونيو
		return strings.NewReplacer("يونيه", "يونيو", "يوليه", "يوليو").Replace(un)
	}),
}

// monthReplacer turns "حزيران/يونيه", as locale writes a month, into what choose takes of the two.
func monthReplacer(choose func(levantine, un string) string) *strings.Replacer {
	var pairs []string
	for month := time.January; month <= time.December; month++ {
		both := strings.TrimSuffix(strings.TrimPrefix(locale.FormatDate(locale.Arabic, locale.Date{Year: 2022, Month: month, Day: 1}), "1 "), " 2022")
		levantine, un, found := strings.Cut(both, "/")
		if found {
			pairs = append(pairs, both, choose(levantine, un))
		}
	}
	return strings.NewReplacer(pairs...)
}

// months is a date with its months as the campaign has them; both names stand where nothing is set.
func (m *merge) months(date string) string {
	if r := arabicMonths[m.c.Letters.ArabicMonths]; r != nil && m.t.lang == locale.Arabic {
		return r.Replace(date)
	}
	return date
}
