package letter

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/internal/campaign"
	"chancery/internal/locale"
)

// filter makes one text of another; those of takesText have a text of their own behind their name.
type filter struct{ name, text string }

// filterNames are the filters that there are.
var filterNames = []string{
	"the", "of", "to", "from", "by", // the name in a sentence, as the language's grammar has it
	"capital",        // its first letter large
	"default",        // a text where there is no value
	"female", "male", // a text by the gender that the value states
	"zero", "one", "two", "few", "many", "other", // a text by the number that the value is
}

// takesText tells the filters that want a text in quotes.
func takesText(name string) bool { return known(filterNames[6:], name) }

// filter reads NAME or NAME "text".
func (r *reporter) filter(segment string, number, column int) (filter, bool) {
	name, rest, _ := strings.Cut(segment, " ")
	f := filter{name: name}
	if !known(filterNames, name) {
		what := "unknown filter " + quote(name)
		if name == "" {
			what = "found | with no filter behind it"
		}
		r.report(number, column, what, nearestOf(name, filterNames))
		return f, false
	}
	rest = strings.TrimSpace(rest)
	text, quoted := unquote(rest)
	switch {
	case takesText(name) && !quoted:
		r.report(number, column, "the filter "+name+" wants a text in quotes, found "+quote(rest), "write | "+name+` "…"`)
		return f, false
	case !takesText(name) && rest != "":
		r.report(number, column, "the filter "+name+" takes nothing, found "+quote(rest), "put a | between two filters")
		return f, false
	}
	f.text = text
	return f, true
}

// unquote takes the marks away that stand around a text.
func unquote(s string) (string, bool) {
	open, size := utf8.DecodeRuneInString(s)
	shut, isQuote := quotePairs[open]
	last, lastSize := utf8.DecodeLastRuneInString(s)
	if !isQuote || last != shut || len(s) < size+lastSize {
		return "", false
	}
	inside := s[size : len(s)-lastSize]
	if open == '«' {
		inside = strings.TrimFunc(inside, unicode.IsSpace) // as French has them
	}
	return inside, !strings.ContainsRune(inside, shut)
}

// filtered is a field's value through its filters. A choice (female … male, one … other) that fits nothing gives no value, so that default may follow.
// own tells that the value is the template's own text.
func (m *merge) filtered(p piece) (value string, own bool) {
	value = m.value(p.field)
	basis, choosing, chosen := value, false, false
	for _, f := range p.filters {
		fits, isChoice := m.choose(f.name, basis)
		if !isChoice {
			own = own || f.name == "default" && value == ""
			value = m.apply(p.field, f, value)
			continue
		}
		if !choosing {
			value, choosing = "", true
		}
		if fits && !chosen {
			value, chosen, own = f.text, true, true
		}
	}
	return value, own
}

func (m *merge) apply(field string, f filter, value string) string {
	switch {
	case f.name == "default":
		return firstOf(value, f.text)
	case value == "":
		return ""
	case f.name == "capital":
		return capital(value)
	}
	return m.inflected(field, value, grammar(f.name))
}

// choose tells whether a filter chooses by the value, and whether this one fits it. Of the numbers, "other" fits where nothing before it did.
func (m *merge) choose(filter, basis string) (fits, isChoice bool) {
	switch filter {
	case "female", "male":
		gender := strings.ToLower(basis)
		if gender != "female" && gender != "male" {
			gender = locale.HonorificGender(basis)
		}
		return gender == filter, true
	case "zero", "one", "two", "few", "many", "other":
		n, err := strconv.Atoi(strings.TrimSpace(basis))
		return err == nil && (filter == "other" || locale.Plural(m.t.lang, n) == filter), true
	}
	return false, false
}

// unfit is the problem of a value for which the template's choices have no text.
func (m *merge) unfit(p piece, found, file string) campaign.Problem {
	var choices []string
	wanted := "a number"
	for _, f := range p.filters {
		if _, isChoice := m.choose(f.name, found); !isChoice {
			continue
		}
		choices = append(choices, f.name)
		if f.name == "female" || f.name == "male" {
			wanted = "female, male or an honorific such as Ms."
		}
	}
	what := "found " + quote(found) + ", and " + file + " has a text for " + strings.Join(choices, ", ") + " alone"
	return m.problemOf(p, what, "write "+wanted+" there, or add | default \"…\" to {{ "+p.field+" | … }}")
}

// capital makes the first letter large, as a sentence begins.
func capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}
