package reply

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// stored is a reading as the store gives it back.
func stored(t *testing.T, r Reading) Reading {
	t.Helper()
	data, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	var back Reading
	if err := json.Unmarshal(data, &back); err != nil {
		t.Fatal(err)
	}
	return back
}

func TestOfTwoFormsOnlyThatOfTheDelegationIsProposed(t *testing.T) {
	t.Parallel()
	r := stored(t, readMail(t, "en-workbook-two"))
	if _, err := r.ProposalFor(""); err == nil || !strings.Contains(err.Error(), "--ref") {
		t.Errorf("without a ref: %v", err)
	}
	p, err := r.ProposalFor("PER")
	if err != nil || len(p.Delegates) != 1 || p.Delegates[0].Name != "Ana Torres" || len(p.Interventions) != 1 || p.Interventions[0].Item != "8" || !p.Attending {
		t.Errorf("PER: %+v, %v", p, err)
	}
	if p, err = r.ProposalFor("NOR"); err != nil || len(p.Delegates) != 2 || len(p.Interventions) != 1 {
		t.Errorf("NOR: %+v, %v", p, err)
	}
	if _, err = r.ProposalFor("COL"); err == nil {
		t.Error("COL has no form in the mail")
	}
}

func TestTwoFormsInOneTextAreNotParted(t *testing.T) {
	t.Parallel()
	if _, err := stored(t, readMail(t, "en-two-forms")).ProposalFor("NOR"); err == nil || !strings.Contains(err.Error(), "enter") {
		t.Errorf("wanted a refusal, got %v", err)
	}
}

func TestAMailOfOneDelegationNeedsNoRef(t *testing.T) {
	t.Parallel()
	if p, err := stored(t, readMail(t, "en-workbook")).ProposalFor(""); err != nil || len(p.Delegates) != 2 {
		t.Errorf("%+v, %v", p, err)
	}
}

// twoWorkbooks are forms of Norway and Peru in one mail.
func twoWorkbooks() (norway, peru Form) {
	return Form{Source: "norway.xlsx", Code: "im2022.NOR.abcdefghijkl", Fields: map[string]string{}}, Form{Source: "peru.xlsx", Code: "im2022.PER.abcdefghijkl", Fields: map[string]string{}}
}

// TestTwoDelegationsThatNameOneItemAndOnePersonKeepTheirOwn: what the form of the one says completes nothing of the other.
func TestTwoDelegationsThatNameOneItemAndOnePersonKeepTheirOwn(t *testing.T) {
	t.Parallel()
	c := campaign()
	norway, peru := twoWorkbooks()
	norway.Interventions = []map[string]string{{KeyItem: "5"}}
	norway.Delegates = []map[string]string{{KeyName: "Ana Torres", KeyAttendance: "online"}}
	peru.Interventions = []map[string]string{{KeyItem: "5", KeySpeaker: "Ana Torres", KeyLanguage: "es"}}
	peru.Delegates = []map[string]string{{KeyName: "Ana Torres", KeyAttendance: "in person"}}
	c.Forms = []Form{norway, peru}
	r := stored(t, Read(mailOf(""), c))
	for ref, want := range map[string]string{"NOR": "5  online", "PER": "5 Ana Torres in_person"} {
		p, err := r.ProposalFor(ref)
		if err != nil || len(p.Interventions) != 1 || len(p.Delegates) != 1 {
			t.Errorf("%s: %+v, %v", ref, p, err)
			continue
		}
		if got := p.Interventions[0].Item + " " + p.Interventions[0].Speaker + " " + p.Delegates[0].Attendance; got != want {
			t.Errorf("%s: %q, want %q", ref, got, want)
		}
	}
}

// TestManyDoubtsDoNotHideThatAMailSpeaksForTwo: the reasons that code depends on are not bounded.
func TestManyDoubtsDoNotHideThatAMailSpeaksForTwo(t *testing.T) {
	t.Parallel()
	c := campaign()
	norway, peru := twoWorkbooks()
	for n := range 2 * maxReasons {
		person := map[string]string{KeyName: fmt.Sprintf("Ana Torres%c%c (tbc)", 'a'+n/26, 'a'+n%26)}
		norway.Delegates, peru.Delegates = append(norway.Delegates, person), append(peru.Delegates, person)
	}
	c.Forms = []Form{norway, peru}
	r := Read(mailOf(""), c)
	if !hasReason(r, TwoDelegations, "PER") || !hasReason(r, UnknownSender, "") && !r.KnownSender {
		t.Errorf("%d reasons, without two_delegations", len(r.Review))
	}
	r.Review = nil
	if _, err := r.ProposalFor(""); err == nil {
		t.Error("the forms of two delegations were proposed for one")
	}
}

func hasReason(r Reading, code, in string) bool {
	for _, why := range r.Review {
		if why.Code == code && strings.Contains(why.Detail, in) {
			return true
		}
	}
	return false
}
