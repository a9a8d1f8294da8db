package reply

import "testing"

// TestCourtesyThatSaysMoreIsSeenByAPerson: a sentence that begins as a courtesy, or is made of its words, may yet take back, change or limit what labels say.
func TestCourtesyThatSaysMoreIsSeenByAPerson(t *testing.T) {
	t.Parallel()
	for _, line := range []string{
		"Here is our shortlist:", "Here is our wish list:", "Here is the delegation that we debate:", "Please find below our ideal delegation:", "Please find below our envisaged delegation:", "Voici notre délégation idéale :",
		"Voici la délégation pressentie :", "Veuillez trouver ci-dessous la délégation envisagée :", "He aquí nuestra delegación ideal:", "Sírvanse encontrar la posible delegación:", "Esta es la delegación que preferiríamos:",
		"Thank you for binning the above.", "Thank you for not taking this into account.", "Thank you for taking us off.", "Thank you for putting us down for the afternoon session.",
		"Thank you for crossing her out.", "Thank you for treating the above as a wish.", "Thank you for keeping our seat free.", "Thank you for parking our request.", "Thank you for doing nothing.",
		"Thanks for withholding publication.", "Thank you for your patience while the capital deliberates.", "We hope to get the green light from Oslo soon.", "We hope that the Minister agrees.",
		"We hope our Government will endorse the choice.", "I trust you will shelve our bid.", "We trust the visa will be issued.", "I hope Ingrid can make it.", "I hope to be well again by June.",
		"We look forward to receiving the go-ahead from our authorities.", "I look forward to sharing the final composition.", "We wish to thank you and to back out.", "With gratitude we bow out.",
		"With many thanks we pull out.", "With our thanks, we desist.", "We remain undecided.", "We remain uncertain of our plans.", "We are grateful for the chance to reconsider.",
		"Please accept our change of plans.", "Please accept our withdrawal.", "Please accept that Larsen stays home.", "Permit me to take back what was said.", "Allow us to keep silent.",
		"Allow me to bow out.", "It is a pleasure to yield our slot to Denmark.", "May we wish Sweden well in our stead.", "Much obliged for scratching our entry.", "Kindly accept our regrets.",
		"Once again we are out.", "Again thank you, and count us out.", "Merci de biffer la ligne.", "Merci de nous ôter de vos tablettes.", "Merci de laisser tomber.",
		"Merci de classer sans suite.", "Merci de garder cela pour vous.", "Merci de patienter un peu.", "Nous espérons le feu vert de Paris.", "Nous espérons que le Ministre y consentira.",
		"J'espère que Claire pourra venir.", "Nous restons indécis.", "Nous restons dans l'expectative.", "Avec tous nos remerciements, nous nous désistons.",
		"Avec notre gratitude, nous passons notre tour.", "Nous souhaitons nous raviser.", "Nous souhaitons rester muets.", "Je souhaite céder notre tour au Sénégal.",
		"Veuillez accepter notre désistement.", "Je saisis cette occasion pour me rétracter.", "Nous profitons de la présente pour tout reprendre à zéro.",
		"Bonne nouvelle : le Ministre prend la tête de la délégation.", "Que votre équipe barre notre ligne.", "Gracias por no tramitar lo de arriba.", "Gracias por dejarnos fuera.",
		"Gracias por borrarnos.", "Gracias por guardar esto en reserva.", "Gracias por esperar un poco.", "Esperamos el beneplácito de Bogotá.", "Esperamos que el Ministro acceda.",
		"Espero que Camila pueda ir.", "Deseamos desistir.", "Deseamos ceder nuestro turno.", "Deseamos guardar silencio.", "Con nuestro agradecimiento, nos bajamos.",
		"Aprovechamos para echarnos atrás.", "Aprovecho la ocasión para retractarme.", "Reciban nuestra renuncia.", "Acepten nuestro cambio de planes.", "Nos vemos obligados a desistir.",
		"Buenas noticias: el Viceministro encabezará.", "Our apologies for the form below.", "The confirmation of the Ministry is needed.", "The names require clarification.",
		"The expert of the Ministry will also be present.", "Please inscribe the experts of the Ministry too.", "The form is that of the Embassy in Bern.", "Please register the other form.",
		"Please refer to the form of this morning.", "Our note verbale contains the names.", "Please excuse the delegate.", "The delegate apologises.", "We are sorry to inform you.",
		"This is for the meeting in Vienna.", "Please complete the form.", "La confirmation du Ministère est requise.", "Veuillez excuser notre délégation.",
		"Notre représentant vous présente ses excuses.", "Les noms figurent dans notre note verbale.", "La confirmación del Ministerio es necesaria.", "Nuestro representante presenta sus disculpas.",
		"Los nombres constan en nuestra nota verbal.",
	} {
		for _, text := range []string{line + labelled6, "Dear colleagues," + labelled6 + line + "\n\nBest regards,\nPer Olsen"} {
			if r := Read(mailOf(text), campaign()); len(doubts(r)) == 0 {
				t.Errorf("clear: %q", text)
			}
		}
	}
}

// TestCourtesyInWordsOfNoListStaysClear: wishes and thanks have more words than any list.
func TestCourtesyInWordsOfNoListStaysClear(t *testing.T) {
	t.Parallel()
	for _, line := range []string{
		"Thank you for your hard work and patience.",
		"I trust this message reaches you in good health.",
		"Keep up the splendid work!",
		"We thank the host and the President for their warm welcome.",
		"Please accept the assurances of my unwavering esteem.",
		"Give my regards to the whole crew at the office.",
		"May your deliberations be crowned with success.",
		"Que vos travaux soient couronnés de succès !",
		"Nous formulons le souhait que ces assises se tiennent dans les meilleures conditions.",
		"Un tout grand merci pour la qualité de votre accompagnement.",
		"Je vous souhaite une excellente fin de semaine ensoleillée.",
		"Espero que se encuentren muy bien.",
		"Dios se lo pague y que todo salga de maravilla.",
		"Auguramos un provechoso desarrollo de las deliberaciones.",
		"Válgome de esta ocasión para presentar al señor Presidente las expresiones de mi más elevada estima.",
	} {
		if r := Read(mailOf("Dear colleagues,"+labelled6+line+"\n\nBest regards,\nPer Olsen"), campaign()); len(doubts(r)) > 0 {
			t.Errorf("%q: doubts %q", line, doubts(r))
		}
	}
}
