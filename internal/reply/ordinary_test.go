package reply

import (
	"strings"
	"testing"
)

// TestOrdinaryAnswersAreClear: what looks like a word of doubt and is none.
func TestOrdinaryAnswersAreClear(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"a name that is spelt as a preposition is folded": "الاسم: علي صالح\nالوظيفة: سكرتير ثان\nالبند: 4",
		"in person, in one word":                          "الاسم: سامي العبيدي\nالوظيفة: مستشار\nالحضور: شخصي\nالبند: 4",
		"the form filled in below Mail.ru's attribution": "Ответы ниже.\n\nВторник, 26 апреля 2022, 11:00 +02:00 от isu@meeting.example:\n" +
			"> === Форма ответа ===\n> Код [code]: im2022.COL.k3v9m2xq7a4d\n>\n> Имя и фамилия [1.name]: Айгуль Сеитова\n> Должность [1.function]: советник\n> Пункт [i1.item]: 8\n",
	} {
		r := Read(mailOf(text), campaign())
		if d := doubts(r); len(d) > 0 || len(r.Delegates) != 1 || items(r) == "" {
			t.Errorf("%s: doubts %s; %d delegates, items %q", name, strings.Join(d, "; "), len(r.Delegates), items(r))
		}
	}
}

func TestSentenceThatEndsInAnAddressIsNoAttribution(t *testing.T) {
	t.Parallel()
	for _, line := range []string{"Please call at 10:30 or write to ana@mission.example:", "Write to me: ana@mission.example:"} {
		if n := quoteHeader([]string{line, "> text"}, 0); n != 0 {
			t.Errorf("%q was taken for the head of a quoted mail", line)
		}
	}
}

// TestNumberThatCountsLinesIsNoItem: the label of a numbered list is read as one without its number.
func TestNumberThatCountsLinesIsNoItem(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"5) Name: Ms. Ana Torres\n6) Agenda items: 5, 9", "1. ФИО: г-жа Ана Торрес\n6. Пункты: 5, 9", "（1）姓名：王强先生\n（6）拟发言议题：5、9", "1- الاسم: السيدة ليلى حداد\n6- بنود المداخلة / Agenda items: 5 و9",
	} {
		if r := Read(mailOf(text), campaign()); items(r) != "5 9" || len(doubts(r)) > 0 {
			t.Errorf("%q: items %q, doubts %q", text, items(r), doubts(r))
		}
	}
}

// TestLabelOfOnesOwnWordsNamesItems: a wish to speak before the colon and nothing but items behind it.
func TestLabelOfOnesOwnWordsNamesItems(t *testing.T) {
	t.Parallel()
	for label, want := range map[string]string{
		"Пункты, по которым делегация намерена взять слово": "4 7", "البنود المراد إلقاء كلمة فيها": "4 7", "・拟作发言的议程项目": "4 7",
		"Пункты, по которым делегация не намерена выступать": "", "البنود التي لا نعتزم إلقاء كلمة فيها": "", "不拟发言的议程项目": "",
	} {
		if r := Read(mailOf(label+": 4, 7"), campaign()); items(r) != want || want == "" && len(doubts(r)) == 0 {
			t.Errorf("%q: items %q, doubts %q", label, items(r), doubts(r))
		}
	}
}
