package typeset

import (
	"net/url"
	"strings"
)

// What an isolate is decides where a line may break in it.
type isolateKind uint8

const (
	merged  isolateKind = iota // a value merged in: its own direction, breaks as any text
	ordered                    // left-to-right words, amounts: left to right, breaks as any text
	solid                      // telephone number, e-mail address, symbol, range: left to right, no break
	webURL                     // left to right, breaks after "/" where it is long
)

// held tells whether lines break in it by its own rules, not by those of any text.
func (k isolateKind) held() bool { return k == solid || k == webURL }

// isolate is a part of the text that keeps its own order inside text of the other direction (UAX #9 §2.4.2).
type isolate struct {
	start, end int // runes
	kind       isolateKind
	uri        string // where it is an address: what a click opens
}

// findIsolates finds URLs, e-mail addresses, telephone numbers, symbols of documents (APLC/MSP.20/2022/1), and numbers that are joined
// by separators: ranges (20-22, 20 – 22), times (10:00-13:00), dates (2022-06-20); Plain UAX #9
// reverses or tears most of them in Arabic. They come in the order of their starts.
func findIsolates(text []rune) []isolate {
	var found []isolate
	for i := 0; i < len(text); {
		if !token(text[i]) && !indic(text[i]) {
			i++
			continue
		}
		if end := telephone(text, i); end > i {
			found = append(found, isolate{start: i, end: end, kind: solid})
			i = end
			continue
		}
		end := tokenEnd(text, i)
		if iso, ok := classify(text, i, end); ok {
			found = append(found, iso)
			end = max(end, iso.end)
		}
		i = end
	}
	return found
}

// tokenEnd is where the token that begins at i ends; right-to-left letters may stand in the path of a URL.
func tokenEnd(text []rune, i int) int {
	end, path := i, false
	for end < len(text) && (token(text[end]) || path && (rtlLetter(text[end]) || isMark(text[end]))) || end == i {
		path = path || end-i > 2 && text[end] == '/' && text[end-1] == '/' && text[end-2] == ':'
		end++
	}
	return end
}

// token tells the characters that such a thing is made of: visible ASCII, and the dashes between numbers.
func token(r rune) bool { return r > ' ' && r < 0x7F || r == '\u2011' || r == '\u2013' }

// indic tells Arabic-Indic digits.
func indic(r rune) bool { return r >= '٠' && r <= '٩' || r >= '۰' && r <= '۹' }

func digit(r rune) bool  { return r >= '0' && r <= '9' }
func latin(r rune) bool  { return r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' }
func joiner(r rune) bool { return strings.ContainsRune("-\u2011\u2013/.:", r) }

// classify looks at text[start:end], a run of token characters, without the punctuation around it.
func classify(text []rune, start, end int) (isolate, bool) {
	for start < end && strings.ContainsRune("(<[{\"'", text[start]) {
		start++
	}
	for end > start && strings.ContainsRune(".,;:!?)>]}\"'\u2013-", text[end-1]) && !closesOwn(text[start:end]) {
		end--
	}
	word := text[start:end]
	if to := rangeEnd(text, start, end); to > end {
		return isolate{start: start, end: to, kind: solid}, true
	}
	iso := isolate{start: start, end: end, kind: solid}
	switch s := string(word); {
	case strings.Contains(s, "://"):
		iso.kind, iso.uri = webURL, ascii(s)
	case strings.HasPrefix(s, "www.") && len(s) > 6:
		iso.kind, iso.uri = webURL, "https://"+s
	case strings.HasPrefix(s, "mailto:") && strings.Contains(s, "@"):
		iso.uri = s
	case mailAddress(s):
		iso.uri = "mailto:" + s
	case !symbol(word) && !joinedNumbers(word):
		return isolate{}, false
	}
	return iso, true
}

// closesOwn tells whether the last rune is a bracket that was opened within: https://en.example/wiki/Convention_(1997).
func closesOwn(word []rune) bool {
	last := word[len(word)-1]
	if last != ')' && last != ']' || len(word) > longestAddress {
		return false
	}
	open, shut := '(', ')'
	if last == ']' {
		open, shut = '[', ']'
	}
	depth := 0
	for _, r := range word {
		switch r {
		case open:
			depth++
		case shut:
			depth--
		}
		if depth < 0 {
			return false
		}
	}
	return depth == 0
}

// longestAddress bounds the search for brackets, in runes: browsers take no longer ones.
const longestAddress = 2000

// ascii writes letters that are not ASCII as a URI has them (RFC 3987 §3.1).
func ascii(s string) string {
	var b strings.Builder
	for _, r := range s {
		if r < 0x80 {
			b.WriteRune(r)
		} else {
			b.WriteString(url.PathEscape(string(r)))
		}
	}
	return b.String()
}

// rangeEnd gives where a range ends whose first number is text[start:end], with a dash between spaces: 20 – 22, 10:00 - 13:00; end where
// none does. Its numbers are of one shape: in "2022 - 20 members" the dash is the sentence's.
func rangeEnd(text []rune, start, end int) int {
	if end+3 >= len(text) || !isSpace(text[end]) || !strings.ContainsRune("-\u2011\u2013\u2014", text[end+1]) || !isSpace(text[end+2]) {
		return end
	}
	from := end + 3
	to := from
	for to < len(text) && (digit(text[to]) || joiner(text[to]) && to+1 < len(text) && digit(text[to+1])) {
		to++
	}
	first, second := shape(text[start:end]), shape(text[from:to])
	if first == "" || first != second || to < len(text) && (latin(text[to]) || text[to] == '%') {
		return end
	}
	return to
}

// shape is a number with its digits as 0, one for a day or an hour of one or two digits; "" where it is no number.
func shape(number []rune) string {
	if len(number) == 0 || !digit(number[0]) || !digit(number[len(number)-1]) {
		return ""
	}
	var b strings.Builder
	for i, r := range number {
		switch {
		case !digit(r) && !joiner(r):
			return ""
		case !digit(r):
			b.WriteRune(r)
		case i == 1 && (len(number) == 2 || !digit(number[2])):
		default:
			b.WriteByte('0')
		}
	}
	return b.String()
}

func mailAddress(s string) bool {
	local, domain, ok := strings.Cut(s, "@")
	return ok && local != "" && strings.Contains(domain, ".") && !strings.Contains(domain, "@") && !strings.HasSuffix(domain, ".")
}

// symbol tells the symbol of a document: letters and digits in parts joined by "/".
func symbol(word []rune) bool {
	letters, digits, slashes := false, false, false
	for _, r := range word {
		letters, digits, slashes = letters || latin(r), digits || digit(r), slashes || r == '/'
		if !latin(r) && !digit(r) && !strings.ContainsRune("/.-_()*", r) {
			return false
		}
	}
	return letters && digits && slashes
}

// joinedNumbers tells numbers with one separator between each two.
func joinedNumbers(word []rune) bool {
	joined := false
	for i, r := range word {
		switch {
		case digit(r):
		case joiner(r) && i > 0 && i+1 < len(word) && digit(word[i-1]) && digit(word[i+1]):
			joined = true
		default:
			return false
		}
	}
	return joined
}
