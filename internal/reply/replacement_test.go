package reply

import "testing"

// TestWhoComesInAnothersPlaceReplacesHim: in one sentence or two; who does not come and is not replaced is cancelled.
func TestWhoComesInAnothersPlaceReplacesHim(t *testing.T) {
	t.Parallel()
	readAs(t, []said{
		{"Mr. Per Olsen has meanwhile been appointed elsewhere, and Ms. Anne Berg is coming in his place.", "register Anne Berg [replaces=Per Olsen]", ""},
		{"Ms. Anne Berg will be taking Mr. Per Olsen's place on the delegation.", "register Anne Berg [replaces=Per Olsen]", ""},
		{"Sadly, Mr. Per Olsen broke his leg. Could you put Ms. Anne Berg on the list in his stead?", "register Anne Berg [replaces=Per Olsen]", ""},
		{"Due to a family matter, Mr. Per Olsen had to withdraw from the delegation.", "cancel Per Olsen", ""},
		{"Please take Mr. Per Olsen off the list of delegates.", "cancel Per Olsen", ""},
		{"Mr. Per Olsen, whom we registered last month, is not going to be there.", "cancel Per Olsen", ""},
		{"Mr. Per Olsen can't make it. Ms. Anne Berg is stepping in.", "register Anne Berg [replaces=Per Olsen]", ""},
		{"Ms. Anne Berg replaces Mr. Per Olsen, who has been assigned to New York.", "register Anne Berg [replaces=Per Olsen]", ""},
		{"Regrettably, Mr. Per Olsen must stay behind; his substitute is Ms. Anne Berg.", "register Anne Berg [replaces=Per Olsen]", ""},
		{"M. Jean Petit vient d'être nommé ailleurs ; Mme Awa Diop prendra sa place au sein de notre délégation.", "register Awa Diop [replaces=Jean Petit]", ""},
		{"Mme Awa Diop siégera à la place de M. Jean Petit.", "register Awa Diop [replaces=Jean Petit]", ""},
		{"M. Jean Petit s'est malheureusement cassé la jambe. Pourriez-vous inscrire Mme Awa Diop à sa place ?", "register Awa Diop [replaces=Jean Petit]", ""},
		{"Pour des raisons familiales, M. Jean Petit a dû se retirer de la délégation.", "cancel Jean Petit", ""},
		{"Veuillez retirer M. Jean Petit de la liste des délégués.", "cancel Jean Petit", ""},
		{"M. Jean Petit, que nous avions inscrit le mois dernier, ne viendra pas.", "cancel Jean Petit", ""},
		{"M. Jean Petit ne pourra venir. C'est Mme Awa Diop qui assurera la relève.", "register Awa Diop [replaces=Jean Petit]", ""},
		{"Le nom de M. Jean Petit est à remplacer par celui de Mme Awa Diop.", "register Awa Diop [replaces=Jean Petit]", ""},
		{"Mme Awa Diop remplace M. Jean Petit, affecté à New York.", "register Awa Diop [replaces=Jean Petit]", ""},
		{"M. Jean Petit doit hélas rester à Dakar ; sa remplaçante est Mme Awa Diop.", "register Awa Diop [replaces=Jean Petit]", ""},
		{"Un changement dans notre liste : Mme Awa Diop en lieu et place de M. Jean Petit.", "register Awa Diop [replaces=Jean Petit]", ""},
		{"El Sr. Hugo Palma acaba de ser nombrado en otro puesto; la Sra. Luz Mora ocupará su lugar en la delegación.", "register Luz Mora [replaces=Hugo Palma]", ""},
		{"La Sra. Luz Mora tomará el lugar del Sr. Hugo Palma en la delegación.", "register Luz Mora [replaces=Hugo Palma]", ""},
		{"El Sr. Hugo Palma lamentablemente se fracturó una pierna. ¿Podrían inscribir en su lugar a la Sra. Luz Mora?", "register Luz Mora [replaces=Hugo Palma]", ""},
		{"Donde nuestro formulario dice Sr. Hugo Palma, léase Sra. Luz Mora, que lo reemplaza.", "register Luz Mora [replaces=Hugo Palma]", ""},
		{"Por motivos familiares el Sr. Hugo Palma tuvo que retirarse de la delegación.", "cancel Hugo Palma", ""},
		{"Sírvanse sacar al Sr. Hugo Palma de la lista de delegados.", "cancel Hugo Palma", ""},
		{"El Sr. Hugo Palma, a quien inscribimos el mes pasado, no vendrá.", "cancel Hugo Palma", ""},
		{"El Sr. Hugo Palma no puede ir. Lo suplirá la Sra. Luz Mora.", "register Luz Mora [replaces=Hugo Palma]", ""},
		{"El nombre del Sr. Hugo Palma debe reemplazarse por el de la Sra. Luz Mora.", "register Luz Mora [replaces=Hugo Palma]", ""},
		{"La Sra. Luz Mora reemplaza al Sr. Hugo Palma, destinado a Nueva York.", "register Luz Mora [replaces=Hugo Palma]", ""},
		{"El Sr. Hugo Palma debe quedarse en Lima; su reemplazo es la Sra. Luz Mora.", "register Luz Mora [replaces=Hugo Palma]", ""},
		{"Un cambio en nuestra lista: la Sra. Luz Mora en lugar del Sr. Hugo Palma.", "register Luz Mora [replaces=Hugo Palma]", ""},
		{"Mr. Per Olsen has been called back to Oslo; Ms. Anne Berg will attend in his place.", "register Anne Berg [replaces=Per Olsen]", ""},
		{"Mr. Per Olsen has fallen ill. Ms. Anne Berg will take his seat.", "register Anne Berg [replaces=Per Olsen]", ""},
		{"As Mr. Per Olsen has been posted to another duty station, Ms. Anne Berg comes in his stead.", "register Anne Berg [replaces=Per Olsen]", ""},
		{"M. Jean Petit a été rappelé à Paris ; Mme Claire Dubois viendra à sa place.", "register Claire Dubois [replaces=Jean Petit]", ""},
	})
}
