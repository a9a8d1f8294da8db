// Package locale knows what the six official languages ask of a letter: direction, dates and their ranges, times, zones, plurals, enumerations, the
// order of the alphabet, honorifics, and the names of States, groups and organizations with their articles and cases. It holds words and rules only; it
// reads no clock and no file but the tables embedded in it.
//
// Users. Letters print dates, zones, lists, and names by Phrase, State and Organization; rosters and their papers take the order from Compare. Times of day and
// their ranges (FormatTimeRange, FormatClock, FormatClockRange, ZoneAbbreviation), places (State.In, State.From), names at their first mention
// (Organization.Full, OfShort) and the sorted tables (States, Organizations, SortStates, SortOrganizations) are read by the golden tables alone, for the
// native reader: [meeting] hours, which letters print, is the office's own text.
//
// Sources. The rules of plurals are those of CLDR (unicode.org/cldr, "Language Plural Rules"), the names of time zones follow its "metazones". The forms of
// dates are those of United Nations documents; CLDR has none of them whole, but its months, weekdays and lists (48, by ICU 78) are the same. The months
// in Arabic stand with the Levantine name first, or as ArabicMonths says. Each table of names says its source and what is to be confirmed in its first
// lines: states.tsv, articles.tsv, former.tsv, organizations.tsv. What the rules make of them is written out, and was read, in testdata/*.golden.tsv. A
// test compares the names of States with a second list; the deviations are argued one by one in testdata/deviations.tsv.
//
// [M] A native reader or a protocol officer still has to confirm what docs/letters/native-review.md lists under "Names of states and organizations".
package locale
