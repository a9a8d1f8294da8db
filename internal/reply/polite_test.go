package reply

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"chancery/internal/locale"
)

// native are labels in the language of a line of testdata/courtesy.txt.
func native(line string) string {
	switch r := rune0(line); {
	case isArabic(line):
		return "\n\nالاسم: السيدة ليلى حداد\nالوظيفة: مستشارة\nالبند: 8\n"
	case isHan(r):
		return "\n\n姓名：王强先生\n职务：参赞\n议题：8\n"
	case !unicode.Is(unicode.Cyrillic, r):
		return labelled6
	}
	return "\n\nИмя и фамилия: г-жа Айгуль Сеитова\nДолжность: советник\nПункт: 8\n"
}

// ourForm is the form of the quoted invitation, filled in.
func ourForm() string {
	form := filled(FormText(locale.English, "im2022.NOR.abcdefghijkl", agenda(), []locale.Date{{Year: 2022, Month: 6, Day: 20}}), answers)
	return "\n\nOn 26 Apr 2022 at 10:00, ISU <isu@meeting.example> wrote:\n> " + strings.ReplaceAll(form, "\n", "\n> ")
}

// TestWordsOfNoListNeedNobodyBesideOurForm: labels of a delegation's own may be taken back in any words; beside our form only what speaks of it is asked about.
func TestWordsOfNoListNeedNobodyBesideOurForm(t *testing.T) {
	t.Parallel()
	for _, line := range []string{
		"Warmest salutations, dear friends!", "Trusting all goes swimmingly over there.", "Bien le bonjour du bout du lac !", "Un abrazo fraterno, queridos amigos.",
		"Шлём сердечный привет.", "此致敬礼，并颂夏安。", "دمتم بألف خير وعافية.",
	} {
		if d := doubts(Read(mailOf(line+ourForm()), campaign())); len(d) > 0 {
			t.Errorf("asked about %q: %q", line, d)
		}
	}
}

// TestCourtesyBesideAForm: what letters always say beside a form needs no person; what takes the form back in words as polite does.
func TestCourtesyBesideAForm(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile(filepath.Join("testdata", "courtesy.txt"))
	if err != nil {
		t.Fatal(err)
	}
	clear := false
	for line := range strings.Lines(string(data)) {
		switch line = strings.TrimSpace(line); {
		case line == "":
		case line[0] == '[':
			clear = strings.HasPrefix(line, "[clear]")
		case line[0] != '#':
			for beside, text := range map[string]string{"labels": native(line), "our form": ourForm()} {
				if d := doubts(Read(mailOf(line+text), campaign())); (len(d) == 0) != clear {
					t.Errorf("%q beside %s: clear should be %v; doubts %q", line, beside, clear, d)
				}
			}
		}
	}
}

// TestSalutationThatSaysMoreIsSeenByAPerson: what stands behind the comma of a salutation may take back what the labels below say.
func TestSalutationThatSaysMoreIsSeenByAPerson(t *testing.T) {
	t.Parallel()
	for line, clear := range map[string]bool{
		"Dear colleagues, this is only a draft!":              false,
		"Dear all, please ignore what stands below!":          false,
		"Chers collègues, ceci n'est qu'un brouillon !":       false,
		"Estimados colegas, no tengan en cuenta lo de abajo!": false,
		"Уважаемые коллеги, это лишь черновик!":               false,
		"各位同事，以下仅为草稿！":                                        false,
		"Dear all, many thanks!":                              true,
		"Excellencies, dear colleagues!":                      true,
		"Уважаемые дамы и господа, уважаемые коллеги!":        true,
		"Mesdames, Messieurs,":                                true,
	} {
		if r := Read(mailOf(line+labelled6), campaign()); len(doubts(r)) == 0 != clear {
			t.Errorf("%q: %v", line, doubts(r))
		}
	}
}
