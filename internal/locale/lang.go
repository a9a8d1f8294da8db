package locale

import "strings"

// Lang is one of the six official languages, by its ISO 639-1 code.
type Lang string

const (
	Arabic  Lang = "ar"
	English Lang = "en"
	Spanish Lang = "es"
	French  Lang = "fr"
	Russian Lang = "ru"
	Chinese Lang = "zh"
)

// All lists the six languages in the order of their codes.
var All = []Lang{Arabic, English, Spanish, French, Russian, Chinese}

// langNames[in][l] is the name of l in the language in, as it stands in a sentence.
var langNames = map[Lang]Text{
	Arabic: {
		Arabic: "العربية", English: "الإنكليزية", Spanish: "الإسبانية",
		French: "الفرنسية", Russian: "الروسية", Chinese: "الصينية",
	},
	English: {
		Arabic: "Arabic", English: "English", Spanish: "Spanish",
		French: "French", Russian: "Russian", Chinese: "Chinese",
	},
	Spanish: {
		Arabic: "árabe", English: "inglés", Spanish: "español",
		French: "francés", Russian: "ruso", Chinese: "chino",
	},
	French: {
		Arabic: "arabe", English: "anglais", Spanish: "espagnol",
		French: "français", Russian: "russe", Chinese: "chinois",
	},
	Russian: {
		Arabic: "арабский", English: "английский", Spanish: "испанский",
		French: "французский", Russian: "русский", Chinese: "китайский",
	},
	Chinese: {
		Arabic: "阿拉伯文", English: "英文", Spanish: "西班牙文",
		French: "法文", Russian: "俄文", Chinese: "中文",
	},
}

// langAliases are further words that people write for a language, beside the codes and langNames: ISO 639-2 codes, other spellings, the
// spoken forms in Chinese.
var langAliases = map[Lang]string{
	Arabic:  "ara,阿拉伯语,阿文,عربي,عربية,арабском",
	English: "eng,英语,الإنجليزية,الانجليزية,إنكليزي,إنجليزي,английском",
	Spanish: "spa,castellano,castilian,castillan,西班牙语,西文,الأسبانية,إسباني,испанском",
	French:  "fra,fre,法语,فرنسي,французском",
	Russian: "rus,俄语,روسي,русском",
	Chinese: "zho,chi,mandarin,汉语,漢語,华语,中国语,صيني,китайском",
}

var langByWord = indexLangs()

func indexLangs() map[string]Lang {
	words := map[string]Lang{}
	for _, l := range All {
		words[string(l)] = l
		for _, alias := range strings.Split(langAliases[l], ",") {
			words[Fold(alias)] = l
		}
		for _, in := range All {
			words[Fold(langNames[in][l])] = l
		}
	}
	return words
}

// ParseLang reads "fr", "FR", "fr-CH", or the language's name in any of the six languages ("français", "الفرنسية").
func ParseLang(s string) (Lang, bool) {
	if l, ok := langByWord[Fold(s)]; ok {
		return l, true
	}
	code, _, tagged := strings.Cut(strings.ReplaceAll(strings.TrimSpace(s), "_", "-"), "-")
	if !tagged || len(code) != 2 {
		return "", false
	}
	l, ok := langByWord[strings.ToLower(code)]
	return l, ok
}

// RTL tells whether the language is written from right to left.
func (l Lang) RTL() bool { return l == Arabic }

// Name is the name of l in the language in: Russian.Name(French) is "russe".
func (l Lang) Name(in Lang) string { return langNames[in][l] }

// Text is one text in several languages.
type Text map[Lang]string

// In is the text in l, else in English, else in the first language that has one (in the order of All), else "".
func (t Text) In(l Lang) string {
	for _, try := range append([]Lang{l, English}, All...) {
		if s := t[try]; s != "" {
			return s
		}
	}
	return ""
}
