package workbook

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"chancery/internal/locale"
)

// cellKind says what a column or cell holds, and so how it looks.
type cellKind int

const (
	textCell   cellKind = iota // text of people: as written, never a formula
	longCell                   // the same, wrapped, for excerpts and remedies
	wordCell                   // a word of ours: a status, a class
	numberCell                 // a count
	changeCell                 // a count with its sign
	shareCell                  // 0 to 1, as per cent
	dateCell
	momentCell // date and time
	linkCell   // text of people that leads elsewhere in the workbook
	headCell   // header of a table
	titleCell  // first line of a sheet
	noteCell   // lines below it
	labelCell  // what stands left of a figure
	figureCell // a figure of Summary
	fieldCell  // of a form: framed, to be filled in
	givenCell  // of a form: what we wrote
	hintCell   // of a form: how to fill it in
	sectionCell
	bigShareCell    // a figure of Summary, as per cent
	shareChangeCell // its change
	absentCell      // a word where a figure has none
	idCell          // a number that names something
	unseenCell      // a key for the program, shown nowhere
)

// ltrTwin, added to a kind of people's text, is the kind for text that begins with a left-to-right letter.
const ltrTwin cellKind = 100

// linkTwin, added to the kind of a number or a time, is the kind for one that leads elsewhere in the workbook.
const linkTwin cellKind = 200

// linkBlue is told apart by its underline too.
const linkBlue = "0B5394"

const (
	navy  = "1F3864"
	grey  = "595959"
	pale  = "EAF0F8"
	hair  = "BFC7D5"
	white = "FFFFFF"
)

// styles makes each cell style once.
type styles struct {
	file *excelize.File
	lang locale.Lang
	made map[cellKind]int
}

func newStyles(f *excelize.File, l locale.Lang) *styles {
	return &styles{file: f, lang: l, made: map[cellKind]int{}}
}

// id is the number of a kind's style.
func (s *styles) id(k cellKind) (int, error) {
	if id, ok := s.made[k]; ok {
		return id, nil
	}
	if k >= ltrTwin && k < linkTwin && !s.lang.RTL() {
		return s.id(k - ltrTwin)
	}
	id, err := s.file.NewStyle(s.style(k))
	if err != nil {
		return 0, fmt.Errorf("make cell style: %w", err)
	}
	switch k {
	case textCell, longCell, linkCell, textCell + ltrTwin, longCell + ltrTwin, linkCell + ltrTwin, wordCell, fieldCell, givenCell:
		// Excel keeps a cell so marked a text when someone edits it ("=…", "+…"); the value itself has no mark.
		yes := true
		s.file.Styles.CellXfs.Xf[id].QuotePrefix = &yes
	}
	s.made[k] = id
	return id, nil
}

func (s *styles) style(k cellKind) *excelize.Style {
	if k >= linkTwin {
		st := s.style(k - linkTwin)
		st.Font.Color, st.Font.Underline = linkBlue, "single"
		return st
	}
	st := &excelize.Style{
		Font:      &excelize.Font{Family: fontFamily(s.lang), Size: 10},
		Alignment: &excelize.Alignment{Vertical: "top"},
		Border:    []excelize.Border{{Type: "bottom", Color: hair, Style: 1}},
	}
	if s.lang.RTL() {
		st.Alignment.ReadingOrder = 2
	}
	switch k {
	case textCell, longCell, linkCell, textCell + ltrTwin, longCell + ltrTwin, linkCell + ltrTwin:
		s.text(k, st)
	case numberCell, changeCell, idCell, shareCell, dateCell, momentCell:
		s.number(k, st)
	case figureCell, bigShareCell, shareChangeCell, absentCell:
		s.figure(k, st)
	case fieldCell, givenCell, hintCell, unseenCell:
		s.form(k, st)
	default:
		ourWords(k, st)
	}
	return st
}

// text styles what people wrote.
func (s *styles) text(k cellKind, st *excelize.Style) {
	st.NumFmt = 49
	st.Alignment.WrapText = true
	st.Alignment.Horizontal = s.begins() // the column's edge stays straight, whatever the direction of its texts
	if k >= ltrTwin {
		st.Alignment.ReadingOrder = 1
	}
	if k%ltrTwin == linkCell {
		st.Font.Color, st.Font.Underline = linkBlue, "single"
	}
}

// number styles counts, shares and times in a table.
func (s *styles) number(k cellKind, st *excelize.Style) {
	st.Alignment.Horizontal = "center"
	switch k {
	case numberCell:
		format(st, "#,##0")
	case changeCell:
		format(st, `+#,##0;-#,##0;"±0"`)
		st.Alignment.Vertical = "center"
	case idCell:
		format(st, "0")
	case shareCell:
		format(st, percent(s.lang))
	case dateCell:
		format(st, dateFormat(s.lang))
	case momentCell:
		format(st, momentFormat(s.lang))
	}
}

// figure styles the figures of Summary.
func (s *styles) figure(k cellKind, st *excelize.Style) {
	switch k {
	case figureCell:
		st.Font.Bold, st.Font.Size = true, 12
		st.Fill = fill(pale)
		st.Alignment.Horizontal, st.Alignment.Vertical = "center", "center"
		format(st, "#,##0")
	case bigShareCell:
		*st = *s.style(figureCell)
		format(st, percent(s.lang))
	case shareChangeCell:
		*st = *s.style(changeCell)
		share := percent(s.lang)
		format(st, "+"+share+";-"+share+`;"±"`+share)
	case absentCell:
		st.Font.Color = grey
		st.Alignment.Horizontal, st.Alignment.Vertical = "center", "center"
	}
}

// form styles the cells of a reply form.
func (s *styles) form(k cellKind, st *excelize.Style) {
	switch k {
	case fieldCell:
		st.NumFmt = 49
		st.Border = box(navy)
		st.Alignment.WrapText, st.Alignment.Vertical = true, "center"
		st.Alignment.Indent, st.Alignment.Horizontal = 1, s.begins() // an indent needs a side
		st.Protection = &excelize.Protection{Locked: false}
	case givenCell:
		st.NumFmt = 49
		st.Font.Color = grey
		st.Alignment.WrapText, st.Alignment.Vertical = true, "center"
	case hintCell:
		st.Border = nil
		st.Font.Italic = s.lang != locale.Arabic && s.lang != locale.Chinese
		st.Alignment.WrapText = true
	case unseenCell:
		st.Border = nil
		format(st, ";;;")
	}
}

// ourWords styles our own words: those of a table, and those above and beside it.
func ourWords(k cellKind, st *excelize.Style) {
	switch k {
	case wordCell:
		st.Alignment.WrapText = true
	case headCell:
		st.Font.Bold, st.Font.Color = true, white
		st.Fill = fill(navy)
		st.Alignment.WrapText, st.Alignment.Vertical, st.Alignment.Horizontal = true, "center", "center"
	case titleCell:
		st.Border = nil
		st.Font.Bold, st.Font.Size, st.Font.Color = true, 14, navy
		st.Alignment.Vertical = "center"
	case noteCell:
		st.Border = nil
		st.Font.Color = grey
	case labelCell:
		st.Alignment.Vertical, st.Alignment.WrapText = "center", true
	case sectionCell:
		st.Font.Bold, st.Font.Size, st.Font.Color = true, 12, navy
		st.Border = []excelize.Border{{Type: "bottom", Color: navy, Style: 2}}
	}
}

func format(st *excelize.Style, code string) { st.CustomNumFmt = &code }

func fill(color string) excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{color}}
}

// begins is the side on which lines begin.
func (s *styles) begins() string {
	if s.lang.RTL() {
		return "right"
	}
	return "left"
}

func box(color string) []excelize.Border {
	var b []excelize.Border
	for _, side := range []string{"left", "right", "top", "bottom"} {
		b = append(b, excelize.Border{Type: side, Color: color, Style: 1})
	}
	return b
}

// fontFamily has the language's letters on the machines of an office; programs fall back where it is missing.
func fontFamily(l locale.Lang) string {
	switch l {
	case locale.Arabic:
		return "Arial"
	case locale.Chinese:
		return "Microsoft YaHei"
	}
	return "Calibri"
}

// dateFormat is a number format that shows a day alike on every machine, whatever its own settings are.
func dateFormat(l locale.Lang) string {
	switch l {
	case locale.English:
		return "[$-809]d mmm yyyy"
	case locale.Russian:
		return `dd\.mm\.yyyy`
	case locale.Chinese:
		return `yyyy"年"m"月"d"日"`
	}
	return `dd\/mm\/yyyy`
}

// shortDate is a day without its year, for the axis of a chart.
func shortDate(l locale.Lang) string {
	switch l {
	case locale.English:
		return "[$-809]d mmm"
	case locale.Russian:
		return `dd\.mm`
	case locale.Chinese:
		return `m"月"d"日"`
	}
	return `dd\/mm`
}

func momentFormat(l locale.Lang) string { return dateFormat(l) + " hh:mm" }

// percent is the number format of a share: with a no-break space before the sign where the language has one.
func percent(l locale.Lang) string {
	switch l {
	case locale.Spanish, locale.French, locale.Russian:
		return "0\u00a0%"
	}
	return "0%"
}
