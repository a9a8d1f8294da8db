package reply

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// longestFloorLine bounds a line that names an item with who speaks on it and in what language, in bytes.
const longestFloorLine = 240

// floorPieces gathers what the pieces of such a line say.
type floorPieces struct {
	p     *reader
	items []string
	pairs [][2]string
	has   map[string]bool
	next  string // the key of a piece that is a label: what follows is its value
}

// floorLine reads a line of an item, its speaker and perhaps the language and the group: "Item 4 – Jane Doe, English", "Пункт 3, выступает Гульнара Тлеубаева, язык
// русский", "Item 3 (Victim assistance): Dr Rezai, in Spanish". It is nil where anything stands beside these, or a sentence ends.
func (p *reader) floorLine(line string) [][2]string {
	whole := strings.TrimSpace(line)
	line = trimListMark(whole)
	if len(line) > longestFloorLine || !mayNumber(line) || strings.HasSuffix(line, "。") {
		return nil
	}
	cut := floorCut(line)
	head, pieces := p.floorHead(cut)
	if len(pieces) == 0 {
		head, pieces = p.numberedTitle(firstOf(leadingNumber(line), leadingNumber(whole)), cut)
	}
	if len(pieces) == 0 {
		return nil
	}
	f := floorPieces{p: p, pairs: [][2]string{{KeyItem, head}}, has: map[string]bool{}}
	f.items, _ = p.readItems(head)
	for _, piece := range pieces {
		if !f.take(piece) {
			return nil
		}
	}
	if !f.has[KeySpeaker] || f.next != "" || line != whole && !f.has[KeyLanguage] {
		return nil // an item and a name behind a bullet are a list's
	}
	return f.pairs
}

// longestHead is how many pieces of a line may name its item: a title may have marks of its own, 议题4 第五条：排雷.
const longestHead = 3

// floorHead parts the pieces that name an item from those behind them; there are none behind where no item is named.
func (p *reader) floorHead(pieces []string) (head string, rest []string) {
	for n := 1; n <= longestHead && n < len(pieces); n++ {
		if head = strings.Join(pieces[:n], " "); p.bareItems(head) {
			return head, pieces[n:]
		}
	}
	return "", nil
}

func leadingNumber(line string) string { return line[:runEnd(line, 0, isDigit)] }

// numberedTitle parts the title of an item, and its own number before that or as the number of the line ("4. Article 5: mine clearance – Jane Doe – English"), from the
// pieces behind them.
func (p *reader) numberedTitle(number string, pieces []string) (head string, rest []string) {
	if number != "" && pieces[0] == number {
		pieces = pieces[1:]
	}
	for n := 1; number != "" && n <= longestHead && n < len(pieces); n++ {
		head = strings.Join(pieces[:n], " ")
		if items, exact := p.readItems(head); exact && len(items) == 1 && items[0] == foldDigits(number) {
			return head, pieces[n:]
		}
	}
	return "", nil
}

// mayNumber tells a line with a number near its start, in digits or in Chinese.
func mayNumber(line string) bool {
	return isHan(rune0(line)) || strings.IndexFunc(line[:min(len(line), 60)], isDigit) >= 0
}

// floorCut parts a line at its marks, and at a full stop before a label ("Item 5. Speaker: Jane Doe"); a dash parts between blanks, or where no number stands on
// both its sides.
func floorCut(line string) []string {
	line = strings.ReplaceAll(line, "。", ". ")
	for at := 0; ; {
		stop := strings.Index(line[at:], ". ")
		if stop < 0 {
			break
		}
		at += stop + len(". ")
		if colon, _ := labelEnds(line[at:]); colon > 0 {
			if key, _ := words().value("label", line[at:at+colon]); key == KeySpeaker || key == KeyLanguage || key == KeyOnBehalfOf {
				line = line[:at-len(". ")] + "|" + line[at:]
			}
		}
	}
	for _, dash := range [...]string{" - ", " -- ", " – ", " — "} {
		line = strings.ReplaceAll(line, dash, "|")
	}
	var out []string
	for _, piece := range strings.FieldsFunc(line, func(r rune) bool { return strings.ContainsRune(",;:|()[]\t，；：（）،؛", r) }) {
		if piece = strings.Trim(piece, " .。\"«»“”"); piece != "" {
			out = append(out, piece)
		}
	}
	return out
}

// bareItems tells words that name items by number and nothing else: "Item 3", "Points 4 et 6", 第8项议题.
func (p *reader) bareItems(s string) bool {
	var buf briefly
	toks := appendTokens(buf[:0], s)
	if !numbersAny(toks) || !words().has(toks, "item") && labelKey(s) != KeyItem {
		return false
	}
	items, exact := p.readItems(s)
	return exact && len(items) > 0
}

// numbersAny tells whether a number stands among the words: a title alone names an item and wishes nothing.
func numbersAny(toks []token) bool {
	for i := range toks {
		if _, to := numberAt(toks, i, true); to > i {
			return true
		}
	}
	return false
}

// take reads one piece; it is false where the piece says anything else.
func (f *floorPieces) take(piece string) bool {
	if f.next == "" && f.title(piece) {
		return true
	}
	if f.next == "" && words().is("newspeaker", piece) {
		f.next = KeySpeaker // "Item 8: new speaker, Mr. Lund"
		return true
	}
	if key := labelKey(piece); f.next == "" && (key == KeySpeaker || key == KeyLanguage || key == KeyLanguages || key == KeyOnBehalfOf) {
		f.next = key
		return true
	}
	switch next := f.next; {
	case next == KeyOnBehalfOf, next == "" && sectionHere(piece, "behalf"):
		return f.group(piece)
	case next == "" && textAttached(piece):
		return f.put("statement", piece)
	case next != KeySpeaker && f.language(piece), next != KeyLanguage && next != KeyLanguages && f.speaker(piece):
		return true
	}
	return f.next == "" && f.has[KeySpeaker] && hasFunction(piece) && !alarmedValue(piece)
}

func (f *floorPieces) put(key, value string) bool {
	if f.has[key] {
		return false
	}
	f.has[key], f.next = true, ""
	f.pairs = append(f.pairs, [2]string{key, value})
	return true
}

// title tells the title of the item that the line names, or a part of it.
func (f *floorPieces) title(piece string) bool {
	items, exact := f.p.readItems(piece)
	if len(items) == 0 && len(f.pairs) == 1 && len(f.items) == 1 {
		items, exact = f.p.readItems(f.items[0] + " - " + piece) // "Item 9 (gender)", a word of its title
	}
	return exact && len(items) == 1 && len(f.items) == 1 && items[0] == f.items[0]
}

// language takes a piece of one language's name and words for language and speaking.
func (f *floorPieces) language(piece string) bool {
	toks := tokenize(piece)
	if len(languagesIn(piece)) != 1 || languageRemainder(toks, words().find(toks)) {
		return false
	}
	return f.put(KeyLanguage, piece)
}

// speaker takes a person, perhaps behind a word for speaking: "выступает Гульнара Тлеубаева", "by Ms. Doe", 由李强发言.
func (f *floorPieces) speaker(piece string) bool {
	name := behindRussianRank(behindSpeaking(piece))
	if isHanText(name) {
		name = f.inLanguage(name)
	}
	who := parsePerson(name)
	if !isPersonName(who.name, who.honorific != "" || monthName(who.name) || f.p.honouredHan(who.name)) || alarmedValue(name) || namesGroup(who.name) || hasFunction(who.name) && who.honorific == "" {
		return false
	}
	if !isHanText(who.name) && who.honorific == "" && !strings.Contains(who.name, " ") || f.p.remains(KeySpeaker, name) {
		return false
	}
	return f.put(KeySpeaker, name)
}

// inLanguage takes the language off a Chinese name: 王芳女士用中文.
func (f *floorPieces) inLanguage(name string) string {
	toks := tokenize(name)
	for i := 2; i < len(toks)-1; i++ {
		if inList("languageword", toks[i].fold) && f.language(name[toks[i].start:]) {
			return name[:toks[i].start]
		}
	}
	return name
}

// behindSpeaking takes words for speaking off the start of a name, in Chinese off its end too.
func behindSpeaking(s string) string {
	toks := tokenize(s)
	from, to := 0, len(toks)
	for _, list := range [...]string{"speakerlead", "newspeaker"} {
		if lead, ok := words().begins(list, foldAll(s)); ok {
			from = max(from, len(tokenize(lead)))
		}
	}
	for _, m := range words().find(toks) {
		if (m.section == "speak" || m.section == "speaker") && m.to == to && m.from > from && isHan(rune0(toks[m.from].fold)) {
			to = m.from
		}
	}
	for from < to && toks[from].kind == mark {
		from++
	}
	if from >= to {
		return s
	}
	return s[toks[from].start:toks[to-1].end]
}

// group takes the group that the statement is for.
func (f *floorPieces) group(piece string) bool {
	toks := tokenize(piece)
	for _, m := range words().of("behalf", toks) {
		if m.from == 0 && m.to < len(toks) {
			piece = piece[toks[m.to].start:]
			break
		}
	}
	if !sectionHere(piece, "group") || alarmedValue(piece) {
		return false
	}
	return f.put(KeyOnBehalfOf, piece)
}

// countedStatement reads a label whose number counts statements, with the item for its value: "Intervention 1: item 3", "Statement 2: Victim assistance".
func (p *reader) countedStatement(line string) [][2]string {
	line = trimListMark(strings.TrimSpace(line))
	at, size := labelEnds(line)
	if at <= 0 || utf8.RuneCountInString(line[:at]) > 40 {
		return nil
	}
	toks := tokenize(line[:at])
	if words().has(toks, "item") || !words().has(toks, "speak") && !words().has(toks, "statement") && !slices.ContainsFunc(toks, func(t token) bool { return inList("statementword", t.fold) }) {
		return nil
	}
	value := strings.TrimSpace(line[at+size:])
	if kv := p.floorLine(value); kv != nil {
		return kv
	}
	if items, exact := p.readItems(value); exact && len(items) > 0 {
		return [][2]string{{KeyItem, value}}
	}
	return nil
}

// bareItem tells a line of nothing but items above the lines that say who speaks on them, and in what language: "Item 5", then "Speaker: Jane Doe".
func (l *labelLines) bareItem(i int) bool {
	line := behindStatement(strings.Trim(trimListMark(strings.TrimSpace(l.line(i))), ":： "))
	if line == "" || len(line) > longestFloorLine || !mayNumber(line) {
		return false
	}
	switch next, _ := l.next(i); next {
	case KeySpeaker, KeyLanguage, KeyOnBehalfOf, keyWho:
		return l.p.bareItems(line)
	}
	return false
}

// behindStatement takes the words for a statement off a line that names its items behind them: "Statement on item 8", "Déclaration sur le point 6".
func behindStatement(line string) string {
	first := firstToken(line)
	if first.fold == "" || len(first.fold) == len(line) || strings.HasSuffix(line, ".") {
		return line
	}
	if key := labelKey(first.fold); key != KeyItem && key != "statement" && !inList("statementword", first.fold) {
		return line
	}
	toks := tokenize(line[:min(len(line), longestFloorLine)])
	for _, m := range words().of("item", toks) {
		if m.from == 0 {
			continue
		}
		if knownOf(toks[:m.from], KeyItem) || knownOf(toks[:m.from], "statement") {
			return line[toks[m.from].start:]
		}
		return line
	}
	return line
}
