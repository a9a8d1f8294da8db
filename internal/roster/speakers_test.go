package roster

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"chancery/internal/invitee"
)

// written is a list in short: "item: REF REF | late REF".
func written(lists []ItemList) string {
	var lines []string
	for _, l := range lists {
		line, below := l.Item.Label+":", false
		for _, s := range l.Speeches {
			if s.Late && !below {
				line, below = line+" |", true
			}
			line += " " + s.Ref
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "; ")
}

func TestGroupsBeforeStatesBeforeOrganizationsEachByReceipt(t *testing.T) {
	t.Parallel()
	ngo := invitee.Invitee{Ref: "NGO", Class: invitee.NGO}
	io := invitee.Invitee{Ref: "IO", Class: invitee.InternationalOrganization}
	observer := invitee.Invitee{Ref: "OBS", Class: invitee.Observer}
	observerState := invitee.Invitee{Ref: "OST", Class: invitee.Observer, Country: "VAT"}
	on3 := Intervention{Action: Add, Item: "3"}
	all := []Standing{
		wants(ngo, "2022-05-01 08:00:00", on3),
		wants(state("COL"), "2022-05-03 08:00:00", on3),
		wants(io, "2022-05-02 08:00:00", on3),
		wants(state("FRA"), "2022-05-04 08:00:00", Intervention{Item: "3", OnBehalfOf: "European Union"}, on3),
		wants(observer, "2022-05-01 07:00:00", on3),
		wants(observerState, "2022-05-02 23:00:00", on3),
		wants(state("ZMB"), "2022-05-09 08:00:00", on3),
	}
	r := meeting()
	if got, want := written(Speakers(r, all)), "3: FRA OST COL FRA ZMB OBS NGO IO"; got != want {
		t.Errorf("list %s, want %s", got, want)
	}
	r.First = []string{"ZMB", "NGO"}
	if got, want := written(Speakers(r, all)), "3: FRA ZMB OST COL FRA OBS NGO IO"; got != want {
		t.Errorf("list with a State heard first %s, want %s", got, want)
	}
}

func TestLateNoticeGoesBelowTheLineInTheSameOrder(t *testing.T) {
	t.Parallel()
	on3 := Intervention{Item: "3"}
	all := []Standing{
		wants(state("AAA"), "2022-06-11 00:00:00", on3),
		wants(state("BBB"), "2022-06-12 09:00:00", Intervention{Item: "3", OnBehalfOf: "African Group"}),
		wants(state("CCC"), "2022-06-10 23:59:59", on3),
		wants(invitee.Invitee{Ref: "NGO", Class: invitee.NGO}, "2022-06-01 09:00:00", on3),
	}
	lists := Speakers(meeting(), all)
	if got, want := written(lists), "3: CCC NGO | BBB AAA"; got != want {
		t.Errorf("list %s, want %s", got, want)
	}
	if l := lists[0]; l.Minutes != 3+3+5+3 || l.LateMinutes != 5+3 || l.Speeches[3].Order != 4 || l.Item.SlotMinutes != 60 {
		t.Errorf("minutes %d, late %d, last place %d, slot %d", l.Minutes, l.LateMinutes, l.Speeches[3].Order, l.Item.SlotMinutes)
	}
}

func TestDeadlineEndsWithItsDayInTheZone(t *testing.T) {
	t.Parallel()
	r := meeting()
	for received, late := range map[string]bool{
		"2022-06-10T23:59:59+02:00": false,
		"2022-06-10T21:59:59Z":      false,
		"2022-06-10T22:00:00Z":      true,
		"2022-06-11T00:00:00+02:00": true,
		"2022-06-10T23:59:59-04:00": true,
	} {
		t0, err := time.Parse(time.RFC3339, received)
		if err != nil {
			t.Fatal(err)
		}
		if got := r.Late(t0); got != late {
			t.Errorf("%s late: %v, want %v", received, got, late)
		}
		if got := r.RegistrationLate(t0); got != late {
			t.Errorf("%s late for registration: %v, want %v", received, got, late)
		}
	}
	if (Rules{}).Late(at("2032-01-01 00:00:00")) {
		t.Error("late without a deadline")
	}
}

func TestItemsFollowTheAgendaAndUnknownOnesComeLast(t *testing.T) {
	t.Parallel()
	all := []Standing{
		wants(state("COL"), "2022-05-03 08:00:00", Intervention{Item: "10"}, Intervention{Item: " 4A "}, Intervention{Item: "2"}, Intervention{Item: "1"}),
	}
	if got, want := written(Speakers(meeting(), all)), "1: COL; 4a: COL; 2: COL; 10: COL"; got != want {
		t.Errorf("lists %s, want %s", got, want)
	}
}

func TestOrderOfSpeakersDoesNotDependOnTheOrderOfDelegations(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(1, 2))
	all := randomRoster(random, 60)
	want := written(Speakers(meeting(), all))
	for range 20 {
		random.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		if got := written(Speakers(meeting(), all)); got != want {
			t.Fatalf("list %s, want %s", got, want)
		}
	}
}

func TestSpeechesOfOneDelegationTellItsPlaces(t *testing.T) {
	t.Parallel()
	all := []Standing{
		wants(state("AAA"), "2022-05-01 08:00:00", Intervention{Item: "3"}),
		wants(state("BBB"), "2022-05-02 08:00:00", Intervention{Item: "3"}, Intervention{Item: "1"}),
	}
	var got []string
	for _, s := range SpeechesOf(Speakers(meeting(), all), "BBB") {
		got = append(got, fmt.Sprint(s.Item.Label, ".", s.Order))
	}
	if want := []string{"1.1", "3.2"}; !slices.Equal(got, want) {
		t.Errorf("places %v, want %v", got, want)
	}
}

func BenchmarkSpeakers(b *testing.B) {
	all := randomRoster(rand.New(rand.NewPCG(3, 4)), 1300)
	r := meeting()
	n := 0
	for i := range all {
		n += len(all[i].Interventions)
		for ; n > 5000; n-- {
			all[i].Interventions = all[i].Interventions[1:]
		}
	}
	for i := 0; n < 5000; i, n = i+1, n+1 {
		all[i].Interventions = append(all[i].Interventions, all[0].Interventions...)[:len(all[i].Interventions)+1]
	}
	if got := Count(r, all).Interventions; got != 5000 {
		b.Fatalf("%d notices, want 5,000", got)
	}
	for b.Loop() {
		Speakers(r, all)
	}
}
