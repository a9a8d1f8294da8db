package message

import (
	"strings"
)

// Bounds of a table's shape: what a hostile span may claim.
const (
	maxColumns    = 64
	maxSpan       = 200
	maxTableDepth = 30
	maxPadding    = 20000 // empty cells that stand for spans, a mail
	maxSaidAgain  = 1000  // bytes of a cell that is said of further rows; what is longer is no field of a person, and 20,000 of them take seconds
	maxCellLines  = 6     // a row with a longer cell is layout, written cell after cell
)

// grid is a table being read.
type grid struct {
	rows    [][]string
	row     []string
	shown   []string // the row as it is written: a cell that goes on from the row above is empty
	last    []string // the row before
	inRow   bool
	cell    *lines // nil between cells
	outer   *lines // where the table stands
	layout  bool   // holds another table
	blocky  bool   // the row under way holds another table
	quoted  bool
	below   []int // for each column, how many rows a cell above still reaches into
	goesOn  bool  // the cell under way goes on from the row above
	colspan int
	rowspan int
	spare   *int // padding left
}

func (g *grid) openRow() {
	g.closeRow()
	g.inRow = true
}

func (g *grid) openCell(colspan, rowspan int) *lines {
	g.closeCell()
	g.inRow = true
	g.reach()
	g.colspan, g.rowspan, g.goesOn = min(max(colspan, 1), maxColumns), min(max(rowspan, 1), maxSpan), false
	g.cell = &lines{}
	return g.cell
}

// reach takes over cells of rows above that reach down: what they say is said of each row.
func (g *grid) reach() {
	for len(g.row) < len(g.below) && g.below[len(g.row)] > 0 && *g.spare > 0 {
		g.below[len(g.row)]--
		*g.spare--
		g.row, g.shown = append(g.row, g.above()), append(g.shown, "")
	}
}

// above is the text of the cell above the one that comes next, unless it is long.
func (g *grid) above() string {
	if column := len(g.row); column < len(g.last) && len(g.last[column]) <= maxSaidAgain {
		return g.last[column]
	}
	return ""
}

func (g *grid) closeCell() {
	if g.cell == nil {
		return
	}
	text := g.cell.text()
	g.cell = nil
	for i := range g.colspan {
		if len(g.row) >= maxColumns && i > 0 || i > 0 && *g.spare <= 0 {
			break
		}
		column := len(g.row)
		switch {
		case i > 0:
			*g.spare--
			g.row, g.shown = append(g.row, ""), append(g.shown, "")
		case g.goesOn:
			g.row, g.shown = append(g.row, g.above()), append(g.shown, "")
		default:
			g.row, g.shown = append(g.row, text), append(g.shown, text)
		}
		if g.rowspan > 1 && column < maxColumns {
			for len(g.below) <= column {
				g.below = append(g.below, 0)
			}
			g.below[column] = g.rowspan - 1
		}
	}
}

// closeRow ends a row and writes it as a line where the table stands.
func (g *grid) closeRow() {
	g.closeCell()
	if !g.inRow {
		return
	}
	g.reach()
	row, shown, blocky := g.row, g.shown, g.blocky
	g.row, g.shown, g.last, g.inRow, g.blocky = nil, nil, row, false, false
	first, last := -1, -1
	for i, c := range shown {
		if c != "" {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	if first < 0 {
		return
	}
	g.rows = append(g.rows, row)
	writeRow(g.outer, shown[first:last+1], blocky)
}

// writeRow writes a data row as one line with tabs between its cells, a layout row cell after cell.
func writeRow(out *lines, cells []string, blocky bool) {
	if len(cells) == 1 {
		blocky = true
	}
	for _, c := range cells {
		blocky = blocky || strings.Count(c, "\n") >= maxCellLines
	}
	if !blocky {
		joined := make([]string, len(cells))
		for i, c := range cells {
			joined[i] = joinLines(c)
		}
		out.block(1)
		out.raw(strings.Join(joined, "\t"))
		out.block(1)
		return
	}
	for _, c := range cells {
		if c == "" {
			continue
		}
		out.block(1)
		for line := range strings.SplitSeq(c, "\n") {
			if line == "" {
				out.lineBreak()
				continue
			}
			out.block(1)
			out.raw(line)
		}
		out.block(1)
	}
}

// joinLines makes one line of a cell's lines: "; " stands where a line ended without a mark of its own.
func joinLines(c string) string {
	if !strings.Contains(c, "\n") {
		return c
	}
	var b strings.Builder
	for line := range strings.SplitSeq(c, "\n") {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		if b.Len() > 0 {
			if s := b.String(); !strings.ContainsAny(s[len(s)-1:], ";,:.") && !hasCJKStop(s) {
				b.WriteByte(';')
			}
			b.WriteByte(' ')
		}
		b.WriteString(line)
	}
	return b.String()
}

func hasCJKStop(s string) bool {
	for _, stop := range []string{"；", "，", "：", "。", "؛", "،", "、"} {
		if strings.HasSuffix(s, stop) {
			return true
		}
	}
	return false
}

// table returns what was read where it is a table of data: no other table inside, and a row of two or more cells that say something.
func (g *grid) table() (Table, bool) {
	if g.layout {
		return Table{}, false
	}
	for _, row := range g.rows {
		n := 0
		for _, c := range row {
			if c != "" {
				n++
			}
		}
		if n >= 2 {
			return Table{Rows: g.rows, Quoted: g.quoted}, true
		}
	}
	return Table{}, false
}
