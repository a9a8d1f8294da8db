package reply

import "testing"

// TestNumbersAreReadByTheLongestPhrase reads numbers in digits and letters, of persons and of anything, by one reader.
func TestNumbersAreReadByTheLongestPhrase(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text      string
		n, length int
	}{
		{"3 delegates", 3, 1}, {"two of us", 2, 1}, {"trois personnes", 3, 1}, {"doce temas", 12, 1}, {"delegates", 0, 0}, {"", 0, 0},
	} {
		if n, length := amountAt(tokenize(c.text), "cardinal"); n != c.n || length != c.length {
			t.Errorf("%q: %d in %d tokens, want %d in %d", c.text, n, length, c.n, c.length)
		}
	}
}
