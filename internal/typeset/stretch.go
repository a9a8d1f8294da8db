package typeset

import (
	"slices"
	"strings"
	"unicode"

	"chancery/internal/bidi"
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
	for i := 0; i < len(text); { // what ends a stretch is any character from right to left, be it a letter, mark, digit or stop
		if bidi.RightToLeft(text[i]) {
			i++
			continue
		}
		end := i
		for end < len(text) && (!bidi.RightToLeft(text[end]) || s.within(end) >= 0) {
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
	for i := at; i < min(to, at+longestBracket); {
		if iso := s.within(i); iso >= 0 {
			i = s.found[iso].end
			continue
		}
		switch s.text[i] {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			if depth--; depth == 0 {
				return i
			}
		}
		i++
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
