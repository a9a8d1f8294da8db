package reply

import "testing"

// The sentences of these tests were written without a look at the tables; some of their words stand in none.

func TestCourtesyWithUnknownWordsRaisesNoDoubt(t *testing.T) {
	t.Parallel()
	for _, line := range []string{
		"We thank you wholeheartedly for the thoughtful invitation.", "With warmest compliments from a sunny lakeside,", "Wishing you every success in your noble endeavour.",
		"Please find below the duly completed particulars.", "We are most grateful for your tireless efforts.",
		"Nous vous remercions vivement de cette aimable attention.", "Avec nos vœux chaleureux de plein succès dans vos nobles travaux.", "Veuillez trouver ci-dessous les éléments sollicités.",
		"Agradecemos profundamente su gentil deferencia.", "Con los mejores deseos de éxito en tan loable labor.",
		"Благодарим за любезное приглашение и неустанные труды.", "Желаем всяческих успехов в благородном деле.",
		"نشكركم جزيل الشكر على جهودكم الدؤوبة.", "مع أطيب التمنيات بالتوفيق في مساعيكم النبيلة.",
		"衷心感谢贵处不懈努力。", "预祝大会硕果累累、圆满成功！",
	} {
		t.Run(line, func(t *testing.T) {
			t.Parallel()
			for _, text := range []string{line + labelled6, "Dear colleagues," + labelled6 + line + "\n\nBest regards,\nPer Olsen"} {
				if d := doubts(Read(mailOf(text), campaign())); len(d) > 0 {
					t.Errorf("asked about %q: %v", text, d)
				}
			}
		})
	}
}

// TestCourtesyHidesNothing gives sentences that begin with thanks and say more.
func TestCourtesyHidesNothing(t *testing.T) {
	t.Parallel()
	for _, line := range []string{
		"Thank you, and please arrange a car from the airport.", "With thanks; the Ambassador prefers to speak early.", "Thank you for the invitation, we need a ramp.", "Many thanks, but the above is tentative.",
		"Thank you; Per Olsen joins too.", "Thanks, our deputy sits behind.", "We are grateful, although one seat suffices.", "Looking forward to meeting you on the second day only.", "With thanks for the two extra seats.",
		"Please find below last year's particulars.", "Please find below the particulars of Sweden.", "As requested, item 3 goes first.", "Wishing you success; we come by video.",
		"Merci, et prière de réserver un fauteuil.", "Merci, l'ambassadeur préfère parler tôt.", "Nous vous remercions ; Mme Dupont vient aussi.", "Merci, toutefois ceci reste provisoire.", "Avec nos remerciements pour les deux places.",
		"Gracias, y sírvase reservar una silla.", "Gracias, el embajador prefiere hablar temprano.", "Agradecemos, pero es provisional.", "Gracias; viene también Juan Pérez.",
		"Благодарим и просим забронировать место.", "Спасибо, посол предпочитает выступить раньше.", "Благодарим, но это предварительно.", "Спасибо, приедет также Иванов.",
		"نشكركم ونطلب حجز مقعد.", "شكرا، السفير يفضل الكلام مبكرا.", "نشكركم لكن هذا مبدئي.", "شكرا، وسيحضر أيضا أحمد.",
		"Список позднее.", "Остальное дополнительно.", "名单另发。", "另行发送名单。", "The list later.",
		"感谢，并请预订座位。", "谢谢，大使希望早些发言。", "谢谢，但名单暂定。", "感谢，另有王强参加。",
	} {
		t.Run(line, func(t *testing.T) {
			t.Parallel()
			for _, text := range []string{line + labelled6, "Dear colleagues," + labelled6 + line + "\n\nBest regards,\nPer Olsen"} {
				if len(doubts(Read(mailOf(text), campaign()))) == 0 {
					t.Errorf("clear: %q", text)
				}
			}
		})
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
