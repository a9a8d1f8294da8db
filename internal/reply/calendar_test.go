package reply

import (
	"testing"
	"time"

	"chancery/internal/message"
)

// TestCalendarThatAnswersMoreThanOneThingIsLeftToAPerson: another answer for one of the days, another attendee, an event of another month.
func TestCalendarThatAnswersMoreThanOneThingIsLeftToAPerson(t *testing.T) {
	t.Parallel()
	day := func(month time.Month, day int) time.Time { return time.Date(2022, month, day, 8, 0, 0, 0, time.UTC) }
	answer := func(who, how string) message.CalendarAnswer {
		return message.CalendarAnswer{Attendee: who + "@norway.example", PartStat: how}
	}
	for name, c := range map[string]struct {
		cal   message.Calendar
		clear bool
	}{
		"one day of the meeting":        {message.Calendar{Start: day(6, 21), End: day(6, 21)}, true},
		"all of it":                     {message.Calendar{Start: day(6, 20), End: day(6, 22), Others: []message.CalendarAnswer{answer("mission", "accepted")}}, true},
		"a day of several declined":     {message.Calendar{Others: []message.CalendarAnswer{answer("mission", "declined")}}, false},
		"another attendee beside him":   {message.Calendar{Answers: []message.CalendarAnswer{answer("mission", "accepted"), answer("per", "accepted")}}, false},
		"an event before the meeting":   {message.Calendar{Start: day(5, 10), Summary: "Lunch"}, false},
		"an event long after its close": {message.Calendar{Start: day(9, 1), End: day(9, 2)}, false},
	} {
		m := mailOf("")
		m.Calendar = &c.cal
		m.Calendar.Method = "REPLY"
		if len(m.Calendar.Answers) == 0 {
			m.Calendar.Answers = []message.CalendarAnswer{answer("mission", "accepted")}
		}
		if got := doubts(Read(m, campaign())); (len(got) == 0) != c.clear {
			t.Errorf("%s: doubts %q, want clear %v", name, got, c.clear)
		}
	}
}

// TestDaysByTheirNumbersAndTheMonths, where no number can be both.
func TestDaysByTheirNumbersAndTheMonths(t *testing.T) {
	t.Parallel()
	for value, want := range map[string]int{"20/06": 1, "20/06 - 21/06": 2, "20.06, 22.06": 2, "20/06–22/06": 3, "06/20": 1, "20/21": 2, "20/06 - 25/06": 0, "20/07": 0,
		"20 June 2022": 1, "20 de junio de 2022": 1, "20 juin 2022": 1, "20 июня 2022 года": 1, "20 июня 2022 г.": 1, "2022年6月20日": 1, "20 حزيران/يونيه 2022": 1, "20 de junio de 2022; 22 de junio de 2022": 2, "20 июня 2022 года; 21 июня 2022 года": 2, "2022年6月20日；2022年6月22日": 2} {
		r := Read(mailOf("Name: Ms. Ingrid Larsen\nDays: "+value), campaign())
		if len(r.Delegates) != 1 || want > 0 && (len(r.Delegates[0].Days) != want || len(doubts(r)) > 0) || want == 0 && len(doubts(r)) == 0 {
			t.Errorf("%q: %+v, doubts %q", value, r.Delegates, doubts(r))
		}
	}
}
