package campaign

import (
	"strings"

	"chancery/internal/locale"
)

// genders are the forms of a text whose grammar follows the signatory; neutral serves where no gender is stated.
var genders = []string{"female", "male", "neutral"}

// inGender is a localized text of which each language may have one form, or forms by gender:
//
//	function = { en = "President", fr = { female = "Présidente", male = "Président" } }
func (t *table) inGender(key, gender string) locale.Text {
	byLanguage, isTable := t.values[key].(map[string]any)
	if !isTable {
		return t.localized(key)
	}
	chosen := map[string]any{}
	for code, v := range byLanguage {
		chosen[code] = v
		if forms, has := v.(map[string]any); has {
			chosen[code] = t.formOf(key+"."+code, forms, gender)
		}
	}
	of := &table{doc: t.doc, path: t.path, values: map[string]any{key: chosen}}
	t.known = append(t.known, key)
	return of.localized(key)
}

// formOf is the form for the gender, else the neutral one.
func (t *table) formOf(key string, forms map[string]any, gender string) string {
	form := &table{doc: t.doc, path: t.at(key), values: forms}
	texts := map[string]string{}
	for _, g := range genders {
		texts[g] = form.text(g, "")
	}
	form.end()
	switch {
	case gender != "" && texts[gender] != "":
		return texts[gender]
	case texts["neutral"] != "":
		return texts["neutral"]
	case gender == "":
		t.problem(key, `write gender = "female" or gender = "male" in [sender], or add a form { neutral = "…" }`, "there are forms by gender, and no gender is stated")
	default:
		t.problem(key, "write it: { "+gender+` = "…" }`, "there is no form for gender = %q", gender)
	}
	return texts["female"]
}

// offices are nouns for an office that stand in the place of the person, whatever their gender; all are feminine.
var offices = map[locale.Lang][]string{
	locale.Arabic: {"رئاسة", "الرئاسة", "أمانة"}, locale.French: {"présidence", "direction"}, locale.Spanish: {"presidencia", "dirección"},
}

// GrammaticalGender is the gender that verbs and articles take beside the function in l: that of an office ("Présidence"), else [sender] gender, else
// the one that the function's own form shows; "" where nothing tells.
func (s Sender) GrammaticalGender(l locale.Lang) string {
	function := s.Function.In(l)
	if first, _, _ := strings.Cut(strings.ToLower(function), " "); contains(offices[l], first) {
		return "female"
	}
	if s.Gender != "" {
		return s.Gender
	}
	return genderOf(l, function)
}
