package reply

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// scripts are those of the six languages.
var scripts = [...]*unicode.RangeTable{unicode.Latin, unicode.Cyrillic, unicode.Arabic, unicode.Han}

// byScript parts a text that says the same in two languages where the script changes: "姓名 Name", "线上 Online", "حضوري In person"; nil where it has one.
func byScript(s string) []string {
	var out []string
	start, now := 0, -1
	for i, r := range s {
		is := scriptOf(r)
		if is < 0 || is == now {
			continue
		}
		if now >= 0 {
			out = append(out, s[start:i])
			start = i
		}
		now = is
	}
	if len(out) == 0 {
		return nil
	}
	return append(out, s[start:])
}

// scriptOf is the place of a letter's script among the scripts, -1 for what is no letter of theirs.
func scriptOf(r rune) int {
	if r < utf8.RuneSelf && !isLetter(r) {
		return -1
	}
	return slices.IndexFunc(scripts[:], func(table *unicode.RangeTable) bool { return unicode.Is(table, r) })
}

func rune0(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}
