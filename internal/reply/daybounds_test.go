package reply

import (
	"slices"
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

// TestDaysReadAreOnesOwn changes the days read of one person, which must not change those of the meeting for the next.
func TestDaysReadAreOnesOwn(t *testing.T) {
	t.Parallel()
	for _, said := range []string{"all days", "all sessions", "from 20 June onwards"} {
		p := &reader{c: campaign()}
		toks := tokenize(said)
		days := p.daysNamed(toks, words().find(toks), true)
		if len(days) == 0 {
			t.Errorf("%q names no days", said)
			continue
		}
		want := slices.Clone(p.allDays())
		clear(days)
		if !slices.Equal(p.allDays(), want) {
			t.Errorf("%q: the days of the meeting changed with one person's: %v", said, p.allDays())
		}
	}
}

// TestSentenceWithOtherPhrasesFindsAnew asks a sentence of its turns, then the same without the phrases that turn it.
func TestSentenceWithOtherPhrasesFindsAnew(t *testing.T) {
	t.Parallel()
	toks := tokenize("We speak on item 3 and withdraw item 5 but not item 7.")
	s := sentenceOf(toks)
	p := &reader{c: campaign()}
	p.afterBut(s, itemSpan{from: len(toks)})
	if s.turned(0); s.but == 0 || len(s.turns) == 0 {
		t.Fatalf("nothing is found in the sentence itself: but %d, turns %v", s.but, s.turns)
	}
	if other := s.with(toks, nil); p.afterBut(other, itemSpan{from: len(toks)}) || len(other.turnsOf()) > 0 || other.turns != nil {
		t.Errorf("the sentence without phrases keeps what the other had: %+v", other)
	}
}
