package roster

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"chancery/internal/invitee"
	"chancery/internal/locale"
)

func TestParticipantsStandByClassAlphabetHeadCapacityAndReceipt(t *testing.T) {
	t.Parallel()
	named := func(ref string, c invitee.Class, name string, delegates ...Delegate) Standing {
		return registered(invitee.Invitee{Ref: ref, Class: c, Name: name}, delegates...)
	}
	all := []Standing{
		named("N1", invitee.NGO, "Amber Trust", Delegate{Name: "n"}),
		named("S3", invitee.StateParty, "Zambia", Delegate{Name: "z"}),
		named("S2", invitee.StateParty, "Ecuador", Delegate{Name: "e"}),
		named("S1", invitee.StateParty, "Égypte", Delegate{Name: "observer", Capacity: Observer}, Delegate{Name: "plain"}, Delegate{Name: "adviser", Capacity: Adviser},
			Delegate{Name: "alternate", Capacity: Alternate}, Delegate{Name: "head", Head: true, Capacity: Adviser}),
		named("S4", invitee.StateNotParty, "Albania", Delegate{Name: "a"}),
		named("S5", invitee.StateParty, "Benin"),
	}
	var got []string
	for i, p := range Participants(meeting(), locale.French, all) {
		if p.Number != i+1 {
			t.Errorf("number %d at %d", p.Number, i+1)
		}
		got = append(got, p.Name)
	}
	if want := []string{"e", "head", "alternate", "plain", "adviser", "observer", "z", "a", "n"}; !slices.Equal(got, want) {
		t.Errorf("participants %v, want %v", got, want)
	}
}

func TestDelegationsFollowTheAlphabetOfTheLanguage(t *testing.T) {
	t.Parallel()
	var all []Standing
	for _, code := range []string{"DEU", "CHE", "AUT"} {
		all = append(all, registered(invitee.Invitee{Ref: code, Class: invitee.StateParty, Country: code}, Delegate{Name: code}))
	}
	for l, want := range map[locale.Lang]string{
		locale.English: "[AUT DEU CHE]", // Austria, Germany, Switzerland
		locale.French:  "[DEU AUT CHE]", // Allemagne, Autriche, Suisse
		locale.Russian: "[AUT DEU CHE]", // Австрия, Германия, Швейцария
		locale.Chinese: "[AUT DEU CHE]", // Àodìlì, Déguó, Ruìshì
	} {
		var got []string
		for _, p := range Participants(meeting(), l, all) {
			got = append(got, p.Name)
		}
		if fmt.Sprint(got) != want {
			t.Errorf("%s: %v, want %s", l, got, want)
		}
	}
}

// randomRoster makes delegations of all classes and statuses.
func randomRoster(random *rand.Rand, n int) []Standing {
	pick := func(s ...string) string { return s[random.IntN(len(s))] }
	var all []Standing
	id := int64(0)
	for i := range n {
		class := invitee.Classes[random.IntN(len(invitee.Classes))]
		s := Standing{Invitee: invitee.Invitee{Ref: fmt.Sprintf("R%04d", i), Class: class, Name: fmt.Sprint("Name ", random.IntN(n))}, Status: NoAnswer}
		switch random.IntN(4) {
		case 0:
			s.Status = Declined
		case 1:
			s.Status = Answered
		case 2:
			s.Status = Attending
			for range random.IntN(5) {
				id++
				s.Delegates = append(s.Delegates, StandingDelegate{ID: id, Delegate: Delegate{
					Name: fmt.Sprint("Delegate ", id), Gender: pick("", Female, Male, Other), Head: random.IntN(4) == 0, Capacity: pick("", Head, Adviser, Observer),
				}, Source: Source{MailID: id, Received: at("2022-05-01 09:00:00").Add(time.Duration(random.IntN(500)) * time.Hour)}})
			}
		}
		if s.Status == Answered || s.Status == Attending {
			for range 1 + random.IntN(15) {
				id++
				s.Interventions = append(s.Interventions, StandingIntervention{ID: id, Intervention: Intervention{
					Item: pick("1", "3", "4a", "9"), OnBehalfOf: pick("", "", "", "African Group"),
				}, Source: Source{MailID: id, Received: at("2022-05-01 09:00:00").Add(time.Duration(random.IntN(60*24)) * time.Hour)}})
			}
		}
		all = append(all, s)
	}
	return all
}

func TestCountsAgreeWithTheListsOnAnyRoster(t *testing.T) {
	t.Parallel()
	for seed := range uint64(200) {
		all := randomRoster(rand.New(rand.NewPCG(seed, 7)), int(seed%40))
		r := meeting()
		c := Count(r, all)
		participants, speeches, late, minutes := Participants(r, locale.English, all), 0, 0, 0
		for _, l := range Speakers(r, all) {
			sum := 0
			for i, s := range l.Speeches {
				speeches++
				sum += s.Minutes
				if s.Late {
					late++
				}
				if i > 0 && l.Speeches[i-1].Late && !s.Late {
					t.Errorf("seed %d: item %s: one in time stands below the line", seed, l.Item.Label)
				}
			}
			if sum != l.Minutes {
				t.Errorf("seed %d: item %s: %d minutes, its speeches take %d", seed, l.Item.Label, l.Minutes, sum)
			}
			minutes += sum
		}
		if c.Invited != len(all) || c.Answered < c.Attending+c.Declined || c.Answered > c.Invited {
			t.Errorf("seed %d: delegations disagree: %+v", seed, c)
		}
		if c.Registrations != len(participants) || c.Women+c.Men+c.Other+c.Undisclosed != c.Registrations || c.WomenHeading > c.Heads || c.Heads > c.Registrations {
			t.Errorf("seed %d: delegates disagree: %+v, participants %d", seed, c, len(participants))
		}
		if c.Interventions != speeches || c.LateInterventions != late || minutes < 3*speeches {
			t.Errorf("seed %d: interventions disagree: %+v, speeches %d, late %d", seed, c, speeches, late)
		}
		var sum int
		for _, class := range invitee.Classes {
			part := slices.DeleteFunc(slices.Clone(all), func(s Standing) bool { return s.Invitee.Class != class })
			sum += Count(r, part).Registrations
		}
		if sum != c.Registrations {
			t.Errorf("seed %d: the classes add up to %d registrations of %d", seed, sum, c.Registrations)
		}
	}
}

func TestShareOfWomenIsOfThoseDisclosed(t *testing.T) {
	t.Parallel()
	c := Count(meeting(), []Standing{
		registered(state("AAA"), Delegate{Name: "a", Gender: Female, Head: true}, Delegate{Name: "b"}, Delegate{Name: "c", Gender: Male}),
		registered(state("BBB"), Delegate{Name: "d", Gender: Male, Capacity: Head}, Delegate{Name: "e", Gender: Male}),
		registered(state("CCC"), Delegate{Name: "f", Gender: Male}, Delegate{Name: "g"}),
	})
	share, ok := c.WomenShare()
	if !ok || share != 0.2 || c.WomenHeading != 1 || c.Heads != 2 || c.AllMale != 1 {
		t.Errorf("share %v (%v), counts %+v", share, ok, c)
	}
	if _, ok := (Counts{Undisclosed: 3}).WomenShare(); ok {
		t.Error("a share of nobody")
	}
}
