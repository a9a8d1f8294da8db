package locale

import (
	"fmt"
	"time"
)

// FormatTime is hours and minutes as the language writes them in letters, of t in its own location: "10 a.m.", "3.30 p.m.", "15 h 30",
// "15.30 horas", "15 ч 30 мин", "下午3时30分", "15:30".
func FormatTime(l Lang, t time.Time) string {
	hour, minute := t.Hour(), t.Minute()
	switch l {
	case English:
		return englishTime(hour, minute)
	case French:
		return frenchTime(hour, minute)
	case Spanish:
		return fmt.Sprintf("%d.%02d horas", hour, minute)
	case Russian:
		return fmt.Sprintf("%d ч %02d мин", hour, minute)
	case Chinese:
		return chineseTime(hour, minute)
	}
	return fmt.Sprintf("%d:%02d", hour, minute)
}

// englishTime follows the Editorial Manual of the United Nations: "10 a.m.", "10.30 a.m.", "noon", "midnight".
func englishTime(hour, minute int) string {
	if minute == 0 && hour == 0 {
		return "midnight"
	}
	if minute == 0 && hour == 12 {
		return "noon"
	}
	half := "a.m."
	if hour >= 12 {
		half = "p.m."
	}
	twelve := (hour+11)%12 + 1
	if minute == 0 {
		return fmt.Sprintf("%d %s", twelve, half)
	}
	return fmt.Sprintf("%d.%02d %s", twelve, minute, half)
}

func frenchTime(hour, minute int) string {
	if minute != 0 {
		return fmt.Sprintf("%d h %02d", hour, minute)
	}
	if hour < 2 {
		return fmt.Sprintf("%d heure", hour)
	}
	return fmt.Sprintf("%d heures", hour)
}

func chineseTime(hour, minute int) string { return chinesePart(hour) + chineseHour(hour, minute) }

// chinesePart is the part of the day that stands before the hour.
func chinesePart(hour int) string {
	switch {
	case hour < 6:
		return "凌晨"
	case hour < 12:
		return "上午"
	case hour == 12:
		return "中午"
	case hour < 19: // meetings of the afternoon end at 下午6时
		return "下午"
	}
	return "晚上"
}

func chineseHour(hour, minute int) string {
	if hour > 12 {
		hour -= 12
	}
	if minute == 0 {
		return fmt.Sprintf("%d时", hour)
	}
	return fmt.Sprintf("%d时%d分", hour, minute)
}

// FormatTimeRange is from when to when, in a sentence: "10 a.m.–1 p.m.", "de 10 heures à 13 heures", "de 10.00 a 13.00 horas", "с 10 ч 00 мин до 13 ч 00 мин",
// "上午10时至下午1时", "من الساعة 10:00 إلى الساعة 13:00".
func FormatTimeRange(l Lang, from, to time.Time) string {
	a, b := FormatTime(l, from), FormatTime(l, to)
	switch l {
	case French:
		return "de " + a + " à " + b
	case Spanish:
		return "de " + FormatClock(l, from) + " a " + b
	case Russian:
		return "с " + a + " до " + b
	case Arabic:
		return "من الساعة " + a + " إلى الساعة " + b
	case Chinese:
		if part := chinesePart(to.Hour()); part == chinesePart(from.Hour()) {
			return a + "至" + chineseHour(to.Hour(), to.Minute())
		}
		return a + "至" + b
	}
	return a + "–" + b
}

// FormatClock is a time for the column of a table: "10 a.m.", "10 h 00", "10.00", "10:00".
func FormatClock(l Lang, t time.Time) string {
	switch l {
	case English:
		return FormatTime(l, t)
	case French:
		return fmt.Sprintf("%d h %02d", t.Hour(), t.Minute())
	case Spanish:
		return fmt.Sprintf("%d.%02d", t.Hour(), t.Minute())
	}
	return fmt.Sprintf("%d:%02d", t.Hour(), t.Minute())
}

// FormatClockRange is a span of time for the column of a table: "10 a.m.–1 p.m.", "10 h 00 – 13 h 00", "10.00–13.00", "10:00–13:00"; Arabic has a hyphen, as
// its ranges of days do.
func FormatClockRange(l Lang, from, to time.Time) string {
	sign := "–"
	switch l {
	case French:
		sign = " – "
	case Arabic:
		sign = "-"
	}
	return FormatClock(l, from) + sign + FormatClock(l, to)
}
