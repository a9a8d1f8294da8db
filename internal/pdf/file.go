package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"unicode/utf16"
)

// file is the objects of a PDF, by number; objects[0] is not used.
type file struct {
	objects [][]byte
	packer  *packer
}

// packer compresses streams with one compressor, whose tables are large; not for several goroutines.
type packer struct {
	level  int // of zlib; 0: its usual one
	buffer bytes.Buffer
	zlib   *zlib.Writer
}

const bestLevel = zlib.BestCompression

// pack compresses: in memory, so that nothing can fail. The result is valid until the next call.
func (p *packer) pack(data []byte) []byte {
	p.buffer.Reset()
	if p.zlib == nil {
		level := p.level
		if level == 0 {
			level = zlib.DefaultCompression
		}
		p.zlib, _ = zlib.NewWriterLevel(&p.buffer, level) // fails for an unknown level alone
	} else {
		p.zlib.Reset(&p.buffer)
	}
	p.zlib.Write(data)
	p.zlib.Close()
	return p.buffer.Bytes()
}

// add gives an object the next number.
func (f *file) add(body []byte) int {
	f.objects = append(f.objects, body)
	return len(f.objects) - 1
}

// reserve takes a number for an object that is written later.
func (f *file) reserve() int { return f.add(nil) }

// stream is a compressed stream; dict is its further entries.
func (p *packer) stream(dict string, data []byte) []byte {
	packed := p.pack(data)
	body := make([]byte, 0, len(packed)+len(dict)+64)
	body = fmt.Appendf(body, "<<%s/Length %d/Filter/FlateDecode>>\nstream\n", dict, len(packed))
	return append(append(body, packed...), "\nendstream"...)
}

// stream adds a compressed stream.
func (f *file) stream(dict string, data []byte) int { return f.add(f.packer.stream(dict, data)) }

// text is a text string (ISO 32000-1 §7.9.2.2): in PDFDocEncoding where it is of ASCII alone, else in UTF-16BE with its mark. Either
// stands in brackets, which take half of the room of hexadecimal digits.
func text(s string) string {
	b := []byte{'('}
	if ascii(s) {
		for i := range len(s) {
			b = appendByte(b, s[i])
		}
		return string(append(b, ')'))
	}
	b = append(b, 0xFE, 0xFF)
	for _, r := range s {
		if r >= 0x10000 {
			high, low := utf16.EncodeRune(r)
			b = appendByte(appendByte(b, byte(high>>8)), byte(high))
			r = low
		}
		b = appendByte(appendByte(b, byte(r>>8)), byte(r))
	}
	return string(append(b, ')'))
}

// appendByte adds a byte of a literal string; ends of lines and brackets are escaped (§7.3.4.2).
func appendByte(b []byte, c byte) []byte {
	switch c {
	case '(', ')', '\\':
		return append(b, '\\', c)
	case '\n':
		return append(b, '\\', 'n')
	case '\r':
		return append(b, '\\', 'r')
	}
	return append(b, c)
}

// ascii tells whether all of s is printable ASCII or a space.
func ascii(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

func utf16Hex(s string) string {
	const hex = "0123456789ABCDEF"
	units := utf16.Encode([]rune(s))
	b := make([]byte, 0, 4*len(units))
	for _, u := range units {
		b = append(b, hex[u>>12], hex[u>>8&15], hex[u>>4&15], hex[u&15])
	}
	return string(b)
}

// literal is a byte string, for URIs (7-bit ASCII by RFC 3986).
func literal(s string) string {
	b := []byte{'('}
	for i := range len(s) {
		switch c := s[i]; {
		case c == '(' || c == ')' || c == '\\':
			b = append(b, '\\', c)
		case c <= ' ' || c >= 0x7F:
			b = fmt.Appendf(b, "%%%02X", c)
		default:
			b = append(b, c)
		}
	}
	return string(append(b, ')'))
}
