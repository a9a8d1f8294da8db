package reply

import (
	"slices"
	"strings"
)

// longestRemark is the length of a line below a signature, in bytes, past which it is mostly a program's ("If you are not the recipient …").
const longestRemark = 80

// belowSignature is a postscript, or a line of doubt, below the closing formula: "P.S. Please disregard item 5."
func (p *reader) belowSignature() string {
	office := false // the line above names a mission
	for line := range strings.SplitSeq(p.cut.below, "\n") {
		line = strings.TrimSpace(line)
		if line == "" || len(line) > maxLine {
			continue
		}
		toks := tokenize(line)
		if office && missionGoesOn(line, toks) {
			continue
		}
		office = namesMission(line)
		if p.strangeBelow(line, toks) {
			return line
		}
		if _, ok := words().begins("postscript", foldAll(line)); ok || strings.ContainsRune("*¹²³†‡§", rune0(line)) && !strings.HasSuffix(line, "*") {
			return line
		}
		for _, m := range words().find(toks) {
			switch m.section {
			case "draft", "leaveout", "cancel", "withdraw", "regret", "correct", "nospeak", "hedge", "replace.old", "replace.new", "attend", "speak":
				return line
			case "neg", "condition", "except", "visa", "needs", "mode online":
				if len(line) <= longestRemark && !(m.section == "needs" && titleCovers(toks, m)) {
					return line
				}
			case "behalf", "mode in_person", "day word": // an office is that of a 代表团, and stands in 日内瓦
				if len(line) <= longestRemark && !namesMission(line) && !onlyDate(toks, words().find(toks)) {
					return line
				}
			case "item":
				if m.to < len(toks) && toks[m.to].kind == number {
					return line
				}
			}
		}
	}
	for line := range strings.SplitSeq(p.cut.sign, "\n") {
		switch key, value := labelled(line); key {
		case KeyItem, KeyName, KeyDays, KeyAttendance, KeyAttending, KeySpeaker, "withdraw", "persons":
			if !blank(value) {
				return strings.TrimSpace(line)
			}
		}
	}
	return ""
}

// missionGoesOn tells a line that goes on with the name of a mission, as signatures break it: "to the United Nations Office at Geneva", "при Отделении ООН", "à Genève".
func missionGoesOn(line string, toks []token) bool {
	return words().is("missionplace", line) || !slices.ContainsFunc(toks, func(t token) bool { return t.kind != mark && !inList("missionplace", t.fold) })
}

// onlyDate tells a line that is the date of the letter: 2022年5月31日.
func onlyDate(toks []token, found []match) bool {
	numbers := 0
	for i, t := range toks {
		switch {
		case t.kind == number:
			numbers++
		case t.kind != mark && !inList("dayfiller", t.fold) && !inSections(found, i, "month "):
			return false
		}
	}
	return numbers > 1
}

// strangeBelow tells a line that no signature has: it begins small and is no title or address, goes on with "&" or "+", names days of the
// meeting or the mission of another State.
func (p *reader) strangeBelow(line string, toks []token) bool {
	found := words().find(toks)
	if len(line) > longestRemark || len(toks) == 0 {
		return false
	}
	if len(p.daysOf(toks, found, false)) > 0 || p.foreignState(ofMission(line)) || strings.HasPrefix(line, "& ") || strings.HasPrefix(line, "+ ") {
		return true
	}
	if first := rune0(line); first < 'a' || first > 'z' {
		return false
	}
	for i, t := range toks {
		if t.kind == number || t.kind == address || i == 0 && (inList("particle", t.fold) || honorificAt(toks) > 0) {
			return false
		}
	}
	return !words().has(toks, "function") && !strings.ContainsAny(line, ".:/@")
}

// titleCovers tells a function whose words begin with those of a need and go on: a "personal assistant to the Ambassador" is no one's need.
func titleCovers(toks []token, m match) bool {
	return slices.ContainsFunc(words().find(toks), func(f match) bool { return f.section == "function" && f.from <= m.from && f.to > m.to })
}
