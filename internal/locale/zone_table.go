package locale

// zoneNames are the zones that the seats of the United Nations and the places of this convention's meetings lie in, by abbreviations that mean one zone
// alone (IST and CST mean several and are left out). After CLDR 48's names of "metazones", as they stand in a
// sentence and without the "standard" that only a list needs. The Russian are adjectives where CLDR has labels for a menu (Центральная Европа, летнее время).
var zoneNames = map[string]Text{
	"UTC": {
		Arabic: "التوقيت العالمي المنسق", English: "Coordinated Universal Time", Spanish: "tiempo universal coordinado",
		French: "temps universel coordonné", Russian: "всемирное координированное время", Chinese: "协调世界时",
	},
	"GMT": {
		Arabic: "توقيت غرينتش", English: "Greenwich Mean Time", Spanish: "hora del meridiano de Greenwich",
		French: "heure moyenne de Greenwich", Russian: "среднее время по Гринвичу", Chinese: "格林尼治标准时间",
	},
	"BST": {
		Arabic: "توقيت بريطانيا الصيفي", English: "British Summer Time", Spanish: "hora de verano británica",
		French: "heure d'été britannique", Russian: "британское летнее время", Chinese: "英国夏令时间",
	},
	"CET": {
		Arabic: "توقيت وسط أوروبا", English: "Central European Time", Spanish: "hora de Europa central",
		French: "heure d'Europe centrale", Russian: "центральноевропейское время", Chinese: "中欧时间",
	},
	"CEST": {
		Arabic: "توقيت وسط أوروبا الصيفي", English: "Central European Summer Time", Spanish: "hora de verano de Europa central",
		French: "heure d'été d'Europe centrale", Russian: "центральноевропейское летнее время", Chinese: "中欧夏令时间",
	},
	"EET": {
		Arabic: "توقيت شرق أوروبا", English: "Eastern European Time", Spanish: "hora de Europa oriental",
		French: "heure d'Europe de l'Est", Russian: "восточноевропейское время", Chinese: "东欧时间",
	},
	"EEST": {
		Arabic: "توقيت شرق أوروبا الصيفي", English: "Eastern European Summer Time", Spanish: "hora de verano de Europa oriental",
		French: "heure d'été d'Europe de l'Est", Russian: "восточноевропейское летнее время", Chinese: "东欧夏令时间",
	},
	"EAT": {
		Arabic: "توقيت شرق أفريقيا", English: "East Africa Time", Spanish: "hora de África oriental",
		French: "heure d'Afrique de l'Est", Russian: "восточноафриканское время", Chinese: "东部非洲时间",
	},
	"CAT": {
		Arabic: "توقيت وسط أفريقيا", English: "Central Africa Time", Spanish: "hora de África central",
		French: "heure d'Afrique centrale", Russian: "центральноафриканское время", Chinese: "中部非洲时间",
	},
	"EST": {
		Arabic: "التوقيت الشرقي لأمريكا الشمالية", English: "Eastern Standard Time", Spanish: "hora estándar oriental",
		French: "heure normale de l'Est nord-américain", Russian: "североамериканское восточное время", Chinese: "北美东部时间",
	},
	"EDT": {
		Arabic: "التوقيت الصيفي الشرقي لأمريكا الشمالية", English: "Eastern Daylight Time", Spanish: "hora de verano oriental",
		French: "heure d'été de l'Est nord-américain", Russian: "североамериканское восточное летнее время", Chinese: "北美东部夏令时间",
	},
}

// cityName is a city with the zones whose name stands for it, and what Russian has after "по".
type cityName struct {
	zones   string
	russian string
	names   Text
}

// cities are the seats of the United Nations and places where meetings of disarmament conventions are held.
var cities = []cityName{
	{"Europe/Zurich", "женевскому времени", Text{Arabic: "جنيف", English: "Geneva", Spanish: "Ginebra", French: "Genève", Russian: "Женева", Chinese: "日内瓦"}},
	{"America/New_York", "нью-йоркскому времени", Text{Arabic: "نيويورك", English: "New York", Spanish: "Nueva York", French: "New York", Russian: "Нью-Йорк", Chinese: "纽约"}},
	{"Europe/Vienna", "венскому времени", Text{Arabic: "فيينا", English: "Vienna", Spanish: "Viena", French: "Vienne", Russian: "Вена", Chinese: "维也纳"}},
	{"Africa/Nairobi", "времени Найроби", Text{Arabic: "نيروبي", English: "Nairobi", Spanish: "Nairobi", French: "Nairobi", Russian: "Найроби", Chinese: "内罗毕"}},
	{"Europe/Amsterdam", "гаагскому времени", Text{Arabic: "لاهاي", English: "The Hague", Spanish: "La Haya", French: "La Haye", Russian: "Гаага", Chinese: "海牙"}},
	{"Europe/Oslo", "времени Осло", Text{Arabic: "أوسلو", English: "Oslo", Spanish: "Oslo", French: "Oslo", Russian: "Осло", Chinese: "奥斯陆"}},
	{"Europe/Paris", "парижскому времени", Text{Arabic: "باريس", English: "Paris", Spanish: "París", French: "Paris", Russian: "Париж", Chinese: "巴黎"}},
	{"Europe/Brussels", "брюссельскому времени", Text{Arabic: "بروكسل", English: "Brussels", Spanish: "Bruselas", French: "Bruxelles", Russian: "Брюссель", Chinese: "布鲁塞尔"}},
	{"Europe/London", "лондонскому времени", Text{Arabic: "لندن", English: "London", Spanish: "Londres", French: "Londres", Russian: "Лондон", Chinese: "伦敦"}},
	{"Africa/Addis_Ababa", "времени Аддис-Абебы", Text{Arabic: "أديس أبابا", English: "Addis Ababa", Spanish: "Addis Abeba", French: "Addis-Abeba", Russian: "Аддис-Абеба", Chinese: "亚的斯亚贝巴"}},
	{"Asia/Amman", "времени Аммана", Text{Arabic: "عمّان", English: "Amman", Spanish: "Ammán", French: "Amman", Russian: "Амман", Chinese: "安曼"}},
	{"Asia/Beirut", "бейрутскому времени", Text{Arabic: "بيروت", English: "Beirut", Spanish: "Beirut", French: "Beyrouth", Russian: "Бейрут", Chinese: "贝鲁特"}},
	{"Asia/Bangkok", "бангкокскому времени", Text{Arabic: "بانكوك", English: "Bangkok", Spanish: "Bangkok", French: "Bangkok", Russian: "Бангкок", Chinese: "曼谷"}},
	{"America/Bogota", "времени Боготы", Text{Arabic: "بوغوتا", English: "Bogotá", Spanish: "Bogotá", French: "Bogota", Russian: "Богота", Chinese: "波哥大"}},
}
