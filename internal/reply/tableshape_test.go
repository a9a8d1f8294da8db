package reply

import (
	"testing"

	"chancery/internal/message"
)

// TestTablesAreReadInTheShapesThatOfficesGiveThem: persons in columns, two labels a row, a header on each page, a table that goes on in another.
func TestTablesAreReadInTheShapesThatOfficesGiveThem(t *testing.T) {
	t.Parallel()
	ingrid, per := []string{"Ms. Ingrid Larsen", "First Secretary", "In person"}, []string{"Mr. Per Olsen", "Counsellor", "Online"}
	head := []string{"Name", "Function", "Participation"}
	for name, tables := range map[string][][][]string{
		"side by side":         {{{"Name", ingrid[0], per[0]}, {"Function", ingrid[1], per[1]}, {"Participation", ingrid[2], per[2]}}},
		"two labels":           {{{"Name", ingrid[0], "Name", per[0]}, {"Function", ingrid[1], "Function", per[1]}, {"Participation", ingrid[2], "Participation", per[2]}}},
		"a row of two":         {{{"Name", ingrid[0], "Function", ingrid[1]}, {"Participation", ingrid[2], "", ""}, {"Name", per[0], "Function", per[1]}, {"Participation", per[2], "", ""}}},
		"with a heading":       {{{"", "Delegate 1", "Delegate 2"}, {"Name", ingrid[0], per[0]}, {"Function", ingrid[1], per[1]}, {"Participation", ingrid[2], per[2]}}},
		"header again":         {{head, ingrid, head, per}},
		"rows crossed through": {{head, ingrid, {"—", "—", "—"}, per, {"N/A", "N/A", "N/A"}}},
		"a second part":        {{head, ingrid}, {per}},
	} {
		m := mailOf("Please find attached our registration.")
		for _, rows := range tables {
			m.Tables = append(m.Tables, message.Table{Rows: rows, File: "Delegation.docx"})
		}
		r := Read(m, campaign())
		if len(r.Delegates) != 2 || len(doubts(r)) > 0 {
			t.Errorf("%s: delegates %+v, doubts %q", name, r.Delegates, doubts(r))
			continue
		}
		a, b := r.Delegates[0], r.Delegates[1]
		if a.Name != "Ingrid Larsen" || a.Function != "First Secretary" || a.Attendance != "in_person" || b.Name != "Per Olsen" || b.Function != "Counsellor" || b.Attendance != "online" {
			t.Errorf("%s: delegates %+v", name, r.Delegates)
		}
		if a.Evidence[0].Part != "Delegation.docx" {
			t.Errorf("%s: evidence %+v", name, a.Evidence)
		}
	}
}

func TestTableWhoseShapeIsNotUnderstoodIsForAPerson(t *testing.T) {
	t.Parallel()
	for name, rows := range map[string][][]string{
		"a cell beside a value":           {{"Name", "Ms. Ingrid Larsen", ""}, {"Function", "First Secretary", "till 1 June"}, {"Items", "3", ""}},
		"two columns of one name":         {{"Name", "Function", "Name"}, {"Ms. Ingrid Larsen", "First Secretary", "Mr. Per Olsen"}},
		"a column that picks some":        {{"Name", "Function", "2022"}, {"Ms. Ingrid Larsen", "First Secretary", "X"}, {"Mr. Per Olsen", "Counsellor", ""}},
		"persons side by side, one twice": {{"Name", "Ms. Ingrid Larsen", "Ms. Ingrid Larsen"}, {"Participation", "In person", "Online"}},
	} {
		if r := Read(tableMail(rows...), campaign()); len(doubts(r)) == 0 {
			t.Errorf("%s: clear, delegates %+v", name, r.Delegates)
		}
	}
}
