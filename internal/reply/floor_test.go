package reply

import "testing"

// TestANewSpeakerIsNoNewDelegate: where only the floor changes hands, nobody is registered.
func TestANewSpeakerIsNoNewDelegate(t *testing.T) {
	t.Parallel()
	readAs(t, []said{
		{"The floor on item 4 should go to Ms. Anne Berg instead of Mr. Per Olsen.", "", "add 4 [speaker=Anne Berg]"},
		{"Mr. Per Olsen hands the microphone to Ms. Anne Berg for our statement on item 6.", "", "add 6 [speaker=Anne Berg]"},
		{"Regarding item 3: it is Ms. Anne Berg who will be speaking, and not Mr. Per Olsen as we wrote earlier.", "", "add 3 [speaker=Anne Berg]"},
		{"Ms. Anne Berg, not Mr. Per Olsen, will present our statement under item 7.", "", "add 7 [speaker=Anne Berg]"},
		{"We keep our slot under item 8, but the speaker changes: Ms. Anne Berg.", "", "add 8 [speaker=Anne Berg]"},
		{"Mr. Per Olsen wishes to take the floor on item 9 as well.", "", "add 9 [speaker=Per Olsen]"},
		{"Our intervention on item 2 remains; Ms. Anne Berg will read it.", "", "add 2 [speaker=Anne Berg]"},
		{"The delegate who will speak on item 11 is no longer Mr. Per Olsen but Ms. Anne Berg.", "", "add 11 [speaker=Anne Berg]"},
		{"Kindly inscribe Ms. Anne Berg on the list of speakers for item 5, in place of Mr. Per Olsen.", "", "add 5 [speaker=Anne Berg]"},
		{"On the list of speakers for item 10, Mr. Per Olsen should be replaced by Ms. Anne Berg.", "", "add 10 [speaker=Anne Berg]"},
		{"We no longer wish to speak on item 4. Item 6 we keep, with Ms. Anne Berg as speaker.", "", "withdraw 4; add 6 [speaker=Anne Berg]"},
		{"La parole au titre du point 4 reviendra à Mme Awa Diop au lieu de M. Jean Petit.", "", "add 4 [speaker=Awa Diop]"},
		{"Pour notre déclaration sur le point 6, M. Jean Petit cède le micro à Mme Awa Diop.", "", "add 6 [speaker=Awa Diop]"},
		{"Concernant le point 3 : c'est Mme Awa Diop qui parlera, et non M. Jean Petit comme annoncé.", "", "add 3 [speaker=Awa Diop]"},
		{"Mme Awa Diop, et non pas M. Jean Petit, présentera notre déclaration au titre du point 7.", "", "add 7 [speaker=Awa Diop]"},
		{"Nous gardons notre créneau au point 8, mais l'orateur change : Mme Awa Diop.", "", "add 8 [speaker=Awa Diop]"},
		{"M. Jean Petit souhaite de même prendre la parole au point 9.", "", "add 9 [speaker=Jean Petit]"},
		{"Notre intervention sur le point 2 reste inscrite ; Mme Awa Diop la lira.", "", "add 2 [speaker=Awa Diop]"},
		{"La personne qui s'exprimera sur le point 11 n'est plus M. Jean Petit mais Mme Awa Diop.", "", "add 11 [speaker=Awa Diop]"},
		{"Prière d'inscrire Mme Awa Diop sur la liste des orateurs pour le point 5, à la place de M. Jean Petit.", "", "add 5 [speaker=Awa Diop]"},
		{"Sur la liste des orateurs du point 10, M. Jean Petit est à remplacer par Mme Awa Diop.", "", "add 10 [speaker=Awa Diop]"},
		{"Nous ne souhaitons plus intervenir sur le point 4. Nous conservons le point 6, avec Mme Awa Diop comme oratrice.", "", "withdraw 4; add 6 [speaker=Awa Diop]"},
		{"Mme Awa Diop lira au nom de la délégation la déclaration du point 3, en remplacement de M. Jean Petit.", "", "add 3 [speaker=Awa Diop]"},
		{"La palabra en el tema 4 corresponderá a la Sra. Luz Mora en lugar del Sr. Hugo Palma.", "", "add 4 [speaker=Luz Mora]"},
		{"Para nuestra declaración sobre el tema 6, el Sr. Hugo Palma cede el micrófono a la Sra. Luz Mora.", "", "add 6 [speaker=Luz Mora]"},
		{"Respecto del tema 3: quien hablará es la Sra. Luz Mora, y no el Sr. Hugo Palma como se anunció.", "", "add 3 [speaker=Luz Mora]"},
		{"La Sra. Luz Mora, y no el Sr. Hugo Palma, presentará nuestra declaración en el tema 7.", "", "add 7 [speaker=Luz Mora]"},
		{"Conservamos nuestro turno en el tema 8, pero cambia la oradora: la Sra. Luz Mora.", "", "add 8 [speaker=Luz Mora]"},
		{"El Sr. Hugo Palma desea asimismo intervenir en el tema 9.", "", "add 9 [speaker=Hugo Palma]"},
		{"Nuestra intervención en el tema 2 sigue inscrita; la Sra. Luz Mora la leerá.", "", "add 2 [speaker=Luz Mora]"},
		{"La persona que intervendrá en el tema 11 ya no es el Sr. Hugo Palma sino la Sra. Luz Mora.", "", "add 11 [speaker=Luz Mora]"},
		{"Rogamos inscribir a la Sra. Luz Mora en la lista de oradores para el tema 5, en lugar del Sr. Hugo Palma.", "", "add 5 [speaker=Luz Mora]"},
		{"En la lista de oradores del tema 10, el Sr. Hugo Palma debe ser reemplazado por la Sra. Luz Mora.", "", "add 10 [speaker=Luz Mora]"},
		{"Ya no deseamos intervenir en el tema 4. Mantenemos el tema 6, con la Sra. Luz Mora como oradora.", "", "withdraw 4; add 6 [speaker=Luz Mora]"},
		{"La Sra. Luz Mora dará lectura a la declaración del tema 3 en reemplazo del Sr. Hugo Palma.", "", "add 3 [speaker=Luz Mora]"},
		{"Our statement under item 3 will be read by Mr. Per Olsen instead of Ms. Ingrid Larsen, who remains head of delegation.", "", "add 3 [speaker=Per Olsen]"},
	})
}
