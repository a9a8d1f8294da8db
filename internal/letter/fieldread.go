package letter

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// fieldPiece reads what stands between {{ and }}, at line and column (1-based, in characters) of the file, and names what it cannot understand.
//
//	{{ Column }}  {{ meeting.title }}        a value
//	{{ invitee.name | of }}                  a value through filters
//	{{ if Column }}  {{ unless Column }}     the line or block stands only where there is a value, or none
//	{{ if class ngo observer }}              only in letters to one of these classes; likewise language and family
//	{{ include NAME }}  {{ table agenda }}   in a paragraph of their own
func (r *reporter) fieldPiece(inside string, number, column int) piece {
	inside = strings.ReplaceAll(inside, hiddenBar, "|")
	p := piece{file: r.file, line: number, column: column}
	name := strings.Join(strings.Fields(inside), " ")
	if known(r.columns, name) {
		p.field = name
		return p
	}
	first, rest, _ := strings.Cut(name, " ")
	switch {
	case first == "if" && rest != "", first == "unless" && rest != "":
		p.when = r.condition(rest, first == "unless", number, column)
		return p
	case first == "include":
		p.include = rest
		if !partName.MatchString(rest) {
			r.report(number, column, "found {{ "+name+" }}, wanted the name of a shared part", "write {{ include NAME }} for letters/part.NAME.<lang>.md; a name is of a–z 0–9 - _")
		}
		return p
	case first == "table":
		p.table = rest
		if !known(tableNames, rest) {
			r.report(number, column, "unknown table "+quote(rest), nearestOf(rest, tableNames))
		}
		return p
	case known([]string{"else", "end", "endif", "if", "unless"}, first):
		r.report(number, column, "found {{ "+name+" }}", "a condition {{ if NAME }} or {{ unless NAME }} stands at the head of its paragraph or line and holds for that alone; it has neither else nor end")
		return p
	}
	r.withFilters(&p, inside)
	return p
}

// withFilters reads a field and its filters.
func (r *reporter) withFilters(p *piece, inside string) {
	column := p.column + 2
	for i, segment := range splitBars(inside) {
		word := strings.Join(strings.Fields(segment), " ")
		at := column + utf8.RuneCountInString(segment) - utf8.RuneCountInString(strings.TrimLeftFunc(segment, unicode.IsSpace))
		column += utf8.RuneCountInString(segment) + 1
		if i == 0 {
			p.field = word
			r.checkField(word, p.line, p.column)
			continue
		}
		if f, ok := r.filter(strings.TrimSpace(segment), p.line, at); ok {
			p.filters = append(p.filters, f)
		}
	}
}

// splitBars parts at each | that stands in no quotes.
func splitBars(s string) []string {
	var out []string
	start, within := 0, rune(0)
	for i, c := range s {
		switch {
		case within != 0:
			if c == within {
				within = 0
			}
		case quotePairs[c] != 0:
			within = quotePairs[c]
		case c == '|':
			out = append(out, s[start:i])
			start = i + 1
		}
	}
	return append(out, s[start:])
}

// quotePairs are the marks that may stand around a text of a filter: the straight one, and those that word processors put in its place.
var quotePairs = map[rune]rune{'"': '"', '“': '”', '„': '“', '«': '»', '”': '”'}

// checkField names a field that neither the program nor the sheet has.
func (r *reporter) checkField(name string, number, column int) {
	all := append(append([]string{}, fieldNames...), standardColumns...)
	if known(all, name) || known(r.columns, name) || r.columns == nil && !strings.Contains(name, ".") && name != "" {
		return
	}
	if name == "" {
		r.report(number, column, "found {{ }} without a name", "write the name of a field or of a column between the brackets")
		return
	}
	r.report(number, column, "unknown field {{ "+name+" }}", nearest(name, append(all, r.columns...)))
}
