package reply

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// labelled reads "Name: Ana Torres" in any language; key is "" where the line is no label that is known.
func labelled(line string) (key, value string) {
	if line = strings.TrimSpace(line); !mayLabel(line) {
		return "", ""
	}
	if key, value = askedLabel(line); key != "" {
		return key, value
	}
	at, size := labelEnds(line)
	if at <= 0 || at > 120 {
		return "", ""
	}
	if at+size < len(line) && strings.HasPrefix(line[at:], "://") {
		return "", ""
	}
	value = strings.Trim(strings.TrimSpace(line[at+size:]), "*|\t ")
	return labelKey(line[:at]), value
}

// labelBrackets are the brackets in which Chinese sets labels.
var labelBrackets = strings.NewReplacer("】：", "：", "】:", "：", "】", "：", "【", " ", "〕：", "：", "〕:", "：", "〕", "：", "〔", " ")

// withoutLabelBrackets puts colons for the brackets around labels: 【姓名】王芳【职务】参赞. A bracket with nothing behind it is a heading.
func withoutLabelBrackets(line string) string {
	if !strings.HasPrefix(line, "【") && !strings.HasPrefix(line, "〔") || strings.HasSuffix(line, "】") || strings.HasSuffix(line, "〕") {
		return line
	}
	return strings.TrimSpace(labelBrackets.Replace(line))
}

// askedLabel reads a label that is a question with its yes, no or choice behind it: "Visa letter required? Yes".
func askedLabel(line string) (key, value string) {
	at := firstMark(line, 120, "?", "？")
	if at <= 0 || strings.ContainsAny(line[:at], ":：\t") {
		return "", ""
	}
	value = strings.Trim(line[at:], "?？:：*|\t ")
	if choice(value) == "" {
		return "", ""
	}
	return labelKey(line[:at]), value
}

// firstMark is the place of the first of some marks, up to a number of bytes; -1 where none stands there. Each line of a mail is asked several times.
func firstMark(line string, most int, marks ...string) int {
	at := -1
	for _, m := range marks {
		if i := strings.Index(line[:min(len(line), most+len(m))], m); i >= 0 && (at < 0 || i < at) {
			at = i
		}
	}
	return at
}

func labelValue(line string) string {
	at, size := labelEnds(strings.TrimSpace(line))
	return strings.Trim(strings.TrimSpace(strings.TrimSpace(line)[at+size:]), "*|\t ")
}

// longestLabel is how many words a label of the mission's own has at most.
const longestLabel = 8

// speaksOf tells a label of the mission's own words that can only be one for items: a wish to speak ("Taking the floor under items"), and nothing but items
// behind the colon.
func (p *reader) speaksOf(line string) bool {
	line = strings.TrimSpace(line)
	at, _ := labelEnds(line)
	if at <= 0 || utf8.RuneCountInString(line[:at]) > 80 || line[at] != ':' && !strings.HasPrefix(line[at:], "：") {
		return false
	}
	toks := tokenize(trimListMark(line[:at]))
	if !words().has(toks, "speak") || reserved(line[:at], toks, words().find(toks), "nospeak", "withdraw", "neg", "hedge", "condition", "question") {
		return false
	}
	toks = slices.DeleteFunc(toks, wishes)
	short := slices.DeleteFunc(slices.Clone(toks), func(t token) bool { return inList("labelfiller", t.fold) })
	if len(short) > longestLabel || !namesSpeech(toks) && !namesSpeech(short) {
		return false
	}
	items, exact := p.readItems(labelValue(line))
	return exact && len(items) > 0
}

// namesSpeech tells words of speaking and of items, and nothing else.
func namesSpeech(toks []token) bool {
	return covered(toks, words().find(toks), 0, "speak", "item", "agenda")
}

// wishes tells a word that wishes or intends: "the items on which we intend to speak" are those on which we speak.
func wishes(t token) bool {
	return t.kind == word && slices.ContainsFunc(words().lists["wish"], func(w string) bool { return strings.HasPrefix(t.fold, w) })
}

// labelEnds is the place and the size of what parts a label from its value: a colon, a tab, or a bar between blanks, whichever comes first; at is -1
// where none stands in the first bytes, which is most lines.
func labelEnds(line string) (at, size int) {
	const most = 122
	at, size = firstMark(line, most, ":", "\t", "："), 1
	if at >= 0 && line[at] != ':' && line[at] != '\t' {
		size = len("：")
	}
	if strings.IndexByte(line, '|') >= 0 {
		if bar := firstMark(line, most, " | "); bar >= 0 && (at < 0 || bar < at) {
			return bar, len(" | ")
		}
	}
	return at, size
}

// labelKey is the key of a label: hints in brackets, numbers and marks do not matter, and of "Nom / Name" either half serves.
func labelKey(label string) string {
	label = trimListMark(strings.Trim(label, "*_ "))
	if k, ok := words().value("label", label); ok {
		return k
	}
	if open := strings.IndexAny(label, "(（["); open > 0 {
		if k, ok := words().value("label", label[:open]); ok {
			return k
		}
	}
	if k, ok := words().value("label", strings.Map(func(r rune) rune {
		if isDigit(r) || r == '#' {
			return ' '
		}
		return r
	}, label)); ok {
		return k
	}
	for _, half := range halves(label) {
		if half != label {
			if k, ok := words().value("label", half); ok && k != "other" {
				return k
			}
		}
	}
	if folded := foldAll(label); folded != "" && folded[0] >= 0xD0 {
		if k := words().stems[stemsOf(folded)]; k != "" {
			return k // "Темы выступлений" for "Тема выступления"
		}
	}
	for _, piece := range byScript(label) {
		if k, ok := words().value("label", piece); ok && k != "other" {
			return k
		}
	}
	return firstOf(countedLabel(label), combinedLabel(label))
}

// combinedLabel is the key of a label of a name with the form of address, or of its parts: "Title and name", "Обращение, ФИО", 姓名及称谓.
func combinedLabel(label string) string {
	if len(label) > longestCounted {
		return ""
	}
	named, parts := false, 0
	for _, part := range strings.FieldsFunc(label, func(r rune) bool { return strings.ContainsRune(",+&،、，", r) }) {
		for _, piece := range splitAnd(part) {
			switch key, _ := words().value("label", piece); key {
			case KeyName, "first", "last":
				named = true
			case KeyHonorific, "title", "patronymic":
			default:
				return ""
			}
			parts++
		}
	}
	if !named || parts < 2 {
		return ""
	}
	return KeyName
}

// halves are the parts of a label in two languages. A hyphen parts them where blanks stand beside it: half of "Assistant's e-mail" is no label.
func halves(label string) []string {
	label = strings.ReplaceAll(label, " - ", "/")
	return strings.FieldsFunc(label, func(r rune) bool { return r == '/' || r == '|' || r == '–' })
}

// longestCounted is the length of a label with an ordinal in it, in bytes.
const longestCounted = 60

// countedLabel is the key of a label whose ordinal counts persons or statements: "Second participant", "Primer delegado", 代表二.
func countedLabel(label string) string {
	if len(label) > longestCounted {
		return ""
	}
	toks := tokenize(label)
	for _, m := range words().numerals.find(toks) {
		if m.to-m.from == len(toks) || !strings.HasPrefix(m.section, "ordinal ") && !strings.HasPrefix(m.section, "cardinal ") {
			continue
		}
		rest := strings.TrimSpace(label[:toks[m.from].start] + " " + label[toks[m.to-1].end:])
		if k, ok := words().value("label", rest); ok && k != "other" {
			return k
		}
	}
	return ""
}

// maxLine bounds a line that may bear labels, in bytes.
const maxLine = 4000

// pairs are the labels of a line with their values: mostly one, or several as in "Name: Ana Torres; Function: Counsellor".
func (p *reader) pairs(line string) [][2]string {
	if len(line) > maxLine {
		return nil
	}
	line = withoutLabelBrackets(strings.TrimSpace(line))
	if !mayLabel(line) {
		return p.floorLine(line)
	}
	for _, read := range [...]func(string) [][2]string{p.floorLine, p.floorChange, p.itemLine, p.itemsLabel, p.groupLabel, p.modeLabel} {
		if kv := read(line); kv != nil {
			return kv
		}
	}
	if p.dashed {
		if key, value := dashedLabel(line); key != "" {
			return [][2]string{{key, value}}
		}
	}
	key, value := labelled(line)
	if kv, ok := p.statement(key, value, line); ok {
		return kv
	}
	key, value = p.keyMeant(line, key, value)
	if key == "" {
		return nil
	}
	if kv := p.severalSaid(key, value); kv != nil {
		return kv
	}
	return p.withNext(key, value)
}

// keyMeant is what a label means in this mail and with this value, and the value.
func (p *reader) keyMeant(line, key, value string) (string, string) {
	if key == "" && p.speaksOf(line) {
		key, value = KeyItem, labelValue(line)
	}
	if key == KeyItem && saysAttached(value) {
		key = "statement" // "Déclaration : en pièce jointe"
	}
	if key == "" {
		key, value = p.labelOfAll(line)
	}
	if key == "" || key == "other" || key == KeyRemarks {
		if own, v := p.wordedLabel(line); own != "" {
			key, value = own, v // "Comment : en salle" is no comment
		}
	}
	switch {
	case (key == KeyAttendance || key == KeyAttending) && p.onlyDays(value):
		key = KeyDays // "Presence: 20 and 21 June"
	case (key == KeyAttending || key == KeyAttendance) && p.namesWhoComes(value):
		key = KeyName // "Asiste: Marta Gil"
	case key == KeyName && isMode(choice(value)):
		key = KeyAttendance // "Приезжает/подключается: подключается"
	case (key == KeyAttending || key == KeyAttendance) && isCapacity(value):
		key = KeyCapacity // "Attends: observer"
	case key == "mission" && namesPersons(value):
		key = "persons" // "Delegation: Ms. Larsen, Mr. Olsen"
	}
	return key, value
}

// namesWhoComes tells a person below a label of coming, where a mode or an answer mostly stands; Arabic names are built as other words are.
func (p *reader) namesWhoComes(value string) bool {
	if attendanceIn(value) != "" || alarmedValue(value) || isArabic(value) && parsePerson(value).honorific == "" {
		return false
	}
	return p.fitsPerson(KeyName, value)
}

// severalSaid parts a value that says more than its label: "List of speakers: item 6 – Ms. Garnier, in French", "Contact: a@b.example, +41 22 555 01 02".
func (p *reader) severalSaid(key, value string) [][2]string {
	switch key {
	case KeyItem:
		return p.floorLine(value)
	case KeyEmail, KeyPhone:
		return contact(value)
	}
	return nil
}

// withNext parts the value of a label from the labels that stand behind it in the same line.
func (p *reader) withNext(key, value string) [][2]string {
	more := key != KeyRemarks && strings.ContainsAny(value, ":：") // "Name: Ana Torres Function: Counsellor"
	for i := 0; i < len(value); i++ {
		if c := value[i]; c == ';' || c == '|' || c == ',' || c == '\t' || c == '/' || c == ' ' && more {
			if k, _ := labelled(value[i+1:]); k != "" && k != "other" {
				return append([][2]string{{key, strings.TrimSpace(value[:i])}}, p.pairs(value[i+1:])...)
			}
		}
	}
	return [][2]string{{key, value}}
}

// mayLabel tells a line with a byte of a mark that parts a label from its value: a colon, a tab, a bar, a question mark or a dash. Most lines of sentences have none.
func mayLabel(line string) bool {
	for i := range len(line) {
		if labelMarks[line[i]] {
			return true
		}
	}
	return false
}

// labelMarks are the bytes with which such marks begin; those of the dashes and of "：" and "？" are 0xE2 and 0xEF.
var labelMarks = [256]bool{':': true, '\t': true, '|': true, '?': true, '-': true, 0xE2: true, 0xEF: true}

// statement reads a label of items or speakers whose number counts, or whose value is a line of its own: "Intervention 1: item 3", "List of speakers: item 6 – Ms. Doe, in
// French". It is done with "Item 3: Victim assistance", which names an item and wishes nothing.
func (p *reader) statement(key, value, line string) (pairs [][2]string, done bool) {
	numbered := itemNumbered(trimListMark(strings.TrimSpace(line)))
	switch {
	case key == KeyItem && numbered:
		return p.countedStatement(line), true
	case key == KeyItem || key == KeySpeaker:
		pairs = p.floorLine(value)
	case (key == "" || key == "statement") && numbered:
		pairs = p.countedStatement(line)
	}
	return pairs, pairs != nil
}

// namesPersons tells a value that begins with a person whom an honorific tells from a mission.
func namesPersons(value string) bool {
	first := splitPersons(strings.SplitN(value, "、", 2)[0])[0]
	who := parsePerson(first)
	return who.honorific != "" && isPersonName(who.name, true)
}
