package reply

import (
	"slices"
	"strings"
	"testing"

	"chancery/internal/message"
)

// modeAndDays is the class of testdata/structured.txt whose lines are one label each.
const modeAndDays = "mode and days"

// namesOf are a person's name below its label, by language.
var namesOf = map[string]string{"en": "Name: Ms. Jane Doe", "fr": "Nom : Mme Anne Petit", "es": "Nombre: Sra. Marta Gil", "ru": "ФИО: г-н Тимур Ким", "zh": "姓名：王芳", "ar": "الاسم: السيدة لينا شاهين"}

// structuredCase is a line of testdata/structured.txt.
type structuredCase struct {
	class, text              string
	delegates, interventions string
	clear                    bool
}

func structuredCases(tb testing.TB) (out []structuredCase) {
	for _, l := range classLines(tb, "testdata/structured.txt") {
		c := structuredCase{class: l.class, text: l.text, delegates: strings.TrimSpace(l.cells[0]), interventions: l.cells[1], clear: strings.TrimSpace(l.cells[2]) == "clear"}
		if c.class == modeAndDays {
			lang, label, _ := strings.Cut(c.text, " ")
			_, name, _ := strings.Cut(strings.ReplaceAll(namesOf[lang], "：", ":"), ":")
			c.text = namesOf[lang] + "\n" + label
			c.delegates, c.clear = "register "+parsePerson(name).name+" ["+c.delegates+"]", c.delegates != "ask"
			if !c.clear {
				c.delegates = "*"
			}
		}
		out = append(out, c)
	}
	return out
}

// missionOf is the mission that writes in the language of a text.
func missionOf(text string) *message.Message {
	m := senderOf(text)
	if !strings.ContainsFunc(text, func(r rune) bool { return isHan(r) || isArabic(string(r)) || isCyrillic(string(r)) }) {
		m.From, m.Subject = message.Address{Address: "mission@norway.example"}, ""
	}
	return m
}

// TestStructuredAnswersAreReadAsPeopleWriteThem reads labels and lists in the shapes and words of many hands.
func TestStructuredAnswersAreReadAsPeopleWriteThem(t *testing.T) {
	t.Parallel()
	for _, c := range structuredCases(t) {
		t.Run(c.class, func(t *testing.T) {
			t.Parallel()
			r := Read(missionOf(c.text), campaign())
			want, have := factsOf(c.delegates), delegateFacts(r)
			_, faults := compareFacts(want, have)
			if c.delegates == "*" {
				faults = nil
			}
			_, speak := compareFacts(factsOf(c.interventions), interventionFacts(r))
			if strings.TrimSpace(c.interventions) != "*" {
				faults = slices.Concat(faults, speak)
			}
			if asked := len(doubts(r)) > 0; asked == c.clear {
				faults = append(faults, "doubts: "+strings.Join(doubts(r), "; "))
			}
			if len(faults) > 0 {
				t.Errorf("%q\n%s", c.text, strings.Join(faults, "\n"))
			}
		})
	}
}
