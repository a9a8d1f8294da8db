package workbook

import (
	"bytes"
	"fmt"
	"maps"
	"slices"

	"github.com/xuri/excelize/v2"
)

// FillForm writes answers into a form (the demo's delegations use it): keys as in FilledForm, codes or words. Same form and answers, same bytes.
func FillForm(form []byte, answers FilledForm) ([]byte, error) {
	b, err := openSource("form.xlsx", form)
	if err != nil {
		return nil, fmt.Errorf("fill reply form: %w", err)
	}
	p, ok, err := find(b)
	if err != nil || !ok {
		return nil, fmt.Errorf("fill reply form: the workbook is no form of ours (%v)", err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(form), excelize.Options{UnzipSizeLimit: plainLimit, UnzipXMLSizeLimit: plainLimit})
	if err != nil {
		return nil, fmt.Errorf("fill reply form: %w", err)
	}
	defer f.Close()
	w := filler{places: p, file: f}
	for _, key := range slices.Sorted(maps.Keys(answers.Fields)) {
		w.set(key, p.head[key], answers.Fields[key])
	}
	for i, d := range answers.Delegates {
		if i >= formRoom {
			return nil, fmt.Errorf("fill reply form: %d delegates; the form has room for %d", len(answers.Delegates), formRoom)
		}
		for _, key := range slices.Sorted(maps.Keys(d)) {
			w.set(key, pos{p.delegates.columns[key], p.delegates.first + i}, d[key])
		}
	}
	for _, d := range answers.Interventions {
		w.speech(d)
	}
	if w.fault != nil {
		return nil, fmt.Errorf("fill reply form: %w", w.fault)
	}
	return seal(f, properties{})
}

type filler struct {
	places
	file  *excelize.File
	fault error
}

func (w *filler) set(key string, where pos, v string) {
	if w.fault != nil {
		return
	}
	if where.col == 0 || where.row == 0 {
		w.fault = fmt.Errorf("the form has no field %q", key)
		return
	}
	w.fault = w.file.SetCellStr(w.sheet.name, at(where.col, where.row), clean(decode(key, v, w.own[key])))
}

func (w *filler) speech(d map[string]string) {
	rows := make([]int, 0, 20)
	for row := w.speeches.first; row <= w.speeches.last; row++ {
		rows = append(rows, row)
	}
	i := slices.IndexFunc(rows, func(row int) bool { return w.grid[pos{w.speeches.columns[keyItem], row}].text == d[keyItem] })
	if i < 0 {
		w.fault = fmt.Errorf("the form has no item %q", d[keyItem])
		return
	}
	w.set(keySpeak, pos{w.speeches.columns[keySpeak], rows[i]}, "yes")
	for _, key := range slices.Sorted(maps.Keys(d)) {
		if key != keyItem && key != keySpeak {
			w.set(key, pos{w.speeches.columns[key], rows[i]}, d[key])
		}
	}
}
