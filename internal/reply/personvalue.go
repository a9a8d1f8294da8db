package reply

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/internal/roster"
)

// notOnePerson tells a value for a name that is no name, holds two, or says more than name, function and address.
func (p *reader) notOnePerson(value string, found []match, honoured bool) bool {
	for _, m := range found {
		switch m.section {
		case "attend", "correct", "self", "place":
			return true
		}
	}
	persons := 0
	for _, piece := range splitPersons(clean(value)) {
		if who := parsePerson(piece); isPersonName(who.name, who.honorific != "") {
			persons++
		}
	}
	if persons > 1 {
		return true
	}
	parts := splitPerson(strings.TrimSpace(trimListMark(clean(value))))
	for _, part := range parts[1:] {
		part = strings.Trim(part, " .")
		if hasFunction(part) || capacityOf(part) != "" || attendanceIn(part) != "" || mailIn(part) != "" || isPhone(part) {
			continue
		}
		if r := rune0(part); unicode.IsLower(r) || isHan(r) && !isHonorificOnly(part) || len(languagesIn(part)) > 0 {
			return true
		}
	}
	who := parsePerson(value)
	return !isPersonName(who.name, honoured || who.honorific != "" || monthName(who.name)) && !p.namedWithHonour(who.name) && !p.honouredHan(who.name)
}

// namedWithHonour tells the name of a delegate that stood with an honorific, whatever it is built of.
func (p *reader) namedWithHonour(name string) bool {
	return slices.ContainsFunc(p.r.Delegates, func(d roster.Delegate) bool { return d.Honorific != "" && d.Name == name })
}

// honouredHan tells a Chinese name that stands with an honorific at the start of a line, or with a delegate, and is built as names without a family name are.
func (p *reader) honouredHan(name string) bool {
	return isHanText(name) && utf8.RuneCountInString(name) == longestHanName && (p.namedWithHonour(name) || p.honouredLines()[name])
}

// honouredLines are the Chinese names that open a line and stand there with an honorific: 其美卓嘎 女士，三等秘书.
func (p *reader) honouredLines() map[string]bool {
	if p.honoured != nil {
		return p.honoured
	}
	p.honoured = map[string]bool{}
	tried := 0
	for line := range strings.Lines(p.text) {
		if line = strings.TrimSpace(trimListMark(line)); line == "" || len(line) > longestPersonLine || !isHanText(line) {
			continue
		}
		if tried++; tried > maxRowsTried {
			break
		}
		if who := parsePerson(line); who.honorific != "" {
			p.honoured[who.name] = true
		}
	}
	return p.honoured
}

// isPersonName tells whether a name is built as names are. Behind an honorific a word that mostly names no person may be a name: "Ms. April Jones".
func isPersonName(name string, honoured bool) bool {
	var buf briefly
	toks := appendTokens(buf[:0], name)
	n, strange, longest := 0, 0, 0
	for i, t := range toks {
		switch t.kind {
		case number, address:
			return false
		case word:
			n++
		default:
			if t.fold == "/" || t.fold == "+" || t.fold == "&" {
				return false
			}
			continue
		}
		raw := name[t.start:t.end]
		longest = max(longest, utf8.RuneCountInString(raw))
		r, _ := utf8.DecodeRuneInString(raw)
		particle := inList("particle", t.fold)
		if unicode.IsLower(r) && !particle && !(i > 0 && withinName(name, toks[i-1], t)) {
			return false
		}
		if i > 0 && !isArabic(raw) && !isHan(r) && !particle && len(t.fold) <= 4 && honorificAt(toks[i:]) > 0 {
			return false
		}
		if rest, ok := strings.CutPrefix(t.fold, "و"); ok && i > 0 && utf8.RuneCountInString(rest) > 2 && !inList("wawname", t.fold) {
			return false // "and a colleague"
		}
		if inList("notname", t.fold) && !particle {
			strange++
		}
	}
	if isHanText(name) {
		if words().is("notname", name) {
			return false // 国内, 任务: words whose first sign is a family name too
		}
		foreign := strings.Contains(name, "·")
		return n >= 2 && (n <= 6 || foreign && n <= 16) && strange == 0 && (honoured || foreign || hasSurname(name)) && !hasFunction(name)
	}
	return n > 0 && n <= 7 && (honoured || n > 1 && !covered(toks, nil, 0)) && longest > 1 && (strange == 0 || honoured && strange < n && !isArabic(name))
}

// withinName tells a piece that an apostrophe joins to a longer one before it: "Floc'h", "Ma'moun"; "L'ambassadeur" is none.
func withinName(name string, before, t token) bool {
	switch name[before.end:t.start] {
	case "'", "’", "ʼ", "`":
		return utf8.RuneCountInString(name[before.start:before.end]) > 1
	}
	return false
}

// monthName tells a name whose first word is a month's too, with no other word that mostly names no person: "Julio Rengifo", "April Jones". Where a person is awaited it is one.
func monthName(name string) bool {
	if family, first, ok := strings.Cut(name, ", "); ok && !strings.Contains(family, " ") {
		return monthAsFirst(first)
	}
	toks := tokenize(name)
	if len(toks) < 2 || len(words().of("month ", toks[:1])) == 0 {
		return false
	}
	return !slices.ContainsFunc(toks[1:], func(t token) bool { return t.kind != word || inList("notname", t.fold) && !inList("particle", t.fold) })
}

// monthAsFirst tells a first name that is a month's too, alone or before another, as it stands behind a family name: "Miller, June", "Palomino, Julio César".
func monthAsFirst(s string) bool {
	toks := tokenize(s)
	if len(toks) == 0 || !unicode.IsUpper(rune0(s)) || len(words().of("month ", toks[:1])) == 0 {
		return false
	}
	return len(toks) == 1 || monthName(s)
}

// hasSurname tells whether a Chinese name begins with a family name: what does not is mostly no name ("另行通知").
func hasSurname(name string) bool {
	toks := tokenize(name)
	return inList("surname", toks[0].fold) || len(toks) > 2 && inList("surname", toks[0].fold+" "+toks[1].fold)
}
