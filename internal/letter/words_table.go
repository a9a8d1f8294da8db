package letter

import (
	"fmt"
	"slices"
	"strings"

	"chancery/internal/invitee"
	"chancery/internal/locale"
)

// form is how an invitee is addressed.
type form int

const (
	excellency form = iota // States, and observers with a Country
	madamSir               // international organizations, and observers without a Country
	colleagues             // non-governmental organizations
)

func formOf(v invitee.Invitee) form {
	switch {
	case v.Class == invitee.NGO:
		return colleagues
	case v.Class.IsState() || v.Class == invitee.Observer && v.Country != "":
		return excellency
	}
	return madamSir
}

// salutations by language and form; each neutral as to the gender of the addressee.
var salutations = map[locale.Lang][3]string{
	locale.Arabic:  {"أصحاب السعادة،", "السيدات والسادة،", "الزميلات والزملاء الأعزاء،"},
	locale.English: {"Excellency,", "Dear Madam or Sir,", "Dear colleagues,"},
	locale.Spanish: {"Excelencia:", "Señoras y señores:", "Estimadas y estimados colegas:"},
	locale.French:  {"Excellence,", "Madame, Monsieur,", "Chères et chers collègues,"},
	locale.Russian: {"Ваше Превосходительство!", "Уважаемые дамы и господа!", "Уважаемые коллеги!"},
	locale.Chinese: {"阁下：", "尊敬的女士、先生：", "各位同事："},
}

// closings are the courtesy that ends a letter, by language and form.
var closings = map[locale.Lang][3]string{
	locale.Arabic: {"وتفضلوا، أصحاب السعادة، بقبول فائق الاحترام والتقدير.", "وتفضلوا بقبول فائق الاحترام والتقدير.", "وتفضلوا بقبول خالص التحية والتقدير."},
	locale.English: {"Please accept, Excellency, the assurances of my highest consideration.", "Please accept the assurances of my high consideration.",
		"Yours sincerely,"},
	locale.Spanish: {"Aprovecho la oportunidad para reiterar a Vuestra Excelencia las seguridades de mi más alta consideración.",
		"Aprovecho la oportunidad para expresarles las seguridades de mi más distinguida consideración.", "Reciban un cordial saludo."},
	locale.French: {"Je vous prie d’agréer, Excellence, les assurances de ma très haute considération.",
		"Je vous prie d’agréer, Madame, Monsieur, l’assurance de ma haute considération.", "Je vous prie d’agréer, chères et chers collègues, l’expression de mes sentiments distingués."},
	locale.Russian: {"Примите, Ваше Превосходительство, уверения в моем самом высоком уважении.", "Примите уверения в моем глубоком уважении.", "С уважением,"},
	locale.Chinese: {"顺致最崇高的敬意。", "顺致崇高的敬意。", "谨致诚挚问候。"},
}

// enclosureLabels stand above the enclosures' names, for one, two and more; %d is their count.
var enclosureLabels = map[locale.Lang][3]string{
	locale.Arabic: {"المرفق (%d):", "المرفقان (%d):", "المرفقات (%d):"}, locale.English: {"Enclosure (%d):", "Enclosures (%d):", "Enclosures (%d):"},
	locale.Spanish: {"Anexo (%d):", "Anexos (%d):", "Anexos (%d):"},
	locale.French:  {"Pièce jointe (%d)\u00a0:", "Pièces jointes (%d)\u00a0:", "Pièces jointes (%d)\u00a0:"},
	locale.Russian: {"Приложение (%d):", "Приложения (%d):", "Приложения (%d):"}, locale.Chinese: {"附件（%d份）：", "附件（%d份）：", "附件（%d份）："},
}

// enclosureLabel is the label for n enclosures, "" for none.
func enclosureLabel(l locale.Lang, n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(enclosureLabels[l][min(n, 3)-1], n)
}

// contactLabels stand before telephone and fax in the footer.
var contactLabels = map[locale.Lang][2]string{
	locale.Arabic: {"هاتف: ", "فاكس: "}, locale.English: {"Tel. ", "Fax "}, locale.Spanish: {"Tel.: ", "Fax: "},
	locale.French: {"Tél.\u00a0: ", "Téléc.\u00a0: "}, locale.Russian: {"Тел.: ", "факс: "}, locale.Chinese: {"电话：", "传真："},
}

// languages lists languages in l, in the order of its alphabet, as its phrase takes them: "in …", "en …", "на …"; the
// Russian and Arabic ones bear the noun, which follows the number: "русский и французский языки", "باللغات الروسية والفرنسية".
func languages(l locale.Lang, list []locale.Lang) string {
	if len(list) == 0 {
		return ""
	}
	names := make([]string, len(list))
	for i, one := range list {
		names[i] = one.Name(l)
		if l == locale.Chinese && one != locale.Chinese {
			names[i] = strings.TrimSuffix(names[i], "文") + "语"
		}
	}
	slices.SortFunc(names, func(a, b string) int { return locale.Compare(l, a, b) })
	text, last := locale.JoinList(l, names), len(names)-1
	switch {
	case l == locale.Russian && last == 0:
		return text + " язык"
	case l == locale.Russian:
		return text + " языки"
	case l == locale.Arabic && last == 0:
		return "باللغة " + text
	case l == locale.Arabic:
		return "باللغات " + text
	}
	return text
}
