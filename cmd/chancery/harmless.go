package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// harmless shows what strangers wrote without what would steer a terminal or a reader: control characters (ECMA-48; line feed and tab stay), embeddings,
// overrides and isolates of direction (UAX #9), line and paragraph separators and tag characters stand as \x1b or \u202e; bytes that are no UTF-8 become
// U+FFFD. The marks LRM, RLM and ALM, which ordinary Arabic mails hold, are left out. All words to people pass through it.
func harmless(s string) string {
	if utf8.ValidString(s) && !strings.ContainsFunc(s, func(r rune) bool { return steers(r) || isMark(r) }) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case isMark(r):
		case !steers(r):
			b.WriteRune(r)
		case r < 0x100:
			fmt.Fprintf(&b, `\x%02x`, r)
		case r < 0x10000:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			fmt.Fprintf(&b, `\U%08x`, r)
		}
	}
	return b.String()
}

// isMark tells the invisible marks of direction, which reorder nothing by themselves.
func isMark(r rune) bool { return r == 0x200E || r == 0x200F || r == 0x061C }

// steers tells what a terminal or the order of a line would obey.
func steers(r rune) bool {
	switch {
	case r == '\n' || r == '\t':
		return false
	case unicode.IsControl(r):
		return true
	}
	return r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 || r == 0x2028 || r == 0x2029 || r == 0xFEFF || r >= 0xE0000 && r <= 0xE007F
}

// harmlessJSON is the JSON of a value with a line feed behind it, in which such characters stand as escapes: to a program they mean the same. indent is that
// of a level, "" for one line.
func harmlessJSON(v any, indent string) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", indent)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	if !bytes.ContainsFunc(b.Bytes(), steers) {
		return b.Bytes(), nil
	}
	var out bytes.Buffer
	for _, r := range b.String() {
		switch {
		case !steers(r):
			out.WriteRune(r)
		case r < 0x10000:
			fmt.Fprintf(&out, `\u%04x`, r)
		default: // RFC 8259 §7: past the basic plane as a surrogate pair
			high, low := 0xD800+(r-0x10000)>>10, 0xDC00+(r-0x10000)&0x3FF
			fmt.Fprintf(&out, `\u%04x\u%04x`, high, low)
		}
	}
	return out.Bytes(), nil
}
