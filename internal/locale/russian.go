package locale

import "strings"

// russianCase is one of the cases that a letter puts a name in: "Представительство Республики Чили", "Республике Чили", "в Республике Чили", "Республикой Чили".
type russianCase int

const (
	genitive russianCase = iota
	dative
	prepositional
	instrumental
)

// russianAdjectives are nominative endings of adjectives with their endings in the four cases; the first that fits counts. Nouns in -ий (Маврикий) and
// -ние (Движение) are not among them, nor are nouns in -ова (Острова).
var russianAdjectives = []struct {
	nominative string
	endings    [4]string
}{
	{"шая", [4]string{"шей", "шей", "шей", "шей"}},
	{"щая", [4]string{"щей", "щей", "щей", "щей"}}, {"чая", [4]string{"чей", "чей", "чей", "чей"}}, // Общая, Рабочая
	{"ая", [4]string{"ой", "ой", "ой", "ой"}},
	{"яя", [4]string{"ей", "ей", "ей", "ей"}},
	{"кое", [4]string{"кого", "кому", "ком", "ким"}},
	{"ее", [4]string{"его", "ему", "ем", "им"}},
	{"ое", [4]string{"ого", "ому", "ом", "ым"}},
	{"ый", [4]string{"ого", "ому", "ом", "ым"}},
	{"ой", [4]string{"ого", "ому", "ом", "ым"}},
	{"ский", [4]string{"ского", "скому", "ском", "ским"}},
	{"цкий", [4]string{"цкого", "цкому", "цком", "цким"}},
	{"щий", [4]string{"щего", "щему", "щем", "щим"}}, {"чий", [4]string{"чего", "чему", "чем", "чим"}},
	{"ший", [4]string{"шего", "шему", "шем", "шим"}},
	{"ые", [4]string{"ых", "ым", "ых", "ыми"}},
	{"ские", [4]string{"ских", "ским", "ских", "скими"}},
	{"овы", [4]string{"овых", "овым", "овых", "овыми"}},
}

// russianNouns are endings of nouns in the order in which they are tried. A noun that ends in none of them and in no consonant (Чили, Конго, Перу) has one
// form for all cases.
var russianNouns = []struct {
	nominative string
	endings    [4]string
}{
	{"уа", [4]string{"уа", "уа", "уа", "уа"}}, {"оа", [4]string{"оа", "оа", "оа", "оа"}}, // Никарагуа, Самоа
	{"ия", [4]string{"ии", "ии", "ии", "ией"}},
	{"я", [4]string{"и", "е", "е", "ей"}},
	{"га", [4]string{"ги", "ге", "ге", "гой"}}, {"ка", [4]string{"ки", "ке", "ке", "кой"}}, {"жа", [4]string{"жи", "же", "же", "жей"}}, {"ша", [4]string{"ши", "ше", "ше", "шей"}},
	{"а", [4]string{"ы", "е", "е", "ой"}},
	{"ий", [4]string{"ия", "ию", "ии", "ием"}},
	{"й", [4]string{"я", "ю", "е", "ем"}},
	{"тель", [4]string{"теля", "телю", "теле", "телем"}}, {"арь", [4]string{"аря", "арю", "аре", "арем"}}, // masculine: Председатель, Секретарь
	{"ь", [4]string{"и", "и", "и", "ью"}},
	{"ие", [4]string{"ия", "ию", "ии", "ием"}},
	{"ство", [4]string{"ства", "ству", "стве", "ством"}},
}

// russianIrregular are words that the endings do not decline: names that are plural, a vowel that falls out, compounds whose first part is declined too.
var russianIrregular = map[string][4]string{
	"Бруней-Даруссалам": {"Брунея-Даруссалама", "Брунею-Даруссаламу", "Брунее-Даруссаламе", "Брунеем-Даруссаламом"},
	"Гвинея-Бисау":      {"Гвинеи-Бисау", "Гвинее-Бисау", "Гвинее-Бисау", "Гвинеей-Бисау"},
	"Гренадины":         {"Гренадин", "Гренадинам", "Гренадинах", "Гренадинами"},
	"Египет":            {"Египта", "Египту", "Египте", "Египтом"},
	"Израиль":           {"Израиля", "Израилю", "Израиле", "Израилем"},
	"Нидерланды":        {"Нидерландов", "Нидерландам", "Нидерландах", "Нидерландами"},
	"Острова":           {"Островов", "Островам", "Островах", "Островами"},
	"Посол":             {"Посла", "Послу", "После", "Послом"},
	"Тимор-Лешти":       {"Тимора-Лешти", "Тимору-Лешти", "Тиморе-Лешти", "Тимором-Лешти"},
	"Филиппины":         {"Филиппин", "Филиппинам", "Филиппинах", "Филиппинами"},
	"Штаты":             {"Штатов", "Штатам", "Штатах", "Штатами"},
	"Эмираты":           {"Эмиратов", "Эмиратам", "Эмиратах", "Эмиратами"},
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
	switch {
	case !endsIn(w, "бвгджзклмнпрстфхцчшщ"):
		return w
	case c == instrumental && endsIn(w, "жцчшщ"):
		return w + "ем"
	}
	return w + [4]string{"а", "у", "е", "ом"}[c]
}

func endsIn(w, letters string) bool {
	r := []rune(w)
	return len(r) > 1 && strings.ContainsRune(letters, r[len(r)-1])
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
