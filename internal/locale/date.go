package locale

import (
	"cmp"
	"fmt"
	"time"
)

// Date is a day of the civil calendar, without a zone.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// ParseDate reads an ISO 8601 calendar date, "2022-06-20". A day that the month does not have is an error.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Date{}, fmt.Errorf("read date %q: wanted a day as year-month-day, for example 2022-06-20", s)
	}
	return DateOf(t, time.UTC), nil
}

// DateOf is the day that t falls on in loc.
func DateOf(t time.Time, loc *time.Location) Date {
	y, m, d := t.In(loc).Date()
	return Date{y, m, d}
}

// IsZero tells whether d is no day at all.
func (d Date) IsZero() bool { return d == Date{} }

// String is d by ISO 8601, "2022-06-20"; "" for the zero Date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// MarshalText is String.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText writes; an empty text is the zero Date.
func (d *Date) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*d = Date{}
		return nil
	}
	got, err := ParseDate(string(b))
	if err != nil {
		return err
	}
	*d = got
	return nil
}

// Compare is -1 where d is before e, 0 where they are the same day, +1 where d is after e.
func (d Date) Compare(e Date) int {
	return cmp.Or(cmp.Compare(d.Year, e.Year), cmp.Compare(d.Month, e.Month), cmp.Compare(d.Day, e.Day))
}

// AddDays is the day n days after d, before it for a negative n.
func (d Date) AddDays(n int) Date {
	return DateOf(time.Date(d.Year, d.Month, d.Day+n, 0, 0, 0, 0, time.UTC), time.UTC)
}

// Weekday is the day of the week.
func (d Date) Weekday() time.Weekday { return d.utc().Weekday() }

func (d Date) utc() time.Time { return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC) }

// Start is the first instant of d in loc. Where clocks change at midnight that is not always 00:00: in Beirut the day on which summer time begins starts
// at 01:00, and in Havana the day on which it ends has 00:00 twice, of which the first is meant.
func (d Date) Start(loc *time.Location) time.Time {
	midnight := time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, loc)
	var first time.Time
	for _, hours := range []time.Duration{-24, 0, 24} {
		_, offset := midnight.Add(hours * time.Hour).Zone()
		t := d.utc().Add(-time.Duration(offset) * time.Second).In(loc)
		if DateOf(t, loc) == d && (first.IsZero() || t.Before(first)) {
			first = t
		}
	}
	if first.IsZero() {
		return midnight
	}
	return first
}

// End is the first instant after d in loc.
func (d Date) End(loc *time.Location) time.Time { return d.AddDays(1).Start(loc) }
