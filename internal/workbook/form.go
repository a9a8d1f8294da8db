package workbook

import (
	"fmt"
	"maps"
	"slices"
	"strconv"

	"github.com/xuri/excelize/v2"

	"chancery/internal/locale"
	"chancery/internal/roster"
)

// FormSpec is what a reply form asks of one delegation.
type FormSpec struct {
	Lang       locale.Lang
	Code       string // CAMPAIGN.REF.TAG
	Delegation string
	Title      string // the meeting's
	Dates      string
	Deadline   string
	Days       []locale.Date
	Agenda     roster.Agenda
	Languages  []locale.Lang // of interpretation
}

// formRoom is how many delegates a form has rows for; the protection lets people insert more.
const formRoom = 20

// The form's columns: a number or item first, then one field each; the last, hidden, holds the keys of rows.
var (
	delegateColumns = []string{keyHonorific, keyName, keyFunction, keyEmail, keyPhone, keyGender, keyCapacity, keyAttendance, keyDays, keyLanguages, keyNeeds, keyVisa}
	formWidths      = []float64{7, 13, 26, 24, 31, 20, 16, 20, 16, 20, 18, 24, 16}
	speechColumns   = map[string]int{keyItem: 1, keyTitle: 2, keySpeak: 4, keySpeaker: 5, keyLanguage: 6, keyOnBehalfOf: 7}
	speechOrder     = []string{keyItem, keyTitle, keySpeak, keySpeaker, keyLanguage, keyOnBehalfOf}
	listKeys        = []string{keyAttending, keyGender, keyCapacity, keyAttendance, keyDays, keyLanguages, keyVisa, keySpeak, keyLanguage}
)

const (
	firstField = 2                       // column of the first field of a delegate
	valueCol   = 3                       // column of the values above the tables
	keyCol     = 14                      // hidden column of row keys
	listsSheet = "lists"                 // hidden sheet of the drop-downs' lines: a column of codes and one of words for each field
	marks      = "#"                     // begins each key in the hidden column and rows
	nameShape  = "%s_%d_%s"              // delegate_1_name, speech_3_speaker
	delegates  = "delegate"              // first part of a delegate's names
	speeches   = "speech"                // first part of an item's names
	afterNames = "section_" + speeches   // named cell below the delegates
	afterItems = "section_" + keyRemarks // named cell below the items
)

// formWriter writes one form.
type formWriter struct {
	FormSpec
	*sheetWriter
	row   int
	names []excelize.DefinedName
	fault error
}

// WriteForm makes the reply form: fields, drop-downs, named cells, protected but for the fields, right-to-left in Arabic. Same spec, same bytes.
// Whoever makes many of one language makes a FormTemplate once.
func WriteForm(s FormSpec) ([]byte, error) {
	t, err := NewFormTemplate(s)
	if err != nil {
		return nil, err
	}
	return t.Form(s.Code, s.Delegation)
}

// layForm lays the form out by excelize.
func layForm(s FormSpec) ([]byte, error) {
	f := excelize.NewFile()
	defer f.Close()
	w := &formWriter{FormSpec: s, sheetWriter: &sheetWriter{file: f, styles: newStyles(f, s.Lang), name: word(s.Lang, "form.sheet"),
		title: s.Title, note: s.Code, page: word(s.Lang, "page")}}
	w.do(f.SetSheetName("Sheet1", w.name))
	w.lists()
	w.layout()
	w.top()
	w.delegates()
	w.speeches()
	w.remarks()
	for i := range w.names {
		w.do(f.SetDefinedName(&w.names[i]))
	}
	w.do(f.ProtectSheet(w.name, &excelize.SheetProtectionOptions{SelectLockedCells: true, SelectUnlockedCells: true, FormatColumns: true, FormatRows: true, InsertRows: true}))
	w.do(f.ProtectSheet(listsSheet, &excelize.SheetProtectionOptions{SelectLockedCells: true}))
	w.do(w.sheet(0))
	f.SetActiveSheet(0)
	if w.fault != nil {
		return nil, fmt.Errorf("lay out form: %w", w.fault)
	}
	data, err := seal(f, properties{Title: word(s.Lang, "form.title") + " – " + s.Title, Subject: s.Code, Language: string(s.Lang)})
	if err != nil {
		return nil, fmt.Errorf("lay out form: %w", err)
	}
	return data, nil
}

// do keeps the first fault; what follows it does no harm.
func (w *formWriter) do(err error) {
	if w.fault == nil {
		w.fault = err
	}
}

// put writes a text with a style into a cell, merged with those up to last where it is wider.
func (w *formWriter) put(col, row, last int, kind cellKind, text string) {
	id, err := w.styles.id(kind)
	w.do(err)
	w.do(w.file.SetCellStyle(w.name, at(col, row), at(last, row), id))
	if text != "" {
		w.do(w.file.SetCellStr(w.name, at(col, row), clean(text)))
	}
	if last > col {
		w.do(w.file.MergeCell(w.name, at(col, row), at(last, row)))
	}
}

func (w *formWriter) mark(row int, key string) {
	w.put(keyCol, row, keyCol, unseenCell, marks+key)
}

func (w *formWriter) call(name string, col, row int) {
	cell, err := excelize.CoordinatesToCellName(col, row, true)
	w.do(err)
	w.names = append(w.names, excelize.DefinedName{Name: name, RefersTo: quoteSheet(w.name) + "!" + cell})
}

// lists writes the drop-downs' lines to their hidden sheet.
func (w *formWriter) lists() {
	_, err := w.file.NewSheet(listsSheet)
	w.do(err)
	for i, key := range listKeys {
		col := 2*i + 1
		w.do(w.file.SetCellStr(listsSheet, at(col, 1), marks+key))
		for j, c := range w.options(key) {
			w.do(w.file.SetCellStr(listsSheet, at(col, j+2), c.code))
			w.do(w.file.SetCellStr(listsSheet, at(col+1, j+2), c.label))
		}
	}
	w.do(w.file.SetSheetVisible(listsSheet, false))
}

// drop lays a field's drop-down over rows of a column. Where several lines may stand it advises and does not refuse.
func (w *formWriter) drop(key string, col, first, last int) {
	lines := w.options(key)
	if len(lines) == 0 {
		return
	}
	for i, k := range listKeys {
		if k != key {
			continue
		}
		letters, err := excelize.ColumnNumberToName(2*i + 2)
		w.do(err)
		dv := excelize.NewDataValidation(true)
		dv.Sqref = span(col, first, col, last)
		dv.SetSqrefDropList(fmt.Sprintf("%s!$%s$2:$%s$%d", listsSheet, letters, letters, len(lines)+1))
		if !several(key) {
			dv.SetError(excelize.DataValidationErrorStyleWarning, word(w.Lang, "key."+key), word(w.Lang, "form.choose"))
		}
		w.do(w.file.AddDataValidation(w.name, dv))
	}
}

func (w *formWriter) layout() {
	for i, width := range formWidths {
		letters, err := excelize.ColumnNumberToName(i + 1)
		w.do(err)
		w.do(w.file.SetColWidth(w.name, letters, letters, width))
	}
	letters, err := excelize.ColumnNumberToName(keyCol)
	w.do(err)
	w.do(w.file.SetColVisible(w.name, letters, false))
}

// top writes title, dates, deadline, code and the question whether the delegation comes.
func (w *formWriter) top() {
	last := len(formWidths)
	w.put(1, 1, last, titleCell, w.Title)
	w.put(1, 2, last, noteCell, w.Dates)
	w.put(1, 3, last, hintCell, word(w.Lang, "form.how"))
	w.do(w.file.SetRowHeight(w.name, 1, 24))
	w.do(w.file.SetRowHeight(w.name, 3, 20))
	w.row = 4
	w.pair(word(w.Lang, "form.deadline"), w.Deadline, givenCell, "", "")
	w.pair(word(w.Lang, "form.delegation"), w.Delegation, givenCell, "", "")
	w.pair(word(w.Lang, "key.code"), w.Code, givenCell, keyCode, keyCode)
	w.pair(word(w.Lang, "key.attending"), "", fieldCell, keyAttending, keyAttending)
	w.drop(keyAttending, valueCol, w.row, w.row)
}

// pair writes a label and what stands right of it.
func (w *formWriter) pair(label, value string, kind cellKind, name, key string) {
	w.row++
	w.put(1, w.row, valueCol-1, labelCell, label)
	w.put(valueCol, w.row, valueCol+1, kind, value)
	w.do(w.file.SetRowHeight(w.name, w.row, max(20, rowHeight(linesOf(label, formWidths[0]+formWidths[1])))))
	if name != "" {
		w.call(name, valueCol, w.row)
		w.mark(w.row, key)
	}
}

// section writes a heading, and above the table's header the hidden row of its columns' keys.
func (w *formWriter) section(heading, name, kind string, columns map[string]int) {
	w.row += 2
	w.put(1, w.row, len(formWidths), sectionCell, heading)
	w.do(w.file.SetRowHeight(w.name, w.row, 22))
	if name != "" {
		w.call(name, 1, w.row)
	}
	w.mark(w.row, "section")
	if kind == "" {
		return
	}
	w.row++
	for _, key := range slices.Sorted(maps.Keys(columns)) {
		w.put(columns[key], w.row, columns[key], unseenCell, marks+key)
	}
	w.mark(w.row, "keys_"+kind)
	w.do(w.file.SetRowVisible(w.name, w.row, false))
	w.row++
	w.do(w.file.SetRowHeight(w.name, w.row, 32))
}

func (w *formWriter) delegates() {
	columns := map[string]int{}
	for i, key := range delegateColumns {
		columns[key] = firstField + i
	}
	w.section(word(w.Lang, "form.delegates"), "", delegates, columns)
	w.put(1, w.row, 1, headCell, word(w.Lang, "key.number"))
	for i, key := range delegateColumns {
		w.put(firstField+i, w.row, firstField+i, headCell, word(w.Lang, "key."+key))
	}
	first := w.row + 1
	for n := 1; n <= formRoom; n++ {
		w.row++
		w.put(1, w.row, 1, givenCell, strconv.Itoa(n))
		w.mark(w.row, delegates)
		w.do(w.file.SetRowHeight(w.name, w.row, 27)) // two lines
		for i, key := range delegateColumns {
			w.put(firstField+i, w.row, firstField+i, fieldCell, "")
			w.call(fmt.Sprintf(nameShape, delegates, n, key), firstField+i, w.row)
		}
	}
	for i, key := range delegateColumns {
		w.drop(key, firstField+i, first, w.row)
	}
	w.row++
	w.do(w.file.SetRowHeight(w.name, w.row, 20))
	w.put(1, w.row, len(formWidths), hintCell, word(w.Lang, "form.rows", "n", strconv.Itoa(formRoom)))
	w.do(w.file.InsertPageBreak(w.name, at(1, w.row+2)))
}

func (w *formWriter) speeches() {
	w.section(word(w.Lang, "form.interventions"), afterNames, speeches, speechColumns)
	for _, key := range speechOrder {
		w.put(speechColumns[key], w.row, speechLast(key), headCell, word(w.Lang, "key."+key))
	}
	first := w.row + 1
	for n, item := range w.Agenda {
		w.row++
		w.mark(w.row, speeches)
		title := item.Title.In(w.Lang)
		w.do(w.file.SetRowHeight(w.name, w.row, max(20, rowHeight(linesOf(title, formWidths[1]+formWidths[2])))))
		for _, key := range speechOrder {
			kind, text := fieldCell, ""
			switch key {
			case keyItem:
				kind, text = givenCell, item.Label
			case keyTitle:
				kind, text = givenCell, title
			}
			w.put(speechColumns[key], w.row, speechLast(key), kind, text)
			w.call(fmt.Sprintf(nameShape, speeches, n+1, key), speechColumns[key], w.row)
		}
	}
	if w.row >= first {
		w.drop(keySpeak, speechColumns[keySpeak], first, w.row)
		w.drop(keyLanguage, speechColumns[keyLanguage], first, w.row)
	}
}

// speechLast is the last column that a field of an item is merged over.
func speechLast(key string) int {
	if key == keyTitle || key == keyOnBehalfOf {
		return speechColumns[key] + 1
	}
	return speechColumns[key]
}

func (w *formWriter) remarks() {
	w.section(word(w.Lang, "form.more"), afterItems, "", nil)
	w.row++
	w.put(1, w.row, len(formWidths), fieldCell, "")
	w.call(keyRemarks, 1, w.row)
	w.mark(w.row, keyRemarks)
	w.do(w.file.SetRowHeight(w.name, w.row, 60))
}
