package reply

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// entriesApart parts the entries of a numbered list that a mail program ran together in one paragraph: "1. Ms. Doe, in person 2. Mr. Lund, online". An entry begins with an
// honorific or with an item, so that no date or number of a sentence parts one.
func (p *reader) entriesApart(lines []span) []span {
	out := make([]span, 0, len(lines))
	next := 0 // the number of the entry that may follow in the paragraph, 0 outside of such a list
	for _, s := range lines {
		line := p.text[s.start:s.end]
		switch start := strings.TrimLeft(line, " \t"); {
		case start == "":
			next = 0
		case next == 0 && beginsEntry(start, 1):
			next = 2
		case next > 0 && beginsEntry(start, next):
			next++
		}
		for next > 0 {
			at := entryIn(p.text[s.start:s.end], next)
			if at < 0 {
				break
			}
			out = append(out, span{s.start, s.start + len(strings.TrimRight(p.text[s.start:s.start+at], " \t"))})
			s.start += at
			next++
		}
		out = append(out, s)
	}
	return out
}

// mostEntries bounds the entries of such a list, and the numbers that are tried for the next; a delegation has fewer.
const mostEntries = 40

// entryIn is the place of an entry of this number behind a blank inside a line, -1 where there is none.
func entryIn(line string, number int) int {
	if number > mostEntries {
		return -1
	}
	from := 0
	for range mostEntries {
		at := strings.Index(line[from:], " "+strconv.Itoa(number))
		if at < 0 {
			return -1
		}
		if from += at + 1; beginsEntry(line[from:], number) {
			return from
		}
	}
	return -1
}

// longestEntryLead is how many bytes of an entry are looked at for its honorific or item.
const longestEntryLead = 60

// beginsEntry tells a text that begins with the number, the mark behind it, and an honorific or an item.
func beginsEntry(text string, number int) bool {
	rest, ok := strings.CutPrefix(text, strconv.Itoa(number))
	if !ok || rest == "" {
		return false
	}
	mark, size := utf8.DecodeRuneInString(rest)
	if rest = strings.TrimLeft(rest[size:], " "); !strings.ContainsRune(".)、．）", mark) || rest == "" || isDigitStart(rest) {
		return false
	}
	toks := tokenize(strings.ToValidUTF8(rest[:min(len(rest), longestEntryLead)], ""))
	return honorificAt(toks) > 0 || begins(toks, "item")
}
