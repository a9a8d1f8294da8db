package campaign

import (
	"testing"
	"time"
)

func TestSendingHours(t *testing.T) {
	t.Parallel()
	geneva, err := time.LoadLocation("Europe/Zurich")
	if err != nil {
		t.Fatal(err)
	}
	office := Hours{From: 8 * time.Hour, To: 19 * time.Hour, Off: []string{"saturday", "sunday", "2022-05-26"}}
	for _, c := range []struct {
		hours    Hours
		at, next string // next "": open
	}{
		{Hours{}, "2022-05-21 03:00", ""},
		{office, "2022-05-20 08:00", ""},
		{office, "2022-05-20 18:59", ""},
		{office, "2022-05-20 07:59", "2022-05-20 08:00"},
		{office, "2022-05-20 19:00", "2022-05-23 08:00"}, // Friday evening to Monday
		{office, "2022-05-21 12:00", "2022-05-23 08:00"},
		{office, "2022-05-25 19:30", "2022-05-27 08:00"}, // Ascension
		{office, "2022-03-26 12:00", "2022-03-28 08:00"}, // the clock is put forward on Sunday
		{Hours{Off: []string{"sunday"}}, "2022-05-22 10:00", "2022-05-23 00:00"},
		{Hours{From: 20 * time.Hour, To: 24 * time.Hour}, "2022-05-22 23:59", ""},
	} {
		at, err := time.ParseInLocation("2006-01-02 15:04", c.at, geneva)
		if err != nil {
			t.Fatal(err)
		}
		open, next := c.hours.Open(at)
		if open != (c.next == "") || !open && next.Format("2006-01-02 15:04") != c.next {
			t.Errorf("%+v at %s: open %v, next %s; wanted %q", c.hours, c.at, open, next, c.next)
		}
	}
}

func TestWrongHoursAreProblems(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"8-19", "19:00-08:00", "08:60-19:00", "08:00-25:00", "always", "08:00-08:00"} {
		if _, _, err := parseHours(text); err == nil {
			t.Errorf("%q was read", text)
		}
	}
	if from, to, err := parseHours(" 8:30 – 24:00"); err != nil || from != 8*time.Hour+30*time.Minute || to != 24*time.Hour {
		t.Errorf("%v to %v, %v", from, to, err)
	}
}
