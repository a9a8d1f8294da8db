package typeset

import (
	"strings"

	"github.com/go-text/typesetting/segmenter"
)

// opportunity is a place where a line may end: before the rune at.
type opportunity struct {
	at      int
	penalty float64 // 0: as good as any
}

const (
	slashPenalty  = 50  // inside a long address, after "/"
	dotPenalty    = 90  // inside a long address, before "." or after "-"
	numberPenalty = 20  // between a day or an item's number and its word
	beforeNumber  = 12  // between a word and the number after it (Article 5, junio de 2022)
	tornPenalty   = 1e4 // in a word that is wider than the line
	longURL       = 30  // runes; a shorter address is never broken
)

// opportunities are those of UAX #14, without those inside isolates that are read as one thing. The last is the end of the text.
func opportunities(p *paragraph, seg *segmenter.Segmenter) []opportunity {
	if len(p.text) == 0 {
		return []opportunity{{}}
	}
	held := p.held()
	seg.Init(p.text)
	var list []opportunity
	for lines := seg.LineIterator(); lines.Next(); {
		l := lines.Line()
		at := l.Offset + len(l.Text)
		if at < len(p.text) && held[at] == 0 {
			list = append(list, opportunity{at, p.penalty(at)})
		}
	}
	for i, h := range held {
		switch h {
		case afterSlash:
			list = insert(list, opportunity{i, slashPenalty})
		case atDot:
			list = insert(list, opportunity{i, dotPenalty})
		}
	}
	return append(list, opportunity{at: len(p.text)})
}

const (
	noBreak    = 1
	afterSlash = 2
	atDot      = 3
)

// held says for each rune whether a line may begin with it: 0 as UAX #14 says.
func (p *paragraph) held() []uint8 {
	held := make([]uint8, len(p.text)+1)
	for _, iso := range p.isolates {
		if iso.kind == merged {
			continue
		}
		path := pathStart(p.text[iso.start:iso.end]) + iso.start
		for i := iso.start + 1; i < iso.end; i++ {
			held[i] = noBreak
			if iso.kind == webURL && iso.end-iso.start > longURL && i > path && iso.end-i > 2 {
				held[i] = urlBreak(p.text[i-1], p.text[i])
			}
		}
	}
	for i := 1; i < len(p.text); i++ {
		if p.text[i-1] == '/' && held[i] == 0 { // حزيران/يونيه, and/or: UAX #14 would part them
			held[i] = noBreak
		}
		if strings.ContainsRune("»›", p.text[i]) && breakSpace(p.text[i-1]) {
			held[i] = noBreak
		}
		if strings.ContainsRune("«‹", p.text[i-1]) || i > 1 && breakSpace(p.text[i-1]) && strings.ContainsRune("«‹", p.text[i-2]) {
			held[i] = noBreak
		}
	}
	return held
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

// urlBreak says whether a long address may be parted between two characters: after a slash, before a dot, after a hyphen.
func urlBreak(before, after rune) uint8 {
	switch {
	case before == '/' && after != '/':
		return afterSlash
	case after == '.', before == '-', after == '?', after == '&':
		return atDot
	}
	return noBreak
}

// penalty is high after a number of one or two digits, which belongs to the word after it (10 June, item 3 and its title), and less
// before a number.
func (p *paragraph) penalty(at int) float64 {
	i := at - 1
	if i < 1 || !breakSpace(p.text[i]) {
		return 0
	}
	if !digit(p.text[i-1]) {
		if digit(p.text[at]) {
			return beforeNumber
		}
		return 0
	}
	digits := 0
	for j := i - 1; j >= 0 && digit(p.text[j]); j-- {
		digits++
	}
	if digits > 2 {
		return 0
	}
	return numberPenalty
}

func insert(list []opportunity, o opportunity) []opportunity {
	i := len(list)
	for i > 0 && list[i-1].at > o.at {
		i--
	}
	if i > 0 && list[i-1].at == o.at {
		return list
	}
	list = append(list, opportunity{})
	copy(list[i+1:], list[i:])
	list[i] = o
	return list
}
