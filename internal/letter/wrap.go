package letter

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// mailColumns is the width of a plain mail's lines, in columns of a terminal (RFC 5322 §2.1.1 asks for at most 78).
const mailColumns = 76

// wrapLines breaks a paragraph. A text that has lines of its own keeps them: they are the reply form's, an address's, an agenda's.
func wrapLines(s, indent string) string {
	if strings.Contains(s, "\n") {
		return strings.ReplaceAll(s, "\n", "\n"+indent)
	}
	var b strings.Builder
	column := len(indent)
	for _, w := range words(s) {
		n := columns(w)
		if column > len(indent) && column+columns(strings.TrimRight(w, " ")) > mailColumns {
			b.WriteString("\n" + indent)
			column = len(indent)
			w, n = strings.TrimLeft(w, " "), columns(strings.TrimLeft(w, " "))
		}
		b.WriteString(w)
		column += n
	}
	lines := strings.Split(b.String(), "\n")
	for i, l := range lines {
		lines[i] = strings.TrimRight(l, " ")
	}
	return strings.Join(lines, "\n")
}

// words parts a text where a line may break: after a space, and between Chinese characters, never before their closing marks.
func words(s string) []string {
	var out []string
	start, runes := 0, []rune(s)
	for i := 1; i <= len(runes); i++ {
		if i == len(runes) || breakable(runes[i-1], runes[i]) {
			out = append(out, string(runes[start:i]))
			start = i
		}
	}
	return out
}

func breakable(before, after rune) bool {
	if before == ' ' {
		return after != ' '
	}
	wide := isWide(before) && (isWide(after) || unicode.IsLetter(after)) || isWide(after) && unicode.IsLetter(before)
	return wide && !strings.ContainsRune("，。、；：？！」』）》”’·", after) && !strings.ContainsRune("「『（《“‘", before)
}

func isWide(r rune) bool {
	k := width.LookupRune(r).Kind()
	return k == width.EastAsianWide || k == width.EastAsianFullwidth
}

func columns(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case unicode.Is(unicode.Mn, r):
		case isWide(r):
			n += 2
		default:
			n++
		}
	}
	return n
}
