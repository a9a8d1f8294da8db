package reply

import "strings"

// roles are the labels of a capacity that may stand for the name itself, as "Adviser: Ms. Murcia", by the capacity that they state.
var roles = map[string]string{"alternate": "alternate", "adviser": "adviser", "observer": "observer", "persons": ""}

// byRole tells a label of a capacity that begins the lines of one person: it names one alone, and what the next line says is of him. Right below a line that names
// another, it begins a list of them, and the next line may be of any.
func (l *labelLines) byRole(key, value string, i int) bool {
	if _, ok := roles[key]; !ok || !onePerson(value) {
		return false
	}
	next, gap := l.next(i)
	if !personalKey(next) {
		return false
	}
	if len(l.group.keys) == 0 || !namesSomebody(l.group.keys[len(l.group.keys)-1]) {
		return true
	}
	return !gap && i > 0 && strings.TrimSpace(l.line(i-1)) == ""
}

// bareRole is the capacity that stands alone on a line as the heading of one person's labels: "Head of delegation" above "Name: …".
func (l *labelLines) bareRole(i int) string {
	line := strings.Trim(trimListMark(l.line(i)), " *_")
	if line == "" || len(line) > longestRole {
		return ""
	}
	if key, _ := l.next(i); key != KeyName && key != KeyHonorific && key != "first" && key != "last" && (i+1 >= len(l.lines) || !l.bareName(i+1)) {
		return ""
	}
	if !isCapacity(line) || labelKey(line) == KeyName {
		return "" // "Delegate" is no capacity
	}
	return choice(line)
}

// bareName tells a person who stands alone on the line right above labels that say how, when or as what he comes. A signature has none of these.
func (l *labelLines) bareName(i int) bool {
	line := strings.Trim(trimListMark(l.line(i)), " *_【】")
	if line == "" || len(line) > longestRole || strings.ContainsAny(line, ":：") {
		return false
	}
	if next, gap := l.next(i); gap || !personalKey(next) || next == KeyEmail || next == KeyPhone {
		return false
	}
	return parsePerson(line).honorific != "" && onePerson(line) && !closedBefore(l.p.text[:l.lines[i].start])
}

// setName begins the labels of such a person, below his capacity where that stands above.
func (l *labelLines) setName(i int) {
	if len(l.group.keys) > 0 {
		l.close()
	}
	l.set(KeyName, strings.Trim(trimListMark(l.line(i)), " *_【】"), l.lines[i])
}

// longestRole is the length of such a heading, in bytes.
const longestRole = 80

// next is the key of the next line with words, "" where it has none, and whether empty lines stand before it.
func (l *labelLines) next(i int) (key string, gap bool) {
	for i++; i < len(l.lines); i++ {
		if strings.TrimSpace(l.line(i)) != "" {
			if pairs := l.pairs(i); len(pairs) > 0 {
				key = pairs[0][0]
			}
			return key, gap
		}
		gap = true
	}
	return "", gap
}

func namesSomebody(key string) bool {
	_, role := roles[key]
	return role || key == KeyName || key == "headq"
}

// personalKey tells a label that says something of a person and names nobody.
func personalKey(key string) bool {
	switch key {
	case KeyFunction, KeyEmail, KeyPhone, KeyGender, KeyAttendance, KeyAttending, KeyDays, KeyVisa, KeyNeeds, KeyLanguages, KeyHonorific, "title":
		return true
	}
	return false
}

// onePerson tells a value that names one person and no more.
func onePerson(value string) bool {
	if blank(value) || choice(value) != "" || strings.ContainsAny(value, ";；؛、\n") || len(splitPersons(clean(value))) > 1 {
		return false
	}
	who := parsePerson(value)
	return isPersonName(who.name, who.honorific != "")
}

// setRole begins the lines of a person whose label is a capacity.
func (l *labelLines) setRole(key, value string, at span) {
	if len(l.group.keys) > 0 {
		l.close()
	}
	l.set(KeyName, value, at)
	l.group.role = roles[key]
}

// takeRole takes the capacity that a label stood for; another that is stated below it is doubted.
func (p *reader) takeRole(role string, v map[string]string) {
	stated := v[KeyCapacity]
	switch {
	case role == "":
	case blank(stated):
		v[KeyCapacity] = role
	case choice(stated) != role:
		p.doubtValue(KeyCapacity, stated)
	}
	if c := capacityOf(v[KeyFunction]); role != "" && c != "" && c != role {
		p.doubtValue(KeyFunction, v[KeyFunction])
	}
}

// anybodys asks about what labels say below the names of several persons: it may be of the first, of the last or of all.
func (p *reader) anybodys(g labelGroup) {
	named, role := 0, false
	for _, key := range g.keys {
		if namesSomebody(key) && !blank(g.values[key]) && choice(g.values[key]) == "" {
			named++
			role = key != KeyName && key != "headq"
		} else if role && (named > 1 || g.values[KeyName] == "") && (key == KeyAttendance || key == KeyDays || key == KeyVisa) && !blank(g.values[key]) {
			p.doubtValue(key, g.values[key])
		}
	}
}
