package workbook

import (
	"fmt"
	"maps"
	"slices"

	"github.com/xuri/excelize/v2"
)

// paper is a sheet that is laid out by hand. Its cells are gathered and streamed at the end, since only a streamed formula keeps the value beside it
// for readers that do not calculate.
type paper struct {
	*sheetWriter
	cells   map[int]map[int]excelize.Cell // by row and column
	heights map[int]float64
	widths  []float64
	fault   error
}

func newPaper(s *sheetWriter, widths ...float64) *paper {
	return &paper{sheetWriter: s, cells: map[int]map[int]excelize.Cell{}, heights: map[int]float64{}, widths: widths}
}

// do keeps the first fault; what follows it does no harm.
func (p *paper) do(err error) {
	if p.fault == nil {
		p.fault = err
	}
}

func (p *paper) put(col, row int, kind cellKind, v any) {
	style, err := p.styles.column(kind)
	p.do(err)
	if col <= len(p.widths) && (kind == wordCell || kind == labelCell) {
		if lines := linesOf(v, p.widths[col-1]/fontWidth(p.styles.lang)); lines > 1 {
			p.heights[row] = max(p.heights[row], rowHeight(lines))
		}
	}
	if p.cells[row] == nil {
		p.cells[row] = map[int]excelize.Cell{}
	}
	p.cells[row][col] = style.cell(v)
}

// formula writes a formula of ours with the value that it has now.
func (p *paper) formula(col, row int, kind cellKind, formula string, value any) {
	p.put(col, row, kind, value)
	c := p.cells[row][col]
	c.Formula = formula
	p.cells[row][col] = c
}

func (p *paper) line(row int, kind cellKind, text string, height float64) {
	p.put(1, row, kind, text)
	p.heights[row] = height
}

// flush writes the sheet. Charts are added before.
func (p *paper) flush(frozen int) error {
	p.do(p.sheet(frozen))
	if p.fault != nil {
		return p.fault
	}
	sw, err := p.file.NewStreamWriter(p.name)
	if err != nil {
		return fmt.Errorf("sheet %s: %w", p.name, err)
	}
	for i := len(p.widths); i > 0; i-- { // excelize puts each before those that it has
		p.do(sw.SetColWidth(i, i, p.widths[i-1]))
	}
	for _, row := range slices.Sorted(maps.Keys(p.cells)) {
		cols := p.cells[row]
		values := make([]any, slices.Max(slices.Collect(maps.Keys(cols))))
		for col, c := range cols {
			values[col-1] = c
		}
		p.do(sw.SetRow(at(1, row), values, excelize.RowOpts{Height: p.heights[row]}))
	}
	p.do(sw.Flush())
	return p.fault
}
