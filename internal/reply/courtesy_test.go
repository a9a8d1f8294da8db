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
