package reply

import (
	"slices"
	"strings"
	"testing"

	"chancery/internal/roster"
)

// doubts are the reasons for a person to look that a mail's words give, without those of its sender.
func doubts(r Reading) []string {
	var out []string
	for _, why := range r.Review {
		if !slices.Contains([]string{NotAuthenticated, UnknownSender, UnknownInvitee}, why.Code) {
			out = append(out, why.Code+": "+why.Detail)
		}
	}
	return out
}

func items(r Reading) string {
	var out []string
	for _, v := range r.Interventions {
		if v.Action == roster.Add {
			out = append(out, v.Item)
		}
	}
	return strings.Join(out, " ")
}

// TestEveryWordBesideAnItemIsAccountedFor: a field that names items is read as it stands, or a person sees its words.
func TestEveryWordBesideAnItemIsAccountedFor(t *testing.T) {
	t.Parallel()
	const rest = "1 2 3 4 5 6 8 9 10 11 12"
	cases := []struct {
		text, want string
		clear      bool
	}{
		{"Item: 3", "3", true}, {"Items: 3, 5 and 7", "3 5 7", true}, {"Item: No. 3", "3", true}, {"Items: 3-5", "3 4 5", true}, {"Items: 3 - 5", "3 4 5", true},
		{"Items: 3 to 5", "3 4 5", true}, {"Items: 3/4", "3 4", true}, {"Items: 3 & 4", "3 4", true}, {"Items: ３、５", "3 5", true}, {"Items: agenda items 3 and 5", "3 5", true},
		{"Item: 3 (Victim assistance)", "3", true}, {"Item: 3 – Victim assistance", "3", true}, {"Item: Victim assistance", "3", true}, {"Item: Article 5", "4", true},
		{"Item: Article 5: mine clearance", "4", true}, {"Item: 4 (Article 5)", "4", true}, {"Item: third and fifth", "3 5", true}, {"Items:\n1. Item 3\n2. Item 5", "3 5", true},
		{"Items:\n- 3 Victim assistance\n- 5 Cooperation and assistance", "3 5", true}, {"Items: all", "1 2 3 4 5 6 7 8 9 10 11 12", true}, {"Items: all but 7", rest, true},
		{"Items: all items except item 7", rest, true}, {"Points : tous sauf le 7", rest, true}, {"Point : troisième", "3", true}, {"Points : du 3 au 5", "3 4 5", true},
		{"Temas: todos menos el 7", rest, true}, {"Temas: 3, 5 y 7", "3 5 7", true}, {"Пункты: все, кроме 7", rest, true}, {"Пункты: с 3 по 5", "3 4 5", true},
		{"议题：除外", "", false}, {"议题：第三项和第五项", "3 5", true}, {"议题：三、五", "3 5", true}, {"البنود: الكل باستثناء 7", rest, true}, {"البنود: ٣ و٥", "3 5", true}, {"البندان: الثالث والخامس", "3 5", true},
		{"Item: not item 3", "", false}, {"Item: 3 (tbc)", "3", false}, {"Item: 3?", "3", false}, {"Items: 3 or 5", "3 5", false}, {"Items: 3, if time allows", "3", false},
		{"Items: 3-5-7", "3 4 5 7", false}, {"Items: 5-3", "5 3", false}, {"Item: 3 Risk education", "3 11", false}, {"Item: page 3", "", false}, {"Item: 3 minutes", "3", false},
		{"Items: all except the first half", "2 3 4 5 6 7 8 9 10 11 12", false}, {"Items: 3, not 5", "3", false}, {"Items: 3 (Ms. Larsen), 5 (Mr. Olsen)", "3 5", false}, {"Items: ☐ 3 ☑ 5", "3 5", false},
		{"Items: ~~3~~ 5", "3 5", false}, {"Item: 3a", "3", false}, {"Item: probably 3", "3", false}, {"Point : article 9", "", false}, {"Point : pas le 3", "", false},
		{"Point : 3 (à confirmer)", "3", false}, {"Points : 3 ou 5", "3 5", false}, {"Point : 3 si le temps le permet", "3", false}, {"Tema: artículo 9", "", false}, {"Tema: no el 3", "", false},
		{"Tema: 3 (por confirmar)", "3", false}, {"Temas: 3 o 5", "3 5", false}, {"Пункт: статья 9", "", false}, {"Пункт: не 3", "", false}, {"Пункт: 3 (предварительно)", "3", false},
		{"Пункты: 3 или 5", "3 5", false}, {"议题：第9条", "", false}, {"议题：3（待定）", "3", false}, {"议题：3或5", "3 5", false}, {"议题：不是3", "", false},
		{"البند: المادة 9", "", false}, {"البند: ليس 3", "", false}, {"البند: 3 (مبدئيا)", "3", false}, {"البنود: 3 أو 5", "3 5", false}, {"Item: 33", "33", false}, {"Item: yes", "", false},
	}
	for _, c := range cases {
		t.Run(c.text, func(t *testing.T) {
			t.Parallel()
			r := Read(mailOf("Name: Ana Torres\n"+c.text), campaign())
			if got := items(r); got != c.want {
				t.Errorf("items %q, want %q", got, c.want)
			}
			if why := doubts(r); (len(why) == 0) != c.clear {
				t.Errorf("doubts %q, want clear %v", why, c.clear)
			}
		})
	}
}

// TestValuesThatSayMoreThanTheirFieldAreLeftToAPerson: what stands in brackets, behind a comma or in place of a choice is not dropped.
func TestValuesThatSayMoreThanTheirFieldAreLeftToAPerson(t *testing.T) {
	t.Parallel()
	for _, line := range []string{
		"Name: Ms. Ana Torres (tbc)", "Name: Ms. Ana Torres or Mr. Luis Paz", "Name: to be announced", "Name: Ms. Ana Torres and Mr. Luis Paz", "Name: Ana Torres y Luis Paz",
		"Name: Ms. Ana Torres, if available", "Name: Ms. Ana Torres (replacing Mr. Luis Paz)", "Name: 2 delegates", "Name: not Ms. Ana Torres", "Nom : Mme Ana Torres (à confirmer)",
		"Nom : Mme Ana Torres ou M. Luis Paz", "Nombre: Sra. Ana Torres (por confirmar)", "Имя: г-жа Ана Торрес (предварительно)", "Имя: г-жа Ана Торрес или г-н Луис Пас",
		"姓名：李娜（待确认）", "姓名：李娜或王强", "الاسم: السيدة ليلى حداد (قيد التأكيد)", "الاسم: السيدة ليلى حداد أو السيد عمر النجار",
		"Name: Ana Torres\nAttendance: in person or online", "Name: Ana Torres\nAttendance: in person / online", "Name: Ana Torres\nAttendance: no", "Name: Ana Torres\nAttendance: in person (20 June), online (21 June)",
		"Name: Ana Torres\nAttendance: tbc", "Name: Ana Torres\nAttendance: not in person", "Nom : Ana Torres\nParticipation : en personne (sous réserve)", "Nombre: Ana Torres\nAsistencia: presencial o en línea",
		"Имя: Ана Торрес\nФорма участия: пока не решено", "姓名：李娜\n参会方式：现场或线上", "الاسم: ليلى حداد\nطريقة المشاركة: حضوريا أو عن بعد",
		"Name: Ana Torres\nDays: 20 June if possible", "Name: Ana Torres\nDays: 20-24 June", "Name: Ana Torres\nDays: 20-22 June 2021", "Name: Ana Torres\nDays: all except 21 June", "Name: Ana Torres\nDays: until 21 June",
		"Name: Ana Torres\nDays: 20 June (morning)", "Name: Ana Torres\nDays: from 20 June", "Nom : Ana Torres\nJours : 20 ou 21 juin", "姓名：李娜\n参会日期：6月20日或21日",
		"Name: Ana Torres\nGender: F / M", "Name: Ana Torres\nVisa letter: yes / no", "Name: Ana Torres\nVisa letter: not yet known", "Name: Ana Torres\nVisa letter: yes, but only if refused",
		"Name: Ana Torres\nAttending: yes / no", "Name: Ana Torres\nAttending: yes, subject to approval", "Name: Ana Torres\nCapacity: head / alternate", "Name: Ana Torres\nCapacity: not the head of delegation",
		"Name: Ana Torres\nItem: 3\nSpeaker: Ms. Torres or Mr. Paz", "Name: Ana Torres\nItem: 3\nSpeaker: to be decided", "Name: Ana Torres\nItem: 3\nOn behalf of: my capital", "Name: Ana Torres\nItem: 3\nLanguage: English or French",
		"Name: Ana Torres\nNote: please disregard",
		"Name: N.N.", "Name: Vacant", "Name: Same", "Name: To Be Confirmed", "Name: See Note", "Name: Norway", "Nom : À Désigner", "Nombre: Por Designar", "Имя: Будет сообщено", "姓名：另行通知", "姓名：大使", "姓名：李娜、王强", "الاسم: نفسه",
		"Name: Ana Torres\nItem: 3\nSpeaker: TBA", "Name: Ana Torres\nItem: 3\nSpeaker: Torres; Paz", "Name: Ana Torres\nItem: 3\nLanguage: any", "Name: Ana Torres\nAttendance: remote?", "Name: Ana Torres\nCapacity: co-head",
		"Name: Ana Torres\nDays: 22-20 June", "Name: Ana Torres\nDays: 20 June 2022 10:00", "Name: Ana Torres\nAdviser: Mr. Luis Paz or Ms. Eva Berg", "Name: Ana Torres\nSubject: withdrawal", "Name: Ana Torres\nFirst name: Eva\nLast name: Berg",
		"Name: Ana Torres\n> Item: 3", "姓名：李娜\n身份：非团长", "姓名：李娜\n议题：两项", "الاسم: ليلى حداد\nالصفة: ليست رئيسة الوفد", "الاسم: السيدة حداد وزميلة", "Name: Ana Torres\nDate: draft of 3 May", "Name: Ana Torres\nDelegates: 3 persons",
	} {
		t.Run(line, func(t *testing.T) {
			t.Parallel()
			if r := Read(mailOf(line), campaign()); len(doubts(r)) == 0 {
				t.Errorf("clear: delegates %+v, interventions %+v", r.Delegates, r.Interventions)
			}
		})
	}
}

// TestOrdinaryValuesStayClear holds the other side: what forms mostly say needs no person.
func TestOrdinaryValuesStayClear(t *testing.T) {
	t.Parallel()
	for _, line := range []string{
		"Name: H.E. Ms. Ana Torres, Ambassador, Permanent Representative", "Name: Ana María de la Torre y Vega", "Name: TORRES, Ana", "Name: Ms. April Jones", "Name: O'Brien, Seán", "Name: Dr. Per Olsen (head of delegation)",
		"Name: Jean-Pierre Le Goff", "Name: Mr. Will Smith", "Name: April Jones\nTitle: Ms.", "Title\tName\nMs.\tApril Jones", "Name: Ana Torres\nAttendance: In person", "Name: Ana Torres\nAttendance: In person, all days", "Name: Ana Torres\nAttendance: online (via Zoom)",
		"Name: Ana Torres\nDays: 20 and 21 June", "Name: Ana Torres\nDays: 20-22 June 2022", "Name: Ana Torres\nDays: Monday 20 June and Tuesday 21 June", "Name: Ana Torres\nDays: 2022-06-20, 2022-06-21", "Name: Ana Torres\nDays: all three days",
		"Name: Ana Torres\nDays: from 20 to 22 June", "Nom : Ana Torres\nJours : les 20, 21 et 22 juin", "Nombre: Ana Torres\nDías: 20, 21 y 22 de junio", "Имя: Ана Торрес\nДни: 20, 21 и 22 июня", "姓名：李娜\n参会日期：6月20日、21日", "الاسم: ليلى حداد\nالأيام: ٢٠ و٢١ حزيران/يونيه",
		"Name: Ana Torres\nGender: female", "Name: Ana Torres\nGender: F", "Name: Ana Torres\nVisa letter: Yes, please", "Nombre: Ana Torres\nVisado: sí, por favor", "Nombre: Ana Torres\nVisado: No", "Name: Ana Torres\nCapacity: Alternate", "Name: Ana Torres\nCapacity: Head of delegation",
		"Name: Ana Torres\nAttending: yes", "Name: Ana Torres\nLanguages: English, French", "Name: Ana Torres\nItem: 3\nSpeaker: Ms. Ana Torres, Counsellor", "Name: Ana Torres\nItem: 3\nOn behalf of: the African Group", "Имя: г-н Ерлан Сапаров, посол, глава делегации",
		"姓名：李娜女士\n职务：一等秘书", "姓名：王若如", "الاسم: سعادة السيدة ليلى حداد\nالوظيفة: السفيرة", "Name: Ana Torres\nFunction: Counsellor (Disarmament)", "Name: Ana Torres\nDate: 3 May 2022", "الاسم: السيد عمر وليد النجار", "Name: Ana Torres\nCapacity: Ambassador, head of delegation",
	} {
		t.Run(line, func(t *testing.T) {
			t.Parallel()
			if r := Read(mailOf(line), campaign()); len(doubts(r)) > 0 || len(r.Delegates) != 1 {
				t.Errorf("doubts %q, delegates %+v", doubts(r), r.Delegates)
			}
		})
	}
}

// TestSpeakersBelowAHeadingKeepTheirItems: "Speakers:" above lines of items is a heading and no speaker without a name.
func TestSpeakersBelowAHeadingKeepTheirItems(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"Speakers:\nItem 3: Ms. Ana Torres\nItem 7: Mr. Luis Vega", "Oradores:\nTema 3: Sra. Ana Torres\nTema 7: Sr. Luis Vega", "Oradores:\n\nTema 3: Sra. Ana Torres\nTema 7: Sr. Luis Vega",
		"Orateurs :\nPoint 3 : Mme Ana Torres\nPoint 7 : M. Luis Vega",
	} {
		r := Read(mailOf(text), campaign())
		var got []string
		for _, v := range r.Interventions {
			got = append(got, v.Item+" "+v.Speaker)
		}
		if want := []string{"3 Ana Torres", "7 Luis Vega"}; !slices.Equal(got, want) || len(doubts(r)) > 0 {
			t.Errorf("%q: %q, doubts %q", text, got, doubts(r))
		}
	}
}

// TestGroupIsNamedWithoutItsArticle holds one name for one group, however the sentence before it runs.
func TestGroupIsNamedWithoutItsArticle(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"Item: 3\nOn behalf of: the African Group":  "African Group",
		"Point : 3\nAu nom de : l'Union européenne": "Union européenne",
		"Point : 3\nAu nom de : du Groupe africain": "Groupe africain",
		"Tema: 3\nEn nombre de: la Unión Europea":   "Unión Europea",
		"El Embajador Carlos Restrepo pronunciará una declaración en nombre del\nGRULAC en relación con el tema 3.": "GRULAC",
		"Norway would like to deliver a statement under item 3 on behalf of the Group of\nNordic States.":           "Group of Nordic States",
	} {
		r := Read(mailOf(text), campaign())
		if len(r.Interventions) != 1 || r.Interventions[0].OnBehalfOf != want {
			t.Errorf("%q: %+v, want %q", text, r.Interventions, want)
		}
	}
}

// TestFunctionGivesUpTheCapacityThatStandsWithIt: a column of functions often holds who heads the delegation.
func TestFunctionGivesUpTheCapacityThatStandsWithIt(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"Name: Ms. Ana Torres\nFunction: Ambassador, Head of delegation":       "Ambassador/head",
		"Nom : Mme Ana Torres\nFonction : Ambassadrice (cheffe de délégation)": "Ambassadrice/head",
		"Nombre: Sra. Ana Torres\nCargo: Consejera, suplente":                  "Consejera/alternate",
		"Name: Ms. Ana Torres\nFunction: Senior Adviser":                       "Senior Adviser/",
		"Name: Ms. Ana Torres\nFunction: Head of delegation":                   "Head of delegation/head",
		"Delegates:\nMs. Ana Torres, Senior Adviser, adviser":                  "Senior Adviser/adviser",
	} {
		r := Read(mailOf(text), campaign())
		if len(r.Delegates) != 1 || r.Delegates[0].Function+"/"+r.Delegates[0].Capacity != want {
			t.Errorf("%q: %+v, want %q", text, r.Delegates, want)
		}
	}
}

// TestPlaceOfANameThatIsNotYetKnownNamesNobody: "to be confirmed" is no delegate, and a person sees it.
func TestPlaceOfANameThatIsNotYetKnownNamesNobody(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"Name: to be confirmed\nItem: 3", "Nom : à confirmer\nPoint : 3", "Nombre: por designar\nTema: 3", "Name: TBC\nItem: 3", "Nom : à désigner\nPoint : 3"} {
		r := Read(mailOf(text), campaign())
		if len(r.Delegates) != 0 || items(r) != "3" || len(doubts(r)) == 0 {
			t.Errorf("%q: delegates %+v, items %q, doubts %q", text, r.Delegates, items(r), doubts(r))
		}
	}
}

// TestLabelInTheMissionsOwnWordsNamesItems: a wish to speak before the colon and nothing but items behind it.
func TestLabelInTheMissionsOwnWordsNamesItems(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"Taking the floor under items: 3 and 5", "We would like to speak on items: 3, 5", "Our statements under agenda items: 3, 5", "Request for the floor under items: 3 and 5",
		"Prises de parole sur les points : 3 et 5", "La délégation souhaite intervenir sur : 3 et 5", "Inscription sur la liste des orateurs : points 3 et 5", "Déclarations au titre des points : 3, 5",
		"Solicitud de uso de la palabra: temas 3 y 5", "Deseamos intervenir en los temas: 3 y 5", "Intervenciones de la delegación: 3 y 5", "Hará uso de la palabra en: temas 3 y 5",
	} {
		r := Read(mailOf("Name: Ms. Ana Torres\n"+text), campaign())
		if items(r) != "3 5" || len(doubts(r)) > 0 {
			t.Errorf("%q: items %q, doubts %q", text, items(r), doubts(r))
		}
	}
	for _, text := range []string{"We will not speak on items: 3 and 5", "Ne souhaite pas intervenir sur : 3 et 5", "Ya no intervendremos en los temas: 3 y 5", "We may speak on items: 3, 5", "Could we speak on: 3?"} {
		r := Read(mailOf("Name: Ms. Ana Torres\n"+text), campaign())
		if len(doubts(r)) == 0 {
			t.Errorf("%q: clear, items %q", text, items(r))
		}
	}
}

// TestDelegationThatIsNamedByItsPersonsIsAListOfThem: "Delegation" mostly names a mission, and a sentence behind the list is no part of it.
func TestDelegationThatIsNamedByItsPersonsIsAListOfThem(t *testing.T) {
	t.Parallel()
	for text, clear := range map[string]bool{
		"Delegation: Ms. Ana Torres, Mr. Juan Pérez":                                  true,
		"代表团：安娜女士、胡安先生":                                                               true,
		"Делегация: г-жа Ана Торрес, г-н Хуан Перес":                                  true,
		"Delegates: Ms. Ana Torres, Mr. Juan Pérez. Both will be met at the airport.": false,
	} {
		r := Read(mailOf(text), campaign())
		if got := doubts(r); len(r.Delegates) != 2 || (len(got) == 0) != clear {
			t.Errorf("%q: %q, doubts %q, want clear %v", text, delegateFacts(r), got, clear)
		}
	}
}

// TestChineseNameMayEndInAnd: 和 before an honorific is of the name, before "wife" it is not.
func TestChineseNameMayEndInAnd(t *testing.T) {
	t.Parallel()
	for text, clear := range map[string]bool{
		"姓名\t职务\n顾清和先生\t参赞\n叶知秋女士\t三等秘书": true,
		"姓名：顾清和先生": true, "姓名：顾清和先生\n\n议题：3\n发言人：顾清和": true, "姓名：顾清先生\n\n议题：3\n发言人：顾清和": false, "姓名：李明和夫人": false, "姓名：李明女士和先生": false, "姓名：王磊先生和李娜女士": false, "姓名：李明与王磊先生": false,
	} {
		if got := doubts(Read(mailOf(text), campaign())); (len(got) == 0) != clear {
			t.Errorf("%q: doubts %q, want clear %v", text, got, clear)
		}
	}
}

// TestSpanishMIsEitherGender: "Sexo: M" is mujer to one and masculino to another; an honorific tells.
func TestSpanishMIsEitherGender(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"Nombre: Sra. Marta Gil\nSexo: M\nCargo: Consejera\nAsistencia: presencial\n":    "female",
		"Nombre: Sr. Pablo Gil\nSexo: M\nCargo: Consejero\nAsistencia: presencial\n":     "male",
		"Nombre: Andrea Gil Soto\nSexo: M\nCargo: Asesor\nAsistencia: presencial\n":      "",
		"Nombre: Andrea Gil Soto\nSexo: H\nCargo: Asesor\nAsistencia: presencial\n":      "male",
		"Nombre: Andrea Gil Soto\nSexo: mujer\nCargo: Asesora\nAsistencia: presencial\n": "female",
	} {
		r := Read(mailOf("Estimados colegas:\n\nNuestra delegación es la siguiente:\n\n"+text), campaign())
		if len(r.Delegates) != 1 || r.Delegates[0].Gender != want || (len(doubts(r)) > 0) != (want == "") {
			t.Errorf("%q: read %+v, doubts %q; wanted gender %q", text, r.Delegates, doubts(r), want)
		}
	}
}

// TestNamesWithApostrophesAndOfFourSigns: letters behind an apostrophe are small, and names of two signs and two are no two persons.
func TestNamesWithApostrophesAndOfFourSigns(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"Name: Mr. Hippolyte Le Floc'h-Kerneis\nFunction: Counsellor\n", "Name: H.E. Mr. Ma’moun Tell Al-Zu’bi\nFunction: Ambassador\n",
		"姓名：格桑多吉\n职务：参赞\n", "姓名：淳于靖\n职务：参赞\n议题：6\n发言人：淳于靖\n",
	} {
		if r := Read(mailOf(text), campaign()); len(r.Delegates) != 1 || len(doubts(r)) > 0 {
			t.Errorf("%q: %+v, doubts %q", text, r.Delegates, doubts(r))
		}
	}
	if len(doubts(Read(mailOf("姓名：李明王强\n职务：参赞\n"), campaign()))) == 0 {
		t.Error("clear: two names written together")
	}
}
