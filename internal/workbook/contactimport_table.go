package workbook

import "strings"

// importHeaders are headers, folded, that offices' lists have for the known columns, beside the contract's own. In contacts.xlsx itself such a column is a
// merge field, so they count for an import alone.
var importHeaders = func() map[string]string {
	m := map[string]string{}
	for name, others := range map[string]string{
		colRef:        "id code identifier identifiant código 序号 رقم",
		colClass:      "category type status group statut tipo тип статус 身份 النوع الصفة",
		colCountry:    "state stateparty statesparties nation countryname countrycode iso iso3 isocode alpha3 état étatpartie codepays estado estadoparte códigopaís государство государствоучастник 缔约国 国家名称 国家代码 اسمالدولة الدولةالطرف",
		colName:       "organization organisation organizationname delegation mission invitee institution entity fullname délégation nomorganisation organización delegación misión организация делегация миссия 组织 机构 代表团 使团 المنظمة الوفد البعثة",
		colLanguage:   "lang preferredlanguage languageofcorrespondence workinglanguage languepréférée languedecorrespondance idiomapreferido idiomadecorrespondencia языкпереписки 通信语言 لغةالمراسلة",
		colEmail:      "emailaddress emails mainemail primaryemail email1 adresseélectronique adressecourriel adresseemail adressemail correos direccióndecorreo direccióndecorreoelectrónico адресэлектроннойпочты электронныйадрес эладрес 电子邮件地址 عنوانالبريدالإلكتروني",
		colCc:         "copy copyto copies email2 secondemail otheremails ccemail emailcc autresadresses otroscorreos копии 其他邮箱 نسخةإلى",
		colSalutation: "greeting formofaddress formuledappel formuledepolitesse saludo приветствие 敬称 التحية",
		colSecond:     "translation translationlanguage languedetraduction",
	} {
		for _, s := range strings.Fields(others) {
			m[foldHeader(s)] = name
		}
	}
	return m
}()
