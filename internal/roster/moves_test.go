package roster

import (
	"slices"
	"strings"
	"testing"

	"chancery/internal/invitee"
)

// onItem3 is a list of A, B, C, D in time and L, M late, with IDs 1 to 6.
func onItem3() []Standing {
	var all []Standing
	for i, ref := range []string{"A", "B", "C", "D", "L", "M"} {
		received := "2022-05-0" + string(rune('1'+i)) + " 08:00:00"
		if i > 3 {
			received = "2022-06-2" + string(rune('1'+i)) + " 08:00:00"
		}
		s := wants(state(ref), received, Intervention{Item: "3", Speaker: "Speaker " + ref})
		s.Interventions[0].ID = int64(i + 1)
		all = append(all, s)
	}
	return all
}

func TestMovesOfAPersonGoOverTheRules(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		moves []Move
		want  string
	}{
		"none":                     {nil, "3: A B C D | L M"},
		"swap":                     {[]Move{{MoveSwap, 1, 4}}, "3: D B C A | L M"},
		"swap twice":               {[]Move{{MoveSwap, 1, 4}, {MoveSwap, 4, 1}}, "3: A B C D | L M"},
		"swap, then with another":  {[]Move{{MoveSwap, 1, 4}, {MoveSwap, 1, 2}}, "3: D A C B | L M"},
		"swap over the line":       {[]Move{{MoveSwap, 1, 5}}, "3: A B C D | L M"},
		"postpone":                 {[]Move{{MovePostpone, 2, 0}}, "3: A C D B | L M"},
		"postpone a late one":      {[]Move{{MovePostpone, 5, 0}}, "3: A B C D | M L"},
		"postpone two":             {[]Move{{MovePostpone, 1, 0}, {MovePostpone, 2, 0}}, "3: C D A B | L M"},
		"postpone, then swap":      {[]Move{{MovePostpone, 1, 0}, {MoveSwap, 1, 2}}, "3: A C D B | L M"},
		"of a notice that is gone": {[]Move{{MoveSwap, 1, 99}, {MovePostpone, 98, 0}, {MoveStrike, 97, 0}, {MoveSwap, 0, 0}}, "3: A B C D | L M"},
		"strike":                   {[]Move{{MoveStrike, 3, 0}}, "3: A B D | L M"},
		"strike, with a swap":      {[]Move{{MoveSwap, 3, 1}, {MoveStrike, 3, 0}}, "3: A B D | L M"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := meeting()
			r.Moves = c.moves
			all := onItem3()
			lists := Speakers(r, Unstruck(r, all))
			if got := written(lists); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
			for i, s := range lists[0].Speeches {
				if s.Order != i+1 {
					t.Errorf("%s has number %d in place %d", s.Ref, s.Order, i+1)
				}
			}
			if len(all[2].Interventions) != 1 {
				t.Error("a strike changed what stands")
			}
		})
	}
}

func TestLevelsAreHeardInTheOrderOfTheSettings(t *testing.T) {
	t.Parallel()
	ngo := invitee.Invitee{Ref: "NGO", Class: invitee.NGO}
	on := func(item string) Intervention { return Intervention{Item: item} }
	all := []Standing{
		wants(ngo, "2022-05-01 08:00:00", on("3"), on("1")),
		wants(state("COL"), "2022-05-03 08:00:00", on("3"), on("1")),
		wants(state("ZMB"), "2022-05-09 08:00:00", on("3"), on("1")),
		wants(state("FRA"), "2022-05-04 08:00:00", Intervention{Item: "3", OnBehalfOf: "European Union"}),
	}
	r := meeting()
	r.First, r.FirstItems, r.OrganizationMinutes = []string{"ZMB"}, []string{"3"}, 2
	if got, want := written(Speakers(r, all)), "1: COL ZMB NGO; 3: FRA ZMB COL NGO"; got != want {
		t.Errorf("first on item 3 alone: %s, want %s", got, want)
	}
	if got := Speakers(r, all)[1].Minutes; got != 5+3+3+2 {
		t.Errorf("%d minutes on item 3, wanted 13", got)
	}
	r.Order = []string{"organizations", "states"}
	if got, want := written(Speakers(r, all)), "1: NGO COL ZMB; 3: NGO COL FRA ZMB"; got != want {
		t.Errorf("organizations first: %s, want %s", got, want)
	}
}

func TestWhatAChairShouldKnowIsSaid(t *testing.T) {
	t.Parallel()
	country := func(ref, alpha string) invitee.Invitee {
		v := state(ref)
		v.Country = alpha
		return v
	}
	col := registered(country("COL", "COL"), Delegate{Name: "Ana Torres", Head: true}, Delegate{Name: "Luis Paz", Capacity: Head})
	col.Interventions = []StandingIntervention{{ID: 1, Intervention: Intervention{Item: "3", Speaker: "Torres"}, Source: source(1, "2022-05-01 09:00:00")},
		{ID: 2, Intervention: Intervention{Item: "4a", Speaker: "Eva Sol"}, Source: source(1, "2022-05-01 09:00:00")},
		{ID: 3, Intervention: Intervention{Item: "1"}, Source: source(1, "2022-05-01 09:00:00")}}
	second := wants(country("COL-NY", "COL"), "2022-05-02 08:00:00", Intervention{Item: "3", Speaker: "TORRES"})
	quiet := wants(state("FRA"), "2022-05-02 08:00:00", Intervention{Item: "3"})
	all := []Standing{col, second, quiet}
	var got []string
	for _, r := range Remarks(Speakers(meeting(), all), all) {
		got = append(got, strings.TrimSpace(r.Code+" "+r.Ref+" "+r.Item))
	}
	want := []string{"no_speaker COL 1", "not_registered COL-NY 3", "speaker_twice COL-NY 3", "not_registered COL 4a", "two_for_a_seat COL-NY", "two_heads COL"}
	if !slices.Equal(got, want) {
		t.Errorf("remarks %q, want %q", got, want)
	}
}

func TestBetweenTwoStatesEveryDifferenceIsTold(t *testing.T) {
	t.Parallel()
	before := registered(state("COL"), Delegate{Name: "Ana Torres"}, Delegate{Name: "Luis Paz"})
	after := registered(state("COL"), Delegate{Name: "Ana Torres", Function: "Counsellor"})
	after.Interventions = []StandingIntervention{{ID: 9, Intervention: Intervention{Item: "3"}}}
	after.Status = Declined
	if got := len(Between(before, after)); got != 4 {
		t.Errorf("%d differences, wanted status, Luis Paz gone, a function, an intervention: %v", got, Between(before, after))
	}
	if same := Between(before, before); len(same) != 0 {
		t.Errorf("a state differs from itself: %v", same)
	}
}
