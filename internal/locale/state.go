package locale

// RegionalGroup is one of the five regional groups of the United Nations, or "" where there is none.
type RegionalGroup string

const (
	AfricanGroup  RegionalGroup = "african"
	AsiaPacific   RegionalGroup = "asia_pacific"
	EasternEurope RegionalGroup = "eastern_european"
	LatinAmerica  RegionalGroup = "grulac"
	WesternEurope RegionalGroup = "weog"
)

var groupLabels = map[RegionalGroup]Text{
	AfricanGroup: {
		Arabic: "الدول الأفريقية", English: "African States", Spanish: "Estados de África",
		French: "États d'Afrique", Russian: "Государства Африки", Chinese: "非洲国家",
	},
	AsiaPacific: {
		Arabic: "دول آسيا والمحيط الهادئ", English: "Asia-Pacific States", Spanish: "Estados de Asia y el Pacífico",
		French: "États d'Asie et du Pacifique", Russian: "Государства Азии и Тихого океана", Chinese: "亚洲及太平洋国家",
	},
	EasternEurope: {
		Arabic: "دول أوروبا الشرقية", English: "Eastern European States", Spanish: "Estados de Europa Oriental",
		French: "États d'Europe orientale", Russian: "Государства Восточной Европы", Chinese: "东欧国家",
	},
	LatinAmerica: {
		Arabic: "دول أمريكا اللاتينية ومنطقة البحر الكاريبي", English: "Latin American and Caribbean States",
		Spanish: "Estados de América Latina y el Caribe", French: "États d'Amérique latine et des Caraïbes",
		Russian: "Государства Латинской Америки и Карибского бассейна", Chinese: "拉丁美洲和加勒比国家",
	},
	WesternEurope: {
		Arabic: "دول أوروبا الغربية ودول أخرى", English: "Western European and other States",
		Spanish: "Estados de Europa Occidental y otros Estados", French: "États d'Europe occidentale et autres États",
		Russian: "Западноевропейские и другие государства", Chinese: "西欧和其他国家",
	},
}

// Label is the group's name in l; "" for no group.
func (g RegionalGroup) Label(l Lang) string { return groupLabels[g].In(l) }

// State is one of 197 States: 193 Members, the Holy See, the State of Palestine, the Cook Islands, Niue.
type State struct {
	Alpha3, Alpha2 string
	Group          RegionalGroup
}

// LookupState finds a State by ISO 3166-1 alpha-3 code (upper case).
func LookupState(alpha3 string) (State, bool) {
	row, ok := stateTable().rows[alpha3]
	if !ok {
		return State{}, false
	}
	return row.state, true
}

// States lists all States by code.
func States() []State {
	t := stateTable()
	out := make([]State, len(t.codes))
	for i, code := range t.codes {
		out[i] = t.rows[code].state
	}
	return out
}

// Short is the short name in l as it stands on name plates and in lists on the day d ("Turkey" before 2 June 2022, "Iran (Islamic Republic of)"); zero d:
// today's name.
func (s State) Short(l Lang, d Date) string {
	return s.find(l, d, shortName).text
}

// Official is the official name in l with no article, in the nominative: "République de Colombie"; for lists and the addressee line.
func (s State) Official(l Lang, d Date) string {
	return s.find(l, d, officialName).text
}

// The is the official name with its article where the language has one: "la République de Colombie", "the Republic of Colombia".
func (s State) The(l Lang, d Date) string {
	return s.find(l, d, officialName).the()
}

// Of is the official name in the genitive: "de la République de Colombie", "of the Republic of Colombia", "Республики Колумбия", "لجمهورية كولومبيا"; Chinese: the name alone.
func (s State) Of(l Lang, d Date) string {
	return s.find(l, d, officialName).of(l)
}

// To is the official name as an addressee: "to the Republic of Colombia", "à la République de Colombie", "al Reino de España", "Республике Колумбия",
// "إلى جمهورية كولومبيا", "致哥伦比亚共和国".
func (s State) To(l Lang, d Date) string {
	return s.find(l, d, officialName).to(l)
}

// By is the official name as the one that acts: "by the Republic of Colombia", "par la République de Colombie", "Республикой Колумбия", "من جانب جمهورية
// كولومبيا", "由哥伦比亚共和国".
func (s State) By(l Lang, d Date) string {
	return s.find(l, d, officialName).by(l)
}

// TheShort, OfShort, ToShort and ByShort are The, Of, To and By of the short name as running text has it: "the Gambia", "de la Gambie", "Гамбии". Where the short name
// has words in brackets, which are for name plates and lists, they say the official one: "the Islamic Republic of Iran".
func (s State) TheShort(l Lang, d Date) string { return s.find(l, d, textName).the() }
func (s State) OfShort(l Lang, d Date) string  { return s.find(l, d, textName).of(l) }
func (s State) ToShort(l Lang, d Date) string  { return s.find(l, d, textName).to(l) }
func (s State) ByShort(l Lang, d Date) string  { return s.find(l, d, textName).by(l) }

// In is where something is, by the name of TheShort: "in the Gambia", "en Gambie", "au Chili", "à la Barbade", "на Кубе", "في غامبيا", "在冈比亚".
func (s State) In(l Lang, d Date) string { return s.find(l, d, textName).in(l) }

// From is where somebody comes from, by the name of TheShort: "from the Gambia", "de Gambie", "du Chili", "с Кубы", "من غامبيا", "来自冈比亚".
func (s State) From(l Lang, d Date) string { return s.find(l, d, textName).from(l) }

// find is the name of one kind that was in use on the day d. A former short name serves running text too.
func (s State) find(l Lang, d Date, kind nameKind) name {
	row, ok := stateTable().rows[s.Alpha3]
	if !ok {
		return name{}
	}
	if !d.IsZero() {
		for _, old := range row.former {
			if old.lang == l && old.serves(kind) && d.Compare(old.until) < 0 {
				return old.name
			}
		}
	}
	return row.names[l][kind]
}

func (old formerName) serves(kind nameKind) bool {
	return old.kind == kind || old.kind == shortName && kind == textName
}
