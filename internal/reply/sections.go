package reply

import (
	"slices"
	"strconv"
	"strings"
)

// phraseAt is the number of tokens of the longest phrase of a section that begins at the first token, 0 where none does.
func phraseAt(toks []token, section string) int {
	n := 0
	if t := words().only[section]; t != nil && len(toks) > 0 && toks[0].kind == word {
		t.walk(toks[:min(len(toks), 6)], func(_ string, to int) { n = max(n, to) })
	}
	return n
}

// begins tells whether a phrase of the section begins at the first token.
func begins(toks []token, section string) bool {
	ok := false
	if t := words().only[section]; t != nil {
		t.walk(toks[:min(len(toks), 3)], func(string, int) { ok = true })
	}
	return ok
}

// amountAt is the number in digits, or in letters by the sections of the families, that begins at the first token, and how many tokens it has; 0 where none does.
func amountAt(toks []token, families ...string) (n, length int) {
	if len(toks) > 0 && toks[0].kind == number {
		n, _ = strconv.Atoi(toks[0].fold)
		return n, 1
	}
	return lettersAt(toks, families...)
}

// cardinalAt is the number that begins in letters at the first token, 0 where none does.
func cardinalAt(toks []token) int {
	n, _ := lettersAt(toks, "cardinal")
	return n
}

// lettersAt is the number that begins in letters at the first token, and how many tokens it has: of several phrases the longest counts.
func lettersAt(toks []token, families ...string) (n, length int) {
	words().numerals.walk(toks[:min(len(toks), 3)], func(section string, to int) {
		family, v, _ := strings.Cut(section, " ")
		if c, err := strconv.Atoi(v); err == nil && isOneOf(family, families) && (to > length || to == length && c > n) {
			n, length = c, to
		}
	})
	return n, length
}

func sectionHere(s, section string) bool {
	var buf briefly
	return words().has(appendTokens(buf[:0], s), section)
}

// wholly tells whether a piece is one phrase of a section.
func wholly(s, section string) bool {
	toks := tokenize(s)
	return slices.ContainsFunc(words().of(section, toks), func(m match) bool { return m.from == 0 && m.to == len(toks) })
}

func inList(list, folded string) bool {
	_, ok := words().sets[list][folded]
	return ok
}

// sections is the value of the first phrase of a family of sections in a text, the longest of those that begin there: sections("we come in person", "mode ") is "in_person".
func sections(s, family string) string {
	var buf briefly
	return firstOfFamily(words().of(family, appendTokens(buf[:0], s)), family)
}

// firstOfFamily is the value of the first phrase of a family among those found, the longest of those that begin there.
func firstOfFamily(found []match, family string) string {
	value, first := "", match{}
	for _, m := range found {
		if v, ok := strings.CutPrefix(m.section, family); ok && (value == "" || m.from == first.from && m.to > first.to) {
			value, first = v, m
		}
	}
	return value
}

// among tells whether a phrase of a section was found.
func among(found []match, section string) bool {
	return slices.ContainsFunc(found, func(m match) bool { return m.section == section })
}

// phraseEnd is the end of the longest phrase of the sections that begins at token i; a section that ends with a blank is a family.
func phraseEnd(found []match, i int, sections ...string) int {
	to := i
	for _, m := range found {
		if m.from == i && m.to > to && isOneOf(m.section, sections) {
			to = m.to
		}
	}
	return to
}

// isOneOf tells whether a section is one of several; one that ends with a blank is a family ("language ").
func isOneOf(section string, sections []string) bool {
	return slices.ContainsFunc(sections, func(s string) bool {
		return section == s || strings.HasSuffix(s, " ") && strings.HasPrefix(section, s)
	})
}

// covered tells whether all words are plain ones or within a phrase of the sections; shift is the place of toks in the run that found counts in.
func covered(toks []token, found []match, shift int, sections ...string) bool {
	return coveredWith("", toks, found, shift, sections...)
}

// coveredWith is covered where the words of a list are known too.
func coveredWith(list string, toks []token, found []match, shift int, sections ...string) bool {
	for i := 0; i < len(toks); {
		if toks[i].kind == mark || toks[i].kind == newline || inList(list, toks[i].fold) {
			i++
			continue
		}
		to := i
		words().plain.walk(toks[i:min(i+6, len(toks))], func(_ string, n int) { to = max(to, i+n) })
		to = max(to, phraseEnd(found, i+shift, sections...)-shift)
		if to == i {
			return false
		}
		i = to
	}
	return true
}

// reserved tells whether a phrase of one of the sections stands in a value. "si" with an accent is a yes, and "no." is a number.
func reserved(value string, toks []token, found []match, sections ...string) bool {
	for _, m := range found {
		for _, s := range sections {
			if m.section == s && !(s == "condition" && accentedYes(value, toks, m)) && !(s == "neg" && numberSign(toks, m)) && !(s == "except" && toks[m.from].fold == "save") {
				return true
			}
		}
	}
	return false
}

func inSections(found []match, i int, families ...string) bool {
	for _, m := range found {
		for _, f := range families {
			if strings.HasPrefix(m.section, f) && m.from <= i && i < m.to {
				return true
			}
		}
	}
	return false
}

// familyAmong tells whether a phrase of one of the families of sections was found.
func familyAmong(found []match, families ...string) bool {
	return slices.ContainsFunc(found, func(m match) bool {
		return slices.ContainsFunc(families, func(f string) bool { return strings.HasPrefix(m.section, f) })
	})
}
