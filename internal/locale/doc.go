// Package locale knows what the six official languages ask of a letter: direction, dates and their ranges, times, plurals, the order of the
// alphabet, honorifics, and the names of States with their articles and cases. It holds words and rules only; it reads no clock and no file but
// the tables embedded in it.
//
// Sources. The rules of plurals are those of CLDR (unicode.org/cldr, "Language Plural Rules"). The forms of dates are those of United Nations
// documents; the months in Arabic stand with the Levantine name first. The table of States (states.tsv, with the former names in former.tsv) was
// written for this program after the terminology of the United Nations (short and formal names of Member States in the six languages), and a test
// compares it with a second list where that is at hand; the deviations are argued one by one in testdata/deviations.tsv.
//
// [M] A native reader or a protocol officer still has to confirm: the spelled-out times of day in Arabic, Russian and Spanish; the nominative of
// weekdays in Russian, which a sentence may have to bend; the names marked [M] in the note column of states.tsv; the days on which a name of
// former.tsv ended; the regional group of States that sit in more than one.
package locale
