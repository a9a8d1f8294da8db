package reply

import (
	"slices"
	"testing"

	"chancery/internal/roster"
)

const labelled6 = "\n\nName: Ms. Ingrid Larsen\nFunction: First Secretary\nItem: 3\n\n"

// TestSentenceThatTakesTheFormBackIsSeenByAPerson: what stands beside labels may say that they do not count.
func TestSentenceThatTakesTheFormBackIsSeenByAPerson(t *testing.T) {
	t.Parallel()
	for _, line := range []string{
		"This is only a draft for your information.", "Please disregard the registration below.", "Not yet approved by the Ambassador.", "For illustration, our form.", "The form below is an example.", "DRAFT",
		"This was last year's registration.", "Please see the registration of Sweden below.", "Only if our minister agrees.", "We will send the final list later.", "Please find below the registration for the 2021 meeting.",
		"For information only.", "Strike item 3", "Version 2", "Duplicate", "Larsen with two s.", "One of the two.", "Do not register her yet.", "The names below were submitted by another mission.", "Please find below the list of the delegation of Denmark.", "Pending confirmation from capital.", "Superseded.",
		"Ceci n'est qu'un projet, pour votre information.", "Prière de ne pas tenir compte de ce formulaire.", "Pas encore approuvé.", "À titre d'exemple.", "Sous réserve de l'accord du ministre.", "BROUILLON",
		"Esto es solo un borrador para su información.", "Rogamos no tener en cuenta lo siguiente.", "Aún no aprobado.", "A modo de ejemplo.", "Si el ministro está de acuerdo.",
		"Это только проект, для вашего сведения.", "Просим не принимать во внимание.", "Пока не утверждено.", "В качестве примера.", "Если министр согласится.",
		"这只是草稿，仅供参考。", "请忽略以下内容。", "尚未批准。", "仅作示例。", "如果部长同意。",
		"هذه مجرد مسودة للعلم.", "يرجى تجاهل ما يلي.", "لم تتم الموافقة بعد.", "على سبيل المثال.", "إذا وافق الوزير.",
	} {
		for _, text := range []string{line + labelled6, "Dear colleagues," + labelled6 + line + "\n\nBest regards,\nPer Olsen"} {
			t.Run(line, func(t *testing.T) {
				t.Parallel()
				if r := Read(mailOf(text), campaign()); len(doubts(r)) == 0 {
					t.Errorf("clear: %q", text)
				}
			})
		}
	}
}

// TestCourtesiesThatTakeTheFormBackAreSeenByAPerson: sentences made of hardly more than the words of formal letters, which nonetheless say that the form does
// not stand, is not all, is another's, or depends on something.
func TestCourtesiesThatTakeTheFormBackAreSeenByAPerson(t *testing.T) {
	t.Parallel()
	for _, line := range []string{
		"The Ministry will send the registration.", "The list of our delegation will follow.", "Our Ministry will convey the names.", "We shall communicate the other participants.", "A note verbale will be sent with the names.",
		"Kindly hold the registration.", "Please keep this form with you.", "Please do not register the delegation.", "Kindly do not take this form into consideration.", "We kindly request you to return the form to us.", "Please wait for our note verbale.",
		"The form below was sent by mistake, with apologies.", "Please accept our apologies: this is not our form.", "The above names are those of the previous meeting.", "Please find below the form of the former Ambassador.", "This is the form of our embassy in Bern, not ours.",
		"We would be grateful for your approval of the following.", "Kindly let us know whether the following would be in order.", "If the meeting is held online, please register the following.", "Should our Minister be available, please register the following.", "Please register the following once the visa is issued.",
		"Kindly replace the list that we sent to you.", "Please find attached the list that replaces this one.", "Please delete the form sent this morning.", "With apologies, the first name is not right.", "Please note that one name is missing.", "Please note that the names have changed.", "The title is no longer valid.",
		"Our colleague will also attend.", "Two other participants will be present.", "Only the first person will be present.", "The speaker will be another person.", "Please register only one of them.", "The participation of our delegate is limited to the morning.",
		"Please find below, as an example, our form.", "The following is for your comments.", "Kindly treat this as informal.", "We have the honour to inform you that the delegation withdraws its registration.", "With gratitude, we must decline the honour.", "We are grateful, and regret that we shall not come.",
		"Our registration is cancelled, with our apologies.", "Kindly consider this form as cancelled.", "Please disregard.", "Kindly ignore our e-mail of this morning.", "Please consider the below as null and void.", "We would prefer to have the registration postponed.",
		"Le Ministère vous fera parvenir l'inscription.", "La liste de notre délégation vous sera communiquée.", "Nous vous communiquerons les autres participants.", "Une note verbale suivra.", "Veuillez ne pas enregistrer la délégation.", "Prière de ne pas prendre en considération ce formulaire.",
		"Le formulaire ci-dessous a été envoyé par erreur, avec nos excuses.", "Nos excuses : ce n'est pas notre formulaire.", "Les noms ci-dessus sont ceux de la réunion précédente.", "Voici le formulaire de notre ancien Ambassadeur.", "Nous vous saurions gré de votre approbation.", "Si la réunion se tient en ligne, veuillez inscrire les personnes suivantes.",
		"Merci de remplacer la liste que nous vous avons adressée.", "Merci de supprimer le formulaire de ce matin.", "Veuillez noter que les noms ont changé.", "Veuillez noter qu'il manque un nom.", "Notre collègue participera également.", "Deux autres participants seront présents.", "Seule la première personne sera présente.",
		"Nous avons l'honneur de retirer notre inscription.", "Avec nos remerciements, nous devons décliner cet honneur.", "Nous regrettons de ne pas venir.", "L'inscription est annulée, avec nos excuses.", "Merci d'ignorer notre courriel de ce matin.", "Merci de considérer la présente comme nulle.", "Ce formulaire n'engage pas la délégation.",
		"Le présent formulaire n'est valable qu'à compter de la note verbale.", "Merci d'attendre notre note verbale.", "Le nom ci-dessous reste à valider.", "Prière de surseoir à cette inscription.",
		"El Ministerio remitirá la inscripción.", "La lista de nuestra delegación les será comunicada.", "Les comunicaremos los otros participantes.", "Seguirá una nota verbal.", "Rogamos no inscribir a la delegación.", "Sírvanse no tomar en consideración este formulario.", "El formulario siguiente fue enviado por error, con nuestras disculpas.",
		"Nuestras disculpas: no es nuestro formulario.", "Los nombres arriba indicados son los de la reunión anterior.", "Este es el formulario de nuestro anterior Embajador.", "Agradeceríamos su aprobación.", "Si la reunión se celebra en línea, sírvanse inscribir a las siguientes personas.", "Sírvanse sustituir la lista que les enviamos.",
		"Favor de eliminar el formulario de esta mañana.", "Sírvanse tomar nota de que los nombres han cambiado.", "Falta un nombre en la lista.", "Nuestro colega también participará.", "Otros dos participantes estarán presentes.", "Solo la primera persona estará presente.", "Tenemos el honor de retirar nuestra inscripción.",
		"Con nuestro agradecimiento, debemos declinar este honor.", "Lamentamos no asistir.", "La inscripción queda anulada, con nuestras disculpas.", "Favor hacer caso omiso de nuestro correo de esta mañana.", "Este formulario no compromete a la delegación.", "Sírvanse esperar nuestra nota verbal.", "El nombre está por confirmar.",
		"Sírvanse dejar sin efecto el presente formulario.", "La participación se limita a la mañana.", "Favor de mantener en reserva esta inscripción.",
	} {
		for _, text := range []string{line + labelled6, "Dear colleagues," + labelled6 + line + "\n\nBest regards,\nPer Olsen"} {
			t.Run(line, func(t *testing.T) {
				t.Parallel()
				if r := Read(mailOf(text), campaign()); len(doubts(r)) == 0 {
					t.Errorf("clear: %q", text)
				}
			})
		}
	}
}

// TestPostscriptBelowTheSignatureIsSeen: what stands below the closing formula is no part of the text, but may turn it.
func TestPostscriptBelowTheSignatureIsSeen(t *testing.T) {
	t.Parallel()
	for _, line := range []string{"P.S. Mr. Olsen comes too.", "PS: item 3 only in the afternoon", "Please disregard item 3.", "Item 3 is withdrawn, we cancel our request for the floor."} {
		if r := Read(mailOf(labelled6+"Best regards,\nPer Olsen\n\n"+line), campaign()); len(doubts(r)) == 0 {
			t.Errorf("clear: %q", line)
		}
	}
}

// TestCourtesyAndIntroductionsStayClear holds the other side: a form needs no person for what letters always say.
func TestCourtesyAndIntroductionsStayClear(t *testing.T) {
	t.Parallel()
	for _, line := range []string{
		"Dear colleagues,", "Please find below the registration of our delegation.", "Please find our details below:", "Thank you for the invitation.", "Kindly find enclosed the completed reply form.", "Many thanks for your letter of 26 April 2022.",
		"Please register the following delegates for the Intersessional Meetings.", "Thank you very much for your kind invitation to the Intersessional Meetings, to be held in Geneva from 20 to 22 June 2022.",
		"The Permanent Mission of Norway to the United Nations Office and other international organizations in Geneva presents its compliments to the Implementation Support Unit of the Anti-Personnel Mine Ban Convention and has the honour to transmit herewith the registration of its delegation.",
		"The Permanent Mission of Norway avails itself of this opportunity to renew to the Implementation Support Unit the assurances of its highest consideration.", "Should you have any questions, please do not hesitate to contact me.",
		"With apologies for the delay.", "With reference to your note verbale No. 12/2022, please see our reply below.", "I hope this email finds you well.", "We look forward to the meeting.", "Our reply:", "Delegate 1", "Please confirm receipt.",
		"Good morning, please see the requested information below.", "Here are the names of our delegates:", "Thank you in advance for your assistance.", "NOTE VERBALE", "Geneva, 3 May 2022", "On behalf of the Permanent Mission of Norway, please find below our registration.",
		"Veuillez trouver ci-dessous l'inscription de notre délégation.", "Nous vous remercions de votre invitation.", "Merci de bien vouloir trouver ci-joint le formulaire dûment rempli.", "Veuillez agréer, Madame, Monsieur, l'expression de nos sentiments distingués.",
		"La Mission permanente de la Norvège présente ses compliments à l'Unité d'appui à l'application et a l'honneur de lui transmettre ci-après les noms des membres de sa délégation.", "Nous restons à votre disposition pour tout renseignement complémentaire.", "Voici notre réponse :",
		"Sírvanse encontrar a continuación la inscripción de nuestra delegación.", "Agradecemos su amable invitación.", "Tengo el agrado de remitir el formulario completo de nuestra delegación.", "Aprovechamos la oportunidad para reiterar las seguridades de nuestra más alta consideración.", "Adjunto nuestra respuesta.", "Quedamos a su disposición para cualquier consulta.",
		"Направляем заполненную форму регистрации нашей делегации.", "Благодарим за приглашение.", "Просим зарегистрировать следующих участников совещания.", "Данные делегации приведены ниже.", "Пользуясь случаем, возобновляем уверения в нашем весьма высоком уважении.",
		"请见以下我团登记信息。", "感谢贵处来函邀请。", "现将我团参会人员名单发上，请查收。", "随函附上填妥的回执表。", "顺致崇高敬意。",
		"يرجى الاطلاع أدناه على تسجيل وفدنا.", "نشكركم على دعوتكم الكريمة.", "نرفق طيه الاستمارة مستوفاة.", "تجدون أدناه بيانات الوفد.", "وتفضلوا بقبول فائق الاحترام والتقدير.",
	} {
		t.Run(line, func(t *testing.T) {
			t.Parallel()
			if r := Read(mailOf(line+labelled6), campaign()); len(doubts(r)) > 0 {
				t.Errorf("doubts %q", doubts(r))
			}
		})
	}
}

// TestSpeakerNamedApartFromTheItemsIsTaken: at the end of a paragraph, or on a line of its own.
func TestSpeakerNamedApartFromTheItemsIsTaken(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"We wish to take the floor on items 3 and 5 of the agenda in the plenary of the meetings in Geneva. Speaker: Mr. Per Olsen.", "We wish to take the floor on items 3 and 5.\nSpeaker: Mr. Per Olsen",
		"Items: 3, 5\n\nPlease find the speaker below.\n\nSpeaker: Mr. Per Olsen", "Nous souhaitons intervenir sur les points 3 et 5 de l'ordre du jour de la réunion qui se tiendra à Genève. Orateur : M. Per Olsen.",
	} {
		r := Read(mailOf(text), campaign())
		if items(r) != "3 5" || r.Interventions[0].Speaker != "Per Olsen" || r.Interventions[1].Speaker != "Per Olsen" || len(doubts(r)) == 0 {
			t.Errorf("%q: interventions %+v, doubts %q", text, r.Interventions, doubts(r))
		}
	}
}

// TestTwoFormsOfTwoDelegationsAreToldApart: one mail may bear the forms of two, and a program decides for neither.
func TestTwoFormsOfTwoDelegationsAreToldApart(t *testing.T) {
	t.Parallel()
	forms := func(codes ...string) Context {
		c := campaign()
		for i, code := range codes {
			c.Forms = append(c.Forms, Form{Source: string(rune('a'+i)) + ".xlsx", Code: code, Delegates: []map[string]string{{KeyName: "Ana Torres"}}})
		}
		return c
	}
	has := func(r Reading, code string) bool {
		return slices.ContainsFunc(r.Review, func(why roster.Reason) bool { return why.Code == code })
	}
	if r := Read(mailOf(""), forms("im2022.NOR.abcdefghijkl", "im2022.COL.abcdefghijkl")); !has(r, TwoDelegations) {
		t.Errorf("two workbooks: review %v", r.Review)
	}
	if r := Read(mailOf("Forms of im2022.NOR.abcdefghijkl and im2022.COL.abcdefghijkl."), forms()); !has(r, TwoDelegations) {
		t.Errorf("two codes in one text: review %v", r.Review)
	}
	if r := Read(mailOf(""), forms("im2022.NOR.abcdefghijkl", "im2022.NOR.abcdefghijkl")); has(r, TwoDelegations) || r.Invitee == nil || r.Invitee.Ref != "NOR" {
		t.Errorf("one delegation in two workbooks: tied to %v, review %v", r.Invitee, r.Review)
	}
	if r := Read(mailOf(""), forms("im2021.NOR.abcdefghijkl")); !has(r, Conflict) {
		t.Errorf("a form of another meeting: review %v", r.Review)
	}
}

// TestWhatMailProgramsAndOfficesAppendStaysClear: closings, signatures and notices below a form are no answers.
func TestWhatMailProgramsAndOfficesAppendStaysClear(t *testing.T) {
	t.Parallel()
	for _, tail := range []string{
		"Best regards,\nPer Olsen\n\nThis message (including any attachments) is intended only for the addressee. It may have been sent to you in error.",
		"Cordialement,\nJean\n\nCe message et toutes les pièces jointes sont confidentiels. Si vous avez reçu ce message par erreur, merci de le détruire.",
		"Saludos,\nLuis\n\nEste mensaje es confidencial. Si lo ha recibido por error, elimínelo.", "此致\n王强\n\n本邮件及附件含有保密信息，如误收请删除。",
		"Mit freundlichen Grüßen\nPer", "Get Outlook for iOS", "-- \nPer Olsen\nCounsellor\nTel: 123\nE-mail: per@norway.example",
		"Best regards,\nPer Olsen\nMinister Counsellor, Deputy Permanent Representative\nAvenue de Budé 35 bis, 1202 Geneva\nT: +41 22 730 00 00 | www.norway.example",
		"Per Olsen\nCounsellor\nPermanent Mission of Norway",
	} {
		if r := Read(mailOf(labelled6+tail), campaign()); len(doubts(r)) > 0 {
			t.Errorf("%q: doubts %q", tail, doubts(r))
		}
	}
}
