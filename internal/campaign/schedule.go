package campaign

import (
	"slices"
	"time"

	"chancery/internal/locale"
)

// Schedule is [report]: when reports are due, by the clock of the meeting's zone, and in which languages. Without times none is.
type Schedule struct {
	At        []time.Duration // since midnight, ascending
	Off       []string        // days without a report: "saturday", or "2022-05-26"
	Languages []locale.Lang
}

// Next is when a report is due after t, in t's zone; false: none is.
func (s Schedule) Next(t time.Time) (time.Time, bool) {
	day := Hours{Off: s.Off}
	for n := range 366 {
		midnight := time.Date(t.Year(), t.Month(), t.Day()+n, 0, 0, 0, 0, t.Location())
		if day.off(midnight) {
			continue
		}
		for _, since := range s.At {
			if due := day.at(midnight, since); due.After(t) {
				return due, true
			}
		}
	}
	return time.Time{}, false
}

func (c *Campaign) readReport(t *table) {
	for _, text := range t.texts("schedule") {
		clock, err := time.Parse("15:04", text)
		if err != nil {
			t.problem("schedule", `write schedule = ["07:00"]`, "found %q, wanted a time of the day", text)
			continue
		}
		c.Report.At = append(c.Report.At, time.Duration(clock.Hour())*time.Hour+time.Duration(clock.Minute())*time.Minute)
	}
	slices.Sort(c.Report.At)
	c.Report.At = slices.Compact(c.Report.At)
	c.Report.Off = readDaysOff(t, "leave a day to report on")
	if c.Report.Languages = t.languages("languages"); len(c.Report.Languages) == 0 {
		c.Report.Languages = []locale.Lang{locale.English}
	}
	t.end()
}
