package reply

import (
	"slices"
	"strconv"
	"strings"

	"chancery/internal/roster"
)

// takeRows reads the rows below a header, each of a person, of items or of both.
func (p *reader) takeRows(keys []string, rows [][]string) bool {
	took := false
	p.picks(keys, rows)
	for n, row := range rows {
		if repeatsHead(row, keys) {
			continue
		}
		if !slices.ContainsFunc(row, func(cell string) bool { return !blank(cell) }) {
			continue // crossed through: "N/A" in each cell
		}
		v := p.rowValues(keys, rows[:n+1])
		p.weighRow(keys, v)
		took = p.takeRow(keys, v, p.tableEvidence(row)) || took
	}
	p.structured = p.structured || took
	return took
}

// rowValues are what the last of some rows says, by the keys of its columns.
func (p *reader) rowValues(keys []string, rows [][]string) map[string]string {
	v := map[string]string{}
	for i, cell := range rows[len(rows)-1] {
		switch {
		case clean(cell) == "":
		case i < len(keys) && keys[i] != "":
			p.takeCell(v, keys[i], cell)
		case i >= len(keys) && !blank(cell), alarmedCell(cell), isDigitStart(clean(cell)) && !numbers(rows, i):
			p.doubtValue("cell", cell) // beside the columns, or "cancelled" in one that the program does not know
		}
	}
	return v
}

func (p *reader) takeCell(v map[string]string, key, cell string) {
	if strings.HasPrefix(key, crossedDay) || strings.HasPrefix(key, crossedMode) {
		p.takeCross(v, key, cell)
		return
	}
	if have := v[key]; key != "other" && !blank(have) && have != clean(cell) {
		p.doubtValue("cell", cell) // two columns of one name
	}
	if key != "other" || !p.onlyDays(v[key]) { // a passport beside the days
		v[key] = clean(cell)
	}
	if c := strings.TrimSpace(cell); strings.HasSuffix(c, "*") && c[0] != '*' && len(c) > 1 {
		p.review(FreeText, "cell: "+c) // a footnote
	}
}

// weighRow makes a row's values ready to be taken, and asks for a person where they say more than is taken from them.
func (p *reader) weighRow(keys []string, v map[string]string) {
	p.joinName(v)
	if t := v["title"]; ofItems(keys) && !alarmedCell(t) {
		delete(v, "title")
	}
	titleIs(v)
	p.asMeant(v)
	p.weigh(v)
	p.noteMission(v)
	p.noteRemarks(v)
	if choice(v[KeyAttending]) == "no" {
		p.doubtValue(KeyAttending, v[KeyName]+": "+v[KeyAttending])
	}
}

// takeRow makes facts of a row: its person, who also speaks on its items where no other speaker is named.
func (p *reader) takeRow(keys []string, v map[string]string, e roster.Evidence) (took bool) {
	if choice(v["headq"]) != "yes" && isPersonValue(v["headq"]) && blank(v[KeyName]) {
		nameHead(v)
	}
	if !blank(v[KeyName]) && !personIn(v) {
		p.doubtValue(KeyName, v[KeyName])
	} else if !blank(v[KeyName]) {
		p.addDelegate(p.delegateFrom(v, e))
		took = true
		if v[KeySpeaker] == "" && v[KeyItem] != "" {
			v[KeySpeaker] = v[KeyName]
		}
	}
	if blank(v[KeyName]) && blank(v["persons"]) {
		p.ownerless(v)
	}
	if !blank(v[KeyItem]) && p.ticked(keys, v) {
		p.interventionsFrom(v, e)
		took = true
	}
	if wish := v[KeyItem]; choice(wish) == "yes" {
		if items, _ := p.readItems(wish); len(items) == 0 {
			p.doubtValue(KeyItem, wish) // who wishes to speak, and not on what
		}
	}
	return took
}

// ticked tells whether a row's item is one to speak on: always where no column asks, else by its yes, or by a speaker beside an empty cell.
func (p *reader) ticked(keys []string, v map[string]string) bool {
	if !slices.Contains(keys, keySpeaks) {
		return true
	}
	said, beside := v[keySpeaks], !blank(v[KeySpeaker]) || !blank(v[KeyOnBehalfOf])
	c := choice(said)
	switch {
	case c == "yes":
		return true
	case c == "no" && !beside, clean(said) == "" && !beside:
		return false
	case clean(said) != "":
		p.doubtValue("item", v[KeyItem]+": "+said)
	}
	return c != "no"
}

// numbers tells whether a column counts its rows: 1, 2, 3.
func numbers(rows [][]string, column int) bool {
	last, n := rows[len(rows)-1], 0
	for _, row := range rows {
		if column < len(row) && clean(row[column]) != "" {
			n++
		}
	}
	return strings.Trim(clean(last[column]), ".) ") == strconv.Itoa(n)
}

func alarmedCell(cell string) bool {
	switch choice(cell) {
	case "no", "in_person", "online", "head", "alternate", "observer":
		return true // what a column says whose head is not known
	}
	return alarmedValue(cell)
}

// picks asks for a person where a column that the program does not know ticks some of the persons and not others: what for, it cannot tell.
func (p *reader) picks(keys []string, rows [][]string) {
	name := slices.Index(keys, KeyName)
	for column := range keys {
		if keys[column] != "" || name < 0 {
			continue
		}
		tick, without := "", false
		for _, row := range rows {
			if name >= len(row) || blank(row[name]) {
				continue
			}
			if column >= len(row) || clean(row[column]) == "" {
				without = true
			} else if choice(row[column]) == "yes" {
				tick = row[column]
			}
		}
		if tick != "" && without {
			p.doubtValue("cell", tick)
		}
	}
}
