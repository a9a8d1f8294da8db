package reply

import "strings"

// attribution is "On … wrote:" in any language, over at most three lines: it ends with a colon and has a verb of writing, or an address and a time.
func attribution(lines []string, i int) int {
	n := attributionEnd(lines, i)
	if n == 0 || !opensAttribution(strings.TrimSpace(lines[i])) {
		return 0
	}
	joined := ""
	for _, line := range lines[i : i+n] {
		joined = strings.TrimSpace(joined + " " + strings.TrimSpace(line))
	}
	if isAttribution(joined) && (n == 1 || wrapsOn(lines[i], strings.TrimSpace(lines[i+n-1]))) {
		return n
	}
	return 0
}

// attributionEnd is the number of lines up to the first of three that ends as an attribution does; 0 where none does, which is so for most lines.
func attributionEnd(lines []string, i int) int {
	size := 0
	for n := 1; n <= 3 && i+n <= len(lines); n++ {
		line := strings.TrimSpace(lines[i+n-1])
		if line == "" || size+len(line) > 400 {
			return 0
		}
		if strings.HasSuffix(line, ":") || strings.HasSuffix(line, "：") || strings.HasSuffix(line, "작성") {
			return n
		}
		size += len(line) + 1
	}
	return 0
}

// wrapsOn tells whether an attribution can begin at first and end on the line last: "On", a date or a name with an address opens it, and last is none by itself.
func wrapsOn(first, last string) bool {
	first = strings.TrimSpace(first)
	if strings.HasSuffix(first, ".") && !strings.HasSuffix(first, "..") || strings.ContainsRune(first, '\t') {
		return false
	}
	_, alone := words().begins("starter", foldAll(last))
	if alone && isAttribution(last) && strings.IndexFunc(last, isDigit) >= 0 && hasClock(last) {
		return false
	}
	_, starts := words().begins("starter", foldAll(first))
	return starts || isDigitStart(first) || strings.Contains(first, "<") || strings.Contains(first, "[mailto")
}

func opensAttribution(line string) bool {
	if strings.IndexFunc(line, isDigit) >= 0 || strings.Contains(line, "@") || strings.HasSuffix(line, ":") || strings.HasSuffix(line, "：") {
		return true
	}
	_, ok := words().begins("starter", foldAll(line))
	return ok
}

func isAttribution(s string) bool {
	hasDigit := strings.IndexFunc(s, isDigit) >= 0
	at := strings.IndexByte(s, '@')
	if at > 0 && hasDigit && hasClock(s) && (strings.HasSuffix(s, ">:") || strings.HasSuffix(s, ">：") || strings.HasSuffix(s, "):")) {
		return true
	}
	if at > 0 && hasClock(s) && endsInAddress(s) && (isDigitStart(s) || startsWithDay(s)) { // Mail.ru: "Вторник, 26 апреля 2022, 11:00 +03:00 от isu@meeting.example:"
		return true
	}
	folded := " " + foldAll(s) + " "
	for _, w := range words().lists["wrote"] {
		if w[0] >= 0xE0 && strings.Contains(folded, w) || strings.Contains(folded, " "+w+" ") {
			return hasDigit || at > 0 || strings.HasSuffix(strings.TrimSpace(folded), w)
		}
	}
	return false
}

// hasClock tells whether digits stand on both sides of a colon.
func hasClock(s string) bool {
	for i := 1; i+1 < len(s); i++ {
		if s[i] == ':' && s[i-1] >= '0' && s[i-1] <= '9' && s[i+1] >= '0' && s[i+1] <= '9' {
			return true
		}
	}
	return false
}
