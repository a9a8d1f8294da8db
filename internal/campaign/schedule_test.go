package campaign

import (
	"testing"
	"time"
)

func TestReportIsDueByTheClockOfTheMeetingOnWorkingDays(t *testing.T) {
	t.Parallel()
	geneva, err := time.LoadLocation("Europe/Zurich")
	if err != nil {
		t.Fatal(err)
	}
	s := Schedule{At: []time.Duration{7 * time.Hour, 18*time.Hour + 30*time.Minute}, Off: []string{"saturday", "sunday", "2022-05-26"}}
	for _, c := range []struct{ after, due string }{
		{"2022-05-20 06:59", "2022-05-20 07:00"},
		{"2022-05-20 07:00", "2022-05-20 18:30"},
		{"2022-05-20 18:30", "2022-05-23 07:00"}, // Friday evening to Monday
		{"2022-05-25 19:00", "2022-05-27 07:00"}, // Ascension
		{"2022-03-25 20:00", "2022-03-28 07:00"}, // the clock is put forward in between
	} {
		after, err := time.ParseInLocation("2006-01-02 15:04", c.after, geneva)
		if err != nil {
			t.Fatal(err)
		}
		if due, ok := s.Next(after); !ok || due.Format("2006-01-02 15:04") != c.due {
			t.Errorf("after %s: %s, wanted %s", c.after, due, c.due)
		}
	}
	if due, ok := (Schedule{}).Next(time.Now()); ok {
		t.Errorf("without a schedule a report is due at %s", due)
	}
}
