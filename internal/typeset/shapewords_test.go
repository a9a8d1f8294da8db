package typeset

import (
	"bufio"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"unicode"

	"chancery/internal/locale"
	"chancery/internal/needed"
)

// hunspellWords are n words of Debian's hunspell-ar, spread evenly over its list.
func hunspellWords(t *testing.T, n int) (words []string) {
	t.Helper()
	f, err := os.Open("/usr/share/hunspell/ar.dic")
	if err != nil {
		needed.Missing(t, "%v; Debian's hunspell-ar has it", err)
	}
	defer f.Close()
	var all []string
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		word, _, _ := strings.Cut(lines.Text(), "/")
		word = strings.TrimSpace(word)
		if word != "" && !strings.ContainsFunc(word, func(r rune) bool { return !unicode.Is(unicode.Arabic, r) }) {
			all = append(all, word)
		}
	}
	if err := lines.Err(); err != nil || len(all) < n {
		t.Fatalf("%d words found, %d wanted: %v", len(all), n, err)
	}
	for i := range n {
		words = append(words, all[i*len(all)/n])
	}
	return words
}

const (
	fathatan, dammatan, kasratan = "\u064B", "\u064C", "\u064D"
	fatha, damma, kasra          = "\u064E", "\u064F", "\u0650"
	shadda, sukun, dagger        = "\u0651", "\u0652", "\u0670"
)

// vowelled puts signs where they may stand: a vowel, sukun or shadda with vowel on a consonant, none on a long vowel or the seats of hamza at
// the beginning, tanwin at the end, fathatan before or on a final alef. What it makes need be no word; the order of signs is a writer's.
func vowelled(word string, chance *rand.Rand) string {
	letters := []rune(word)
	short := []string{fatha, damma, kasra}
	var b strings.Builder
	for i, r := range letters {
		b.WriteRune(r)
		last := i == len(letters)-1
		switch {
		case !unicode.IsLetter(r), r == 'ا' && !last, r == 'ى', r == 'آ', r == 'ـ':
			if r == 'ى' && chance.IntN(4) == 0 {
				b.WriteString(dagger)
			}
		case r == 'ا':
			if chance.IntN(2) == 0 {
				b.WriteString(fathatan)
			}
		case r == 'أ' || r == 'إ':
			b.WriteString(short[chance.IntN(3)])
		case last:
			b.WriteString([]string{fathatan, dammatan, kasratan, fatha, damma, kasra, sukun, shadda + fatha, shadda + dammatan, kasra + shadda}[chance.IntN(10)])
		default:
			b.WriteString([]string{fatha, damma, kasra, sukun, shadda + fatha, shadda + damma, shadda + kasra, fatha + shadda, dagger, ""}[chance.IntN(10)])
		}
	}
	return b.String()
}

func TestArabicWordsAreShapedAsByHarfBuzz(t *testing.T) {
	t.Parallel()
	needed.Program(t, "hb-shape", "libharfbuzz-bin")
	e := NewEngine(library())
	chance := rand.New(rand.NewPCG(1, 2))
	words := append(strings.Fields(arabicWords), hunspellWords(t, 10_000)...)
	var list []drawing
	for _, w := range words {
		for _, form := range []string{w, vowelled(w, chance)} {
			for _, bold := range []bool{false, true} {
				d, missing := drawings(t, e, locale.Arabic, form, bold)
				if len(missing) > 0 {
					t.Errorf("%s: no font has %q", form, missing)
				}
				if len(d) != 1 || d[0].script != "Arab" || !d[0].rtl {
					t.Errorf("%s: shaped in %d parts, %v", form, len(d), d)
				}
				list = append(list, d...)
			}
		}
	}
	compare(t, list)
	t.Logf("%d runs", len(list))
}

// TestArabicLetters takes every letter of names in Arabic script, also those of Persian, Urdu, Kurdish, Uighur and of Africa, in each of its forms.
func TestArabicLettersAreShapedAsByHarfBuzz(t *testing.T) {
	t.Parallel()
	needed.Program(t, "hb-shape", "libharfbuzz-bin")
	e := NewEngine(library())
	var list []drawing
	for r := rune(0x620); r <= 0x8C7; r++ { // Arabic, Arabic Supplement, Arabic Extended-A and -B
		if !unicode.Is(unicode.Arabic, r) || !unicode.IsLetter(r) {
			continue
		}
		s := string(r)
		for _, form := range []string{s, s + "م", "ب" + s + "م", "ب" + s, s + shadda + fatha + s + kasra, "لا" + s + "ل" + s} {
			d, missing := drawings(t, e, locale.Arabic, form, r%2 == 0)
			if len(missing) > 0 != highHamza(r) {
				t.Errorf("%s: no font has %+q", form, missing)
			}
			list = append(list, d...)
		}
	}
	compare(t, list)
	t.Logf("%d runs", len(list))
}
