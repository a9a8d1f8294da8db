package roster

import (
	"slices"
	"strings"

	"chancery/internal/locale"
)

// textField is a fact of a delegate that is text; a proposal that leaves it out asks for no change.
type textField struct {
	name string
	of   func(*Delegate) *string
	same func(a, b string) bool
}

var textFields = []textField{
	{"honorific", func(d *Delegate) *string { return &d.Honorific }, sameText},
	{"function", func(d *Delegate) *string { return &d.Function }, sameText},
	{"email", func(d *Delegate) *string { return &d.Email }, strings.EqualFold},
	{"phone", func(d *Delegate) *string { return &d.Phone }, samePhone},
	{"capacity", func(d *Delegate) *string { return &d.Capacity }, sameWords},
	{"attendance", func(d *Delegate) *string { return &d.Attendance }, sameWords},
	{"needs", func(d *Delegate) *string { return &d.Needs }, sameText},
}

// alter puts the facts that want states into have and returns what that changes. have keeps its place, its source and what want leaves out.
func alter(have *Delegate, want Delegate) []Change {
	before := *have
	if want.Name != "" && !SameName(have.Name, want.Name) {
		have.Name = want.Name
	}
	led := have.Leads()
	for _, f := range textFields {
		if to := *f.of(&want); to != "" && !f.same(*f.of(have), to) {
			*f.of(have) = to
		}
	}
	switch {
	case want.Head:
		have.Head = true
	case led && have.Capacity != before.Capacity && have.Capacity != Head:
		have.Head = false
	}
	alterGender(have, want)
	have.VisaLetter = have.VisaLetter || want.VisaLetter
	if len(want.Days) > 0 && !sameSet(have.Days, want.Days, locale.Date.Compare) {
		have.Days = slices.Clone(want.Days)
	}
	if len(want.Languages) > 0 && !sameSet(have.Languages, want.Languages, func(a, b locale.Lang) int { return strings.Compare(string(a), string(b)) }) {
		have.Languages = slices.Clone(want.Languages)
	}
	changes := differences(before, *have)
	if len(changes) > 0 {
		have.Evidence = append(slices.Clip(have.Evidence), want.Evidence...)
	}
	return changes
}

// alterGender takes a gender; one that only an honorific gives never replaces one that was stated.
func alterGender(have *Delegate, want Delegate) {
	if want.Gender == "" || want.Gender == have.Gender || want.GenderInferred && have.Gender != "" && !have.GenderInferred {
		return
	}
	have.Gender, have.GenderInferred = want.Gender, want.GenderInferred
}

// differences lists the facts in which two states of a delegate differ, under the name before.
func differences(before, after Delegate) []Change {
	var changes []Change
	add := func(field, from, to string) {
		if from != to {
			changes = append(changes, Change{Entity: EntityDelegate, Name: before.Name, Field: field, Before: from, After: to})
		}
	}
	add("name", before.Name, after.Name)
	for _, f := range textFields {
		add(f.name, *f.of(&before), *f.of(&after))
	}
	add("gender", before.Gender, after.Gender)
	add("head", yes(before.Head), yes(after.Head))
	add("visa_letter", yes(before.VisaLetter), yes(after.VisaLetter))
	add("days", join(before.Days), join(after.Days))
	add("languages", join(before.Languages), join(after.Languages))
	return changes
}

// join writes days or languages as one text.
func join[T locale.Date | locale.Lang](list []T) string {
	var words []string
	for _, v := range list {
		switch v := any(v).(type) {
		case locale.Date:
			words = append(words, v.String())
		case locale.Lang:
			words = append(words, string(v))
		}
	}
	return strings.Join(words, ", ")
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return ""
}

func sameWords(a, b string) bool { return a == b }

// sameText ignores case, diacritics and punctuation, unless nothing else is there.
func sameText(a, b string) bool {
	folded := locale.Fold(a)
	return a == b || folded != "" && folded == locale.Fold(b)
}

func samePhone(a, b string) bool {
	digits := func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}
	return a == b || strings.Map(digits, a) != "" && strings.Map(digits, a) == strings.Map(digits, b)
}

func sameSet[T any](a, b []T, compare func(x, y T) int) bool {
	sorted := func(s []T) []T {
		s = slices.SortedFunc(slices.Values(s), compare)
		return slices.CompactFunc(s, func(x, y T) bool { return compare(x, y) == 0 })
	}
	return slices.EqualFunc(sorted(a), sorted(b), func(x, y T) bool { return compare(x, y) == 0 })
}
