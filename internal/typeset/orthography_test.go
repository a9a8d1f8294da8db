package typeset

import (
	"strings"
	"testing"

	"chancery/internal/locale"
)

// written is the text of spans by orthography, with ~ for U+00A0 and _ for U+202F.
func written(language string, spans ...Span) string {
	var b strings.Builder
	for _, s := range orthography(spans, language) {
		b.WriteString(s.Text)
	}
	return strings.NewReplacer("\u00A0", "~", "\u202F", "_").Replace(b.String())
}

func TestFrenchHasItsSpaces(t *testing.T) {
	t.Parallel()
	for given, wanted := range map[string]string{
		"réunions suivantes : oui ; non ! si ?":        "réunions suivantes~: oui_; non_! si_?",
		"suivantes: oui; non! si?":                     "suivantes~: oui_; non_! si_?",
		"la « Convention » et la «Convention»":         "la «~Convention~» et la «~Convention~»",
		"(ci-après «\u202FConvention\u202F»):":         "(ci-après «~Convention~»)~:",
		"Quoi?! Vraiment... ? (?)":                     "Quoi_?! Vraiment..._? (?)",
		"à 10:00, 10:00-13:00, https://a.example/?a=b": "à 10:00, 10:00-13:00, https://a.example/?a=b",
		"voir https://a.example: là":                   "voir https://a.example~: là",
		"Réf. : 20MSP/2022/003":                        "Réf.~: 20MSP/2022/003",
		"l'Unité d'appui":                              "l’Unité d’appui",
		"a:b x::y":                                     "a:b x::y",
		": début\n; ligne":                             ": début\n; ligne",
		"la \"Convention\":":                           "la «~Convention~»~:",
	} {
		if got := written("fr", Span{Text: given}); got != wanted {
			t.Errorf("%s\n got %s\nwant %s", given, got, wanted)
		}
		if again := written("fr", orthography([]Span{{Text: given}}, "fr")...); again != wanted {
			t.Errorf("%s: done twice it is %s", given, again)
		}
	}
}

func TestFrenchSpacesReachOverSpans(t *testing.T) {
	t.Parallel()
	spans := orthography([]Span{{Text: "Madame "}, {Text: "Martin", Isolate: true}, {Text: ": «"}, {Text: "oui", Bold: true}, {Text: "» !"}}, "fr")
	var got []string
	for _, s := range spans {
		got = append(got, s.Text)
	}
	if wanted := "Madame |Martin|\u00A0: «\u00A0|oui|\u00A0»\u202F!"; strings.Join(got, "|") != wanted || !spans[1].Isolate || !spans[3].Bold {
		t.Errorf("%q, wanted %q", strings.Join(got, "|"), wanted)
	}
}

func TestStraightQuotesBecomeTheLanguagesOwn(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ language, given, wanted string }{
		{"en", `the "Convention" ("MSP"), the delegation's`, "the “Convention” (“MSP”), the delegation’s"},
		{"es", `la "Convención", en adelante`, "la «Convención», en adelante"},
		{"ru", `далее — "Конвенция"`, "далее — «Конвенция»"},
		{"ar", `باسم "الاتفاقية"،`, "باسم «الاتفاقية»،"},
		{"zh", `下称"公约"的`, "下称“公约”的"},
		{"en", `a 5" pipe`, `a 5" pipe`},
		{"en", `the "Convention`, `the "Convention`},
		{"en", `a 5" pipe of "B" and 6"`, `a 5" pipe of "B" and 6"`},
		{"en", "one \"left open\nand \"a pair\"", "one \"left open\nand “a pair”"},
		{"ru", "Нуку'алофа", "Нуку'алофа"},
	} {
		if got := written(c.language, Span{Text: c.given}); got != c.wanted {
			t.Errorf("%s: %s\n got %s\nwant %s", c.language, c.given, got, c.wanted)
		}
	}
}

func TestOtherLanguagesHaveNoFrenchSpaces(t *testing.T) {
	t.Parallel()
	for _, l := range []string{"en", "es", "ru", "ar", "zh"} {
		if got := written(l, Span{Text: "a: b; c! d? «e»"}); got != "a: b; c! d? «e»" {
			t.Errorf("%s: %s", l, got)
		}
	}
}

func TestFrenchSpacesAreTextAndKeepTheirWidth(t *testing.T) {
	t.Parallel()
	text := "Oui ! Les délégations qui souhaitent présenter des informations actualisées peuvent le faire ; la concision est de mise."
	s := setterOf(t, locale.French)
	for width := 150.0; width < 300; width += 10 {
		for _, l := range s.setAnew([]Span{{Text: text}}, spec{size: 10, width: width, align: justified}, nil) {
			if strings.HasPrefix(l.Text, "!") || strings.HasPrefix(l.Text, ";") {
				t.Errorf("width %.0f: a line begins with %q", width, l.Text)
			}
			for i, g := range l.Glyphs[:len(l.Glyphs)-1] {
				if gap := l.Glyphs[i+1].X - g.X; g.Mark.Text == "\u202F" && (gap < 1.6 || gap > 1.7) {
					t.Errorf("width %.0f: a narrow space of %.2f points", width, gap)
				}
			}
		}
	}
}

func FuzzOrthography(f *testing.F) {
	f.Add("fr", `"a": «b» ?! c'd "`, "e;\n«")
	f.Fuzz(func(t *testing.T, language, a, b string) {
		squeeze := func(spans []Span) string {
			var s strings.Builder
			for _, span := range spans {
				s.WriteString(span.Text)
			}
			return strings.NewReplacer(" ", "", "\u00A0", "", "\u202F", "", "\u2009", "", "“", `"`, "”", `"`, "«", `"`, "»", `"`, "’", "'").Replace(s.String())
		}
		given := []Span{{Text: strings.ToValidUTF8(a, "")}, {Text: strings.ToValidUTF8(b, ""), Isolate: true}}
		got := orthography(given, language)
		if len(got) != 2 || squeeze(got) != squeeze(given) {
			t.Fatalf("%+v became %+v", given, got)
		}
	})
}
