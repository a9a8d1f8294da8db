package locale

// Plural is the CLDR category of n in l: "zero", "one", "two", "few", "many" or "other" (cardinal rules, CLDR 48). The sign of n does not count.
// Spanish and French have "many" for whole millions alone.
func Plural(l Lang, n int) string {
	if n < 0 {
		n = -n
	}
	switch l {
	case Arabic:
		return arabicPlural(n)
	case Russian:
		return russianPlural(n)
	case English:
		return oneOrOther(n == 1)
	case Spanish, French:
		if n != 0 && n%1_000_000 == 0 {
			return "many"
		}
		return oneOrOther(n == 1 || l == French && n == 0)
	}
	return "other"
}

func oneOrOther(one bool) string {
	if one {
		return "one"
	}
	return "other"
}

func arabicPlural(n int) string {
	switch {
	case n == 0:
		return "zero"
	case n == 1:
		return "one"
	case n == 2:
		return "two"
	case n%100 >= 3 && n%100 <= 10:
		return "few"
	case n%100 >= 11:
		return "many"
	}
	return "other"
}

func russianPlural(n int) string {
	teens := n%100 >= 11 && n%100 <= 14
	switch {
	case n%10 == 1 && !teens:
		return "one"
	case n%10 >= 2 && n%10 <= 4 && !teens:
		return "few"
	}
	return "many"
}
