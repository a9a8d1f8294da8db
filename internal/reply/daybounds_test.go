package reply

import (
	"strings"
	"testing"
)

// TestChineseRangeOfDaysEndsWithTheMonth: a last day of eight digits filled the memory with the days before it.
func TestChineseRangeOfDaysEndsWithTheMonth(t *testing.T) {
	t.Parallel()
	p := &reader{c: campaign()}
	for _, text := range []string{"6月20日至99999999日", "20日、21日到9999999999999999999999日"} {
		toks := tokenize(text)
		if days := p.daysNamed(toks, words().find(toks), true); len(days) > longestMonth {
			t.Errorf("%s: %d days", text, len(days))
		}
		if r := Read(mailOf("Name: Ms. Jane Doe\nDays: "+text), campaign()); len(doubts(r)) == 0 {
			t.Errorf("%s: nobody is asked, delegates %+v", text, r.Delegates)
		}
	}
}

// TestRangesOfDaysAreReadOnce: of "1-99-1-99-… June", 2 kB, each day was put before all those behind it, for 13 seconds. It runs beside no other test.
func TestRangesOfDaysAreReadOnce(t *testing.T) {
	p := &reader{c: campaign()}
	toks := tokenize(strings.Repeat("1-99-", 500) + "20 June")
	found := words().find(toks)
	if n := testing.AllocsPerRun(1, func() { p.daysNamed(toks, found, true) }); n > 500 {
		t.Errorf("%.0f allocations", n)
	}
}
