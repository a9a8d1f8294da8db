package reply

import (
	"slices"
	"strings"
	"testing"
)

// TestAnswersBetweenQuotedLinesOfTheFormAreNeverLost: whatever becomes of the quoted form, what the sender typed is read, or a person is asked.
func TestAnswersBetweenQuotedLinesOfTheFormAreNeverLost(t *testing.T) {
	t.Parallel()
	const ours, colleague = "On 26 Apr 2022 at 10:00, ISU <isu@meeting.example> wrote:\n", "On 3 May 2022, Colleague <mission@norway.example> wrote:\n"
	for _, c := range []struct {
		text  string
		names []string
		items []string
		clear bool
	}{
		{"[attending]: yes\n> [code]: x\n> [1.name]:\nMs. Ana Torres\n> [1.attendance]:\nin person\n> === / ===", []string{"Ana Torres"}, nil, true},
		{ours + "> [attending]:\nyes\n> [1.name]:\nMs. Ana Torres\n> [1.attendance]:\nin person\n[i1.item]: 3\n> === / ===", []string{"Ana Torres"}, []string{"3"}, true},
		{colleague + "> [attending]:\nyes\n> [1.name]:\nMs. Ana Torres\n> [1.attendance]:\nin person\n> === / ===", []string{"Ana Torres"}, nil, false},
		{"Name [1.name]: Per Olsen\n\n" + ours + "> [1.name]:\nMs. Ana Torres\n> [1.attendance]:\nin person\n> === / ===", []string{"Ana Torres", "Per Olsen"}, nil, false},
		{"[i1.item]: 5\n\n" + ours + "> [1.name]:\nMs. Ana Torres\n> [i1.item]:\n3\n> === / ===", []string{"Ana Torres"}, []string{"3", "5"}, false},
		{"[1.name]: Per Olsen\n\n" + ours + "> [1.name]: Per Olsen\n> [2.name]: Ana Torres\n> === / ===", []string{"Per Olsen"}, nil, false},
		{"[1.name]: Per Olsen\n\n" + ours + "> [1.name]: Per Olsen\n> === / ===", []string{"Per Olsen"}, nil, true},
		{"[attending]: yes\n\n" + ours + "> [attending]:\nno\n> [remarks]:\n> === / ===", nil, nil, false},
		{ours + "> [attending]:\nyes\n> [1.name]:\nMs. Ana Torres\n> [i1.item]:\n[3]\n> === / ===", []string{"Ana Torres"}, nil, false},
		{ours + "> [1.name]:\nMs. Ana Torres\n> [remarks]:\n\n\nMr. Per Olsen comes too\n> === / ===", []string{"Ana Torres"}, nil, false},
		{ours + "> [1.name]:\n> [1.email]:\nMr. Per Olsen will attend in person.\n> === / ===", []string{"Per Olsen"}, nil, false},
		{ours + "> [1.name]:\nMs. Ana Torres\n> [1.email]:\nask our Mr. Olsen\n> === / ===", []string{"Ana Torres"}, nil, false},
		{ours + "> [code]:\nMr. Per Olsen will attend in person.\n> [1.name]:\n> === / ===", []string{"Per Olsen"}, nil, false},
		{ours + "> [1.name]: Ana Torres\n> [remarks]:\n>> nobody else\nMr. Per Olsen will attend too.\n> === / ===", []string{"Ana Torres", "Per Olsen"}, nil, false},
	} {
		t.Run(c.text, func(t *testing.T) {
			t.Parallel()
			r := Read(mailOf(c.text), campaign())
			var names, items []string
			for _, d := range r.Delegates {
				names = append(names, d.Name)
			}
			for _, v := range r.Interventions {
				items = append(items, v.Item)
			}
			slices.Sort(names)
			slices.Sort(items)
			if !slices.Equal(names, c.names) || !slices.Equal(items, c.items) {
				t.Errorf("read %q, %q, want %q, %q", names, items, c.names, c.items)
			}
			if asked := doubts(r); len(asked) == 0 != c.clear {
				t.Errorf("doubts %q, want clear %v", strings.Join(asked, "; "), c.clear)
			}
		})
	}
}

// TestAnswersOutOfTheirPlaceAreNeverLost: fields answered twice, keys in blocks that have none such, values before their key, lines whose end a program broke off.
func TestAnswersOutOfTheirPlaceAreNeverLost(t *testing.T) {
	t.Parallel()
	const quoted = "On 26 Apr 2022 at 10:00, ISU <isu@meeting.example> wrote:\n> "
	for _, text := range []string{
		"[remarks]: Mr. Per Olsen comes too\n[remarks]: thank you", "[attending]: yes\n[attending]: no", "[remarks]: Herr Olsen kommt auch\n[2.name]:\n[remarks]: Thank you.",
		"[name]: Ana Torres", "[1.item]: 3", "[1.remarks]: needs a visa by Monday", "[i1.item]: 3\n[i1.name]: Ana Torres", "[item]: 3",
		"[1.honorific]: Mr. Per Olsen", "[1.honorific]: Ambassador Per Olsen", "[1.honorific]: same as above to be checked", "[1.email]: +41 22 123 45 67", "[1.phone]: ana@x.example", "[1.phone]: Per Olsen comes too",
		"Name: Ana Torres [2.name]: Per Olsen", "Nom : Ana Torres [2.name]: Per Olsen", "姓名：王芳 [2.name]: 李明",
		quoted + "[2.function]: Adviser to the Minister for Foreign Affairs in the capital and\nsubject to approval\n> [3.name]:\n> === / ===",
		quoted + "[2.name]: Per Olsen\n> [2.function]: première secrétaire de la mission permanente auprès de l'office\nsous réserve de confirmation\n> [3.name]:\n> === / ===",
	} {
		form := "[1.name]: Kari Nes\n"
		if strings.HasPrefix(text, quoted) {
			form = ""
		}
		if r := Read(mailOf(form+text), campaign()); len(doubts(r)) == 0 {
			t.Errorf("%q: nobody is asked: %v, %v", text, delegateFacts(r), interventionFacts(r))
		}
	}
}
