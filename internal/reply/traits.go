package reply

// Ends of a sentence, which make pairs with its first and last word.
const (
	sentenceStart = "^"
	sentenceEnd   = "$"
)

// How many letters the stems of a word have: cases and persons change its end.
const (
	shortStem = 4
	longStem  = 6
)

// traits gives what a sentence is made of, each trait with the token that it belongs to: its words, their stems, and pairs of words (threes of Chinese signs).
// All names are alike, and all numbers.
func (p *reader) traits(s *sentence, names map[string]bool, give func(tok int, trait uint64)) {
	before, last := sentenceStart, sentenceStart
	for i, t := range s.toks {
		if t.kind == newline {
			continue
		}
		form := p.alike(s, i, names)
		give(i, hashOf("word", form))
		give(i, hashOf("pair", last, form))
		if isHan(rune0(form)) {
			give(i, hashOf("three", before, last, form))
		} else {
			giveStems(i, form, give)
		}
		before, last = last, form
	}
	give(len(s.toks)-1, hashOf("pair", last, sentenceEnd))
}

func giveStems(i int, form string, give func(int, uint64)) {
	if isArabic(form) {
		give(i, hashOf("word", stemArabic(form)))
	}
	short := firstRunes(form, shortStem)
	if len(short) == len(form) {
		return
	}
	give(i, hashOf("stem", short))
	if long := firstRunes(form, longStem); len(long) < len(form) {
		give(i, hashOf("stem", long))
	}
}

func firstRunes(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

// alike is a token's word, or one sign for any name, number or address.
func (p *reader) alike(s *sentence, i int, names map[string]bool) string {
	switch t := s.toks[i]; {
	case t.kind == number:
		return "#"
	case t.kind == address:
		return "@"
	case t.kind == word && i > 0 && p.capital(t) && !isArabic(t.fold) && (names[t.fold] || p.strangeName(s, i, names)) && !inList("notname", t.fold):
		return "N"
	default:
		return t.fold
	}
}

// hashOf is FNV-1a of 64 bits over the parts.
func hashOf(parts ...string) uint64 {
	const offset, prime = 14695981039346656037, 1099511628211
	h := uint64(offset)
	for _, part := range parts {
		for i := range len(part) {
			h = (h ^ uint64(part[i])) * prime
		}
		h = (h ^ 0xFF) * prime
	}
	return h
}
