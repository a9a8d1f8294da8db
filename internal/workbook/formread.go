package workbook

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// FilledForm is a form read back: stable keys (reply.Key…) to values as written; what was chosen from a drop-down stands as its code.
type FilledForm struct {
	Code          string
	Fields        map[string]string
	Delegates     []map[string]string
	Interventions []map[string]string
	Problems      []string // cells that could not be read, and what a person sees in the file and no field holds

	Delegation string            // whose form it is, in words
	Heading    []string          // the other lines above the fields
	Titles     map[string]string // of the items in Interventions, as they stand in the form
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
	form = p.read()
	form.Problems = append(form.Problems, p.beside(b)...)
	form.Delegation, form.Heading = p.above()
	return form, true, nil
}

// read takes what the fields say.
func (p *places) read() FilledForm {
	form := FilledForm{Fields: map[string]string{}, Titles: map[string]string{}}
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
			p.reachDown(&form, p.delegates, row, d)
			p.unseen(&form, p.delegates, row, d)
			form.Delegates = append(form.Delegates, d)
		}
	}
	for row := p.speeches.first; row <= p.speeches.last && row > 0; row++ {
		if d := p.speech(&form, row); d != nil && !p.heading(row) {
			p.reachDown(&form, p.speeches, row, d)
			p.unseen(&form, p.speeches, row, d)
			form.Titles[d[keyItem]] = p.grid[pos{p.speeches.columns[keyTitle], row}].text
			form.Interventions = append(form.Interventions, d)
		}
	}
	return form
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
	if c.struck {
		c.text = c.left
	}
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
	if (key == keyName || key == keySpeaker) && severalPersons(text) {
		form.Problems = append(form.Problems, fmt.Sprintf("cell %s has several lines where one person was wanted: %s", at(where.col, where.row), short(text)))
	}
	if key == keyDays {
		text = day(text)
	}
	return encode(key, text, p.own[key])
}

// severalPersons tells lines that are names of their own from a name that was broken where its words part.
func severalPersons(text string) bool {
	lines := slices.DeleteFunc(strings.Split(text, "\n"), func(l string) bool { return trim(l) == "" })
	return len(lines) > 1 && slices.ContainsFunc(lines, func(l string) bool {
		return len(strings.Fields(l)) > 1 || strings.ContainsFunc(l, func(r rune) bool { return unicode.Is(unicode.Han, r) })
	})
}

// day is a date whose cell has lost its format, a serial number of days; other text stands.
func day(text string) string {
	const y2000, y2100 = 36526, 73051
	if n, err := strconv.Atoi(text); err == nil && n >= y2000 && n < y2100 {
		return moment(float64(n), dateNumber, false)
	}
	return text
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

// reachDown adds to a record what cells say that are merged over its row and those above.
func (p *places) reachDown(form *FilledForm, a area, row int, d map[string]string) {
	over := map[int]pos{} // by column, the cell that is
	for _, m := range p.traits.merged {
		if a.first <= m[0].row && m[0].row < row && row <= m[1].row {
			over[m[0].col] = m[0]
		}
	}
	for _, key := range slices.Sorted(maps.Keys(a.columns)) {
		from, ok := over[a.columns[key]]
		if !ok || d[key] != "" || key == keySpeak {
			continue
		}
		if v := p.value(form, key, from); v != "" {
			d[key] = v
		}
	}
}

// unseen names a record that stands in a hidden row, or in part in a hidden column: whoever sent the form may not know of it.
func (p *places) unseen(form *FilledForm, a area, row int, d map[string]string) {
	if p.hiddenRows[row] {
		form.Problems = append(form.Problems, fmt.Sprintf("row %d is hidden and filled in: %s", row, short(d[keyName]+d[keyItem])))
	}
	for _, key := range slices.Sorted(maps.Keys(d)) {
		col := a.columns[key]
		if p.hiddenCols[col] {
			form.Problems = append(form.Problems, fmt.Sprintf("column %s is hidden and filled in: %s", strings.TrimRight(at(col, 1), "1"), short(d[key])))
		}
	}
}

// speech reads an item's row: one that was ticked, or left unticked with something written beside it.
func (p *places) speech(form *FilledForm, row int) map[string]string {
	d := p.record(form, p.speeches, row)
	tick := d[keySpeak]
	delete(d, keySpeak)
	delete(d, keyTitle)
	if p.grid[pos{p.speeches.columns[keySpeak], row}].struck && tick == "" {
		tick = "no"
	}
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
