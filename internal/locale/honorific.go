package locale

import "strings"

// Words that state a woman or a man in the six languages. Titles of office (Ambassador, السفيرة) and degrees that have one form (Dr., Prof.) state
// nothing; the Spanish Dra., Excma. and Excmo. do.
const (
	femaleHonorifics = "ms mrs miss madam madame mme mmes mlle mademoiselle lady dame baroness sheikha princess " +
		"sra señora srta señorita doña dña dra excma ilma " +
		"г-жа г-же г-жу госпожа госпожу госпоже " +
		"السيدة سيدة الآنسة آنسة الشيخة الأميرة"
	maleHonorifics = "mr mister m monsieur mm messieurs sir lord sheikh sheik prince " +
		"sr señor don excmo ilmo " +
		"г-н г-на г-ну господин господина господину " +
		"السيد سيد الشيخ الأمير"
	femaleChinese = "女士 小姐 夫人"
	maleChinese   = "先生"
)

// HonorificGender tells the gender that an honorific states ("Ms.", "Mme", "Sra.", "г-жа", "女士", "السيدة"): "female", "male", or "" (Dr., H.E., Mx.).
// An honorific of several words is read whole: "H.E. Ms." is female; one that states both is "".
func HonorificGender(s string) string {
	female, male := containsAny(s, femaleChinese), containsAny(s, maleChinese)
	for _, word := range strings.Fields(foldHonorific(s)) {
		switch honorificByWord[word] {
		case "female":
			female = true
		case "male":
			male = true
		}
	}
	switch {
	case female && !male:
		return "female"
	case male && !female:
		return "male"
	}
	return ""
}

// honorificByWord gives the gender that a word of an honorific states, folded and with its hyphens taken out.
var honorificByWord = indexHonorifics()

func indexHonorifics() map[string]string {
	words := map[string]string{}
	for _, w := range strings.Fields(foldHonorific(femaleHonorifics)) {
		words[w] = "female"
	}
	for _, w := range strings.Fields(foldHonorific(maleHonorifics)) {
		words[w] = "male"
	}
	return words
}

// foldHonorific folds with hyphens closed up, so that "г-жа" is one word.
func foldHonorific(s string) string {
	return Fold(strings.NewReplacer("-", "", "‑", "", "–", "").Replace(s))
}

func containsAny(s, words string) bool {
	for _, w := range strings.Fields(words) {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}
