package workbook

import (
	"fmt"
	"math"
	"strconv"
)

func (b *xlsBook) eachRow(s sheet, fn func(line) error) (traits, error) {
	n, err := strconv.Atoi(s.part)
	if err != nil || n < 0 || n >= len(b.bound) || b.bound[n].records == nil {
		return traits{}, fmt.Errorf("%w: sheet %q has no place of its own", errDamaged, s.name)
	}
	r := xlsReader{records: records{left: b.bound[n].records}, book: b, fn: fn, hidden: map[int]bool{}}
	if err := begins(&r.records); err != nil {
		return traits{}, err
	}
	for depth := 1; r.next(); {
		switch {
		case r.kind == recBegin: // a chart within the sheet
			depth++
		case r.kind == recEnd:
			if depth--; depth == 0 {
				return r.found, r.flush()
			}
		case depth == 1:
			if err := r.record(); err != nil {
				return r.found, err
			}
		}
	}
	return r.found, fmt.Errorf("%w: sheet %q ends after row %d", errDamaged, s.name, r.row)
}

// xlsReader reads one sheet.
type xlsReader struct {
	records
	book   *xlsBook
	fn     func(line) error
	found  traits
	hidden map[int]bool // rows
	row    int
	cells  []cell
	waits  bool // the last cell is a formula whose text follows
}

// flush gives away the row that was read.
func (r *xlsReader) flush() error {
	if len(r.cells) == 0 {
		return nil
	}
	err := r.fn(line{r.row, r.cells, r.hidden[r.row]})
	r.cells = r.cells[:0]
	return err
}

func (r *xlsReader) record() error {
	switch r.kind {
	case recFiltered, recFilter:
		r.found.filter = true
	case recColumns:
		first, last := r.u16()+1, r.u16()+1
		r.skip(4)
		if r.u16()&1 != 0 && !r.short {
			r.found.hidden = append(r.found.hidden, [2]int{first, min(last, maxCol)})
		}
	case recRow:
		row := r.u16() + 1
		r.skip(10)
		if r.u16()&0x20 != 0 {
			r.hidden[row] = true
		}
	case recNote: // §2.4.179
		row := r.u16() + 1
		if col := r.u16() + 1; !r.short {
			r.found.note(remark{cell: at(col, row)})
		}
	case recFormulaText:
		if s := r.text(r.u16()); r.waits && !r.short {
			r.cells[len(r.cells)-1].text = s
		}
		r.waits = false
	case recSharedText, recText, recRichText, recShortNumber, recManyNumbers, recNumber, recTruth, recFormula:
		return r.cellsOf()
	}
	return nil
}

// cellsOf reads a record of cells: row, column and style, then what the kind has.
func (r *xlsReader) cellsOf() error {
	row := r.u16() + 1
	if row != r.row {
		if err := r.flush(); err != nil {
			return err
		}
	}
	r.row, r.waits = row, false
	c := cell{col: r.u16() + 1}
	if r.kind == recManyNumbers { // §2.4.175: style and number of each, then the last column
		for ; len(r.data) >= 8; c.col++ {
			style := r.u16()
			c.text, c.struck = r.book.shown(shortNumber(r.u32()), style), r.book.struck[style]
			r.add(c)
		}
		return nil
	}
	style := r.u16()
	c.struck = r.book.struck[style]
	switch r.kind {
	case recSharedText:
		if i := int64(r.u32()); i < int64(len(r.book.strings)) {
			c.text = r.book.strings[i]
		}
	case recText, recRichText:
		c.text = r.text(r.u16())
	case recShortNumber:
		c.text = r.book.shown(shortNumber(r.u32()), style)
	case recNumber:
		c.text = r.book.shown(math.Float64frombits(r.u64()), style)
	case recTruth:
		value := r.byte()
		c.text, c.fault = truth(value, r.byte() == 1)
	case recFormula:
		c.formula = "…" // its tokens are not turned into text again
		r.result(&c, style)
	}
	r.add(c)
	return nil
}

// add keeps a cell that has content and is whole.
func (r *xlsReader) add(c cell) {
	if !r.short && c.col <= maxCol && (c.text != "" || c.formula != "") {
		r.cells = append(r.cells, c)
		return
	}
	r.waits = false
}

// result reads what a formula came to (FormulaValue, §2.5.133): a number, or in those that are none a text that follows, a truth value or an error.
func (r *xlsReader) result(c *cell, style int) {
	v := r.u64()
	if v>>48 != 0xffff {
		c.text = r.book.shown(math.Float64frombits(v), style)
		return
	}
	switch byte(v) {
	case 0:
		r.waits = true
	case 1, 2:
		c.text, c.fault = truth(byte(v>>16), byte(v) == 2)
	}
}

// truth shows a truth value, or the error values (BErr, §2.5.10).
func truth(value byte, fault bool) (string, bool) {
	if !fault {
		return map[bool]string{true: "TRUE", false: "FALSE"}[value != 0], false
	}
	names := map[byte]string{0x00: "#NULL!", 0x07: "#DIV/0!", 0x0f: "#VALUE!", 0x17: "#REF!", 0x1d: "#NAME?", 0x24: "#NUM!", 0x2a: "#N/A"}
	if name, ok := names[value]; ok {
		return name, true
	}
	return fmt.Sprintf("#ERROR %d", value), true
}

// shortNumber is a number in 30 bits (RkNumber, §2.5.217): an integer, or the upper bits of a floating-point one; of either a hundredth.
func shortNumber(n uint32) float64 {
	f := float64(int32(n) >> 2)
	if n&2 == 0 {
		f = math.Float64frombits(uint64(n&^3) << 32)
	}
	if n&1 != 0 {
		f /= 100
	}
	return f
}
