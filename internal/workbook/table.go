package workbook

import (
	"fmt"
	"iter"
	"math"
	"slices"

	"github.com/xuri/excelize/v2"
)

// table is one data sheet: lines above, a header, rows of values.
type table struct {
	Name    string // of the Excel table: a letter, then letters, digits, underscores
	Lines   []string
	Columns []tableColumn
	Rows    iter.Seq[[]any] // string, int, float64, time.Time, nil, link, as many as columns; ranged over twice, the second time while the workbook is packed
	N       int             // how many rows
}

type tableColumn struct {
	Key   string
	Title string
	Kind  cellKind
	Width float64 // widest, in characters; 0: by the kind
}

// only is the table with the columns of these keys.
func (t table) only(keys []string) table {
	var kept []tableColumn
	var at []int
	for i, c := range t.Columns {
		if slices.Contains(keys, c.Key) {
			kept, at = append(kept, c), append(at, i)
		}
	}
	all := t.Rows
	t.Columns = kept
	t.Rows = func(yield func([]any) bool) {
		for values := range all {
			row := make([]any, len(at))
			for i, from := range at {
				row[i] = values[from]
			}
			if !yield(row) {
				return
			}
		}
	}
	return t
}

// link is a value that leads to a cell of another sheet.
type link struct {
	of     any    // string, int, time.Time
	target string // 'Sheet'!A1
}

// sheetWriter writes the sheets of one workbook, in one language.
type sheetWriter struct {
	file   *excelize.File
	styles *styles
	name   string // of the sheet
	title  string // of the meeting, in the header of a printed page
	note   string // in its footer: the cut-off
	page   string // "Page {page} of {pages}"
	bodies map[string]*body

	repeated int // how many rows stand on each printed page; 0: down to the header
}

// widthSample is how many rows are measured for the widths of columns.
const widthSample = 2000

// write streams a table. All that is not rows is set before the first of them: what comes later, excelize drops without a word.
func (w *sheetWriter) write(t table) error {
	head := len(t.Lines) + 1
	if err := w.sheet(head); err != nil {
		return err
	}
	sw, err := w.file.NewStreamWriter(w.name)
	if err != nil {
		return fmt.Errorf("sheet %s: %w", w.name, err)
	}
	kinds, err := w.columns(sw, t)
	if err != nil {
		return err
	}
	if err := w.top(sw, t, head); err != nil {
		return err
	}
	ref := excelize.Table{Range: span(1, head, len(t.Columns), head+max(t.N, 1)), Name: t.Name, StyleName: "TableStyleLight1"}
	if err := sw.AddTable(&ref); err != nil {
		return fmt.Errorf("sheet %s: %w", w.name, err)
	}
	if err := sw.Flush(); err != nil {
		return fmt.Errorf("sheet %s: %w", w.name, err)
	}
	part, err := w.part()
	if err != nil {
		return err
	}
	w.bodies[part] = &body{table: t, kinds: kinds, head: head, sheet: w.name}
	return nil
}

// part is the name of the sheet's part: excelize numbers the sheets of a new workbook by their place.
func (w *sheetWriter) part() (string, error) {
	i, err := w.file.GetSheetIndex(w.name)
	if err != nil {
		return "", fmt.Errorf("sheet %s: %w", w.name, err)
	}
	return fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1), nil
}

// columns sets widths that fit a sample of the content, and makes the styles.
func (w *sheetWriter) columns(sw *excelize.StreamWriter, t table) ([]columnStyle, error) {
	widths := make([]float64, len(t.Columns))
	for i, c := range t.Columns {
		widths[i] = max(6, longestWord(c.Title)+3, min(textWidth(c.Title), 14)+3) // the filter's button takes some
	}
	n := 0
	for values := range t.Rows {
		if n++; n > widthSample {
			break
		}
		for i := range min(len(values), len(widths)) {
			widths[i] = max(widths[i], valueWidth(values[i], t.Columns[i].Kind, w.styles.lang)*fontWidth(w.styles.lang)+1.5)
		}
	}
	kinds := make([]columnStyle, len(t.Columns))
	for i, c := range t.Columns {
		widest := c.Width
		if widest == 0 {
			widest = 34
		}
		style, err := w.styles.column(c.Kind)
		if err != nil {
			return nil, err
		}
		style.width = math.Round(10*min(widths[i], max(widest, longestWord(c.Title)+3))) / 10
		kinds[i] = style
	}
	for i := len(kinds); i > 0; i-- {
		if err := sw.SetColWidth(i, i, kinds[i-1].width); err != nil { // excelize puts each before those that it has; Excel wants them in their order
			return nil, fmt.Errorf("sheet %s: %w", w.name, err)
		}
	}
	return kinds, nil
}

// top writes the lines above the table and its header.
func (w *sheetWriter) top(sw *excelize.StreamWriter, t table, head int) error {
	for i, line := range t.Lines {
		kind, height := noteCell, 15.0
		if i == 0 {
			kind, height = titleCell, 24
		}
		id, err := w.styles.id(kind)
		if err != nil {
			return err
		}
		if err := sw.SetRow(at(1, i+1), []any{excelize.Cell{StyleID: id, Value: textLang(w.styles.lang).clean(line)}}, excelize.RowOpts{Height: height}); err != nil {
			return fmt.Errorf("sheet %s: %w", w.name, err)
		}
	}
	id, err := w.styles.id(headCell)
	if err != nil {
		return err
	}
	titles := make([]any, len(t.Columns))
	for i, c := range t.Columns {
		titles[i] = excelize.Cell{StyleID: id, Value: textLang(w.styles.lang).clean(c.Title)}
	}
	if err := sw.SetRow(at(1, head), titles, excelize.RowOpts{Height: 32}); err != nil {
		return fmt.Errorf("sheet %s: %w", w.name, err)
	}
	return nil
}
