package workbook

import (
	"bytes"
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
	struck  bool   // it is crossed out, but for what is left
	left    string
}

const (
	maxRow = 1_048_576
	maxCol = 16_384
)

func (b *book) eachRow(s sheet, fn func(line) error) (traits, error) {
	var found traits
	dec, done, ok, err := b.open(s.part)
	if err != nil || !ok {
		return found, errors.Join(err, missing(ok, s))
	}
	defer done()
	r := rowReader{book: b, dec: dec}
	for {
		t, err := dec.next()
		if err == io.EOF {
			return found, nil
		}
		if err != nil {
			return found, fmt.Errorf("%w: sheet %q after row %d: %v", errDamaged, s.name, r.row, err)
		}
		if t != startToken {
			continue
		}
		switch string(dec.name) {
		case "autoFilter":
			found.filter = true
		case "col":
			if dec.yes("hidden") {
				found.hidden = append(found.hidden, [2]int{dec.number("min", 0), dec.number("max", 0)})
			}
		case "mergeCell":
			found.merge(dec.word("ref"))
		case "row":
			if err := r.read(); err != nil {
				return found, fmt.Errorf("%w: sheet %q, row %d: %v", errDamaged, s.name, r.row, err)
			}
			if r.row > maxRow {
				return found, fmt.Errorf("%w: sheet %q has a row %d, past the last one", errDamaged, s.name, r.row)
			}
			if len(r.cells) > 0 {
				if err := fn(line{r.row, r.cells, r.hidden}); err != nil {
					return found, err
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
	book    *book
	dec     *scanner
	row     int
	hidden  bool
	cells   []cell
	text    richText // of the cell under way
	formula []byte
}

// read reads from behind <row> to </row>.
func (r *rowReader) read() error {
	r.row = max(r.row+1, 1)
	r.cells = r.cells[:0]
	if n := r.dec.number("r", 0); n > 0 {
		r.row = n
	}
	r.hidden = r.dec.yes("hidden")
	col, depth := 0, r.dec.depth
	for {
		t, err := r.dec.next()
		if err != nil {
			return cutShort(err)
		}
		switch {
		case t == startToken && string(r.dec.name) == "c":
			ref, _ := r.dec.attr("r")
			col = column(ref, col+1)
			c, err := r.cell()
			if err != nil {
				return err
			}
			if c.col = col; col <= maxCol && (c.text != "" || c.formula != "") {
				r.cells = append(r.cells, c)
			}
		case t == endToken && r.dec.depth < depth:
			return nil
		}
	}
}

// cell reads from behind <c> to </c>: v is a value, is an inline string, f a formula.
func (r *rowReader) cell() (c cell, err error) {
	kind := cellKindOf(r.dec)
	style, depth := r.dec.number("s", 0), r.dec.depth
	r.text.reset()
	r.formula = r.formula[:0]
	hasFormula, inFormula := false, false
	for {
		t, err := r.dec.next()
		if err != nil {
			return c, cutShort(err)
		}
		if t == endToken && r.dec.depth < depth {
			break
		}
		switch {
		case t == textToken && inFormula:
			r.formula = append(r.formula, r.dec.value...)
		case t != textToken && string(r.dec.name) == "f":
			hasFormula, inFormula = true, t == startToken
		case t != textToken && string(r.dec.name) == "v":
			r.text.inText = t == startToken
		default:
			r.text.take(t, r.dec)
		}
	}
	c.text, c.fault = r.book.text(kind, style, r.text.whole)
	c.struck, c.left = r.book.crossedOut(kind, style, r.text.whole, r.text.left)
	if hasFormula {
		c.formula = string(r.formula)
		if c.formula == "" { // the second and later cells of a shared formula have none of their own
			c.formula = "…"
		}
	}
	return c, nil
}

// cellKindOf is the tag's ST_CellType (ECMA-376 part 1, §18.18.11), without a string of its own for the usual ones.
func cellKindOf(dec *scanner) string {
	v, _ := dec.attr("t")
	switch string(v) {
	case "s":
		return "s"
	case "inlineStr", "str":
		return "str"
	case "":
		return ""
	}
	return string(v)
}

// text is the value of a cell of a kind and style.
func (b *book) text(kind string, style int, raw []byte) (s string, fault bool) {
	if len(raw) == 0 {
		return "", kind == "e"
	}
	trimmed := bytes.TrimSpace(raw)
	switch kind {
	case "s":
		i, err := strconv.Atoi(string(trimmed))
		if err != nil || i < 0 || i >= len(b.strings) {
			return "", false
		}
		return b.strings[i], false
	case "str":
		return unescape(string(raw)), false
	case "b":
		return map[string]string{"1": "TRUE", "0": "FALSE"}[string(trimmed)], false
	case "e":
		return string(raw), true
	case "d":
		return strings.TrimSuffix(string(trimmed), "T00:00:00"), false
	}
	f, err := strconv.ParseFloat(string(trimmed), 64)
	if err != nil || math.IsInf(f, 0) || math.IsNaN(f) {
		return string(raw), false
	}
	return b.shown(f, style), false
}

// numbers are what the numbers of a workbook mean.
type numbers struct {
	styles []numberKind // by cell style
	is1904 bool
}

// shown is a number as a cell of a style has it.
func (n *numbers) shown(f float64, style int) string {
	if style >= 0 && style < len(n.styles) && n.styles[style] != plainNumber {
		return moment(f, n.styles[style], n.is1904)
	}
	return strconv.FormatFloat(f, 'f', -1, 64)
}

// moment shows a serial number of days as ISO 8601 date, date and time, or time of day.
func moment(serial float64, kind numberKind, is1904 bool) string {
	t, err := excelize.ExcelDateToTime(serial, is1904)
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

// cellAt reads a reference such as C13; a row of 0 tells what is none.
func cellAt(ref string) pos {
	digits := strings.TrimLeft(ref, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
	row, err := strconv.Atoi(digits)
	if err != nil || row < 1 || row > maxRow {
		return pos{}
	}
	return pos{column(ref, 0), row}
}

// column reads the letters of a reference such as AB12; otherwise is the place in the order of cells.
func column[T string | []byte](ref T, otherwise int) int {
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

// unescape resolves ST_Xstring (ECMA-376 part 1, §22.9.2.19): _x000D_ stands for a carriage return, _x005F_ for the underscore of a literal _x. Half of a
// surrogate pair, which programs write for a character that was cut, becomes U+FFFD.
func unescape(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	return escaped.ReplaceAllStringFunc(s, func(m string) string {
		n, err := strconv.ParseUint(m[2:6], 16, 16)
		if err != nil {
			return m
		}
		return string(rune(n))
	})
}
