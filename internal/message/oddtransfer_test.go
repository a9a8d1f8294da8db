package message

import (
	"encoding/base64"
	"fmt"
	"strings"
)

func oddBase64(s string, width int) string {
	var b strings.Builder
	for text := base64.StdEncoding.EncodeToString([]byte(s)); text != ""; {
		n := min(width, len(text))
		b.WriteString(text[:n] + "\r\n")
		text = text[n:]
	}
	return b.String()
}

func oddQuoted(s, format string) string {
	var b strings.Builder
	for i := range len(s) {
		if s[i] == '=' || s[i] >= 0x80 {
			fmt.Fprintf(&b, format, s[i])
		} else {
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

var oddTransfers = []struct {
	name, declared string
	make           func(s string) string
}{
	{"8bit", "8bit", func(s string) string { return s }},
	{"nothing said of 8-bit letters, RFC 2045 §6.1", "", func(s string) string { return s }},
	{"7bit that is 8bit (scripts)", "7bit", func(s string) string { return s }},
	{"an encoding that is a charset (PHP)", "utf-8", func(s string) string { return s }},
	{"quoted-printable", "quoted-printable", func(s string) string { return oddQuoted(s, "=%02X") }},
	{"quoted-printable in small letters, RFC 2045 §6.7", "Quoted-Printable", func(s string) string { return oddQuoted(s, "=%02x") }},
	{"soft breaks with blanks behind, RFC 2045 §6.7", "quoted-printable", func(s string) string {
		return strings.ReplaceAll(oddQuoted(s, "=%02X"), "Delegate: ", "Delegate: =  \r\n")
	}},
	{"signs of equality that stand for themselves (scripts)", "quoted-printable", func(s string) string { return s + "a=b = c =\r\n" }},
	{"base64", "base64", func(s string) string { return oddBase64(s, 76) }},
	{"base64 in one line (PHP), RFC 2045 §6.8", "BASE64", func(s string) string { return oddBase64(s, 1<<20) }},
	{"base64 with blanks, bangs and empty lines (gateways), RFC 2045 §6.8", "base64", func(s string) string {
		return strings.ReplaceAll(oddBase64(s, 20), "\r\n", " !\r\n\r\n")
	}},
	{"base64 without padding", "base64", func(s string) string { return strings.TrimRight(oddBase64(s+"!", 76), "=\r\n") + "\r\n" }},
	{"base64 of pieces put together", "base64", func(s string) string { return oddBase64(s[:22], 76) + oddBase64(s[22:], 76) }},
	{"base64 for addresses of the web, RFC 4648 §5", "base64", func(s string) string {
		return strings.NewReplacer("+", "-", "/", "_").Replace(oddBase64(s, 76))
	}},
	{"base64 with a comment, RFC 2045 §6.1", "base64 (by x)", func(s string) string { return oddBase64(s, 76) }},
	{"base64 with a list's footer behind", "base64", func(s string) string {
		return oddBase64(s, 76) + "_______________________________________________\r\nlist mailing list\r\n"
	}},
	{"base64 that is none (scripts)", "base64", func(s string) string { return s }},
	{"uuencoded", "x-uuencode", func(s string) string { return oddUU(s) }},
}

func oddUU(s string) string {
	var b strings.Builder
	b.WriteString("begin 644 a\r\n")
	for s != "" {
		line := s[:min(45, len(s))]
		s = s[len(line):]
		b.WriteByte(byte(' ' + len(line)))
		for line += "\x00\x00"; len(line) > 2; line = line[3:] {
			for _, v := range [4]byte{line[0] >> 2, line[0]<<4&0x30 | line[1]>>4, line[1]<<2&0x3c | line[2]>>6, line[2] & 0x3f} {
				b.WriteByte(' ' + v)
			}
		}
		b.WriteString("\r\n")
	}
	return b.String() + "`\r\nend\r\n"
}

var oddCharsets = []struct {
	name, param string
	latin       bool // the bytes are windows-1252
}{
	{"utf-8", "; charset=utf-8", false}, {"none said", "", false}, {"none said of Latin letters", "", true}, {"us-ascii that is UTF-8 (PHP)", "; charset=us-ascii", false}, {"us-ascii that is windows-1252 (old Eudora)", "; charset=us-ascii", true},
	{"iso-8859-1 that is UTF-8", "; charset=iso-8859-1", false}, {"iso-8859-1", "; charset=ISO-8859-1", true}, {"utf-8 that is windows-1252", "; charset=utf-8", true}, {"unknown-8bit, RFC 1428 §3", "; charset=unknown-8bit", true},
	{"blanks around the sign, RFC 2045 §5.1", " ; charset = utf-8 ;", false}, {"quotes of the other kind", "; charset='utf-8'", false}, {"quotes never closed", "; charset=\"utf-8", false}, {"utf8 (MySQL)", "; charset=utf8", false}, {"the name twice", "; charset=utf-8; charset=koi8-r", false},
	{"two words for one (PHP)", "; charset=charset=utf-8", false}, {"in pieces, RFC 2231 §3", "; charset*0=utf; charset*1=-8", false}, {"with a comment, RFC 2045 §5.1", "; charset=utf-8 (Unicode)", false},
}
