package reply

import (
	"strings"
	"unicode/utf8"
)

const bullets = "-–—•*·・▪◦‣●○■□☐☑☒✓✔→>"

// trimListMark takes a bullet, number or letter off the start of a line: "-", "1.", "٢)", "(a)", "б)", "أ-", "（一）", "二、", "③", "ثالثا:".
func trimListMark(s string) string {
	t := strings.TrimLeft(s, " \t")
	if len(t) > 1 && t[0]|0x20 >= 'a' && t[0]|0x20 <= 'z' && t[1]|0x20 >= 'a' && t[1]|0x20 <= 'z' && strings.IndexByte("IVX", t[0]) < 0 {
		return s // a word, as at most lines
	}
	r, size := utf8.DecodeRuneInString(t)
	if size > 0 && strings.ContainsRune(bullets, r) || r >= '①' && r <= '⑳' {
		return strings.TrimSpace(t[size:])
	}
	if rest, ok := behindCount(t); ok {
		return rest
	}
	return s
}

// marked tells a line that begins with such a mark; mere blanks before it set it in.
func marked(line string) bool {
	line = strings.TrimSpace(line)
	return trimListMark(line) != line
}

// behindCount is what stands behind the number, letter or ordinal that counts a line of a list.
func behindCount(t string) (string, bool) {
	body, open := t, false
	if rest, ok := strings.CutPrefix(t, "("); ok {
		body, open = rest, true
	} else if rest, ok := strings.CutPrefix(t, "（"); ok {
		body, open = rest, true
	}
	end, closers := countEnd(body)
	if end == 0 || end == len(body) {
		return "", false
	}
	r, size := utf8.DecodeRuneInString(body[end:])
	if open {
		closers = ")）"
	}
	if !strings.ContainsRune(closers, r) {
		return "", false
	}
	rest := body[end+size:]
	if rest == "" || isDigitStart(rest) {
		return "", false
	}
	return strings.TrimSpace(rest), true
}

// romans count the parts of a mail; one letter alone may be an initial.
var romans = []string{"II", "III", "IV", "VI", "VII", "VIII", "IX"}

// countEnd is the end of the count at the start of a text and the marks that may close it there; a letter needs a bracket, lest it be an initial.
func countEnd(s string) (end int, closers string) {
	if end = runEnd(s, 0, isDigit); end > 0 {
		if end > 6 {
			return 0, ""
		}
		return end, ".)-、．）"
	}
	if end = runEnd(s, 0, func(r rune) bool { return isHan(r) && inList("counting", string(r)) }); end > 0 {
		return end, "、．.)）"
	}
	end = runEnd(s, 0, isLetter)
	if isOneOf(s[:end], romans) {
		return end, ".)"
	}
	if utf8.RuneCountInString(s[:end]) == 1 {
		if isArabic(s) && isHonorificOnly(s[:end]) {
			return end, "-)–" // "د." is a doctor
		}
		if isArabic(s) {
			return end, "-.)–"
		}
		return end, ")"
	}
	if isArabic(s) && inList("counting", fold(s[:end])) {
		return end, ":-.،–"
	}
	return 0, ""
}
