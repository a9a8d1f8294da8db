package invitee

import (
	"testing"

	"chancery/internal/locale"
)

func contacts() *Directory {
	return NewDirectory([]Invitee{
		{Ref: "COL", Class: StateParty, Country: "COL", Language: locale.Spanish, Email: "Mision@colombia.example", Cc: []string{"jefe@gmail.com"}},
		{Ref: "CHE", Class: StateParty, Country: "CHE", Language: locale.French, Email: "geneva@swiss.example"},
		{Ref: "ICBL", Class: NGO, Name: "Campaign against Mines", Language: locale.English, Email: "office@umbrella.example", Cc: []string{"desk@swiss.example"}},
		{Ref: "HI", Class: NGO, Name: "Humanity Example", Language: locale.French, Email: "office@umbrella.example"},
		{Ref: "PAPER", Class: StateNotParty, Country: "TUV", Language: locale.English},
	})
}

func TestKnownIsTheInviteesOwnAddressOrItsOwnDomain(t *testing.T) {
	t.Parallel()
	d := contacts()
	for _, c := range []struct {
		ref, address string
		want         bool
	}{
		{"COL", "mision@COLOMBIA.example", true},
		{"COL", "jefe@gmail.com", true},
		{"COL", "somebody@colombia.example", true},
		{"COL", "somebody@gmail.com", false},
		{"COL", "somebody@sub.colombia.example", false},
		{"COL", "somebody@colombia.example.evil.example", false},
		{"COL", "geneva@swiss.example", false},
		{"CHE", "geneva@swiss.example", true},
		{"CHE", "other@swiss.example", false}, // the domain is ICBL's too
		{"ICBL", "office@umbrella.example", false},
		{"HI", "office@umbrella.example", false},
		{"HI", "other@umbrella.example", false},
		{"ICBL", "desk@swiss.example", true},
		{"PAPER", "x@tuvalu.example", false},
		{"NONE", "mision@colombia.example", false},
		{"COL", "", false},
		{"PAPER", "", false},
	} {
		if got := d.Known(c.ref, c.address); got != c.want {
			t.Errorf("%s by %q: %v, wanted %v", c.ref, c.address, got, c.want)
		}
	}
}

func refs(found []Invitee) string {
	out := ""
	for _, v := range found {
		out += v.Ref + " "
	}
	return out
}

func TestDirectoryFindsByAddressDomainAndName(t *testing.T) {
	t.Parallel()
	d := contacts()
	for _, c := range []struct {
		what string
		got  []Invitee
		want string
	}{
		{"address", d.ByAddress("MISION@colombia.example"), "COL "},
		{"shared address", d.ByAddress("office@umbrella.example"), "ICBL HI "},
		{"domain", d.ByDomain("Swiss.Example"), "CHE ICBL "},
		{"provider", d.ByDomain("gmail.com"), ""},
		{"organization", d.ByName("campaign AGAINST mines"), "ICBL "},
		{"state in Russian", d.ByName("Колумбия"), "COL "},
		{"state in Arabic", d.ByName("جمهورية كولومبيا"), "COL "},
		{"mission in French", d.ByName("Mission permanente de la Confédération suisse"), "CHE "},
		{"a code is no name", d.ByName("COL"), ""},
		{"nobody", d.ByName("Atlantis"), ""},
		{"empty name", d.ByName(""), ""},
		{"all", d.All(), "COL CHE ICBL HI PAPER "},
	} {
		if got := refs(c.got); got != c.want {
			t.Errorf("%s: %q, wanted %q", c.what, got, c.want)
		}
	}
	if v, ok := d.ByRef("HI"); !ok || v.Name != "Humanity Example" {
		t.Errorf("got %+v, %v", v, ok)
	}
	if _, ok := d.ByRef("hi"); ok {
		t.Error("a Ref was found in another case")
	}
}

func TestSharedProvidersAreNoProof(t *testing.T) {
	t.Parallel()
	for _, domain := range []string{"gmail.com", "GMAIL.com", "outlook.com", "outlook.fr", "hotmail.co.uk", "yahoo.com.br", "yahoo.fr", "qq.com", "163.com", "mail.ru", "yandex.ru", "bluewin.ch", "proton.me", "icloud.com"} {
		if !SharedProvider(domain) {
			t.Errorf("%s is not taken for a shared provider", domain)
		}
	}
	for _, domain := range []string{"", "mission.example", "mfa.gov.co", "live.example", "yahoo.mission.example", "notgmail.com"} {
		if SharedProvider(domain) {
			t.Errorf("%s is taken for a shared provider", domain)
		}
	}
}
