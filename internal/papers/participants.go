package papers

import (
	"strings"
	"unicode"

	"chancery/internal/roster"
	"chancery/internal/typeset"
)

// Participants is the list of participants by class and by the alphabet of the language, the head of each delegation first. It bears names,
// functions and capacities; no addresses, needs or gender. c says of what part all are.
func Participants(s Sitting, all []roster.Participant, c Choice) *typeset.Document {
	d := s.document("title.participants", c)
	if len(all) == 0 {
		add(d, typeset.Paragraph, plain(s.word("nobody.registered")))
	}
	for from := 0; from < len(all); {
		to := from
		for to < len(all) && all[to].Invitee.Class == all[from].Invitee.Class {
			to++
		}
		s.table(d, all[from].Invitee.Class.Plural(s.Lang), s.people(all[from:to]))
		from = to
	}
	return d
}

// people are the rows of a class: each delegation's name above its people.
func (s Sitting) people(class []roster.Participant) [][][]typeset.Span {
	rows := [][][]typeset.Span{s.head("col.order", "col.name", "col.function", "col.capacity")}
	ref := ""
	for _, p := range class {
		if p.Invitee.Ref != ref {
			ref = p.Invitee.Ref
			rows = append(rows, across(p.Invitee.DisplayName(s.Lang, s.Rules.Start), 4))
		}
		rows = append(rows, [][]typeset.Span{number(p.Number), named(addressed(p.Honorific, p.Name)), named(p.Function), plain(s.capacity(p.Delegate))})
	}
	return rows
}

// addressed is a name with its honorific, which stands behind it in Chinese.
func addressed(honorific, name string) string {
	if strings.ContainsFunc(honorific, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		return name + honorific
	}
	return strings.TrimSpace(honorific + " " + name)
}

// capacity says who heads the delegation and who is not in the room.
func (s Sitting) capacity(d roster.Delegate) string {
	var parts []string
	switch {
	case d.Leads():
		parts = append(parts, s.word("capacity.head"))
	case d.Capacity != "":
		parts = append(parts, s.word("capacity."+d.Capacity))
	}
	if d.Attendance == "online" {
		parts = append(parts, s.word("mode.online"))
	}
	separator := ", "
	switch s.Lang {
	case "ar":
		separator = "، "
	case "zh":
		separator = "，"
	}
	return strings.Join(parts, separator)
}
