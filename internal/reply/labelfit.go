package reply

import (
	"slices"
	"strings"
	"unicode"
)

// asked are the keys that a label of the mission's own words may have, in the order in which its value is compared with them.
var asked = [...]string{KeyVisa, KeyEmail, KeyPhone, KeyHonorific, KeyAttendance, KeyDays, KeyCapacity, KeyLanguage, KeyLanguages, KeyItem, "withdraw", "cancel", "replaces", "successor",
	KeyOnBehalfOf, "first", "last", "headq", "alternate", "adviser", "observer", keyWho, KeySpeaker, KeyName, KeyNeeds, "title", KeyFunction, "statement"}

// keyFor is the first of some keys that a value is such as; "" where it is such as none has.
func (p *reader) keyFor(keys []string, value string) string {
	if len(keys) == 0 {
		return ""
	}
	if slices.ContainsFunc(keys, func(k string) bool { return k == KeyAttending || k == KeyAttendance || k == KeyDays }) {
		keys = append(keys, KeyAttendance, KeyDays) // "Present: 20 June", "When: in person"
	}
	if slices.Contains(keys, KeyAttending) {
		keys = append(keys, KeyName) // "Will come: Ms. Larsen"
	}
	if slices.Contains(keys, KeyCapacity) {
		keys = append(keys, KeyFunction) // "Her role: researcher"
	}
	for _, key := range asked {
		if slices.Contains(keys, key) && p.fits(key, value) {
			return key
		}
	}
	return ""
}

// fits tells whether a value is such as labels of a key have. What is doubtful in it is weighed later.
func (p *reader) fits(key, value string) bool {
	if namesPerson(key) {
		return p.fitsPerson(key, value)
	}
	switch key {
	case KeyVisa:
		c := choice(value)
		return c == "yes" || c == "no" || saysYes(value)
	case KeyHonorific:
		return isHonorificOnly(value)
	case "first", "last":
		return isNameLike(value) && !hasFunction(value)
	case "title":
		return isHonorificOnly(value) || p.fits(KeyFunction, value)
	case KeyEmail, KeyPhone:
		return p.plainKey(value) == key || contact(value) != nil
	case KeyCapacity:
		return isCapacity(value)
	case KeyItem, "withdraw":
		if choice(value) == "yes" {
			return key == KeyItem // "Wish to speak: yes"
		}
		items, exact := p.readItems(value)
		return len(items) > 0 && (exact || key == KeyItem && !isPersonValue(value)) // "Ms. Sadykova, Third Secretary" names no item
	case KeyOnBehalfOf:
		return sectionHere(value, "group")
	case KeyFunction:
		who := parsePerson(value)
		c := choice(value)
		return p.plainKey(value) == "" && unicode.IsLetter(rune0(value)) && c != "yes" && c != "no" && !(who.honorific != "" && isPersonName(who.name, true))
	case KeyNeeds:
		return true
	case "statement":
		return choice(value) != "" || saysAttached(value)
	}
	return p.plainKey(value) == key || key == KeyLanguages && p.plainKey(value) == KeyLanguage
}

// namesWhole tells a person with an honorific or with two names at least: below words that nobody has as a label, one word may be anything.
func namesWhole(value string) bool {
	who := parsePerson(value)
	if who.honorific != "" {
		return isPersonName(who.name, true)
	}
	return isPersonName(who.name, false) && choice(value) == "" && !hasFunction(who.name) && isPersonValue(value)
}

// contact parts an address and a telephone number that stand in one value: "jane.doe@norway.example / +41 22 555 01 78".
func contact(value string) [][2]string {
	pieces := strings.FieldsFunc(value, func(r rune) bool { return strings.ContainsRune("/;,|", r) })
	if len(pieces) != 2 {
		return nil
	}
	for i, piece := range pieces {
		mail, phone := strings.TrimSpace(piece), strings.TrimSpace(pieces[1-i])
		if mail == mailIn(mail) && mail != "" && isPhone(phone) && !strings.ContainsFunc(phone, unicode.IsLetter) {
			return [][2]string{{KeyEmail, mail}, {KeyPhone, phone}}
		}
	}
	return nil
}

// fitsPerson tells a value that names somebody, and no rank or language alone. Who comes no more, or in whose place, is one person and nothing else.
func (p *reader) fitsPerson(key, value string) bool {
	if key == "headq" && choice(value) == "yes" {
		return true
	}
	if !namesWhole(value) || p.plainKey(value) != "" {
		return false
	}
	return !slices.Contains(turning, key) || p.onePersonOnly(value)
}

// namesPerson tells a key whose value is a person.
func namesPerson(key string) bool {
	switch key {
	case KeySpeaker, KeyName, keyWho, "cancel", "replaces", "successor", "headq", "alternate", "adviser", "observer":
		return true
	}
	return false
}

// plainKey is the key of a value that says by itself what it is: days of the meeting, a mode of taking part, an address, a telephone number, languages.
func (p *reader) plainKey(value string) string {
	value = withoutPlace(value)
	toks := tokenize(value)
	switch mode, _ := p.modeAndDays(value); {
	case mode != "" || isMode(attendanceIn(value)) && !modeRemainder(toks, words().find(toks)):
		return KeyAttendance
	case p.onlyDays(value):
		return KeyDays
	case strings.Trim(value, "<> ") == mailIn(value) && mailIn(value) != "":
		return KeyEmail
	case isPhone(value) && !strings.ContainsFunc(value, unicode.IsLetter):
		return KeyPhone
	case len(languagesIn(value)) > 0 && !languageRemainder(toks, words().find(toks)):
		return KeyLanguage
	}
	return ""
}

func isCapacity(value string) bool {
	switch choice(value) {
	case "head", "alternate", "adviser", "observer":
		return true
	}
	return false
}
