package papers

import (
	"strings"
	"testing"

	"chancery/internal/locale"
	"chancery/internal/roster"
	"chancery/internal/typeset"
)

func TestEverySheetSaysWhatItIsOf(t *testing.T) {
	t.Parallel()
	for _, l := range locale.All {
		s := sitting(l)
		lists := roster.Speakers(rules(), standings())
		for _, d := range []*typeset.Document{Speakers(s, lists, Choice{}), Participants(s, roster.Participants(rules(), l, standings()), Choice{})} {
			if len(d.Footer) != 1 || !strings.HasPrefix(d.Footer[0], d.Blocks[0].Spans[0].Text+" | "+s.Title+" | ") {
				t.Errorf("%s: at the foot %q", l, d.Footer)
			}
			heading := ""
			for _, b := range d.Blocks {
				switch {
				case b.Role == typeset.Heading:
					heading = b.Spans[0].Text
				case b.Role == typeset.Table && (len(b.Continued) == 0 || !strings.HasPrefix(b.Continued[0].Text, heading) || b.Continued[0].Text == heading):
					t.Errorf("%s: where the table under %q goes on stands %v", l, heading, b.Continued)
				}
			}
		}
	}
}

func TestGroupBearsItsNameInThePapersLanguage(t *testing.T) {
	t.Parallel()
	all := standings()
	for name, want := range map[string]map[locale.Lang]string{
		"European Union":    {"en": "European Union", "fr": "Union européenne", "ru": "Европейский союз", "ar": "الاتحاد الأوروبي"},
		"非洲集团":              {"zh": "非洲国家组", "en": "African Group", "es": "Grupo de los Estados de África"},
		"the GRULAC":        {"fr": "Groupe des États d'Amérique latine et des Caraïbes"},
		"Nordic and Baltic": {"fr": "Nordic and Baltic", "zh": "Nordic and Baltic"},
	} {
		all[1].Interventions[0].OnBehalfOf = name
		lists := roster.Speakers(rules(), all)
		for l, group := range want {
			if got := text(Speakers(sitting(l), lists, Choice{})); !strings.Contains(got, " | "+group+" | ") {
				t.Errorf("%s in %s: wanted %s in\n%s", name, l, group, got)
			}
			if got := text(Summary(sitting(l), Figures{}, lists, Choice{}, 1)); !strings.Contains(strings.NewReplacer("（", "(", "）", ")").Replace(got), "("+group+")") || l == locale.Chinese && strings.Contains(got, " (") {
				t.Errorf("%s in %s: wanted %s in the summary\n%s", name, l, group, got)
			}
		}
	}
}

func TestSummaryNamesNoMoreThanItMay(t *testing.T) {
	t.Parallel()
	var all []roster.Standing
	for _, country := range []string{"AFG", "BRA", "CHL", "DNK", "EST"} {
		s := standings()[0]
		s.Invitee.Ref, s.Invitee.Country = country, country
		s.Interventions = []roster.StandingIntervention{{Intervention: roster.Intervention{Item: "3"}, Source: at(len(all)+1, 9)}}
		all = append(all, s)
	}
	lists := roster.Speakers(rules(), all)
	for most, want := range map[int]string{0: " | 5 | 15", 3: "Afghanistan, Brazil, Chile and 2 more", 4: "Chile, Denmark and Estonia |", 6: "Chile, Denmark and Estonia |"} {
		if got := text(Summary(sitting(locale.English), Figures{}, lists, Choice{}, most)); !strings.Contains(got, want) {
			t.Errorf("of %d: wanted %q in\n%s", most, want, got)
		}
	}
}

func TestPaperOfAPartSaysSo(t *testing.T) {
	t.Parallel()
	lists := roster.Speakers(rules(), standings())
	c := Choice{Day: locale.Date{Year: 2022, Month: 6, Day: 20}, Item: "3"}
	s := sitting(locale.Arabic)
	s.Months = locale.MonthsCommon
	for what, d := range map[string]*typeset.Document{"speakers": Speakers(s, lists, c), "participants": Participants(s, nil, c), "summary": Summary(s, Figures{}, lists, c, MostNamed)} {
		const day, item = "الاثنين، 20 يونيو 2022", "البند 3: مساعدة الضحايا"
		if got := text(d); !strings.Contains(got, "notice: "+day+" / "+item+"\n") {
			t.Errorf("%s:\n%s", what, got)
		}
		if !strings.Contains(d.Footer[0], " | "+day+" | "+item+" | ") {
			t.Errorf("%s: at the foot %q", what, d.Footer[0])
		}
	}
}

func TestChineseHonorificStandsBehindTheName(t *testing.T) {
	t.Parallel()
	for want, person := range map[string][2]string{"张艺女士": {"女士", "张艺"}, "Mme Jeanne Petit": {"Mme", "Jeanne Petit"}, "Luis Paz": {"", "Luis Paz"}} {
		if got := addressed(person[0], person[1]); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
