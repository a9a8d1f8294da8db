package reply

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// cutSignature parts the text from the signature: from "-- " (RFC 3676 §4.3), a rule above it, a disclaimer, or the name, titles and numbers below a closing formula.
// A mobile footer, and a disclaimer above what the sender wrote or above his labels, are taken out alone.
func cutSignature(lines []string) (own, sign, below []string) {
	lastFact := sync.OnceValue(func() int { return lastLabelled(lines) })
	from, above, tried := 0, false, 0
	for i := 0; i < len(lines); i++ {
		raw, line := lines[i], strings.TrimSpace(lines[i])
		if line == "" {
			continue
		}
		if raw == "-- " || line == "--" || isRule(line) && i > 0 && lastFact() < i && signatureBelow(lines, i) {
			return cutAt(append(own, lines[from:i]...), sign, lines[i:])
		}
		formula, more := cutSentence(line)
		folded, end := foldAll(opening(line)), i+1
		if more != "" && isMobile(formula, foldAll(formula)) {
			own, sign = append(append(own, lines[from:i]...), more), append(sign, formula)
			from, above = i+1, true
			continue
		}
		if !isMobile(line, folded) {
			if end = 0; tried < maxFooters && footerBegins(lines, i, folded) {
				tried++
				end = footerParagraph(lines, i, folded)
			}
			if end > 0 && above && lastFact() < end {
				return cutAt(append(own, lines[from:i]...), sign, lines[i:])
			}
		}
		if end == 0 {
			above = true
			continue
		}
		own, sign = append(own, lines[from:i]...), append(sign, lines[i:end]...)
		from, i = end, end-1
	}
	return cutAt(append(own, lines[from:]...), sign, nil)
}

// cutSentence parts the first sentence of a short line from what stands behind it: "Отправлено с iPhone. Петров не едет".
func cutSentence(line string) (first, more string) {
	if len(line) > longestFooterLine {
		return line, ""
	}
	for at, r := range line {
		end := at + utf8.RuneLen(r)
		if strings.ContainsRune("。！；", r) || strings.ContainsRune(".!;", r) && strings.HasPrefix(line[end:], " ") {
			return line[:at], strings.TrimSpace(line[end:])
		}
	}
	return line, ""
}

// longestFooterLine bounds a line that a mail program's footer may share with what the sender wrote, in bytes.
const longestFooterLine = 400

// cutAt ends the text; what was taken out of it, and what follows it, belongs to the signature.
func cutAt(text, taken, rest []string) (own, sign, below []string) {
	own, below = cutClosing(text)
	return own, slices.Concat(below, taken, rest), below
}

// isRule is a line of underscores or dashes alone.
func isRule(line string) bool {
	return utf8.RuneCountInString(line) >= 5 && strings.Trim(line, "_-*=—–‐") == ""
}

// signatureBelow tells whether the rule at i parts a signature from the text: below a closing formula, above a disclaimer, or above few lines with a number or an
// address among them. Names below a rule may be the delegation.
func signatureBelow(lines []string, i int) bool {
	above := i - 1
	for above >= 0 && strings.TrimSpace(lines[above]) == "" {
		above--
	}
	if above >= 0 && isClosing(lines[above]) {
		return true
	}
	rest := firstNonEmpty(lines[i+1:], maxContact+1)
	if len(rest) == 0 || footerParagraph(rest, 0, foldAll(opening(rest[0]))) > 0 {
		return true
	}
	return len(rest) <= maxContact && slices.ContainsFunc(rest, reachable) && !slices.ContainsFunc(rest, namesInList)
}

// maxFooters bounds the lines that are followed as the beginning of a footer; a mail has a few.
const maxFooters = 100

// maxContact is how many lines a signature below a rule has, maxSigned below a closing formula.
const (
	maxContact = 12
	maxSigned  = 15
)

// reachable tells a line with a telephone number, an address or a page of the web.
func reachable(line string) bool {
	digits := 0
	for _, r := range line {
		if isDigit(r) {
			digits++
		}
	}
	return digits >= 7 || strings.Contains(line, "@") || strings.Contains(line, "www.") || strings.Contains(line, "http")
}

// namesInList tells a line of a list, or one that opens with an honorific: a delegation rather than a signature.
func namesInList(line string) bool {
	line = strings.TrimSpace(line)
	bare := strings.TrimLeft(line, "-•*· 0123456789.)")
	honorific, _ := splitHonorific(bare)
	point := strings.IndexAny(line, ".)")
	return honorific != "" || point > 0 && point <= 2 && isDigitStart(line) || strings.HasPrefix(line, "•") || strings.HasPrefix(line, "- ")
}

// lastLabelled is the last line with a label of an answer and its value, -1 where none has: nothing above it is the beginning of a signature.
func lastLabelled(lines []string) int {
	return lastIndex(lines, func(l string) bool {
		key, value := labelled(l)
		return key != "" && value != "" && key != "other" && key != KeyEmail && key != KeyPhone
	})
}

func lastIndex(lines []string, is func(string) bool) int {
	for i := len(lines) - 1; i >= 0; i-- {
		if is(lines[i]) {
			return i
		}
	}
	return -1
}

// cutClosing keeps a closing formula and cuts what stands below it: name, titles, addresses, numbers. A postscript stays, and is among what stands below, which
// asks for a person.
func cutClosing(lines []string) (own, below []string) {
	n := 0 // lines below that are not empty
	for i := len(lines) - 1; i >= 0 && n <= maxSigned; i-- {
		if strings.TrimSpace(lines[i]) == "" {
			continue
		}
		if !isClosing(lines[i]) {
			n++
			continue
		}
		if n == 0 {
			return lines[:i+1], nil
		}
		if lastLabelled(lines[i+1:]) >= 0 {
			return lines, nil
		}
		if ps := slices.IndexFunc(lines[i+1:], isPostscript); ps == 0 {
			return lines, lines[i+1:]
		} else if ps > 0 {
			return slices.Concat(lines[:i+1], []string{""}, lines[i+1+ps:]), lines[i+1:]
		}
		return lines[:i+1], lines[i+1:]
	}
	return cutBlock(lines)
}

func isPostscript(line string) bool {
	folded := foldAll(line)
	p, ok := words().begins("postscript", folded)
	return ok && len(folded) > len(p)
}

// shortClosings are words that also begin sentences: they close a letter alone, or before a comma.
var shortClosings = map[string]bool{"best": true, "regards": true, "cheers": true, "thanks": true, "salutations": true, "saludos": true, "gruss": true, "mvh": true}

func isClosing(line string) bool {
	line = strings.TrimSpace(line)
	if line == "" || utf8.RuneCountInString(line) > 90 {
		return false
	}
	folded := foldAll(line)
	p, ok := words().begins("closing", folded)
	if ok && shortClosings[p] && folded != p {
		return len(line) > len(p) && strings.IndexByte(",!.", line[len(p)]) >= 0 && len(folded) <= len(p)+25
	}
	return ok && (len(folded) <= len(p)+25 || p[0] > 0x7F && !saysMore(line))
}

// What may stand on a line behind the mark that ends a closing formula, in characters: a name and what he is.
const (
	longestSignedHan = 12
	longestSigned    = 25
)

// saysMore tells a line on which a sentence ends and another follows that is longer than a name: "谢谢你们的邀请。很可惜，今年我们没有人能出席。"
func saysMore(line string) bool {
	at := strings.IndexAny(line, ".。!！?？؟")
	if at < 0 {
		return false
	}
	most := longestSigned
	if isHanText(line) {
		most = longestSignedHan
	}
	return utf8.RuneCountInString(line[at:]) > most
}

// firstNonEmpty are the first lines that are not empty, at most so many.
func firstNonEmpty(lines []string, most int) []string {
	var out []string
	for _, l := range lines {
		if strings.TrimSpace(l) != "" {
			if out = append(out, l); len(out) == most {
				break
			}
		}
	}
	return out
}
