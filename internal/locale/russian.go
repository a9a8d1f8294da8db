package locale

import "strings"

// russianCase is one of the cases that a letter puts a name in: "Представительство Республики Чили", "Республике Чили", "в Республике Чили".
type russianCase int

const (
	genitive russianCase = iota
	dative
	prepositional
)

// russianAdjectives are nominative endings of adjectives with their endings in the three cases; the first that fits counts. Nouns in -ий (Маврикий) and
// -ние (Движение) are not among them, nor are nouns in -ова (Острова).
var russianAdjectives = []struct {
	nominative string
	endings    [3]string
}{
	{"шая", [3]string{"шей", "шей", "шей"}},
	{"ая", [3]string{"ой", "ой", "ой"}},
	{"яя", [3]string{"ей", "ей", "ей"}},
	{"ое", [3]string{"ого", "ому", "ом"}},
	{"ый", [3]string{"ого", "ому", "ом"}},
	{"ой", [3]string{"ого", "ому", "ом"}},
	{"ский", [3]string{"ского", "скому", "ском"}},
	{"ший", [3]string{"шего", "шему", "шем"}},
	{"ые", [3]string{"ых", "ым", "ых"}},
	{"ские", [3]string{"ских", "ским", "ских"}},
	{"овы", [3]string{"овых", "овым", "овых"}},
}

// russianNouns are endings of nouns in the order in which they are tried. A noun that ends in none of them and in no consonant (Чили, Конго, Перу) has one
// form for all cases.
var russianNouns = []struct {
	nominative string
	endings    [3]string
}{
	{"уа", [3]string{"уа", "уа", "уа"}}, {"оа", [3]string{"оа", "оа", "оа"}}, // Никарагуа, Самоа
	{"ия", [3]string{"ии", "ии", "ии"}},
	{"я", [3]string{"и", "е", "е"}},
	{"га", [3]string{"ги", "ге", "ге"}}, {"ка", [3]string{"ки", "ке", "ке"}}, {"жа", [3]string{"жи", "же", "же"}}, {"ша", [3]string{"ши", "ше", "ше"}},
	{"а", [3]string{"ы", "е", "е"}},
	{"ий", [3]string{"ия", "ию", "ии"}},
	{"й", [3]string{"я", "ю", "е"}},
	{"ь", [3]string{"и", "и", "и"}},
	{"ие", [3]string{"ия", "ию", "ии"}},
	{"ство", [3]string{"ства", "ству", "стве"}},
}

// russianIrregular are words that the endings do not decline: names that are plural, a vowel that falls out, compounds whose first part is declined too.
var russianIrregular = map[string][3]string{
	"Бруней-Даруссалам": {"Брунея-Даруссалама", "Брунею-Даруссаламу", "Брунее-Даруссаламе"},
	"Гвинея-Бисау":      {"Гвинеи-Бисау", "Гвинее-Бисау", "Гвинее-Бисау"},
	"Гренадины":         {"Гренадин", "Гренадинам", "Гренадинах"},
	"Египет":            {"Египта", "Египту", "Египте"},
	"Израиль":           {"Израиля", "Израилю", "Израиле"},
	"Нидерланды":        {"Нидерландов", "Нидерландам", "Нидерландах"},
	"Острова":           {"Островов", "Островам", "Островах"},
	"Тимор-Лешти":       {"Тимора-Лешти", "Тимору-Лешти", "Тиморе-Лешти"},
	"Филиппины":         {"Филиппин", "Филиппинам", "Филиппинах"},
	"Штаты":             {"Штатов", "Штатам", "Штатах"},
	"Эмираты":           {"Эмиратов", "Эмиратам", "Эмиратах"},
}

// russianHeads are the nouns that a State's official name is built on. What follows them stays as it is: Республика Чили → Республики Чили.
var russianHeads = map[string]bool{
	"Республика": true, "Королевство": true, "Княжество": true, "Герцогство": true, "Государство": true, "Содружество": true, "Союз": true, "Султанат": true,
	"Федерация": true, "Конфедерация": true, "Острова": true, "Штаты": true, "Эмираты": true,
}

// declineState puts a State's name into a case: up to its head noun, or every word where there is none (Босния и Герцеговина).
func declineState(s string, c russianCase) string {
	return declinePhrase(s, c, func(w string) bool { return russianHeads[w] })
}

// declineTitle puts the name of an organization into a case: its adjectives and its first noun, whose dependents follow unchanged.
func declineTitle(s string, c russianCase) string {
	return declinePhrase(s, c, func(string) bool { return true })
}

// declinePhrase declines word after word; after a noun that is last the rest stays.
func declinePhrase(s string, c russianCase, last func(noun string) bool) string {
	words := strings.Split(s, " ")
	for i, w := range words {
		if adjective, ok := declineAdjective(w, c); ok {
			words[i] = adjective
			continue
		}
		words[i] = declineNoun(w, c)
		if last(w) {
			break
		}
	}
	return strings.Join(words, " ")
}

func declineAdjective(w string, c russianCase) (string, bool) {
	for _, a := range russianAdjectives {
		if stem, ok := strings.CutSuffix(w, a.nominative); ok && stem != "" {
			return stem + a.endings[c], true
		}
	}
	return w, false
}

func declineNoun(w string, c russianCase) string {
	if forms, ok := russianIrregular[w]; ok {
		return forms[c]
	}
	for _, n := range russianNouns {
		if stem, ok := strings.CutSuffix(w, n.nominative); ok && stem != "" {
			return stem + n.endings[c]
		}
	}
	if endsInConsonant(w) {
		return w + [3]string{"а", "у", "е"}[c]
	}
	return w
}

func endsInConsonant(w string) bool {
	r := []rune(w)
	return len(r) > 1 && strings.ContainsRune("бвгджзклмнпрстфхцчшщ", r[len(r)-1])
}

// russianIn is the preposition that a place takes ("в" where the table gives none), with the vowel that keeps it speakable: во Франции, во Вьетнаме.
func russianIn(preposition, place string) string {
	if preposition != "" {
		return preposition
	}
	r := []rune(place)
	if len(r) > 1 && (r[0] == 'В' || r[0] == 'Ф') && !strings.ContainsRune("аеёиоуыэюя", r[1]) {
		return "во"
	}
	return "в"
}

// russianFrom answers "откуда" as russianIn answers "где": на Кубе, с Кубы.
func russianFrom(preposition string) string {
	if preposition == "на" {
		return "с"
	}
	return "из"
}
