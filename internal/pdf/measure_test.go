package pdf

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// brokenWord is where a line ends inside a word: after a soft hyphen, for which pdfium gives U+FFFE or U+0002, or after the hyphen of a
// compound, which readers take away as well. So compounds are compared without their hyphens.
var (
	brokenWord = regexp.MustCompile("[\u00AD\uFFFE\u0002]\\s*")
	compound   = regexp.MustCompile(`(\pL)[-\x{2010}\x{2011}]\s*?\n?\s*?(\pL)`)
)

// tokens are the words of a text: a Han character, or letters, marks and digits next to each other. What parts them is not compared:
// readers mirror brackets and move punctuation in text from right to left, each in its own way. pdftotext's bidi controls part words, as
// they part runs (TextPage::dumpFragment puts the space after a number inside them); other format characters belong to no word. Vowel
// signs on one letter are compared by their canonical order, as any search does.
func tokens(text string) []string {
	text = brokenWord.ReplaceAllString(text, "")
	for range 2 { // a hyphen on either side of one letter
		text = compound.ReplaceAllString(text, "$1$2")
	}
	text = norm.NFC.String(text)
	var words []string
	var word []rune
	end := func() {
		if len(word) > 0 {
			words = append(words, string(word))
		}
		word = word[:0]
	}
	for _, r := range text {
		switch {
		case unicode.Is(unicode.Han, r):
			end()
			words = append(words, string(r))
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r):
			if len(word) > 0 && arabicAndDigit(word[len(word)-1], r) {
				end()
			}
			word = append(word, r)
		case r >= 0x202A && r <= 0x202E || !unicode.Is(unicode.Cf, r):
			end()
		}
	}
	end()
	return words
}

// arabicAndDigit tells a number after the letter wāw that is written without a space before it: two words, drawn from two fonts.
func arabicAndDigit(a, b rune) bool {
	return unicode.Is(unicode.Arabic, a) && digit(b) || digit(a) && unicode.Is(unicode.Arabic, b)
}

// scriptName tells of what script a word is; one without letters is a number.
func scriptName(word string) string {
	for _, r := range word {
		for _, s := range []string{"Arabic", "Latin", "Cyrillic", "Han"} {
			if unicode.IsLetter(r) && unicode.Is(unicode.Scripts[s], r) {
				return s
			}
		}
	}
	return "number"
}

// tally counts the words of a script: wanted, and found in reading order.
type tally struct {
	wanted, found int
	lost          []string
}

func (t tally) share() float64 { return float64(t.found) / float64(t.wanted) }

// inOrder tells by script how many of the wanted words stand in the found text in reading order: the longest common subsequence.
func inOrder(wanted, found []string, by map[string]*tally) {
	n, m := len(wanted), len(found)
	best := make([][]int32, n+1) // best[i][k]: of wanted[i:] and found[k:]
	for i := range best {
		best[i] = make([]int32, m+1)
	}
	for i := n - 1; i >= 0; i-- {
		for k := m - 1; k >= 0; k-- {
			if wanted[i] == found[k] {
				best[i][k] = best[i+1][k+1] + 1
			} else {
				best[i][k] = max(best[i+1][k], best[i][k+1])
			}
		}
	}
	k := 0
	for i, w := range wanted {
		s := scriptName(w)
		if by[s] == nil {
			by[s] = &tally{}
		}
		by[s].wanted++
		for k < m && found[k] != w && best[i][k+1] == best[i][k] {
			k++
		}
		if k < m && found[k] == w && best[i][k] == best[i+1][k+1]+1 {
			by[s].found++
			k++
			continue
		}
		by[s].lost = append(by[s].lost, w+" ("+strings.Join(wanted[max(0, i-2):min(n, i+3)], " ")+")")
	}
}

// inAnyOrder tells by script how many of the wanted words are found, each as often as it is wanted.
func inAnyOrder(wanted, found []string, by map[string]*tally) {
	have := map[string]int{}
	for _, w := range found {
		have[w]++
	}
	for _, w := range wanted {
		s := scriptName(w)
		if by[s] == nil {
			by[s] = &tally{}
		}
		by[s].wanted++
		if have[w]--; have[w] >= 0 {
			by[s].found++
		} else {
			by[s].lost = append(by[s].lost, w)
		}
	}
}
