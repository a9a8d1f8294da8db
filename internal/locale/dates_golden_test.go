package locale

import (
	"strconv"
	"testing"
	"time"
)

// rangesRead are ranges within a month, across months and across years, from the first of a month and to it, of one day and in the wrong order.
var rangesRead = [][2]string{
	{"2022-06-20", "2022-06-22"}, {"2022-06-01", "2022-06-03"}, {"2022-06-29", "2022-07-02"}, {"2022-06-30", "2022-07-01"}, {"2022-12-30", "2023-01-02"},
	{"2022-12-31", "2023-01-01"}, {"2022-06-20", "2022-06-20"}, {"2022-06-22", "2022-06-20"}, {"2024-02-28", "2024-03-01"}, {"2022-11-21", "2022-11-25"},
}

func TestDatesStandAsTheyWereRead(t *testing.T) {
	t.Parallel()
	rows := [][]string{{"lang", "what", "of", "text"}}
	add := func(l Lang, what, of, text string) { rows = append(rows, []string{string(l), what, of, text}) }
	for _, l := range All {
		f := Dates{Lang: l}
		for month := time.January; month <= time.December; month++ {
			d := Date{2022, month, 1 + int(month)%3*9}
			add(l, "date", d.String(), f.Date(d))
			add(l, "weekday", d.String(), f.Weekday(d))
		}
		for i := range 7 {
			d := day(t, "2022-06-19").AddDays(i)
			add(l, "on weekday", d.String(), f.OnWeekday(d))
		}
		for _, r := range rangesRead {
			add(l, "range", r[0]+" "+r[1], f.Range(day(t, r[0]), day(t, r[1])))
		}
	}
	for _, months := range []ArabicMonths{MonthsBothCommon, MonthsLevantine, MonthsUN, MonthsCommon} {
		f := Dates{Lang: Arabic, Months: months}
		add(Arabic, string(months), "2022-06-10", f.Weekday(day(t, "2022-06-10")))
		add(Arabic, string(months), "2022-06-30 2022-07-02", f.Range(day(t, "2022-06-30"), day(t, "2022-07-02")))
	}
	compareGolden(t, "dates.golden.tsv", rows)
}

func TestTimesAndZonesStandAsTheyWereRead(t *testing.T) {
	t.Parallel()
	rows := [][]string{{"lang", "what", "of", "text"}}
	at := func(clock string) time.Time {
		d, err := time.Parse("15:04", clock)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	for _, l := range All {
		add := func(what, of, text string) { rows = append(rows, []string{string(l), what, of, text}) }
		for _, clock := range []string{"00:00", "00:05", "01:00", "05:59", "09:05", "10:00", "11:30", "12:00", "12:30", "13:00", "15:30", "18:00", "23:59"} {
			add("time", clock, FormatTime(l, at(clock)))
			add("clock", clock, FormatClock(l, at(clock)))
		}
		for _, r := range [][2]string{{"10:00", "13:00"}, {"10:00", "11:30"}, {"15:00", "18:00"}, {"09:30", "12:00"}, {"13:00", "15:00"}} {
			add("times", r[0]+" "+r[1], FormatTimeRange(l, at(r[0]), at(r[1])))
			add("clocks", r[0]+" "+r[1], FormatClockRange(l, at(r[0]), at(r[1])))
		}
		for _, zone := range []string{"Europe/Zurich", "America/New_York", "Africa/Nairobi", "Europe/London", "UTC", "Asia/Kolkata", "America/Bogota", "Asia/Beirut"} {
			loc, err := time.LoadLocation(zone)
			if err != nil {
				t.Fatal(err)
			}
			for _, day := range []string{"2022-06-20", "2022-11-21"} {
				d, _ := ParseDate(day)
				noon := d.Start(loc).Add(12 * time.Hour)
				add("zone", zone+" "+day, ZoneName(l, noon)+" · "+ZoneAbbreviation(noon))
			}
			if zone != "UTC" {
				add("city", zone, CityTime(l, zone))
			}
		}
		for _, city := range []string{"Genève", "Ginebra", "The Hague", "Oslo", "Осло", "Siem Reap"} {
			add("city", city, CityTime(l, city))
		}
	}
	compareGolden(t, "times.golden.tsv", rows)
}

func TestPluralsAndListsStandAsTheyWereRead(t *testing.T) {
	t.Parallel()
	rows := [][]string{{"lang", "what", "of", "text"}}
	for _, l := range All {
		add := func(what, of, text string) { rows = append(rows, []string{string(l), what, of, text}) }
		for _, n := range []int{0, 1, 2, 3, 4, 5, 10, 11, 12, 14, 19, 20, 21, 22, 25, 99, 100, 101, 102, 103, 111, 121, 1000, 1_000_000, -1} {
			add("plural", strconv.Itoa(n), Plural(l, n))
		}
		for _, codes := range [][]string{{}, {"MLT"}, {"MLT", "ITA"}, {"ESP", "MLT", "IRL"}, {"GBR", "HUN"}, {"OMN", "SAU", "YEM"}} {
			names, key := []string{}, ""
			for _, code := range codes {
				names, key = append(names, state(t, code).Short(l, Date{})), key+code+" "
			}
			add("list", key, JoinList(l, names))
		}
	}
	compareGolden(t, "words.golden.tsv", rows)
}
