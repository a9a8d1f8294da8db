package reply

import (
	"testing"

	"chancery/internal/message"
)

func tableMail(rows ...[]string) *message.Message {
	m := mailOf("Please find below our registration.")
	m.Tables = []message.Table{{Rows: rows}}
	return m
}

// TestTableOfAllItemsNamesThoseThatAreTicked: where a column says whether the delegation speaks, an item without a yes is none.
func TestTableOfAllItemsNamesThoseThatAreTicked(t *testing.T) {
	t.Parallel()
	for _, head := range [][]string{
		{"Item", "Title of the item", "Wishes to speak", "Speaker"}, {"Item", "Title of the item", "Speaking (yes/no)", "Speaker"}, {"Point", "Intitulé du point", "Souhaite intervenir", "Orateur ou oratrice"}, {"Tema", "Título del tema", "Desea intervenir", "Orador u oradora"},
		{"Пункт", "Название пункта", "Желает выступить", "Выступающий"}, {"议题", "议题名称", "是否发言", "发言人"}, {"البند", "عنوان البند", "هل ترغبون في الكلمة", "المتحدث"},
	} {
		r := Read(tableMail(head, []string{"3", "", "yes", "Ms. Ana Torres"}, []string{"5", "", "no", ""}, []string{"8", "", "", ""}, []string{"9", "", "x", ""}), campaign())
		if items(r) != "3 9" || r.Interventions[0].Speaker != "Ana Torres" || len(doubts(r)) > 0 {
			t.Errorf("%v: items %q, doubts %q", head, items(r), doubts(r))
		}
		if r = Read(tableMail(head, []string{"3", "", "perhaps", ""}), campaign()); len(doubts(r)) == 0 {
			t.Errorf("%v: perhaps is clear, items %q", head, items(r))
		}
		if r = Read(tableMail(head, []string{"3", "", "", "Ms. Ana Torres"}), campaign()); items(r) != "3" {
			t.Errorf("%v: a speaker without a tick: items %q", head, items(r))
		}
	}
}
