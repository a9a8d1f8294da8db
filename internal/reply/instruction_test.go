package reply

import "testing"

// TestInstructionsOfAFormSayNothingOfTheAnswer, and words that stand beside them are weighed as ever.
func TestInstructionsOfAFormSayNothingOfTheAnswer(t *testing.T) {
	t.Parallel()
	for line, clear := range map[string]bool{
		"Please return this form no later than 10 June 2022.": true, "Please complete in block letters.": true, "For official use only": true, "Prière de retourner ce formulaire dûment rempli au plus tard le 10 juin 2022.": true,
		"Sírvase devolver este formulario a más tardar el 10 de junio de 2022.": true, "Просьба вернуть эту форму не позднее 10 июня 2022 года.": true, "请填写本表": true, "يرجى إعادة هذه الاستمارة في موعد أقصاه 10 حزيران/يونيه 2022": true,
		"Please return this form no later than 21 June 2022.": false, "Please return this form: it names the wrong person.": false, "For official use only: refused": false,
		"Please complete this form for Mr. Per Olsen too.": false, "Veuillez renvoyer ce formulaire à M. Paul Martin, qui viendra aussi.": false, "Просьба вернуть эту форму, состав изменится.": false, "请填写本表，名单待定": false,
		"Badge No.: ______": true, "Numéro de badge : ……………": true, "Badge No.: 17 ______": false, "Withdrawn: Ms. Torres ______": false,
	} {
		r := Read(withFile("REGISTRATION FORM\nName: Ms. Ana Torres\nParticipation: in person\n\n"+line), campaign())
		if len(r.Delegates) != 1 || (len(doubts(r)) == 0) != clear {
			t.Errorf("%q: %d delegates, doubts %q, want clear %v", line, len(r.Delegates), doubts(r), clear)
		}
	}
}
