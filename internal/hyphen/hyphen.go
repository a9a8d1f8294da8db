// Package hyphen finds where words may be parted, by the patterns of TeX (F. M. Liang, "Word Hy-phen-a-tion by Com-put-er", 1983) for
// English, Spanish, French and Russian. It knows words; which of them may be parted in a letter is its caller's.
package hyphen

import (
	"embed"
	"strings"
	"sync"
	"unicode"
)

//go:embed patterns
var files embed.FS

const (
	leastBefore = 2  // letters before a hyphen
	shortest    = 6  // letters; a shorter word stays whole
	longest     = 60 // letters; a longer one is no word
)

// Patterns are those of a language. Safe for several goroutines.
type Patterns struct {
	trie       trie
	leastAfter int              // letters behind a hyphen
	exceptions map[string][]int // word: its hyphens, before these letters
}

// The patterns' authors allow two letters behind a hyphen; three read better, but in Russian, whose words are long.
var languages = map[string]func() *Patterns{
	"en": sync.OnceValue(func() *Patterns { return read("hyph-en-gb.tex", 3) }),
	"es": sync.OnceValue(func() *Patterns { return read("hyph-es.tex", 3) }),
	"fr": sync.OnceValue(func() *Patterns { return read("hyph-fr.tex", 3) }),
	"ru": sync.OnceValue(func() *Patterns { return read("hyph-ru.tex", 2) }),
}

// For gives the patterns of a language ("en", "es", "fr", "ru"), read when first asked for; nil for others, which are not hyphenated.
func For(language string) *Patterns {
	if load, ok := languages[language]; ok {
		return load()
	}
	return nil
}

// Append adds to list the indices in word before which a hyphen may stand, ascending. Word is letters of one word, with their
// apostrophes ("l’interdiction"); at least two letters stand between an apostrophe and a hyphen.
func (p *Patterns) Append(list []int, word []rune) []int {
	if p == nil || len(word) < shortest || len(word) > longest {
		return list
	}
	var dotted [longest + 2]rune
	lower := dotted[1 : len(word)+1]
	for i, r := range word {
		if lower[i] = unicode.ToLower(r); r == '’' {
			lower[i] = '\''
		}
	}
	start := 0 // of the letters after the last apostrophe
	fits := func(i int) bool {
		if word[i-1] == '’' || word[i-1] == '\'' {
			start = i
		}
		return i-start >= leastBefore && len(word)-i >= p.leastAfter && word[i] != '’' && word[i] != '\''
	}
	if hyphens, ok := p.exceptions[string(lower)]; ok {
		for _, i := range hyphens {
			if i-start >= leastBefore && len(word)-i >= p.leastAfter {
				list = append(list, i)
			}
		}
		return list
	}
	dotted[0], dotted[len(word)+1] = '.', '.'
	levels := p.trie.levels(dotted[:len(word)+2])
	for i := 1; i < len(word); i++ {
		if fits(i) && levels[i+1]&1 == 1 {
			list = append(list, i)
		}
	}
	return list
}

// read parses a file of patterns; the files are embedded and tested whole, so that what is missing is an empty set.
func read(name string, leastAfter int) *Patterns {
	data, _ := files.ReadFile("patterns/" + name)
	text := uncommented(string(data))
	p := &Patterns{leastAfter: leastAfter, exceptions: map[string][]int{}}
	for pattern := range strings.FieldsSeq(group(text, `\patterns{`)) {
		p.trie.add(pattern)
	}
	for word := range strings.FieldsSeq(group(text, `\hyphenation{`)) {
		var hyphens []int
		letters := 0
		for _, r := range word {
			if r == '-' {
				hyphens = append(hyphens, letters)
			} else {
				letters++
			}
		}
		p.exceptions[strings.ReplaceAll(word, "-", "")] = hyphens
	}
	return p
}

// uncommented is a TeX file without its comments: from a per cent sign to the end of the line.
func uncommented(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		code, _, _ := strings.Cut(line, "%")
		b.WriteString(code)
		b.WriteByte('\n')
	}
	return b.String()
}

// group is what stands between a command with its brace and the closing one.
func group(text, command string) string {
	_, after, _ := strings.Cut(text, command)
	inside, _, _ := strings.Cut(after, "}")
	return inside
}
