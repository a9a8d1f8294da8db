package workbook

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// body writes the rows of a table's sheet, and the links in them, while the workbook is packed: 100,000 rows are never in memory at once. excelize writes
// the rest of the sheet; the rows go in before the end of sheetData, the links before the margins (ECMA-376 part 1, §18.3.1.99 has the order).
type body struct {
	table
	kinds []columnStyle
	head  int // row of the header
	sheet string

	part   *packedPart
	out    []byte
	links  []byte
	linked int
}

// bodyBuffer is how much is gathered before it is packed.
const bodyBuffer = 32 << 10

// linksLimit is how many links a sheet may have in Excel; the texts past it lead nowhere.
const linksLimit = 65_530

var (
	endOfRows  = []byte("</sheetData>")
	afterLinks = []byte("<pageMargins")
)

// write packs the sheet that excelize wrote, with the rows and links in their places.
func (b *body) write(p *packedPart, sheet []byte) error {
	rows, links := bytes.Index(sheet, endOfRows), bytes.Index(sheet, afterLinks)
	if rows < 0 || links < rows {
		return errors.New("sheet " + b.sheet + " has no place for its rows")
	}
	b.part = p
	if _, err := p.store(sheet[:rows]); err != nil {
		return err
	}
	if err := b.rows(); err != nil {
		return err
	}
	b.out = append(b.out, sheet[rows:links]...)
	if b.linked > 0 {
		b.add(`<hyperlinks>`, string(b.links), `</hyperlinks>`)
	}
	b.out = append(b.out, sheet[links:]...)
	return b.flush()
}

func (b *body) flush() error {
	_, err := b.part.store(b.out)
	b.out = b.out[:0]
	return err
}

func (b *body) rows() error {
	columns := make([]string, len(b.kinds))
	for i := range columns {
		columns[i] = strings.TrimRight(at(i+1, 1), "1")
	}
	n := 0
	for values := range b.Rows {
		n++
		b.row(strconv.Itoa(b.head+n), columns, values)
		if len(b.out) >= bodyBuffer {
			if err := b.flush(); err != nil {
				return err
			}
		}
	}
	if n != b.N {
		return fmt.Errorf("sheet %s: %d rows where its table has %d", b.sheet, n, b.N)
	}
	return nil
}

func (b *body) row(row string, columns []string, values []any) {
	b.add(`<row r="`, row, `"`)
	lines := 1
	for i, v := range values {
		lines = max(lines, linesOf(v, b.kinds[i].fits()))
	}
	if height := rowHeight(lines); height > 0 {
		b.add(` ht="`, strconv.FormatFloat(height, 'f', -1, 64), `" customHeight="1"`)
	}
	b.add(`>`)
	for i, v := range values {
		b.cell(columns[i], row, &b.kinds[i], v)
	}
	b.add(`</row>`)
}

func (b *body) add(parts ...string) {
	for _, s := range parts {
		b.out = append(b.out, s...)
	}
}

// cell writes a value with its style; one without a value has its border alone.
func (b *body) cell(column, row string, kind *columnStyle, v any) {
	b.add(`<c r="`, column, row, `" s="`)
	b.out = strconv.AppendInt(b.out, int64(kind.of(v)), 10)
	if l, ok := v.(link); ok {
		b.link(column+row, l.target)
		v = l.of
	}
	switch v := v.(type) {
	case string:
		b.text(kind.lang.clean(v))
		return
	case int:
		b.add(`"><v>`)
		b.out = strconv.AppendInt(b.out, int64(v), 10)
	case float64:
		b.add(`"><v>`)
		b.out = strconv.AppendFloat(b.out, v, 'g', -1, 64)
	case time.Time:
		if v.IsZero() {
			b.add(`"/>`)
			return
		}
		b.add(`"><v>`)
		b.out = strconv.AppendFloat(b.out, serial(v), 'f', -1, 64)
	default:
		b.add(`"/>`)
		return
	}
	b.add(`</v></c>`)
}

// text is an inline string: text of people is never a formula, and no table of shared strings is kept in memory.
func (b *body) text(s string) {
	if s == "" {
		b.add(`"/>`)
		return
	}
	b.add(`" t="inlineStr"><is><t`)
	if edged(s) {
		b.add(` xml:space="preserve"`)
	}
	b.add(`>`)
	b.out = appendText(b.out, s)
	b.add(`</t></is></c>`)
}

// edged tells whether a reader could drop white space of a text.
func edged(s string) bool {
	return strings.ContainsAny(s[:1]+s[len(s)-1:], " \t\n") || strings.Contains(s, "\n")
}

func (b *body) link(cell, target string) {
	if target == "" || b.linked >= linksLimit {
		return
	}
	b.linked++
	b.links = append(b.links, `<hyperlink ref="`+cell+`" location="`...)
	b.links = append(appendText(b.links, target), `"/>`...)
}

// appendText escapes a text for XML, and "_x0041_", which readers would take for a code of ST_Xstring (ECMA-376 part 1, §22.9.2.19).
func appendText(out []byte, s string) []byte {
	from := 0
	for i := 0; i < len(s); i++ {
		code := ""
		switch s[i] {
		case '&':
			code = "&amp;"
		case '<':
			code = "&lt;"
		case '>':
			code = "&gt;"
		case '"':
			code = "&quot;"
		case '_':
			if !escaped.MatchString(s[i:min(len(s), i+7)]) {
				continue
			}
			code = "_x005F_"
		default:
			continue
		}
		out = append(append(out, s[from:i]...), code...)
		from = i + 1
	}
	return append(out, s[from:]...)
}
