package reply

import (
	"slices"
	"strings"
	"testing"
)

func TestItemsAreReadAsPeopleWriteThem(t *testing.T) {
	t.Parallel()
	cases := []struct{ text, want string }{
		{"We wish to speak on item 3.", "3"},
		{"We wish to speak on items 3, 5 and 7.", "3 5 7"},
		{"We wish to speak under items 3-5 and 9.", "3 4 5 9"},
		{"We wish to speak on agenda item 3 and agenda item 5.", "3 5"},
		{"We wish to speak on items 3, 4 & 10.", "3 4 10"},
		{"We wish to speak on item three.", "3"},
		{"We wish to speak on the third and fifth items.", "3 5"},
		{"We wish to speak on all items but item 12.", "1 2 3 4 5 6 7 8 9 10 11"},
		{"We wish to speak on item 3 (Victim assistance).", "3"},
		{"We wish to make a statement on victim assistance.", "3"},
		{"We wish to speak on article 5.", ""},
		{"We refer to point 3 of your letter and wish to speak.", ""},
		{"We wish to speak on Action 3 of the Oslo Action Plan.", ""},
		{"We wish to speak on the third and the ninth item of the agenda, and on risk education.", "3 9 11"},
		{"We wish to speak on items 3 (Ms. Larsen), 5 (Mr. Olsen) and 9.", "3 5 9"},
		{"We wish to speak on item 3 (victim assistance) and will send 2 texts.", "3"},
		{"We wish to speak on items 3 and 5 and on stockpile destruction.", "3 5 7"},
		{"We wish to speak on item 3 and to stress the importance of risk education.", "3"},
		{"We wish to be inscribed on the list of speakers for items 3, 5 and 9 to 11.", "3 5 9 10 11"},
		{"Please add Norway to the list of speakers under the following items: 3, 5, 9.", "3 5 9"},
		{"Kindly note that we will take the floor under every item with the exception of items 1, 2 and 12.", "3 4 5 6 7 8 9 10 11"},
		{"Norway requests the floor under agenda items three, five and nine.", "3 5 9"},
		{"Norway will make statements on victim assistance and on risk education.", "3 11"},
		{"We intend to speak on the item on improvised mines.", "10"},
		{"La France interviendra sur le troisième et le neuvième point, ainsi que sur l'éducation aux risques.", "3 9 11"},
		{"Nous demandons la parole au titre des points trois, cinq et neuf.", "3 5 9"},
		{"Nous souhaitons nous inscrire sur la liste des orateurs pour le 3e et le 5e point.", "3 5"},
		{"Nous souhaitons prendre la parole sur l'ensemble des points, hormis les points 1, 2 et 12.", "3 4 5 6 7 8 9 10 11"},
		{"Le Sénégal prendra la parole au point 3, puis au point 8.", "3 8"},
		{"El Perú intervendrá en el tercer y el noveno tema, así como sobre la destrucción de existencias.", "3 9 7"},
		{"Solicitamos la palabra en los temas 3, 5 y del 9 al 11.", "3 5 9 10 11"},
		{"Deseamos inscribirnos en la lista de oradores para los puntos tres y cinco.", "3 5"},
		{"Colombia hará uso de la palabra en todos los temas, a excepción del 1, el 2 y el 12.", "3 4 5 6 7 8 9 10 11"},
		{"Nous souhaitons intervenir au titre des points 3 et 5 à 7 de l'ordre du jour.", "3 5 6 7"},
		{"Nous souhaitons intervenir sur le troisième point.", "3"},
		{"Nous souhaitons intervenir sur l'assistance aux victimes.", "3"},
		{"Suite au point 3 de votre lettre, nous souhaitons intervenir.", ""},
		{"Nous souhaitons prendre la parole sur tous les points sauf le point 1.", "2 3 4 5 6 7 8 9 10 11 12"},
		{"Deseamos intervenir en los temas 3 y 5.", "3 5"},
		{"Deseamos hacer uso de la palabra en el tercer tema.", "3"},
		{"Deseamos intervenir en los puntos 3 a 5 del orden del día.", "3 4 5"},
		{"Deseamos intervenir sobre el artículo 5.", ""},
		{"Просим включить нас в список ораторов по пунктам 3 и 5.", "3 5"},
		{"Желаем выступить по пункту 3.", "3"},
		{"Желаем выступить по пп. 3–5.", "3 4 5"},
		{"Желаем выступить по третьему пункту повестки дня.", "3"},
		{"Желаем выступить по статье 5.", ""},
		{"我团希望就议题3发言。", "3"},
		{"我团希望就第三项议题发言。", "3"},
		{"我团希望就议题３、５和９发言。", "3 5 9"},
		{"我团希望就议程项目3至5发言。", "3 4 5"},
		{"我团希望就所有议题发言，除议题1外。", "2 3 4 5 6 7 8 9 10 11 12"},
		{"我团希望就第5条发言。", ""},
		{"نود أخذ الكلمة في إطار البند 3.", "3"},
		{"نود أخذ الكلمة في إطار البندين 3 و4.", "3 4"},
		{"نود أخذ الكلمة في إطار البنود ٣ و٥ و٧.", "3 5 7"},
		{"نود أخذ الكلمة في إطار البند الثالث.", "3"},
		{"نود أخذ الكلمة بشأن المادة 5.", ""},
		{"نود التحدث في إطار جميع البنود باستثناء البند 1.", "2 3 4 5 6 7 8 9 10 11 12"},
	}
	for _, c := range cases {
		t.Run(c.text, func(t *testing.T) {
			t.Parallel()
			r := Read(mailOf(c.text), campaign())
			var got []string
			for _, v := range r.Interventions {
				got = append(got, v.Item)
			}
			if !slices.Equal(got, strings.Fields(c.want)) {
				t.Errorf("items %v, want %q", got, c.want)
			}
		})
	}
}
