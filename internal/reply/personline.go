package reply

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"chancery/internal/locale"
)

// personLine is what one line says of one person: "Ms. Ingrid Solheim, Counsellor, head of delegation – in person, 20–22 June", each piece under its key.
type personLine struct {
	p      *reader
	values map[string]string
	held   string // "adviser" before any function: a capacity, or the function itself
	placed bool   // the other lines of the list have a function right behind the name
}

// longestPersonLine bounds a line that says all of one person, in bytes.
const longestPersonLine = 600

// spacedRange is a dash between numbers, which parts no pieces.
var spacedRange = regexp.MustCompile(`(\d)\s+([–—-])\s+(\d)`)

// personLine reads such a line; it is nil where a piece is none of name, function, capacity, gender, mode, days, languages, address and telephone.
func (p *reader) personLine(line string) map[string]string {
	values, _ := p.personLineAs(line, false)
	return values
}

// personLineAs reads it in a list whose other lines have a function right behind the name (placed), or alone, and tells whether it has one there itself.
func (p *reader) personLineAs(line string, placed bool) (values map[string]string, office bool) {
	if len(line) > longestPersonLine {
		return nil, false
	}
	line = strings.Join(strings.Fields(line), " ")
	line = spacedRange.ReplaceAllString(strings.TrimRight(trimListMark(line), ".。;； "), "$1$2$3")
	if strings.ContainsAny(line, "?？¿☐") {
		return nil, false
	}
	pieces := withSaid(splitPerson(line))
	role := roleBefore(pieces)
	if len(pieces) < 2 || p.remains(KeyName, pieces[0]) {
		return nil, false
	}
	who := parsePerson(pieces[0])
	if mayBeTwo(who.name) || !isPersonName(who.name, who.honorific != "" || monthName(who.name)) || hasFunction(who.name) && who.honorific == "" {
		return nil, false
	}
	l := personLine{p: p, values: map[string]string{KeyName: pieces[0]}, placed: placed}
	if role != "" {
		l.values[KeyCapacity] = role
	}
	for rest := pieces[1:]; len(rest) > 0; {
		n := l.take(rest)
		if n == 0 {
			return nil, false
		}
		rest = rest[n:]
	}
	l.settle()
	return l.values, hasFunction(pieces[1])
}

// withSaid parts what a sentence of its own says of the person from the piece before it: "20 and 21 June. He needs a visa letter".
func withSaid(pieces []string) []string {
	out := pieces[:1:1]
	for _, piece := range pieces[1:] {
		for _, stop := range [...]string{". ", "。"} {
			if at := strings.LastIndex(piece, stop); at > 0 && wants(piece[at+len(stop):]) {
				out = append(out, piece[:at])
				piece = strings.TrimSpace(piece[at+len(stop):])
			}
		}
		out = append(out, piece)
	}
	return out
}

// wants tells words for a letter for the visa or for a need, and nothing of days.
func wants(piece string) bool {
	return !strings.ContainsFunc(piece, isDigit) && (sectionHere(piece, "visa") || needs(piece))
}

// roleBefore takes a capacity that labels a name off the first piece of a row, and gives it: 团长：柯明哲, "Head: Ms. Doe".
func roleBefore(pieces []string) (capacity string) {
	key, value := labelled(pieces[0])
	if key != "headq" && roles[key] == "" || blank(value) {
		return ""
	}
	pieces[0] = value
	if key == "headq" {
		return "head"
	}
	return roles[key]
}

// longestDays is how many pieces of a line name days together: "les 20, 21 et 22 juin", 6月20日、21日、22日.
const longestDays = 4

// take reads what the next pieces say, and gives how many they are; 0 where it is nothing that a line says of a person, or not what its label says.
func (l *personLine) take(pieces []string) int {
	key, value := labelled(pieces[0])
	if !isOneOf(key, labelledPieces) || value == "" {
		return l.takeBare(pieces)
	}
	if key == KeyCapacity && statesCapacity(value) || key == KeyFunction && !alarmedValue(value) {
		if l.put(key, value) {
			return 1
		}
		return 0
	}
	before := len(l.values[key])
	n := l.takeBare(append([]string{value}, pieces[1:]...))
	if len(l.values[key]) == before {
		return 0
	}
	return n
}

// labelledPieces are what a line may say under a label: "e-mail: a@b.example", 语言：中文.
var labelledPieces = []string{KeyEmail, KeyPhone, KeyLanguages, KeyDays, KeyAttendance, KeyFunction, KeyCapacity, KeyGender}

// takeBare reads pieces without a label.
func (l *personLine) takeBare(pieces []string) int {
	if l.trait(pieces[0]) || l.need(pieces[0]) || l.office(pieces[0]) {
		return 1
	}
	for n := min(longestDays, len(pieces)); n > 0; n-- {
		if joined := strings.Join(pieces[:n], ", "); l.daysOrMode(joined) {
			return n
		}
	}
	if l.tongue(pieces[0]) || l.placedOffice(pieces[0]) {
		return 1
	}
	return 0
}

// tongue takes a language that the person speaks, or several.
func (l *personLine) tongue(piece string) bool {
	toks := tokenize(piece)
	found := words().find(toks)
	if len(languagesIn(piece)) == 0 || languageRemainder(toks, found, "otherlanguage") || alarmed(piece, toks, found) {
		return false
	}
	if have := l.values[KeyLanguages]; have != "" {
		piece = have + ", " + piece
	}
	l.values[KeyLanguages] = piece
	return true
}

// longestPlaced is how many words a function has at most that its place alone tells.
const longestPlaced = 5

// placedOffice takes for a function words that the tables lack where the list has functions: right behind the name, each word with a capital.
func (l *personLine) placedOffice(piece string) bool {
	if isHanText(piece) {
		return l.hanOffice(piece)
	}
	if !l.placed || len(l.values) > 1 || l.held != "" || honorificAt(tokenize(piece)) > 0 || !isNameLike(piece) || isArabic(piece) {
		return false
	}
	toks := tokenize(piece)
	found := words().find(toks)
	if len(toks) > longestPlaced || len(found) > 0 || covered(toks, found, 0) {
		return false
	}
	if _, state := locale.StateByName(piece); state {
		return false
	}
	l.values[KeyFunction] = piece
	return true
}

// hanOffice takes for a function what stands right behind a Chinese name and ends as functions do: 联络员, 排雷技师.
func (l *personLine) hanOffice(piece string) bool {
	toks := tokenize(piece)
	if len(l.values) > 1 || l.held != "" || len(toks) < 3 || len(toks) > longestForeign || alarmed(piece, toks, words().find(toks)) || !inList("functionend", toks[len(toks)-1].fold) {
		return false
	}
	return l.put(KeyFunction, piece)
}

func (l *personLine) put(key, value string) bool {
	if l.values[key] != "" {
		return false
	}
	l.values[key] = value
	return true
}

// daysOrMode takes days, a mode, or both in one piece.
func (l *personLine) daysOrMode(piece string) bool {
	if mode, days := l.p.modeAndDays(piece); mode != "" {
		return l.put(KeyAttendance, mode) && l.put(KeyDays, days)
	}
	if strings.ContainsFunc(piece, isDigit) || sectionHere(piece, "day all") || familyAmong(words().find(tokenize(piece)), "day ") {
		return l.p.onlyDays(piece) && l.put(KeyDays, piece)
	}
	toks := tokenize(piece)
	found := words().find(toks)
	if attendanceIn(piece) == "" || alarmed(piece, toks, found) || unclearMode(piece, toks, found) && !isMode(choice(piece)) {
		return false
	}
	return l.put(KeyAttendance, piece)
}

// trait takes an address, a telephone, an honorific, a gender or the wish for a letter.
func (l *personLine) trait(piece string) bool {
	switch c := choice(piece); {
	case mailIn(piece) != "":
		return l.put(KeyEmail, piece)
	case isPhone(piece):
		return l.put(KeyPhone, strings.TrimLeftFunc(piece, func(r rune) bool { return !isDigit(r) && r != '+' && r != '(' }))
	case isRank(piece) && !hasFunction(piece):
		if parsePerson(l.values[KeyName]).honorific != "" {
			return l.put(KeyFunction, piece) // "M. Babacar Diouf, Lieutenant-colonel"
		}
		return l.put(KeyHonorific, piece)
	case c == "female" || c == "male":
		return l.put(KeyGender, piece)
	}
	return asksVisa(piece) && l.put(KeyVisa, "yes")
}

// asksVisa tells words that ask for a letter for the visa and say no more.
func asksVisa(piece string) bool {
	if !wants(piece) || needs(piece) {
		return false
	}
	toks := tokenize(piece)
	found := words().find(toks)
	return !reserved(piece, toks, found, "novisa") && !alarmed(piece, toks, found) && coveredWith("visaword", toks, found, 0, "visa", "polite", "sendto")
}

// isRank tells an honorific; behind a name Arabic writes a rank without its article: "عقيد".
func isRank(piece string) bool {
	return isHonorificOnly(piece) || isArabic(piece) && isHonorificOnly("ال"+piece)
}

// need takes what the person needs, behind the words for needing: "needs a ramp", "il lui faut une rampe jusqu'à la tribune".
func (l *personLine) need(piece string) bool {
	toks := tokenize(piece)
	lead, _ := words().begins("needing", foldAll(piece))
	n := len(tokenize(lead))
	if n == 0 || n >= len(toks) || !needs(piece) || alarmed(piece, toks, words().find(toks)) {
		return false
	}
	if !isHanText(piece) {
		piece = piece[toks[n].start:] // Chinese has verb and need in one: 需要轮椅通道
	}
	return l.put(KeyNeeds, piece)
}

// needs tells words for needing what a person needs, which hold no function: "needs a sign language interpreter".
func needs(piece string) bool {
	_, ok := words().begins("needing", foldAll(piece))
	return ok && sectionHere(piece, "needs")
}

// office takes a capacity, a function or the ministry behind it. "Adviser" is a capacity beside a function and else a function.
func (l *personLine) office(piece string) bool {
	toks := tokenize(piece)
	if openOffice(piece, toks) || strings.ContainsFunc(piece, isDigit) || needs(piece) {
		return false
	}
	switch capacity := firstOf(capacityOf(piece), choice(piece)); {
	case capacity == "adviser" && l.held == "" && l.values[KeyCapacity] == "":
		l.held = piece
		return true
	case capacity == "adviser" && hasFunction(l.held): // "Conseiller technique (conseiller)"
		l.addFunction(l.held)
		l.held = piece
		return true
	case capacity == "head", capacity == "alternate", capacity == "observer":
		return l.put(KeyCapacity, piece)
	case l.institution(piece):
	case namesGroup(piece), !hasFunction(piece) && !namesMission(piece):
		return false
	}
	l.addFunction(piece)
	return true
}

func (l *personLine) addFunction(piece string) {
	if have := l.values[KeyFunction]; have != "" {
		piece = have + ", " + piece
	}
	l.values[KeyFunction] = piece
}

// institution tells where somebody works right behind a function: a part of an office ("Department of Arms Control"), or one word with a capital ("Programme
// Officer, Norad").
func (l *personLine) institution(piece string) bool {
	if l.values[KeyFunction] == "" {
		return false
	}
	if l.body(piece) {
		return true
	}
	return !isHanText(piece) && !isArabic(piece) && !strings.Contains(piece, " ") && isNameLike(piece) && choice(piece) == ""
}

// openOffice tells words that take a function back or leave it open; in one a project is no draft: "cheffe de projet".
func openOffice(piece string, toks []token) bool {
	found := words().find(toks)
	if hasFunction(piece) {
		found = slices.DeleteFunc(slices.Clone(found), func(m match) bool { return m.section == "draft" })
	}
	return alarmed(piece, toks, found)
}

// body tells the name of an office or a part of one, and nothing of coming, speaking or days in it. It may begin small where it says of what it is: "armée de terre".
func (l *personLine) body(piece string) bool {
	toks := tokenize(piece)
	at := slices.IndexFunc(toks, func(t token) bool { return inList("bodyword", t.fold) })
	caseless := isArabic(piece) || isCyrillic(piece)
	ofWhat := at == 0 && len(toks) > 2 && inList("particle", toks[1].fold)
	if at < 0 || at > 1 && caseless || !caseless && !ofWhat && !unicode.IsUpper(rune0(piece)) || honorificAt(toks) > 0 {
		return false
	}
	return !familyAmong(words().find(toks), "behalf", "attend", "speak", "mode ", "day ", "month ", "language ", "visa", "needs", "self")
}

// settle makes a lone "adviser" the function, and one beside a function the capacity.
func (l *personLine) settle() {
	switch {
	case l.held == "":
	case l.values[KeyFunction] == "" && hasFunction(l.held):
		l.values[KeyFunction] = l.held
	default:
		l.put(KeyCapacity, l.held)
	}
}

// spread parts the value of a name that says of the person what has labels of its own: "Delegate: Ms. Solheim, Counsellor, in person, 20–22 June".
func (p *reader) spread(v map[string]string) {
	for _, key := range [...]string{KeyName, "headq"} {
		line := v[key]
		if blank(line) {
			continue
		}
		said := p.personLine(line)
		if said == nil || said[KeyDays] == "" && said[KeyGender] == "" && said[KeyAttendance] == "" {
			continue
		}
		for k, value := range said {
			if k != KeyName && blank(v[k]) {
				v[k] = value
			}
		}
		v[key] = said[KeyName]
	}
}
