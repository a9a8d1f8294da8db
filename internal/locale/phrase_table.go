package locale

import (
	"maps"
	"strings"
)

// headArticles are the articles of nouns that names of missions, offices and organizations begin with, in lower case.
var headArticles = map[Lang]map[string]string{
	English: nouns("the", "permanent president chair chairperson chairman secretary director committee organization union league commission "+
		"delegation office campaign federation council programme secretariat meeting conference agency association centre institute fund"),
	French: merged(nouns("la", "mission présidente présidence directrice commission ligue délégation campagne fédération assemblée conférence réunion secrétaire "+
		"fondation banque"), nouns("le", "président directeur comité conseil programme secrétariat bureau centre fonds haut-commissariat service"),
		nouns("l'", "ambassadrice ambassadeur organisation union office agence association institut unité")),
	Spanish: merged(nouns("la", "misión presidenta presidencia directora comisión liga delegación campaña federación reunión conferencia organización unión "+
		"oficina agencia asociación dependencia fundación embajadora secretaria secretaría"), nouns("el", "presidente director comité consejo programa embajador centro instituto fondo servicio secretario")),
}

// headModifiers are endings of words that may stand before those nouns.
var headModifiers = map[Lang][]string{
	English: {"th", "first", "second", "third", "international", "world", "european", "african", "arab", "national"},
	French:  {"ième", "première"},
	Spanish: {"ésima", "primera", "segunda", "tercera", "cuarta", "quinta", "sexta", "séptima", "octava", "novena", "décima"},
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
