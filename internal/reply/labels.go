package reply

import "strings"

// labelLines reads labelled lines, group by group.
type labelLines struct {
	p        *reader
	lines    []span
	group    labelGroup     // under way
	rest     []span         // lines without a label
	headings []span         // labels without a value
	valued   bool           // some label has a value
	keys     map[string]int // how often each key stands, nil until it is asked for
	changed  bool           // a heading withdraws or cancels what stands below it
	run      itemRun
	read     []readPairs // of the lines, as far as they were asked for
	groups   int         // how many groups were taken
}

// readPairs are the labels of a line with their values, as they were read when so many groups were taken: whom these name may tell a name from what stands behind it.
type readPairs struct {
	pairs  [][2]string
	groups int
	done   bool
}

// mostGroups is how many groups of labels may tell more of the lines behind them; an answer has fewer, and a line is not read again after each of thousands.
const mostGroups = 300

// pairs are the labels of line i with their values. The line above asks for them too.
func (l *labelLines) pairs(i int) [][2]string {
	if l.read == nil {
		l.read = make([]readPairs, len(l.lines))
	}
	if have := l.read[i]; have.done && (have.groups == l.groups || l.groups > mostGroups) {
		return have.pairs
	}
	l.read[i] = readPairs{l.p.pairs(l.line(i)), l.groups, true}
	return l.read[i].pairs
}

// labels takes the labelled lines out of a text; the other lines go on to the readers of lists and prose.
func (p *reader) labels(lines []span) []span {
	p.dashed = p.dashedLabels(lines)
	l := labelLines{p: p, lines: lines}
	for i := 0; i < len(lines); i++ {
		i = l.take(i)
	}
	l.close()
	p.headings(l.headings, l.valued)
	return l.rest
}

// take reads line i, and gives the last line that was read with it.
func (l *labelLines) take(i int) int {
	if strings.TrimSpace(l.line(i)) == "" {
		l.plain(i)
		return i
	}
	if change := l.changeHeading(i); change != "" {
		l.setChange(change, i)
		return i
	}
	if pairs := l.pairs(i); len(pairs) > 0 && !l.introduces(i, pairs) {
		return l.labelled(i, pairs)
	}
	role := l.bareRole(i)
	switch {
	case l.bareItem(i):
		l.set(KeyItem, behindStatement(strings.Trim(l.line(i), ":： ")), l.lines[i])
	case role != "":
		l.close()
		l.group.role = role
	case l.bareName(i):
		l.setName(i)
	case l.proposes(i):
	case l.strange(i):
		l.passOver(i)
	case l.heads(i):
		l.close()
	default:
		l.plain(i)
	}
	return i
}

// introduces tells a label without a value above a list of persons, which begins the list as a sentence does: "Participarán:", "Delegation:".
func (l *labelLines) introduces(i int, pairs [][2]string) bool {
	key, value := pairs[0][0], pairs[0][1]
	if key != KeyAttending && key != "mission" && key != "persons" || value != "" || i+1 >= len(l.lines) || !l.p.introduces(l.lines, i) {
		return false
	}
	rows, _ := l.p.personRows(l.lines, i+1)
	return len(rows) > 0
}

func (l *labelLines) line(i int) string { return l.p.text[l.lines[i].start:l.lines[i].end] }

// labelled takes the labels of line i with their values, and gives the last line that one of these stands on.
func (l *labelLines) labelled(i int, pairs [][2]string) int {
	l.run.take(pairs)
	for _, kv := range pairs {
		key, value := l.whose(kv[0]), kv[1]
		if key == "other" && l.topic(value, i) {
			key = KeyItem
		}
		if value == "" && key == KeySpeaker && l.p.itemBelow(l.lines, i) {
			continue // "Speakers:" above "Item 3: Ms. Larsen" is a heading
		}
		if value == "" && i+1 < len(l.lines) && takesNext(key) {
			value, i = l.p.following(l.lines, i, key)
		}
		if l.asksSeveral(key, i) && bareTwo(value) {
			l.p.doubtValue(key, value)
		}
		at := l.lines[i]
		l.valued = l.valued || !blank(value)
		if value == "" {
			l.headings = append(l.headings, at)
		}
		if key == KeyItem && value != "" {
			value += l.p.itemsBelow(l.lines, i)
		}
		if listsPersons(key) {
			value, at, l.rest = l.p.saidBehind(value, at, l.rest)
		}
		if key == KeyItem && l.group.values[KeyName] != "" {
			if next, _ := l.next(i); next == KeySpeaker {
				l.close() // what follows is of who speaks, not of the person above
			}
		}
		switch {
		case len(pairs) == 1 && l.sayAll(key, i):
			l.setAll(key, value, at)
		case key == "successor", key == exchanged:
			l.setSuccessor(value, at)
		case l.byRole(key, value, i):
			l.setRole(key, value, at)
		default:
			l.set(key, value, at)
			l.modeOfLabel(key, i)
		}
	}
	return i
}

// asksSeveral tells a label on line i that asks for several persons: "Delegates", "Speakers".
func (l *labelLines) asksSeveral(key string, i int) bool {
	if key != KeySpeaker {
		return key == "persons"
	}
	line := trimListMark(l.line(i))
	at, _ := labelEnds(line)
	return at > 0 && phraseAt(tokenize(line[:at]), "severalspeakers") > 0
}

// whose settles a label that only asks who, or who until now and who from now on: among the labels of an item it is the speaker.
func (l *labelLines) whose(key string) string {
	ofItem := l.group.values[KeyItem] != "" && l.group.values[KeyName] == ""
	switch {
	case ofItem && (key == keyWho || key == "successor"):
		return KeySpeaker
	case ofItem && key == "replaces":
		return formerSpeaker
	case key == keyWho:
		return KeyName
	case key == KeyLanguages && l.group.values[KeyItem] != "" && l.group.values[KeySpeaker] != "":
		return KeyLanguage // "Working language: Russian" below who speaks
	}
	return key
}

// plain leaves a line without a label to other readers, where it is not the rest of a value.
func (l *labelLines) plain(i int) {
	line := l.line(i)
	if strings.TrimSpace(line) != "" {
		if l.wrapped(i) {
			l.group.goesOn(line, l.lines[i].end)
			return
		}
		l.close()
	}
	l.rest = append(l.rest, l.lines[i])
}

// wrapped tells a line onto which a mail program broke the value above it, that line being full.
func (l *labelLines) wrapped(i int) bool {
	const full = 60 // bytes; lines are broken at some 78
	if len(l.group.keys) == 0 || i == 0 || l.lines[i].start-l.group.at.end > 1 {
		return false
	}
	return len(l.line(i-1)) > full && len(l.line(i)) < full && startsLower(l.line(i))
}

// set adds a label to the group under way, or begins the next with it.
func (l *labelLines) set(key, value string, at span) {
	l.group.rankFirst(key)
	if other := l.group.values[key]; other != "" && (key == "other" || key == "travel" || key == "unchanged") {
		value = l.p.joined(other, value) // a date, a passport and a fax are of one person
	} else if l.group.endsBefore(key, value) || key == KeyName && l.apart(at) {
		l.close()
	}
	if len(l.group.keys) == 0 {
		l.group.at = at
	}
	l.group.at.end = at.end
	l.group.put(key, value)
}

// joined adds to a value what another label says, where it is not longer already than is read of one.
func (p *reader) joined(value, more string) string {
	if len(value) > maxLine {
		p.review(TooLarge, valueTooLong)
		return value
	}
	return value + "; " + more
}

// apart tells an empty line between a name and labels of nobody's above it that stood together: they were of the person before, whom a line that is not known parted from them.
func (l *labelLines) apart(at span) bool {
	above := l.p.text[l.group.at.start:l.group.at.end]
	return len(l.group.keys) > 1 && at.start-l.group.at.end > 1 && !strings.Contains(above, "\n\n")
}

// close takes the group under way.
func (l *labelLines) close() {
	if len(l.group.keys) > 0 {
		l.weighChange()
		l.p.takeGroup(l.group)
		l.groups++
	}
	l.group = labelGroup{}
}

// maxItemLines bounds the lines below a value that are read with it; no agenda is longer.
const maxItemLines = 200

// itemsBelow are lines of nothing but numbers of items right below a value: they are proposed with it, and stay among the lines that a person is asked about.
func (p *reader) itemsBelow(lines []span, i int) string {
	more := ""
	for last := min(i+maxItemLines, len(lines)-1); i < last; {
		i++
		line := strings.TrimSpace(p.text[lines[i].start:lines[i].end])
		if !isDigitStart(line) || len(line) > 20 {
			break
		}
		if items, exact := p.readItems(line); !exact || len(items) == 0 {
			break
		}
		more += "\n" + line
	}
	return more
}

// topic tells a value that names items and nothing else above who speaks on them or in what language: "Subject: Victim assistance", "Speaker: Ms. Doe".
func (l *labelLines) topic(value string, i int) bool {
	switch next, _ := l.next(i); next {
	case KeySpeaker, KeyLanguage, KeyOnBehalfOf:
		items, exact := l.p.readItems(value)
		return exact && len(items) > 0
	}
	return false
}

// itemBelow tells whether the next line with words names an item by its number.
func (p *reader) itemBelow(lines []span, i int) bool {
	for i++; i < len(lines); i++ {
		line := p.text[lines[i].start:lines[i].end]
		if strings.TrimSpace(line) == "" {
			continue
		}
		pairs := p.pairs(line)
		return len(pairs) > 0 && pairs[0][0] == KeyItem
	}
	return false
}

// saidBehind parts a list of persons from the sentence that goes on behind its full stop on the same line, which is read with the rest: "Ms. Larsen, Mr. Olsen.
// Both will be in the room."
func (p *reader) saidBehind(value string, line span, rest []span) (string, span, []span) {
	at := strings.LastIndex(p.text[line.start:line.end], value)
	if at < 0 {
		return value, line, rest
	}
	from := line.start + at
	all := p.sentences([]span{{from, from + len(value)}})
	if len(all) < 2 || all[0].more || all[0].colon || all[0].question {
		return value, line, rest
	}
	next := all[1].span().start
	return strings.TrimRight(p.text[from:next], " .。"), span{line.start, next}, append(rest, span{next, line.end})
}

func startsLower(line string) bool {
	r := rune0(strings.TrimSpace(line))
	return r >= 'a' && r <= 'z' || r >= 'а' && r <= 'я'
}

func takesNext(key string) bool { return key != "other" && key != KeyRemarks }

// longestValueLine bounds a line that is a value of the label above, in bytes; Arabic and Russian have two for a letter.
const longestValueLine = 320

// tookBetween tells that lines were read between two that are left: a table stands there, and what is below it is no value of the label above.
func tookBetween(above, below span) bool { return below.start > above.end+1 }

// following is the value that stands on the lines below its label: one line, or for lists of persons and items all up to the next label or empty line.
func (p *reader) following(lines []span, i int, key string) (value string, last int) {
	var values []string
	list := key == "persons" || key == KeyItem || key == "adviser" || key == "observer"
	j := i + 1
	if list && j < len(lines) && strings.TrimSpace(p.text[lines[j].start:lines[j].end]) == "" {
		j++
	}
	for ; j < len(lines) && len(values) < maxRows; j++ { // what follows more is read as other lines are
		line := strings.TrimSpace(p.text[lines[j].start:lines[j].end])
		if tookBetween(lines[j-1], lines[j]) || isClosing(line) {
			break
		}
		if line == "" || len(p.pairs(line)) > 0 || len(line) > longestValueLine || listsPersons(key) && strings.ContainsAny(line, ":：") {
			break
		}
		values = append(values, line)
		i = j
		if !list {
			break
		}
	}
	return strings.Join(values, "\n"), i
}
