package reply

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The longest name in words, particles not counted.
const (
	nameWords       = 6
	arabicNameWords = 5 // a chain of four and one more; running text has no capitals that would end it
)

// nameEnd is the end of the name that begins at token i: words with capitals and the particles between them; in Arabic, words up to one that no name has.
func (p *reader) nameEnd(s *sentence, i int) int {
	part, limit := p.capitalPart, nameWords
	if i < len(s.toks) && isArabic(s.toks[i].fold) {
		part, limit = p.arabicPart, arabicNameWords
	}
	end, n := i, 0
	for k := i; k < len(s.toks) && n < limit; k++ {
		switch t := s.toks[k]; t.kind {
		case newline:
			if n > 0 && k+1 < len(s.toks) && !p.capital(s.toks[k+1]) && !p.nameGoesOn(s, k+1) {
				return end
			}
		case mark:
			if !markInName(s.toks, k, n > 0) {
				return end
			}
		case word:
			if n > 0 && p.honorificWithin(s, k, n) {
				return end
			}
			belongs, counts := part(s, k, n)
			if !belongs {
				return end
			}
			if counts {
				n++
				end = k + 1
			}
		default:
			return end
		}
	}
	return end
}

// honorificWithin tells an honorific at token k, behind n words of a name, that begins the next person: "Mme Awa Diop M. Jean Petit". One letter with a point
// is mostly an initial.
func (p *reader) honorificWithin(s *sentence, k, n int) bool {
	w := honorificAt(s.toks[k:])
	if w == 0 || isArabic(s.toks[k].fold) || w == 1 && !inList("abbreviation", s.toks[k].fold) && !inList("unpointed", s.toks[k].fold) && (utf8.RuneCountInString(s.toks[k].fold) > 1 || n < 2) {
		return false
	}
	for k += w; k < len(s.toks) && s.toks[k].fold == "."; k++ {
	}
	return k+1 < len(s.toks) && p.capital(s.toks[k]) && p.capital(s.toks[k+1])
}

// markInName tells the marks that names have: the point of an initial, a hyphen that touches the next word, an apostrophe.
func markInName(toks []token, k int, begun bool) bool {
	switch t := toks[k]; t.fold {
	case ".":
		return begun && utf8.RuneCountInString(toks[k-1].fold) == 1
	case "-":
		return begun && k+1 < len(toks) && toks[k+1].start == t.end
	case "'", "’":
		return true
	}
	return false
}

// arabicPart tells whether token k goes on an Arabic name of n words.
func (p *reader) arabicPart(s *sentence, k, n int) (belongs, counts bool) {
	w := s.toks[k].fold
	if !isArabic(w) || arabicStops(w) {
		return false, false
	}
	belongs = n == 0 && !p.speaksFor(s, k) || n > 0 && !p.functionAt(s, k) && !p.clauseWord(s, k) && honorificAt(s.toks[k:]) == 0 && !p.leavesArabicName(s, k, n)
	return belongs, belongs
}

// leavesArabicName tells whether token k, behind n words of an Arabic name, is of the sentence again: a mode, a day or a phrase on a delegation begins there, a
// preposition is written before an article, "so" before a word that no name has, or "on" or "and" stands behind a name that is whole.
func (p *reader) leavesArabicName(s *sentence, k, n int) bool {
	w := s.toks[k].fold
	if s.starts(k, "compose", "mode ", "day ", "month ", "away") || p.speaksFor(s, k) || prefixedArticle(w) || inList("weekday", w) || inList("weekday", stemArabic(w)) {
		return true
	}
	if so, ok := strings.CutPrefix(w, "ف"); ok && n > 0 && inList("notname", so) {
		return true // "أما السيد … فنرجو"
	}
	on := inList("namewhole", w) && strings.HasSuffix(p.text[:s.toks[k].end], "ى") // "on" and the name Ali differ by two points
	return n >= 2 && (strings.HasPrefix(w, "و") && !inList("wawname", w) || on)
}

// capitalPart tells whether token k goes on a name of n words that is written with capitals; particles belong to it where a name follows them.
func (p *reader) capitalPart(s *sentence, k, n int) (belongs, counts bool) {
	t := s.toks[k]
	particle := inList("particle", t.fold)
	if particle && !p.capital(t) {
		return p.particlePart(s, k, n), false
	}
	belongs = p.capital(t) && (particle || !inList("notname", t.fold) || p.initial(s, k) || n == 0 && monthAsName(s, k))
	return belongs, belongs
}

// monthAsName tells a month that is a first name, right behind an honorific or a function: "señor Julio Manrique", "Counsellor April Jones".
func monthAsName(s *sentence, k int) bool {
	before := k - 1
	if before >= 0 && s.toks[before].fold == "." {
		before--
	}
	titled := before >= 0 && (honorificAt(s.toks[before:]) > 0 || slices.ContainsFunc(s.found, func(m match) bool { return m.section == "function" && m.to == k }))
	return titled && s.starts(k, "month ")
}

// initial tells a capital letter with its point: in "В. Пак" it is no preposition.
func (p *reader) initial(s *sentence, k int) bool {
	t := s.toks[k]
	return t.kind == word && utf8.RuneCountInString(t.fold) == 1 && p.capital(t) && k+1 < len(s.toks) && s.toks[k+1].fold == "." && s.toks[k+1].start == t.end
}

// particlePart tells a particle of the name from a Spanish "y" or "e" that parts two names.
func (p *reader) particlePart(s *sentence, k, n int) bool {
	next := k + 1
	if next < len(s.toks) && s.toks[next].kind == newline {
		next++
	}
	if next >= len(s.toks) || n == 0 && !p.capital(s.toks[next]) {
		return false
	}
	switch s.toks[k].fold {
	case "y", "e":
		if n >= 2 && next+1 < len(s.toks) && p.capital(s.toks[next]) && p.capital(s.toks[next+1]) {
			return false
		}
		fallthrough
	case "o":
		if honorificAt(s.toks[next:]) > 0 {
			return false
		}
	}
	return p.nameGoesOn(s, next)
}

func (p *reader) nameGoesOn(s *sentence, k int) bool {
	for ; k < len(s.toks); k++ {
		if s.toks[k].kind == newline {
			continue
		}
		if s.toks[k].kind != word {
			return false
		}
		if p.capital(s.toks[k]) {
			return !inList("notname", s.toks[k].fold) || inList("particle", s.toks[k].fold)
		}
		if !inList("particle", s.toks[k].fold) {
			return false
		}
	}
	return false
}

func (p *reader) capital(t token) bool {
	if t.kind != word {
		return false
	}
	r, _ := utf8.DecodeRuneInString(p.text[t.start:])
	return unicode.IsUpper(r) || unicode.IsTitle(r) || isArabic(t.fold)
}
