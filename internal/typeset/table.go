package typeset

import (
	"fmt"
	"strings"
)

// Measures of tables: in points, and as shares of the style's.
const (
	cellPad   = 4.0
	rowAbove  = 1.5 // of a row's lines
	rowBelow  = 3.0
	rowRule   = 0.25 // between rows
	dayRule   = 0.6  // above a day, below the header
	tableRule = 0.9  // around the table
	tableSize = 0.94
	tableLead = 0.92
	highRow   = 0.4 // of the paper's height: a row past it is parted by lines
)

// TableError is a table that no page can hold.
type TableError struct {
	Line    int // Block.Line
	Columns int
	Width   float64 // points that they have together
}

func (e *TableError) Error() string {
	where := "table"
	if e.Line > 0 {
		where = fmt.Sprintf("table in line %d", e.Line)
	}
	return fmt.Sprintf("%s: %d columns do not fit into the %.0f mm of the page: part it into several tables", where, e.Columns, e.Width*25.4/72)
}

// row is a row of a table on its way to boxes.
type row struct {
	cells  [][]Span
	header bool // of the columns
	day    bool // spans the table and heads the rows below
}

// rowsOf reads the rows: the first is the header unless it is blank.
func rowsOf(b Block) []row {
	var rows []row
	for i, cells := range b.Rows {
		switch words := wordsIn(cells); {
		case words == 0:
		case i == 0:
			rows = append(rows, row{cells: cells, header: true})
		case HeadsRows(cells):
			rows = append(rows, row{cells: cells[:1], day: true})
		default:
			rows = append(rows, row{cells: cells})
		}
	}
	return rows
}

// HeadsRows tells a row of several cells with words in the first alone: it spans the table and heads the rows below it, as a day does in the programme.
// A cell of spaces is blank. Whoever writes a table in another form than paper, such as a mail, asks here.
func HeadsRows(cells [][]Span) bool {
	return len(cells) > 1 && !blank(cells[0]) && wordsIn(cells) == 1
}

// wordsIn counts the cells that are not blank.
func wordsIn(cells [][]Span) int {
	n := 0
	for _, spans := range cells {
		if !blank(spans) {
			n++
		}
	}
	return n
}

func blank(spans []Span) bool {
	for _, s := range spans {
		if strings.TrimSpace(s.Text) != "" {
			return false
		}
	}
	return true
}

// table sets rows of cells: the columns share the width by what they hold, the header is bold with rules and stands again, as an
// artifact, on each page that the table reaches, with the day that goes on there.
func (c *composer) table(b Block) {
	rows := rowsOf(b)
	if len(rows) == 0 {
		return
	}
	widths, ok := c.columns(rows)
	if !ok {
		c.fail("", &TableError{Line: b.Line, Columns: len(widths), Width: c.frame.textWidth()})
		return
	}
	t := &grid{composer: c, widths: widths, line: b.Line, element: c.root.add("Table")}
	t.head = t.continued(b.Continued)
	first := len(c.boxes)
	for _, r := range rows {
		t.row(r)
	}
	t.finish(first, rows)
}

// grid is a table with its columns.
type grid struct {
	*composer
	widths  []float64
	line    int
	element *Element
	head    []box // what stands again above the rows: the words of continuation, the header
	day     []box
	starts  []int // first box of each row
}

func (t *grid) row(r row) {
	c := t.composer
	t.starts = append(t.starts, len(c.boxes))
	boxes := t.boxes(r, t.element.add("TR"))
	again := append(t.head[:len(t.head):len(t.head)], t.day...)
	switch {
	case r.header:
		t.head, again = append(t.head, t.boxes(r, nil)...), nil
	case r.day:
		t.day, again = t.boxes(r, nil), t.head
	}
	for i := range boxes {
		boxes[i].again = again
		boxes[i].inside = true
		if (r.header || r.day) || i == 0 && len(boxes) > 1 || i == len(boxes)-2 {
			boxes[i].hold = firmly
		}
	}
	c.boxes = append(c.boxes, boxes...)
}

// continued are the words above the header of a further page.
func (t *grid) continued(spans []Span) (boxes []box) {
	if len(spans) == 0 {
		return nil
	}
	st := settingOf(Heading, t.style)
	size, lead := st.size*t.style.body, st.lead*t.style.lead
	for _, l := range t.set(bold(spans), spec{size: size, width: t.frame.textWidth(), line: t.line}, nil) {
		boxes = append(boxes, t.composer.row(l, t.frame.left, size, lead))
	}
	return boxes
}

// finish sets the spaces around the table and keeps its last row from standing alone.
func (t *grid) finish(first int, rows []row) {
	boxes := t.composer.boxes
	last := len(boxes) - 1
	boxes[first].before = 6
	if rules := boxes[last].rules; len(rules) > 0 {
		rules[len(rules)-1].Thickness = tableRule
	}
	boxes[last].after, boxes[last].inside, boxes[last].hold = t.style.after+4, false, free
	if n := len(t.starts); n > 1 {
		boxes[t.starts[n-1]-1].hold = firmly
	}
	if n := len(t.starts); n > 2 && rows[0].header {
		boxes[t.starts[2]-1].hold = max(boxes[t.starts[2]-1].hold, loosely)
	}
}

// boxes are the row's: one, or one a line where the row is so high that a page would be left empty for it. e is nil for an artifact.
func (t *grid) boxes(r row, e *Element) []box {
	cells := t.cells(r, e)
	size, lead := tableSize*t.style.body, tableLead*t.style.lead
	high := 1
	for _, lines := range cells {
		high = max(high, len(lines))
	}
	parts := 1
	if float64(high)*lead > highRow*t.frame.height {
		parts = high
	}
	boxes := make([]box, parts)
	for i := range boxes {
		boxes[i].height = float64(high) * lead / float64(parts)
	}
	boxes[0].height += rowAbove
	boxes[parts-1].height += rowBelow
	for _, lines := range cells {
		for i, l := range lines {
			b := &boxes[i*parts/high]
			l.Y = t.baseline(size, lead) + rowAbove
			if parts == 1 {
				l.Y += float64(i) * lead
			} else if i > 0 {
				l.Y -= rowAbove
			}
			b.lines = append(b.lines, l)
		}
	}
	t.rules(boxes, r)
	return boxes
}

// rules draws lines above and below the table, finer ones below its header and above its days, the finest between rows.
func (t *grid) rules(boxes []box, r row) {
	rule := Rule{X: t.frame.left, Width: t.frame.textWidth()}
	first, last := &boxes[0], &boxes[len(boxes)-1]
	switch {
	case r.header || len(t.starts) == 1:
		rule.Thickness = tableRule
		first.rules = append(first.rules, rule)
	case r.day:
		rule.Thickness = dayRule
		first.rules = append(first.rules, rule)
	}
	rule.Y = last.height
	switch {
	case r.header:
		rule.Thickness = dayRule
	case r.day:
		return
	default:
		rule.Thickness = rowRule
	}
	last.rules = append(last.rules, rule)
}

// cells sets the cells of a row in their columns, from the start edge on.
func (t *grid) cells(r row, e *Element) [][]Line {
	at := t.frame.left
	if t.face.rtl {
		at += t.frame.textWidth()
	}
	sp := spec{size: tableSize * t.style.body, line: t.line}
	var all [][]Line
	for k, spans := range r.cells {
		if r.header || r.day {
			spans = bold(spans)
		}
		width := t.widths[k]
		if r.day {
			width = t.frame.textWidth()
		}
		if t.face.rtl {
			at -= width
		}
		sp.width = width - 2*cellPad
		lines := t.set(spans, sp, t.cell(r, e))
		for i := range lines {
			lines[i].X += at + cellPad
		}
		all = append(all, lines)
		if !t.face.rtl {
			at += width
		}
	}
	return all
}

// cell adds the structure of a cell.
func (t *grid) cell(r row, e *Element) *Element {
	switch {
	case e == nil:
		return nil
	case r.day:
		cell := e.add("TH")
		cell.Columns, cell.Row = len(t.widths), true
		return cell
	case r.header:
		return e.add("TH")
	}
	return e.add("TD")
}
