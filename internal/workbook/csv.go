package workbook

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// csvBook is a text of rows (RFC 4180, with what programs make of it) as a workbook of one sheet.
type csvBook struct {
	text      string
	separator byte
	charset   string // "" : UTF-8
}

// openCSV decodes the text and finds its separator.
func openCSV(data []byte) (source, error) {
	text, charset, err := decodeText(data)
	if err != nil {
		return nil, err
	}
	b := &csvBook{text: text, charset: charset}
	// Excel writes and reads a first line that names the separator; it is a row all the same.
	if rest, ok := strings.CutPrefix(text, "sep="); ok && len(rest) > 0 {
		b.separator = rest[0]
		return b, nil
	}
	b.separator = separatorOf(text)
	return b, nil
}

// decodeText knows UTF-8 and UTF-16 with and without a byte order mark; what is neither is taken for windows-1252.
func decodeText(data []byte) (text, charset string, err error) {
	var code encoding.Encoding
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		data = data[3:]
		if utf8.Valid(data) {
			return string(data), "", nil
		}
		return strings.ToValidUTF8(string(data), "\ufffd"), "", nil
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		code, charset = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), "UTF-16"
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		code, charset = unicode.UTF16(unicode.BigEndian, unicode.UseBOM), "UTF-16"
	case zeros(data, 1):
		code, charset = unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "UTF-16"
	case zeros(data, 0):
		code, charset = unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "UTF-16"
	case utf8.Valid(data):
		return string(data), "", nil
	default:
		code, charset = charmap.Windows1252, "windows-1252"
	}
	out, err := code.NewDecoder().Bytes(data)
	if err != nil {
		return "", "", fmt.Errorf("the text is no %s (%v); save it as CSV in UTF-8", charset, err)
	}
	return string(out), charset, nil
}

// zeros tells whether a third of the bytes at even (0) or odd (1) places are zero, as in UTF-16 of Latin letters.
func zeros(data []byte, from int) bool {
	data = data[:min(len(data), 1000)]
	n := 0
	for i := from; i < len(data); i += 2 {
		if data[i] == 0 {
			n++
		}
	}
	return n > 0 && n*6 >= len(data)
}

// separatorOf is the one of comma, semicolon and tab that parts the first rows into the most columns, the same number in as many rows as can be.
func separatorOf(text string) byte {
	best, most := byte(','), 0
	for _, c := range []byte{',', ';', '\t'} {
		rows, counts := 0, map[int]int{}
		_ = scanCSV(text, c, func(fields []string) error {
			if rows++; len(fields) > 1 {
				counts[len(fields)]++
			}
			if rows == headerSearch*2 {
				return errFound
			}
			return nil
		})
		for n, times := range counts {
			if score := times*100 + n; score > most {
				best, most = c, score
			}
		}
	}
	return best
}

func (b *csvBook) list() []sheet              { return []sheet{{name: "CSV"}} }
func (b *csvBook) defined() map[string]string { return nil }

func (b *csvBook) eachRow(_ sheet, fn func(line) error) (traits, error) {
	row, cells := 0, []cell(nil)
	err := scanCSV(b.text, b.separator, func(fields []string) error {
		row++
		if row > maxRow {
			return fmt.Errorf("the text has more than %d rows", maxRow)
		}
		cells = cells[:0]
		for i, f := range fields {
			if f != "" && i < maxCol {
				cells = append(cells, cell{col: i + 1, text: f})
			}
		}
		if len(cells) == 0 {
			return nil
		}
		return fn(line{row: row, cells: cells})
	})
	return traits{charset: b.charset}, err
}

// scanCSV parts a text into rows and fields. Fields in quotes hold separators and line breaks, and "" for a quotation mark; a quotation mark within a field
// that does not begin with one is a character like others. The fields are valid during the call only.
func scanCSV(text string, separator byte, fn func(fields []string) error) error {
	var fields []string
	row := 0
	for len(text) > 0 {
		row++
		fields = fields[:0]
		for more := true; more; {
			var field string
			var err error
			if field, text, more, err = csvField(text, separator); err != nil {
				return fmt.Errorf("row %d: %w", row, err)
			}
			fields = append(fields, field)
		}
		if err := fn(fields); err != nil {
			return err
		}
	}
	return nil
}

// csvField takes one field; more tells that another follows in its row.
func csvField(text string, separator byte) (field, rest string, more bool, err error) {
	if strings.HasPrefix(text, `"`) {
		return quotedField(text[1:], separator)
	}
	end := strings.IndexAny(text, string(separator)+"\r\n")
	if end < 0 {
		return text, "", false, nil
	}
	rest, more = fieldEnd(text[end:], separator)
	return text[:end], rest, more, nil
}

func quotedField(text string, separator byte) (field, rest string, more bool, err error) {
	var b strings.Builder
	for {
		end := strings.IndexByte(text, '"')
		if end < 0 {
			return "", "", false, fmt.Errorf("a quotation mark is opened and never closed; close it, or take it away")
		}
		b.WriteString(text[:end])
		text = text[end+1:]
		if !strings.HasPrefix(text, `"`) {
			break
		}
		b.WriteByte('"')
		text = text[1:]
	}
	// What stands between the closing quotation mark and the separator belongs to the field, as Excel has it.
	if end := strings.IndexAny(text, string(separator)+"\r\n"); end >= 0 {
		b.WriteString(text[:end])
		rest, more = fieldEnd(text[end:], separator)
		return b.String(), rest, more, nil
	}
	return b.String() + text, "", false, nil
}

// fieldEnd goes past a separator, or the end of a row.
func fieldEnd(text string, separator byte) (rest string, more bool) {
	switch {
	case text[0] == separator:
		return text[1:], true
	case strings.HasPrefix(text, "\r\n"):
		return text[2:], false
	}
	return text[1:], false
}
