package message

import (
	"strings"
	"unicode/utf16"
)

// decodeUTF7 decodes UTF-7 (RFC 2152): "+" begins modified base64 of UTF-16, "-" or another character ends it.
func decodeUTF7(b []byte) string {
	var out strings.Builder
	for i := 0; i < len(b); {
		if b[i] != '+' {
			if b[i] < 0x80 {
				out.WriteByte(b[i])
			} else {
				out.WriteRune('\uFFFD')
			}
			i++
			continue
		}
		i++
		start := i
		for i < len(b) && base64Value(b[i]) >= 0 && b[i] != '-' && b[i] != '_' {
			i++
		}
		if i == start {
			if i < len(b) && b[i] == '-' {
				i++
			}
			out.WriteByte('+')
			continue
		}
		out.WriteString(utf16String(decodeBase64(b[start:i])))
		if i < len(b) && b[i] == '-' {
			i++
		}
	}
	return out.String()
}

// utf16String decodes big-endian UTF-16.
func utf16String(b []byte) string {
	units := make([]uint16, 0, len(b)/2)
	for i := 0; i+1 < len(b); i += 2 {
		units = append(units, uint16(b[i])<<8|uint16(b[i+1]))
	}
	return string(utf16.Decode(units))
}

// decodeShifted decodes ISO-2022-KR (RFC 1557) and ISO-2022-CN (RFC 1922): between SO and SI stand the 94×94 characters of EUC with
// their high bits off. Escapes, which only designate the set, are dropped; sets other than KS X 1001 and GB 2312 are not read.
func decodeShifted(b []byte, name string) []byte {
	charset := "euc-kr"
	if name == "iso-2022-cn" {
		charset = "gb18030"
	}
	plain := make([]byte, 0, len(b))
	shifted := false
	for i := 0; i < len(b); i++ {
		switch c := b[i]; {
		case c == 0x1b:
			if i+3 < len(b) && b[i+1] == '$' {
				i += 3
			}
		case c == 0x0e:
			shifted = true
		case c == 0x0f:
			shifted = false
		case shifted && c > ' ' && c < 0x7f:
			plain = append(plain, c|0x80)
		default:
			if c == '\n' {
				shifted = false
			}
			plain = append(plain, c)
		}
	}
	return decodeBy(encodingOf(charset), plain)
}
