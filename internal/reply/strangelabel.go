package reply

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// How long a label is that nobody knows, in letters, and its value, in bytes: what is longer is a sentence.
const (
	longestStrange      = 40
	longestStrangeValue = 160
)

// strange tells a line amid the labels of one person or item that is built as they are but that nobody knows: "Badge size: large". What stands below it is of the
// same person.
func (l *labelLines) strange(i int) bool {
	if len(l.group.keys) == 0 || i == 0 || i+1 >= len(l.lines) || strings.TrimSpace(l.line(i-1)) == "" {
		return false
	}
	line := withoutLabelBrackets(strings.TrimSpace(l.line(i)))
	at, size := labelEnds(line)
	if at <= 0 || utf8.RuneCountInString(line[:at]) > longestStrange || len(strings.Fields(line[:at])) > longestLabel || strings.ContainsAny(line, "?？؟") {
		return false
	}
	value := strings.TrimSpace(line[at+size:])
	if value == "" || len(value) > longestStrangeValue || parsePerson(value).honorific != "" {
		return false
	}
	if key, _ := l.next(i); key == "" && !labelShaped(l.line(i+1)) || strings.TrimSpace(l.line(i+1)) == "" {
		return false
	}
	all := l.p.sentences([]span{l.lines[i]})
	return len(all) == 1
}

// labelShaped tells a line that is built as a label and its value.
func labelShaped(line string) bool {
	label, value := cutLabel(line)
	return label != "" && utf8.RuneCountInString(label) <= longestStrange && !blank(value)
}

// passOver leaves such a line to the readers of sentences, for whom it is no question, and goes on with the labels around it.
func (l *labelLines) passOver(i int) {
	p := l.p
	if p.strangeAt == nil {
		p.strangeAt = map[int]bool{}
	}
	p.strangeAt[l.lines[i].start] = true
	l.rest = append(l.rest, l.lines[i])
}

// proposes takes a line amid the labels of one person that nobody knows but whose value says by itself what it is ("Zug: online"): it is proposed, and a person asked.
// So is somebody whose labels begin with one that nobody knows.
func (l *labelLines) proposes(i int) bool {
	label, value := cutLabel(withoutLabelBrackets(l.line(i)))
	if label == "" || blank(value) || utf8.RuneCountInString(label) > longestStrange || ofAnotherMatter(label) {
		return false
	}
	if l.beginsPerson(i, value) {
		l.p.review(FreeText, clean(l.line(i)))
		l.close()
		l.set(KeyName, value, l.lines[i])
		l.modeOfLabel(KeyName, i)
		return true
	}
	if !personIn(l.group.values) && blank(l.group.values[KeyItem]) || l.lines[i].start-l.group.at.end > 1 {
		return false
	}
	key := firstOf(l.p.plainKey(value), l.likelyKey(value))
	if key == "" || !blank(l.group.values[key]) || key == KeyDays && isOneOf(l.group.keys[len(l.group.keys)-1], paperKeys) {
		return false
	}
	l.p.review(FreeText, clean(l.line(i)))
	l.set(key, value, l.lines[i])
	return true
}

// beginsPerson tells a value that names one person at the start of a paragraph, right above labels that say how, when or as what he comes.
func (l *labelLines) beginsPerson(i int, value string) bool {
	if i > 0 && strings.TrimSpace(l.line(i-1)) != "" || !namesWhole(value) || !onePerson(value) {
		return false
	}
	next, gap := l.next(i)
	return !gap && personalKey(next) && next != KeyEmail && next != KeyPhone
}

// likelyKey is the key of a value below a label that nobody knows, by its words: of an item who speaks on it, of a person his capacity, function or needs.
func (l *labelLines) likelyKey(value string) string {
	switch {
	case alarmedValue(value):
		return ""
	case !personIn(l.group.values):
		if namesWhole(value) && onePerson(value) {
			return KeySpeaker
		}
	case isCapacity(value):
		return KeyCapacity
	case sectionHere(value, "needs"):
		return KeyNeeds
	case hasFunction(value) && l.p.fits(KeyFunction, value):
		return KeyFunction
	}
	return ""
}

// paperKeys are those of labels that say nothing of taking part; a date right below one may be of the same matter: "Passport: 12345", "Made on: 20 June".
var paperKeys = []string{"other", "travel"}

// ofAnotherMatter tells a label with a word that turns its value, or one of those that say nothing of taking part: "Not present on", "Arrives on".
func ofAnotherMatter(label string) bool {
	toks := labelTokens(label)
	return alarmedValue(label) || slices.ContainsFunc(labelParts(toks, nil), func(part labelPart) bool { return part.of("other") || part.of("travel") }) ||
		slices.ContainsFunc(toks, func(t token) bool {
			keys := words().labelKeys[stemsOf(t.fold)]
			return !inList("labelfiller", t.fold) && (slices.Contains(keys, "other") || slices.Contains(keys, "travel"))
		})
}
