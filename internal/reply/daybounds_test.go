package reply

import (
	"strings"
	"testing"
	"time"

	"chancery/internal/locale"
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

// TestDayThatNoMonthHasIsForAPerson: 31 June stood between 28 June and 2 July.
func TestDayThatNoMonthHasIsForAPerson(t *testing.T) {
	t.Parallel()
	c := campaign()
	c.Start, c.End = locale.Date{Year: 2022, Month: time.June, Day: 28}, locale.Date{Year: 2022, Month: time.July, Day: 2}
	for text, clear := range map[string]bool{"30 June": true, "30 June and 1 July": true, "31 June": false, "30 and 31 June": false, "6月31日": false, "2022-06-31": false} {
		r := Read(mailOf("Name: Ms. Jane Doe\nDays: "+text), c)
		if (len(doubts(r)) == 0) != clear {
			t.Errorf("%s: doubts %q, want clear %v", text, doubts(r), clear)
		}
		for _, d := range r.Delegates {
			for _, day := range d.Days {
				if day != day.AddDays(0) {
					t.Errorf("%s: %s", text, day)
				}
			}
		}
	}
}
