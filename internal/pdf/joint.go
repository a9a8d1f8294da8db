package pdf

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/internal/typeset"
)

// joints tells for each line of the text what stands between it and the next line of its element: a space or nothing. The last line of
// an element has none.
func joints(l *typeset.Layout) map[*typeset.Line]string {
	between := map[*typeset.Line]string{}
	last := map[*typeset.Element]*typeset.Line{}
	for i := range l.Sheets {
		lines := l.Sheets[i].Lines
		for k := range lines {
			line := &lines[k]
			if line.Element == nil || len(line.Glyphs) == 0 {
				continue
			}
			if before := last[line.Element]; before != nil {
				between[before] = joint(before.Text, line.Text)
			}
			last[line.Element] = line
		}
	}
	return between
}

// joint reads what the break took away from the text on its two sides: nothing between two Chinese characters, nor after the hyphen or
// stroke of a word or an address; elsewhere a space. A hyphen after a space is a dash, which has a space after it too.
func joint(before, after string) string {
	end, size := utf8.DecodeLastRuneInString(before)
	start, _ := utf8.DecodeRuneInString(after)
	switch end {
	case '\u00AD':
		return ""
	case '-', '\u2010', '/':
		if ahead, _ := utf8.DecodeLastRuneInString(before[:len(before)-size]); ahead != utf8.RuneError && !unicode.IsSpace(ahead) {
			return ""
		}
	}
	if spaceless(end) && spaceless(start) {
		return ""
	}
	return " "
}

// softHyphen ends a line in the middle of a word: it is drawn, and no part of the text.
const softHyphen = "\u00AD"

// join is the words of a line and what follows them.
func join(words, joint string) string { return strings.TrimSuffix(words, softHyphen) + joint }

// spaceless tells whether r is of a writing without spaces: Chinese characters, their punctuation and full-width forms.
func spaceless(r rune) bool {
	return unicode.Is(unicode.Han, r) || r >= 0x3000 && r <= 0x303F || r >= 0xFF01 && r <= 0xFF60
}
