package invitee

import (
	"slices"
	"strings"

	"chancery/internal/locale"
)

// missionWords stand before the State's name in the genitive; in Chinese they stand after the name.
var (
	permanentMission = locale.Text{
		locale.Arabic:  "البعثة الدائمة",
		locale.English: "Permanent Mission",
		locale.Spanish: "Misión Permanente",
		locale.French:  "Mission permanente",
		locale.Russian: "Постоянное представительство",
		locale.Chinese: "常驻代表团",
	}
	observerMission = locale.Text{
		locale.Arabic:  "البعثة المراقبة الدائمة",
		locale.English: "Permanent Observer Mission",
		locale.Spanish: "Misión Permanente de Observación",
		locale.French:  "Mission permanente d'observation",
		locale.Russian: "Миссия постоянного наблюдателя от",
		locale.Chinese: "常驻观察员代表团",
	}
)

// nonMemberObservers are the two States that the United Nations has as observers: their missions are observer missions, also at a meeting whose
// States Parties they are.
var nonMemberObservers = map[string]bool{"VAT": true, "PSE": true}

// Mission is the addressee, without the seat: "Permanent Mission of the Republic of Colombia", "Mission permanente de la République de Colombie";
// "Permanent Observer Mission of …" for the Holy See and the State of Palestine, which the United Nations has as observers; a Member State that only
// observes the meeting keeps its Permanent Mission. An organization's Name stands as it is. A Name beside a Country replaces the whole. With neither it is the Ref.
func (v Invitee) Mission(l locale.Lang, d locale.Date) string {
	if v.Name != "" {
		return v.Name
	}
	s, ok := locale.LookupState(v.Country)
	if !ok {
		return v.Ref
	}
	words := permanentMission
	if nonMemberObservers[v.Country] {
		words = observerMission
	}
	if l == locale.Chinese {
		return s.Of(l, d) + words[l]
	}
	return words[l] + " " + s.Of(l, d)
}

// missionNouns are, folded, the words of which the name of a mission has one; in Chinese it ends in one.
var (
	missionNouns = strings.Fields("mission mision delegation delegacion embassy ambassade embajada nunciature nonciature nunciatura " +
		"представительство миссия делегация посольство بعثه البعثه وفد الوفد سفاره السفاره")
	chineseMissions = []string{"代表团", "使团", "大使馆"}
)

// HasMission tells whether a note verbale may go to the invitee: to a State's mission, or to an organization whose Name is that of its mission
// ("Permanent Delegation of the European Union"); never to a non-governmental organization.
func (v Invitee) HasMission() bool {
	if v.Class == NGO {
		return false
	}
	if v.Class.IsState() || v.Country != "" {
		return true
	}
	isMission := func(noun string) bool { return slices.Contains(missionNouns, noun) }
	endsSo := func(noun string) bool { return strings.HasSuffix(v.Name, noun) }
	return slices.ContainsFunc(strings.Fields(locale.Fold(v.Name)), isMission) || slices.ContainsFunc(chineseMissions, endsSo)
}
