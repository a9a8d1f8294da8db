package reply

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// attribution is "On … wrote:" in any language, over at most three lines.
func attribution(lines []string, i int) int {
	if attributionBefore(lines[i]) {
		return 1
	}
	n := attributionEnd(lines, i)
	if n == 0 || !opensAttribution(strings.TrimSpace(lines[i])) {
		return 0
	}
	joined := ""
	for _, line := range lines[i : i+n] {
		joined = strings.TrimSpace(joined + " " + strings.TrimSpace(line))
	}
	level := attributes(joined)
	if level == surely || level == ifQuoted && quotesFollow(lines, i+n) {
		if n == 1 || wrapsOn(lines[i], strings.TrimSpace(lines[i+n-1])) {
			return n
		}
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
		switch {
		case strings.HasSuffix(line, ":") || strings.HasSuffix(line, "："):
			return n
		case !endsInVerb(lines[i:i+n], line):
		case n < 3 && i+n < len(lines) && addressAndColon(lines[i+n]):
			return n + 1
		default:
			return n
		}
		size += len(line) + 1
	}
	return 0
}

// addressAndColon tells a line of an address alone with a colon: what "… wrote by" wrapped before.
func addressAndColon(line string) bool {
	const longest = 200 // bytes
	line = strings.TrimSpace(line)
	if len(line) > longest || !strings.HasSuffix(line, ":") {
		return false
	}
	toks := slices.DeleteFunc(tokenize(line), func(t token) bool { return t.kind == mark })
	return len(toks) == 1 && toks[0].kind == address
}

// endsInVerb tells a last line without a colon that an attribution may end with: its verb, or, where it is the only one, an address in brackets behind a date. An
// address or a time of day is among the lines; a label with its value is none.
func endsInVerb(lines []string, line string) bool {
	end := line[len(line)-1]
	if end == '>' {
		return len(lines) == 1 && isDigitStart(line)
	}
	if !(end|0x20 >= 'a' && end|0x20 <= 'z' || end == ')' || end == '-' || end >= utf8.RuneSelf) || strings.Contains(line, ": ") {
		return false
	}
	if !slices.ContainsFunc(lines, func(l string) bool { return strings.Contains(l, "@") || hasClock(l) }) {
		return false
	}
	_, last := writes(line[max(0, len(line)-60):])
	return last
}

// wrapsOn tells whether an attribution can begin at first and end on the line last: "On", a date or a name with an address opens it, and last is none by itself.
func wrapsOn(first, last string) bool {
	first = strings.TrimSpace(first)
	named := strings.Contains(first, "<") || strings.Contains(first, "[mailto")
	if strings.HasSuffix(first, ".") && !strings.HasSuffix(first, "..") && !named || strings.ContainsRune(first, '\t') {
		return false
	}
	_, alone := words().begins("starter", foldAll(last))
	if alone && attributes(last) == surely && hasClock(last) {
		return false
	}
	_, starts := words().begins("starter", foldAll(first))
	return starts || isDigitStart(first) || named || startsWithDay(first)
}

func opensAttribution(line string) bool {
	if strings.IndexFunc(line, isDigit) >= 0 || strings.Contains(line, "@") || strings.HasSuffix(line, ":") || strings.HasSuffix(line, "：") {
		return true
	}
	_, ok := words().begins("starter", foldAll(line))
	return ok
}

// How sure it is that a line is a program's: a person may write "On 3 May our Ambassador wrote:" too, but quotes nothing with ">" below it.
const (
	notAtAll = iota
	ifQuoted
	surely
)

// attributes judges a line, joined where it wrapped.
func attributes(s string) int {
	s = strings.Trim(s, dashes)
	body := strings.TrimRight(s, ":： ")
	colon := len(body) < len(s)
	at, clock, dated := strings.Contains(body, "@"), hasClock(body), isDigitStart(s) || startsWithDay(s)
	if !at && !clock && !dated {
		return notAtAll // most lines; looking for verbs is the dear part
	}
	verb, last := writes(body)
	switch {
	case colon && at && clock && (strings.HasSuffix(body, ">") || strings.HasSuffix(body, ")") || dated && endsInAddress(body)):
		return surely // Gmail in Russian and Japanese, Yandex, Mail.ru: no verb
	case verb && at && (clock || dated && last) && (colon || last):
		return surely
	case last && strings.Contains(body, "<") && at:
		return surely // Outlook for the web, Notes: no date
	case verb && clock && (last || dated && colon && nameFollows(body)):
		return surely // Thunderbird: no address
	case colon && clock && strings.Contains(body, "<") && hasYear(body) && addressNearEnd(body):
		return surely // a language whose verb is not known
	case last && (at || dated && strings.IndexFunc(s, isDigit) >= 0):
		return ifQuoted
	case at && (colon || dated) && strings.HasSuffix(body, ">"):
		return ifQuoted // "2013/10/2 Ana <ana@mission.example>", "Quoting Ana <ana@mission.example>:"
	}
	return notAtAll
}

// writes tells whether a verb of writing stands in a line, and whether it ends it.
func writes(s string) (verb, last bool) {
	folded := " " + foldAll(s) + " "
	for _, w := range words().lists["wrote"] {
		if !strings.Contains(folded, w) {
			continue // so for nearly all
		}
		if w[0] >= 0xE0 {
			verb = true
			last = last || strings.HasSuffix(folded, w+" ")
		} else {
			verb = verb || strings.Contains(folded, " "+w+" ")
			last = last || strings.HasSuffix(folded, " "+w+" ")
		}
	}
	return verb, last
}

// nameFollows tells a verb behind which the writer is named ("Am 26.04.2022 um 10:00 schrieb ISU:").
func nameFollows(s string) bool {
	folded := " " + foldAll(s) + " "
	for _, w := range words().lists["wrotename"] {
		if strings.Contains(folded, " "+w+" ") {
			return true
		}
	}
	return false
}

// attributionBefore tells an attribution with the quoted mail on its own line, as the Yahoo of phones writes: "On Tue, 26 Apr 2022 at 10:00, ISU<isu@…> wrote:   Dear …".
func attributionBefore(line string) bool {
	line = strings.TrimSpace(line)
	at := strings.IndexByte(line, '>')
	if at < 0 || !strings.Contains(line[:at], "@") || !isDigitStart(line) && !startsWithDay(line) {
		return false
	}
	colon := strings.IndexByte(line[at:], ':')
	return colon > 0 && attributes(line[:at+colon+1]) == surely
}

// attributionBehind is an attribution on one line behind what the sender wrote: "We come. On Tue, 26 Apr 2022, ISU wrote:". It gives what stands before it.
func attributionBehind(lines []string, i int) (before string, n int) {
	line := lines[i]
	at := strings.LastIndex(line, "On ")
	if at <= 0 || !strings.ContainsRune(" -", rune(line[at-1])) || !quotesFollow(lines, i+1) {
		return "", 0
	}
	rest := strings.TrimSpace(line[at+len("On "):])
	first, _, _ := strings.Cut(foldAll(rest), " ")
	if !isDigitStart(rest) && !inList("weekday", strings.TrimRight(first, ",.")) || attributes(line[at:]) != surely {
		return "", 0
	}
	return strings.TrimRight(line[:at], dashes), 1
}

// hasClock tells whether a time of day stands in a line: "10:00", or "10.00" where it is no part of a date.
func hasClock(s string) bool {
	for i := 1; i+1 < len(s); i++ {
		if s[i] != ':' && s[i] != '.' {
			continue
		}
		r, _ := utf8.DecodeLastRuneInString(s[:i])
		after, _ := utf8.DecodeRuneInString(s[i+1:])
		if !unicode.IsDigit(r) || !unicode.IsDigit(after) {
			continue
		}
		if s[i] == ':' || aloneDigits(s, i) {
			return true
		}
	}
	return false
}

// aloneDigits tells one or two digits before a point and two behind it, that no other number touches.
func aloneDigits(s string, point int) bool {
	from, to := point, point+1
	for from > 0 && isASCIIDigit(s[from-1]) {
		from--
	}
	for to < len(s) && isASCIIDigit(s[to]) {
		to++
	}
	touched := from > 0 && strings.IndexByte("./-", s[from-1]) >= 0 || to+1 < len(s) && strings.IndexByte("./-", s[to]) >= 0 && isASCIIDigit(s[to+1])
	return point-from <= 2 && to-point == 3 && !touched
}

func isASCIIDigit(c byte) bool { return c >= '0' && c <= '9' }

// hasYear tells whether four digits in a row stand in a line, in whatever script.
func hasYear(s string) bool {
	run := 0
	for _, r := range s {
		if run++; !unicode.IsDigit(r) {
			run = 0
		}
		if run == 4 {
			return true
		}
	}
	return false
}

// addressNearEnd tells whether an address is followed by no more than a verb.
func addressNearEnd(s string) bool {
	rest := s[strings.LastIndexByte(s, '@')+1:]
	end := strings.IndexAny(rest, "> )]")
	return end < 0 || utf8.RuneCountInString(rest[end:]) <= 25
}
