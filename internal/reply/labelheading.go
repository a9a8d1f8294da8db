package reply

import (
	"slices"
	"strings"
)

// heads tells a heading of words that are labels ("Nous prendrons la parole", "Points on the agenda for which Norway asks for the floor:", "Change no. 2") above the labels
// that it announces: of items, of the names of persons, of changes. It says nothing more than they do.
func (l *labelLines) heads(i int) bool {
	next, _ := l.next(i)
	if next == "" {
		return false
	}
	line := strings.Trim(trimListMark(l.line(i)), " *_:：-–—=")
	if line == "" || len(line) > longestWorded || hasFunction(line) {
		return false // "También asiste el Director." may be of one more person
	}
	keys := headingKeys(line)
	switch next {
	case KeyItem, KeySpeaker, KeyLanguage:
		return slices.ContainsFunc(keys, func(k string) bool { return k == KeyItem || k == KeySpeaker || k == keyChange })
	case KeyName, KeyHonorific, "first", "last", keyWho:
		return slices.ContainsFunc(keys, func(k string) bool { return k == KeyName || k == "persons" || k == keyChange })
	}
	return slices.Contains(keys, keyChange)
}

// keyChange is the key of words for a change, which say nothing of what it is.
const keyChange = "change"

// headingKeys are the keys that the words of a heading allow, but for a number that counts it. A verb of sentences begins a sentence: "Выступать будут:".
func headingKeys(line string) []string {
	if words().is("newspeaker", line) {
		return []string{KeyItem}
	}
	toks := tokenize(line)
	for len(toks) > 0 && (toks[len(toks)-1].kind != word || inList("numberword", toks[len(toks)-1].fold)) {
		toks = toks[:len(toks)-1]
	}
	if len(toks) == 0 {
		return nil
	}
	line = line[:toks[len(toks)-1].end]
	toks = labelTokens(line)
	if slices.ContainsFunc(labelParts(toks, words().find(toks)), func(part labelPart) bool { return part.verb }) {
		return nil
	}
	return keysByWords(line, toks)
}
