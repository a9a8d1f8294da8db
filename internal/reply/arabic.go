package reply

import (
	"strings"
	"unicode/utf8"
)

// What Arabic writes in one word: the article ال, and before it the conjunctions و and ف and the prepositions ب, ل and ك; ل and ال become لل.

var arabicArticles = [...]string{"وال", "فال", "بال", "كال", "ولل", "لل", "ال"}

func isArabic(s string) bool {
	r := rune0(s)
	return r >= 0x600 && r < 0x780
}

// stemArabic takes the article, with the particle before it, off an Arabic word; other words stay.
func stemArabic(w string) string {
	if len(w) < 6 || w[0] < 0xD8 || w[0] > 0xDB {
		return w
	}
	for _, p := range arabicArticles {
		if rest, ok := strings.CutPrefix(w, p); ok && len(rest) >= 4 {
			return rest
		}
	}
	return w
}

// phraseForm is the form under which a word of a phrase stands in the tables. "For" before the article stays: للعلم is "for information", العلم is not.
func phraseForm(w string) string {
	if strings.HasPrefix(w, "لل") {
		return w
	}
	return stemArabic(w)
}

// wordForms are the forms under which a word is looked up: its own, and in Arabic also without one prefixed particle.
func wordForms(w string) [2]string {
	if !isArabic(w) {
		return [2]string{w}
	}
	s := stemArabic(w)
	if strings.HasPrefix(w, "لل") {
		return [2]string{s, w}
	}
	for _, and := range [...]string{"و", "ف"} {
		if rest, ok := strings.CutPrefix(w, and); ok && (rest == "لا" || rest == "لن" || rest == "لم") {
			return [2]string{s, rest} // "and not", shorter than other words behind و
		}
	}
	if len(s) > 6 {
		for _, p := range [...]string{"و", "ف", "ب", "ل"} {
			if rest, ok := strings.CutPrefix(s, p); ok {
				return [2]string{s, stemArabic(rest)}
			}
		}
	}
	return [2]string{s}
}

// bareHonorific takes the particle off an Arabic honorific: "بالسيدة" and "والسيدة" are السيدة, "للسيدة" too.
func bareHonorific(h string) string {
	for _, particle := range [...]string{"و", "ف", "ب", "ل", "ك"} {
		if rest, ok := strings.CutPrefix(h, particle); ok && strings.HasPrefix(rest, "ال") {
			return rest
		}
	}
	if strings.HasPrefix(h, "لل") {
		return behindLam(h)
	}
	return h
}

// behindLam takes the preposition "of, for" off the Arabic name behind it: "لجمهورية كولومبيا" is جمهورية كولومبيا, "للولايات" is الولايات.
func behindLam(s string) string {
	if rest, ok := strings.CutPrefix(s, "لل"); ok {
		return "ال" + rest
	}
	return strings.TrimPrefix(s, "ل")
}

// arabicStops tells a word that no name has: one of the tables, or a verb of the future, which begins with س ("سيشارك", "ستلقي").
func arabicStops(w string) bool {
	if inList("notname", w) || inList("notname", stemArabic(w)) && len(w) < 12 {
		return true
	}
	return arabicFuture(w)
}

// arabicFuture tells a verb of the future in the third person, also with "and" or "so" before it: "سيشارك", "وستكون".
func arabicFuture(w string) bool {
	for _, p := range [...]string{"و", "ف"} {
		if rest, ok := strings.CutPrefix(w, p); ok && strings.HasPrefix(rest, "س") {
			w = rest
			break
		}
	}
	return strings.HasPrefix(w, "ست") && len(w) > 8 || strings.HasPrefix(w, "سي") && len(w) > 8 && !strings.HasPrefix(w, "سيف") && !strings.HasPrefix(w, "سيد")
}

// arabicPlural tells a verb whose subject is two or more: "سيكونان", "سيحضرون". "سيكون" is of one.
func arabicPlural(w string) bool {
	return strings.HasSuffix(w, "ان") || strings.HasSuffix(w, "ون") && !strings.HasSuffix(w, "كون")
}

// prefixedArticle tells a word with a preposition before its article ("بالحضور", "للمشاركة"), as no name has it; so that "بالي" is none, two letters must follow.
func prefixedArticle(w string) bool {
	for _, p := range [...]string{"بال", "كال", "لل"} {
		if rest, ok := strings.CutPrefix(w, p); ok && utf8.RuneCountInString(rest) > 2 {
			return true
		}
	}
	return false
}

// inArabic tells "in Arabic" (بالعربية) from the bare adjective, which may be the Arab Group's.
func inArabic(w string) bool { return strings.HasPrefix(strings.TrimPrefix(w, "و"), "بال") }

// arabicForms are the stems that a word may have, without و and one particle before it.
func arabicForms(w string) []string {
	forms := []string{stemArabic(w)}
	for _, p := range [...]string{"و", "ب", "ل", "ف", "وب", "ول"} {
		if rest, ok := strings.CutPrefix(w, p); ok && len(rest) > 4 {
			forms = append(forms, stemArabic(rest))
		}
	}
	return forms
}

// withoutPossessive are the forms that a folded Arabic noun may have without the pronoun of the third person, or "our", at its end: بريده, وظيفتها, لغاتهم.
func withoutPossessive(w string) (forms []string) {
	if !isArabic(w) {
		return nil
	}
	for _, pronoun := range [...]string{"ها", "هما", "هم", "هن", "نا", "ه"} {
		noun, ok := strings.CutSuffix(w, pronoun)
		if !ok || utf8.RuneCountInString(noun) < shortestNoun {
			continue
		}
		if stem, feminine := strings.CutSuffix(noun, "ت"); feminine {
			forms = append(forms, stem+"ه") // ta marbuta, folded
		}
		forms = append(forms, noun)
	}
	return forms
}

// shortestNoun is the fewest letters of a noun before a possessive pronoun.
const shortestNoun = 3
