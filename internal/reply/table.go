package reply

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"chancery/internal/message"
	"chancery/internal/roster"
)

// Bounds of what is read of tables.
const (
	maxTables = 50
	maxRows   = 500
)

// tables reads the tables that the sender wrote; a table whose cells stand only in quoted text is left. The lines that show a table read are taken out.
func (p *reader) tables(lines []span) []span {
	own := sync.OnceValue(func() string { return squeeze(p.cut.own) })
	all := sync.OnceValue(func() string { return squeeze(p.m.Text) })
	for i, t := range p.m.Tables {
		if i == maxTables {
			p.review(TooLarge, "only the first tables are read")
			break
		}
		rows := len(t.Rows)
		t.Rows = t.Rows[:min(rows, maxRows)]
		if !ownTable(t, own, all) {
			continue
		}
		if rows > maxRows {
			p.review(TooLarge, fmt.Sprintf("a table has %d rows; only the first %d are read", rows, maxRows))
		}
		p.inFile = t.File
		if p.takeTable(t) {
			p.tablesRead = append(p.tablesRead, t)
			lines = p.withoutRows(lines, t)
		}
	}
	p.inFile = ""
	return lines
}

// ownTable tells whether a table belongs to what the sender wrote: all its cells stand in his own text, or it came in an attached document and stands nowhere in
// all of the mail. Both texts are squeezed. Cells are looked for behind those before them first: mostly they follow one another.
func ownTable(t message.Table, own, all func() string) bool {
	at := 0 // where the cell before was found
	for _, row := range t.Rows {
		for _, cell := range row {
			c := clean(cell)
			if len(c) <= 3 {
				continue
			}
			c = squeeze(c)
			if next := strings.Index(own()[at:], c); next >= 0 {
				at += next
			} else if !strings.Contains(own()[:min(at+len(c), len(own()))], c) {
				return !strings.Contains(all(), c)
			}
		}
	}
	return true
}

func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '\n' || r == '\t' || r == '|' || invisible(r) || r == 0xA0 {
			return -1
		}
		return r
	}, s)
}

// takeTable reads a table with a header row, one that goes on from such a table, or one of labels and values.
func (p *reader) takeTable(t message.Table) bool {
	if labelledPairs(t.Rows) {
		return p.takePairs(t)
	}
	for i, row := range t.Rows[:min(len(t.Rows), maxHeadings)] {
		if keys := headerKeys(row); keys != nil {
			if side, rows := sideBySide(t.Rows); side != nil && repeats(keys) {
				return p.takeRows(side, rows) // "| Delegate 1 | Delegate 2" heads columns of persons
			}
			p.headed = headed{t.File, keys}
			return p.takeRows(keys, t.Rows[i+1:])
		}
	}
	if p.headed.goesOn(t) {
		return p.takeRows(p.headed.keys, t.Rows)
	}
	if keys, rows := sideBySide(t.Rows); keys != nil {
		return p.takeRows(keys, rows)
	}
	return p.takePairs(t)
}

// headerKeys are the keys of a header row's columns; nil where fewer than two are known or none names a person or an item.
func headerKeys(row []string) []string {
	keys := make([]string, len(row))
	known, anchor := 0, false
	for i, cell := range row {
		keys[i] = labelKey(clean(strings.TrimRight(clean(cell), ":：")))
		if keys[i] != "" && keys[i] != "other" {
			known++
		}
		switch keys[i] {
		case KeyName, KeyItem, "first", "last", "headq":
			anchor = true
		}
	}
	if tickColumn(row, keys) {
		known++
	}
	if known < 2 || !anchor {
		return nil
	}
	return keys
}

// keySpeaks is the key of a column that says for each item whether the delegation speaks.
const keySpeaks = "speaks"

// tickColumn marks the column of a header row that asks for a wish to speak beside the column of items: "Item | Title | Wishes to speak".
func tickColumn(row, keys []string) (found bool) {
	items := -1
	for i, key := range keys {
		if key == KeyItem && (items < 0 || sectionHere(row[items], "speak") && !sectionHere(row[i], "speak")) {
			items = i
		}
	}
	for i, key := range keys {
		if items >= 0 && i != items && (key == KeyItem || key == "" && sectionHere(row[i], "speak")) {
			keys[i], found = keySpeaks, true
		}
	}
	return found
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

func (p *reader) takeRows(keys []string, rows [][]string) bool {
	took := false
	p.picks(keys, rows)
	for n, row := range rows {
		if slices.Equal(headerKeys(row), keys) {
			continue // the header once more, on a new page
		}
		if !slices.ContainsFunc(row, func(cell string) bool { return !blank(cell) }) {
			continue // crossed through: "N/A" in each cell
		}
		v := map[string]string{}
		for i, cell := range row {
			switch {
			case clean(cell) == "":
			case i < len(keys) && keys[i] != "":
				if have := v[keys[i]]; keys[i] != "other" && !blank(have) && have != clean(cell) {
					p.doubtValue("cell", cell) // two columns of one name
				}
				v[keys[i]] = clean(cell)
				if c := strings.TrimSpace(cell); strings.HasSuffix(c, "*") && c[0] != '*' && len(c) > 1 {
					p.review(FreeText, "cell: "+c) // a footnote
				}
			case i >= len(keys) && !blank(cell), alarmedCell(cell), isDigitStart(clean(cell)) && !numbers(rows[:n+1], i):
				p.doubtValue("cell", cell) // beside the columns, or "cancelled" in one that the program does not know
			}
		}
		p.joinName(v)
		if t := v["title"]; ofItems(keys) && !alarmedCell(t) {
			delete(v, "title")
		}
		titleIs(v)
		p.weigh(v)
		if m := v["mission"]; !blank(m) {
			p.missions = append(p.missions, clean(m))
		}
		if r := v[KeyRemarks]; !blank(r) {
			p.remarks = firstOf(p.remarks, r)
		}
		if choice(v[KeyAttending]) == "no" {
			p.doubtValue(KeyAttending, v[KeyName]+": "+v[KeyAttending])
		}
		e := p.tableEvidence(row)
		if choice(v["headq"]) != "yes" && isPersonValue(v["headq"]) && blank(v[KeyName]) {
			v[KeyName], v[KeyCapacity] = v["headq"], "head"
			delete(v, "headq")
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
	}
	p.structured = p.structured || took
	return took
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
	toks := tokenize(cell)
	return alarmed(cell, toks, words().find(toks))
}

func (p *reader) tableEvidence(row []string) roster.Evidence {
	for _, cell := range row {
		c := clean(cell)
		if at := strings.Index(p.text, c); c != "" && at >= 0 && len(c) > 2 && p.inFile == "" {
			return roster.Evidence{Part: "text", Start: at, End: at + len(c), Words: c, Found: "table"}
		}
	}
	return roster.Evidence{Part: firstOf(p.inFile, "table"), Words: strings.Join(row, " | "), Found: "table"}
}

// takePairs reads a table of two columns, label and value, as labelled lines.
func (p *reader) takePairs(t message.Table) bool {
	f := Form{Source: "table", Fields: map[string]string{}}
	v, order := map[string]string{}, []string{}
	took := false
	flush := func() {
		if len(order) > 0 {
			n, m := len(p.r.Delegates), len(p.r.Interventions)
			before := p.attending || p.regret
			p.takeGroup(v, order, span{})
			for i := n; i < len(p.r.Delegates); i++ {
				p.r.Delegates[i].Evidence = []roster.Evidence{p.tableEvidence([]string{p.r.Delegates[i].Name})}
			}
			for i := m; i < len(p.r.Interventions); i++ {
				p.r.Interventions[i].Evidence = []roster.Evidence{p.tableEvidence([]string{clean(v[KeyItem])})}
			}
			took = took || n != len(p.r.Delegates) || m != len(p.r.Interventions) || before != (p.attending || p.regret)
		}
		v, order = map[string]string{}, nil
	}
	var formLines, unknown []string
	for _, row := range inPairs(t.Rows) {
		if len(row) < 2 {
			continue
		}
		for _, cell := range row[2:] {
			if !blank(cell) {
				unknown = append(unknown, cell)
			}
		}
		label, value := strings.TrimRight(clean(row[0]), ":： "), clean(row[1])
		if _, _, _, ok := formLine(label + ": " + value); ok {
			formLines = append(formLines, label+": "+value)
			continue
		}
		key := labelKey(label)
		if key == "" {
			if (!blank(value) || choice(value) == "no") && label != "" {
				unknown = append(unknown, label+": "+value)
			}
			continue
		}
		if _, again := v[key]; again || key == KeyItem && v[KeyName] != "" {
			flush()
		}
		v[key] = value
		order = append(order, key)
	}
	flush()
	if len(formLines) > 0 {
		f, _, _ = textForm(formLines)
		p.formSeen, p.codes = true, append(p.codes, f.Code)
		took = p.takeForm(f) || took
	}
	for _, row := range unknown {
		if took {
			p.doubtValue("row", row)
		}
	}
	return took
}

// withoutRows takes out the lines that show rows of a table.
func (p *reader) withoutRows(lines []span, t message.Table) []span {
	cells := map[string]bool{}
	for i, row := range t.Rows {
		cells[squeeze(strings.Join(row, ""))] = true
		if i > 0 {
			for _, own := range withoutAbove(row, t.Rows[i-1]) {
				cells[squeeze(own)] = true
			}
		}
		for _, cell := range row {
			for line := range strings.Lines(cell) {
				cells[squeeze(line)] = true
			}
		}
		if len(row) >= 2 {
			cells[squeeze(row[0]+":"+strings.Join(row[1:], ""))] = true
		}
	}
	out := lines[:0:0]
	for _, s := range lines {
		q := squeeze(p.text[s.start:s.end])
		if q != "" && cells[q] {
			continue
		}
		out = append(out, s)
	}
	return out
}
