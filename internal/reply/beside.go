package reply

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/internal/locale"
)

// trace is what a sentence changes in a reading where it says anything that the program understands.
type trace struct {
	delegates, interventions, reasons int
	attending, regret, prose          bool
	question, receipt, said           string
}

func (p *reader) trace() trace {
	return trace{len(p.r.Delegates), len(p.r.Interventions), len(p.r.Review), p.attending, p.regret, p.prose, p.question, p.receipt, p.said}
}

// firstBeside is the first sentence beside a form, labels or a table that the program does not understand and that is more than courtesy and introduction:
// "This is only a draft." Such a sentence may take back all that the form says. Beside a calendar's answer only known words of doubt count.
func (p *reader) firstBeside() string {
	if !p.structured {
		return ""
	}
	if p.formal {
		if d := p.sidesDiffer(); d != "" {
			return d
		}
	}
	if p.edited != "" {
		return p.edited
	}
	names := p.missionNames()
	if f := p.besideFiles(names); f != "" {
		return f
	}
	if p.r.Calendar != nil && p.r.Calendar.Answer == "declined" {
		for _, w := range words().lists["declined"] {
			addWords(names, w)
		}
	}
	if m := p.strangeMission(names); m != "" {
		return m
	}
	tail := p.signatureFrom(names)
	for i, s := range p.loose {
		if p.closes(s, names) {
			continue
		}
		if p.alarms(s) || p.formal && (p.valueGoesOn(s) || p.secondPerson(s)) || (p.formal || p.calendarOnly()) && i < tail && !p.quiet(s, names) && !p.firstName(s, i) {
			return strings.Join(strings.Fields(p.words(s)), " ")
		}
	}
	if p.signed && p.labelEnd > 0 && closedBefore(p.text[:min(p.labelStart, len(p.text))]) {
		return "labels below the closing formula: " + strings.Join(strings.Fields(p.text[p.labelStart:min(p.labelEnd, len(p.text))]), " ")
	}
	if p.cut.from == "" {
		for _, line := range p.cut.quoted {
			if key, value := labelled(line); !blank(value) && (key == KeyItem || key == KeyName) {
				return "> " + strings.TrimSpace(line) // quoted from nobody: perhaps an answer
			}
		}
	}
	return firstOf(p.belowSignature(), p.subjectAlarms(names))
}

// closedBefore tells whether a closing formula is the last line of a text, so that what follows is mostly a signature.
func closedBefore(text string) bool {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	return isClosing(lines[len(lines)-1])
}

// alarming are the sections whose phrases may turn what stands beside them.
var alarming = map[string]bool{"draft": true, "hedge": true, "neg": true, "cancel": true, "correct": true, "regret": true, "withdraw": true, "condition": true, "nospeak": true,
	"except": true, "defer": true, "turn": true, "alas": true, "replace.old": true, "replace.new": true, "place": true, "shift": true}

// longestSentence is the number of tokens past which no sentence is courtesy; it also bounds the work, which grows with its square.
const longestSentence = 400

// alarms tells whether a phrase of doubt stands in a sentence outside of its phrases of courtesy ("if you have any questions").
func (p *reader) alarms(s *sentence) bool {
	if len(s.toks) > longestSentence {
		return true
	}
	for _, m := range s.found {
		if !alarming[m.section] || m.section == "neg" && (numberSign(s.toks, m) || s.toks[m.from].fold == "no" && !p.deniesByNo()) || m.section == "condition" && accentedYes(p.text, s.toks, m) || m.section == "alas" && p.regret {
			continue
		}
		if !polite(s, m) {
			return true
		}
	}
	return false
}

// deniesByNo tells a text where "no" denies; in other languages it stands for number.
func (p *reader) deniesByNo() bool {
	return p.r.Language == locale.Spanish || p.r.Language == locale.English || p.r.Language == ""
}

// polite tells whether a phrase lies within, or overlaps, a known phrase of courtesy or receipt that is longer.
func polite(s *sentence, m match) bool {
	for _, q := range s.found {
		if (q.section == "polite" || q.section == "ack" && q.to-q.from > m.to-m.from) && q.from <= m.from && m.from < q.to {
			return true
		}
	}
	return false
}

// harmless tells whether a sentence has nothing but words of courtesy and introduction, the sender's own names, dates of the meeting and numbers.
func (p *reader) harmless(s *sentence, names map[string]bool) bool {
	strange, ok := p.strange(s, names)
	return ok && len(strange) == 0
}

// strange are the places of the words in a sentence that the tables lack. It is not ok where the sentence bears a value: a number, other days, another language.
func (p *reader) strange(s *sentence, names map[string]bool) (strange []int, ok bool) {
	toks := s.toks
	if len(toks) > longestSentence || p.valueGoesOn(s) || p.otherDays(s) || p.otherLanguage(s) || p.otherMode(s.found) {
		return nil, false
	}
	for i := headingLetter(toks); i < len(toks); {
		t := toks[i]
		switch t.kind {
		case mark, newline, address:
			i++
			continue
		case number:
			if to := p.referenceEnd(toks, i); to > i {
				i = to
				continue
			}
			if p.strangeYear(t.fold) || !p.numbersNothing(s, i) {
				return nil, false
			}
			i++
			continue
		}
		to := p.referenceEnd(toks, i)
		words().plain.walk(toks[i:min(i+7, len(toks))], 0, 0, func(_ string, n int) { to = max(to, i+n) })
		for _, m := range s.found {
			if m.from == i && (m.section == "polite" || m.section == "ack" || m.section == "greeting" || m.section == "request" || p.monthSoFar(m.section) || strings.HasPrefix(m.section, "language ")) && !mayGap(m) {
				to = max(to, m.to)
			}
		}
		if to == i && (names[t.fold] || declined(t.fold, names) || names[stemArabic(t.fold)] || demonymOf(t.fold, names) || inList("weekday", t.fold) || p.c.Campaign == "" && i > 0 && p.capital(t) && !isArabic(t.fold)) {
			to = i + 1
		}
		if to == i {
			strange = append(strange, i)
			to = i + 1
		}
		i = to
	}
	return strange, true
}

// headingLetter is the place behind the letter of a heading: "B. Request for the floor".
func headingLetter(toks []token) int {
	if len(toks) > 2 && len(toks[0].fold) == 1 && toks[0].kind == word && (toks[1].fold == "." || toks[1].fold == ")") {
		return 2
	}
	return 0
}

// referenceEnd is the end of a note's reference that begins at token i, as "0427/MPS/GVA" and "7-1-M/112": pieces without a space between, a slash and a great
// letter among them. It is i where none begins.
func (p *reader) referenceEnd(toks []token, i int) int {
	slash, letter, digit := false, false, false
	end := i
	for ; end < len(toks) && (end == i || toks[end].start == toks[end-1].end); end++ {
		switch t := toks[end]; {
		case t.kind == number:
			digit = true
		case t.kind == word && p.text[t.start:t.end] == strings.ToUpper(p.text[t.start:t.end]):
			letter = true
		case t.kind == mark && (t.fold == "/" || t.fold == "-" || t.fold == "."):
			slash = slash || t.fold == "/"
		default:
			return i
		}
	}
	if slash && letter && digit {
		return end
	}
	return i
}

// numbersNothing tells a number that counts no persons or items: of a date, a reference, a heading ("Delegate 2"), a telephone.
func (p *reader) numbersNothing(s *sentence, i int) bool {
	t := s.toks[i]
	if len(t.fold) > 3 || i == 0 && (len(s.toks) == 1 || s.toks[1].kind != word || isHan(rune0(s.toks[1].fold))) {
		return true
	}
	for _, m := range s.found {
		if strings.HasPrefix(m.section, "month ") {
			return true
		}
	}
	if i == 0 {
		return false // "2 persons"
	}
	prev := s.toks[i-1]
	if isHan(rune0(prev.fold)) || i+1 < len(s.toks) && isHan(rune0(s.toks[i+1].fold)) {
		return true
	}
	return prev.kind == word && (inList("numberword", prev.fold) || i+1 == len(s.toks) && p.capital(prev)) || prev.fold == "/" || prev.fold == "." || prev.fold == "№" || prev.fold == "°" || prev.fold == "º" || i+1 < len(s.toks) && s.toks[i+1].fold == "/"
}

// declined tells a Russian word that is one of the names in another case: "Казахстана".
func declined(word string, names map[string]bool) bool {
	if r := rune0(word); r < 0x400 || r > 0x52F {
		return false
	}
	letters := []rune(word)
	for cut := 0; cut <= 2 && len(letters)-cut >= 4; cut++ {
		stem := string(letters[:len(letters)-cut])
		for _, ending := range [...]string{"", "а", "я", "ь", "й", "ия"} {
			if names[stem+ending] {
				return true
			}
		}
	}
	return false
}

// mayGap tells whether a phrase is so long that it may have been matched over words between, which are not accounted for.
func mayGap(m match) bool { return m.to-m.from > 4 }

// strangeYear tells a year that is not the meeting's.
func (p *reader) strangeYear(digits string) bool {
	if len(digits) != 4 || !strings.HasPrefix(digits, "20") && !strings.HasPrefix(digits, "19") || p.c.Start.IsZero() {
		return false
	}
	return digits != p.c.Start.String()[:4] && (p.m.Date.IsZero() || digits != strconv.Itoa(p.m.Date.Year()))
}

// monthSoFar tells a month up to the meeting's: letters are dated before it, and a later one is another meeting's.
func (p *reader) monthSoFar(section string) bool {
	v, ok := strings.CutPrefix(section, "month ")
	n, _ := strconv.Atoi(v)
	return ok && (p.c.End.IsZero() || n <= int(p.c.End.Month) || !p.m.Date.IsZero() && p.m.Date.Year() < p.c.End.Year)
}

// addWords adds the words of a name to a set.
func addWords(names map[string]bool, s string) {
	for w := range strings.FieldsSeq(foldAll(s)) {
		names[w] = true
		if stem := stemArabic(w); stem != w {
			names[stem] = true
		}
	}
}

// personNames are the words of the names of the sender and of those registered, beside others.
func (p *reader) personNames(others map[string]bool) map[string]bool {
	names := maps.Clone(others)
	addWords(names, p.m.From.Name)
	for _, d := range p.r.Delegates {
		addWords(names, d.Honorific+" "+d.Name+" "+d.Function)
	}
	for _, v := range p.r.Interventions {
		addWords(names, v.Speaker)
	}
	return names
}

// missionNames are the words of the names of the invitee that the mail is tied to.
func (p *reader) missionNames() map[string]bool {
	if p.r.Invitee == nil || p.c.Directory == nil {
		return map[string]bool{}
	}
	v, ok := p.c.Directory.ByRef(p.r.Invitee.Ref)
	if !ok {
		return map[string]bool{}
	}
	names := make(map[string]bool, 60) // words of the names of most States
	addWords(names, v.Name)
	for _, l := range locale.All {
		addWords(names, v.DisplayName(l, p.c.Start)+" "+v.Mission(l, p.c.Start))
	}
	return names
}

// longestSignature is how many lines of a signature are looked at, from its end.
const longestSignature = 8

// signatureFrom is the place of the first loose sentence of those at the end that are lines of a signature without a closing formula. Where names have no
// capitals to be told by, the block stands apart and tells its office or telephone.
func (p *reader) signatureFrom(names map[string]bool) int {
	from, caseless := len(p.loose), false
	if from == 0 {
		return 0
	}
	names = p.personNames(names)
	for from > 0 && from > len(p.loose)-longestSignature {
		s := p.loose[from-1]
		if s.toks[0].start < p.labelEnd || isClosing(p.words(s)) {
			break
		}
		if !p.signatureLine(s, names) {
			if !p.caselessLine(s, names) {
				break
			}
			caseless = true
		}
		from--
	}
	if caseless && !p.loose[from].blank {
		return len(p.loose)
	}
	for _, s := range p.loose[from:] {
		if p.anchors(s, names) && (!caseless || reachable(p.words(s)) || namesMission(p.words(s))) {
			return from
		}
	}
	return len(p.loose)
}

// caselessLine is a short line in Arabic or Chinese that names a person, a function or an office, and alarms by nothing.
func (p *reader) caselessLine(s *sentence, names map[string]bool) bool {
	text := p.words(s)
	last := s.toks[len(s.toks)-1].fold
	if !isArabic(text) && !isHanText(text) || len(s.toks) > longestCaseless || s.question || last == "." || last == ":" || p.alarms(s) {
		return false
	}
	if slices.ContainsFunc(s.found, func(m match) bool { return m.section == "attend" || isOneOf(m.section, valuable) }) {
		return false
	}
	return (isPersonName(text, false) || hasFunction(text) || namesMission(text) || reachable(text)) && p.classifier().score(p, s, names) > leastOfNames
}

// longestCaseless is how many tokens such a line has, and leastOfNames what the classifier gives it at least: names are new to it and speak neither way.
const (
	longestCaseless = 24
	leastOfNames    = -2.0
)

// anchors tells a line that only signatures have: a known name, a title, a mission, a telephone, or two words or more that are a name.
func (p *reader) anchors(s *sentence, names map[string]bool) bool {
	for i, t := range s.toks {
		if names[t.fold] || t.kind == address || t.kind == number && len(t.fold) > 4 || inList("missionword", t.fold) {
			return true
		}
		for _, m := range s.found {
			if m.from == i && m.section == "function" {
				return true
			}
		}
	}
	return isPersonName(p.words(s), false) && !isHanText(p.words(s))
}

// signatureLine is a short line of names, titles, addresses and numbers: its words have capitals, or are known titles.
func (p *reader) signatureLine(s *sentence, names map[string]bool) bool {
	last := s.toks[len(s.toks)-1].fold
	if len(s.toks) > 16 || s.question || last == "." || last == ":" {
		return false
	}
	low := 0
	for i := 0; i < len(s.toks); {
		t := s.toks[i]
		r, _ := utf8.DecodeRuneInString(p.text[t.start:])
		to := i
		for _, m := range s.found {
			if m.from == i && (m.section == "function" || strings.HasPrefix(m.section, "honorific ")) {
				to = max(to, m.to)
			}
		}
		switch {
		case to > i:
			i = to
			continue
		case t.kind != word, unicode.IsUpper(r), inList("particle", t.fold), names[t.fold], i == 0 && inList("surname", t.fold) && p.functionAt(s, 1):
		default:
			words().plain.walk(s.toks[i:min(i+7, len(s.toks))], 0, 0, func(_ string, n int) { to = max(to, i+n) })
			if to == i {
				return false
			}
			i, low = to, low+1
			continue
		}
		if t.kind == number && p.strangeYear(t.fold) || t.kind == word && begins(s.toks[i:], "item") {
			return false
		}
		i++
	}
	return low*2 <= len(s.toks)
}
