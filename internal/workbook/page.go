package workbook

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"
)

// paperA4 is the number of A4 in ECMA-376 part 1, §18.3.1.63.
const paperA4 = 9

// sheet sets how a sheet is seen and printed. frozen is the row of the header, the last one that stays; 0: none stays.
func (w *sheetWriter) sheet(frozen int) error {
	rtl, no, yes := w.styles.lang.RTL(), false, true
	zoom := 100.0
	size, wide, high, orientation := paperA4, 1, 0, "landscape"
	steps := []error{
		w.file.SetSheetView(w.name, 0, &excelize.ViewOptions{RightToLeft: &rtl, ShowGridLines: &no, ZoomScale: &zoom}),
		w.file.SetSheetProps(w.name, &excelize.SheetPropsOptions{FitToPage: &yes}),
		w.file.SetPageLayout(w.name, &excelize.PageLayoutOptions{Size: &size, Orientation: &orientation, FitToWidth: &wide, FitToHeight: &high}),
		w.margins(),
		w.file.SetHeaderFooter(w.name, &excelize.HeaderFooterOptions{OddHeader: w.headline(), OddFooter: w.footline()}),
	}
	if frozen > 0 {
		steps = append(steps, w.file.SetPanes(w.name, &excelize.Panes{Freeze: true, YSplit: frozen, TopLeftCell: at(1, frozen+1), ActivePane: "bottomLeft"}),
			w.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: w.name, RefersTo: fmt.Sprintf("%s!$1:$%d", quoteSheet(w.name), cmp.Or(w.repeated, frozen))}))
	}
	for _, err := range steps {
		if err != nil {
			return fmt.Errorf("sheet %s: %w", w.name, err)
		}
	}
	return nil
}

func (w *sheetWriter) margins() error {
	side, top, edge := 0.4, 0.75, 0.35 // inches
	return w.file.SetPageMargins(w.name, &excelize.PageLayoutMarginsOptions{Left: &side, Right: &side, Top: &top, Bottom: &top, Header: &edge, Footer: &edge})
}

// headline has the sheet's name and the meeting, footline the cut-off and the page. Excel does not mirror the sections of a right-to-left sheet, so we do.
func (w *sheetWriter) headline() string {
	return w.sided(printed(w.name), printed(w.title))
}

func (w *sheetWriter) footline() string {
	page := strings.NewReplacer("{page}", "&P", "{pages}", "&N").Replace(printed(w.page))
	return w.sided(printed(w.note), page)
}

func (w *sheetWriter) sided(first, last string) string {
	if w.styles.lang.RTL() {
		first, last = last, first
	}
	return "&L" + first + "&R" + last
}

// printed escapes a text for a header (ECMA-376 part 1, §18.3.1.46: & begins a code), cut so that two of them keep within 255 characters.
func printed(s string) string {
	if r := []rune(s); len(r) > 90 {
		s = string(r[:89]) + "…"
	}
	return strings.ReplaceAll(clean(s), "&", "&&")
}

func quoteSheet(name string) string { return "'" + strings.ReplaceAll(name, "'", "''") + "'" }

// at is the reference of a cell by column and row, both 1-based.
func at(col, row int) string {
	s, err := excelize.CoordinatesToCellName(col, row)
	if err != nil {
		return "A1"
	}
	return s
}

func span(col, row, lastCol, lastRow int) string { return at(col, row) + ":" + at(lastCol, lastRow) }
