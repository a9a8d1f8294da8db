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

// columns are the keys of a table's columns: by their heads (keys), by heads that are a day or a mode of taking part with crosses below, and, where the head says nothing
// that is known, by what stands in all cells.
func (p *reader) columns(head, keys []string, rows [][]string) []string {
	keys = slices.Clone(keys)
	for i := range keys {
		said, cells := clean(head[i]), cellsBelow(rows, i)
		switch {
		case isMode(choice(said)) && !slices.ContainsFunc(cells, func(c string) bool { return isMode(choice(c)) }):
			keys[i] = crossedMode + said
		case (keys[i] == "" || keys[i] == "other") && !slices.Contains(keys, KeyDays) && p.dayOfHead(said) != "":
			keys[i] = crossedDay + p.dayOfHead(said)
		}
	}
	for i := range keys {
		if cells := cellsBelow(rows, i); listsPersons(keys[i]) || keys[i] == "headq" {
			if len(cells) > 0 && !slices.Contains(keys, KeyCapacity) && !slices.ContainsFunc(cells, func(c string) bool { return !statesCapacity(c) }) {
				keys[i] = KeyCapacity // "Head/Adviser"
			}
		}
		if (keys[i] == "" || keys[i] == "other" || keys[i] == keySpeaks) && !alarmedValue(head[i]) && !p.turnsFacts(sentenceOf(tokenize(head[i]))) {
			keys[i] = firstOf(p.keyOfCells(keys, cellsBelow(rows, i)), keys[i])
		}
	}
	return keys
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
// who are registered. It is "" where other cells stand there too, or another column has that key.
func (p *reader) keyOfCells(keys, cells []string) string {
	kinds := []struct {
		key string
		is  func(string) bool
	}{
		{KeyHonorific, func(c string) bool { return isHonorificOnly(c) && !hasFunction(c) }},
		{KeyCapacity, func(c string) bool { return slices.Contains(keys, KeyFunction) && statesCapacity(c) }},
		{KeyAttendance, func(c string) bool { return isMode(choice(c)) }},
		{KeyEmail, func(c string) bool { return mailIn(c) == c }},
		{KeyLanguage, func(c string) bool { return ofItems(keys) && len(languagesIn(c)) == 1 && !p.remains(KeyLanguage, c) }},
		{KeySpeaker, func(c string) bool { return ofItems(keys) && p.isSpeaker(parsePerson(c)) }},
	}
	for _, kind := range kinds {
		if len(cells) > 0 && !slices.Contains(keys, kind.key) && !slices.ContainsFunc(cells, func(c string) bool { return !kind.is(c) }) {
			return kind.key
		}
	}
	return ""
}

// isSpeaker tells a person by the form of address, or one who is registered.
func (p *reader) isSpeaker(who person) bool {
	return who.honorific != "" && isPersonName(who.name, true) || isPersonName(who.name, false) && p.isNamed(who.name)
}

func statesCapacity(cell string) bool {
	switch choice(cell) {
	case "head", "alternate", "adviser", "observer":
		return true
	}
	return wholly(cell, "capacity ")
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
