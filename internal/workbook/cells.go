package workbook

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
)

// cell is one cell with content, its value as a person would type it: dates in ISO 8601, numbers without exponent.
type cell struct {
	col     int // 1-based
	text    string
	formula string // what follows "="; "" : no formula
	fault   bool   // an error value such as #REF!
}

const (
	maxRow = 1_048_576
	maxCol = 16_384
)

// eachRow streams the rows of a sheet in the order of the file. The cells are valid during the call only. An error of fn ends it.
func (b *book) eachRow(s sheet, fn func(row int, cells []cell) error) error {
	dec, done, ok, err := b.open(s.part)
	if err != nil || !ok {
		return errors.Join(err, missing(ok, s))
	}
	defer done()
	r := rowReader{book: b, dec: dec}
	for {
		t, err := dec.RawToken()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%w: sheet %q after row %d: %v", errDamaged, s.name, r.row, err)
		}
		if e, isStart := t.(xml.StartElement); isStart && e.Name.Local == "row" {
			if err := r.read(e); err != nil {
				return fmt.Errorf("%w: sheet %q, row %d: %v", errDamaged, s.name, r.row, err)
			}
			if r.row > maxRow {
				return fmt.Errorf("%w: sheet %q has a row %d, past the last one", errDamaged, s.name, r.row)
			}
			if len(r.cells) > 0 {
				if err := fn(r.row, r.cells); err != nil {
					return err
				}
			}
		}
	}
}

func missing(ok bool, s sheet) error {
	if ok {
		return nil
	}
	return fmt.Errorf("%w: sheet %q has no content part", errDamaged, s.name)
}

// rowReader reads one row after the other; its buffers serve all of them.
type rowReader struct {
	book  *book
	dec   *xml.Decoder
	row   int
	cells []cell
	value []byte
}

func (r *rowReader) read(start xml.StartElement) error {
	r.row++
	r.cells = r.cells[:0]
	if n, err := strconv.Atoi(attr(start, "r")); err == nil && n > 0 {
		r.row = n
	}
	col := 0
	for {
		t, err := r.dec.RawToken()
		if err != nil {
			return err
		}
		switch e := t.(type) {
		case xml.StartElement:
			if e.Name.Local != "c" {
				continue
			}
			col = column(attr(e, "r"), col+1)
			c, err := r.cell(e)
			if err != nil {
				return err
			}
			if c.col = col; col <= maxCol && (c.text != "" || c.formula != "") {
				r.cells = append(r.cells, c)
			}
		case xml.EndElement:
			if e.Name.Local == "row" {
				return nil
			}
		}
	}
}

// cell reads from <c> to </c>: v is a value, is an inline string whose runs are joined, f a formula; rPh (how to pronounce it) is no content.
func (r *rowReader) cell(start xml.StartElement) (c cell, err error) {
	kind, style := attr(start, "t"), attr(start, "s")
	r.value = r.value[:0]
	var formula []byte
	hasFormula, inside, phonetic := false, "", 0
	for {
		t, err := r.dec.RawToken()
		if err != nil {
			return c, err
		}
		switch e := t.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "f":
				hasFormula = true
				inside = "f"
			case "v", "t":
				inside = e.Name.Local
			case "rPh":
				phonetic++
			}
		case xml.CharData:
			switch {
			case inside == "f":
				formula = append(formula, e...)
			case inside != "" && phonetic == 0:
				r.value = append(r.value, e...)
			}
		case xml.EndElement:
			switch e.Name.Local {
			case "c":
				c.text, c.fault = r.book.text(kind, style, string(r.value))
				if hasFormula {
					c.formula = string(formula)
					if c.formula == "" { // the second and later cells of a shared formula have none of their own
						c.formula = "…"
					}
				}
				return c, nil
			case "rPh":
				phonetic--
			case "f", "v", "t":
				inside = ""
			}
		}
	}
}

// text is the value of a cell of a kind (ECMA-376 part 1, §18.18.11 ST_CellType) and style.
func (b *book) text(kind, style, raw string) (s string, fault bool) {
	switch kind {
	case "s":
		i, err := strconv.Atoi(strings.TrimSpace(raw))
		if err != nil || i < 0 || i >= len(b.strings) {
			return "", false
		}
		return b.strings[i], false
	case "inlineStr", "str":
		return unescape(raw), false
	case "b":
		return map[string]string{"1": "TRUE", "0": "FALSE"}[strings.TrimSpace(raw)], false
	case "e":
		return raw, true
	case "d":
		return strings.TrimSuffix(strings.TrimSpace(raw), "T00:00:00"), false
	}
	f, err := strconv.ParseFloat(strings.TrimSpace(raw), 64)
	if err != nil || math.IsInf(f, 0) || math.IsNaN(f) {
		return raw, false
	}
	n, _ := strconv.Atoi(style)
	if n >= 0 && n < len(b.styles) && b.styles[n] != plainNumber {
		return b.moment(f, b.styles[n]), false
	}
	return strconv.FormatFloat(f, 'f', -1, 64), false
}

// moment shows a serial number of days as ISO 8601 date, date and time, or time of day.
func (b *book) moment(serial float64, kind numberKind) string {
	t, err := excelize.ExcelDateToTime(serial, b.is1904)
	if err != nil {
		return strconv.FormatFloat(serial, 'f', -1, 64)
	}
	t = t.Round(time.Second)
	switch {
	case kind == timeNumber && serial < 1:
		return t.Format("15:04")
	case t.Hour() == 0 && t.Minute() == 0:
		return t.Format("2006-01-02")
	}
	return t.Format("2006-01-02 15:04")
}

func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name && a.Name.Space == "" {
			return a.Value
		}
	}
	return ""
}

// column reads the letters of a reference such as AB12; otherwise is the place in the order of cells.
func column(ref string, otherwise int) int {
	n := 0
	for i := 0; i < len(ref) && i < 4; i++ {
		c := ref[i] &^ 0x20
		if c < 'A' || c > 'Z' {
			break
		}
		n = n*26 + int(c-'A') + 1
	}
	if n == 0 {
		return otherwise
	}
	return n
}

var escaped = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

// unescape resolves ST_Xstring (ECMA-376 part 1, §22.9.2.19): _x000D_ stands for a carriage return, _x005F_ for the underscore of a literal _x.
func unescape(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	return escaped.ReplaceAllStringFunc(s, func(m string) string {
		n, err := strconv.ParseUint(m[2:6], 16, 16)
		if err != nil || n >= 0xd800 && n < 0xe000 {
			return m
		}
		return string(rune(n))
	})
}
