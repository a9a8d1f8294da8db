package letter

import (
	"chancery/internal/locale"
	"chancery/internal/typeset"
)

// tableNames are the tables that {{ table NAME }} puts into a letter.
var tableNames = []string{"agenda"}

// agendaHeads are the columns of the programme: the item's number and its title.
var agendaHeads = map[locale.Lang][2]string{
	locale.Arabic: {"البند", "الموضوع"}, locale.English: {"Item", "Subject"}, locale.Spanish: {"Tema", "Título"},
	locale.French: {"Point", "Intitulé"}, locale.Russian: {"Пункт", "Тема"}, locale.Chinese: {"项目", "议题"},
}

// agendaTable is the programme: a row for each day that heads the items below it.
func (m *merge) agendaTable() [][][]typeset.Span {
	l := m.t.lang
	heads := agendaHeads[l]
	rows := [][][]typeset.Span{{{{Text: heads[0]}}, {{Text: heads[1]}}}}
	var day locale.Date
	for _, item := range m.c.Meeting.Agenda {
		if item.Day != day {
			day = item.Day
			rows = append(rows, [][]typeset.Span{{{Text: capital(m.dates().Weekday(day)), Bold: true}}, nil})
		}
		rows = append(rows, [][]typeset.Span{{{Text: item.Label, Isolate: true}}, {{Text: item.Title.In(l), Isolate: true}}})
	}
	return rows
}
