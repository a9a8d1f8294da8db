package campaign

import (
	"strings"

	"chancery/internal/locale"
)

// gendered lists the forms of functions and ranks whose gender shows in writing: masculine, feminine. Russian, English and Chinese
// titles do not show it. Spanish "presidente" and French "ambassadeur" serve for women too, so only their feminine forms tell.
var gendered = map[locale.Lang]struct{ masculine, feminine []string }{
	locale.Arabic:  {[]string{"رئيس", "الرئيس", "سفير", "السفير", "الممثل", "ممثل"}, []string{"رئيسة", "الرئيسة", "سفيرة", "السفيرة", "الممثلة", "ممثلة"}},
	locale.French:  {nil, []string{"présidente", "ambassadrice", "représentante", "directrice"}},
	locale.Spanish: {[]string{"embajador", "director"}, []string{"presidenta", "embajadora", "directora"}},
}

// checkGender finds functions whose gender is at odds with [sender] gender or with each other: an ambassador (f.) beside a president (m.).
func checkGender(t *table, s Sender) {
	for _, l := range locale.All {
		function, rank := genderOf(l, s.Function[l]), genderOf(l, s.Rank[l])
		checkForm(t, "function", l, function, s.Gender)
		checkForm(t, "rank", l, rank, s.Gender)
		if s.Gender == "" && function != "" && rank != "" && function != rank {
			t.problem("rank", "write both in one gender", "in %q rank is in the %s form and function in the %s", l, word(rank), word(function))
		}
	}
}

func checkForm(t *table, key string, l locale.Lang, found, stated string) {
	if stated != "" && found != "" && found != stated {
		t.problem(key, "write the form for gender = \""+stated+"\", or correct gender", "the text in %q is in the %s form", l, word(found))
	}
}

// genderOf is the gender that the first telling word shows: "female", "male" or "".
func genderOf(l locale.Lang, text string) string {
	for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return strings.ContainsRune(" ,،.\n-", r) }) {
		switch {
		case contains(gendered[l].feminine, w):
			return "female"
		case contains(gendered[l].masculine, w):
			return "male"
		}
	}
	return ""
}

func word(gender string) string {
	if gender == "female" {
		return "feminine"
	}
	return "masculine"
}
