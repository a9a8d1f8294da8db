package reply

import (
	"strings"
	"testing"
)

// blocksBelow are last paragraphs below a sentence of courtesy that is no closing formula, by language.
var blocksBelow = []struct{ lang, courtesy, block string }{
	{"en", "See you all in June!", "Wilma van der Berg\nOffice Manager\nRue de Lausanne 44, 1201 Geneva | T +41 22 555 01 18"},
	{"en", "We look forward to working with you.", "Mr. Arne Lund\nAdministrative Assistant to the Ambassador\nPermanent Mission of Norway in Geneva\n+41 22 918 04 00"},
	{"en", "Have a nice week-end.", "Ruth Haddad\nSecretary, Permanent Mission of the Kingdom of Norway to the United Nations\n+41 22 748 20 00"},
	{"fr", "Nous vous en souhaitons bonne réception.", "Mme Aïda Ndour\nAssistante du Ministre-conseiller\nMission permanente de la France\nTél. : +41 22 918 02 30 – Courriel : a.ndour@france.example"},
	{"fr", "Bonne fin de semaine à vous.", "B. Morel\nMinistère de l'Europe et des Affaires étrangères\n37, quai d'Orsay, Paris"},
	{"fr", "Nous vous remercions de votre patience.", "Gaëlle Perrin\nSecrétariat de la Mission permanente de la France\n36, route de Pregny, 1292 Chambésy"},
	{"es", "Les deseamos un feliz resto de semana.", "Marta Milena Ortega\nÁrea de Desarme\nPBX +41 22 555 80 00 ext. 109"},
	{"es", "Quedamos muy agradecidos.", "Sr. Hernán Quispe\nAsistente administrativo\nMisión Permanente de Colombia\nRue du Valais 7, 1202 Ginebra"},
	{"ru", "Желаем вам успехов в работе!", "Ержан Калиев\nПомощник посла\nПостоянное представительство Республики Казахстан\nТел.: +41 22 788 66 00"},
	{"ru", "Будем рады ответить на любые вопросы.", "Алия Сейтова\nОтдел протокола\nПостоянное представительство Республики Казахстан\nТел.: +41 22 788 66 02"},
	{"ru", "Спасибо за терпение.", "Мария Ким\nОтдел протокола\nул. Ла-Вуа-Крёз, 10, Женева, тел. +41 22 788 66 01"},
	{"ar", "نشكركم على صبركم.", "رنا الحسن\nمساعدة السفير\nالبعثة الدائمة، جنيف\nهاتف: +41 22 748 11 20"},
	{"en", "With thanks and every good wish,", "Ruth Haddad\nSecretary, Permanent Mission of the Kingdom of Norway\n+41 22 748 20 00"},
	{"fr", "Bien fidèlement à vous,", "Gaëlle Perrin\nSecrétariat de la Mission permanente de la France\n36, route de Pregny, 1292 Chambésy"},
	{"fr", "Très bonne réception.", "Gaëlle Perrin\nAssistante\nMission permanente de la France\n\nP Pensez à l'environnement avant d'imprimer ce message."},
	{"es", "Con mi afecto de siempre,", "Marta Ortega\nMisión Permanente de Colombia\n\nP Antes de imprimir este mensaje, piense en el medio ambiente."},
	{"ru", "Всегда ваш,", "Ержан Калиев\nПостоянное представительство Республики Казахстан\nТел.: +41 22 788 66 00"},
	{"ar", "مع أخلص الود،", "رنا الحسن\nالبعثة الدائمة، جنيف\nهاتف: +41 22 748 11 20"},
	{"zh", "给你们添麻烦了，多谢。", "周岚\n电话 +41 22 879 56 52"},
}

// TestABlockBelowACourtesyIsASignature: who signs below a courtesy that is no closing formula, with office, address and telephone, is no delegate.
func TestABlockBelowACourtesyIsASignature(t *testing.T) {
	t.Parallel()
	from := map[string]string{"en": "norway", "fr": "france", "es": "colombia", "ru": "kazakhstan", "zh": "china", "ar": "jordan"}
	for _, b := range blocksBelow {
		answer, _, _ := strings.Cut(answerIn[b.lang], "\n\n"+lastParagraph(answerIn[b.lang]))
		m := mailOf(strings.TrimSpace(answer) + "\n\n" + b.courtesy + "\n\n" + b.block)
		m.From.Address = "mission@" + from[b.lang] + ".example"
		r := Read(m, campaign())
		if d := doubts(r); len(d) > 0 || len(r.Delegates) != 1 {
			t.Errorf("%q: %d delegates, doubts %q", b.block, len(r.Delegates), d)
		}
	}
}

func lastParagraph(text string) string { return text[strings.LastIndex(text, "\n\n")+2:] }

// TestABlockThatSaysWhoComesIsNoSignature: the same block below words that announce somebody, or with words of an answer in it.
func TestABlockThatSaysWhoComesIsNoSignature(t *testing.T) {
	t.Parallel()
	for _, end := range []string{
		"Our second delegate:\n\nMr. Arne Lund\nAdministrative Assistant\nPermanent Mission of Norway in Geneva\n+41 22 918 04 00",
		"One more person will attend.\n\nMr. Arne Lund\nAdministrative Assistant\nPermanent Mission of Norway in Geneva\n+41 22 918 04 00",
		"Thank you very much.\n\nMr. Arne Lund, online\nAdministrative Assistant\nPermanent Mission of Norway in Geneva\n+41 22 918 04 00",
		"Thank you very much.\n\nMr. Arne Lund\nSpeaker on item 5\nPermanent Mission of Norway in Geneva\n+41 22 918 04 00",
		"Ms. Larsen cannot come.\n\nMr. Arne Lund\nCounsellor\nPermanent Mission of Norway in Geneva\n+41 22 918 04 00",
		"Thank you very much.\n\nMr. Arne Lund\nHead of delegation\nPermanent Mission of Norway in Geneva\n+41 22 918 04 00",
		"Besides Ms. Larsen,\n\nArne Lund\nPermanent Mission of Norway in Geneva\n+41 22 918 04 00",
		"Together with her,\n\nArne Lund\nPermanent Mission of Norway in Geneva\n+41 22 918 04 00",
		"Thank you very much.\n\nMs. Hilde Foss\nSecond Secretary\nhilde.foss@norway.example",
		"Thank you very much.\n\nMr. Arne Lund\nPermanent Mission of Sweden\n+41 22 918 04 00",
	} {
		if d := doubts(Read(mailOf(strings.TrimSpace(labelled6)+"\n\n"+end), campaign())); len(d) == 0 {
			t.Errorf("clear: %q", end)
		}
	}
}
