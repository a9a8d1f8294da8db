package reply

import (
	"slices"
	"strings"
)

// personLists reads lists of delegates below a sentence that introduces them, each line with all that it says of one person. Such a list is as plain as a table where
// nothing in it remains unread; any other is left to the readers of prose.
func (p *reader) personLists(lines []span) []span {
	var rest []span
	for i := 0; i < len(lines); i++ {
		rest = append(rest, lines[i])
		if !p.introduces(lines, i) {
			continue
		}
		rows, end := p.personRows(lines, i+1)
		if len(rows) == 0 {
			continue
		}
		for _, row := range rows {
			p.takePersonRow(row)
		}
		i = end - 1
	}
	return rest
}

// longestIntroduction bounds the sentence before a list, in lines.
const longestIntroduction = 6

// introduces tells a line that ends a sentence on who the delegation is with a colon, and takes nothing back.
func (p *reader) introduces(lines []span, i int) bool {
	line := strings.TrimSpace(p.text[lines[i].start:lines[i].end])
	if inList("heading", foldAll(strings.TrimRight(trimListMark(line), ":："))) {
		return true
	}
	if !strings.HasSuffix(line, ":") && !strings.HasSuffix(line, "：") {
		return false
	}
	from := i
	for from > 0 && from > i-longestIntroduction && lines[from].start == lines[from-1].end+1 && strings.TrimSpace(p.text[lines[from-1].start:lines[from-1].end]) != "" {
		from--
	}
	all := p.sentences(lines[from : i+1])
	if len(all) == 0 {
		return false
	}
	s := &all[len(all)-1]
	return s.colon && (s.composes() || s.has("attend") || s.countsPersons() || p.says(s, map[string]bool{})) &&
		!s.has("speak") && !p.alarms(s) && !s.question
}

// personRow is a line of a list with what it says of a person.
type personRow struct {
	values map[string]string
	at     span
	text   string // on one line
	office bool   // a function stands right behind the name
}

// complete tells a row that says how the person takes part.
func (r *personRow) complete() bool { return r.values[KeyAttendance] != "" }

// mostUnread is how many rows of a list may have a function that its place alone tells.
const mostUnread = 10

// maxRowsTried bounds the lines of a mail that are tried as rows of lists; no delegation has so many.
const maxRowsTried = 1500

// mostBelow is how many lines below a name say all of a person at most, each a piece of it.
const mostBelow = 8

// personRow is the row that begins at line i, and the line behind it: what is said of a person on its line, or on lines of their own below the name.
func (p *reader) personRow(lines []span, i int, listed bool) (row personRow, next int) {
	whole, next := p.unwrapped(lines, i)
	row = personRow{at: whole, text: strings.ReplaceAll(p.text[whole.start:whole.end], "\n", " ")}
	if p.rowsTried++; p.rowsTried > maxRowsTried {
		return row, next
	}
	if row.values, row.office = p.personLineAs(row.text, false); row.values != nil || !listed {
		return row, next
	}
	text, end := row.text, next
	for end < len(lines) && end < next+mostBelow {
		line := p.text[lines[end].start:lines[end].end]
		if strings.TrimSpace(line) == "" || marked(line) {
			break
		}
		text += ", " + line
		end++
	}
	if v, office := p.personLineAs(text, false); v != nil && end > next {
		return personRow{v, span{whole.start, lines[end-1].end}, text, office}, end
	}
	return row, next
}

// personRows are the rows of the list that begins at line i, and the line behind it; none where a line of the list says anything else, or does not say
// how the person takes part: such a list names persons as a sentence does.
func (p *reader) personRows(lines []span, i int) (rows []personRow, end int) {
	unread := 0
	for end = i; i < len(lines) && unread < mostUnread; {
		line := p.text[lines[i].start:lines[i].end]
		if strings.TrimSpace(line) == "" {
			i++
			continue
		}
		listed := marked(line)
		if !listed && honorificAt(tokenize(line)) == 0 && (len(rows) == 0 || i > end) {
			break
		}
		row, next := p.personRow(lines, i, listed)
		if !listed && !row.complete() {
			break
		}
		if row.values == nil {
			unread++
		}
		rows = append(rows, row)
		i, end = next, next
	}
	if unread == mostUnread || !p.allRead(rows) {
		return nil, end
	}
	return rows, end
}

// allRead tells whether all rows of a list are read. Where some have a function right behind the name, words that the tables lack are one there too.
func (p *reader) allRead(rows []personRow) bool {
	placed := slices.ContainsFunc(rows, func(r personRow) bool { return r.office })
	for i := range rows {
		if rows[i].values == nil && placed && p.rowsTried < maxRowsTried {
			p.rowsTried++
			rows[i].values, _ = p.personLineAs(rows[i].text, true)
		}
		if !rows[i].complete() {
			return false
		}
	}
	return true
}

// unwrapped is a line of a list with those onto which a mail program broke it, and the line behind them.
func (p *reader) unwrapped(lines []span, i int) (whole span, next int) {
	const full = 60 // bytes; lines are broken at some 78
	whole = lines[i]
	for next = i + 1; next < len(lines); next++ {
		line := p.text[lines[next].start:lines[next].end]
		if lines[next].start != whole.end+1 || strings.TrimSpace(line) == "" || marked(line) || honorificAt(tokenize(line)) > 0 {
			break
		}
		if physical := strings.LastIndexByte(p.text[:lines[next-1].start], '\n') + 1; lines[next-1].end-physical < full && !p.hangs(lines[next-1], lines[next]) {
			break
		}
		whole.end = lines[next].end
	}
	return whole, next
}

// hangs tells a line set in below one that ends with a comma: it goes on with what that says, however short.
func (p *reader) hangs(above, below span) bool {
	said := strings.TrimRight(p.text[above.start:above.end], " \t\r")
	setIn := p.text[below.start] == ' ' || p.text[below.start] == '\t'
	return setIn && strings.ContainsFunc(said[max(0, len(said)-len("，")):], func(r rune) bool { return strings.ContainsRune(",،，", r) })
}

func (p *reader) takePersonRow(row personRow) {
	p.weigh(row.values)
	p.addDelegate(p.delegateFrom(row.values, p.evidence(row.at, "list")))
	p.structured = true
}
