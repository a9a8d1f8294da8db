package reply

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// cleanBody normalises line ends and takes out characters that only steer the display. Most lines need neither: what stands as it is, is not copied by itself.
func cleanBody(s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	var b strings.Builder
	written := 0 // of s
	for at := 0; at < len(s); {
		at += plainEnd(s[at:])
		line, _, _ := strings.Cut(s[at:], "\n")
		if clean := cleanLines(line); clean != line {
			if written == 0 {
				b.Grow(len(s))
			}
			b.WriteString(s[written:at])
			b.WriteString(clean)
			written = at + len(line)
		}
		at += len(line) + 1
	}
	if written == 0 {
		return s
	}
	b.WriteString(s[written:])
	return b.String()
}

func cleanLines(s string) string {
	clean := strings.Map(func(r rune) rune {
		switch {
		case r == '\r' || r == '\u2028' || r == '\u2029' || r == '\v' || r == '\f':
			return '\n'
		case r == 0xA0 || r == 0x202F || r == 0x3000 || r == 0x2007:
			return ' '
		case r == 0x200C || r == 0x200D:
			return r
		case invisible(r):
			return -1
		}
		return r
	}, s)
	if strings.IndexByte(clean, '\n') < 0 {
		return trimLine(clean)
	}
	lines := strings.Split(clean, "\n")
	for i, l := range lines {
		lines[i] = trimLine(l)
	}
	return strings.Join(lines, "\n")
}

func trimLine(l string) string {
	if l == "-- " {
		return l
	}
	return strings.TrimRightFunc(l, unicode.IsSpace)
}

// plainEnd is the end of the lines at the head of a text that have nothing to clean: ASCII with no space before the line end.
func plainEnd(s string) int {
	begin := 0
	for i := 0; i < len(s); i++ {
		for i+8 <= len(s) && plainBytes(s[i:i+8]) {
			i += 8 // nearly all
		}
		if i == len(s) {
			break
		}
		switch c := s[i]; {
		case c >= utf8.RuneSelf || c == '\r' || c == '\v' || c == '\f':
			return begin
		case c == '\n':
			if i > 0 && (s[i-1] == ' ' || s[i-1] == '\t') {
				return begin
			}
			begin = i + 1
		}
	}
	if len(s) > begin && (s[len(s)-1] == ' ' || s[len(s)-1] == '\t') {
		return begin
	}
	return len(s)
}

// plainBytes tells whether eight bytes at once are ASCII and none is a control character.
func plainBytes(s string) bool {
	const each = 0x0101010101010101
	eight := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
	return (eight|(eight-' '*each))&(utf8.RuneSelf*each) == 0
}

func clean(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	return strings.Trim(s, " \t*_|,;")
}
