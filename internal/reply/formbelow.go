package reply

import "strings"

// lastOfForm is the number of the last line that is the form's: of a field, or the closing rule.
func lastOfForm(lines []string) int {
	for n := len(lines) - 1; n >= 0; n-- {
		if _, _, _, ok := formLine(lines[n]); ok || strings.HasPrefix(strings.TrimSpace(lines[n]), "===") {
			return n
		}
	}
	return -1
}

// answers tells a line that answers the field above it: one of its kind, within the form, that takes nothing back.
func (t *formReader) answers(line string) bool {
	return t.at < t.end && !formOwn(line) && fitsField(t.lastKey, bareAnswer(line))
}

// longestTitle is how many words the honorific before a name has at most.
const longestTitle = 4

// fitsField tells whether a line may be the answer to a field that is not weighed word by word; of the others a doubt is named where it is weighed.
func fitsField(key, line string) bool {
	toks := tokenize(line)
	switch key {
	case KeyCode:
		return false
	case KeyPhone:
		return isPhone(line) || blank(line)
	case KeyEmail:
		return mailIn(line) != "" || blank(line)
	case KeyHonorific:
		return len(toks) <= longestTitle || isHanText(line)
	case KeyNeeds:
		return (len(toks) <= shortestSentence || words().has(toks, "needs")) && !reserved(line, toks, words().find(toks), "hedge", "condition", "draft", "cancel", "withdraw", "regret", "replace.old", "replace.new", "defer", "turn", "attend", "self", "speak", "question", "shift", "correct")
	}
	return true
}

// misfits asks for a person where a field that is not weighed word by word holds what is not of its kind: a telephone number for an address, somebody's name for
// a title.
func (p *reader) misfits(person map[string]string) {
	for _, key := range [...]string{KeyHonorific, KeyEmail, KeyPhone} {
		value := person[key]
		fits := fitsField(key, value)
		switch key {
		case KeyHonorific:
			_, name := splitHonorific(value)
			fits = name == "" || fits && !isPersonName(name, false)
		case KeyPhone:
			fits = strings.IndexFunc(value, isDigit) >= 0 && mailIn(value) == "" // an extension has few
		}
		if !fits && !blank(value) {
			p.doubtValue(key, value)
		}
	}
}

// ofLabel tells a line that is the beginning of a label which a mail program wrapped before its key.
func (t *formReader) ofLabel(line string) bool {
	if t.at+1 >= len(t.lines) {
		return false
	}
	next := withKeys(t.lines[t.at+1])
	_, key, _, ok := formLine(next)
	if !ok {
		return false
	}
	rest := squeeze(next[:strings.IndexByte(next, '[')])
	for _, w := range formWords {
		if label := squeeze(w.label[key]); rest != label && squeeze(line)+rest == label {
			return true
		}
	}
	return false
}
