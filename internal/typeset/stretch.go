package typeset

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// item is a part of a stretch of left-to-right text between right-to-left letters.
type item struct {
	start, end int
	kind       itemKind
	solid      bool // an isolate of its own
	stop       rune // the punctuation after it; 0: none
}

type itemKind uint8

const (
	word    itemKind = iota // has letters: a Latin word, an e-mail address, 20MSP
	number                  // digits, with separators and signs
	sign                    // no letter, no digit
	bracket                 // from an opening bracket to its own closing one
)

// stretches adds isolates for what stands together in left-to-right order inside right-to-left text and would be torn by plain UAX #9 or by
// the isolates found: words with the numbers and addresses among them (20-22 June 2022, P.O. Box 1300, t. +41 22 730), and amounts
// (50%, $100, -5, 20°C). Numbers alone, and addresses side by side, follow one another from the right. Outer isolates come first.
func stretches(text []rune, found []isolate) []isolate {
	s := stretcher{text: text, found: found}
	for i := 0; i < len(text); {
		if rightward(text[i]) {
			i++
			continue
		}
		end := i
		for end < len(text) && (!rightward(text[end]) || s.within(end) >= 0) {
			end++
		}
		s.items(i, end)
		i = end
	}
	all := append(s.added, found...)
	slices.SortStableFunc(all, func(a, b isolate) int {
		if a.start != b.start {
			return a.start - b.start
		}
		return b.end - a.end
	})
	return all
}

// rightward tells what ends a stretch: letters, marks, digits and punctuation of right-to-left scripts.
func rightward(r rune) bool {
	return r >= 0x0590 && r <= 0x08FF || r >= 0xFB1D && r <= 0xFDFF || r >= 0xFE70 && r <= 0xFEFC
}

type stretcher struct {
	text  []rune
	found []isolate
	added []isolate
}

// within is the index of the isolate found that holds the rune at; -1: none.
func (s *stretcher) within(at int) int {
	i, ok := slices.BinarySearchFunc(s.found, at, func(iso isolate, at int) int {
		switch {
		case iso.end <= at:
			return -1
		case iso.start > at:
			return 1
		}
		return 0
	})
	if !ok {
		return -1
	}
	return i
}

// items parts text[from:to] into items and joins them; a bracket without its other half, and a quotation mark, part it.
func (s *stretcher) items(from, to int) {
	var list []item
	flush := func() {
		s.join(list)
		list = nil
	}
	for i := from; i < to; {
		r := s.text[i]
		iso := s.within(i)
		switch {
		case iso >= 0:
			list = append(list, item{start: s.found[iso].start, end: s.found[iso].end, kind: s.kindOf(s.found[iso].start, s.found[iso].end), solid: true})
			i = s.found[iso].end
		case isSpace(r):
			i++
		case strings.ContainsRune(".,;:!?", r):
			if n := len(list); n > 0 && list[n-1].end == i && list[n-1].stop == 0 {
				list[n-1].stop = r
			} else if n == 0 || list[n-1].stop == 0 {
				flush()
			}
			i++
		case opening(r):
			shut := s.closing(i, to)
			if shut < 0 {
				flush()
				i++
				continue
			}
			if !slices.ContainsFunc(list, func(it item) bool { return it.kind == word }) {
				flush()
				s.items(i+1, shut)
				i = shut + 1
				continue
			}
			list = append(list, item{start: i, end: shut + 1, kind: bracket})
			i = shut + 1
		case strings.ContainsRune(")]}>\"'«»‹›“”‘’", r):
			flush()
			i++
		default:
			end := s.itemEnd(i, to)
			list = append(list, item{start: i, end: end, kind: s.kindOf(i, end)})
			i = end
		}
	}
	s.join(list)
}

func opening(r rune) bool { return r == '(' || r == '[' || r == '{' }

// longestBracket bounds the search for the other half, in runes.
const longestBracket = 300

// closing finds the bracket that closes the one at the rune at, before to; -1: none.
func (s *stretcher) closing(at, to int) int {
	depth := 0
	for i := at; i < min(to, at+longestBracket); i++ {
		switch s.text[i] {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// itemEnd is where the item ends that begins at the rune i: at a space, a bracket, a quotation mark, an isolate, or its last punctuation.
func (s *stretcher) itemEnd(i, to int) int {
	end := i + 1
	for end < to && !isSpace(s.text[end]) && s.within(end) < 0 && !strings.ContainsRune("()[]{}<>\"«»‹›“”", s.text[end]) {
		end++
	}
	stop := end
	for stop > i+1 && strings.ContainsRune(".,;:!?'’", s.text[stop-1]) {
		stop--
	}
	if strings.HasPrefix(string(s.text[stop:end]), ".") && s.abbreviation(i, stop) {
		stop++
	}
	return stop
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

func (s *stretcher) kindOf(i, end int) itemKind {
	kind := sign
	for _, r := range s.text[i:end] {
		switch {
		case unicode.IsLetter(r):
			return word
		case figure(r):
			kind = number
		}
	}
	return kind
}

// join makes isolates of items that stand together.
func (s *stretcher) join(list []item) {
	for len(list) > 0 {
		n := s.together(list)
		s.isolate(list[:n])
		list = list[n:]
	}
}

// together counts the items from the first that belong to one stretch: punctuation parts them, but not between words, nor between a word
// and its number (No. 5, Tel.: +41 22 730).
func (s *stretcher) together(list []item) int {
	plain := false
	for i, it := range list {
		plain = plain || it.kind == word && !it.solid
		if i+1 == len(list) || it.stop == 0 {
			continue
		}
		switch {
		case !plain || it.kind == sign, !s.leads(list[i+1:]) && (it.stop != '.' && it.stop != ':' || it.kind != word):
			return i + 1
		}
	}
	return len(list)
}

// leads tells whether items begin with a word, or with numbers and a word.
func (s *stretcher) leads(list []item) bool {
	for _, it := range list {
		if it.kind == word {
			return true
		}
		if it.kind != number || it.stop != 0 {
			return false
		}
	}
	return false
}

// isolate adds the isolate of one stretch: from its first to its last word or number. Without a word in it each amount is one of its own.
func (s *stretcher) isolate(list []item) {
	for len(list) > 0 && list[len(list)-1].kind == sign && list[len(list)-1].stop == 0 && !s.unit(list[len(list)-1]) {
		list = list[:len(list)-1]
	}
	for len(list) > 0 && list[0].kind == sign && !s.currency(list[0]) && !s.handle(list[0]) {
		list = list[1:]
	}
	if !slices.ContainsFunc(list, func(it item) bool { return it.kind == word && !it.solid }) {
		s.amounts(list)
		return
	}
	if last := list[len(list)-1]; last.kind == number && s.dated(last) {
		s.add(list[0].start, list[len(list)-2].end)
		s.amounts(list[len(list)-1:])
		return
	}
	start, end := list[0].start, list[len(list)-1].end
	if len(list) == 1 && !slices.ContainsFunc(s.text[start:end], func(r rune) bool { return !unicode.IsLetter(r) }) {
		return
	}
	s.add(start, end)
}

func (s *stretcher) add(start, end int) {
	s.added = append(s.added, isolate{start: start, end: end, kind: ordered})
}

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
