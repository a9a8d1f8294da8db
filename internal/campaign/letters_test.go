package campaign_test

import (
	"strings"
	"testing"

	"chancery/internal/campaign"
	"chancery/internal/invitee"
	"chancery/internal/locale"
)

func TestSettingsOfLettersHaveDefaults(t *testing.T) {
	t.Parallel()
	c := load(t, contractExample(t))
	if l := c.Letters; l.Paper != "A4" || !l.Kashida || l.ArabicMonths != "both" || len(l.Second) != 0 || c.Sender.Signature != "" {
		t.Errorf("letters %+v, signature %q", l, c.Sender.Signature)
	}
	if line := c.Letters.FamilyLine[invitee.StateParty]; line != 18 {
		t.Errorf("the family stands in line %d, wanted 18", line)
	}
}

func TestSettingsOfLettersAreRead(t *testing.T) {
	t.Parallel()
	c := load(t, strings.Replace(contractExample(t), `family = { state_party = "note" }`,
		"second = { ngo = \"en\", observer = \"fr\" }\npaper = \"A5\"\nkashida = false\narabic_months = \"un\"", 1))
	l := c.Letters
	if l.Paper != "A5" || l.Kashida || l.ArabicMonths != "un" || l.Second[invitee.NGO] != locale.English || l.Second[invitee.Observer] != locale.French {
		t.Errorf("letters %+v", l)
	}
}

// The forms of the sample, and the verbs beside them, follow the one key.
func TestFunctionFollowsGender(t *testing.T) {
	t.Parallel()
	for gender, want := range map[string]locale.Text{
		"female": {"fr": "Présidente", "es": "Presidenta", "ar": "رئيسة", "en": "President", "ru": "Председатель"},
		"male":   {"fr": "Président", "es": "Presidente", "ar": "رئيس", "en": "President", "ru": "Председатель"},
	} {
		s := load(t, strings.Replace(string(campaign.Sample("im2022")), `gender = "female"`, `gender = "`+gender+`"`, 1)).Sender
		for l, first := range want {
			if got, _, _ := strings.Cut(s.Function[l], " "); got != first || s.GrammaticalGender(l) != gender {
				t.Errorf("%s in %s: %q, verbs %q", gender, l, got, s.GrammaticalGender(l))
			}
		}
	}
}

func TestGenderOfVerbsWithoutASetting(t *testing.T) {
	t.Parallel()
	for function, want := range map[string]string{
		`{ fr = "Présidence de l’Assemblée" }`: "female", `{ fr = "Présidente" }`: "female", `{ fr = "Président" }`: "",
		`{ fr = { female = "Présidente", male = "Président", neutral = "Présidence" } }`: "female",
	} {
		s := load(t, strings.Replace(contractExample(t), `name = "…"`, "function = "+function, 1)).Sender
		if got := s.GrammaticalGender(locale.French); got != want {
			t.Errorf("%s: %q, want %q", function, got, want)
		}
	}
}
