package roster

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"chancery/internal/invitee"
)

// facts writes what stands: status, delegates, interventions with their speakers.
func facts(s Standing) string {
	words := []string{s.Status}
	for _, d := range s.Delegates {
		w := d.Name
		if d.Leads() {
			w += "*"
		}
		words = append(words, w)
	}
	for _, n := range s.Interventions {
		w := n.Item + "=" + n.Speaker
		if n.OnBehalfOf != "" {
			w += "/" + n.OnBehalfOf
		}
		words = append(words, w)
	}
	return strings.Join(words, "; ")
}

func codes(reasons []Reason) string {
	var words []string
	for _, r := range reasons {
		words = append(words, r.Code)
	}
	return strings.Join(slices.Compact(words), " ")
}

func changesText(changes []Change) string {
	var words []string
	for _, c := range changes {
		words = append(words, fmt.Sprintf("%s %s.%s %q→%q", c.Entity, c.Name, c.Field, c.Before, c.After))
	}
	return strings.Join(words, "; ")
}

// colombia stands with two delegates and two interventions.
func colombia() Standing {
	s := registered(state("COL"),
		Delegate{Action: Register, Honorific: "Ms.", Name: "Ana Torres", Function: "First Secretary", Email: "ana@col.example", Phone: "+41 22 730 93 11", Head: true, Gender: Female, GenderInferred: true},
		Delegate{Action: Register, Name: "Luis Gómez", Email: "luis@col.example"})
	s.Interventions = []StandingIntervention{
		{ID: 7, Intervention: Intervention{Action: Add, Item: "3", Speaker: "Ana Torres", Language: "es"}, Source: source(1, "2022-05-01 09:00:00")},
		{ID: 8, Intervention: Intervention{Action: Add, Item: "3", Speaker: "Luis Gómez", OnBehalfOf: "GRULAC"}, Source: source(1, "2022-05-01 09:00:00")},
	}
	return s
}

func TestProposalAgainstWhatStands(t *testing.T) {
	t.Parallel()
	nobody := Standing{Invitee: state("COL"), Status: NoAnswer}
	declined := Standing{Invitee: state("COL"), Status: Declined, FirstAnswer: at("2022-05-01 09:00:00")}
	delegates := func(d ...Delegate) Proposal { return Proposal{Ref: "COL", Delegates: d} }
	notices := func(v ...Intervention) Proposal { return Proposal{Ref: "COL", Interventions: v} }
	tests := []struct {
		name    string
		before  Standing
		p       Proposal
		reasons string
		changes string // "" : none; "…": not compared
		after   string
	}{
		{"a first registration is a change without a reason", nobody, delegates(Delegate{Action: Register, Honorific: "Ms.", Name: "Ana Torres"}), "",
			`delegation COL.status "no_answer"→"attending"; delegate Ana Torres. ""→"Ms. Ana Torres"`, "attending; Ana Torres"},
		{"interventions alone are an answer", nobody, notices(Intervention{Action: Add, Item: "3"}), "",
			`delegation COL.status "no_answer"→"answered"; intervention 3. ""→"3"`, "answered; 3="},
		{"a calendar answer attends", nobody, Proposal{Attending: true}, "", `delegation COL.status "no_answer"→"attending"`, "attending"},
		{"a first regret", nobody, Proposal{Regret: true}, "", `delegation COL.status "no_answer"→"declined"`, "declined"},
		{"an update of nobody registers in a first answer", nobody, delegates(Delegate{Action: Update, Name: "Ana Torres"}), "", "…", "attending; Ana Torres"},
		{"a first answer that names two heads", nobody, delegates(Delegate{Name: "A B", Head: true}, Delegate{Name: "C D", Capacity: Head}), "conflict", "…", "attending; A B*; C D*"},
		{"a person named twice in a first answer is one", nobody, delegates(Delegate{Name: "Ana Torres"}, Delegate{Name: "TORRES, Ana", Phone: "1"}), "",
			`delegation COL.status "no_answer"→"attending"; delegate Ana Torres. ""→"Ana Torres"`, "attending; Ana Torres"},

		{"a repeated registration is nothing", colombia(), delegates(Delegate{Action: Register, Honorific: "Ms", Name: "TORRES Ana", Function: "first secretary", Email: "ANA@col.example", Phone: "+41.22.7309311", Head: true}), "", "",
			"attending; Ana Torres*; Luis Gómez; 3=Ana Torres; 3=Luis Gómez/GRULAC"},
		{"a repeated intervention is nothing", colombia(), notices(Intervention{Action: Add, Item: "3", Speaker: "Ms. Torres"}, Intervention{Item: "3", OnBehalfOf: "grulac"}), "", "",
			"attending; Ana Torres*; Luis Gómez; 3=Ana Torres; 3=Luis Gómez/GRULAC"},
		{"a further delegate needs no person", colombia(), delegates(Delegate{Name: "Eva Ruiz"}), "", `delegate Eva Ruiz. ""→"Eva Ruiz"`,
			"attending; Ana Torres*; Luis Gómez; Eva Ruiz; 3=Ana Torres; 3=Luis Gómez/GRULAC"},
		{"another function is a change", colombia(), delegates(Delegate{Name: "Ana Torres", Function: "Counsellor"}), "change", `delegate Ana Torres.function "First Secretary"→"Counsellor"`,
			"attending; Ana Torres*; Luis Gómez; 3=Ana Torres; 3=Luis Gómez/GRULAC"},
		{"a new name under the same address is a change of name", colombia(), delegates(Delegate{Name: "Luis Gómez Prada", Email: "luis@col.example"}), "change",
			`delegate Luis Gómez.name "Luis Gómez"→"Luis Gómez Prada"; intervention 3.speaker "Luis Gómez"→"Luis Gómez Prada"`,
			"attending; Ana Torres*; Luis Gómez Prada; 3=Ana Torres; 3=Luis Gómez Prada/GRULAC"},
		{"another person under a shared address is another delegate", colombia(), delegates(Delegate{Name: "Eva Ruiz", Email: "luis@col.example"}), "", "…",
			"attending; Ana Torres*; Luis Gómez; Eva Ruiz; 3=Ana Torres; 3=Luis Gómez/GRULAC"},
		{"an honorific does not overrule a stated gender", registered(state("COL"), Delegate{Name: "Ana Torres", Gender: Other}), delegates(Delegate{Name: "Ana Torres", Gender: Female, GenderInferred: true}), "", "", "attending; Ana Torres"},
		{"a second head is a conflict", colombia(), delegates(Delegate{Name: "Luis Gómez", Head: true}), "change conflict",
			`delegate Luis Gómez.head ""→"yes"; delegate Ana Torres.head "yes"→""`, "attending; Ana Torres; Luis Gómez*; 3=Ana Torres; 3=Luis Gómez/GRULAC"},
		{"an update of one who is not there", colombia(), delegates(Delegate{Action: Update, Name: "Eva Ruiz"}), "conflict", "…",
			"attending; Ana Torres*; Luis Gómez; Eva Ruiz; 3=Ana Torres; 3=Luis Gómez/GRULAC"},

		{"a cancelled delegate goes and leaves the place on the list", colombia(), delegates(Delegate{Action: Cancel, Name: "Ms. Torres"}), "change",
			`delegate Ana Torres. "Ms. Ana Torres, First Secretary"→""; intervention 3.speaker "Ana Torres"→""`, "attending; Luis Gómez; 3=; 3=Luis Gómez/GRULAC"},
		{"cancelling one who is not there", colombia(), delegates(Delegate{Action: Cancel, Name: "Eva Ruiz"}), "conflict", "", "attending; Ana Torres*; Luis Gómez; 3=Ana Torres; 3=Luis Gómez/GRULAC"},
		{"with all delegates cancelled the answer remains", registered(state("COL"), Delegate{Name: "Ana Torres"}), delegates(Delegate{Action: Cancel, Name: "Ana Torres"}), "change", "…", "answered"},
		{"a replacement takes the seat, not the word", colombia(), delegates(Delegate{Action: Register, Name: "Eva Ruiz", Replaces: "Luis Gomez"}), "change",
			`delegate Luis Gómez. "Luis Gómez"→""; intervention 3.speaker "Luis Gómez"→""; delegate Eva Ruiz. ""→"Eva Ruiz"`, "attending; Ana Torres*; Eva Ruiz; 3=Ana Torres; 3=/GRULAC"},
		{"a replacement takes the word where it is said", colombia(),
			Proposal{Delegates: []Delegate{{Name: "Eva Ruiz", Replaces: "Gómez"}}, Interventions: []Intervention{{Item: "3", Speaker: "Eva Ruiz", OnBehalfOf: "GRULAC"}}}, "change", "…",
			"attending; Ana Torres*; Eva Ruiz; 3=Ana Torres; 3=Eva Ruiz/GRULAC"},
		{"replacing the head by a head is no conflict", colombia(), delegates(Delegate{Name: "Eva Ruiz", Head: true, Replaces: "Ana Torres"}), "change", "…", "attending; Luis Gómez; Eva Ruiz*; 3=; 3=Luis Gómez/GRULAC"},
		{"replacing one who is not there", colombia(), delegates(Delegate{Name: "Eva Ruiz", Replaces: "Juan Pérez"}), "conflict", "…", "attending; Ana Torres*; Luis Gómez; Eva Ruiz; 3=Ana Torres; 3=Luis Gómez/GRULAC"},
		{"a replacement told again is nothing", colombia(), delegates(Delegate{Name: "Luis Gómez", Replaces: "Juan Pérez"}), "", "", "attending; Ana Torres*; Luis Gómez; 3=Ana Torres; 3=Luis Gómez/GRULAC"},
		{"a surname that two bear is no one's", registered(state("COL"), Delegate{Name: "Ana Torres"}, Delegate{Name: "Eva Torres"}), delegates(Delegate{Action: Cancel, Name: "Torres"}), "conflict", "", "attending; Ana Torres; Eva Torres"},

		{"another speaker for the same item", colombia(), notices(Intervention{Item: "3", Speaker: "Eva Ruiz"}), "conflict", `intervention 3.speaker "Ana Torres"→"Eva Ruiz"`,
			"attending; Ana Torres*; Luis Gómez; 3=Eva Ruiz; 3=Luis Gómez/GRULAC"},
		{"another language is a change", colombia(), notices(Intervention{Item: "3", Language: "en"}), "change", `intervention 3.language "es"→"en"`, "attending; Ana Torres*; Luis Gómez; 3=Ana Torres; 3=Luis Gómez/GRULAC"},
		{"a statement sent later needs no person", colombia(), notices(Intervention{Item: "3", StatementAttached: true}), "", `intervention 3.statement_attached ""→"yes"`,
			"attending; Ana Torres*; Luis Gómez; 3=Ana Torres; 3=Luis Gómez/GRULAC"},
		{"a withdrawn intervention is the delegation's own", colombia(), notices(Intervention{Action: Withdraw, Item: "3"}), "change", `intervention 3. "Ana Torres, es"→""`,
			"attending; Ana Torres*; Luis Gómez; 3=Luis Gómez/GRULAC"},
		{"the only intervention on the item is meant", wants(state("COL"), "2022-05-01 09:00:00", Intervention{Item: "3", OnBehalfOf: "GRULAC"}), notices(Intervention{Action: Withdraw, Item: "3"}), "change", "…", "answered"},
		{"withdrawing what does not stand", colombia(), notices(Intervention{Action: Withdraw, Item: "1"}), "conflict", "", "attending; Ana Torres*; Luis Gómez; 3=Ana Torres; 3=Luis Gómez/GRULAC"},
		{"withdrawing another's word", colombia(), notices(Intervention{Action: Withdraw, Item: "3", Speaker: "Eva Ruiz"}), "conflict", "", "attending; Ana Torres*; Luis Gómez; 3=Ana Torres; 3=Luis Gómez/GRULAC"},

		{"a regret ends what stands", colombia(), Proposal{Regret: true}, "conflict", "…", "declined"},
		{"a repeated regret is nothing", declined, Proposal{Regret: true}, "", "", "declined"},
		{"a registration against a regret", declined, delegates(Delegate{Name: "Ana Torres"}), "conflict", "…", "attending; Ana Torres"},
		{"an intervention against a regret", declined, notices(Intervention{Item: "3"}), "conflict", "…", "answered; 3="},
		{"a regret beside a registration ends nothing", colombia(), Proposal{Regret: true, Delegates: []Delegate{{Name: "Ana Torres"}}}, "conflict", "",
			"attending; Ana Torres*; Luis Gómez; 3=Ana Torres; 3=Luis Gómez/GRULAC"},
		{"a regret after a calendar answer", Standing{Invitee: state("COL"), Status: Attending}, Proposal{Regret: true}, "conflict", "…", "declined"},
		{"an attendance without names stays with interventions", Standing{Invitee: state("COL"), Status: Attending}, notices(Intervention{Item: "3"}), "", "…", "attending; 3="},
		{"nothing said is nothing", nobody, Proposal{Ref: "COL"}, "", "", "no_answer"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			changes, reasons := Compare(tt.before, tt.p)
			if got := codes(reasons); got != tt.reasons {
				t.Errorf("reasons %v, want %q", reasons, tt.reasons)
			}
			if got := changesText(changes); tt.changes != "…" && got != tt.changes {
				t.Errorf("changes\n%s, want\n%s", got, tt.changes)
			}
			if got := facts(Apply(tt.before, tt.p, source(9, "2022-05-09 09:00:00"))); got != tt.after {
				t.Errorf("after: %s\nwant:  %s", got, tt.after)
			}
		})
	}
}

func TestKeptFactsKeepTheirSourceAndNewOnesGetTheMails(t *testing.T) {
	t.Parallel()
	src := source(9, "2022-05-09 09:00:00")
	after := Apply(colombia(), Proposal{
		Delegates:     []Delegate{{Name: "Ana Torres", Function: "Counsellor", Evidence: []Evidence{{Words: "Counsellor"}}}, {Action: Update, Name: "Eva Ruiz"}},
		Interventions: []Intervention{{Item: "3", Language: "en"}, {Item: "1"}},
	}, src)
	ana, eva, on3, on1 := after.Delegates[0], after.Delegates[2], after.Interventions[0], after.Interventions[2]
	if ana.ID != 1 || ana.MailID != 1 || ana.Function != "Counsellor" || len(ana.Evidence) != 1 {
		t.Errorf("kept delegate %+v", ana)
	}
	if eva.ID != 0 || eva.Source != src || eva.Action != Register {
		t.Errorf("new delegate %+v", eva)
	}
	if on3.ID != 7 || on3.MailID != 1 || on3.Language != "en" || on1.ID != 0 || on1.Source != src || on1.Action != Add {
		t.Errorf("interventions %+v and %+v", on3, on1)
	}
	if !after.FirstAnswer.Equal(at("2022-05-01 09:00:00")) {
		t.Errorf("first answer %v", after.FirstAnswer)
	}
}

func TestWithdrawnInterventionCountsAsNewWhenAddedAgain(t *testing.T) {
	t.Parallel()
	s := wants(state("COL"), "2022-05-01 09:00:00", Intervention{Action: Add, Item: "3"})
	s = Apply(s, Proposal{Interventions: []Intervention{{Action: Withdraw, Item: "3"}}}, source(2, "2022-05-02 09:00:00"))
	s = Apply(s, Proposal{Interventions: []Intervention{{Action: Add, Item: "3"}}}, source(3, "2022-05-03 09:00:00"))
	if n := s.Interventions; len(n) != 1 || n[0].Source != source(3, "2022-05-03 09:00:00") || n[0].ID != 0 {
		t.Errorf("interventions %+v", n)
	}
}

func TestPlaceOnTheListFollowsReceiptNotTheOrderOfDecisions(t *testing.T) {
	t.Parallel()
	add := Proposal{Interventions: []Intervention{{Action: Add, Item: "3"}}}
	s := Apply(Standing{Invitee: state("COL")}, add, source(2, "2022-05-02 09:00:00"))
	s = Apply(s, add, source(1, "2022-05-01 09:00:00"))
	if len(s.Interventions) != 1 || s.Interventions[0].Source != source(1, "2022-05-01 09:00:00") || !s.FirstAnswer.Equal(at("2022-05-01 09:00:00")) {
		t.Errorf("standing %+v", s)
	}
}

func TestStatementIsSoughtInEachMailThatBroughtOne(t *testing.T) {
	t.Parallel()
	mail := func(s Standing, n int64, day string, attached bool) Standing {
		return Apply(s, Proposal{Interventions: []Intervention{{Action: Add, Item: "3", StatementAttached: attached}}}, source(n, "2022-05-"+day+" 09:00:00"))
	}
	s := mail(Standing{Invitee: state("COL")}, 4, "04", false)
	if in := s.Interventions[0].StatementsIn(); len(in) != 0 {
		t.Errorf("without a statement: %v", in)
	}
	s = mail(mail(mail(s, 5, "05", true), 2, "02", false), 6, "06", true)
	if in := mail(s, 6, "06", true).Interventions[0].StatementsIn(); !slices.Equal(in, []int64{5, 6}) || s.Interventions[0].MailID != 2 {
		t.Errorf("in the mails %v, the place by mail %d; want 5 and 6, and 2", in, s.Interventions[0].MailID)
	}
	old := StandingIntervention{Intervention: Intervention{Item: "3", StatementAttached: true}, Source: source(1, "2022-05-01 09:00:00")} // of before they were kept
	s.Interventions = []StandingIntervention{old}
	if in := mail(s, 7, "07", true).Interventions[0].StatementsIn(); !slices.Equal(in, []int64{1, 7}) {
		t.Errorf("behind an older record: %v", in)
	}
}

func TestMissionsOwnAddressIsNoDelegates(t *testing.T) {
	t.Parallel()
	s := registered(invitee.Invitee{Ref: "COL", Email: "mission@col.example"}, Delegate{Name: "Ana Torres", Email: "mission@col.example"})
	after := Apply(s, Proposal{Delegates: []Delegate{{Name: "Luis Torres", Email: "Mission@col.example"}}}, source(2, "2022-05-02 09:00:00"))
	if got, want := facts(after), "attending; Ana Torres; Luis Torres"; got != want {
		t.Errorf("after: %s, want %s", got, want)
	}
}

// randomProposal draws from few names and items, so that proposals meet what stands.
func randomProposal(random *rand.Rand) Proposal {
	pick := func(s ...string) string { return s[random.IntN(len(s))] }
	p := Proposal{Regret: random.IntN(8) == 0, Attending: random.IntN(8) == 0}
	for range random.IntN(3) {
		p.Delegates = append(p.Delegates, Delegate{
			Action: pick(Register, Register, Update, Cancel), Name: pick("Ana Torres", "Torres, Ana", "Luis Gómez", "Eva Ruiz", "Torres", ""), Email: pick("", "a@x.example", "mission@COL.example"),
			Replaces: pick("", "", "", "Ana Torres", "Ruiz"), Head: random.IntN(3) == 0, Capacity: pick("", Head, Adviser), Function: pick("", "Counsellor", "Attaché"), Gender: pick("", Female),
		})
	}
	for range random.IntN(3) {
		p.Interventions = append(p.Interventions, Intervention{
			Action: pick(Add, Add, Withdraw), Item: pick("1", "3", ""), Speaker: pick("", "Ana Torres", "Eva Ruiz"), OnBehalfOf: pick("", "GRULAC"), StatementAttached: random.IntN(4) == 0,
		})
	}
	return p
}

// thereAndBack tells whether each change is undone by another: the proposal says two things of one fact.
func thereAndBack(changes []Change) bool {
	for _, c := range changes {
		c.Before, c.After = c.After, c.Before
		if !slices.Contains(changes, c) {
			return false
		}
	}
	return true
}

// withoutMails is the interventions without the mails that brought their statements: a text that comes again changes no fact.
func withoutMails(all []StandingIntervention) []StandingIntervention {
	out := slices.Clone(all)
	for i := range out {
		out[i].StatementMails = nil
	}
	return out
}

func TestAnyProposalChangesWhatCompareSaysAndNothingElse(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(5, 6))
	src := source(9, "2022-05-09 09:00:00")
	for round := range 20_000 {
		s := Standing{Invitee: state("COL"), Status: NoAnswer}
		for range random.IntN(4) {
			s = Apply(s, randomProposal(random), source(1, "2022-05-01 09:00:00"))
		}
		p, untouched := randomProposal(random), s
		untouched.Delegates, untouched.Interventions = slices.Clone(s.Delegates), slices.Clone(s.Interventions)
		changes, reasons := Compare(s, p)
		after := Apply(s, p, src)
		if !reflect.DeepEqual(s, untouched) {
			t.Fatalf("round %d: Apply altered its input", round)
		}
		same := s.status() == after.Status && reflect.DeepEqual(s.Delegates, after.Delegates) && reflect.DeepEqual(withoutMails(s.Interventions), withoutMails(after.Interventions))
		if same != (len(changes) == 0) && !(same && thereAndBack(changes)) {
			t.Fatalf("round %d: %+v\non %s\ngives %s\nchanges: %s\nreasons: %v", round, p, facts(s), facts(after), changesText(changes), reasons)
		}
		if after.Status == Declined && len(after.Delegates)+len(after.Interventions) > 0 || len(after.Delegates) > 0 && after.Status != Attending {
			t.Fatalf("round %d: %s", round, facts(after))
		}
		if !p.Empty() && after.Status == NoAnswer {
			t.Fatalf("round %d: %+v is no answer", round, p)
		}
	}
}
