package reply

import (
	"strings"
	"testing"
)

// TestUnusualBlanksPartALineAsOthersDo: a line is split after its blanks are made alike, and was split once more as it stands.
func TestUnusualBlanksPartALineAsOthersDo(t *testing.T) {
	t.Parallel()
	for _, blank := range [...]string{" ", "\u2009", "\u202f", "\u3000", "\u00a0"} {
		lines := strings.ReplaceAll("- Ms. Ana Torres_–_in person\n- Mr. Juan Olsen_–_in person", "_", blank)
		want := []string{"register Ana Torres [hon=Ms., in_person]", "register Juan Olsen [hon=Mr., in_person]"}
		r := Read(mailOf("Our delegation will attend:\n\n"+lines), campaign())
		if _, faults := compareFacts(factsOf(strings.Join(want, "; ")), delegateFacts(r)); len(faults) > 0 {
			t.Errorf("%q: %v %v", blank, faults, r.Review)
		}
	}
}
