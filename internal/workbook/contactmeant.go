package workbook

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"

	"chancery/internal/invitee"
	"chancery/internal/locale"
)

// What a person meant by a value: check proposes it, import writes it.

// meantClass knows a class by its code, or its name in any of the six languages, singular or plural.
func meantClass(s string) (invitee.Class, bool) {
	s = width.Fold.String(s)
	if c, ok := invitee.ParseClass(s); ok {
		return c, true
	}
	c, ok := classNames[foldHeader(s)]
	return c, ok
}

var classNames = func() map[string]invitee.Class {
	m := map[string]invitee.Class{}
	for _, c := range invitee.Classes {
		for _, l := range locale.All {
			m[foldHeader(c.Label(l))], m[foldHeader(c.Plural(l))] = c, c
		}
	}
	for c, words := range map[invitee.Class]string{
		invitee.InternationalOrganization: "IGO IO OI МПО intergovernmentalorganization organisationintergouvernementale organizaciónintergubernamental",
		invitee.NGO:                       "ONG НПО",
	} {
		for _, s := range strings.Fields(words) {
			m[foldHeader(s)] = c
		}
	}
	return m
}()

// meantCountry knows a State by a code of two or three letters, or a name in any of the six languages.
func meantCountry(s string) (alpha3 string, ok bool) {
	s = width.Fold.String(s)
	if _, ok := locale.LookupState(strings.ToUpper(s)); ok {
		return strings.ToUpper(s), true
	}
	state, ok := locale.FindState(s)
	return state.Alpha3, ok
}

// meantRef makes a Ref of a text that is nearly one: full width, spaces and diacritics.
func meantRef(s string) (ref string, ok bool) {
	if like := strings.Join(strings.Fields(width.Fold.String(s)), "-"); invitee.ValidRef(like) {
		return like, true
	}
	return "", false
}

// meantAddresses takes the addresses out of a cell with several, or with one that is written with a name, in brackets, in full width, or as a link. rest is
// what stands between them and is neither separator nor address; ok is false where a part with an @ is no address.
func meantAddresses(s string) (all []string, rest string, ok bool) {
	var other []string
	for _, part := range strings.FieldsFunc(width.Fold.String(s), partsAddresses) {
		part = strings.Trim(part, ".:'`")
		part = strings.TrimPrefix(strings.TrimPrefix(part, "mailto:"), "MAILTO:")
		if part == "" {
			continue
		}
		if !strings.Contains(part, "@") {
			other = append(other, part)
			continue
		}
		a, err := invitee.CheckAddress(part)
		if err != nil {
			return nil, "", false
		}
		all = append(all, a)
	}
	return all, strings.Join(other, " "), len(all) > 0
}

func partsAddresses(r rune) bool {
	return unicode.IsSpace(r) || strings.ContainsRune(`;,/|<>()[]"“”«»、；，؛،`, r) || r == '\u200b' || r == '\ufeff'
}
