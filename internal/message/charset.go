package message

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// charsetAliases maps names as mails bear them to the names by which encodingOf knows them. Everything else is asked of the WHATWG
// Encoding Standard's labels, which already read iso-8859-1 as windows-1252 and gb2312 as a superset of it.
var charsetAliases = map[string]string{
	"utf8": "utf-8", "utf-8n": "utf-8", "cp65001": "utf-8", "unicode": "utf-16", "ucs-2": "utf-16", "iso-10646-ucs-2": "utf-16be", "unicode-1-1-utf-7": "utf-7", "utf7": "utf-7",
	"unicode-1-1-utf-8": "utf-8", "x-unicode-2-0-utf-7": "utf-7", "csunicode11utf7": "utf-7",
	"gb2312": "gb18030", "gb2312_charset": "gb18030", "gb_2312-80": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "cp936": "gb18030", "ms936": "gb18030", "windows-936": "gb18030",
	"gb18030-2022": "gb18030", "gb": "gb18030", "chinese": "gb18030", "cn-gb": "gb18030", "euc-cn": "gb18030", "x-euc-cn": "gb18030", "iso-ir-58": "gb18030", "hz": "hz-gb-2312",
	"cp950": "big5", "ms950": "big5", "big5-eten": "big5", "cn-big5": "big5", "big-5": "big5", "big5hkscs": "big5", "windows-950": "big5",
	"cp932": "shift_jis", "ms932": "shift_jis", "sjis": "shift_jis", "windows-932": "shift_jis", "shiftjis": "shift_jis",
	"iso-2022-jp-1": "iso-2022-jp", "iso-2022-jp-2": "iso-2022-jp", "iso-2022-jp-3": "iso-2022-jp", "iso-2022-jp-ms": "iso-2022-jp", "cp50220": "iso-2022-jp", "cp50221": "iso-2022-jp",
	"eucjp": "euc-jp", "ujis": "euc-jp", "cp949": "euc-kr", "ms949": "euc-kr", "uhc": "euc-kr", "ksc5601": "euc-kr", "ks_c_5601": "euc-kr", "euckr": "euc-kr",
	"ansi": "windows-1252", "ansi_x3.4-1986": "windows-1252", "latin-1": "windows-1252", "ibm819": "windows-1252", "8859-1": "windows-1252", "iso8859_1": "windows-1252", "latin1": "windows-1252",
	"win-1251": "windows-1251", "win1251": "windows-1251", "koi8r": "koi8-r", "koi-8-r": "koi8-r", "koi8-ru": "koi8-u", "dos-866": "ibm866", "asmo-708": "iso-8859-6", "dos-720": "cp720",
	"macarabic": "x-mac-arabic", "x-macarabic": "x-mac-arabic", "arabic-macintosh": "x-mac-arabic", "macroman": "macintosh", "x-mac-roman": "macintosh", "macroman-": "macintosh",
}

// encodingOf returns the decoder for a charset's name, nil where nobody knows it (or where it says nothing: x-unknown, unknown-8bit).
func encodingOf(name string) encoding.Encoding {
	switch name {
	case "gb18030":
		return simplifiedchinese.GB18030
	case "hz-gb-2312":
		return simplifiedchinese.HZGB2312
	case "big5":
		return traditionalchinese.Big5
	case "euc-kr":
		return korean.EUCKR
	case "utf-16":
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	case "utf-32", "ucs-4", "iso-10646-ucs-4":
		return utf32.UTF32(utf32.BigEndian, utf32.UseBOM)
	case "utf-32le":
		return utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM)
	case "utf-32be":
		return utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM)
	case "cp437", "ibm437":
		return charmap.CodePage437
	case "cp850", "ibm850":
		return charmap.CodePage850
	case "cp852", "ibm852":
		return charmap.CodePage852
	case "cp858", "ibm858":
		return charmap.CodePage858
	case "hz":
		return simplifiedchinese.HZGB2312
	}
	if e, err := htmlindex.Get(name); err == nil && e != encoding.Replacement {
		return e
	}
	if rest, ok := strings.CutPrefix(name, "cp"); ok && len(rest) == 4 && strings.HasPrefix(rest, "125") {
		return encodingOf("windows-" + rest)
	}
	return nil
}

// charsetName lowers a charset's name and takes off what does not belong to it.
func charsetName(s string) string {
	name := strings.ToLower(strings.Trim(strings.TrimSpace(s), "'\"`;,=. "))
	name = strings.TrimPrefix(name, "charset=")
	name = strings.TrimSuffix(name, "_charset")
	if a, ok := charsetAliases[name]; ok {
		return a
	}
	if e, err := htmlindex.Get(name); err == nil && e != encoding.Replacement {
		canonical, _ := htmlindex.Name(e)
		return canonical
	}
	name = strings.NewReplacer("iso8859", "iso-8859", "iso_8859", "iso-8859", "_", "-").Replace(name)
	for _, prefix := range []string{"windows_", "windows ", "win-", "x-windows-", "windows125"} {
		if rest, ok := strings.CutPrefix(name, prefix); ok {
			if prefix == "windows125" {
				rest = "125" + rest
			}
			name = "windows-" + rest
		}
	}
	if a, ok := charsetAliases[name]; ok {
		return a
	}
	return name
}

// shiftsByEscape tells text in ISO 2022 (RFC 1468) from one that holds some other escape, such as a terminal's colours.
func shiftsByEscape(b []byte) bool {
	return bytes.IndexByte(b, 0x1b) >= 0 && (bytes.Contains(b, []byte("\x1b$")) || bytes.Contains(b, []byte("\x1b(")))
}

// decodeCharset makes UTF-8 of text in a declared charset, or of text in another where the bytes belie the name: UTF-8 under any
// 8-bit name, Cyrillic and Arabic under iso-8859-1, anything under none.
func decodeCharset(b []byte, declared string) string { return string(decodeText(b, declared)) }

// decodeText is decodeCharset for a whole body, which most often is UTF-8 and is given back as it is.
func decodeText(b []byte, declared string) []byte {
	if len(b) >= 2 && (b[0] == 0xff && b[1] == 0xfe || b[0] == 0xfe && b[1] == 0xff) {
		return decodeBy(unicode.UTF16(unicode.BigEndian, unicode.UseBOM), b)
	}
	b = bytes.TrimPrefix(b, []byte("\xef\xbb\xbf"))
	name := charsetName(declared)
	switch name {
	case "utf-7":
		return []byte(decodeUTF7(b))
	case "utf-16", "utf-16le", "utf-16be", "iso-2022-jp", "hz-gb-2312", "utf-32", "utf-32le", "utf-32be":
		if name[:3] == "utf" && bytes.IndexByte(b, 0) < 0 && utf8.Valid(b) {
			return b // no text in Latin letters is without a zero byte there
		}
		return decodeBy(encodingOf(name), b)
	case "iso-2022-kr", "iso-2022-cn":
		return decodeShifted(b, name)
	}
	if shiftsByEscape(b) && ascii(b) {
		return decodeBy(encodingOf("iso-2022-jp"), b)
	}
	if utf8.Valid(b) {
		if wide := guessUTF16(b); wide != nil {
			return decodeBy(wide, b)
		}
		return b
	}
	switch name {
	case "utf-8": // looked at below, as what has no name
	case "x-mac-arabic":
		return []byte(decodeTable(b, macArabic))
	case "cp720":
		return []byte(decodeTable(b, codePage720))
	default:
		if liars := liarsUnder[name]; liars != nil {
			return guess(b, liars)
		}
		if e := encodingOf(name); e != nil {
			return decodeBy(e, b)
		}
	}
	if mostlyUTF8(b) {
		return bytes.ToValidUTF8(b, replacement)
	}
	if wide := guessUTF16(b); wide != nil {
		return decodeBy(wide, b)
	}
	return guess(b, anyCharset)
}

// replacement stands for bytes that are no character.
var replacement = []byte("\uFFFD")

func decodeBy(e encoding.Encoding, b []byte) []byte {
	out, err := e.NewDecoder().Bytes(b)
	if err != nil {
		return bytes.ToValidUTF8(b, replacement)
	}
	return out
}

func decodeTable(b []byte, upper string) string {
	runes := []rune(upper)
	var out strings.Builder
	out.Grow(len(b) * 2)
	for _, c := range b {
		if c < 0x80 {
			out.WriteByte(c)
		} else {
			out.WriteRune(runes[c-0x80])
		}
	}
	return out.String()
}

func ascii(b []byte) bool {
	for _, c := range b {
		if c >= 0x80 {
			return false
		}
	}
	return true
}

// mostlyUTF8 tells a text in UTF-8 with a few broken bytes from a text in another charset.
func mostlyUTF8(b []byte) bool {
	good, bad := 0, 0
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		switch {
		case r == utf8.RuneError && n <= 1:
			bad++
		case n > 1:
			good++
		}
		i += n
	}
	return good >= bad
}

// guessUTF16 finds UTF-16 without a byte order mark by zero bytes in every second place.
func guessUTF16(b []byte) encoding.Encoding {
	if len(b) < 4 || bytes.IndexByte(b[:min(len(b), 64)], 0) < 0 {
		return nil
	}
	var zeros [2]int
	sample := b[:min(len(b), 512)]
	for i, c := range sample {
		if c == 0 {
			zeros[i%2]++
		}
	}
	switch {
	case zeros[1] > len(sample)*3/10 && zeros[0]*10 < zeros[1]:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case zeros[0] > len(sample)*3/10 && zeros[1]*10 < zeros[0]:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	}
	return nil
}
