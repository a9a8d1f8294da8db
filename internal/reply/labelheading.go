package reply

import (
	"slices"
	"strings"
)

// heads tells a heading of words that are labels ("Nous prendrons la parole", "Points on the agenda for which Norway asks for the floor:") right above the labels that it
// announces: of items, or of the names of persons. It says nothing more than they do.
func (l *labelLines) heads(i int) bool {
	line := strings.Trim(trimListMark(l.line(i)), " *_:：-–—=")
	if line == "" || len(line) > longestWorded {
		return false
	}
	keys := keysByWords(line, labelTokens(line))
	switch next, _ := l.next(i); next {
	case KeyItem, KeySpeaker, KeyLanguage:
		return slices.Contains(keys, KeyItem) || slices.Contains(keys, KeySpeaker)
	case KeyName, KeyHonorific, "first", "last", keyWho:
		return slices.Contains(keys, KeyName) || slices.Contains(keys, "persons")
	}
	return false
}
