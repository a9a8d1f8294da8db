package workbook

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"chancery/internal/roster"
)

// A full mailbox has a right address: what Delivery says to do is what No reply says.
func TestNextStepOfNoReplyIsTheRemedyOfDelivery(t *testing.T) {
	t.Parallel()
	want := map[string]string{
		"failed again":   words["remedy.again"].In("en"),
		"failed lighten": words["remedy.lighten"].In("en"),
		"failed failed":  words["remedy.failed"].In("en"),
		"refused":        words["remedy.refused"].In("en"),
		"failed":         words["next.remind"].In("en"), // a later letter went out
		"sent":           words["next.remind"].In("en"),
		"on_paper":       words["next.call"].In("en"),
		"in_doubt":       words["next.doubt"].In("en"),
		"not_planned":    words["next.send"].In("en"),
		"sent answered":  words["next.decide"].In("en"),
	}
	remedy := map[string]string{"failed again": "again", "failed lighten": "lighten", "failed failed": "failed", "refused": "refused", "in_doubt": "in_doubt"}
	r := reportOf(t, "en", 40)
	names, silent := slices.Sorted(maps.Keys(want)), map[string]string{} // by ref
	for i, s := range r.Standings {
		if statusCode(s) == roster.NoAnswer && len(silent) < len(names) {
			name := names[len(silent)]
			silent[s.Invitee.Ref] = name
			delivery, _, _ := strings.Cut(name, " ")
			r.Letters[i].Delivery, r.Letters[i].Remedy, r.Letters[i].Reminders = delivery, remedy[name], 0
			if name == "sent answered" {
				r.Questions = append(r.Questions, QuestionRow{ID: 900, Ref: s.Invitee.Ref, Answer: true})
			}
		}
	}
	head, rows := rowsOf(t, opened(t, written(t, r)), "No reply")
	step, seen := slices.Index(head, "Next step"), 0
	for _, row := range rows {
		if name, ok := silent[row[0]]; ok {
			seen++
			if row[step] != want[name] {
				t.Errorf("%s: next step %q, want %q", name, row[step], want[name])
			}
		}
	}
	if seen != len(want) {
		t.Errorf("%d of %d cases seen", seen, len(want))
	}
}
