package locale

import "strconv"

// Ordinal is n as an ordinal for a noun of the gender: "1st", "1er", "1re", "2e", "1.º", "1.ª", "1-й", "1-я", "第1". Arabic has words up to the ninety-ninth, in
// the nominative and with the article ("العشرون", "الحادية والعشرون"), past it the number. English and Chinese have one gender. An n below 1 gives the number.
func Ordinal(l Lang, n int, feminine bool) string {
	digits := strconv.Itoa(n)
	if n < 1 {
		return digits
	}
	switch l {
	case English:
		return digits + englishOrdinalEnding(n)
	case French:
		return digits + frenchOrdinalEnding(n, feminine)
	case Spanish:
		return digits + choose(feminine, ".ª", ".º")
	case Russian:
		return digits + choose(feminine, "-я", "-й")
	case Chinese:
		return "第" + digits
	case Arabic:
		return arabicOrdinal(n, feminine)
	}
	return digits
}

func choose(first bool, a, b string) string {
	if first {
		return a
	}
	return b
}

func englishOrdinalEnding(n int) string {
	if n%100 >= 11 && n%100 <= 13 {
		return "th"
	}
	switch n % 10 {
	case 1:
		return "st"
	case 2:
		return "nd"
	case 3:
		return "rd"
	}
	return "th"
}

func frenchOrdinalEnding(n int, feminine bool) string {
	if n > 1 {
		return "e"
	}
	return choose(feminine, "re", "er")
}

// arabicUnits are the ordinals from the first to the tenth, masculine and feminine; arabicFirst is the first in compounds; arabicTens are the same for both.
var (
	arabicUnits = [11][2]string{
		{}, {"الأول", "الأولى"}, {"الثاني", "الثانية"}, {"الثالث", "الثالثة"}, {"الرابع", "الرابعة"}, {"الخامس", "الخامسة"},
		{"السادس", "السادسة"}, {"السابع", "السابعة"}, {"الثامن", "الثامنة"}, {"التاسع", "التاسعة"}, {"العاشر", "العاشرة"},
	}
	arabicFirst = [2]string{"الحادي", "الحادية"}
	arabicTens  = [10]string{"", "", "العشرون", "الثلاثون", "الأربعون", "الخمسون", "الستون", "السبعون", "الثمانون", "التسعون"}
)

func arabicOrdinal(n int, feminine bool) string {
	gender := 0
	if feminine {
		gender = 1
	}
	if n > 99 {
		return strconv.Itoa(n)
	}
	if n <= 10 {
		return arabicUnits[n][gender]
	}
	unit := arabicUnits[n%10][gender]
	if n%10 == 1 {
		unit = arabicFirst[gender]
	}
	switch {
	case n < 20:
		return unit + [2]string{" عشر", " عشرة"}[gender]
	case n%10 == 0:
		return arabicTens[n/10]
	}
	return unit + " و" + arabicTens[n/10]
}
