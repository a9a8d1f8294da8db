package office

import (
	"testing"

	"chancery/internal/reply"
	"chancery/internal/roster"
	"chancery/internal/store"
)

func TestNobodyIsAuthenticatedWithoutResults(t *testing.T) {
	t.Parallel()
	for want, m := range map[string]store.Mail{
		"not judged (no Authentication-Results)":        {Whole: true},
		"not authenticated (no Authentication-Results)": {Whole: true, Reasons: []roster.Reason{{Code: reply.NotAuthenticated}}},
	} {
		if got := authentication(m, nil); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
