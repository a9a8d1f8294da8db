package reply

import (
	"regexp"
	"strings"
	"sync"
)

// formKey finds the keys of the text form in a line: "[1.name]:".
var formKey = regexp.MustCompile(`\[ ?(?:i?\d{1,3}\.)?([a-z_]{3,16}) ?\] ?[:：]`)

// unglued parts a line that holds several fields of the text form: a blank behind the colon of an unanswered field lets format=flowed (RFC 3676 §4.2) run
// quoted lines together, so that the next label stood as the answer.
func unglued(line string) []string {
	if strings.Count(line, "[") < 2 && withoutHeading(line) == line {
		return []string{line} // as most lines are
	}
	at := formKey.FindAllStringSubmatchIndex(line, -1)
	if len(at) < 2 && (len(at) == 0 || withoutHeading(line[at[0][1]:]) == line[at[0][1]:]) {
		return []string{line}
	}
	var out []string
	start := 0
	for n, key := range at {
		if !formKeys[line[key[2]:key[3]]] {
			continue
		}
		end := len(line)
		if n+1 < len(at) {
			end = at[n+1][0]
		}
		value := line[key[1]:end]
		label := ""
		if n+1 < len(at) {
			value, label = withoutLabel(value, line[at[n+1][2]:at[n+1][3]])
		}
		out = append(out, line[start:key[1]]+" "+strings.TrimSpace(withoutHeading(value)))
		start = end - len(label)
	}
	return out
}

// withoutLabel parts a value from the label of the field behind it, in whatever language; what is no label of ours stays.
func withoutLabel(value, nextKey string) (rest, label string) {
	value = strings.TrimRight(value, " ")
	for _, w := range formWords {
		if l := w.label[nextKey]; len(l) > len(label) && strings.HasSuffix(value, l) {
			label = l
		}
	}
	return strings.TrimSuffix(value, label), label
}

// withoutHeading takes what the form itself has below a field off a value: the heading of the next block, the lists of days and items, the closing rule.
func withoutHeading(value string) string {
	end := len(value)
	for _, own := range belowFields() {
		if at := strings.Index(value, own); at >= 0 && at < end && strings.TrimLeft(value[max(0, at-1):at], " ") == "" {
			end = at
		}
	}
	return value[:end]
}

// belowFields is how the lines begin that the form has below its fields, in all languages.
var belowFields = sync.OnceValue(func() (out []string) {
	for _, w := range formWords {
		out = append(out, "--- "+w.delegate+" ", "--- "+w.intervention+" ", "("+w.days, w.agenda)
	}
	return append(out, "=== / ===")
})
