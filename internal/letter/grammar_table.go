package letter

import (
	"maps"
	"strings"

	"chancery/internal/locale"
)

// headArticles are the articles of nouns that names of missions, offices and organizations begin with, in lower case.
var headArticles = map[locale.Lang]map[string]string{
	locale.English: nouns("the", "permanent president chair chairperson chairman secretary director committee organization union league commission "+
		"delegation office campaign federation council programme secretariat meeting conference agency association centre institute fund"),
	locale.French: merged(nouns("la", "mission présidente présidence directrice commission ligue délégation campagne fédération assemblée conférence réunion secrétaire "+
		"fondation banque"), nouns("le", "président directeur comité conseil programme secrétariat bureau centre fonds haut-commissariat service"),
		nouns("l’", "ambassadrice ambassadeur organisation union office agence association institut unité")),
	locale.Spanish: merged(nouns("la", "misión presidenta presidencia directora comisión liga delegación campaña federación reunión conferencia organización unión "+
		"oficina agencia asociación dependencia fundación embajadora secretaria secretaría"), nouns("el", "presidente director comité consejo programa embajador centro instituto fondo servicio secretario")),
}

// modifiers are endings of words that may stand before those nouns.
var modifiers = map[locale.Lang][]string{
	locale.English: {"th", "first", "second", "third", "international", "world", "european", "african", "arab", "national"},
	locale.French:  {"ième", "première"},
	locale.Spanish: {"ésima", "primera", "segunda", "tercera", "cuarta", "quinta", "sexta", "séptima", "octava", "novena", "décima"},
}

// russianHead is a noun, with what belongs to it.
type russianHead struct{ nominative, genitive, dative string }

var russianHeads = []russianHead{
	{"Постоянное представительство", "Постоянного представительства", "Постоянному представительству"},
	{"Миссия постоянного наблюдателя", "Миссии постоянного наблюдателя", "Миссии постоянного наблюдателя"},
	{"Председатель", "Председателя", "Председателю"},
	{"Посол", "Посла", "Послу"},
	{"Директор", "Директора", "Директору"},
	{"Организация", "Организации", "Организации"},
	{"Комиссия", "Комиссии", "Комиссии"},
	{"Кампания", "Кампании", "Кампании"},
	{"Комитет", "Комитета", "Комитету"},
	{"Союз", "Союза", "Союзу"},
	{"Фонд", "Фонда", "Фонду"},
	{"Группа", "Группы", "Группе"},
	{"Делегация", "Делегации", "Делегации"},
}

func nouns(article, list string) map[string]string {
	out := map[string]string{}
	for _, noun := range strings.Fields(list) {
		out[noun] = article
	}
	return out
}

func merged(all ...map[string]string) map[string]string {
	out := map[string]string{}
	for _, one := range all {
		maps.Copy(out, one)
	}
	return out
}
