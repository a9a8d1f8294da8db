package locale

import (
	"slices"
	"sync"
	"testing"
)

func TestLanguagesAreReadAsPeopleWriteThem(t *testing.T) {
	t.Parallel()
	for word, want := range map[string]Lang{
		"fr": French, "FR": French, "fr-CH": French, "fr_CA": French, "Français": French, "francais": French, "الفرنسية": French, "французский": French, "法文": French,
		" English ": English, "Castellano": Spanish, "الإنجليزية": English, "zh-Hans-CN": Chinese, "中文": Chinese, "русский": Russian, "arabe": Arabic,
	} {
		if got, ok := ParseLang(word); !ok || got != want {
			t.Errorf("%q: %q, %v, wanted %q", word, got, ok, want)
		}
	}
	for _, word := range []string{"", "de", "german", "f", "-", "frCH"} {
		if got, ok := ParseLang(word); ok {
			t.Errorf("%q was read as %q", word, got)
		}
	}
	if got := Russian.Name(French); got != "russe" {
		t.Errorf("Russian in French is %q", got)
	}
}

func TestTextFallsBackToEnglishThenToAny(t *testing.T) {
	t.Parallel()
	if got := (Text{French: "a", English: "b"}).In(Russian); got != "b" {
		t.Errorf("got %q", got)
	}
	if got := (Text{Russian: "c", French: "a"}).In(Chinese); got != "a" {
		t.Errorf("got %q", got)
	}
	if got := (Text)(nil).In(English); got != "" {
		t.Errorf("got %q", got)
	}
}

func TestPluralsFollowCLDR(t *testing.T) {
	t.Parallel()
	for l, want := range map[Lang]map[int]string{
		Arabic:  {0: "zero", 1: "one", 2: "two", 3: "few", 10: "few", 11: "many", 99: "many", 100: "other", 102: "other", 103: "few"},
		English: {0: "other", 1: "one", 2: "other"},
		Spanish: {0: "other", 1: "one", 2: "other", 1_000_000: "many"},
		French:  {0: "one", 1: "one", 2: "other", 2_000_000: "many"},
		Russian: {0: "many", 1: "one", 2: "few", 5: "many", 11: "many", 12: "many", 21: "one", 22: "few", 111: "many", 112: "many", 121: "one"},
		Chinese: {0: "other", 1: "other"},
	} {
		for n, category := range want {
			if got := Plural(l, n); got != category {
				t.Errorf("%s %d: %s, wanted %s", l, n, got, category)
			}
		}
	}
}

func TestHonorificsStateAGenderOrNone(t *testing.T) {
	t.Parallel()
	for word, want := range map[string]string{
		"Ms.": "female", "Mrs": "female", "Mme": "female", "Sra.": "female", "Srta.": "female", "г-жа": "female", "Г-жа": "female", "госпожа": "female", "女士": "female",
		"السيدة": "female", "الآنسة": "female", "H.E. Ms.": "female", "S.E. Mme": "female", "سعادة السيدة": "female", "Dra.": "female",
		"Mr.": "male", "M.": "male", "S.E. M.": "male", "Sr.": "male", "г-н": "male", "先生": "male", "السيد": "male", "Excmo. Sr.": "male",
		"Dr.": "", "H.E.": "", "Mx.": "", "Prof.": "", "": "", "Ambassador": "", "Mr./Ms.": "", "Sr./Sra.": "",
	} {
		if got := HonorificGender(word); got != want {
			t.Errorf("%q: %q, wanted %q", word, got, want)
		}
	}
}

func TestNamesAreOrderedByTheLanguagesAlphabet(t *testing.T) {
	t.Parallel()
	for l, want := range map[Lang][]string{
		English: {"Costa Rica", "Côte d'Ivoire", "Croatia"},
		French:  {"Danemark", "Égypte", "El Salvador", "États-Unis d'Amérique", "Finlande"},
		Spanish: {"Nueva Zelandia", "Ñandú", "Omán"},
		Russian: {"Дания", "Египет", "Ёлкино", "Замбия"},
		Chinese: {"阿根廷", "巴西", "德国", "法国", "中国"},
		Arabic:  {"إثيوبيا", "بلجيكا", "تونس", "ليبيا"},
	} {
		got := slices.Clone(want)
		slices.Reverse(got)
		slices.SortFunc(got, func(a, b string) int { return Compare(l, a, b) })
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q, wanted %q", l, got, want)
		}
	}
}

func TestCompareServesSeveralGoroutines(t *testing.T) {
	t.Parallel()
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 200 {
				if Compare(French, "Égypte", "Finlande") != -1 || Compare(French, "Cuba", "Cuba") != 0 {
					t.Error("the order changed")
					return
				}
			}
		})
	}
	wg.Wait()
}

func TestFoldingLetsSpellingsMeet(t *testing.T) {
	t.Parallel()
	for _, pair := range [][2]string{
		{"Côte d’Ivoire", "COTE D'IVOIRE"}, {"Timor-Leste", "timor  leste"}, {"أَلمانيا", "المانيا"}, {"\u200fتركيا\u200e", "تركيا"}, {"Ｋｅｎｙａ", "kenya"}, {"Łódź", "lodz"},
	} {
		if a, b := Fold(pair[0]), Fold(pair[1]); a != b || a == "" {
			t.Errorf("%q folds to %q, %q to %q", pair[0], a, pair[1], b)
		}
	}
}
