package workbook

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// FilledForm is a form read back: stable keys (reply.Key…) to values as written; what was chosen from a drop-down stands as its code.
type FilledForm struct {
	Code          string
	Fields        map[string]string
	Delegates     []map[string]string
	Interventions []map[string]string
	Problems      []string // cells that could not be read
}

// ReadForm reads a form back. ok is false where the workbook is no form of ours; the error is for one that cannot be opened (too large, encrypted, damaged).
func ReadForm(data []byte) (form FilledForm, ok bool, err error) {
	b, err := openSource("form.xlsx", data)
	if err != nil {
		return FilledForm{}, false, fmt.Errorf("read reply form: %w", err)
	}
	p, ok, err := find(b)
	if err != nil {
		return FilledForm{}, false, fmt.Errorf("read reply form: %w", err)
	}
	if !ok {
		return FilledForm{}, false, nil
	}
	form.Fields = map[string]string{}
	form.Code = p.value(&form, keyCode, p.head[keyCode])
	for _, key := range []string{keyAttending, keyRemarks} {
		if v := p.value(&form, key, p.head[key]); v != "" {
			form.Fields[key] = v
		}
	}
	if p.head[keyCode].row == 0 {
		form.Problems = append(form.Problems, "it bears the labels of our form and no code: whose it is, the mail must say")
	}
	for row := p.delegates.first; row <= p.delegates.last && row > 0; row++ {
		if d := p.record(&form, p.delegates, row); len(d) > 0 && !p.heading(row) {
			form.Delegates = append(form.Delegates, d)
		}
	}
	for row := p.speeches.first; row <= p.speeches.last && row > 0; row++ {
		if d := p.speech(&form, row); d != nil && !p.heading(row) {
			form.Interventions = append(form.Interventions, d)
		}
	}
	return form, true, nil
}

// heading tells of rows that we wrote above a table, or that close it.
func (p *places) heading(row int) bool {
	for col := 1; col <= formCols; col++ {
		if t := p.grid[pos{col, row}].text; t == marks+"section" || strings.HasPrefix(t, marks+"keys_") {
			return true
		}
	}
	l := p.labelled(row)
	return l.have(delegateColumns) > 5 || l.have(speechOrder) > 3
}

// value reads one cell and names what it could not read.
func (p *places) value(form *FilledForm, key string, where pos) string {
	c := p.grid[where]
	text := strings.Trim(trim(lineBreaks.Replace(c.text)), "\n\t")
	switch {
	case c.fault:
		form.Problems = append(form.Problems, fmt.Sprintf("cell %s has the error value %s", at(where.col, where.row), short(c.text)))
		return ""
	case c.formula != "" && text == "":
		form.Problems = append(form.Problems, fmt.Sprintf("cell %s has a formula without a value", at(where.col, where.row)))
		return ""
	case len(text) > 4*valueLimit:
		form.Problems = append(form.Problems, fmt.Sprintf("cell %s has %d bytes of text; it was left out", at(where.col, where.row), len(text)))
		return ""
	}
	if bad, name := forbidden(text, true); name != "" && key != keyRemarks {
		form.Problems = append(form.Problems, fmt.Sprintf("cell %s has %s (U+%04X)", at(where.col, where.row), name, bad))
	}
	return encode(key, text, p.own[key])
}

func (p *places) record(form *FilledForm, a area, row int) map[string]string {
	d := map[string]string{}
	for _, key := range slices.Sorted(maps.Keys(a.columns)) {
		col := a.columns[key]
		if _, there := p.grid[pos{col, row}]; !there {
			continue
		}
		if v := p.value(form, key, pos{col, row}); v != "" {
			d[key] = v
		}
	}
	return d
}

// speech reads an item's row: one that was ticked, or left unticked with something written beside it.
func (p *places) speech(form *FilledForm, row int) map[string]string {
	d := p.record(form, p.speeches, row)
	tick := d[keySpeak]
	delete(d, keySpeak)
	delete(d, keyTitle)
	where := at(p.speeches.columns[keySpeak], row)
	beside := len(d) > 1 || len(d) == 1 && d[keyItem] == ""
	switch {
	case tick == "yes", tick == "" && beside:
		return d
	case tick == "no" && beside:
		form.Problems = append(form.Problems, fmt.Sprintf("cell %s says no, and something is written beside it", where))
	case ticked(tick):
		return d
	case tick != "" && tick != "no":
		form.Problems = append(form.Problems, fmt.Sprintf("cell %s says %s; yes or no was wanted", where, short(tick)))
		if beside {
			return d // "to be confirmed" with a speaker: proposed, and a person decides
		}
	}
	return nil
}

// ticked tells of the marks that people set in a box.
func ticked(s string) bool {
	switch strings.ToLower(s) {
	case "x", "✓", "✔", "☑", "☒", "√", "v", "1", "true", "y", "х":
		return true
	}
	return false
}
