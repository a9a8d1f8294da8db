package reply

import (
	"strconv"
	"strings"
)

// numbers takes the items of a list, and doubts one that may be meant otherwise: "3 or 5", "5-3", "3-5-7".
func (v *itemValue) numbers(from, to int, labels []string) {
	for k := from; k < to; k++ {
		if v.toks[k].kind == word && inList("either", v.toks[k].fold) {
			v.exact = false
		}
	}
	if v.counts(from, to) || from > 0 && to == from+1 && inList("openended", v.toks[from-1].fold) {
		v.exact = false // "2 items", "三十三", "from 3"
	}
	if to < len(v.toks) && v.toks[to].kind == word && v.toks[to].start == v.toks[to-1].end && !isHan(rune0(v.toks[to].fold)) && !v.ordinalEnd(to) {
		v.exact = false // "3a"
	}
	if v.aside(from, to) {
		v.exact = false
	}
	if to+1 < len(v.toks) && v.toks[to].fold == "-" && v.toks[to+1].kind == number || v.reversed(from, to) {
		v.exact = false
	}
	v.take(labels)
}

// counts tells a number that says how many and not which: before a word for item, or alone in letters; and Han numerals that go on.
func (v *itemValue) counts(from, to int) bool {
	t := v.toks[to-1]
	han := isHan(rune0(t.fold))
	cardinal := t.kind == word && cardinalAt(v.toks[to-1:]) > 0
	if t.fold == "项" || t.fold == "个" {
		return v.toks[from].fold != "第" // 两项
	}
	if to == len(v.toks) {
		return cardinal && !han && from == 0 && to == 1
	}
	if han {
		_, next := numberAt(v.toks, to, true)
		return next > to && v.toks[to].kind == word && v.toks[to].fold != "第"
	}
	if (t.kind != number && !cardinal) || to != from+1 || v.section("item", to) == to {
		return false
	}
	if rest, joined := strings.CutPrefix(v.toks[to].fold, "و"); joined && begins(tokenize(rest), "item") {
		return false // البند 11 والبند 9
	}
	_, titled := v.title(to)
	return titled == to // "4 第五条：排雷" counts nothing
}

// aside tells a number that says something of the number before it: "3 (2)", "3 [1]", "3 .1".
func (v *itemValue) aside(from, to int) bool {
	if from < 2 || v.toks[from-2].kind != number {
		return false
	}
	switch v.toks[from-1].fold {
	case "(", "[":
		return to < len(v.toks) && (v.toks[to].fold == ")" || v.toks[to].fold == "]")
	case ".":
		return v.toks[from-1].end == v.toks[from].start
	}
	return false
}

// ordinalEnd tells the letters that make an ordinal of the digits before them: "3rd", "3e", "3º", "3-й".
func (v *itemValue) ordinalEnd(i int) bool {
	if i == 0 || i >= len(v.toks) || v.toks[i].start != v.toks[i-1].end || v.toks[i-1].kind == word {
		return false
	}
	switch v.toks[i].fold {
	case "st", "nd", "rd", "th", "er", "eme", "e":
		return true
	}
	raw := v.source[v.toks[i].start:v.toks[i].end]
	return raw == "º" || raw == "ª"
}

// reversed tells whether a range in the list runs backwards.
func (v *itemValue) reversed(from, to int) bool {
	for k := from + 1; k+1 < to; k++ {
		if v.toks[k].fold == "-" && v.toks[k-1].kind == number && v.toks[k+1].kind == number {
			if a, b := v.toks[k-1].fold, v.toks[k+1].fold; len(a) > len(b) || len(a) == len(b) && a >= b {
				return true
			}
		}
	}
	return false
}

// afterCount is what stands behind "1." or "2)" at the start of a line, "" where no such count stands.
func afterCount(line string) string {
	if strings.IndexFunc(line, isDigit) < 0 {
		return ""
	}
	toks := tokenize(line)
	if len(toks) > 2 && toks[0].kind == number && (toks[1].fold == "." || toks[1].fold == ")" || toks[1].fold == ",") && toks[1].start == toks[0].end && toks[2].start > toks[1].end {
		return line[toks[2].start:]
	}
	return ""
}

// countedLines tells whether numbers before the lines count them: 1, 2, 3, each with an item's number behind.
func countedLines(lines []string) bool {
	if len(lines) < 2 {
		return false
	}
	n := 0
	for _, line := range lines {
		if strings.TrimSpace(line) == "" {
			continue
		}
		n++
		rest := tokenize(afterCount(line))
		if toks := tokenize(line); len(rest) == 0 || toks[0].fold != strconv.Itoa(n) {
			return false
		}
		if n == 1 && rest[0].kind != number && !begins(rest, "item") {
			return false
		}
	}
	return n > 1
}
