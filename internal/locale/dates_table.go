package locale

import (
	"strings"
	"time"
)

// ArabicMonths says how dates in Arabic name their months; "" is MonthsBoth.
type ArabicMonths string

const (
	MonthsBoth       ArabicMonths = "both"        // حزيران/يونيه, as documents of the United Nations have it
	MonthsBothCommon ArabicMonths = "both_common" // حزيران/يونيو
	MonthsLevantine  ArabicMonths = "levantine"   // حزيران
	MonthsUN         ArabicMonths = "un"          // يونيه
	MonthsCommon     ArabicMonths = "common"      // يونيو
)

// levantineMonths are the names of the Levant and Iraq, arabicMonths those of Egypt and most others in the spelling of the United Nations.
var (
	levantineMonths = [12]string{
		"كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول",
	}
	arabicMonths = [12]string{
		"يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيه", "يوليه", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
	}
	commonSpelling = strings.NewReplacer("يونيه", "يونيو", "يوليه", "يوليو")
)

// months are the names as they stand in a date: Russian in the genitive. Chinese writes months by number, Arabic by ArabicMonths.
var months = map[Lang][12]string{
	English: {
		"January", "February", "March", "April", "May", "June",
		"July", "August", "September", "October", "November", "December",
	},
	Spanish: {
		"enero", "febrero", "marzo", "abril", "mayo", "junio",
		"julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
	},
	French: {
		"janvier", "février", "mars", "avril", "mai", "juin",
		"juillet", "août", "septembre", "octobre", "novembre", "décembre",
	},
	Russian: {
		"января", "февраля", "марта", "апреля", "мая", "июня",
		"июля", "августа", "сентября", "октября", "ноября", "декабря",
	},
}

// weekdays begin with Sunday, as time.Weekday does.
var weekdays = map[Lang][7]string{
	Arabic:  {"الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت"},
	English: {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
	Spanish: {"domingo", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado"},
	French:  {"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"},
	Russian: {"воскресенье", "понедельник", "вторник", "среда", "четверг", "пятница", "суббота"},
	Chinese: {"星期日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六"},
}

// weekdayOn stands before a weekday that says when; Russian bends the weekday instead.
var weekdayOn = map[Lang]string{Arabic: "يوم ", English: "on ", Spanish: "el ", French: "le "}

var russianOn = [7]string{"в воскресенье", "в понедельник", "во вторник", "в среду", "в четверг", "в пятницу", "в субботу"}

// Month is the month's name as a date has it; "" in Chinese, which has numbers.
func (f Dates) Month(m time.Month) string {
	if m < time.January || m > time.December {
		return ""
	}
	if f.Lang == Arabic {
		return f.Months.name(m)
	}
	return months[f.Lang][m-1]
}

func (a ArabicMonths) name(m time.Month) string {
	levantine, common := levantineMonths[m-1], commonSpelling.Replace(arabicMonths[m-1])
	switch a {
	case MonthsLevantine:
		return levantine
	case MonthsUN:
		return arabicMonths[m-1]
	case MonthsCommon:
		return common
	case MonthsBothCommon:
		return levantine + "/" + common
	}
	return levantine + "/" + arabicMonths[m-1]
}
