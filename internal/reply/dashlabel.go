package reply

import (
	"slices"
	"strings"
)

// labelDashes part a label from its value where a writer has no colon: "Name - Ana Torres".
var labelDashes = [...]string{" - ", " – ", " — ", " -- ", " ‒ ", "–", "—", "-"}

// longestDashed is the length of a label before a dash, in bytes.
const longestDashed = 60

// fewestDashed is how many lines must have labels, one of them of a person or an item, before one with a dash is read: alone it may be a heading or a title.
const fewestDashed = 2

// dashedLabels tells whether the lines hold labels that a dash parts from their values, all of them or some beside others with colons.
func (p *reader) dashedLabels(lines []span) bool {
	if !slices.ContainsFunc(lines, func(s span) bool { key, _ := dashedLabel(p.text[s.start:s.end]); return key != "" }) {
		return false
	}
	n, anchor := 0, false
	for _, s := range lines {
		key, _ := dashedLabel(p.text[s.start:s.end])
		if key == "" {
			key, _ = labelled(p.text[s.start:s.end])
		}
		switch key {
		case "", "other", "mission", KeyEmail, KeyPhone, KeyRemarks: // these stand in signatures too
		case KeyName, "first", "last", KeyItem, KeySpeaker:
			anchor = true
			n++
		default:
			n++
		}
	}
	return anchor && n >= fewestDashed
}

// dashedLabel reads "Name - Ana Torres"; key is "" where the words before the dash are no label as they stand, or those behind it are one too, as in the header of
// a table.
func dashedLabel(line string) (key, value string) {
	line = strings.TrimSpace(line)
	head := line[:min(len(line), longestDashed)]
	if len(line) > maxLine || strings.IndexByte(head, '-') < 0 && strings.IndexByte(head, "–"[0]) < 0 {
		return "", ""
	}
	line = trimListMark(line)
	for _, dash := range labelDashes {
		at := strings.Index(line, dash)
		if at <= 0 || at > longestDashed {
			continue
		}
		key, ok := words().value("label", line[:at])
		if value = strings.Trim(line[at+len(dash):], "*|\t -–—"); !ok || value == "" || strings.ContainsAny(line[:at], ":：\t|") {
			continue
		}
		first, _, _ := strings.Cut(value, dash)
		switch labelKey(first) {
		case "", "headq", "alternate", "adviser", "observer": // capacities, which are values too
			return key, value
		}
		return "", ""
	}
	return "", ""
}
