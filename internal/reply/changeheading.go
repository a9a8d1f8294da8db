package reply

import "strings"

// Keys of labels about changes that have no value of their own to give.
const (
	exchanged     = "exchange"       // 更换代表 above who went and who comes
	formerSpeaker = "former_speaker" // who spoke before
	newSpeaker    = "new_speaker"    // a change of the speaker above the labels that say who
)

// longestHeading bounds a heading of labels, in bytes.
const longestHeading = 80

// changeHeading is the change that a line alone states of the labels right below it: "Withdrawal of statement" above "Item: 5", 更换代表 above who went and who comes.
func (l *labelLines) changeHeading(i int) string {
	next, gap := l.next(i)
	if gap || !mayBeChanged(next) {
		return ""
	}
	line := strings.Trim(trimListMark(strings.TrimSpace(l.line(i))), " *_:：【】")
	if at, _ := labelEnds(line); line == "" || len(line) > longestHeading || at > 0 {
		return "" // "Item withdrawn: 5" is a label
	}
	change := labelKey(line)
	if _, ok := words().begins("newspeaker", foldAll(line)); ok {
		change = newSpeaker
	}
	switch {
	case change == newSpeaker && (next == formerSpeaker || next == KeySpeaker || next == KeyItem || next == "replaces"), change == "withdraw" && next == KeyItem, change == "cancel" && (next == KeyName || next == "headq"), change == exchanged && next == "replaces":
		return change
	}
	return ""
}

// mayBeChanged tells the key of labels that a change may stand above.
func mayBeChanged(key string) bool {
	switch key {
	case formerSpeaker, KeySpeaker, KeyItem, "replaces", KeyName, "headq":
		return true
	}
	return false
}

// setChange begins the labels below the heading of a change.
func (l *labelLines) setChange(change string, i int) {
	l.close()
	l.group.change = change
	l.group.at = l.lines[i]
	switch change {
	case newSpeaker:
		l.changedItem(i)
	case "withdraw", "cancel":
		l.changed = true
	}
	if line := strings.TrimSpace(l.line(i)); strings.HasSuffix(line, ":") || strings.HasSuffix(line, "：") {
		l.p.orphan = firstOf(l.p.orphan, line) // perhaps a field left empty
	}
}

// changedItem takes the item that the heading of a change of the speaker names: "Change of speaker on item 10".
func (l *labelLines) changedItem(i int) {
	line := strings.Trim(trimListMark(strings.TrimSpace(l.line(i))), " *_:：【】")
	lead, _ := words().begins("newspeaker", foldAll(line))
	toks := tokenize(line)
	if n := len(tokenize(lead)); n < len(toks) {
		l.set(KeyItem, line[toks[n].start:], l.lines[i])
	}
}

// weighChange asks about labels further below a heading that takes back, without a heading of their own: they may be taken back too.
func (l *labelLines) weighChange() {
	if !l.changed || l.group.change != "" {
		return
	}
	for _, key := range l.group.keys {
		if value := l.group.values[key]; !blank(value) && (key == KeyName || key == KeyItem || key == "headq" || listsPersons(key)) {
			l.p.doubtValue(key, value)
			return
		}
	}
}

// takeChange makes of labels below a heading what it says of them.
func (p *reader) takeChange(change string, v map[string]string) {
	if change == newSpeaker && blank(v[KeySpeaker]) && !blank(v["replaces"]) {
		move(v, KeySpeaker, KeyName) // who was and who is, of the speaker
		delete(v, "replaces")
	}
	names := !blank(v[KeyName]) || !blank(v["headq"])
	for _, list := range [...]string{"persons", "alternate", "adviser", "observer"} {
		if change != "" && !blank(v[list]) {
			p.doubtValue(list, v[list])
		}
	}
	switch {
	case change == "withdraw" && !names:
		move(v, "withdraw", KeyItem)
		delete(v, KeySpeaker)
		delete(v, KeyLanguage)
	case change == "cancel" && blank(v[KeyItem]):
		move(v, "cancel", KeyName, "headq")
		for _, key := range personal {
			delete(v, key)
		}
	case change == exchanged && names && !blank(v["replaces"]), change == newSpeaker && !names && !blank(v[KeyItem]) && !blank(v[KeySpeaker]), change == "":
	default:
		p.orphan = firstOf(p.orphan, change+": "+clean(firstOf(v[KeyName], v[KeyItem])))
	}
}

// move puts the first value that stands under one of some keys under another.
func move(v map[string]string, to string, from ...string) {
	for _, key := range from {
		if !blank(v[key]) && blank(v[to]) {
			v[to] = v[key]
		}
		delete(v, key)
	}
}
