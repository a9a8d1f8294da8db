package reply

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"chancery/internal/locale"
	"chancery/internal/roster"
)

// What a value says beside the fact that is read from it. Each word and sign has to be part of the fact, join parts of it, or be known to say nothing;
// what remains may turn the fact ("English (written statement only)", "20 June and following"), so a person is asked.

// remains tells whether anything remains in a value of a key.
func (p *reader) remains(key, value string) bool {
	if strangeSign(value) {
		return true
	}
	if _, exact := words().value("choice", value); exact {
		return false
	}
	toks := tokenize(value)
	found := words().find(toks)
	switch key {
	case KeyLanguage:
		return hanLanguages(value) == nil && languageRemainder(toks, found)
	case KeyLanguages:
		return hanLanguages(value) == nil && languageRemainder(toks, found, "otherlanguage")
	case KeyAttendance:
		return modeRemainder(toks, found)
	case KeyDays:
		return p.dayRemainder(toks, found)
	case KeyName, KeySpeaker, "headq", "replaces", "cancel":
		return p.personRemainder(value)
	}
	return false
}

// strangeSign tells a sign behind the first word that no value has need of: a cross, an arrow, a raised number, three points that stand for more.
// Boxes and frames are read elsewhere, and before the first word stand bullets.
func strangeSign(value string) bool {
	at := strings.IndexFunc(value, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
	if at < 0 {
		return false
	}
	rest := value[at:]
	for _, r := range rest {
		switch {
		case strings.ContainsRune("✗✘❌✖†‡⇒→➔←↔¹²³⁴⁵⁶⁷⁸⁹~^", r):
			return true
		case r == '>' && !strings.Contains(rest, "<"):
			return true
		}
	}
	end := strings.TrimRight(rest, " ")
	if strings.HasSuffix(end, "*") && !strings.HasPrefix(strings.TrimSpace(value), "*") {
		return true // a footnote
	}
	return strings.HasSuffix(end, "…") && !strings.HasSuffix(end, "……") || strings.HasSuffix(end, "...") && !strings.HasSuffix(end, "....")
}

// languageRemainder tells words beside the names of languages: "English (written)", "French, then Paul Martin". A delegate may speak others too, whose names say
// nothing more there; of a statement they do.
func languageRemainder(toks []token, found []match, others ...string) bool {
	known := append([]string{"language ", "and", "polite", "speak", "ofboth"}, others...)
	for i := 0; i < len(toks); {
		t := toks[i]
		if t.kind == mark || t.kind == newline {
			i++
			continue
		}
		to := max(languageName(toks, i), phraseEnd(found, i, known...))
		if to == i && t.kind == word && (inList("itemfiller", t.fold) || inList("languageword", t.fold)) {
			to = i + 1
		}
		if to == i {
			return true
		}
		i = to
	}
	return leadsNowhere(toks)
}

// longestLanguage is the number of tokens of a language's name at most.
const longestLanguage = 4

// languageName is the end of the language's name that begins at token i, i where none does.
func languageName(toks []token, i int) int {
	name, best := "", i
	for k := i; k < min(i+longestLanguage, len(toks)); k++ {
		if k > i && toks[k].start > toks[k-1].end {
			name += " "
		}
		name += toks[k].fold
		if _, ok := locale.ParseLang(name); ok {
			best = k + 1
		}
	}
	return best
}

// modeRemainder tells words beside a mode of taking part: "in person (see note below)".
func modeRemainder(toks []token, found []match) bool {
	for i := 0; i < len(toks); {
		t := toks[i]
		to := phraseEnd(found, i, "mode ", "day all", "attend", "self", "polite")
		if to == i && (t.kind == mark || t.kind == newline || inList("itemfiller", t.fold) || inList("itemlead", t.fold) || inList("modeword", t.fold) || isMode(words().exact["choice"][t.fold])) {
			to = i + 1
		}
		if to == i {
			return true
		}
		i = to
	}
	return leadsNowhere(toks)
}

// dayRemainder tells a number that is of none of the days read, and a word at the end that leads to nothing: "20 June and following".
func (p *reader) dayRemainder(toks []token, found []match) bool {
	if p.c.Start.IsZero() {
		return false
	}
	days := p.daysNamed(toks, found, true)
	for i, t := range toks {
		if t.kind == number && !inSections(found, i, "day ", "ordinal ") && !ofDays(t.fold, days) {
			return true
		}
	}
	return leadsNowhere(toks)
}

// ofDays tells a number that is the day, the month or the year of one of the days.
func ofDays(digits string, days []locale.Date) bool {
	n, _ := strconv.Atoi(digits)
	return slices.ContainsFunc(days, func(d locale.Date) bool { return n == d.Day || n == int(d.Month) || n == d.Year })
}

// leadsNowhere tells a list that ends with a word for "and" or "following".
func leadsNowhere(toks []token) bool {
	for i := len(toks) - 1; i > 0; i-- {
		if toks[i].kind == mark || toks[i].kind == newline {
			continue
		}
		t := toks[i]
		return t.kind == word && (inList("itemlead", t.fold) || endsAnd(toks[:i+1]))
	}
	return false
}

func endsAnd(toks []token) bool {
	for from := max(0, len(toks)-3); from < len(toks); from++ {
		for _, m := range words().of("and", toks[from:]) {
			if from+m.to == len(toks) {
				return true
			}
		}
	}
	return false
}

// personRemainder tells pieces behind a name that are read into nothing: a second name in brackets, a group, a number.
func (p *reader) personRemainder(value string) bool {
	value = strings.TrimSpace(trimListMark(clean(value)))
	if strings.HasPrefix(value, "(") || strings.HasPrefix(value, "[") {
		return true // set in brackets: not sure to come
	}
	for _, part := range splitPerson(value)[1:] {
		part = strings.Trim(part, " .")
		if part == "" || hasFunction(part) || capacityOf(part) != "" || attendanceIn(part) != "" || mailIn(part) != "" || isPhone(part) || isHonorificOnly(part) {
			continue
		}
		if _, state := locale.StateByName(part); state {
			p.missions = append(p.missions, part) // ours, or a reason to ask
			continue
		}
		if namesMission(part) || isHanText(value) != isHanText(part) && isPersonName(part, false) {
			continue // "李明（Li Ming）"
		}
		if strings.ContainsFunc(part, isDigit) || isPersonName(part, false) || namesGroup(part) || isArabic(part) {
			return true
		}
	}
	name := parsePerson(value).name
	if isHanText(name) {
		toks := tokenize(value)
		last := honorificBehind(toks) - 1
		registered := slices.ContainsFunc(p.r.Delegates, func(d roster.Delegate) bool { return d.Name == value })                              // who speaks is a delegate by his whole name
		return hanSurplus(name) && !registered && !(last == hanEnd(tokenize(name), 0)-1 && last < longestHanName-1 && endsHanName(toks, last)) // 顾清和先生
	}
	return strings.ContainsAny(name, "\\·|*:!¿") || namesGroup(name) || twoNames(name)
}

// shortestFull is the number of words from which a name has a first name and another.
const shortestFull = 2

// twoNames tells two full names with a word between that parts them: "ANN LEE THEN BO EK", "أحمد المنصوري عوض سارة القاسم". The word alone may be a name too:
// "محمد عوض", "Gurpreet Bal".
func twoNames(name string) bool {
	var buf briefly
	toks := appendTokens(buf[:0], name)
	before := 0
	for i, t := range toks {
		if before >= shortestFull && inList("betweennames", t.fold) {
			return nameWordsOf(toks[i+1:]) >= shortestFull
		}
		before += nameWordsOf(toks[i : i+1])
	}
	return false
}

// nameWordsOf counts the words of a name that are no particles.
func nameWordsOf(toks []token) (n int) {
	for _, t := range toks {
		if t.kind == word && !inList("particle", t.fold) {
			n++
		}
	}
	return n
}

// namesMission tells a mission or ministry behind a name: "Ministry of Foreign Affairs".
func namesMission(s string) bool {
	if isHanText(s) {
		folded := foldAll(s)
		return slices.ContainsFunc(words().lists["missionword"], func(w string) bool { return isHan(rune0(w)) && strings.Contains(folded, w) })
	}
	return slices.ContainsFunc(tokenize(s), func(t token) bool { return inList("missionword", t.fold) })
}

// namesGroup tells words that name a group: "EU", "African Group".
func namesGroup(s string) bool {
	var buf briefly
	toks := appendTokens(buf[:0], s)
	for _, m := range words().of("group", toks) {
		if m.from > 0 || m.to == len(toks) {
			return true
		}
	}
	return false
}

// hanSurplus tells a Chinese name with more behind it than a name has: 李明等, 李明女士一人, 李明和王强.
func hanSurplus(name string) bool {
	toks := tokenize(name)
	if strings.Contains(name, "·") {
		return false
	}
	toks = toks[:hanEnd(toks, 0)]
	for i := 2; i < len(toks); i++ {
		if honorificAt(toks[i:]) > 1 {
			return true
		}
	}
	compound := len(toks) > 2 && inList("surname", toks[0].fold+" "+toks[1].fold)
	tooLong := len(toks) > longestHanName || len(toks) == longestHanName && !compound && hasSurname(name) // 诺布次仁 has no family name
	return tooLong || len(toks) > 2 && inList("nameend", toks[len(toks)-1].fold)
}

// weighSpeaker asks for a person where a speaker's name is a delegate's with more behind it: 李明等, "Ana Torres conjunta".
func (p *reader) weighSpeaker(speaker string) {
	said := foldAll(speaker)
	for _, d := range p.r.Delegates {
		name := foldAll(d.Name)
		if rest, more := strings.CutPrefix(said, name); more && name != "" && rest != "" && (rest[0] == ' ' || isHanText(name)) {
			p.doubtValue(KeySpeaker, speaker)
		}
	}
}
