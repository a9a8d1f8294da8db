package reply

import "testing"

// TestGroupsThatStatesSpeakForAreKnown: the groups and organizations of States, in the nominative and by their initials too; an article is no part of the name. A
// State, a mission, and a group with more words are for a person.
func TestGroupsThatStatesSpeakForAreKnown(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ said, want string }{
		{"the Nordic countries", "Nordic countries"}, {"SADC", "SADC"}, {"the Western Balkans", "Western Balkans"}, {"the Least Developed Countries", "Least Developed Countries"},
		{"los Balcanes Occidentales", "Balcanes Occidentales"}, {"el Movimiento de los No Alineados", "Movimiento de los No Alineados"}, {"Estados de Asia Central", "Estados de Asia Central"},
		{"l'UEMOA", "UEMOA"}, {"le Conseil de coopération du Golfe", "Conseil de coopération du Golfe"}, {"les pays les moins avancés", "pays les moins avancés"},
		{"государства Центральной Азии", "государства Центральной Азии"}, {"Северные страны", "Северные страны"}, {"Европейский союз", "Европейский союз"}, {"ОБСЕ", "ОБСЕ"},
		{"上海合作组织成员国", "上海合作组织成员国"}, {"海合会", "海合会"}, {"波罗的海三国", "波罗的海三国"},
		{"حركة عدم الانحياز", "حركة عدم الانحياز"}, {"دول آسيا الوسطى", "دول آسيا الوسطى"}, {"البريكس", "البريكس"},
		{"Norway", ""}, {"our State", ""}, {"наше государство", ""}, {"NATO (tbc)", ""}, {"SADC or the African Union", ""}, {"本国", ""}, {"la Misión", ""},
	} {
		t.Run(c.said, func(t *testing.T) {
			t.Parallel()
			r := Read(mailOf("Name: Ana Torres\n\nItem: 3\nSpeaker: Ana Torres\nOn behalf of: "+c.said), campaign())
			if clear := len(doubts(r)) == 0; clear != (c.want != "") {
				t.Fatalf("clear: %t, doubts %q", clear, doubts(r))
			}
			if c.want != "" && r.Interventions[0].OnBehalfOf != c.want {
				t.Errorf("group %q, wanted %q", r.Interventions[0].OnBehalfOf, c.want)
			}
		})
	}
}

// TestPlacesAndNounsAreNobodysNames: words that stand where a person might, before one in Chinese, at the start of a sentence, behind an item's number.
func TestPlacesAndNounsAreNobodysNames(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ text, want string }{
		{"国内军控司专家范立新先生21日线上参会。", "范立新"}, {"国内来的范立新先生现场参会。", "范立新"}, {"韩东先生临时有任务，由三等秘书蒋雪女士接替他。", "蒋雪"},
		{"Desde Lima se conectará el señor Edwin Huamaní.", "Edwin Huamaní"}, {"Via Oslo, Ms. Hilde Moen will attend online.", "Hilde Moen"},
		{"Depuis Dakar, M. Lamine Sagna participera en ligne.", "Lamine Sagna"}, {"Из Астаны приедет г-н Асхат Рыскулов.", "Асхат Рыскулов"},
	} {
		t.Run(c.text, func(t *testing.T) {
			t.Parallel()
			r := Read(mailOf(c.text), campaign())
			if len(r.Delegates) != 1 || r.Delegates[0].Name != c.want {
				t.Errorf("delegates %+v, wanted %s alone", r.Delegates, c.want)
			}
		})
	}
	for _, line := range []string{"Point 8 : Universalisation, transparence", "Item 8: Universalization, transparency"} {
		for _, v := range Read(mailOf("Name: Ana Torres\n\n"+line), campaign()).Interventions {
			if v.Speaker != "" {
				t.Errorf("%s: %s is taken for a speaker", line, v.Speaker)
			}
		}
	}
}

// TestSpeakersListWithOneLine: a label whose value is an item, who speaks on it and in what language.
func TestSpeakersListWithOneLine(t *testing.T) {
	t.Parallel()
	for _, line := range []string{
		"Liste des orateurs : point 6 (Respect coopératif) – Mme Ana Torres, en français", "List of speakers: item 6 – Ms. Ana Torres, in French", "Lista de oradores: tema 6 – Sra. Ana Torres, en francés",
	} {
		r := Read(mailOf("Name: Ana Torres\n\n"+line), campaign())
		if len(r.Interventions) != 1 || r.Interventions[0].Item != "6" || r.Interventions[0].Speaker != "Ana Torres" || r.Interventions[0].Language != "fr" || len(doubts(r)) > 0 {
			t.Errorf("%s: %+v, doubts %q", line, r.Interventions, doubts(r))
		}
	}
	r := Read(mailOf("Name: Ana Torres\n\nList of speakers: item 6 – Ms. Ana Torres, in French (tbc)"), campaign())
	if len(doubts(r)) == 0 {
		t.Errorf("a line that is to be confirmed is read without a doubt: %+v", r.Interventions)
	}
}
