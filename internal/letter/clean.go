package letter

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Bounds of what is a text. A letter of two pages has some 6 kB; Vietnamese, Hebrew and Arabic put at most four marks on a letter. The Markdown
// parser's time grows with the square of the brackets in a paragraph: 500 kB of them took it three minutes.
const (
	templateLimit  = 128 << 10 // bytes
	paragraphLimit = 16 << 10  // bytes between two empty lines: a paragraph, a list, a table of 150 rows
	marksLimit     = 10        // combining marks in a row
)

// clean takes a byte order mark and carriage returns away, and names what is no text.
func clean(r *reporter, src []byte) string {
	if len(src) > templateLimit {
		r.report(0, 0, fmt.Sprintf("the file has %d kB, at most %d kB are wanted", len(src)>>10, templateLimit>>10), "is it a letter? put long documents into enclosures/")
		return ""
	}
	src = bytes.TrimPrefix(src, []byte("\xef\xbb\xbf"))
	text := strings.ReplaceAll(string(src), "\r\n", "\n")
	run := 0
	for i, l := range strings.Split(text, "\n") {
		if !cleanLine(r, l, i+1) {
			return ""
		}
		if run += len(l) + 1; strings.TrimSpace(l) == "" {
			run = 0
		}
		if run > paragraphLimit {
			r.report(i+1, 1, fmt.Sprintf("the text has more than %d kB without an empty line", paragraphLimit>>10), "part it into paragraphs by empty lines, or put it into enclosures/")
			return ""
		}
	}
	return text
}

// cleanLine names what stands wrong in a line; false where the file cannot be read as text.
func cleanLine(r *reporter, l string, number int) bool {
	column, marks := 0, 0
	for at := 0; at < len(l); {
		c, size := utf8.DecodeRuneInString(l[at:])
		column++
		if c == utf8.RuneError && size == 1 {
			r.report(number, column, wrongByte(l[at:]), "save the file as UTF-8")
			return false
		}
		if what, remedy := unwanted(c); what != "" {
			r.report(number, column, fmt.Sprintf("%s U+%04X in the text", what, c), remedy)
		}
		if marks++; !unicode.Is(unicode.M, c) {
			marks = 0
		}
		if marks == marksLimit+1 {
			r.report(number, column, fmt.Sprintf("more than %d combining marks stand on one letter", marksLimit), "delete the word and type it again")
		}
		at += size
	}
	return true
}

// wrongByte says what is no UTF-8; half of a pair of UTF-16 comes from programs that cut text between two units.
func wrongByte(s string) string {
	if len(s) >= 3 && s[0] == 0xed && s[1] >= 0xa0 && s[1] <= 0xbf {
		return fmt.Sprintf("half of a character (a lone surrogate, bytes 0x%x) is not UTF-8", s[:3])
	}
	return fmt.Sprintf("byte 0x%02x is not UTF-8", s[0])
}

// unwanted names a character that no letter can show, and what to do.
func unwanted(c rune) (what, remedy string) {
	switch {
	case c < ' ' && c != '\t', c >= 0x7f && c < 0xa0:
		return "control character", "take it out"
	case c >= 0x202a && c <= 0x202e, c >= 0x2066 && c <= 0x2069:
		return "invisible mark of direction", "take it out: the program finds the direction itself"
	case unicode.Is(unicode.Co, c):
		return "private-use character", "write it with a character that Unicode knows: a font's own signs are no text"
	case c == utf8.RuneError:
		return "a character that was lost when the file was made,", "write what stood there"
	case c&0xfffe == 0xfffe, c >= 0xfdd0 && c <= 0xfdef:
		return "a code that is no character,", "take it out"
	}
	return "", ""
}

// unclean says what in a merged value no letter can show; "" where it can be set.
func unclean(s string) string {
	marks := 0
	for _, c := range s {
		if what, _ := unwanted(c); what != "" && c != '\n' {
			return fmt.Sprintf("%s U+%04X in the value", what, c)
		}
		if marks++; !unicode.Is(unicode.M, c) {
			marks = 0
		}
		if marks > marksLimit {
			return fmt.Sprintf("more than %d combining marks stand on one letter", marksLimit)
		}
	}
	return ""
}
