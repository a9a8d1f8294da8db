package reply

import (
	"strings"
	"testing"

	"chancery/internal/locale"
	"chancery/internal/message"
)

// plainAnswers fill in the form of a language but for the field that a line of testdata/filled.txt is about.
var plainAnswers = map[string]map[string]string{
	"en": {"attending": "yes", "1.name": "Ingrid Larsen", "1.function": "First Secretary", "1.attendance": "in person", "i1.item": "3", "i1.speaker": "Ingrid Larsen"},
	"fr": {"attending": "oui", "1.name": "Anne Petit", "1.function": "Première secrétaire", "1.attendance": "en personne", "i1.item": "3", "i1.speaker": "Anne Petit"},
	"es": {"attending": "sí", "1.name": "Marta Gil", "1.function": "Primera Secretaria", "1.attendance": "en persona", "i1.item": "3", "i1.speaker": "Marta Gil"},
	"ru": {"attending": "да", "1.name": "Тимур Ким", "1.function": "первый секретарь", "1.attendance": "очно", "i1.item": "3", "i1.speaker": "Тимур Ким"},
	"zh": {"attending": "是", "1.name": "王芳", "1.function": "一等秘书", "1.attendance": "现场", "i1.item": "3", "i1.speaker": "王芳"},
	"ar": {"attending": "نعم", "1.name": "لينا شاهين", "1.function": "سكرتيرة أولى", "1.attendance": "حضوريا", "i1.item": "3", "i1.speaker": "لينا شاهين"},
}

// codeOf is that of the mission that writes in a language, see missionOf.
var codeOf = map[string]string{"en": "im2022.NOR.abcdefghijkl", "fr": "im2022.NOR.abcdefghijkl", "es": "im2022.NOR.abcdefghijkl", "ru": "im2022.KAZ.abcdefghijkl", "zh": "im2022.CHN.abcdefghijkl", "ar": "im2022.JOR.abcdefghijkl"}

// secondName is who comes too.
var secondName = map[string]string{"en": "Per Olsen", "fr": "Paul Roux", "es": "Luis Ruiz", "ru": "Анна Цой", "zh": "李明", "ar": "سامر حداد"}

// formAnswered is the form of a language, plainly filled in but for one field.
func formAnswered(l, key, value string) string {
	all := map[string]string{"2.name": secondName[l], key: value}
	for k, v := range plainAnswers[l] {
		if k != key {
			all[k] = v
		}
	}
	days := []locale.Date{{Year: 2022, Month: 6, Day: 20}, {Year: 2022, Month: 6, Day: 21}, {Year: 2022, Month: 6, Day: 22}}
	return filled(FormText(locale.Lang(l), codeOf[l], agenda(), days), all)
}

// quotedBelow is a mail with the invitation quoted in it.
func quotedBelow(l, form string) *message.Message {
	m := missionOf(plainAnswers[l]["1.name"])
	m.Text = "On 26 Apr 2022 at 10:00, ISU <isu@meeting.example> wrote:\n> " + strings.ReplaceAll(form, "\n", "\n> ")
	return m
}

// TestFieldsOfTheFormAreReadAsPeopleFillThemIn reads our form with a field filled in as many hands do.
func TestFieldsOfTheFormAreReadAsPeopleFillThemIn(t *testing.T) {
	t.Parallel()
	for _, line := range classLines(t, "testdata/filled.txt") {
		t.Run(line.class, func(t *testing.T) {
			t.Parallel()
			l, rest, _ := strings.Cut(line.text, " ")
			key, value, _ := strings.Cut(rest, " ")
			r := Read(quotedBelow(l, formAnswered(l, key, value)), campaign())
			name := plainAnswers[l]["1.name"]
			want, have := factsOf("register "+name+" ["+strings.TrimSpace(line.cells[0])+"]; register "+secondName[l]), delegateFacts(r)
			faults := withoutDenied(want, have)
			_, missed := compareFacts(want, have)
			if strings.TrimSpace(line.cells[0]) != "*" {
				faults = append(faults, missed...)
			}
			if items := strings.TrimSpace(line.cells[1]); items != "*" {
				if items == "" {
					items = "add 3"
				}
				_, missed = compareFacts(factsOf(items), interventionFacts(r))
				faults = append(faults, missed...)
			}
			if asked := len(doubts(r)) > 0; asked != (strings.TrimSpace(line.cells[2]) == "ask") {
				faults = append(faults, "doubts: "+strings.Join(doubts(r), "; "))
			}
			if len(faults) > 0 {
				t.Errorf("%s: %s", line.text, strings.Join(faults, "; "))
			}
		})
	}
}
