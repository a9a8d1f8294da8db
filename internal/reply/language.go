package reply

import (
	"slices"
	"sync"
	"unicode"

	"chancery/internal/locale"
)

// detect tells the language of a text by its script, for Latin letters by the stop words of English, Spanish and French; "" where nothing tells. The subject helps short texts.
func detect(text, subject string) locale.Lang {
	if l := detectIn(text, 1); l != "" {
		return l
	}
	return detectIn(subject, 2)
}

func detectIn(text string, least int) locale.Lang {
	var arabic, cyrillic, han, latin, kana int
	for _, r := range text {
		switch {
		case r < 0x80:
			if isLetter(r) {
				latin++
			}
		case r >= 0x400 && r < 0x530:
			cyrillic++
		case r >= 0x600 && r < 0x780:
			arabic++
		case isHan(r):
			han += 3
		case unicode.In(r, unicode.Hiragana, unicode.Katakana, unicode.Hangul):
			kana++
		case unicode.Is(unicode.Latin, r):
			latin++
		}
	}
	most := max(arabic, cyrillic, han, latin)
	switch {
	case most == 0 || kana*3 > most:
		return ""
	case arabic*2 >= most && arabic >= 4:
		return locale.Arabic
	case han*2 >= most && han > 0:
		return locale.Chinese
	case cyrillic*2 >= most && cyrillic >= 4:
		return locale.Russian
	}
	return latinLanguage(text, least)
}

var stopWords = sync.OnceValue(func() map[string][]locale.Lang {
	out, said := map[string][]locale.Lang{}, map[string]bool{}
	for _, list := range [...]string{"stop ", "labelword "} {
		for _, l := range [...]locale.Lang{locale.English, locale.Spanish, locale.French} {
			for _, w := range words().lists[list+string(l)] {
				if !slices.Contains(out[w], l) && !said[w] {
					out[w] = append(out[w], l)
				}
			}
		}
		for w := range out {
			said[w] = true // a language's own word outweighs another's label with that word
		}
	}
	return out
})

func latinLanguage(text string, least int) locale.Lang {
	score := map[locale.Lang]int{}
	stop := stopWords()
	var buf [64]byte
	for i := 0; i < len(text); {
		t, next := nextToken(text, i)
		if i = next; t.end == 0 || t.kind != word {
			continue
		}
		langs := stop[string(appendToken(buf[:0], t.kind, text[t.start:t.end]))]
		for _, l := range langs {
			score[l] += 6 / len(langs)
		}
	}
	best, top, second := locale.Lang(""), 0, 0
	for _, l := range [...]locale.Lang{locale.English, locale.French, locale.Spanish} {
		if score[l] > top {
			best, second, top = l, top, score[l]
		} else if score[l] > second {
			second = score[l]
		}
	}
	if top < 6*least-3 || top == second {
		return ""
	}
	return best
}
