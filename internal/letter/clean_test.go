package letter_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"chancery/internal/letter"
)

func TestTextThatNoLetterCanShowIsNamedWithItsPlace(t *testing.T) {
	t.Parallel()
	for src, want := range map[string]string{
		"a\nb \xed\xa0\x80":                  "line 2, column 3: half of a character",
		"a \xff":                             "line 1, column 3: byte 0xff",
		"\ue000":                             "private-use character U+E000",
		"x\U000f0000":                        "private-use character U+F0000",
		"a \u202eb":                          "invisible mark of direction U+202E",
		"a \u2067b":                          "invisible mark of direction U+2067",
		"a \ufffd":                           "was lost",
		"a \ufffe":                           "no character",
		"e" + strings.Repeat("\u0301", 1000): "more than 10 combining marks",
		strings.Repeat("0123456789\n", 1_000_000): "at most 128 kB",
		"a\n\n" + strings.Repeat("[", 20_000):     "line 3, column 1: the text has more than 16 kB without an empty line",
		"\x1f":                                    "U+001F",
		"a\u0085b":                                "U+0085",
	} {
		_, problems := one(t, src)
		if len(problems) != 1 || !strings.Contains(problems[0].String(), want) || problems[0].Remedy == "" {
			t.Errorf("%.20q: problems %v, want %q", src, problems, want)
		}
	}
}

func TestArabicAndVietnameseMarksAreText(t *testing.T) {
	t.Parallel()
	for _, src := range []string{"إنَّ المُؤْتَمَرَ", "Nguye\u0302\u0303n", "e\u0301\u0323", "שָׁלוֹם"} {
		if _, problems := one(t, src); len(problems) > 0 {
			t.Errorf("%q: %v", src, problems)
		}
	}
}

func TestValueThatNoLetterCanShowNamesItsRow(t *testing.T) {
	t.Parallel()
	files := fstest.MapFS{"letters/letter.en.md": {Data: []byte("{{ Note }}")}}
	set, _ := letter.Load(files, sampleCampaign(t), []string{"Note"})
	for _, value := range []string{"\ue000", "a" + strings.Repeat("\u0301", 1000), "a\u202eb"} {
		v := state
		v.Fields = map[string]string{"Note": value}
		_, problems := set.Document("letter", "en", v, values("en"))
		if len(problems) != 1 || problems[0].Row != 2 || problems[0].Field != "Note" {
			t.Errorf("%.20q: %v", value, problems)
		}
	}
}

func TestManyMistakesAreNotAllListed(t *testing.T) {
	t.Parallel()
	_, problems := one(t, strings.Repeat("{{ x y\n\n", 5000))
	if len(problems) != 101 || !strings.Contains(problems[100].What, "more than 100 mistakes") || problems[100].Line != 201 {
		t.Errorf("%d problems, the last %v", len(problems), problems[len(problems)-1])
	}
}
