package reply

import "testing"

// TestNumbersOfPersonsAndItemsHaveToAgree: who writes of two delegates and names one has left one out.
func TestNumbersOfPersonsAndItemsHaveToAgree(t *testing.T) {
	t.Parallel()
	for line, clear := range map[string]bool{
		"Please find below one delegate and one item.": true, "Please find below 1 delegate.": true, "Vous trouverez ci-dessous un délégué et un point.": true,
		"Please find below two delegates and one item.": false, "Please find below one delegate and two items.": false, "Please find below 3 delegates.": false,
		"Vous trouverez ci-dessous deux délégués.": false, "下面是两位代表。": false,
	} {
		if d := doubts(Read(mailOf(line+labelled6), campaign())); (len(d) == 0) != clear {
			t.Errorf("%q: clear should be %v; doubts %q", line, clear, d)
		}
	}
}
