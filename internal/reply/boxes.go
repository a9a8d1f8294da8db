package reply

import "strings"

const (
	tickedBoxes = "☒☑✓✔✅"
	emptyBoxes  = "☐□◻"
)

// typedBoxes are boxes as people type them.
var typedBoxes = strings.NewReplacer("[x]", "☒", "[X]", "☒", "[х]", "☒", "[Х]", "☒", "(x)", "☒", "(X)", "☒", "[v]", "☑", "[V]", "☑", "[ ]", "☐", "[]", "☐", "( )", "☐", "[_]", "☐", "[√]", "☑", "（√）", "☑", "（ ）", "☐")

// chosen is what is ticked of a choice written with boxes ("☒ in person ☐ online", "yes ☐ no ☒", "[x] yes [ ] no"); another value stays as it is.
func chosen(value string) string {
	if boxed := typedBoxes.Replace(value); boxed != value && strings.ContainsAny(boxed, tickedBoxes) {
		value = boxed
	}
	if !strings.ContainsAny(value, tickedBoxes) || !strings.ContainsAny(value, emptyBoxes) {
		return value
	}
	var out []string
	text, ticked := "", false
	before := strings.IndexAny(value, tickedBoxes+emptyBoxes) > 0 && strings.TrimSpace(value[:strings.IndexAny(value, tickedBoxes+emptyBoxes)]) != ""
	take := func() {
		if text = strings.Trim(text, " \t,;/|"); ticked && text != "" {
			out = append(out, text)
		}
		text = ""
	}
	for _, r := range value {
		switch {
		case !strings.ContainsRune(tickedBoxes+emptyBoxes, r):
			text += string(r)
		case before:
			ticked = strings.ContainsRune(tickedBoxes, r)
			take()
		default:
			take()
			ticked = strings.ContainsRune(tickedBoxes, r)
		}
	}
	if !before {
		take()
	}
	if len(out) == 0 {
		return value
	}
	return strings.Join(out, ", ")
}

// chooseBoxes reads the boxes of a record's choices.
func chooseBoxes(v map[string]string) {
	for _, key := range [...]string{KeyAttendance, KeyAttending, KeyVisa, KeyGender, KeyCapacity, KeyHonorific, "headq"} {
		if v[key] != "" {
			v[key] = chosen(v[key])
		}
	}
}
