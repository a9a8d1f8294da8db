package typeset

import (
	"slices"
	"unicode"

	"chancery/internal/linebreak"
)

// opportunity is a place where a line may end: before the rune at.
type opportunity struct {
	at      int
	penalty float64 // 0: as good as any; demerits grow with its square
	hyphen  float64 // width of the hyphen that is drawn at the line's end, in points; 0: none
	flagged bool    // the line ends with a hyphen, drawn or the text's own
}

const (
	slashPenalty  = 500  // inside a long address, after "/"
	dotPenalty    = 2000 // inside a long address, before "." or after "-"
	numberPenalty = 600  // between a day or an item's number and its word
	beforeNumber  = 120  // between a word and the number after it (Article 5, junio de 2022)
	shortPenalty  = 60   // after a word of one letter
	hyphenPenalty = 70   // inside a word
	fewLetters    = 50   // more, where two letters are parted off
	secondHyphen  = 200  // inside half of a compound word
	compound      = 50   // after the hyphen of a compound word
	tornPenalty   = 1e5  // in a word that is wider than the line
	longURL       = 30   // runes; a shorter address is never broken
)

// opportunities are those of UAX #14 (package linebreak) by the tailoring of tailor.go, ascending. The last is the end of the text.
func opportunities(p *paragraph) []opportunity {
	if len(p.text) == 0 {
		return []opportunity{{}}
	}
	breaks := linebreak.Append(make([]int, 0, len(p.text)/4+8), p.text)
	list := make([]opportunity, 0, len(breaks)+1)
	within := p.within()
	for _, at := range breaks {
		if within[at] {
			continue
		}
		if penalty, held := p.tailor(at); !held {
			list = append(list, opportunity{at: at, penalty: penalty, flagged: p.text[at-1] == '-' || p.text[at-1] == '\u2010'})
		}
	}
	more := p.quoteBreaks(nil, within)
	for _, iso := range p.isolates {
		if iso.kind == webURL {
			more = p.urlBreaks(more, iso)
		}
	}
	return append(merge(list, more), opportunity{at: len(p.text)})
}

// within says for each rune whether it stands inside a thing that is never parted (rules T1, T2), its first rune left out.
func (p *paragraph) within() []bool {
	within := make([]bool, len(p.text)+1)
	for _, iso := range p.isolates {
		if !iso.kind.held() {
			continue
		}
		for i := iso.start + 1; i < iso.end; i++ {
			within[i] = true
		}
	}
	return within
}

// quoteBreaks adds the places outside quotation marks beside Chinese characters (rule T14).
func (p *paragraph) quoteBreaks(list []opportunity, within []bool) []opportunity {
	for at := 1; at < len(p.text); at++ {
		before, after := p.text[at-1], p.text[at]
		switch {
		case within[at]:
		case (after == '“' || after == '‘') && wide(before) && punctOf(before) != opens,
			(before == '”' || before == '’') && wide(after) && len(linebreak.Append(nil, []rune{'文', after})) > 0:
			list = append(list, opportunity{at: at})
		}
	}
	return list
}

// urlBreaks adds the places in the path of a long address.
func (p *paragraph) urlBreaks(list []opportunity, iso isolate) []opportunity {
	if iso.end-iso.start <= longURL {
		return list
	}
	path := pathStart(p.text[iso.start:iso.end]) + iso.start
	for i := path + 1; i < iso.end-2; i++ {
		if penalty := urlPenalty(p.text[i-1], p.text[i]); penalty > 0 {
			list = append(list, opportunity{at: i, penalty: penalty})
		}
	}
	return list
}

// pathStart is where the path of an address begins: its host is never parted.
func pathStart(url []rune) int {
	slashes := 0
	for i, r := range url {
		if r == '/' {
			slashes++
		}
		if slashes == 3 {
			return i
		}
	}
	return len(url)
}

// urlPenalty is the price of parting a long address between two characters: after a slash, before a dot, after a hyphen; 0: never.
func urlPenalty(before, after rune) float64 {
	switch {
	case before == '/' && after != '/':
		return slashPenalty
	case after == '.', before == '-', after == '?', after == '&':
		return dotPenalty
	}
	return 0
}

// merge puts more among the places of a list; of two at one rune the list's stays.
func merge(list, more []opportunity) []opportunity {
	if len(more) == 0 {
		return list
	}
	slices.SortStableFunc(more, func(a, b opportunity) int { return a.at - b.at })
	all := make([]opportunity, 0, len(list)+len(more))
	for _, o := range list {
		for ; len(more) > 0 && more[0].at <= o.at; more = more[1:] {
			if more[0].at < o.at {
				all = append(all, more[0])
			}
		}
		all = append(all, o)
	}
	return append(all, more...)
}

// spacesBefore is where the spaces end that stand before the rune at: at itself where there are none.
func (p *paragraph) spacesBefore(at int) int {
	for at > 0 && isSpace(p.text[at-1]) {
		at--
	}
	return at
}

// wordBefore is the letters, digits, marks and points that end at the rune at, as far back as such a word is looked at.
func (p *paragraph) wordBefore(at int) []rune {
	from := at
	for from > 0 && at-from < 24 && !isSpace(p.text[from-1]) {
		from--
	}
	for from < at && unicode.In(p.text[from], unicode.Ps, unicode.Pi) {
		from++
	}
	return p.text[from:at]
}
