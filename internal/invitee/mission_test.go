package invitee

import (
	"strings"
	"testing"

	"chancery/internal/locale"
)

var letterDay = locale.Date{Year: 2022, Month: 4, Day: 26}

func TestMissionsAreNamedInSixLanguages(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		country string
		class   Class
		lang    locale.Lang
		want    string
	}{
		{"COL", StateParty, locale.Arabic, "البعثة الدائمة لجمهورية كولومبيا"},
		{"COL", StateParty, locale.English, "Permanent Mission of the Republic of Colombia"},
		{"COL", StateParty, locale.Spanish, "Misión Permanente de la República de Colombia"},
		{"COL", StateParty, locale.French, "Mission permanente de la République de Colombie"},
		{"COL", StateParty, locale.Russian, "Постоянное представительство Республики Колумбия"},
		{"COL", StateParty, locale.Chinese, "哥伦比亚共和国常驻代表团"},
		{"USA", StateNotParty, locale.French, "Mission permanente des États-Unis d'Amérique"},
		{"USA", StateNotParty, locale.Arabic, "البعثة الدائمة للولايات المتحدة الأمريكية"},
		{"TUR", StateParty, locale.English, "Permanent Mission of the Republic of Turkey"},
		{"VAT", Observer, locale.English, "Permanent Observer Mission of the Holy See"},
		{"SGP", Observer, locale.English, "Permanent Mission of the Republic of Singapore"},
		{"SGP", Observer, locale.Arabic, "البعثة الدائمة لجمهورية سنغافورة"},
		{"VAT", StateParty, locale.French, "Mission permanente d'observation du Saint-Siège"},
		{"PSE", StateParty, locale.Arabic, "البعثة المراقبة الدائمة لدولة فلسطين"},
		{"PSE", StateParty, locale.Russian, "Миссия постоянного наблюдателя от Государства Палестина"},
		{"PSE", StateParty, locale.Chinese, "巴勒斯坦国常驻观察员代表团"},
		{"PSE", StateParty, locale.Spanish, "Misión Permanente de Observación del Estado de Palestina"},
	} {
		v := Invitee{Ref: "X", Class: c.class, Country: c.country}
		if got := v.Mission(c.lang, letterDay); got != c.want {
			t.Errorf("%s %s: %q, wanted %q", c.country, c.lang, got, c.want)
		}
	}
}

func TestNotesVerbalesGoToMissions(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		v    Invitee
		want bool
	}{
		{Invitee{Class: StateParty, Country: "COL"}, true},
		{Invitee{Class: StateNotParty, Name: "Republic without a code"}, true},
		{Invitee{Class: Observer, Country: "VAT"}, true},
		{Invitee{Class: Observer, Name: "Sovereign Order of Malta"}, false},
		{Invitee{Class: Observer, Name: "Mission permanente d'observation de l'Ordre souverain de Malte"}, true},
		{Invitee{Class: InternationalOrganization, Name: "Permanent Delegation of the European Union"}, true},
		{Invitee{Class: InternationalOrganization, Name: "وفد الاتحاد الأوروبي الدائم"}, true},
		{Invitee{Class: InternationalOrganization, Name: "欧洲联盟常驻代表团"}, true},
		{Invitee{Class: InternationalOrganization, Name: "World Health Organization"}, false},
		{Invitee{Class: NGO, Name: "Mission to Clear Mines"}, false},
	} {
		if got := c.v.HasMission(); got != c.want {
			t.Errorf("%s %q %s: %v, wanted %v", c.v.Class, c.v.Name, c.v.Country, got, c.want)
		}
	}
}

func TestANameReplacesTheTables(t *testing.T) {
	t.Parallel()
	v := Invitee{Ref: "X", Class: StateParty, Country: "COL", Name: "Embajada de Colombia"}
	if v.Mission(locale.French, letterDay) != v.Name || v.DisplayName(locale.French, letterDay) != v.Name {
		t.Errorf("got %q and %q", v.Mission(locale.French, letterDay), v.DisplayName(locale.French, letterDay))
	}
	v.Name = ""
	if got := v.DisplayName(locale.French, letterDay); got != "Colombie" {
		t.Errorf("got %q", got)
	}
	if got := (Invitee{Ref: "ORG"}).DisplayName(locale.French, letterDay); got != "ORG" {
		t.Errorf("got %q", got)
	}
}

func TestClassesHaveLabelsInSixLanguages(t *testing.T) {
	t.Parallel()
	for _, c := range Classes {
		for _, l := range locale.All {
			if singular[c][l] == "" || plural[c][l] == "" {
				t.Errorf("%s has no label in %s", c, l)
			}
		}
	}
	if got := StateParty.Plural(locale.French) + ", " + StateParty.Label(locale.English); got != "États parties, State Party" {
		t.Errorf("got %q", got)
	}
}

func TestClassesAreReadAsTheSheetHasThem(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]Class{"state_party": StateParty, "NGO": NGO, " Observer ": Observer, "State not party": StateNotParty} {
		if got, ok := ParseClass(in); !ok || got != want {
			t.Errorf("%q: %q, %v", in, got, ok)
		}
	}
	for _, in := range []string{"", "state", "friend"} {
		if got, ok := ParseClass(in); ok {
			t.Errorf("%q was read as %q", in, got)
		}
	}
	if !StateNotParty.IsState() || Observer.IsState() {
		t.Error("an observer counts as a State, or a State not party does not")
	}
}

func TestRefsAreOfPlainLetters(t *testing.T) {
	t.Parallel()
	for _, good := range []string{"COL", "a-b_9", strings.Repeat("x", 64)} {
		if !ValidRef(good) {
			t.Errorf("%q was refused", good)
		}
	}
	for _, bad := range []string{"", "a b", "a.b", "é", "a/b", strings.Repeat("x", 65), "a\n"} {
		if ValidRef(bad) {
			t.Errorf("%q was taken", bad)
		}
	}
}
