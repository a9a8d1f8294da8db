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
