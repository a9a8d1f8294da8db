package campaign

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Hours are when letters are sent, in the meeting's zone. The zero value is always.
type Hours struct {
	From, To time.Duration // since midnight; To 0: all day
	Off      []string      // days without sending: "saturday", or "2022-05-26"
}

// Open tells whether t, in the zone of the hours, is within them, and else when they begin next.
func (h Hours) Open(t time.Time) (open bool, next time.Time) {
	for day := 0; day < 366; day++ {
		midnight := time.Date(t.Year(), t.Month(), t.Day()+day, 0, 0, 0, 0, t.Location())
		if h.off(midnight) {
			continue
		}
		from, to := h.at(midnight, h.From), h.at(midnight, h.To)
		if h.To == 0 {
			to = time.Date(t.Year(), t.Month(), t.Day()+day+1, 0, 0, 0, 0, t.Location())
		}
		switch {
		case t.Before(from):
			return false, from
		case t.Before(to):
			return true, t
		}
	}
	return false, t.AddDate(1, 0, 0) // every day is off
}

// at is a time of a day by the clock on the wall, also on the days on which it is put forward or back.
func (h Hours) at(midnight time.Time, since time.Duration) time.Time {
	return time.Date(midnight.Year(), midnight.Month(), midnight.Day(), 0, int(since/time.Minute), 0, 0, midnight.Location())
}

func (h Hours) off(day time.Time) bool {
	return slices.Contains(h.Off, strings.ToLower(day.Weekday().String())) || slices.Contains(h.Off, day.Format(time.DateOnly))
}

var hoursForm = regexp.MustCompile(`^(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})$`)

// readHours reads hours = "08:00-19:00" and days_off = ["saturday", "2022-05-26"].
func readHours(t *table) (h Hours) {
	if text := t.text("hours", ""); text != "" {
		from, to, err := parseHours(text)
		if err != nil {
			t.problem("hours", `write hours = "08:00-19:00"`, "%v", err)
		}
		h.From, h.To = from, to
	}
	h.Off = readDaysOff(t, "leave a day to send on")
	return h
}

// readDaysOff reads days_off; remedy is for a week without a day that is left.
func readDaysOff(t *table, remedy string) (off []string) {
	for _, day := range t.texts("days_off") {
		day = strings.ToLower(strings.TrimSpace(day))
		if !isDay(day) {
			t.problem("days_off", `write days_off = ["saturday", "sunday", "2022-05-26"]`, "found %q, wanted the English name of a weekday or a date", day)
			continue
		}
		off = append(off, day)
	}
	if everyWeekday(off) {
		t.problem("days_off", remedy, "all seven days of the week are off")
	}
	return off
}

func parseHours(text string) (from, to time.Duration, err error) {
	m := hoursForm.FindStringSubmatch(strings.TrimSpace(text))
	if m == nil {
		return 0, 0, fmt.Errorf("found %q, wanted two times of the day", text)
	}
	var n [4]int
	for i := range n {
		n[i], _ = strconv.Atoi(m[i+1]) // two digits
	}
	from, to = time.Duration(n[0]*60+n[1])*time.Minute, time.Duration(n[2]*60+n[3])*time.Minute
	if n[1] > 59 || n[3] > 59 || to > 24*time.Hour || from >= to {
		return 0, 0, fmt.Errorf("found %q, wanted two times of one day, the earlier first", text)
	}
	return from, to, nil
}

func isDay(s string) bool {
	if _, err := time.Parse(time.DateOnly, s); err == nil {
		return true
	}
	return slices.Contains(weekdays, s)
}

var weekdays = []string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}

func everyWeekday(off []string) bool {
	for _, d := range weekdays {
		if !slices.Contains(off, d) {
			return false
		}
	}
	return true
}
