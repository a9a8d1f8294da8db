package reply

import (
	"encoding/json"
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
