package reply

import (
	"slices"
	"strings"
	"sync"
	"unicode"
)

// withLostKeys gives the lines of a form their keys again, where somebody took the brackets for something to be cleared away: below the form's title or the heading
// of a block a line that begins with the whole label of a field and a colon is that field.
func withLostKeys(lines []string) []string {
	var out []string
	block, framed := "", false
	for n, line := range lines {
		heading, isBlock := formHeading(line)
		switch {
		case isBlock:
			block, framed = heading, true
		case formTitle(line):
			framed = true
		case framed && !strings.ContainsAny(line, openBrackets[:1]):
			if keyed := withLabelKey(line, block); keyed != "" {
				if out == nil {
					out = append(make([]string, 0, len(lines)), lines...)
				}
				out[n] = keyed
			}
		}
	}
	if out == nil {
		return lines
	}
	return out
}

// formTitle tells the line that opens the form.
func formTitle(line string) bool {
	rest, ok := strings.CutPrefix(strings.TrimSpace(line), "===")
	if !ok {
		return false
	}
	title := strings.Trim(rest, "= ")
	for _, w := range formWords {
		if title == w.title {
			return true
		}
	}
	return false
}

// formHeading is the block that a heading of the form begins: "--- Delegate 2 ---" is "2.", "--- Intervention 1 ---" is "i1.".
func formHeading(line string) (block string, ok bool) {
	inner, ok := strings.CutPrefix(strings.TrimSpace(line), "---")
	if !ok {
		return "", false
	}
	inner = strings.Trim(inner, "- ")
	at := strings.LastIndexFunc(inner, func(r rune) bool { return !unicode.IsDigit(r) })
	name, number := strings.TrimSpace(inner[:at+1]), inner[at+1:]
	if number == "" || len(number) > 3 {
		return "", false
	}
	for _, w := range formWords {
		switch name {
		case w.delegate:
			return number + ".", true
		case w.intervention:
			return "i" + number + ".", true
		}
	}
	return "", false
}

// printedLabel is a label of the form in one language, with its key.
type printedLabel struct{ label, key string }

// printedLabels are all labels of the form by their first byte, the longest first.
var printedLabels = sync.OnceValue(func() *[256][]printedLabel {
	var out [256][]printedLabel
	for _, w := range formWords {
		for key, label := range w.label {
			out[label[0]] = append(out[label[0]], printedLabel{label, key})
		}
	}
	for _, labels := range out {
		slices.SortFunc(labels, func(a, b printedLabel) int { return len(b.label) - len(a.label) })
	}
	return &out
})

// withLabelKey is a line that begins with a label of the block and a colon, with its key; "" for another line.
func withLabelKey(line, block string) string {
	line = strings.TrimLeft(line, " \t*•")
	if line == "" {
		return ""
	}
	for _, l := range printedLabels()[line[0]] {
		rest, begins := strings.CutPrefix(line, l.label)
		if !begins || !ofWholeForm(l.key) && !slices.Contains(keysOf(block), l.key) {
			continue
		}
		if colon := strings.TrimLeft(rest, " *"); !strings.HasPrefix(colon, ":") && !strings.HasPrefix(colon, "：") {
			continue
		}
		id := block + l.key
		if ofWholeForm(l.key) {
			id = l.key
		}
		return l.label + " [" + id + "]" + rest
	}
	return ""
}

// keysOf are the keys of a block.
func keysOf(block string) []string {
	switch {
	case block == "":
		return nil
	case strings.HasPrefix(block, "i"):
		return interventionKeys
	}
	return delegateKeys
}

// ofWholeForm tells a key that stands once in a form.
func ofWholeForm(key string) bool { return key == KeyCode || key == KeyAttending || key == KeyRemarks }
