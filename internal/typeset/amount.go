package typeset

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// amounts isolates numbers with their signs: -5, 50 %, $ 100, € 1 000 000.
func (s *stretcher) amounts(list []item) {
	for i := 0; i < len(list); i++ {
		start, end, signs := list[i].start, list[i].end, false
		switch {
		case list[i].kind == number:
		case list[i].kind == sign && s.currency(list[i]) && list[i].stop == 0 && i+1 < len(list) && list[i+1].kind == number:
			i++
			end, signs = list[i].end, true
		default:
			continue
		}
		if list[i].stop == 0 && i+1 < len(list) && s.unit(list[i+1]) {
			i++
			end, signs = list[i].end, true
		}
		for start < end && s.text[start] == '-' && start > 0 && unicode.IsLetter(s.text[start-1]) { // كوفيد-19
			start++
		}
		for end > start && strings.ContainsRune("-–—/", s.text[end-1]) { // 1- البند
			end--
		}
		if !signs && list[i].solid || slices.ContainsFunc(s.text[start:end], indic) || !slices.ContainsFunc(s.text[start:end], func(r rune) bool { return !digit(r) }) {
			continue
		}
		s.add(start, end)
	}
}

// currency and unit tell signs that stand before and after a number; handle those that begin a name: @isu, #MineBan.
func (s *stretcher) currency(it item) bool {
	return it.kind == sign && it.end == it.start+1 && unicode.Is(unicode.Sc, s.text[it.start])
}

func (s *stretcher) unit(it item) bool {
	return s.currency(it) || it.kind == sign && it.end == it.start+1 && strings.ContainsRune("%‰°", s.text[it.start])
}

func (s *stretcher) handle(it item) bool {
	return it.end < len(s.text) && !isSpace(s.text[it.end]) && strings.ContainsRune("@#&", s.text[it.end-1])
}

// dated tells whether a number before a right-to-left word belongs to that word and not to the word before it: a day or days before a month,
// hours before any word.
func (s *stretcher) dated(it item) bool {
	if it.stop != 0 || it.end+1 >= len(s.text) || !isSpace(s.text[it.end]) || !rtlLetter(s.text[it.end+1]) {
		return false
	}
	if slices.Contains(s.text[it.start:it.end], ':') {
		return true
	}
	end := it.end + 1
	for end < len(s.text) && (rtlLetter(s.text[end]) || isMark(s.text[end])) {
		end++
	}
	return months[string(s.text[it.end+1:end])]
}

// months are the first words of the months' names, Levantine and Egyptian, Maghrebi.
var months = map[string]bool{
	"كانون": true, "شباط": true, "آذار": true, "نيسان": true, "أيار": true, "حزيران": true, "تموز": true, "آب": true, "أيلول": true, "تشرين": true,
	"يناير": true, "فبراير": true, "مارس": true, "أبريل": true, "إبريل": true, "مايو": true, "يونيه": true, "يونيو": true, "يوليه": true, "يوليو": true,
	"أغسطس": true, "سبتمبر": true, "أكتوبر": true, "نوفمبر": true, "ديسمبر": true, "جانفي": true, "فيفري": true, "أفريل": true, "ماي": true,
	"جوان": true, "جويلية": true, "أوت": true, "يوليوز": true, "غشت": true, "شتنبر": true, "نونبر": true, "دجنبر": true,
}

// abbreviation tells whether a point after text[i:end] belongs to the word rather than to the sentence.
func (s *stretcher) abbreviation(i, end int) bool {
	w := string(s.text[i:end])
	if abbreviations[w] {
		return true
	}
	if end == i+1 { // А. Б.
		return i > 2 && unicode.IsUpper(s.text[i]) && isSpace(s.text[i-1]) && s.text[i-2] == '.' && unicode.IsUpper(s.text[i-3])
	}
	return strings.Contains(w, ".") && unicode.IsLetter(s.text[end-1]) && // S.A., a.m.
		!slices.ContainsFunc(strings.Split(w, "."), func(part string) bool { return utf8.RuneCountInString(part) > 2 })
}

var abbreviations = map[string]bool{
	"Inc": true, "Ltd": true, "Corp": true, "Co": true, "Bros": true, "Jr": true, "Sr": true, "Dr": true, "Mr": true, "Mrs": true, "Ms": true,
	"St": true, "No": true, "Nos": true, "Vol": true, "Art": true, "Add": true, "Rev": true, "Corr": true, "Tel": true, "Fax": true, "ext": true,
	"t": true, "f": true, "p": true, "pp": true, "cf": true, "al": true,
}
