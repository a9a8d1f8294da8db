package reply

import (
	"fmt"
	"strings"

	"chancery/internal/locale"
	"chancery/internal/roster"
)

// Blocks of the text form for persons and for interventions; a block may be copied for more.
const (
	formDelegates     = 3
	formInterventions = 3
)

// FormText is the reply form as text for a mail, in l, with its code: labels in the language with stable keys, blanks to fill in.
// It lists the items by title. Read finds it again filled in, also inside quoted text.
func FormText(l locale.Lang, code string, agenda roster.Agenda, days []locale.Date) string {
	w, ok := formWords[l]
	if !ok {
		w = formWords[locale.English]
	}
	var b strings.Builder
	line := func(label, key string) { fmt.Fprintf(&b, "%s [%s]: \n", label, key) }
	fmt.Fprintf(&b, "=== %s ===\n%s\n", w.title, w.hint)
	fmt.Fprintf(&b, "%s [%s]: %s\n\n", w.label[KeyCode], KeyCode, code)
	line(w.label[KeyAttending], KeyAttending)
	for n := 1; n <= formDelegates; n++ {
		fmt.Fprintf(&b, "\n--- %s %d ---\n", w.delegate, n)
		for _, key := range delegateKeys {
			line(w.label[key], fmt.Sprintf("%d.%s", n, key))
		}
	}
	if len(days) > 0 {
		names := make([]string, len(days))
		for i, d := range days {
			names[i] = d.String()
		}
		fmt.Fprintf(&b, "\n(%s %s)\n", w.days, strings.Join(names, ", "))
	}
	for n := 1; n <= formInterventions; n++ {
		fmt.Fprintf(&b, "\n--- %s %d ---\n", w.intervention, n)
		for _, key := range interventionKeys {
			line(w.label[key], fmt.Sprintf("i%d.%s", n, key))
		}
	}
	if len(agenda) > 0 {
		fmt.Fprintf(&b, "\n%s\n", w.agenda)
		for _, item := range agenda {
			fmt.Fprintf(&b, "  [%s] %s\n", item.Label, item.Title.In(l))
		}
	}
	b.WriteString("\n")
	line(w.label[KeyRemarks], KeyRemarks)
	b.WriteString("=== / ===\n")
	return b.String()
}

var delegateKeys = []string{KeyHonorific, KeyName, KeyFunction, KeyEmail, KeyPhone, KeyGender, KeyCapacity, KeyAttendance, KeyDays, KeyLanguages, KeyNeeds, KeyVisa}
var interventionKeys = []string{KeyItem, KeySpeaker, KeyLanguage, KeyOnBehalfOf}

// formLabels are the words of the text form in one language.
type formLabels struct {
	title, hint, delegate, intervention, days, agenda string
	label                                             map[string]string
}

// formOwn tells whether a line is the form's own and no answer: a heading, the hint, the list of items ("[3] Victim assistance") or of days.
func formOwn(line string) bool {
	line = strings.TrimSpace(line)
	if strings.HasPrefix(line, "===") || strings.HasPrefix(line, "--- ") {
		return true
	}
	if rest, ok := strings.CutPrefix(line, "["); ok {
		label, _, ok := strings.Cut(rest, "]")
		return ok && len(label) <= 8
	}
	for _, w := range formWords {
		if line == w.hint || line == w.agenda || strings.HasPrefix(line, "("+w.days) {
			return true
		}
	}
	return false
}
