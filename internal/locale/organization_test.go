package locale

import (
	"slices"
	"strings"
	"testing"
	"unicode"
)

// The table was read through name by name in six languages; a change of a rule shows here in every name that it touches.
func TestNamesOfOrganizationsStandAsTheyWereRead(t *testing.T) {
	t.Parallel()
	rows := [][]string{{"id", "lang", "full", "the", "of", "to", "by", "of short"}}
	for _, o := range Organizations() {
		for _, l := range All {
			rows = append(rows, []string{o.ID, string(l), o.Full(l), o.The(l), o.Of(l), o.To(l), o.By(l), o.OfShort(l)})
		}
	}
	compareGolden(t, "organizations.golden.tsv", rows)
}

func TestListsOfOrganizationsStandInTheOrderThatWasRead(t *testing.T) {
	t.Parallel()
	rows := make([][]string, len(Organizations())+1)
	for _, l := range All {
		rows[0] = append(rows[0], string(l))
		sorted := Organizations()
		SortOrganizations(l, sorted)
		for i, o := range sorted {
			rows[i+1] = append(rows[i+1], o.Name(l))
		}
	}
	compareGolden(t, "organizationorder.golden.tsv", rows)
}

func TestEveryOrganizationHasANameASourceAndAKind(t *testing.T) {
	t.Parallel()
	kinds := []OrganizationKind{GroupOfStates, UnitedNationsBody, Intergovernmental, Humanitarian, Institute, Nongovernmental}
	for _, r := range readTSV("organizations.tsv", organizationsTSV) {
		if !slices.Contains(kinds, OrganizationKind(r["kind"])) || !slices.Contains(All, Lang(r["lang"])) {
			t.Errorf("%s %s: kind %q", r["id"], r["lang"], r["kind"])
		}
		if !slices.Contains([]string{"UN", "own", "ours"}, r["source"]) || r["source"] == "ours" && r["confirm"] == "" {
			t.Errorf("%s %s: source %q, to confirm %q", r["id"], r["lang"], r["source"], r["confirm"])
		}
	}
	for _, o := range Organizations() {
		for _, l := range All {
			if o.Name(l) == "" {
				t.Errorf("%s has no name in %s", o.ID, l)
			}
		}
	}
	for _, g := range []RegionalGroup{AfricanGroup, AsiaPacific, EasternEurope, LatinAmerica, WesternEurope} {
		if o, ok := LookupOrganization(string(g)); !ok || o.Kind != GroupOfStates {
			t.Errorf("the regional group %s is no organization of the table", g)
		}
	}
}

// A name in Arabic, Russian or Chinese may hold Latin letters only where an acronym is the name.
func TestNamesOfOrganizationsAreInTheirScript(t *testing.T) {
	t.Parallel()
	latin := map[string]bool{"itf": true, "apopo": true, "hrw": true}
	for _, o := range Organizations() {
		for _, l := range []Lang{Arabic, Russian, Chinese} {
			if strings.ContainsFunc(o.Name(l), func(r rune) bool { return unicode.Is(unicode.Latin, r) }) && !latin[o.ID] {
				t.Errorf("%s in %s: %q", o.ID, l, o.Name(l))
			}
		}
	}
}

func TestOrganizationsAreFoundByWhatPeopleWrite(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text string
		lang Lang
		want string
	}{
		{"the European Union", English, "eu"}, {"EU", English, "eu"}, {"l’UE", French, "eu"}, {"European Union (EU)", English, "eu"}, {"الاتحاد الاوروبي", Arabic, "eu"}, {"欧盟", Chinese, "eu"},
		{"Европейского союза", Russian, "eu"}, {"GRULAC", French, "grulac"}, {"G77", English, "g77"}, {"Group of 77", English, "g77"}, {"Группы 77 и Китая", Russian, "g77"},
		{"African Group", Russian, "african"}, {"Groupe africain", French, "african"}, {"Movimiento de los Países No Alineados", Spanish, "nam"}, {"CICR", Spanish, "icrc"},
		{"comite internacional de la cruz roja", Spanish, "icrc"}, {"اللجنة الدولية للصليب الأحمر", Arabic, "icrc"}, {"Handicap International", French, "hi"},
		{"International Campaign to Ban Landmines", English, "icbl_cmc"}, {"организации «ХАЛО Траст»", Russian, "halo"}, {"HALO", English, "halo"}, {"ONU", Spanish, "un"}, {"les Nations Unies", French, "un"},
		{"DRC", English, "drc"}, {"Order of Malta", English, "smom"}, {"ООН", Russian, "un"}, {"مجموعة ال77 والصين", Arabic, "g77"},
	} {
		if got, ok := FindOrganization(c.text, c.lang); !ok || got.ID != c.want {
			t.Errorf("%q in %s: %q, wanted %q", c.text, c.lang, got.ID, c.want)
		}
	}
	for _, nothing := range []string{"", "the", "Colombia", "Union", "Group", "ال", "Group of Friends of Nothing"} {
		if got, ok := FindOrganization(nothing, English); ok {
			t.Errorf("%q was taken for %s", nothing, got.ID)
		}
	}
}

func TestNoNameMeansTwoOrganizations(t *testing.T) {
	t.Parallel()
	owner := map[string]string{}
	table := organizationTable()
	for _, id := range table.ids {
		for l, n := range table.rows[id].names {
			for _, s := range n.everyName() {
				key := string(l) + " " + nameKey(s)
				if other, taken := owner[key]; nameKey(s) == "" || taken && other != id {
					t.Errorf("%s: %q names %s and %s", l, s, other, id)
				}
				owner[key] = id
			}
		}
	}
}

func FuzzFindOrganization(f *testing.F) {
	for _, s := range []string{"the European Union (EU)", "اللجنة", "l'UE", "\xff", "ال", "«ХАЛО", "الـ 77"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, l := range All {
			if found, ok := FindOrganization(s, l); ok && found.Name(l) == "" {
				t.Errorf("%q found an organization without a name", s)
			}
		}
	})
}
