package workbook

import (
	"slices"
	"strings"

	"chancery/internal/locale"
)

// Keys of the form's fields, by which reply reads them.
const (
	keyCode       = "code"
	keyAttending  = "attending"
	keyHonorific  = "honorific"
	keyName       = "name"
	keyFunction   = "function"
	keyEmail      = "email"
	keyPhone      = "phone"
	keyGender     = "gender"
	keyCapacity   = "capacity"
	keyAttendance = "attendance"
	keyDays       = "days"
	keyLanguages  = "languages"
	keyNeeds      = "needs"
	keyVisa       = "visa_letter"
	keyItem       = "item"
	keyTitle      = "title"
	keySpeak      = "speak"
	keySpeaker    = "speaker"
	keyLanguage   = "language"
	keyOnBehalfOf = "on_behalf_of"
	keyRemarks    = "remarks"
)

// choices are the fields that have a fixed set of codes. Days and languages have the meeting's own.
var choices = map[string][]string{
	keyAttending:  {"yes", "no"},
	keyGender:     {"female", "male", "other", "undisclosed"},
	keyCapacity:   {"head", "alternate", "adviser", "observer"},
	keyAttendance: {"in_person", "online"},
	keyVisa:       {"yes", "no"},
	keySpeak:      {"yes", "no"},
}

// choice is one line of a drop-down: its stable code, and its word in the form's language.
type choice struct{ code, label string }

// options are the lines of a field's drop-down; none: a field for free text.
func (s FormSpec) options(key string) []choice {
	var list []choice
	switch key {
	case keyDays:
		list = append(list, choice{"all", word(s.Lang, "value.all")})
		for _, d := range s.Days {
			list = append(list, choice{d.String(), locale.FormatDate(s.Lang, d)})
		}
	case keyLanguages, keyLanguage:
		for _, l := range s.Languages {
			list = append(list, choice{string(l), l.Name(s.Lang)})
		}
	default:
		for _, code := range choices[key] {
			list = append(list, choice{code, word(s.Lang, "value."+code)})
		}
	}
	return list
}

// several tells of fields that take more than one line of their drop-down, parted by semicolons.
func several(key string) bool { return key == keyDays || key == keyLanguages }

// encode turns what a person chose, in any of the six languages, into codes. own are the form's own lines; what is neither stays as written.
func encode(key, value string, own []choice) string {
	if !several(key) {
		return encodeOne(key, value, own)
	}
	if code := encodeOne(key, value, own); code != value {
		return code
	}
	parts := strings.FieldsFunc(value, func(r rune) bool { return strings.ContainsRune(";；؛,،、\n", r) })
	for i, p := range parts {
		parts[i] = encodeOne(key, trim(p), own)
	}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), "; ")
}

func encodeOne(key, value string, own []choice) string {
	folded := strings.ToLower(trim(value))
	for _, c := range own {
		if folded == strings.ToLower(c.label) || folded == c.code {
			return c.code
		}
	}
	codes := choices[key]
	if key == keyDays {
		codes = []string{"all"}
	}
	for _, code := range codes {
		for _, l := range locale.All {
			if folded == code || folded == strings.ToLower(word(l, "value."+code)) {
				return code
			}
		}
	}
	if key == keyLanguage || key == keyLanguages {
		if l, ok := locale.ParseLang(value); ok {
			return string(l)
		}
	}
	return value
}

// decode is encode's way back: codes to the form's own words.
func decode(key, value string, own []choice) string {
	parts := []string{value}
	if several(key) {
		parts = strings.Split(value, ";")
	}
	for i, p := range parts {
		parts[i] = trim(p)
		for _, c := range own {
			if c.code == parts[i] {
				parts[i] = c.label
			}
		}
	}
	return strings.Join(parts, "; ")
}
