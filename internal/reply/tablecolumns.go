package reply

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Keys of columns of crosses; behind them stand the words of the column's head.
const (
	crossedDay  = "days: "
	crossedMode = "attendance: "
)

// maxColumns bounds the columns that are read by their cells; no list of delegates has more.
const maxColumns = 60

// columnReader finds the keys of a table's columns.
type columnReader struct {
	p       *reader
	keys    []string
	has     map[string]bool // the keys that some column has
	ofItems bool
	named   map[string]bool // folded names of those who are registered
}

// columns are the keys of a table's columns: by their heads (keys), by heads that are a day or a mode of taking part with crosses below, and, where the head says nothing
// that is known, by what stands in all cells.
func (p *reader) columns(head, keys []string, rows [][]string) []string {
	r := columnReader{p, slices.Clone(keys), map[string]bool{}, ofItems(keys), map[string]bool{}}
	for _, key := range keys {
		r.has[key] = true
	}
	for _, d := range p.r.Delegates {
		r.named[foldAll(d.Name)] = true
	}
	for i := range keys[:min(len(keys), maxColumns)] {
		r.cross(i, clean(head[i]), cellsBelow(rows, i))
		r.worded(i, head[i], cellsBelow(rows, i))
	}
	for i := range keys[:min(len(keys), maxColumns)] {
		if key := r.keys[i]; key == "" || key == "other" || key == keySpeaks || key == "headq" || listsPersons(key) {
			r.infer(i, head[i], cellsBelow(rows, i))
		}
	}
	return r.keys
}

// cross marks a column of crosses below a day or a mode.
func (r *columnReader) cross(i int, said string, cells []string) {
	if isMode(choice(said)) && !slices.ContainsFunc(cells, func(c string) bool { return isMode(choice(c)) }) {
		r.keys[i] = crossedMode + said
		return
	}
	if r.keys[i] != "" && r.keys[i] != "other" || r.has[KeyDays] {
		return
	}
	if day := r.p.dayOfHead(said); day != "" {
		r.keys[i] = crossedDay + day
	}
}

// infer gives a column the key of its cells, unless its head turns them. A head of roles ("Head/Adviser") may be nothing but that of a column of capacities.
func (r *columnReader) infer(i int, head string, cells []string) {
	key, roles := r.keyOfCells(cells), r.keys[i] == "headq" || listsPersons(r.keys[i])
	if key == "" || alarmedValue(head) || roles && key != KeyCapacity || !roles && r.p.turnsFacts(sentenceOf(tokenize(head))) {
		return
	}
	r.keys[i], r.has[key] = key, true
}

// worded gives a column whose head stands in no list the key of its words, where the first cell is such as the key has: "Cuándo", "Чем занимается".
func (r *columnReader) worded(i int, head string, cells []string) {
	if len(cells) == 0 || r.keys[i] != "" {
		return
	}
	key, _ := r.p.wordedLabel(clean(head) + ": " + cells[0])
	if r.has[key] || !(personalKey(key) || key == KeyCapacity || r.ofItems && (key == KeySpeaker || key == KeyLanguage)) {
		return
	}
	r.keys[i], r.has[key] = key, true
}

// dayOfHead is the day that a column's head names, "" where it names none: "20 June", "Lun 20", "20". A number alone that an item has too may be the item's.
func (p *reader) dayOfHead(said string) string {
	if blank(said) || len(said) > longestCounted {
		return ""
	}
	toks := slices.DeleteFunc(tokenize(said), func(t token) bool { return t.kind != number && (t.kind != word || beginsWeekday(t.fold)) })
	if len(toks) == 1 && toks[0].kind == number && !p.c.Start.IsZero() {
		_, item := p.c.Agenda.Find(toks[0].fold)
		if days := p.daysIn(toks[0].fold); len(days) == 1 && (!item || len(tokenize(said)) > 1) {
			return days[0].String()
		}
	}
	if p.onlyDays(said) {
		return said
	}
	return ""
}

// beginsWeekday tells the name of a day of the week or its first letters: "Lun", "Mié", "пн".
func beginsWeekday(w string) bool {
	return utf8.RuneCountInString(w) > 1 && slices.ContainsFunc(words().lists["weekday"], func(day string) bool { return strings.HasPrefix(day, w) })
}

// cellsBelow are the cells of a column that are not empty.
func cellsBelow(rows [][]string, column int) (cells []string) {
	for _, row := range rows[:min(len(rows), maxRows)] {
		if column < len(row) && !blank(row[column]) {
			cells = append(cells, clean(row[column]))
		}
	}
	return cells
}

// keyOfCells is the key of a column by its cells: words of courtesy, roles in a delegation beside functions, modes, addresses; in a table of items also languages, and persons
// with a form of address or who are registered. It is "" where other cells stand there too, or another column has that key.
func (r *columnReader) keyOfCells(cells []string) string {
	kinds := []struct {
		key    string
		awaits bool
		is     func(string) bool
	}{
		{KeyHonorific, true, func(c string) bool { return isHonorificOnly(c) && !hasFunction(c) }},
		{KeyCapacity, r.has[KeyFunction], statesCapacity},
		{KeyAttendance, true, func(c string) bool { return isMode(choice(c)) }},
		{KeyEmail, true, func(c string) bool { return mailIn(c) == c }},
		{KeyLanguage, r.ofItems, func(c string) bool { return len(languagesIn(c)) == 1 && !r.p.remains(KeyLanguage, c) }},
		{KeySpeaker, r.ofItems, r.isSpeaker},
		{"statement", r.ofItems, saysAttached},
	}
	for _, kind := range kinds {
		if kind.awaits && len(cells) > 0 && !r.has[kind.key] && !slices.ContainsFunc(cells, func(c string) bool { return !kind.is(c) }) {
			return kind.key
		}
	}
	return ""
}

// isSpeaker tells a person by the form of address, or one who is registered.
func (r *columnReader) isSpeaker(cell string) bool {
	who := parsePerson(cell)
	return who.honorific != "" && isPersonName(who.name, true) || isPersonName(who.name, false) && r.named[foldAll(who.name)]
}

func statesCapacity(cell string) bool {
	return isCapacity(cell) || wholly(cell, "capacity ")
}

// takeCross takes a cell of a column of crosses; a day may have a mode for its cross.
func (p *reader) takeCross(v map[string]string, key, cell string) {
	day, ofDays := strings.CutPrefix(key, crossedDay)
	mode := strings.TrimPrefix(key, crossedMode)
	switch c := choice(cell); {
	case blank(cell), c == "no":
		return
	case ofDays && isMode(c):
		mode = clean(cell)
	case !crossed(cell):
		p.doubtValue("cell", cell)
		return
	case ofDays:
		mode = ""
	}
	if ofDays && v[KeyDays] != "" {
		day = v[KeyDays] + ", " + day
	}
	if ofDays {
		v[KeyDays] = day
	}
	if have := v[KeyAttendance]; mode != "" && have != "" && choice(have) != choice(mode) {
		p.doubtValue("cell", cell) // crossed in two ways, or on each day in another
	} else if mode != "" {
		v[KeyAttendance] = mode
	}
}

// crossed tells a cell that says yes, by a word or a sign.
func crossed(cell string) bool {
	return choice(cell) == "yes" || slices.Contains([]string{"+", "●", "•", "■", "v", "V"}, clean(cell))
}

// repeatsHead tells the head of a table once more, on a new page.
func repeatsHead(row, keys []string) bool {
	again := headerKeys(row)
	for i, key := range again {
		if key != "" && i < len(keys) && key != keys[i] && !strings.HasPrefix(keys[i], crossedDay) && !strings.HasPrefix(keys[i], crossedMode) {
			return false
		}
	}
	return again != nil && len(again) == len(keys)
}
