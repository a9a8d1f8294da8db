package reply

import (
	"slices"
	"strings"
	"sync"

	"chancery/internal/roster"
)

// writtenBetween is the first line inside a form that stands in a quoted mail which is neither read nor the form's own: "(to be confirmed)" under a name, a
// second item on a line of its own. What stands outside of the form is the quoted letter. taken are the numbers of the lines read; "" where none was written.
func (p *reader) writtenBetween(lines []string, taken []int) string {
	first, end := taken[0], formEnd(lines, taken[len(taken)-1])
	own, open := p.formTexts(), ""
	for n := first; n < end; n++ {
		line := strings.TrimSpace(lines[n])
		if len(taken) > 0 && taken[0] == n {
			taken, open = taken[1:], ""
			continue
		}
		if line == "" {
			continue
		}
		if formOwn(line) {
			if open = squeeze(line); beginsAny(own, open) {
				continue
			}
			if edited := p.editedLine(line); edited != "" {
				return edited
			}
			continue
		}
		if strings.HasPrefix(open, "(") && datesOfForm(line) {
			continue // the list of days, wrapped
		}
		if len(p.c.Agenda) == 0 && strings.HasPrefix(firstOf(open, line), "[") {
			open = "["
			continue // the title of an item that is not known, wrapped
		}
		if open += squeeze(line); !beginsAny(own, open) {
			if open = squeeze(line); !beginsAny(own, open) {
				return line
			}
		}
	}
	return ""
}

// formEnd is the line behind a form whose last line that was read is known: the closing rule, else the first empty line, since answers also run on below it.
func formEnd(lines []string, last int) int {
	for n := last + 1; n < min(last+maxBelowForm, len(lines)); n++ {
		if strings.HasPrefix(strings.TrimSpace(lines[n]), "===") {
			return n
		}
	}
	for n := last + 1; n < len(lines); n++ {
		if strings.TrimSpace(lines[n]) == "" {
			return n
		}
	}
	return len(lines)
}

// maxBelowForm is how many lines below the last field the closing rule is looked for: a remark may take some.
const maxBelowForm = 40

// formTexts are the lines of the form that a mail program may wrap, squeezed: labels, the hint, the items by title.
func (p *reader) formTexts() []string {
	return slices.Concat(formPrinted(), p.titleWords().printed)
}

func printedItems(agenda roster.Agenda) []string {
	var out []string
	for _, item := range agenda {
		for _, title := range item.Title {
			out = append(out, squeeze("["+item.Label+"] "+title))
		}
	}
	return out
}

// formPrinted are those that every form has, in all languages.
var formPrinted = sync.OnceValue(func() []string {
	var out []string
	for _, w := range formWords {
		out = append(out, squeeze(w.hint), squeeze(w.agenda), squeeze("=== "+w.title+" ==="))
		for _, label := range w.label {
			out = append(out, squeeze(label))
		}
	}
	return out
})

// datesOfForm tells a line of dates as the form lists them: "2022-06-21, 2022-06-22)".
func datesOfForm(line string) bool {
	for _, day := range strings.FieldsFunc(line, func(r rune) bool { return strings.ContainsRune(" ,)", r) }) {
		if len(day) != len("2022-06-21") || strings.Trim(day, "0123456789-") != "" {
			return false
		}
	}
	return true
}

func beginsAny(texts []string, with string) bool {
	for _, t := range texts {
		if strings.HasPrefix(t, with) {
			return true
		}
	}
	return false
}
