package typeset

import "strings"

// What an isolate is decides where a line may break in it.
type isolateKind uint8

const (
	merged isolateKind = iota // a value merged in: its own direction, breaks as any text
	solid                     // telephone number, e-mail address, symbol, range: left to right, no break
	webURL                    // left to right, breaks after "/" where it is long
)

// isolate is a part of the text that keeps its own order inside text of the other direction (UAX #9 §2.4.2).
type isolate struct {
	start, end int // runes
	kind       isolateKind
	uri        string // where it is an address: what a click opens
}

// findIsolates finds URLs, e-mail addresses, telephone numbers, symbols of documents (APLC/MSP.20/2022/1), and numbers that are joined
// by separators: ranges (20-22), times (10:00-13:00), dates (2022-06-20). Plain UAX #9 reverses or tears most of them in Arabic.
func findIsolates(text []rune) []isolate {
	var found []isolate
	for i := 0; i < len(text); {
		if !token(text[i]) {
			i++
			continue
		}
		if end := telephone(text, i); end > i {
			found = append(found, isolate{start: i, end: end, kind: solid})
			i = end
			continue
		}
		end := i
		for end < len(text) && token(text[end]) {
			end++
		}
		if iso, ok := classify(text, i, end); ok {
			found = append(found, iso)
		}
		i = end
	}
	return found
}

// token tells the characters that such a thing is made of: visible ASCII, and the dashes between numbers.
func token(r rune) bool { return r > ' ' && r < 0x7F || r == '\u2011' || r == '\u2013' }

func digit(r rune) bool  { return r >= '0' && r <= '9' }
func latin(r rune) bool  { return r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' }
func joiner(r rune) bool { return strings.ContainsRune("-\u2011\u2013/.:", r) }

// classify looks at text[start:end], a run of token characters, without the punctuation around it.
func classify(text []rune, start, end int) (isolate, bool) {
	for start < end && strings.ContainsRune("(<[{\"'", text[start]) {
		start++
	}
	for end > start && strings.ContainsRune(".,;:!?)>]}\"'\u2013-", text[end-1]) {
		end--
	}
	word := text[start:end]
	iso := isolate{start: start, end: end, kind: solid}
	switch s := string(word); {
	case strings.Contains(s, "://"):
		iso.kind, iso.uri = webURL, s
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

// telephone gives where a telephone number that begins at i ends; i where there is none. It is "+" and groups of digits, or
// three groups and more (022 730 93 11, also 1 000 000); one group may be in brackets: +41 (0)22.
func telephone(text []rune, i int) int {
	if i > 0 && (token(text[i-1]) && text[i-1] != '(' && text[i-1] != '[' && text[i-1] != ':') {
		return i
	}
	p, plus := i, text[i] == '+'
	if plus {
		p++
		for p < len(text) && isSpace(text[p]) {
			p++
		}
	}
	end, groups := i, 0
	for {
		next, ok := digitGroup(text, p)
		if !ok {
			break
		}
		end, groups = next, groups+1
		if next >= len(text) || !isSpace(text[next]) {
			break
		}
		p = next + 1
	}
	if plus && groups >= 1 || groups >= 3 {
		return end
	}
	return i
}

// digitGroup reads digits, or (0) and digits, with hyphens between; what follows is no letter and no other number's joint.
func digitGroup(text []rune, p int) (end int, ok bool) {
	start := p
	for p < len(text) {
		switch r := text[p]; {
		case digit(r), r == '-' && p > start && p+1 < len(text) && digit(text[p+1]):
			p++
			continue
		case r == '(' && p+2 < len(text) && digit(text[p+1]) && text[p+2] == ')':
			p += 3
			continue
		case latin(r), joiner(r) && p+1 < len(text) && digit(text[p+1]):
			return start, false
		}
		break
	}
	return p, p > start
}
