package reply

import (
	"slices"
	"strings"
	"testing"

	"chancery/internal/locale"
)

// TestLanguagesBeyondTheSixAreKnown: a delegate may speak more than is interpreted. What is known is taken; a language alone that is none of the six, one with more
// words beside it, and one of a statement are for a person.
func TestLanguagesBeyondTheSixAreKnown(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text, want string
		clear      bool
	}{
		{"Name: Ana Torres\nLanguages: English, Khmer", "en", true}, {"Name: Ana Torres\nLanguages: Portuguese, English and Spanish", "en+es", true},
		{"Name: Ana Torres\nLanguages: Haitian Creole / French", "fr", true}, {"Nom : Awa Diop\nLangues : wolof, français et portugais", "fr", true},
		{"Nombre: Ana Torres\nIdiomas: español, quechua, alemán", "es", true}, {"Имя: Ерлан Жумабеков\nЯзыки: казахский, русский, английский", "ru+en", true},
		{"Имя: Ерлан Жумабеков\nЯзыки: русский и казахский языки", "ru", true}, {"姓名：李明\n语言：中文、葡萄牙语", "zh", true}, {"الاسم: عمر الزعبي\nاللغات: العربية والألمانية", "ar", true},
		{"الاسم: عمر الزعبي\nاللغات: الفارسية، الإنكليزية", "en", true},
		{"Name: Ana Torres\nLanguages: Khmer", "", false}, {"Name: Ana Torres\nLanguages: English, Portuguese (interpreter needed)", "en", false},
		{"Name: Ana Torres\nLanguages: English, Sindarin", "en", false}, {"Name: Ana Torres\nLanguages: English, possibly German", "en", false},
		{"Name: Ana Torres\nLanguages: English, no German", "en", false},
	} {
		t.Run(c.text, func(t *testing.T) {
			t.Parallel()
			r := Read(mailOf(c.text), campaign())
			var langs []locale.Lang
			for _, d := range r.Delegates {
				langs = append(langs, d.Languages...)
			}
			if !slices.Equal(langs, listed(c.want)) || len(doubts(r)) == 0 != c.clear {
				t.Errorf("languages %v, doubts %q, wanted %s, clear %t", langs, doubts(r), c.want, c.clear)
			}
		})
	}
	spoken := Read(mailOf("Name: Ana Torres\n\nItem: 3\nSpeaker: Ana Torres\nLanguage: Portuguese, English"), campaign())
	if len(doubts(spoken)) == 0 {
		t.Errorf("a statement in Portuguese and English is read without a doubt: %+v", spoken.Interventions)
	}
}

func listed(langs string) (out []locale.Lang) {
	for l := range strings.SplitSeq(langs, "+") {
		if l != "" {
			out = append(out, locale.Lang(l))
		}
	}
	return out
}
