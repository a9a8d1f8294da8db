package invitee

import "chancery/internal/locale"

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
// "Permanent Observer Mission of …" for an observer with a Country, and always for the Holy See and the State of Palestine; an organization's Name as
// it stands. A Name beside a Country replaces the whole. With neither it is the Ref.
func (v Invitee) Mission(l locale.Lang, d locale.Date) string {
	if v.Name != "" {
		return v.Name
	}
	s, ok := locale.LookupState(v.Country)
	if !ok {
		return v.Ref
	}
	words := permanentMission
	if v.Class == Observer || nonMemberObservers[v.Country] {
		words = observerMission
	}
	if l == locale.Chinese {
		return s.Of(l, d) + words[l]
	}
	return words[l] + " " + s.Of(l, d)
}
