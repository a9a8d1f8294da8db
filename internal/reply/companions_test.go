package reply

import "testing"

// TestCompanionsAreDelegates: who comes with another comes too.
func TestCompanionsAreDelegates(t *testing.T) {
	t.Parallel()
	readAs(t, []said{
		{"Mr. Per Olsen will come over from Oslo and bring along Ms. Anne Berg.", "register Per Olsen; register Anne Berg", ""},
		{"Ambassador Hilde Moe heads our team, with Mr. Eirik Dahl as her deputy.", "register Hilde Moe [head]; register Eirik Dahl", ""},
		{"Ms. Ingrid Larsen will attend. With her travels Mr. Per Olsen.", "register Ingrid Larsen; register Per Olsen", ""},
		{"Ms. Ingrid Larsen will attend, as will Mr. Per Olsen.", "register Ingrid Larsen; register Per Olsen", ""},
		{"Besides Ms. Ingrid Larsen you will see Mr. Per Olsen in our seats.", "register Ingrid Larsen; register Per Olsen", ""},
		{"Ms. Ingrid Larsen will be seconded by Mr. Per Olsen.", "register Ingrid Larsen; register Per Olsen", ""},
		{"Ms. Ingrid Larsen participates, flanked by our expert, Mr. Per Olsen.", "register Ingrid Larsen; register Per Olsen", ""},
		{"Our head of delegation is Ms. Ingrid Larsen, and Mr. Per Olsen comes along as adviser.", "register Ingrid Larsen [head]; register Per Olsen", ""},
		{"Joining Ms. Ingrid Larsen will be Mr. Per Olsen and Ms. Anne Berg.", "register Ingrid Larsen; register Per Olsen; register Anne Berg", ""},
		{"M. Jean Petit arrivera de Dakar et amènera avec lui Mme Awa Diop.", "register Jean Petit; register Awa Diop", ""},
		{"L'Ambassadrice Ndèye Sarr conduit notre équipe, avec M. Jean Petit pour adjoint.", "register Ndèye Sarr [head]; register Jean Petit", ""},
		{"Mme Awa Diop assistera à la réunion. M. Jean Petit sera du voyage.", "register Awa Diop; register Jean Petit", ""},
		{"Mme Awa Diop dirige la délégation ; M. Jean Petit et Mme Anta Fall la complètent.", "register Awa Diop [head]; register Jean Petit; register Anta Fall", ""},
		{"Mme Awa Diop participera, tout comme M. Jean Petit.", "register Awa Diop; register Jean Petit", ""},
		{"Mme Awa Diop sera entourée de M. Jean Petit et de Mme Anta Fall.", "register Awa Diop; register Jean Petit; register Anta Fall", ""},
		{"Mme Awa Diop sera épaulée par M. Jean Petit.", "register Awa Diop; register Jean Petit", ""},
		{"Mme Awa Diop participera aux côtés de notre expert, M. Jean Petit.", "register Awa Diop; register Jean Petit", ""},
		{"Notre chef de délégation est Mme Awa Diop, et M. Jean Petit vient comme conseiller.", "register Awa Diop [head]; register Jean Petit", ""},
		{"El Sr. Hugo Palma llegará de Lima y traerá consigo a la Sra. Luz Mora.", "register Hugo Palma; register Luz Mora", ""},
		{"La Embajadora Graciela Ugarte encabeza nuestro equipo, con el Sr. Hugo Palma como adjunto.", "register Graciela Ugarte [head]; register Hugo Palma", ""},
		{"La Sra. Luz Mora asistirá. El Sr. Hugo Palma viajará con ella.", "register Luz Mora; register Hugo Palma", ""},
		{"La Sra. Luz Mora dirige la delegación; la completan el Sr. Hugo Palma y la Sra. Ana Torres.", "register Luz Mora [head]; register Hugo Palma; register Ana Torres", ""},
		{"La Sra. Luz Mora participará, al igual que el Sr. Hugo Palma.", "register Luz Mora; register Hugo Palma", ""},
		{"La Sra. Luz Mora estará flanqueada por el Sr. Hugo Palma y la Sra. Ana Torres.", "register Luz Mora; register Hugo Palma; register Ana Torres", ""},
		{"La Sra. Luz Mora contará con el apoyo del Sr. Hugo Palma.", "register Luz Mora; register Hugo Palma", ""},
		{"La Sra. Luz Mora participará junto a nuestro experto, el Sr. Hugo Palma.", "register Luz Mora; register Hugo Palma", ""},
		{"Nuestra jefa de delegación es la Sra. Luz Mora, y el Sr. Hugo Palma viene como asesor.", "register Luz Mora [head]; register Hugo Palma", ""},
		{"Ms. Karin Holt will attend; also on the delegation is Mr. Lars Bru.", "register Karin Holt; register Lars Bru", ""},
		{"Mr. Lars Bru goes with her.", "register Lars Bru", ""},
		{"Ms. Karin Holt will attend and so will Mr. Lars Bru and Ms. Ida Moe.", "register Karin Holt; register Lars Bru; register Ida Moe", ""},
		{"Mme Léa Roy participera ; M. Luc Bon est aussi de la délégation.", "register Léa Roy; register Luc Bon", ""},
		{"M. Luc Bon part avec elle.", "register Luc Bon", ""},
		{"Mme Léa Roy participera ainsi que M. Luc Bon et Mme Zoé Mas.", "register Léa Roy; register Luc Bon; register Zoé Mas", ""},
		{"La Sra. Eva Gil participará; también integra la delegación el Sr. Leo Paz.", "register Eva Gil; register Leo Paz", ""},
		{"El Sr. Leo Paz va con ella.", "register Leo Paz", ""},
		{"La Sra. Eva Gil participará, así como el Sr. Leo Paz y la Sra. Mar Ruiz.", "register Eva Gil; register Leo Paz; register Mar Ruiz", ""},
	})
}
