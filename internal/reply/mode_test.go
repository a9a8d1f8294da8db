package reply

import "testing"

// TestEachPersonHasTheModeThatIsSaidOfHim: of several at once, of each apart, or in a later sentence.
func TestEachPersonHasTheModeThatIsSaidOfHim(t *testing.T) {
	t.Parallel()
	readAs(t, []said{
		{"Ms. Ingrid Larsen leads the team and Mr. Per Olsen is her deputy. The pair of them will sit at our desk in Geneva.", "register Ingrid Larsen [in_person]; register Per Olsen [in_person]", ""},
		{"We shall be represented by Mr. Per Olsen and Ms. Anne Berg, each of them by video.", "register Per Olsen [online]; register Anne Berg [online]", ""},
		{"Mr. Per Olsen and Ms. Anne Berg form our delegation; neither is travelling, they will use the online platform.", "register Per Olsen [online]; register Anne Berg [online]", ""},
		{"Kindly register Ms. Anne Berg. Her attendance will be physical.", "register Anne Berg [in_person]", ""},
		{"Kindly register Mr. Per Olsen and Ms. Anne Berg. Mr. Olsen will follow proceedings online while Ms. Berg will be present at the venue.", "register Per Olsen [online]; register Anne Berg [in_person]", ""},
		{"The delegation consists of Ms. Anne Berg (in the room) and Mr. Per Olsen (via Webex).", "register Anne Berg [in_person]; register Per Olsen [online]", ""},
		{"Ms. Ingrid Larsen will attend physically, accompanied by Mr. Per Olsen who will be watching online.", "register Ingrid Larsen [in_person]; register Per Olsen [online]", ""},
		{"For Norway, Ms. Ingrid Larsen and Mr. Per Olsen will participate; both of them have chosen to do so remotely.", "register Ingrid Larsen [online]; register Per Olsen [online]", ""},
		{"Mr. Per Olsen will represent us on all three days. He will do so from his office in Oslo, online.", "register Per Olsen [online, days=3]", ""},
		{"Ms. Anne Berg and Mr. Per Olsen will attend. As for the manner of participation, it will be in person in both cases.", "register Anne Berg [in_person]; register Per Olsen [in_person]", ""},
		{"In the room we will have Ms. Anne Berg; online, Mr. Per Olsen.", "register Anne Berg [in_person]; register Per Olsen [online]", ""},
		{"Our representatives, Ms. Anne Berg and Mr. Per Olsen, both intend to be physically present.", "register Anne Berg [in_person]; register Per Olsen [in_person]", ""},
		{"Mme Awa Diop et M. Jean Petit nous représenteront ; ils seront tous les deux sur place.", "register Awa Diop [in_person]; register Jean Petit [in_person]", ""},
		{"Nous serons représentés par Mme Awa Diop et M. Jean Petit, chacun par visioconférence.", "register Awa Diop [online]; register Jean Petit [online]", ""},
		{"La délégation se compose de Mme Awa Diop (en salle) et de M. Jean Petit (en ligne).", "register Awa Diop [in_person]; register Jean Petit [online]", ""},
		{"Merci d'inscrire Mme Awa Diop. Sa participation se fera à distance.", "register Awa Diop [online]", ""},
		{"M. Jean Petit suivra la réunion depuis Dakar tandis que Mme Awa Diop sera présente à Genève.", "register Jean Petit [online]; register Awa Diop [in_person]", ""},
		{"Mme Awa Diop assistera à la réunion en personne, accompagnée de M. Jean Petit qui, lui, suivra en visioconférence.", "register Awa Diop [in_person]; register Jean Petit [online]", ""},
		{"M. Jean Petit nous représentera les trois jours. Il le fera en présentiel.", "register Jean Petit [in_person, days=3]", ""},
		{"Mme Awa Diop et M. Jean Petit prendront part à la réunion. Aucun des deux ne fera le voyage ; ils participeront en ligne.", "register Awa Diop [online]; register Jean Petit [online]", ""},
		{"Dans la salle, nous aurons Mme Awa Diop ; en ligne, M. Jean Petit.", "register Awa Diop [in_person]; register Jean Petit [online]", ""},
		{"Nos délégués, Mme Awa Diop et M. Jean Petit, seront l'un comme l'autre présents physiquement.", "register Awa Diop [in_person]; register Jean Petit [in_person]", ""},
		{"Seront des nôtres Mme Awa Diop, en présentiel, et M. Jean Petit, à distance.", "register Awa Diop [in_person]; register Jean Petit [online]", ""},
		{"Veuillez inscrire Mme Awa Diop et M. Jean Petit. Ce dernier ne sera pas dans la salle mais en ligne.", "register Awa Diop; register Jean Petit [online]", ""},
		{"La Sra. Luz Mora y el Sr. Hugo Palma nos representarán; los dos estarán en el recinto.", "register Luz Mora [in_person]; register Hugo Palma [in_person]", ""},
		{"Estaremos representados por la Sra. Luz Mora y el Sr. Hugo Palma, cada uno por videoconferencia.", "register Luz Mora [online]; register Hugo Palma [online]", ""},
		{"La delegación se compone de la Sra. Luz Mora (en sala) y el Sr. Hugo Palma (en línea).", "register Luz Mora [in_person]; register Hugo Palma [online]", ""},
		{"Rogamos inscribir a la Sra. Luz Mora. Su participación será virtual.", "register Luz Mora [online]", ""},
		{"El Sr. Hugo Palma seguirá la reunión desde Lima, mientras que la Sra. Luz Mora estará presente en Ginebra.", "register Hugo Palma [online]; register Luz Mora [in_person]", ""},
		{"La Sra. Luz Mora asistirá en persona, acompañada del Sr. Hugo Palma, que lo hará por vía remota.", "register Luz Mora [in_person]; register Hugo Palma [online]", ""},
		{"El Sr. Hugo Palma nos representará los tres días. Participará de manera presencial.", "register Hugo Palma [in_person, days=3]", ""},
		{"La Sra. Luz Mora y el Sr. Hugo Palma tomarán parte. Ninguno viajará; participarán en línea.", "register Luz Mora [online]; register Hugo Palma [online]", ""},
		{"En la sala tendremos a la Sra. Luz Mora; en línea, al Sr. Hugo Palma.", "register Luz Mora [in_person]; register Hugo Palma [online]", ""},
		{"Nuestros delegados, la Sra. Luz Mora y el Sr. Hugo Palma, acudirán ambos presencialmente.", "register Luz Mora [in_person]; register Hugo Palma [in_person]", ""},
		{"Nos acompañarán la Sra. Luz Mora, de forma presencial, y el Sr. Hugo Palma, a distancia.", "register Luz Mora [in_person]; register Hugo Palma [online]", ""},
		{"Sírvanse inscribir a la Sra. Luz Mora y al Sr. Hugo Palma. Este último se unirá por Zoom.", "register Luz Mora; register Hugo Palma [online]", ""},
	})
}
