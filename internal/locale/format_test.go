package locale

import (
	"testing"
	"time"
)

func day(t *testing.T, s string) Date {
	t.Helper()
	d, err := ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestRangesOfDaysInSixLanguages(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		lang     Lang
		from, to string
		want     string
	}{
		{Arabic, "2022-06-20", "2022-06-22", "20-22 حزيران/يونيه 2022"},
		{Arabic, "2022-06-30", "2022-07-02", "30 حزيران/يونيه - 2 تموز/يوليه 2022"},
		{Arabic, "2022-12-30", "2023-01-02", "30 كانون الأول/ديسمبر 2022 - 2 كانون الثاني/يناير 2023"},
		{English, "2022-06-20", "2022-06-22", "20–22 June 2022"},
		{English, "2022-06-30", "2022-07-02", "30 June – 2 July 2022"},
		{English, "2022-12-30", "2023-01-02", "30 December 2022 – 2 January 2023"},
		{Spanish, "2022-06-20", "2022-06-22", "del 20 al 22 de junio de 2022"},
		{Spanish, "2022-06-30", "2022-07-02", "del 30 de junio al 2 de julio de 2022"},
		{Spanish, "2022-12-30", "2023-01-02", "del 30 de diciembre de 2022 al 2 de enero de 2023"},
		{French, "2022-06-20", "2022-06-22", "du 20 au 22 juin 2022"},
		{French, "2022-06-01", "2022-06-03", "du 1er au 3 juin 2022"},
		{French, "2022-06-30", "2022-07-01", "du 30 juin au 1er juillet 2022"},
		{French, "2022-12-30", "2023-01-02", "du 30 décembre 2022 au 2 janvier 2023"},
		{Russian, "2022-06-20", "2022-06-22", "20–22 июня 2022 года"},
		{Russian, "2022-06-30", "2022-07-02", "30 июня – 2 июля 2022 года"},
		{Russian, "2022-12-30", "2023-01-02", "30 декабря 2022 года – 2 января 2023 года"},
		{Chinese, "2022-06-20", "2022-06-22", "2022年6月20日至22日"},
		{Chinese, "2022-06-30", "2022-07-02", "2022年6月30日至7月2日"},
		{Chinese, "2022-12-30", "2023-01-02", "2022年12月30日至2023年1月2日"},
		{French, "2022-06-20", "2022-06-20", "20 juin 2022"},
		{English, "2022-06-22", "2022-06-20", "20–22 June 2022"},
	} {
		if got := FormatRange(c.lang, day(t, c.from), day(t, c.to)); got != c.want {
			t.Errorf("%s %s to %s: %q, wanted %q", c.lang, c.from, c.to, got, c.want)
		}
	}
}

func TestDatesAndWeekdaysInSixLanguages(t *testing.T) {
	t.Parallel()
	deadline, first := day(t, "2022-06-10"), day(t, "2022-06-01")
	for _, c := range []struct {
		lang                  Lang
		weekday, firstOfMonth string
	}{
		{Arabic, "الجمعة، 10 حزيران/يونيه 2022", "1 حزيران/يونيه 2022"},
		{English, "Friday, 10 June 2022", "1 June 2022"},
		{Spanish, "viernes 10 de junio de 2022", "1 de junio de 2022"},
		{French, "vendredi 10 juin 2022", "1er juin 2022"},
		{Russian, "пятница, 10 июня 2022 года", "1 июня 2022 года"},
		{Chinese, "2022年6月10日星期五", "2022年6月1日"},
	} {
		if got := FormatWeekday(c.lang, deadline); got != c.weekday {
			t.Errorf("%s: %q, wanted %q", c.lang, got, c.weekday)
		}
		if got := FormatDate(c.lang, first); got != c.firstOfMonth {
			t.Errorf("%s: %q, wanted %q", c.lang, got, c.firstOfMonth)
		}
		if got := FormatDate(c.lang, Date{}); got != "" {
			t.Errorf("%s: the zero date is %q, wanted nothing", c.lang, got)
		}
	}
}

func TestTimesOfDay(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		lang         Lang
		hour, minute int
		want         string
	}{
		{English, 10, 0, "10 a.m."}, {English, 15, 30, "3.30 p.m."}, {English, 12, 0, "noon"},
		{English, 0, 0, "midnight"}, {English, 12, 5, "12.05 p.m."}, {English, 0, 5, "12.05 a.m."},
		{French, 10, 0, "10 heures"}, {French, 1, 0, "1 heure"}, {French, 15, 5, "15 h 05"},
		{Spanish, 10, 0, "10.00 horas"}, {Russian, 10, 0, "10 ч 00 мин"}, {Arabic, 9, 5, "9:05"},
		{Chinese, 10, 0, "上午10时"}, {Chinese, 15, 30, "下午3时30分"}, {Chinese, 12, 0, "中午12时"},
	} {
		at := time.Date(2022, 6, 20, c.hour, c.minute, 0, 0, time.UTC)
		if got := FormatTime(c.lang, at); got != c.want {
			t.Errorf("%s %02d:%02d: %q, wanted %q", c.lang, c.hour, c.minute, got, c.want)
		}
	}
}
