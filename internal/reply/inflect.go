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
		if !sameWord(toks[i+k].fold, w) && !(toks[i+k].fold == "&" && begins([]token{{kind: word, fold: w}}, "and")) {
			return false
		}
	}
	return true
}

// stemsOf are the words of a folded phrase without the article of Arabic and the endings of Russian.
func stemsOf(folded string) string {
	out := strings.Fields(folded)
	for i, w := range out {
		switch {
		case isArabic(w):
			out[i] = stemArabic(w)
		case isCyrillic(w):
			out[i] = stemRussian(w)
		}
	}
	return strings.Join(out, " ")
}

// sameWord tells whether two folded words are forms of one: with the particles of Arabic, or the endings of Russian.
func sameWord(said, named string) bool {
	if said == named {
		return true
	}
	switch {
	case isArabic(named):
		stem := stemArabic(named)
		return strings.Contains(said, stem) && slices.Contains(arabicForms(said), stem)
	case isCyrillic(named):
		return sameRussian(said, named)
	}
	return false
}
