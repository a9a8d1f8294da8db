package letter

import (
	"strings"

	"chancery/internal/campaign"
	"chancery/internal/typeset"
)

// merger makes the blocks of one letter or mail and notes the values that are missing.
type merger struct {
	merge
	problems []campaign.Problem
}

// blocks is the template's body with its values.
func (m *merger) blocks() []typeset.Block {
	var out []typeset.Block
	for _, p := range m.t.body {
		if !m.all(p.when) {
			continue
		}
		if b := m.block(p); len(b.Spans)+len(b.Items)+len(b.Rows) > 0 {
			out = append(out, b)
		}
	}
	return out
}

func (m *merger) block(p part) typeset.Block {
	b := typeset.Block{Role: p.role, Line: p.number, Ordered: p.ordered}
	switch {
	case p.table != nil:
		b.Role = typeset.Table
		if value, _ := m.demand(piece{field: "meeting.agenda", file: p.table.file}); value != "" {
			b.Rows = m.agendaTable()
		}
	case p.role == typeset.List:
		for _, item := range p.items {
			if spans, stands := m.line(item); stands {
				b.Items = append(b.Items, spans)
			}
		}
	case p.role == typeset.Table:
		b.Rows = m.rows(p.rows)
	case p.role == typeset.Notice:
		b.Spans = m.joined(splitSoft(p.line))
	default:
		b.Spans, _ = m.line(p.line)
	}
	return b
}

// all tells whether every condition holds.
func (m *merge) all(conditions []*condition) bool {
	for _, c := range conditions {
		if !m.holds(c) {
			return false
		}
	}
	return true
}

func (m *merger) rows(rows [][]line) [][][]typeset.Span {
	var out [][][]typeset.Span
	for _, row := range rows {
		var cells [][]typeset.Span
		all := true
		for _, cell := range row {
			spans, stands := m.line(cell)
			all = all && stands
			cells = append(cells, spans)
		}
		if all {
			out = append(out, cells)
		}
	}
	return out
}

// lines is a front-matter key's value, its lines parted by "\n".
func (m *merger) lines(key string) []typeset.Span { return m.joined(m.t.front[key]) }

func (m *merger) joined(lines []line) []typeset.Span {
	var out []typeset.Span
	for _, l := range lines {
		spans, stands := m.line(l)
		if !stands || len(spans) == 0 {
			continue
		}
		if out != nil {
			out = append(out, typeset.Span{Text: "\n"})
		}
		out = append(out, spans...)
	}
	return out
}

// line merges one run of pieces. It does not stand where one of its conditions fails.
func (m *merger) line(l line) (spans []typeset.Span, stands bool) {
	for _, p := range l {
		if p.when != nil && !m.holds(p.when) {
			return nil, false
		}
	}
	for _, p := range l {
		if p.when != nil {
			continue
		}
		s := typeset.Span{Text: p.text, Bold: p.bold, Italic: p.italic}
		if p.link != nil {
			s.Link = linkTarget(m.target(p.link))
		}
		if p.field != "" {
			text, own := m.demand(p)
			s.Text, s.Isolate, s.Personal = text, !own, personal(p.field)
			if len(p.filters) == 0 {
				s.Link = firstOf(s.Link, linkOf(p.field, s.Text))
			}
		}
		if s.Text != "" {
			spans = append(spans, s)
		}
	}
	return trim(spans), true
}

// trim takes away the space that a condition leaves at the head of its line.
func trim(spans []typeset.Span) []typeset.Span {
	if len(spans) > 0 && !spans[0].Isolate {
		spans[0].Text = strings.TrimLeft(spans[0].Text, " ")
		if spans[0].Text == "" {
			return spans[1:]
		}
	}
	return spans
}

func (m *merger) target(l line) string {
	var b strings.Builder
	for _, p := range l {
		if p.field != "" {
			value, _ := m.demand(p)
			b.WriteString(value)
			continue
		}
		b.WriteString(p.text)
	}
	return b.String()
}

// linkOf makes addresses of the web and of mail links of themselves, where they come from the settings.
func linkOf(field, value string) string {
	switch field {
	case "meeting.url":
		return linkTarget(value)
	case "sender.email", "reply.address":
		return linkTarget("mailto:" + value)
	}
	return ""
}

// demand is a field's value, as filtered; an empty one is a problem of the sheet's row, or of the settings.
func (m *merger) demand(p piece) (value string, own bool) {
	s, own := m.filtered(p)
	if wrong := unclean(s); wrong != "" {
		m.problems = append(m.problems, m.problemOf(p, wrong, "delete the value and type it again"))
		return "", false
	}
	if s != "" || own || p.field == "" { // a text of the template's own may be empty: female "" | male "e"
		return s, own
	}
	file := firstOf(p.file, m.t.file)
	if known(letterFields, p.field) || strings.HasPrefix(p.field, "letter.") {
		m.problems = append(m.problems, campaign.Problem{File: file, Line: p.line, Column: p.column, Field: p.field,
			What: "this letter has no such value", Remedy: "begin the paragraph with {{ if " + p.field + " }}, or take the field out"})
		return "", false
	}
	if found := m.value(p.field); found != "" {
		m.problems = append(m.problems, m.unfit(p, found, file))
		return "", false
	}
	m.problems = append(m.problems, m.problemOf(p, "empty, and "+file+" uses it",
		"fill it in, write {{ "+p.field+" | default \"…\" }}, or begin the paragraph with {{ if "+p.field+" }}"))
	return "", false
}

// letterFields are the values that neither the settings nor the sheet hold.
var letterFields = []string{"code", "form", "record", "places", "enclosures", "enclosures.count", "enclosures.label"}

// problemOf is a problem of the place that a field's value comes from: the sheet's row, or the settings.
func (m *merge) problemOf(p piece, what, remedy string) campaign.Problem {
	problem := campaign.Problem{File: campaign.FileName, Field: p.field, What: what, Remedy: remedy}
	if !strings.Contains(p.field, ".") || strings.HasPrefix(p.field, "invitee.") {
		problem.File, problem.Row = firstOf(m.c.Contacts.File, "contacts.xlsx"), m.v.Row
	}
	return problem
}

// splitSoft parts pieces at every line of the source.
func splitSoft(l line) []line {
	out := []line{nil}
	for _, p := range l {
		if p.soft || p.text == "\n" {
			out = append(out, nil)
			continue
		}
		out[len(out)-1] = append(out[len(out)-1], p)
	}
	return out
}
