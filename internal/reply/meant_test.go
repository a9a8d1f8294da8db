package reply

import "testing"

// TestWordsForThoseNamedBeforeMeanThem: the latter, she, ce dernier, la primera.
func TestWordsForThoseNamedBeforeMeanThem(t *testing.T) {
	t.Parallel()
	readAs(t, []said{
		{"Mr. Per Olsen and Ms. Anne Berg are our delegates; the latter would appreciate the floor under item 2.", "register Per Olsen; register Anne Berg", "add 2 [speaker=Anne Berg]"},
		{"We are pleased to register Mr. Per Olsen and Ms. Anne Berg. Of these, Ms. Berg intends to speak on item 6.", "register Per Olsen; register Anne Berg", "add 6 [speaker=Anne Berg]"},
		{"Mr. Per Olsen and Ms. Anne Berg will attend. The first will make a statement on item 3, the second on item 5.", "register Per Olsen; register Anne Berg", "add 3 [speaker=Per Olsen]; add 5 [speaker=Anne Berg]"},
		{"Dr. Ingrid Larsen, Director, and Mr. Per Olsen, Adviser, will attend. The Director will make a statement on item 9.", "register Ingrid Larsen; register Per Olsen", "add 9 [speaker=Ingrid Larsen]"},
		{"Mr. Per Olsen will participate. He has asked to be put on the list of speakers for item 8.", "register Per Olsen", "add 8 [speaker=Per Olsen]"},
		{"Ms. Anne Berg will participate, and would like to be given the floor under item 7.", "register Anne Berg", "add 7 [speaker=Anne Berg]"},
		{"Ms. Anne Berg will represent us. A short statement on item 10 will be delivered by her on behalf of Norway.", "register Anne Berg", "add 10 [speaker=Anne Berg]"},
		{"Ms. Anne Berg and Mr. Per Olsen are coming. It is she who speaks on item 3.", "register Anne Berg; register Per Olsen", "add 3 [speaker=Anne Berg]"},
		{"Mr. Per Olsen heads our delegation. Under item 4 he wishes to make a statement.", "register Per Olsen [head]", "add 4 [speaker=Per Olsen]"},
		{"Ms. Anne Berg and Mr. Per Olsen will take part; on item 5 the latter will say a few words.", "register Anne Berg; register Per Olsen", "add 5 [speaker=Per Olsen]"},
		{"The delegation: Ms. Anne Berg and Mr. Per Olsen. The former's statement will be on item 11.", "register Anne Berg; register Per Olsen", "add 11 [speaker=Anne Berg]"},
		{"Ms. Anne Berg will attend. We request the floor for her on item 12.", "register Anne Berg", "add 12 [speaker=Anne Berg]"},
		{"M. Jean Petit et Mme Awa Diop sont nos délégués ; cette dernière souhaiterait la parole au point 2.", "register Jean Petit; register Awa Diop", "add 2 [speaker=Awa Diop]"},
		{"Nous inscrivons M. Jean Petit et Mme Awa Diop. Mme Diop entend s'exprimer sur le point 6.", "register Jean Petit; register Awa Diop", "add 6 [speaker=Awa Diop]"},
		{"M. Jean Petit et Mme Awa Diop assisteront à la réunion. Le premier interviendra sur le point 3, la seconde sur le point 5.", "register Jean Petit; register Awa Diop", "add 3 [speaker=Jean Petit]; add 5 [speaker=Awa Diop]"},
		{"M. Jean Petit participera. Il a demandé à figurer sur la liste des orateurs pour le point 8.", "register Jean Petit", "add 8 [speaker=Jean Petit]"},
		{"Mme Awa Diop participera et souhaiterait prendre la parole au titre du point 7.", "register Awa Diop", "add 7 [speaker=Awa Diop]"},
		{"Mme Awa Diop nous représentera. Une brève déclaration sur le point 10 sera prononcée par elle.", "register Awa Diop", "add 10 [speaker=Awa Diop]"},
		{"Mme Awa Diop et M. Jean Petit viendront. C'est elle qui interviendra sur le point 3.", "register Awa Diop; register Jean Petit", "add 3 [speaker=Awa Diop]"},
		{"M. Jean Petit conduit notre délégation. Au point 4, il souhaite faire une déclaration.", "register Jean Petit [head]", "add 4 [speaker=Jean Petit]"},
		{"Mme Awa Diop et M. Jean Petit participeront ; sur le point 5, ce dernier dira quelques mots.", "register Awa Diop; register Jean Petit", "add 5 [speaker=Jean Petit]"},
		{"Mme Awa Diop sera présente. Nous demandons pour elle la parole au point 12.", "register Awa Diop", "add 12 [speaker=Awa Diop]"},
		{"Le Directeur Paul Martin et Mme Awa Diop participeront. Le Directeur fera une déclaration sur le point 9.", "register Paul Martin; register Awa Diop", "add 9 [speaker=Paul Martin]"},
		{"Mme Awa Diop participera, de même que M. Jean Petit, lequel interviendra au point 11.", "register Awa Diop; register Jean Petit", "add 11 [speaker=Jean Petit]"},
		{"El Sr. Hugo Palma y la Sra. Luz Mora son nuestros delegados; esta última desearía la palabra en el tema 2.", "register Hugo Palma; register Luz Mora", "add 2 [speaker=Luz Mora]"},
		{"Inscribimos al Sr. Hugo Palma y a la Sra. Luz Mora. La Sra. Mora piensa referirse al tema 6.", "register Hugo Palma; register Luz Mora", "add 6 [speaker=Luz Mora]"},
		{"El Sr. Hugo Palma y la Sra. Luz Mora asistirán. El primero intervendrá en el tema 3 y la segunda en el tema 5.", "register Hugo Palma; register Luz Mora", "add 3 [speaker=Hugo Palma]; add 5 [speaker=Luz Mora]"},
		{"La Sra. Luz Mora participará y quisiera tomar la palabra en el tema 7.", "register Luz Mora", "add 7 [speaker=Luz Mora]"},
		{"La Sra. Luz Mora nos representará. Una breve declaración sobre el tema 10 será pronunciada por ella.", "register Luz Mora", "add 10 [speaker=Luz Mora]"},
		{"La Sra. Luz Mora y el Sr. Hugo Palma vendrán. Es ella quien intervendrá en el tema 3.", "register Luz Mora; register Hugo Palma", "add 3 [speaker=Luz Mora]"},
		{"El Sr. Hugo Palma encabeza nuestra delegación. En el tema 4 él desea formular una declaración.", "register Hugo Palma [head]", "add 4 [speaker=Hugo Palma]"},
		{"La Sra. Luz Mora y el Sr. Hugo Palma participarán; en el tema 5 este último dirá unas palabras.", "register Luz Mora; register Hugo Palma", "add 5 [speaker=Hugo Palma]"},
		{"La Sra. Luz Mora asistirá. Solicitamos para ella la palabra en el tema 12.", "register Luz Mora", "add 12 [speaker=Luz Mora]"},
		{"El Director Pedro Soto y la Sra. Luz Mora participarán. El Director hará una declaración sobre el tema 9.", "register Pedro Soto; register Luz Mora", "add 9 [speaker=Pedro Soto]"},
		{"Participará la Sra. Luz Mora, así como el Sr. Hugo Palma, el cual intervendrá en el tema 11.", "register Luz Mora; register Hugo Palma", "add 11 [speaker=Hugo Palma]"},
		{"La Sra. Ana Torres y el Sr. Juan Pérez asistirán. Este último hablará en el tema 4.", "register Ana Torres; register Juan Pérez", "add 4 [speaker=Juan Pérez]"},
	})
}
