package pdf

import (
	"bytes"
	"compress/zlib"
	"encoding/hex"
	"fmt"
	"io"
	"strconv"
)

// A reader of PDF objects (ISO 32000-1 §7.3), for the conformance test alone: it shares no line with the writer.

type (
	name       string
	reference  int
	dictionary map[name]any
	operator   string // of a content stream
	text16     []byte // a string
)

type stream struct {
	dict dictionary
	raw  []byte
}

// lexer reads objects and operators one after the other. odd is set where a hexadecimal string has an odd number of digits.
type lexer struct {
	src []byte
	at  int
	odd bool
}

const (
	blanks     = "\x00\t\n\f\r "
	delimiters = blanks + "()<>[]{}/%"
)

func (l *lexer) skip() {
	for l.at < len(l.src) {
		switch c := l.src[l.at]; {
		case bytes.IndexByte([]byte(blanks), c) >= 0:
			l.at++
		case c == '%':
			for l.at < len(l.src) && l.src[l.at] != '\n' && l.src[l.at] != '\r' {
				l.at++
			}
		default:
			return
		}
	}
}

func (l *lexer) has(s string) bool {
	if bytes.HasPrefix(l.src[min(l.at, len(l.src)):], []byte(s)) {
		l.at += len(s)
		return true
	}
	return false
}

func (l *lexer) word() string {
	from := l.at
	for l.at < len(l.src) && bytes.IndexByte([]byte(delimiters), l.src[l.at]) < 0 {
		l.at++
	}
	return string(l.src[from:l.at])
}

// next reads an object; io.EOF at the end.
func (l *lexer) next() (any, error) {
	l.skip()
	switch {
	case l.at >= len(l.src):
		return nil, io.EOF
	case l.has("<<"):
		return l.dictionary()
	case l.has("<"):
		return l.hexadecimal()
	case l.has("("):
		return l.literal()
	case l.has("["):
		return l.array()
	case l.has("/"):
		return l.name()
	case l.has("]"), l.has(">>"):
		return operator(l.src[l.at-1 : l.at]), nil
	}
	w := l.word()
	if w == "" {
		return nil, fmt.Errorf("%q at byte %d begins no object", l.src[l.at], l.at)
	}
	return l.scalar(w), nil
}

func (l *lexer) scalar(w string) any {
	switch w {
	case "true", "false":
		return w == "true"
	case "null":
		return nil
	}
	if n, err := strconv.Atoi(w); err == nil {
		back := l.at
		l.skip()
		if l.word() == "0" && l.src[min(l.at, len(l.src)-1)] == ' ' && l.at+1 < len(l.src) && l.src[l.at+1] == 'R' {
			l.at += 2
			return reference(n)
		}
		l.at = back
		return n
	}
	if v, err := strconv.ParseFloat(w, 64); err == nil {
		return v
	}
	return operator(w)
}

func (l *lexer) array() (any, error) {
	list := []any{}
	for {
		v, err := l.next()
		switch {
		case err != nil:
			return nil, err
		case v == operator("]"):
			return list, nil
		}
		list = append(list, v)
	}
}

func (l *lexer) dictionary() (any, error) {
	d := dictionary{}
	for {
		key, err := l.next()
		if err != nil || key == operator(">") {
			return d, err
		}
		k, ok := key.(name)
		if !ok {
			return nil, fmt.Errorf("dictionary: %v is no name, at byte %d", key, l.at)
		}
		if d[k], err = l.next(); err != nil {
			return nil, err
		}
	}
}

func (l *lexer) name() (any, error) {
	w := []byte(l.word())
	for i := 0; i+2 < len(w); i++ {
		if w[i] == '#' {
			b, err := hex.DecodeString(string(w[i+1 : i+3]))
			if err != nil {
				return nil, err
			}
			w = append(append(w[:i:i], b...), w[i+3:]...)
		}
	}
	return name(w), nil
}

func (l *lexer) hexadecimal() (any, error) {
	end := bytes.IndexByte(l.src[l.at:], '>')
	if end < 0 {
		return nil, fmt.Errorf("a string at byte %d does not end", l.at)
	}
	digits := l.src[l.at : l.at+end]
	l.at += end + 1
	if len(digits)%2 != 0 {
		l.odd = true
		digits = append(digits[:len(digits):len(digits)], '0')
	}
	b, err := hex.DecodeString(string(digits))
	return text16(b), err
}

func (l *lexer) literal() (any, error) {
	out := []byte{}
	for depth := 1; l.at < len(l.src); l.at++ {
		c := l.src[l.at]
		switch c {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				l.at++
				return text16(out), nil
			}
		case '\\':
			l.at++
			c = l.src[l.at]
			if i := bytes.IndexByte([]byte("nrtbf"), c); i >= 0 {
				c = "\n\r\t\b\f"[i]
			} else if digit(rune(c)) {
				v, err := strconv.ParseUint(string(l.src[l.at:l.at+3]), 8, 8)
				if err != nil {
					return nil, err
				}
				l.at += 2
				c = byte(v)
			}
		}
		out = append(out, c)
	}
	return nil, fmt.Errorf("a string does not end")
}

// data is a stream without its filter, and without the predictor of cross-reference streams, which are not read so.
func (s *stream) data() ([]byte, error) {
	switch s.dict["Filter"] {
	case nil:
		return s.raw, nil
	case name("FlateDecode"):
		r, err := zlib.NewReader(bytes.NewReader(s.raw))
		if err != nil {
			return nil, err
		}
		return io.ReadAll(r)
	}
	return nil, fmt.Errorf("filter %v", s.dict["Filter"])
}
