package reply

import (
	"slices"
	"testing"
)

// said is a mail in prose and what a person reads in it, written as in judged.txt.
type said struct{ text, delegates, interventions string }

// readAs compares what is read in each mail with what it says. Prose alone is never clear.
func readAs(t *testing.T, mails []said) {
	t.Helper()
	for _, m := range mails {
		t.Run(m.text, func(t *testing.T) {
			t.Parallel()
			r := Read(mailOf(m.text), campaign())
			_, faults := compareFacts(factsOf(m.delegates), delegateFacts(r))
			_, more := compareFacts(factsOf(m.interventions), interventionFacts(r))
			for _, fault := range slices.Concat(faults, more) {
				t.Error(fault)
			}
			if len(r.Delegates)+len(r.Interventions) > 0 && len(doubts(r)) == 0 {
				t.Error("prose without a reason for review")
			}
		})
	}
}
