package reply

import (
	"slices"
	"strings"
)

// longestBlock is how many lines a signature below a sentence of courtesy has at most, with the name.
const longestBlock = 8

// cutBlock cuts the last paragraph where it signs the letter below a sentence of courtesy that is no closing formula: a name, and the office, the address and the telephone
// of whoever writes for the delegation.
func cutBlock(lines []string) (own, below []string) {
	end := lastIndex(lines, notBlank) + 1
	from := lastIndex(lines[:end], isBlank) + 1
	if from == 0 || end-from < 2 || end-from > longestBlock || !endsInCourtesy(lines[:from]) || !signedBlock(lines[from:end]) {
		return lines, nil
	}
	return lines[:from], lines[from:end]
}

func isBlank(line string) bool  { return strings.TrimSpace(line) == "" }
func notBlank(line string) bool { return !isBlank(line) }

// announcesSomebody are the sections by which the line above a block, or a line in it, makes a delegate of whoever is named there.
var announcesSomebody = []string{"attend", "self", "compose", "follows", "regret", "cancel", "replace.old", "replace.new", "correct", "speak", "nospeak", "withdraw", "item", "mode online", "draft",
	"capacity head", "capacity alternate", "capacity observer", "companion", "addition"}

// longestFarewell is how long a closing line that no table has may be, in bytes: "Bien fidèlement à vous,".
const longestFarewell = 60

// endsInCourtesy tells lines of which the last is a whole sentence, or a short line of its own that ends with a comma, and announces nobody.
func endsInCourtesy(lines []string) bool {
	at := lastIndex(lines, notBlank)
	if at < 0 || len(lines[at]) > maxLine || announcesIn(lines[at]) {
		return false
	}
	line := strings.TrimSpace(lines[at])
	if endsWithAny(line, ".", "!", "…", "。", "！") {
		return true
	}
	farewell := endsWithAny(line, ",", "،", "，") && len(line) <= longestFarewell
	return farewell && at > 0 && isBlank(lines[at-1]) && lastIndex(lines[:at], notBlank) >= 0
}

func endsWithAny(line string, marks ...string) bool {
	return slices.ContainsFunc(marks, func(mark string) bool { return strings.HasSuffix(line, mark) })
}

// announcesIn tells words that announce somebody; one for an item does so beside a number, for "вопросы" alone are questions.
func announcesIn(line string) bool {
	numbered := strings.ContainsFunc(line, isDigit)
	return slices.ContainsFunc(words().find(tokenize(line)), func(m match) bool {
		return isOneOf(m.section, announcesSomebody) && (m.section != "item" || numbered)
	})
}

// signedBlock tells a name alone above lines of office and of where he is reached. A person with an honorific signs only for a mission: with a telephone he may be a delegate.
func signedBlock(lines []string) bool {
	if slices.ContainsFunc(lines, func(l string) bool { return len(l) > longestRemark*2 || announcesIn(l) }) {
		return false
	}
	who := parsePerson(lines[0])
	if !isPersonName(who.name, who.honorific != "") || namesMission(lines[0]) || reachable(lines[0]) {
		return false
	}
	return slices.ContainsFunc(lines[1:], func(l string) bool { return namesMission(l) || who.honorific == "" && reachable(l) })
}
