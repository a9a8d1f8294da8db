package reply

import "strings"

// choice is the code of a choice written in any language, "" where it is none or not made. Marks and brackets around it do not matter.
func choice(s string) string {
	if s == "" {
		return ""
	}
	if strings.ContainsAny(s, "✓✔√☑☒") {
		return "yes"
	}
	v, ok := words().value("choice", s)
	if v == "" {
		v = choiceOf(byScript(s))
	}
	if v == "" && !ok && !torn(s) {
		if at := strings.IndexAny(s, "(/,;–（，；、،؛"); at > 0 {
			v = words().exact["choice"][foldAll(s[:at])]
		}
	}
	return v
}

func saysYes(s string) bool {
	if choice(s) == "yes" {
		return true
	}
	if torn(s) {
		return false
	}
	first, _, _ := strings.Cut(foldAll(s), " ")
	return words().exact["choice"][first] == "yes"
}

func attendanceIn(s string) string {
	if c := choice(s); isMode(c) {
		return c
	}
	if torn(s) {
		return ""
	}
	var buf briefly
	found := words().of("mode ", appendTokens(buf[:0], s))
	if among(found, "mode in_person") && among(found, "mode online") {
		return ""
	}
	return firstOfFamily(found, "mode ")
}

// choiceMarks part the pieces of a value that may each be a choice: "yes / no", "in person (or online)".
const choiceMarks = "(/,;–|)（）、，"

// choicePieces are the parts of a value that may each be a choice.
func choicePieces(value string) []string {
	return strings.FieldsFunc(value, func(r rune) bool { return strings.ContainsRune(choiceMarks, r) })
}

// torn tells a choice that was not made: "yes / no", "in person or online".
func torn(value string) bool {
	if !strings.ContainsAny(value, choiceMarks) {
		return false
	}
	if _, exact := words().value("choice", value); exact {
		return false
	}
	first := ""
	for _, piece := range choicePieces(value) {
		c, _ := words().value("choice", piece)
		if c != "" && first != "" && c != first {
			return true
		}
		first = firstOf(first, c)
	}
	return false
}

// unchosen tells a value of a choice that is none of its words, or several, or one with more behind it.
func unchosen(value string) bool {
	if strings.ContainsAny(value, "✓✔√☑☒") {
		return strings.Contains(value, "☐")
	}
	if _, exact := words().value("choice", value); exact || choiceOf(byScript(value)) != "" {
		return false
	}
	for _, piece := range choicePieces(value) {
		if strings.TrimSpace(piece) != "" && words().exact["choice"][foldAll(piece)] == "" {
			return true
		}
	}
	return torn(value)
}

func isMode(choice string) bool { return choice == "in_person" || choice == "online" }

// choiceOf is the one choice that both languages of a value name: "线上 Online"; "" where a piece is none, or they differ.
func choiceOf(pieces []string) string {
	one := ""
	for _, piece := range pieces {
		c := words().exact["choice"][foldAll(piece)]
		if c == "" || one != "" && c != one {
			return ""
		}
		one = c
	}
	return one
}
