package workbook

import (
	"bytes"
	"fmt"
	"strconv"
	"unicode/utf8"
)

// attr is the value of an attribute by its name as written, prefix and all; ok is false where the tag has none. Valid until the next call of attr or next.
func (s *scanner) attr(name string) (value []byte, ok bool) {
	rest := s.attrs
	for {
		rest = rest[spaces(rest):]
		eq := bytes.IndexByte(rest, '=')
		if eq < 0 {
			return nil, false
		}
		found := rest[:eq]
		for len(found) > 0 && isSpace(found[len(found)-1]) {
			found = found[:len(found)-1]
		}
		rest = rest[eq+1:]
		rest = rest[spaces(rest):]
		if len(rest) == 0 || rest[0] != '"' && rest[0] != '\'' {
			return nil, false
		}
		end := bytes.IndexByte(rest[1:], rest[0])
		if end < 0 {
			return nil, false
		}
		if string(found) == name {
			v, scratch, err := resolved(rest[1:1+end], s.attrText)
			s.attrText = scratch
			return v, err == nil
		}
		rest = rest[end+2:]
	}
}

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\r' || c == '\t' }

// spaces counts the white space that b begins with.
func spaces(b []byte) int {
	for i, c := range b {
		if !isSpace(c) {
			return i
		}
	}
	return len(b)
}

// word is an attribute's value, or "".
func (s *scanner) word(name string) string {
	v, _ := s.attr(name)
	return string(v)
}

// relation is the value of the attribute "id" of whatever prefix: r:id by custom, another where a writer chose so.
func (s *scanner) relation() string {
	i := bytes.Index(s.attrs, []byte(":id="))
	if i < 0 {
		return ""
	}
	return s.word(string(s.attrs[bytes.LastIndexAny(s.attrs[:i], " \t\r\n")+1 : i+3]))
}

// number is an attribute's whole number, or otherwise.
func (s *scanner) number(name string, otherwise int) int {
	if v, ok := s.attr(name); ok {
		if n, err := strconv.Atoi(string(v)); err == nil {
			return n
		}
	}
	return otherwise
}

// yes tells of a Boolean attribute that is set (xsd:boolean).
func (s *scanner) yes(name string) bool {
	v, _ := s.attr(name)
	return string(v) == "1" || string(v) == "true"
}

// resolved is a text with its references resolved and its line ends as "\n" (XML 1.0, §2.11); scratch is used where it differs from raw.
func resolved(raw, scratch []byte) (value, next []byte, err error) {
	if bytes.IndexByte(raw, '&') < 0 && bytes.IndexByte(raw, '\r') < 0 {
		return raw, scratch, nil
	}
	out := scratch[:0]
	for i := 0; i < len(raw); i++ {
		switch c := raw[i]; c {
		case '\r':
			if i+1 == len(raw) || raw[i+1] != '\n' {
				out = append(out, '\n')
			}
		case '&':
			end := bytes.IndexByte(raw[i:min(len(raw), i+referenceLimit)], ';')
			if end < 0 {
				return nil, out, fmt.Errorf("the XML has an unended reference %.12q", raw[i:])
			}
			r, err := reference(string(raw[i+1 : i+end]))
			if err != nil {
				return nil, out, err
			}
			out = utf8.AppendRune(out, r)
			i += end
		default:
			out = append(out, c)
		}
	}
	return out, out, nil
}

// lineEnds makes LF of the line ends of a CDATA section, as of all text (XML 1.0 §2.11).
func lineEnds(raw, scratch []byte) (value, next []byte) {
	if bytes.IndexByte(raw, '\r') < 0 {
		return raw, scratch
	}
	out := scratch[:0]
	for i, c := range raw {
		switch {
		case c != '\r':
			out = append(out, c)
		case i+1 == len(raw) || raw[i+1] != '\n':
			out = append(out, '\n')
		}
	}
	return out, out
}

// reference resolves what stands between "&" and ";". What is no character, such as half of a surrogate pair, becomes U+FFFD.
func reference(s string) (rune, error) {
	switch s {
	case "amp":
		return '&', nil
	case "lt":
		return '<', nil
	case "gt":
		return '>', nil
	case "quot":
		return '"', nil
	case "apos":
		return '\'', nil
	}
	if len(s) > 1 && s[0] == '#' {
		digits, base := s[1:], 10
		if digits[0] == 'x' {
			digits, base = digits[1:], 16
		}
		if n, err := strconv.ParseUint(digits, base, 32); err == nil {
			if n > utf8.MaxRune || n >= 0xd800 && n < 0xe000 || n == 0 {
				return utf8.RuneError, nil
			}
			return rune(n), nil
		}
	}
	return 0, fmt.Errorf("the XML has the unknown entity &%s;", s)
}
