package reply

import (
	"testing"

	"chancery/internal/message"
)

// TestAttachedStatementsBelongToTheirItems reads answers with a PDF that say by label, by column, in a line of a list or by the file's name of which items it is the statement.
func TestAttachedStatementsBelongToTheirItems(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ file, text, interventions string }{
		{"statement_China_items_6_10.pdf", "议题：６、１０\n发言人：周卓尔\n语言：中文\n发言稿：见附件", "add 6 [speaker=周卓尔, lang=zh, statement]; add 10 [speaker=周卓尔, lang=zh, statement]"},
		{"scan0001.pdf", "Item: 3 and 5\nSpeaker: Jane Doe\nLanguage: English\nStatement: attached", "add 3 [speaker=Jane Doe, lang=en, statement]; add 5 [speaker=Jane Doe, lang=en, statement]"},
		{"texto.pdf", "Tema: 4\nOradora: Marta Gil\nDeclaración: adjunta\n\nTema: 7\nOradora: Marta Gil", "add 4 [speaker=Marta Gil, statement]; add 7 [speaker=Marta Gil]"},
		{"Norway_item3.pdf", "Item | Speaker | Language | Statement\n3 | Jane Doe | English | attached\n9 | Hanna Vik | English |", "add 3 [speaker=Jane Doe, lang=en, statement]; add 9 [speaker=Hanna Vik, lang=en]"},
		{"a.pdf", "Point | Intervenant | Langue | Texte\n4 | Mme Anne Petit | français | ci-joint\n5 | Mme Anne Petit | français |", "add 4 [speaker=Anne Petit, lang=fr, statement]; add 5 [speaker=Anne Petit, lang=fr]"},
		{"п.5.docx", "Выступления:\n\n1) пункт 3 - Нина Абаева, на английском языке;\n2) пункт 5 - Марат Исаев, на русском языке (текст прилагаю).", "add 3 [speaker=Нина Абаева, lang=en]; add 5 [speaker=Марат Исаев, lang=ru, statement]"},
		{"1.docx", "发言：\n1. 议题10：柯明哲，中文\n2. 议题11：江采薇，中文，发言稿见附件", "add 10 [speaker=柯明哲, lang=zh]; add 11 [speaker=江采薇, lang=zh, statement]"},
		{"1.pdf", "الكلمات:\n• البند 5: السيدة دانة حداد، بالعربية (النص مرفق)\n• البند 7: السيدة دانة حداد، بالعربية", "add 5 [speaker=دانة حداد, lang=ar, statement]; add 7 [speaker=دانة حداد, lang=ar]"},
	} {
		m := missionOf(c.text)
		m.Parts = []message.Part{{Name: c.file, Type: "application/pdf"}}
		r := Read(m, campaign())
		if _, faults := compareFacts(factsOf(c.interventions), interventionFacts(r)); len(faults) > 0 || len(doubts(r)) > 0 {
			t.Errorf("%s %q: %v %v", c.file, c.text, faults, doubts(r))
		}
	}
}

func TestNumbersInFileNamesAreItemsOrDates(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{"items_6_10": "items 6, 10", "item_3_2022_06_20": "item 3 2022 06 20", "statement": "statement"} {
		if got := partedName(name); got != want {
			t.Errorf("%q is read as %q, not %q", name, got, want)
		}
	}
}
