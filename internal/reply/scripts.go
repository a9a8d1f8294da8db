package reply

import "unicode"

// scripts are those of the six languages.
var scripts = [...]*unicode.RangeTable{unicode.Latin, unicode.Cyrillic, unicode.Arabic, unicode.Han}

// byScript parts a text that says the same in two languages where the script changes: "姓名 Name", "线上 Online", "حضوري In person"; nil where it has one.
func byScript(s string) []string {
	var out []string
	start, now := 0, -1
	for i, r := range s {
		is := -1
		for k, table := range scripts {
			if unicode.Is(table, r) {
				is = k
			}
		}
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

func rune0(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}
