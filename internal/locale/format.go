package locale

import (
	"fmt"
	"strconv"
	"time"
)

// FormatDate: "20 June 2022", "20 juin 2022" ("1er juin"), "20 de junio de 2022", "20 июня 2022 года", "2022年6月20日", "20 حزيران/يونيه 2022".
// The zero Date gives "".
func FormatDate(l Lang, d Date) string {
	if d.IsZero() {
		return ""
	}
	return dayAndMonth(l, d, true)
}

// dayAndMonth is the date with or without its year.
func dayAndMonth(l Lang, d Date, withYear bool) string {
	if l == Chinese {
		s := fmt.Sprintf("%d月%d日", d.Month, d.Day)
		if withYear {
			return fmt.Sprintf("%d年%s", d.Year, s)
		}
		return s
	}
	s := dayNumber(l, d.Day) + monthJoin(l) + monthName(l, d.Month)
	if !withYear {
		return s
	}
	switch l {
	case Spanish:
		return fmt.Sprintf("%s de %d", s, d.Year)
	case Russian:
		return fmt.Sprintf("%s %d года", s, d.Year)
	}
	return fmt.Sprintf("%s %d", s, d.Year)
}

// dayNumber is the day of the month; French has an ordinal for the first alone.
func dayNumber(l Lang, day int) string {
	if l == French && day == 1 {
		return "1er"
	}
	return strconv.Itoa(day)
}

func monthJoin(l Lang) string {
	if l == Spanish {
		return " de "
	}
	return " "
}

func monthName(l Lang, m time.Month) string {
	names, ok := months[l]
	if !ok || m < time.January || m > time.December {
		return ""
	}
	return names[m-1]
}

// WeekdayName is the weekday alone: "Friday", "пятница", "星期五".
func WeekdayName(l Lang, w time.Weekday) string {
	if w < time.Sunday || w > time.Saturday {
		return ""
	}
	return weekdays[l][w]
}

// FormatWeekday puts the weekday with the date: "Friday, 10 June 2022", "vendredi 10 juin 2022", "viernes 10 de junio de 2022",
// "пятница, 10 июня 2022 года", "2022年6月10日星期五", "الجمعة، 10 حزيران/يونيه 2022".
func FormatWeekday(l Lang, d Date) string {
	if d.IsZero() {
		return ""
	}
	day, date := WeekdayName(l, d.Weekday()), FormatDate(l, d)
	switch l {
	case Chinese:
		return date + day
	case French, Spanish:
		return day + " " + date
	case Arabic:
		return day + "، " + date
	}
	return day + ", " + date
}

// FormatRange: "20–22 June 2022", "du 20 au 22 juin 2022", "del 20 al 22 de junio de 2022", "20–22 июня 2022 года", "2022年6月20日至22日", "20-22 حزيران/يونيه 2022";
// also across months and years; one day when a equals b. Days in the wrong order are put in order.
func FormatRange(l Lang, a, b Date) string {
	if a.Compare(b) > 0 {
		a, b = b, a
	}
	if a == b || a.IsZero() {
		return FormatDate(l, b)
	}
	if l == Chinese {
		return chineseRange(a, b)
	}
	from, sameMonth := rangeStart(l, a, b)
	to := dayAndMonth(l, b, true)
	switch l {
	case French:
		return "du " + from + " au " + to
	case Spanish:
		return "del " + from + " al " + to
	case Arabic:
		return from + dash("-", sameMonth) + to
	}
	return from + dash("–", sameMonth) + to
}

// rangeStart is the first day of a range, with what of it the last day does not say; sameMonth tells that the day's number is enough.
func rangeStart(l Lang, a, b Date) (from string, sameMonth bool) {
	if a.Year != b.Year {
		return dayAndMonth(l, a, true), false
	}
	if a.Month != b.Month {
		return dayAndMonth(l, a, false), false
	}
	return dayNumber(l, a.Day), true
}

// dash stands close between two numbers, and between spaces where a side has words.
func dash(sign string, close bool) string {
	if close {
		return sign
	}
	return " " + sign + " "
}

func chineseRange(a, b Date) string {
	to := fmt.Sprintf("%d日", b.Day)
	if a.Year != b.Year {
		to = dayAndMonth(Chinese, b, true)
	} else if a.Month != b.Month {
		to = dayAndMonth(Chinese, b, false)
	}
	return dayAndMonth(Chinese, a, true) + "至" + to
}

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

func chineseTime(hour, minute int) string {
	part := "上午"
	switch {
	case hour < 6:
		part = "凌晨"
	case hour == 12:
		part = "中午"
	case hour > 12 && hour < 18:
		part = "下午"
	case hour >= 18:
		part = "晚上"
	}
	if hour > 12 {
		hour -= 12
	}
	if minute == 0 {
		return fmt.Sprintf("%s%d时", part, hour)
	}
	return fmt.Sprintf("%s%d时%d分", part, hour, minute)
}
