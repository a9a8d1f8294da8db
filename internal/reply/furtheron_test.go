package reply

import "testing"

// TestAPersonNamedBesideTheMeetingIsProposed: in whatever words; who writes, sends or was there is not, and a bare acknowledgement names nobody else.
func TestAPersonNamedBesideTheMeetingIsProposed(t *testing.T) {
	t.Parallel()
	readAs(t, []said{
		{"Ms. Ingrid Larsen will be our eyes and ears at the meeting.", "register Ingrid Larsen", ""},
		{"We have the honour to communicate the name of our representative: Ms. Ingrid Larsen.", "register Ingrid Larsen", ""},
		{"Ms. Ingrid Larsen has been nominated for the meeting.", "register Ingrid Larsen", ""},
		{"Please put Ms. Ingrid Larsen on the list.", "register Ingrid Larsen", ""},
		{"Please add Mr. Per Olsen to our delegation.", "register Per Olsen", ""},
		{"Mr. Per Olsen is flying in for the meeting.", "register Per Olsen", ""},
		{"Mr. Per Olsen confirms that he will be present.", "register Per Olsen", ""},
		{"We have asked Mr. Per Olsen to go.", "register Per Olsen", ""},
		{"Mr. Per Olsen, Counsellor, has been appointed to follow the meeting.", "register Per Olsen", ""},
		{"Norway's representative is Ms. Ingrid Larsen.", "register Ingrid Larsen", ""},
		{"Mme Awa Diop suivra pour nous cette réunion.", "register Awa Diop", ""},
		{"Nous avons l'honneur de vous communiquer le nom de notre représentante : Mme Awa Diop.", "register Awa Diop", ""},
		{"Mme Awa Diop a été désignée pour la réunion.", "register Awa Diop", ""},
		{"Veuillez mettre Mme Awa Diop sur la liste.", "register Awa Diop", ""},
		{"Merci d'ajouter M. Jean Petit à notre délégation.", "register Jean Petit", ""},
		{"M. Jean Petit prendra l'avion pour Genève afin d'assister à la réunion.", "register Jean Petit", ""},
		{"M. Jean Petit confirme qu'il sera présent.", "register Jean Petit", ""},
		{"Nous avons demandé à M. Jean Petit d'y aller.", "register Jean Petit", ""},
		{"M. Jean Petit, Conseiller, est chargé de suivre la réunion.", "register Jean Petit", ""},
		{"La représentante du Sénégal est Mme Awa Diop.", "register Awa Diop", ""},
		{"Tenemos el honor de comunicarles el nombre de nuestra representante: Sra. Luz Mora.", "register Luz Mora", ""},
		{"La Sra. Luz Mora ha sido designada para la reunión.", "register Luz Mora", ""},
		{"Pongan por favor a la Sra. Luz Mora en la lista.", "register Luz Mora", ""},
		{"Les pedimos agregar al Sr. Hugo Palma a nuestra delegación.", "register Hugo Palma", ""},
		{"El Sr. Hugo Palma tomará un avión a Ginebra para asistir a la reunión.", "register Hugo Palma", ""},
		{"El Sr. Hugo Palma confirma que estará presente.", "register Hugo Palma", ""},
		{"Hemos pedido al Sr. Hugo Palma que vaya.", "register Hugo Palma", ""},
		{"El Sr. Hugo Palma, Consejero, está encargado de seguir la reunión.", "register Hugo Palma", ""},
		{"La representante del Perú es la Sra. Luz Mora.", "register Luz Mora", ""},
		{"El Sr. Hugo Palma tendría mucho gusto en ir.", "register Hugo Palma", ""},
		{"Ms. Karin Holt has our mandate for the meeting.", "register Karin Holt", ""},
		{"We delegate Ms. Karin Holt.", "register Karin Holt", ""},
		{"Mme Léa Roy a mandat pour la réunion.", "register Léa Roy", ""},
		{"Nous déléguons Mme Léa Roy.", "register Léa Roy", ""},
		{"Notre choix pour la réunion de juin est Mme Léa Roy.", "register Léa Roy", ""},
		{"La Sra. Eva Gil tiene mandato para la reunión.", "register Eva Gil", ""},
		{"Delegamos en la Sra. Eva Gil.", "register Eva Gil", ""},
		{"Esperen a la Sra. Eva Gil.", "register Eva Gil", ""},
	})
}
