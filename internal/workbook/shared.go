package workbook

import (
	"fmt"
	"io"
	"strings"
)

// stringsLimit is how many shared strings a workbook may have, in bytes of text; a table of 100,000 rows has some 10 MB.
const stringsLimit = 64 << 20

// partEnding is the name of the part that ends so, "" where there is none.
func (b *book) partEnding(end string) (part string) {
	for name := range b.parts {
		if strings.HasSuffix(name, end) {
			part = name
		}
	}
	return part
}

// readStrings reads the shared strings.
func (b *book) readStrings() error {
	part := b.partEnding("/sharedstrings.xml")
	if part == "" {
		return nil
	}
	dec, done, _, err := b.open(part)
	if err != nil {
		return err
	}
	defer done()
	r := stringReader{b: b}
	for {
		t, err := dec.next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%w: its shared strings: %v", errDamaged, err)
		}
		if err := r.take(t, dec); err != nil {
			return err
		}
	}
}

// stringReader gathers shared strings (ECMA-376 part 1, §18.4.8).
type stringReader struct {
	b     *book
	text  richText // of the string under way
	total int      // bytes so far
}

func (r *stringReader) take(t token, dec *scanner) error {
	switch {
	case t == textToken || string(dec.name) != "si":
		r.text.take(t, dec)
	case t == startToken:
		r.text.reset()
	default:
		return r.end()
	}
	return nil
}

// end keeps the string under way.
func (r *stringReader) end() error {
	whole, left := r.text.whole, r.text.left
	if len(left) < len(whole) {
		r.b.left[len(r.b.strings)] = unescape(string(left))
	}
	r.b.strings = append(r.b.strings, unescape(string(whole)))
	if r.total += len(whole) + 16; r.total > stringsLimit {
		return errBomb
	}
	return nil
}

// numberKind tells what a number in a cell of a style means.
type numberKind byte

const (
	plainNumber numberKind = iota
	dateNumber
	timeNumber
)

// readStyles reads what the number formats of the cell styles mean. A workbook may have a million styles, of Excel's 65,490: one byte each.
func (b *book) readStyles() error {
	custom, inCells := map[int]numberKind{}, false
	var fonts strikes
	return b.each(b.partEnding("/styles.xml"), func(t token, dec *scanner) error {
		fonts.read(t, dec)
		switch string(dec.name) {
		case "numFmt":
			if code, ok := dec.attr("formatCode"); ok && t == startToken && len(custom) < stylesLimit {
				kind := formatKind(-1, string(code))
				custom[dec.number("numFmtId", -1)] = kind
			}
		case "cellXfs":
			inCells = t == startToken
		case "xf":
			if inCells && t == startToken {
				id := dec.number("numFmtId", 0)
				kind, ok := custom[id]
				if !ok {
					kind = formatKind(id, "")
				}
				if fonts.struck[dec.number("fontId", 0)] {
					b.struck[len(b.styles)] = true
				}
				b.styles = append(b.styles, kind)
			}
		}
		return nil
	})
}

// stylesLimit is how many number formats of its own a workbook may have that are looked at.
const stylesLimit = 100_000

// formatKind judges a number format by its built-in number (ECMA-376 part 1, §18.8.30) or its code.
func formatKind(id int, code string) numberKind {
	switch {
	case id >= 14 && id <= 17, id == 22, id >= 27 && id <= 31, id == 36, id >= 50 && id <= 54, id == 57, id == 58:
		return dateNumber
	case id >= 18 && id <= 21, id >= 32 && id <= 35, id >= 45 && id <= 47, id == 55, id == 56:
		return timeNumber
	}
	letters := formatLetters(code)
	switch {
	case strings.ContainsAny(letters, "yd"):
		return dateNumber
	case strings.ContainsAny(letters, "hs"):
		return timeNumber
	case strings.Contains(letters, "m"):
		return dateNumber
	}
	return plainNumber
}

// formatLetters keeps of a number format's first section what is neither quoted, escaped nor in brackets, in lower case.
func formatLetters(code string) string {
	var keep strings.Builder
	quoted, bracket, skip := false, false, false
	for _, r := range strings.ToLower(code) {
		switch {
		case skip:
			skip = false
		case quoted:
			quoted = r != '"'
		case bracket:
			bracket = r != ']'
		case r == '"':
			quoted = true
		case r == '[':
			bracket = true
		case r == '\\' || r == '_' || r == '*':
			skip = true
		case r == ';':
			return strings.ReplaceAll(keep.String(), "general", "")
		default:
			keep.WriteRune(r)
		}
	}
	return strings.ReplaceAll(keep.String(), "general", "")
}
