package demo

import "time"

// answer is what one delegation sends. Where a field is empty the mail has no such thing.
type answer struct {
	ref     string
	from    string // "" : the invitee's own address
	name    string // display name
	program string // the mail program that writes it, see programs
	day     time.Time
	body    string            // what the person wrote
	form    *filled           // answers in the workbook form
	inText  map[string]string // answers in the text form, inside the quoted invitation
	quote   bool              // the invitation is quoted
	kind    string            // "" : a reply; calendar, bounce, delay, out_of_office
	auth    string            // dmarc result, "" : pass
	forged  bool              // a second Authentication-Results that claims to be ours
}

// filled is what a delegation enters in the workbook form.
type filled struct {
	attending string
	delegates []map[string]string
	items     []map[string]string
}

func may(day, hour int) time.Time  { return time.Date(2022, time.May, day, hour, 12, 0, 0, time.UTC) }
func june(day, hour int) time.Time { return time.Date(2022, time.June, day, hour, 40, 0, 0, time.UTC) }

func person(name, gender, function string) map[string]string {
	return map[string]string{"name": name, "gender": gender, "function": function, "attendance": "in_person"}
}

func speaks(item, speaker string) map[string]string {
	return map[string]string{"item": item, "speaker": speaker}
}

// firstWave are the answers up to the first report, secondWave those that change something after it.
var firstWave = []answer{
	{ref: "COL", name: "Misión de Colombia", program: "outlook", day: may(2, 9), body: "Estimados colegas:\n\nAdjunto el formulario.\n\nSaludos cordiales",
		form: &filled{"yes", []map[string]string{person("Ana Torres", "female", "Primera Secretaria"), person("Luis Paz", "male", "Consejero")}, []map[string]string{speaks("3", "Ana Torres"), speaks("5", "Luis Paz")}}},
	{ref: "JOR", name: "البعثة الدائمة للأردن", program: "exchange", day: may(2, 11), body: "تحية طيبة،\nنرفق استمارة الرد.",
		form: &filled{"yes", []map[string]string{person("ليلى الخطيب", "female", "سكرتيرة أولى")}, []map[string]string{speaks("3", "ليلى الخطيب")}}},
	{ref: "FRA", name: "Mission de la France", program: "gmail", day: may(3, 8), body: "Bonjour,\n\nvoici nos réponses dans le formulaire ci-dessous.", quote: true,
		inText: map[string]string{"attending": "oui", "1.name": "Jeanne Petit", "1.honorific": "Mme", "1.function": "Première Secrétaire", "1.attendance": "en personne", "i1.item": "4", "i1.speaker": "Jeanne Petit"}},
	{ref: "CHE", name: "Mission suisse", program: "apple", day: may(3, 15), body: "Madame, Monsieur,\n\nNom : Marc Favre\nFonction : Conseiller\nCourriel : marc.favre@switzerland.mission.example\nParticipation : en personne\nPoint : 6\nOrateur : Marc Favre"},
	{ref: "PER", name: "Misión del Perú", program: "gmail", day: may(4, 10), body: "Nombre: Rosa Quispe\nTratamiento: Sra.\nCargo: Segunda Secretaria\nAsistencia: presencial\nTemas: 3 y 9"},
	{ref: "ECU", name: "Misión del Ecuador", program: "thunderbird", day: may(4, 16), body: "Estimados señores:\n\nAdjunto nuestra respuesta.\n\nAtentamente",
		form: &filled{attending: "no"}},
	{ref: "IRQ", name: "بعثة العراق", program: "windows1256", day: may(5, 9), body: "الاسم: سامي العبيدي\nالوظيفة: مستشار\nالحضور: شخصي\nالبند: 4"},
	{ref: "YEM", name: "بعثة اليمن", program: "outlook", day: may(5, 12), body: "نرفق الاستمارة.",
		form: &filled{"yes", []map[string]string{person("هدى ناصر", "female", "مستشارة"), person("علي صالح", "male", "سكرتير ثان")}, []map[string]string{speaks("4", "هدى ناصر"), speaks("5", "هدى ناصر")}}},
	{ref: "SDN", name: "بعثة السودان", program: "gmail", day: may(6, 9), body: "السادة الكرام،\n\nنود الكلام بشأن البند 4 من جدول الأعمال وسيمثلنا السيد عمر الطيب.\n\nمع التقدير"},
	{ref: "DZA", name: "بعثة الجزائر", program: "apple", day: may(6, 14), body: "شكراً، وصلت رسالتكم."},
	{ref: "UKR", name: "Представительство Украины", program: "mailru", day: may(9, 8), body: "Имя: Олена Бондар\nДолжность: первый секретарь\nУчастие: очно\nПункт: 4"},
	{ref: "TJK", name: "Представительство Таджикистана", program: "outlook", day: may(9, 11), body: "Направляем заполненную форму.",
		form: &filled{"yes", []map[string]string{person("Фарход Назаров", "male", "советник")}, []map[string]string{speaks("4", "Фарход Назаров")}}},
	{ref: "BLR", name: "Представительство Беларуси", program: "mailru", day: may(10, 9), body: "Уважаемые коллеги,\n\nк сожалению, наша делегация не сможет принять участие в совещании.\n\nС уважением"},
	{ref: "GBR", name: "UK Mission", program: "exchange", day: may(10, 10), body: "Dear colleagues,\n\nplease find our form attached.",
		form: &filled{"yes", []map[string]string{person("Helen Marsh", "female", "Counsellor"), person("Owen Price", "male", "Second Secretary"), person("Priya Nair", "female", "Adviser")}, []map[string]string{speaks("3", "Helen Marsh"), speaks("6", "Owen Price"), speaks("9", "Priya Nair")}}},
	{ref: "NOR", name: "Mission of Norway", program: "outlook", day: may(11, 8), body: "Form attached.",
		form: &filled{"yes", []map[string]string{person("Ingrid Solberg", "female", "Ambassador")}, []map[string]string{{"item": "5", "speaker": "Ingrid Solberg", "on_behalf_of": "Nordic countries"}}}},
	{ref: "NLD", name: "Mission of the Netherlands", program: "gmail", day: may(11, 14), body: "Hello,\n\nwill there be interpretation into Dutch, and is the venue accessible for wheelchairs?\n\nKind regards"},
	{ref: "KHM", name: "Mission of Cambodia", program: "thunderbird", day: may(12, 9), body: "Answers below.", quote: true,
		inText: map[string]string{"attending": "yes", "1.name": "Sokha Chan", "1.function": "Counsellor", "1.gender": "female", "1.attendance": "online", "i1.item": "11", "i1.speaker": "Sokha Chan"}},
	{ref: "LKA", name: "Mission of Sri Lanka", program: "exchange", day: may(12, 12), kind: "out_of_office", body: "I am out of the office until 20 May. For urgent matters please contact registry@srilanka.mission.example.", quote: true},
	{ref: "SEN", name: "Mission du Sénégal", program: "gmail", day: may(13, 9), kind: "calendar", body: "Accepté"},
	{ref: "MLI", kind: "bounce", program: "postfix", day: may(2, 6)},
	{ref: "ZMB", kind: "delay", program: "postfix", day: may(2, 7)},
	{ref: "JPN", name: "Mission of Japan", program: "outlook", day: june(13, 8), body: "Please find our form attached, with apologies for the delay.",
		form: &filled{"yes", []map[string]string{person("Aiko Mori", "female", "First Secretary")}, []map[string]string{speaks("3", "Aiko Mori")}}},
	{ref: "CHN", name: "中国代表团", program: "qq", day: may(16, 9), body: "姓名：王芳\n职务：二等秘书\n性别：女\n参会方式：现场\n议题：3"},
	{ref: "SGP", name: "新加坡常驻代表团", program: "outlook", day: may(16, 11), body: "随信附上回执表。",
		form: &filled{"yes", []map[string]string{person("陈伟", "male", "参赞")}, []map[string]string{speaks("8", "陈伟")}}},
	{ref: "EGY", name: "بعثة مصر", program: "windows1256", day: may(17, 9), body: "نأسف لعدم تمكن وفدنا من المشاركة في الاجتماع."},
	{ref: "KAZ", name: "Представительство Казахстана", program: "mailru", day: may(17, 12), body: "Ответы ниже.", quote: true,
		inText: map[string]string{"attending": "да", "1.name": "Айгуль Сеитова", "1.function": "советник", "1.gender": "женский", "1.attendance": "очно", "i1.item": "8", "i1.speaker": "Айгуль Сеитова"}},
	{ref: "USA", from: "j.doe.office@gmail.com", name: "John Doe", program: "gmail", day: may(18, 9), body: "Hi,\n\nI will attend for the delegation and speak on item 3.\n\nJohn Doe"},
	{ref: "VAT", name: "Mission du Saint-Siège", program: "apple", day: may(18, 10), auth: "fail", forged: true, body: "Veuillez trouver notre formulaire.",
		form: &filled{"yes", []map[string]string{person("Paolo Conti", "male", "Conseiller")}, []map[string]string{speaks("9", "Paolo Conti")}}},
	{ref: "OBSC", name: "Order of the Open Compass", program: "thunderbird", day: may(19, 9), body: "Well received, thank you."},
	{ref: "ICO", name: "International Committee of Observers", program: "outlook", day: may(19, 11), body: "Please find our form attached.",
		form: &filled{"yes", []map[string]string{person("Maria Keller", "female", "Head of Unit")}, []map[string]string{speaks("3", "Maria Keller")}}},
	{ref: "RDB", name: "Regional Development Bank", program: "gmail", day: may(20, 9), body: "Formulario adjunto.",
		form: &filled{"yes", []map[string]string{person("Jorge Lima", "male", "Asesor")}, []map[string]string{speaks("5", "Jorge Lima")}}},
	{ref: "UNC", name: "Centre for Cleared Land", program: "qq", day: may(20, 10), body: "已收到，谢谢。"},
	{ref: "CLEAR", name: "Clear Ground", program: "apple", day: may(23, 9), body: "Dear colleagues,\n\nour colleague Ms. Nora Field will attend in person. She would like to take the floor on item 11.\n\nBest wishes"},
	{ref: "PASOS", name: "Pasos Seguros", program: "thunderbird", day: may(23, 10), body: "Respuestas abajo.", quote: true,
		inText: map[string]string{"attending": "sí", "1.name": "Elena Ríos", "1.function": "Directora", "1.gender": "mujer", "1.attendance": "en línea"}},
	{ref: "TERRE", name: "Terre Sûre", program: "exchange", day: may(24, 9), body: "Nous vous prions de trouver le formulaire joint.",
		form: &filled{"yes", []map[string]string{person("Claire Dumas", "female", "Directrice")}, nil}},
	{ref: "SOLID", name: "Солидарность без мин", program: "mailru", day: may(24, 11), body: "Благодарим, письмо получено."},
}

var secondWave = []answer{
	{ref: "COL", name: "Misión de Colombia", program: "outlook", day: june(1, 9), body: "Reemplazamos a Luis Paz por Carmen Vega.\n\nNombre: Carmen Vega\nReemplaza a: Luis Paz\nCargo: Consejera"},
	{ref: "ECU", name: "Misión del Ecuador", program: "gmail", day: june(2, 9), body: "Finalmente podremos participar; adjunto el formulario.",
		form: &filled{"yes", []map[string]string{person("Diego Mora", "male", "Ministro")}, []map[string]string{speaks("3", "Diego Mora")}}},
	{ref: "NLD", name: "Mission of the Netherlands", program: "outlook", day: june(3, 9), body: "Form attached.",
		form: &filled{"yes", []map[string]string{person("Sanne de Vries", "female", "Adviser")}, []map[string]string{speaks("6", "Sanne de Vries")}}},
}
