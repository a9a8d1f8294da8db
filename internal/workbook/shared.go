package workbook

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"
)

// stringsLimit is how many shared strings a workbook may have, in bytes of text; a table of 100,000 rows has some 10 MB.
const stringsLimit = 64 << 20

// readStrings reads the shared strings, runs of rich text joined.
func (b *book) readStrings() error {
	part := ""
	for name := range b.parts {
		if strings.HasSuffix(name, "/sharedstrings.xml") {
			part = name
		}
	}
	if part == "" {
		return nil
	}
	dec, done, _, err := b.open(part)
	if err != nil {
		return err
	}
	defer done()
	var one strings.Builder
	inText, phonetic, total := false, 0, 0
	for {
		t, err := dec.RawToken()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%w: its shared strings: %v", errDamaged, err)
		}
		switch e := t.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "si":
				one.Reset()
			case "t":
				inText = true
			case "rPh":
				phonetic++
			}
		case xml.CharData:
			if inText && phonetic == 0 {
				one.Write(e)
			}
		case xml.EndElement:
			switch e.Name.Local {
			case "si":
				b.strings = append(b.strings, unescape(one.String()))
				if total += one.Len() + 16; total > stringsLimit {
					return errBomb
				}
			case "t":
				inText = false
			case "rPh":
				phonetic--
			}
		}
	}
}

// numberKind tells what a number in a cell of a style means.
type numberKind byte

const (
	plainNumber numberKind = iota
	dateNumber
	timeNumber
)

func (b *book) readStyles() error {
	var s struct {
		Formats []struct {
			ID   int    `xml:"numFmtId,attr"`
			Code string `xml:"formatCode,attr"`
		} `xml:"numFmts>numFmt"`
		Cells []struct {
			Format int `xml:"numFmtId,attr"`
		} `xml:"cellXfs>xf"`
	}
	part := ""
	for name := range b.parts {
		if strings.HasSuffix(name, "/styles.xml") {
			part = name
		}
	}
	if _, err := b.decode(part, &s); err != nil {
		return err
	}
	custom := map[int]string{}
	for _, f := range s.Formats {
		custom[f.ID] = f.Code
	}
	for _, c := range s.Cells {
		b.styles = append(b.styles, formatKind(c.Format, custom[c.Format]))
	}
	return nil
}

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
