package reply

import "strings"

// floorChange reads a label of a change of the speaker, with the items in the label or in its value: "Change of speaker: item 4, Ms. Gil instead of Mr. Peña",
// "New speaker on item 5: Ms. Gil", 变更发言人：议题4，由蒋文博改为宋雅琴. Who spoke before stays in the evidence.
func (p *reader) floorChange(line string) [][2]string {
	line = trimListMark(strings.TrimSpace(line))
	at, size := labelEnds(line)
	if at <= 0 || len(line) > longestFloorLine {
		return nil
	}
	lead, ok := words().begins("newspeaker", foldAll(line[:at]))
	if !ok {
		return nil
	}
	pieces := floorCut(line[at+size:])
	if toks := tokenize(line[:at]); len(toks) > len(tokenize(lead)) {
		pieces = append([]string{line[toks[len(tokenize(lead))].start:at]}, pieces...)
	}
	if len(pieces) == 0 || len(pieces) > 2 || !p.bareItems(pieces[0]) {
		return nil
	}
	out := [][2]string{{KeyItem, pieces[0]}}
	if len(pieces) == 1 {
		return out // the next line says who
	}
	name := behindSpeaking(pieces[1])
	if fresh, _ := p.exchange(name); fresh != "" {
		name = fresh
	}
	if who := parsePerson(name); !isPersonName(who.name, who.honorific != "") || p.remains(KeySpeaker, name) {
		return nil
	}
	return append(out, [2]string{KeySpeaker, name})
}

// longestExchange bounds a value that names who comes and who went, in bytes.
const longestExchange = 200

// exchange parts a value that names two persons, the one in the place of the other; "" where it names no change: "Ms. Gil instead of Mr. Peña", "Ms. Gil (вместо
// г-на Титова)", 蒋文博改为宋雅琴.
func (p *reader) exchange(value string) (fresh, old string) {
	if len(value) > longestExchange {
		return "", ""
	}
	toks := tokenize(value)
	for i := 1; i < len(toks); i++ {
		rest := foldAll(value[toks[i].start:])
		if phrase, ok := words().begins("instead", rest); ok {
			fresh, old = value[:toks[i].start], value[toks[min(len(toks)-1, i+len(tokenize(phrase)))].start:]
		} else if phrase, ok := words().begins("becomes", rest); ok {
			old, fresh = value[:toks[i].start], value[toks[min(len(toks)-1, i+len(tokenize(phrase)))].start:]
		} else {
			continue
		}
		fresh, old = strings.Trim(fresh, " ()（）,，"), strings.Trim(behindSpeaking(old), " ()（）,，")
		if p.onePersonOnly(fresh) && p.onePersonOnly(old) {
			return withoutArticle(fresh), behindArticle(old)
		}
	}
	return "", ""
}

// onePersonOnly tells a name with an honorific or function perhaps, and nothing else.
func (p *reader) onePersonOnly(value string) bool {
	who := parsePerson(value)
	return (isPersonName(who.name, who.honorific != "") || isPersonName(behindArticle(value), false)) && !p.remains(KeySpeaker, value)
}

// behindArticle takes the article and the honorific off a name: "del Sr. Peña".
func behindArticle(s string) string {
	_, name := splitHonorific(withoutArticle(s))
	return name
}

// setSuccessor begins the lines of a person who comes in the place of the one cancelled above: "In her place: Mr. Lund". Where nobody was, a person is asked.
func (l *labelLines) setSuccessor(value string, at span) {
	gone := firstOf(l.group.values["replaces"], l.group.values["cancel"])
	if fresh, old := l.p.exchange(value); fresh != "" {
		l.close() // who is cancelled above is another
		if strings.HasSuffix(value, ".") {
			l.p.doubtValue("replaces", value) // a sentence as much as a label
		}
		value, gone = fresh, old
	}
	if gone == "" || l.group.values[KeyName] != "" {
		l.p.doubtValue("replaces", value)
		l.set(KeyName, value, at)
		return
	}
	delete(l.group.values, "cancel")
	l.group.put("replaces", gone)
	l.set(KeyName, value, at)
}
