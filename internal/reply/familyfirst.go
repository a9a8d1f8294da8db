package reply

import (
	"slices"
	"strings"
	"unicode"

	"chancery/internal/locale"
)

// familyFirst makes one name of a family name and of the given name behind its comma: "TORRES, Ana", "Torres, Ms. Ana", "Li Wong Chau, Augusto".
func familyFirst(parts []string) []string {
	if len(parts) < 2 || isHanText(parts[0]) || !givenBehind(parts[0], parts[1]) {
		return parts
	}
	parts[1] = parts[0] + ", " + parts[1]
	return parts[1:]
}

// givenBehind tells a given name behind a family name. Behind one of several words, which may be a whole name, it is one word alone that the language does not know;
// behind one in capitals, names in small letters.
func givenBehind(family, given string) bool {
	if !isNameLike(given) && !monthAsFirst(given) || hasFunction(given) || len(strings.Fields(given)) > 3 || capacityOf(given) != "" || attendanceIn(given) != "" {
		return false
	}
	if !strings.Contains(family, " ") {
		return true
	}
	_, family = splitHonorific(family)
	if !isPersonName(family, true) || hasFunction(family) || saysElse(given) {
		return false
	}
	return inCapitals(family) && !inCapitals(given) || !strings.Contains(given, " ")
}

// mayBeTwo tells a name of a family name of several words and a given name in which the latter may be a place or a unit: "Doe Roe, Jane" is built as "Jane Doe, Press" is.
func mayBeTwo(name string) bool {
	family, _, parted := strings.Cut(name, ", ")
	return parted && strings.Contains(family, " ") && !inCapitals(family)
}

// unplaced tells a name that is not surely read whole: with a given name behind the comma that may be a function where no other value states one, or with a function
// that another value does not repeat.
func unplaced(v map[string]string) bool {
	who := parsePerson(v[KeyName])
	if blank(v[KeyFunction]) {
		return mayBeTwo(who.name) || inRow(who)
	}
	return who.function != "" && (hasFunction(who.function) || !saysElse(who.function)) && !strings.Contains(foldAll(v[KeyFunction]), foldAll(who.function))
}

// inRow tells names in a row where one was asked for: "Larsen, Dahl, Olsen, Berg" is built as a name with its given name behind the comma, and a
// function. What has two words is a unit: "Torres, Ana, Legal Affairs".
func inRow(who person) bool {
	if who.function == "" || !strings.Contains(who.name, ", ") || hasFunction(who.function) {
		return false
	}
	return !slices.ContainsFunc(strings.Split(who.function, ", "), func(piece string) bool { return strings.Contains(piece, " ") || saysElse(piece) })
}

// longestTwo bounds two names, in bytes.
const longestTwo = 220

// bareTwo tells two words with a comma between where several persons were asked for: "Larsen, Dahl" may be two of them. Capitals or an honorific tell one.
func bareTwo(value string) bool {
	if len(value) > longestTwo {
		return false
	}
	who := parsePerson(value)
	family, _, parted := strings.Cut(who.name, ", ")
	return parted && who.honorific == "" && who.function == "" && !inCapitals(family)
}

// saysElse tells words behind a name that are a state, a ministry, a group or a language, and words that are in no name.
func saysElse(given string) bool {
	_, state := locale.StateByName(given)
	return state || namesMission(given) || namesGroup(given) || len(languagesIn(given)) > 0 || !isPersonName(given, true) || isArabic(rune0str(given))
}

// inCapitals tells a name of capital letters alone.
func inCapitals(name string) bool {
	return strings.ContainsFunc(name, unicode.IsUpper) && !strings.ContainsFunc(name, unicode.IsLower)
}
