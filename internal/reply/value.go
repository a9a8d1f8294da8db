package reply

import (
	"slices"
	"strings"
	"unicode"
)

// weighed are the keys whose values are weighed, in the order in which doubts are named.
var weighed = [...]string{KeyName, "headq", KeyHonorific, KeyFunction, KeyEmail, KeyGender, KeyCapacity, KeyAttendance, KeyAttending, KeyDays, KeyVisa, KeyLanguages, KeyNeeds,
	KeySpeaker, KeyLanguage, KeyOnBehalfOf, "replaces", "cancel", "other", "travel", "unchanged"}

// weigh asks for a person where a value says more than the program takes from it: "Ms. Larsen (tbc)", "in person or online", "20 June if possible".
// Items weigh themselves, see readItems.
func (p *reader) weigh(v map[string]string) {
	p.shorten(v)
	chooseBoxes(v)
	p.partMode(v)
	oneAddress(v)
	ownCapacity(v)
	for _, key := range weighed {
		if value := v[key]; p.saysMore(key, value, v) || key == KeyAttendance && choice(value) == "no" {
			p.doubtValue(key, value)
		}
	}
}

// saysMore tells a value that asks, leaves something open, or has words that are not taken. A speaker who is the person of the same line says no more.
func (p *reader) saysMore(key, value string, v map[string]string) bool {
	if blank(value) {
		return false
	}
	if strings.ContainsAny(value, "?？؟") || key == KeyName && unplaced(v) || p.doubtful(key, value, v) {
		return true
	}
	return p.remains(key, value) && !(key == KeySpeaker && clean(value) == parsePerson(v[KeyName]).name)
}

const valueTooLong = "only the first 4 kB of a value are read"

// shorten cuts values with a line that no answer has: the items and persons of a line are looked at beside all its words.
func (p *reader) shorten(v map[string]string) {
	for key, value := range v {
		if len(value) <= maxLine || key == KeyRemarks || !slices.ContainsFunc(strings.Split(value, "\n"), func(l string) bool { return len(l) > maxLine }) {
			continue
		}
		v[key] = strings.ToValidUTF8(value[:maxLine], "")
		p.review(TooLarge, valueTooLong)
	}
}

// oneAddress takes an address that a mail program wrote twice ("x@y.example<mailto:x@y.example>") for one.
func oneAddress(v map[string]string) {
	value := v[KeyEmail]
	if !strings.Contains(value, "@") || !strings.ContainsAny(value, ":<>[]()（）") {
		return
	}
	var first string
	for _, piece := range strings.FieldsFunc(value, func(r rune) bool { return strings.ContainsRune("<>[]()（） \t", r) }) {
		if len(piece) >= len("mailto:") && strings.EqualFold(piece[:len("mailto:")], "mailto:") {
			piece = piece[len("mailto:"):]
		}
		switch {
		case first == "":
			first = piece
		case piece != "" && !strings.EqualFold(piece, first):
			return
		}
	}
	v[KeyEmail] = first
}

// ownCapacity takes a statement in a national capacity for one of no group.
func ownCapacity(v map[string]string) {
	if v[KeyOnBehalfOf] == "" {
		return
	}
	toks := tokenize(v[KeyOnBehalfOf])
	from := 0
	if no, to := choiceAt(v[KeyOnBehalfOf], toks, 0); no == "no" {
		from = to // "no, in our national capacity"
	}
	if found := words().find(toks); words().has(toks, "national") && covered(toks[from:], found, from, "national") {
		v[KeyOnBehalfOf] = ""
	}
}

func (p *reader) doubtValue(key, value string) {
	p.review(FreeText, strings.ReplaceAll(key, "_", " ")+": "+clean(value))
}

func (p *reader) doubtful(key, value string, v map[string]string) bool {
	var buf briefly
	toks := appendTokens(buf[:0], value)
	found := words().find(toks)
	switch key {
	case KeyFunction:
		return oddFunction(value, toks, found) || misplaced(value, toks, found, v)
	case KeyNeeds:
		return misplaced(value, toks, found, v) || statesDays(toks, found) && covered(toks, found, 0, "day ", "month ") // a ramp may be for some of the days
	case KeyLanguages:
		return reserved(value, toks, found, "hedge", "condition", "neg") || len(languagesIn(value)) == 0 || blank(v[KeyName]) && sectionHere(value, "otherlanguage")
	case KeyEmail:
		return strings.Count(value, "@") > 1
	case "other", "travel", "unchanged":
		return reserved(value, toks, found, "hedge", "draft", "cancel", "withdraw", "regret", "correct") || slices.ContainsFunc(toks, func(t token) bool { return t.kind == number && p.strangeYear(t.fold) })
	case KeyGender, KeyAttending:
		return unchosen(value)
	case KeyVisa:
		return torn(value) || unchosen(value) && !assents(value, toks, found)
	case KeyHonorific:
		return torn(value)
	case KeyOnBehalfOf:
		if wholly(groupName(value), "group") {
			return false // "Movimiento de los No Alineados" denies nothing
		}
	}
	if alarmed(value, toks, found) {
		return true
	}
	switch key {
	case KeyName, "headq", KeySpeaker, "replaces", "cancel":
		if c := choice(value); c != "" {
			return key == KeySpeaker && c != "no" // "HoD" is an office
		}
		return (key == KeySpeaker && strings.ContainsAny(value, ";；؛") || p.notOnePerson(value, found, key == KeyName && !blank(v[KeyHonorific])))
	case KeyCapacity:
		return torn(value) || choice(value) == "" && oddCapacity(value, toks, found)
	case KeyAttendance:
		return unclearMode(value, toks, found)
	case KeyDays:
		return p.unclearDays(value, toks, found)
	case KeyLanguage:
		return !blank(v[KeyItem]) && len(languagesIn(value)) != 1
	case KeyOnBehalfOf:
		return !sectionHere(value, "group")
	}
	return false
}

// oddFunction tells a function that is a choice or a number, that stands under a reserve, or that says who comes along or when.
func oddFunction(value string, toks []token, found []match) bool {
	c := choice(value)
	return c == "yes" || c == "no" || !strings.ContainsFunc(value, unicode.IsLetter) || isDigitStart(value) && len(toks) == 1 || !hasFunction(value) && reserved(value, toks, found, "draft") ||
		reserved(value, toks, found, "hedge", "condition", "replace.old", "replace.new") || withCompanion(found) || statesDays(toks, found)
}

// oddCapacity tells words that are no capacity, two of them, or one with more beside it.
func oddCapacity(value string, toks []token, found []match) bool {
	if !familyAmong(found, "capacity ") {
		return !hasFunction(value)
	}
	return twoCapacities(found, len(toks)) || servesHead(toks, found) || !covered(toks, found, 0, "capacity ", "function")
}

// twoCapacities tells two phrases apart from each other that name other capacities: "Head of delegation, adviser".
func twoCapacities(found []match, n int) bool {
	first := ""
	for i := 0; i < n; i++ {
		end, section := i, ""
		for _, m := range found {
			if m.from == i && m.to > end && strings.HasPrefix(m.section, "capacity ") {
				end, section = m.to, m.section
			}
		}
		if section == "" {
			continue
		}
		if first != "" && section != first {
			return true
		}
		first, i = section, end-1
	}
	return false
}

func alarmedValue(value string) bool {
	toks := tokenize(value)
	return alarmed(value, toks, words().find(toks))
}

// alarmed tells whether words in a value take it back or leave it open.
func alarmed(value string, toks []token, found []match) bool {
	if _, exact := words().value("choice", value); exact {
		return false
	}
	return strings.Contains(value, "☐") || strings.Contains(value, "~~") || eitherIn(value, toks) ||
		reserved(value, toks, found, "hedge", "condition", "draft", "neg", "except", "regret", "cancel", "withdraw", "replace.old", "replace.new", "question")
}

func accentedYes(value string, toks []token, m match) bool {
	if toks[m.from].fold != "si" || m.to != m.from+1 {
		return false
	}
	return value[toks[m.from].start:toks[m.from].end] != "si" || m.to == len(toks) || toks[m.to].kind != word
}

// numberSign tells "no" that stands for number: "No. 3", "no 12".
func numberSign(toks []token, m match) bool {
	return toks[m.from].fold == "no" && m.to < len(toks) && (toks[m.to].kind == number || toks[m.to].fold == "." && m.to+1 < len(toks) && toks[m.to+1].kind == number)
}

// longestOr bounds the words for "or", in bytes.
const longestOr = 12

// eitherIn tells whether an "or" in small letters stands between spaces; in Chinese and Arabic anywhere as a word.
func eitherIn(value string, toks []token) bool {
	for i, t := range toks {
		if t.kind != word || i == 0 {
			continue
		}
		raw := value[t.start:t.end]
		if _, either := words().begins("either", foldAll(value[t.start:min(len(value), t.start+longestOr)])); !either {
			continue
		}
		if isHan(rune0(raw)) || isArabic(raw) || raw == t.fold && i+1 < len(toks) && toks[i-1].end < t.start && toks[i+1].start > t.end {
			return true
		}
	}
	return false
}

// assents tells a yes or no with nothing but courtesy, where to send it, and the thing itself behind it: "Yes, please", "sí, por favor", 需要，请发到本邮箱.
func assents(value string, toks []token, found []match) bool {
	if len(toks) == 0 {
		return false
	}
	choice, to := choiceAt(value, toks, 0)
	if choice != "yes" && choice != "no" {
		return false
	}
	known, also := "sendtoword", []string{"visa", "polite", "sendto"}
	if choice == "no" {
		known, also = "hasvisaword", []string{"visa", "polite", "novisa", "hasvisa"}
	}
	return coveredWith(known, toks[to:], found, to, also...)
}

// unclearMode tells a mode of attendance with more in it than one mode.
func unclearMode(value string, toks []token, found []match) bool {
	if isMode(firstOf(words().exact["choice"][foldAll(value)], choiceOf(byScript(value)))) {
		return false
	}
	modes := map[string]bool{}
	for _, m := range found {
		if v, ok := strings.CutPrefix(m.section, "mode "); ok {
			modes[v] = true
		}
	}
	for _, piece := range choicePieces(value) {
		if c := words().exact["choice"][foldAll(piece)]; isMode(c) {
			modes[c] = true
		} else if c == "no" {
			return true
		}
	}
	return len(modes) != 1 || !coveredWith("modeword", toks, found, 0, "mode ", "day all")
}
