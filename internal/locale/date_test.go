package locale

import (
	"testing"
	"time"
	_ "time/tzdata"
)

func TestDateIsReadAndWrittenAsISO(t *testing.T) {
	t.Parallel()
	var d Date
	if err := d.UnmarshalText([]byte("2022-06-20")); err != nil || d != (Date{2022, time.June, 20}) {
		t.Fatalf("got %v, %v", d, err)
	}
	if b, err := d.MarshalText(); err != nil || string(b) != "2022-06-20" {
		t.Fatalf("got %q, %v", b, err)
	}
	for _, bad := range []string{"2022-02-30", "20.06.2022", "2022-6-20", "2022-06-20T10:00:00Z", ""} {
		if got, err := ParseDate(bad); err == nil {
			t.Errorf("%q was read as %v", bad, got)
		}
	}
	if got := d.AddDays(11).String(); got != "2022-07-01" {
		t.Errorf("eleven days later is %s", got)
	}
	if d.Compare(d.AddDays(1)) != -1 || d.AddDays(1).Compare(d) != 1 || d.Compare(d) != 0 {
		t.Error("days are not ordered")
	}
	if (Date{}).String() != "" || !(Date{}).IsZero() {
		t.Error("the zero date is not empty")
	}
}

// The deadline of a day ends with that day where the meeting is, also where clocks change at midnight.
func TestDayBeginsWithItsFirstInstant(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ zone, day, start, end string }{
		{"Europe/Zurich", "2022-06-10", "2022-06-10T00:00:00+02:00", "2022-06-11T00:00:00+02:00"},
		{"Europe/Zurich", "2022-03-27", "2022-03-27T00:00:00+01:00", "2022-03-28T00:00:00+02:00"},
		{"Asia/Beirut", "2022-03-27", "2022-03-27T01:00:00+03:00", "2022-03-28T00:00:00+03:00"},
		{"Asia/Beirut", "2022-10-30", "2022-10-30T00:00:00+02:00", "2022-10-31T00:00:00+02:00"},
		{"America/Havana", "2022-11-06", "2022-11-06T00:00:00-04:00", "2022-11-07T00:00:00-05:00"},
	} {
		loc, err := time.LoadLocation(c.zone)
		if err != nil {
			t.Fatal(err)
		}
		d := day(t, c.day)
		if got := d.Start(loc).Format(time.RFC3339); got != c.start {
			t.Errorf("%s in %s starts %s, wanted %s", c.day, c.zone, got, c.start)
		}
		if got := d.End(loc).Format(time.RFC3339); got != c.end {
			t.Errorf("%s in %s ends %s, wanted %s", c.day, c.zone, got, c.end)
		}
		if got := DateOf(d.End(loc).Add(-time.Nanosecond), loc); got != d {
			t.Errorf("the last instant of %s in %s falls on %s", c.day, c.zone, got)
		}
	}
}
