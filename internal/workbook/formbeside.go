package workbook

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"chancery/internal/locale"
)

// besideLimit is how many cells, notes and sheets beside the form's fields are told; one is enough for a person to open the file.
const besideLimit = 3

// beside names what a person sees in the workbook and no field of the form holds: text in other cells and sheets, notes, drawings.
func (p *places) beside(b source) []string {
	out := p.besideFields()
	for _, q := range p.others {
		if len(out) >= 2*besideLimit {
			break
		}
		if said := q.says(); said != "" {
			out = append(out, fmt.Sprintf("sheet %q is beside the form and was not read: %s", q.sheet.name, said))
		}
	}
	remarks := p.traits.notes
	if x, ok := b.(*book); ok {
		var err error
		if remarks, err = x.remarks(p.sheet); err != nil {
			out = append(out, "its notes: "+err.Error())
		}
	}
	for _, r := range remarks[:min(len(remarks), besideLimit)] {
		out = append(out, r.String())
	}
	return out
}

// besideFields are the cells with text of the form's own sheet that are neither fields nor what we wrote there.
func (p *places) besideFields() (out []string) {
	var at []pos
	for where, c := range p.grid {
		if c.text != "" && !p.isOurs(where, c.text) {
			at = append(at, where)
		}
	}
	slices.SortFunc(at, inReading)
	for _, where := range at[:min(len(at), besideLimit)] {
		out = append(out, fmt.Sprintf("cell %s is beside the form's fields and says %s", cellName(p.sheet.name, where.col, where.row), short(p.grid[where].text)))
	}
	return out
}

// inReading is the order in which cells are read: row by row.
func inReading(a, b pos) int { return cmp.Or(a.row-b.row, a.col-b.col) }

// isOurs tells a field, and what the form says of itself: headings, labels, hidden keys, the meeting and the delegation above the code, the numbers of rows.
func (p *places) isOurs(where pos, text string) bool {
	if strings.HasPrefix(text, marks) || formTexts[foldHeader(text)] {
		return true
	}
	for _, at := range p.head {
		if where == at {
			return true
		}
	}
	for _, a := range []area{p.delegates, p.speeches} {
		if where.row < a.first || where.row > a.last {
			continue
		}
		columns := slices.Sorted(maps.Values(a.columns))
		_, err := strconv.Atoi(text)
		return slices.Contains(columns, where.col) || err == nil && len(columns) > 0 && where.col < columns[0]
	}
	return p.isAbove(where)
}

// isAbove tells the cells above the code and left of it, where the form says what meeting it is of, and whose.
func (p *places) isAbove(where pos) bool {
	top := p.head[keyCode]
	if top.row == 0 {
		top = pos{valueCol, p.delegates.first}
	}
	return where.row <= top.row && where.col <= top.col
}

// above gives what stands above the form's fields: whose it is, and the lines on the meeting, into which people write too, as into the sheet's name.
func (p *places) above() (delegation string, lines []string) {
	var label pos // the first, where a person wrote one more
	for where, c := range p.grid {
		folded := foldHeader(c.text)
		switch {
		case !p.isAbove(where) || c.text == "" || where == p.head[keyCode]:
		case delegationLabels[folded]:
			if label.row == 0 || inReading(where, label) < 0 {
				label, delegation = where, p.grid[p.rightOf(where.col, where.row)].text
			}
		case !formTexts[folded] && !strings.HasPrefix(c.text, marks):
			lines = append(lines, c.text)
		}
	}
	if !formTexts[foldHeader(p.sheet.name)] {
		lines = append(lines, p.sheet.name)
	}
	slices.Sort(lines)
	return delegation, slices.DeleteFunc(lines, func(l string) bool { return l == delegation })
}

// delegationLabels are the labels of the delegation's name in any language, folded.
var delegationLabels = func() map[string]bool {
	m := map[string]bool{}
	for _, l := range locale.All {
		m[foldHeader(word(l, "form.delegation"))] = true
	}
	return m
}()

// summarySentence is how many characters the sentence has at least by which Numbers says that it exported the file, on the first sheet.
const summarySentence = 20

// says is what stands first on a sheet that no field is of: nothing where it is hidden or empty, the summary that Numbers writes, or another copy of the form
// without entries.
func (p *places) says() string {
	if p.sheet.hidden || len(p.grid) == 0 {
		return ""
	}
	if p.byKey() || p.byLabel() {
		form := p.read()
		if len(form.Delegates)+len(form.Interventions) == 0 {
			return ""
		}
	}
	var at []pos
	for where, c := range p.grid {
		if p.first && where.row <= listsSearch && strings.Contains(c.text, "Numbers") && utf8.RuneCountInString(c.text) > summarySentence {
			return ""
		}
		if trim(c.text) != "" && !strings.HasPrefix(c.text, marks) {
			at = append(at, where)
		}
	}
	if len(at) == 0 {
		return ""
	}
	first := slices.MinFunc(at, inReading)
	return short(p.grid[first].text)
}

// formTexts are what a form says of itself in any language, folded.
var formTexts = func() map[string]bool {
	m := map[string]bool{}
	for key := range words {
		if !strings.HasPrefix(key, "form.") && !strings.HasPrefix(key, "key.") {
			continue
		}
		for _, l := range locale.All {
			m[foldHeader(word(l, key, "n", strconv.Itoa(formRoom)))] = true
		}
	}
	return m
}()
