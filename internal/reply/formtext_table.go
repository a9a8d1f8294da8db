package reply

import "chancery/internal/locale"

// formWords are the labels of the text form. Lines stay under 70 characters, so that mail programs do not wrap them.
var formWords = map[locale.Lang]formLabels{
	locale.English: {"Reply form", "Please write behind the colons, leave the brackets as they are, and reply.", "Delegate", "Intervention", "Days of the meeting:", "Items of the agenda:", map[string]string{
		KeyCode: "Code", KeyAttending: "Will your delegation attend? (yes / no)", KeyHonorific: "Honorific", KeyName: "Name", KeyFunction: "Function", KeyEmail: "E-mail", KeyPhone: "Phone",
		KeyGender: "Gender (female / male / other)", KeyCapacity: "Head, alternate, adviser or observer", KeyAttendance: "In person or online", KeyDays: "Days (or: all)", KeyLanguages: "Languages",
		KeyNeeds: "Accessibility needs", KeyVisa: "Visa letter (yes / no)", KeyItem: "Item", KeySpeaker: "Speaker", KeyLanguage: "Language of the statement", KeyOnBehalfOf: "On behalf of a group", KeyRemarks: "Remarks"}},
	locale.French: {"Formulaire de réponse", "Prière d'écrire après les deux-points, de laisser les crochets et de répondre.", "Délégué", "Intervention", "Jours de la réunion :", "Points de l'ordre du jour :", map[string]string{
		KeyCode: "Code", KeyAttending: "Votre délégation participera-t-elle ? (oui / non)", KeyHonorific: "Civilité", KeyName: "Nom", KeyFunction: "Fonction", KeyEmail: "Courriel", KeyPhone: "Téléphone",
		KeyGender: "Genre (femme / homme / autre)", KeyCapacity: "Chef, suppléant, conseiller, observateur", KeyAttendance: "En personne ou en ligne", KeyDays: "Jours (ou : tous)", KeyLanguages: "Langues",
		KeyNeeds: "Besoins d'accessibilité", KeyVisa: "Lettre pour le visa (oui / non)", KeyItem: "Point", KeySpeaker: "Orateur ou oratrice", KeyLanguage: "Langue de la déclaration", KeyOnBehalfOf: "Au nom d'un groupe", KeyRemarks: "Remarques"}},
	locale.Spanish: {"Formulario de respuesta", "Sírvase escribir después de los dos puntos, dejar los corchetes y responder.", "Delegado", "Intervención", "Días de la reunión:", "Temas del programa:", map[string]string{
		KeyCode: "Código", KeyAttending: "¿Asistirá su delegación? (sí / no)", KeyHonorific: "Tratamiento", KeyName: "Nombre", KeyFunction: "Cargo", KeyEmail: "Correo electrónico", KeyPhone: "Teléfono",
		KeyGender: "Género (mujer / hombre / otro)", KeyCapacity: "Jefe, suplente, asesor u observador", KeyAttendance: "En persona o en línea", KeyDays: "Días (o: todos)", KeyLanguages: "Idiomas",
		KeyNeeds: "Necesidades de accesibilidad", KeyVisa: "Carta para el visado (sí / no)", KeyItem: "Tema", KeySpeaker: "Orador u oradora", KeyLanguage: "Idioma de la declaración", KeyOnBehalfOf: "En nombre de un grupo", KeyRemarks: "Observaciones"}},
	locale.Russian: {"Форма ответа", "Просим писать после двоеточия, не удаляя скобок, и отправить ответ.", "Делегат", "Выступление", "Дни совещания:", "Пункты повестки дня:", map[string]string{
		KeyCode: "Код", KeyAttending: "Примет ли участие ваша делегация? (да / нет)", KeyHonorific: "Обращение", KeyName: "Имя и фамилия", KeyFunction: "Должность", KeyEmail: "Электронная почта", KeyPhone: "Телефон",
		KeyGender: "Пол (женский / мужской / другой)", KeyCapacity: "Глава, заместитель, советник, наблюдатель", KeyAttendance: "Очно или онлайн", KeyDays: "Дни (или: все)", KeyLanguages: "Языки",
		KeyNeeds: "Потребности в доступности", KeyVisa: "Письмо для визы (да / нет)", KeyItem: "Пункт", KeySpeaker: "Выступающий", KeyLanguage: "Язык выступления", KeyOnBehalfOf: "От имени группы", KeyRemarks: "Примечания"}},
	locale.Chinese: {"回复表", "请在冒号后填写，保留方括号，并回复本邮件。", "代表", "发言", "会议日期：", "议程项目：", map[string]string{
		KeyCode: "编号", KeyAttending: "贵代表团是否出席？（是／否）", KeyHonorific: "称谓", KeyName: "姓名", KeyFunction: "职务", KeyEmail: "电子邮件", KeyPhone: "电话",
		KeyGender: "性别（女／男／其他）", KeyCapacity: "团长、副团长、顾问或观察员", KeyAttendance: "现场或线上", KeyDays: "日期（或：全部）", KeyLanguages: "语言",
		KeyNeeds: "无障碍需求", KeyVisa: "签证函（是／否）", KeyItem: "议题", KeySpeaker: "发言人", KeyLanguage: "发言语言", KeyOnBehalfOf: "代表集团发言", KeyRemarks: "备注"}},
	locale.Arabic: {"استمارة الرد", "يرجى الكتابة بعد النقطتين مع إبقاء الأقواس كما هي ثم إرسال الرد.", "المندوب", "المداخلة", "أيام الاجتماع:", "بنود جدول الأعمال:", map[string]string{
		KeyCode: "الرمز", KeyAttending: "هل سيشارك وفدكم؟ (نعم / لا)", KeyHonorific: "صيغة المخاطبة", KeyName: "الاسم", KeyFunction: "الوظيفة", KeyEmail: "البريد الإلكتروني", KeyPhone: "الهاتف",
		KeyGender: "الجنس (أنثى / ذكر / آخر)", KeyCapacity: "رئيس الوفد أو نائبه أو مستشار أو مراقب", KeyAttendance: "حضوريا أو عن بعد", KeyDays: "الأيام (أو: الكل)", KeyLanguages: "اللغات",
		KeyNeeds: "احتياجات الوصول", KeyVisa: "رسالة للتأشيرة (نعم / لا)", KeyItem: "البند", KeySpeaker: "المتحدث", KeyLanguage: "لغة البيان", KeyOnBehalfOf: "باسم مجموعة", KeyRemarks: "ملاحظات"}},
}
