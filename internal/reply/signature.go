package reply

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// dropBanner takes out the warning that a gateway puts above a mail from outside.
func dropBanner(lines []string) []string {
	start := 0
	for start < len(lines) {
		line := strings.Trim(strings.TrimSpace(lines[start]), "[]*-_=#⚠️! ")
		if line == "" {
			start++
			continue
		}
		if _, ok := words().begins("banner", foldAll(line)); !ok || start > 12 {
			break
		}
		for start < len(lines) && strings.TrimSpace(lines[start]) != "" {
			start++
		}
	}
	return lines[start:]
}

// cutSignature parts the text from the signature: from "-- " (RFC 3676 §4.3), a mobile footer, a disclaimer, or the name, titles and numbers below a closing formula.
func cutSignature(lines []string) (own, sign, below []string) {
	for i, raw := range lines {
		line := strings.TrimSpace(raw)
		if raw == "-- " || line == "--" || isRule(line) && i > 0 && nothingLabelled(lines[i:]) {
			own, below = cutClosing(lines[:i])
			return own, slices.Concat(below, lines[i:]), below
		}
		if line == "" {
			continue
		}
		if n := utf8.RuneCountInString(line); n < 200 && startsFooter(line) {
			own, below = cutClosing(lines[:i])
			return own, slices.Concat(below, lines[i:]), below
		}
	}
	own, below = cutClosing(lines)
	return own, below, below
}

// isRule is a line of underscores or dashes alone.
func isRule(line string) bool { return len(line) >= 10 && strings.Trim(line, "_-*=") == "" }

func nothingLabelled(lines []string) bool {
	for _, l := range lines {
		if key, value := labelled(l); key != "" && value != "" && key != "other" && key != KeyEmail && key != KeyPhone {
			return false
		}
	}
	return true
}

func startsFooter(line string) bool {
	folded := foldAll(line)
	if _, ok := words().begins("mobile", folded); ok && len(line) < 120 {
		return true
	}
	_, ok := words().begins("disclaimer", folded)
	return ok
}

// cutClosing keeps a closing formula and cuts what stands below it: name, titles, addresses, numbers.
func cutClosing(lines []string) (own, sign []string) {
	for i := len(lines) - 1; i >= 0; i-- {
		if !isClosing(lines[i]) {
			continue
		}
		rest := nonEmpty(lines[i+1:])
		if len(rest) == 0 {
			return lines[:i+1], nil
		}
		if !nothingLabelled(rest) || len(rest) > 15 {
			continue
		}
		return lines[:i+1], lines[i+1:]
	}
	return lines, nil
}

func isClosing(line string) bool {
	line = strings.TrimSpace(line)
	if line == "" || utf8.RuneCountInString(line) > 90 {
		return false
	}
	folded := foldAll(line)
	p, ok := words().begins("closing", folded)
	return ok && (len(folded) <= len(p)+25 || p[0] > 0x7F)
}

func nonEmpty(lines []string) []string {
	var out []string
	for _, l := range lines {
		if strings.TrimSpace(l) != "" {
			out = append(out, l)
		}
	}
	return out
}
