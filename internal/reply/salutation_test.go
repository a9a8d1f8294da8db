package reply

import "testing"

// TestSalutationNamesNobodyWhoComes: an honorific and a name above the answer, with a comma or a colon behind, are those of the reader.
func TestSalutationNamesNobodyWhoComes(t *testing.T) {
	t.Parallel()
	for _, line := range []string{
		"Ms. Petersen,", "Mr Tanaka,", "Madame Petersen,", "Monsieur le Président,", "Sra. Petersen:", "Señor Presidente:", "Г-жа Петерсен!", "Уважаемый г-н Тремблей,", "彼得森女士：", "王主任，您好！",
		"السيد الأمين،", "السيدة الفاضلة،", "السيد المدير المحترم،", "الأستاذة هدى المحترمة،",
	} {
		for where, below := range map[string]string{"labels": "\n\nPlease find our answer below." + labelled6, "our form": "\n\nPlease find our answer below." + ourForm()} {
			r := Read(mailOf(line+below), campaign())
			if d := doubts(r); len(d) > 0 || len(r.Delegates) != 1 {
				t.Errorf("%q above %s: doubts %q, delegates %v", line, where, d, r.Delegates)
			}
		}
	}
}

// TestNameAboveLabelsIsNoSalutation: a person in a line of its own, and what goes on in the next line, may be who comes.
func TestNameAboveLabelsIsNoSalutation(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"Ms. Ada Lund,\nMr. Per Moe,\nwill attend." + labelled6, "Ms. Ada Lund, Counsellor,\n" + labelled6, "Mr. Per Moe, adviser:\n" + labelled6, "Mr. Per Moe" + labelled6,
	} {
		if len(doubts(Read(mailOf(text), campaign()))) == 0 {
			t.Errorf("clear: %q", text)
		}
	}
}

// TestNamesAndDatesInCourtesies: colleagues, letters and floors are named in sentences that say nothing, and in others that say much.
func TestNamesAndDatesInCourtesies(t *testing.T) {
	t.Parallel()
	for line, clear := range map[string]bool{
		"I write at the request of Mrs Amoah, who heads our office.":                 true,
		"Warm greetings from Ouagadougou and thanks for your kind letter.":           true,
		"We have followed your work from its very first day, with gratitude.":        true,
		"Un grand bonjour de Ouagadougou et merci de votre aimable lettre !":         true,
		"Le saludo con afecto desde Oruro y le agradezco su gentileza.":              true,
		"Привет из Бишкека и спасибо за любезное письмо!":                            true,
		"Mrs Amoah, who heads our office, joins as well.":                            false,
		"Thank you, and Ouagadougou will send another name.":                         false,
		"Thanks for the form, whose second line is void.":                            false,
		"For any question call me on extension 214.":                                 true,
		"Comme suite à votre courriel du 5, nous avons le plaisir de vous répondre.": true,
		"如有疑问请拨分机214。":                                                               true,
		"For any question call me on item 7.":                                        false,
		"Nous comptons 3 places et vous en remercions.":                              false,
		"请为我们另留2个座位，谢谢。":                                                             false,
		"Merci de noter que Mme Delphine Morand remplace notre conseiller.":          false,
		"Le saludo con afecto, y Beltrán hablará por mí.":                            false,
		"С благодарностью за письмо сообщаем, что вместо Ольги будет Тимур.":         false,
		"We greet the Secretariat; this is the answer of Sweden.":                    false,
		"Our delegation, Sweden:":                                                    false,
		"Here are our particulars for the meeting in November:":                      false,
	} {
		for where, below := range map[string]string{"labels": labelled6, "our form": ourForm()} {
			if d := doubts(Read(mailOf(line+below), campaign())); (len(d) == 0) != clear {
				t.Errorf("%q above %s: clear should be %v; doubts %q", line, where, clear, d)
			}
		}
	}
}

// TestChangesAreAnnounced: a sentence that leads to changes says no more where changes are read below it, and much where none are.
func TestChangesAreAnnounced(t *testing.T) {
	t.Parallel()
	const cancelled = "\n\nCancelled: Mr. Per Olsen\n"
	for line, clear := range map[string]bool{
		"Please make the following changes in the registration of Norway.":    true,
		"I write with two changes to our answer of 20 May.":                   true,
		"Voici deux modifications à notre réponse du 17 mai.":                 true,
		"В дополнение к нашему ответу просим внести следующие изменения:":     true,
		"Solicitamos introducir los siguientes cambios en nuestra respuesta:": true,
		"Please make the following changes and book a car.":                   false,
		"Please make the following changes, which Ms. Moe will confirm.":      false,
	} {
		if d := doubts(Read(mailOf(line+cancelled), campaign())); (len(d) == 0) != clear {
			t.Errorf("%q above a cancellation: clear should be %v; doubts %q", line, clear, d)
		}
	}
	if len(doubts(Read(mailOf("Please make the following changes in the registration of Norway."+labelled6), campaign()))) == 0 {
		t.Error("clear: changes are announced and none is read")
	}
}

// TestNumbersOfPersonsAndItemsHaveToAgree: who writes of two delegates and names one has left one out.
func TestNumbersOfPersonsAndItemsHaveToAgree(t *testing.T) {
	t.Parallel()
	for line, clear := range map[string]bool{
		"Please find below one delegate and one item.": true, "Please find below 1 delegate.": true, "Vous trouverez ci-dessous un délégué et un point.": true,
		"Please find below two delegates and one item.": false, "Please find below one delegate and two items.": false, "Please find below 3 delegates.": false,
		"Vous trouverez ci-dessous deux délégués.": false, "下面是两位代表。": false,
	} {
		if d := doubts(Read(mailOf(line+labelled6), campaign())); (len(d) == 0) != clear {
			t.Errorf("%q: clear should be %v; doubts %q", line, clear, d)
		}
	}
}
