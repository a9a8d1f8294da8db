package reply

import (
	"slices"
	"strings"
)

// titleHere tells whether the words of a title stand at token i, in Russian in any case, in Arabic with a particle before them.
func titleHere(toks []token, i int, title []string) bool {
	if i+len(title) > len(toks) {
		return false
	}
	for k, w := range title {
		if !sameWord(toks[i+k].fold, w) {
			return false
		}
	}
	return true
}

// sameWord tells whether two folded words are forms of one: with the particles of Arabic, or the endings of Russian.
func sameWord(said, named string) bool {
	if said == named {
		return true
	}
	switch r := rune0(named); {
	case r >= 0x600 && r < 0x780:
		stem := stemArabic(named)
		return strings.Contains(said, stem) && slices.Contains(arabicForms(said), stem)
	case r >= 0x400 && r < 0x530:
		return sameRussian(said, named)
	}
	return false
}
