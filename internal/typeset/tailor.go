package typeset

import (
	"slices"
	"strings"
	"unicode"
)

// The tailoring of UAX #14 for letters, rule by rule. Held: no line ends there. Priced: one does where nothing better is found.
//
//	T1   e-mail addresses, telephone numbers, symbols of documents, ranges, times, dates in figures: held throughout (isolate.go)
//	T2   web addresses: held; in the path of one of more than 30 characters priced after "/", higher before ".", "?", "&", after "-"
//	T3   after "/" in words: and/or, حزيران/يونيه: held
//	T4   after an opening and before a closing guillemet, with its space: held
//	T5   a number and its unit (5 km, 10 %, 20 €, 9 h 30, 10 a.m., 2022 г., 20日), groups of thousands (10 000): held
//	T6   a sign or an abbreviation and its number (№ 5, n° 5, No. 5, § 5, para. 5, 第5): held
//	T7   initials and their name, on either side (J. R. Smith, J.-P. Martin, А. Б. Иванов, Иванов А. Б.): held
//	     also between abbreviations of one letter (и т. д., p. ej.)
//	T8   a title and its name (Mr. Smith, Mme Martin, Sra. Pérez, г-н Иванов): held
//	T9   before a dash with spaces on both sides, which no line begins with: held
//	T10  before ; : ! ? after a space, as French has them: held
//	T11  a number of one or two digits and the word after it (10 June), a word and the number after it (Article 5): priced
//	T12  after a word of one letter (в, и, к, a, y, à): priced
//	T13  after the hyphen of a compound word: priced; after a hyphen that one or two letters precede (e-mail, г-н, ci-après): held
//	T14  outside quotation marks beside Chinese characters, which UAX #14 holds on both sides (LB19): a line may end; before a dash or a
//	     middle dot after one: held
//
// tailor says so for the place before the rune at, where UAX #14 has a line end.
func (p *paragraph) tailor(at int) (penalty float64, held bool) {
	before, after := p.text[at-1], p.text[at]
	gap := p.spacesBefore(at)
	if gap == 0 {
		return 0, false
	}
	if gap == at {
		switch {
		case before == '/', // T3
			figure(before) && slices.Contains(hanUnits, after), // T5
			before == '第' && figure(after),                     // T6
			wide(before) && (after == '—' || after == '·'),     // T14
			before == '-' && p.initial(at-1):                   // T7
			return 0, true
		case before == '-' || before == '\u2010':
			return compound, at < 4 || !unicode.IsLetter(p.text[at-3]) || !unicode.IsLetter(p.text[at-4]) // T13
		}
		return 0, false
	}
	if p.heldMark(gap, at) || p.heldNumber(gap, at) || p.heldName(gap, at) {
		return 0, true
	}
	return p.price(gap, at), false
}

// heldMark are the rules T4, T9 and T10 for the spaces from gap to at.
func (p *paragraph) heldMark(gap, at int) bool {
	switch p.text[gap-1] {
	case '«', '‹':
		return true
	}
	switch p.text[at] {
	case '»', '›', ';', ':', '!', '?':
		return true
	case '–', '—':
		return at+1 < len(p.text) && isSpace(p.text[at+1])
	}
	return false
}

// heldNumber are the rules T5 and T6.
func (p *paragraph) heldNumber(gap, at int) bool {
	last, first := p.text[gap-1], p.text[at]
	switch {
	case figure(last) && figure(first):
		return p.thousands(gap, at)
	case figure(last):
		return p.unit(at)
	case figure(first):
		word := p.wordBefore(gap)
		return numbered[strings.ToLower(string(word))] || hour(word) && p.afterFigure(gap-len(word))
	}
	return false
}

func figure(r rune) bool { return digit(r) || r >= '٠' && r <= '٩' }

func (p *paragraph) afterFigure(at int) bool {
	at = p.spacesBefore(at)
	return at > 0 && figure(p.text[at-1])
}

func hour(word []rune) bool {
	return len(word) == 1 && (word[0] == 'h' || word[0] == 'ч') || string(word) == "ч."
}

// thousands tells a group of three digits after one of one to three: 10 000.
func (p *paragraph) thousands(gap, at int) bool {
	end, start := at, gap
	for end < len(p.text) && figure(p.text[end]) {
		end++
	}
	for start > 0 && figure(p.text[start-1]) {
		start--
	}
	return end-at == 3 && gap-start <= 3
}

// unit tells whether the word that begins at the rune at is a unit of the number before it.
func (p *paragraph) unit(at int) bool {
	end := at
	for end < len(p.text) && end-at < 8 && !isSpace(p.text[end]) && !strings.ContainsRune(",;:)!?", p.text[end]) {
		end++
	}
	word := string(p.text[at:end])
	return units[word] || units[strings.TrimSuffix(word, ".")]
}

// heldName are the rules T7 and T8.
func (p *paragraph) heldName(gap, at int) bool {
	if p.letterPoint(gap) && at+1 < len(p.text) && unicode.IsLetter(p.text[at]) && slices.Contains(p.text[at+1:min(at+3, len(p.text))], '.') {
		return true
	}
	if !unicode.IsUpper(p.text[at]) {
		return false
	}
	if p.initial(gap) || titles[strings.ToLower(string(p.wordBefore(gap)))] {
		return true
	}
	end := p.initials(at)
	return end > at && unicode.IsLetter(p.text[gap-1]) && unicode.IsUpper(p.wordBefore(gap)[0]) && !p.namedAfter(end)
}

// initial tells whether an initial with its point ends at the rune at: J., А., and the P. of J.-P.
func (p *paragraph) initial(at int) bool {
	return p.letterPoint(at) && unicode.IsUpper(p.text[at-2])
}

// letterPoint tells whether one letter and its point end at the rune at.
func (p *paragraph) letterPoint(at int) bool {
	return at >= 2 && p.text[at-1] == '.' && unicode.IsLetter(p.text[at-2]) && (at == 2 || !unicode.IsLetter(p.text[at-3]))
}

// initials gives where the initials end that begin at the rune at, with the spaces between them; at where there are none.
func (p *paragraph) initials(at int) int {
	end := at
	for i := at; i+1 < len(p.text) && unicode.IsUpper(p.text[i]) && p.text[i+1] == '.'; {
		i += 2
		end = i
		for i < len(p.text) && (isSpace(p.text[i]) || p.text[i] == '-') {
			i++
		}
	}
	return end
}

// namedAfter tells whether a word with a capital follows the initials that end at the rune at: they belong to it, not to the one before.
func (p *paragraph) namedAfter(at int) bool {
	for at < len(p.text) && isSpace(p.text[at]) {
		at++
	}
	return at < len(p.text) && unicode.IsUpper(p.text[at])
}

// price are the rules T11 and T12.
func (p *paragraph) price(gap, at int) float64 {
	last := p.text[gap-1]
	switch {
	case figure(last):
		start := gap
		for start > 0 && figure(p.text[start-1]) {
			start--
		}
		if gap-start <= 2 && unicode.IsLetter(p.text[at]) && !p.boundFigure(start) {
			return numberPenalty
		}
	case figure(p.text[at]) && unicode.IsLetter(last):
		return beforeNumber
	case unicode.IsLetter(last) && !wide(last) && (gap == 1 || isSpace(p.text[gap-2])):
		return shortPenalty
	}
	return 0
}

// boundFigure tells whether the number that begins at the rune at belongs to what stands before it (№ 5, 730 93 11, 9 h 30).
func (p *paragraph) boundFigure(at int) bool {
	gap := p.spacesBefore(at)
	return gap > 0 && gap < at && (figure(p.text[gap-1]) || p.heldNumber(gap, at))
}
