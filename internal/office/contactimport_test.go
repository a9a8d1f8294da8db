package office

import (
	"os"
	"path/filepath"
	"testing"

	"chancery/internal/campaign"
	"chancery/internal/postbox"
	"chancery/internal/workbook"
)

// understood is a list without Refs, as it is understood beside what stands.
func (b *bench) understood(t *testing.T, rows string) (ContactImport, []campaign.Problem) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "list.csv")
	if err := os.WriteFile(file, []byte("Class,Name,Language,Email\n"+rows), 0o600); err != nil {
		t.Fatal(err)
	}
	im, problems, err := b.UnderstandContacts(t.Context(), file, workbook.ImportSpec{})
	if err != nil {
		t.Fatal(err)
	}
	return im, problems
}

func (b *bench) mustImport(t *testing.T, rows string) {
	t.Helper()
	im, problems := b.understood(t, rows)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if err := b.TakeContacts(&im); err != nil {
		t.Fatal(err)
	}
}

func TestListImportedAfterSendingGivesNobodyAnothersLetter(t *testing.T) {
	t.Parallel()
	b := newBench(t, postbox.Options{})
	sheet := b.path(b.Campaign.Contacts.File)
	if err := os.Remove(sheet); err != nil {
		t.Fatal(err)
	}
	const first, second, other = "ngo,甲,zh,a@a.example\n", "ngo,乙,zh,b@b.example\n", "ngo,新,zh,n@n.example\n"
	b.mustImport(t, first+second)
	if plan := b.mustPlan(t, PlanOptions{}); plan.Letters != 2 {
		t.Fatalf("planned %+v", plan)
	}
	b.mustDispatch(t)
	if _, problems := b.understood(t, other+first+second); len(problems) != 1 || problems[0].Row != 2 || problems[0].Field != "Ref" {
		t.Errorf("who is new would get the Ref of another: %v", problems)
	}
	unchanged := func(what string) {
		t.Helper()
		b.mustImport(t, second+first)
		d, err := b.DiffContacts(t.Context())
		if err != nil || len(d.Changes) > 0 {
			t.Errorf("%s: %+v, %v", what, d.Changes, err)
		}
	}
	unchanged("in another order, beside the sheet")
	if err := os.Remove(sheet); err != nil {
		t.Fatal(err)
	}
	unchanged("in another order, by the store alone")
	b.mustImport(t, second+first+other)
	b.mustPlan(t, PlanOptions{})
	b.mustDispatch(t)
	if got := b.box.Mails(); len(got) != 3 {
		t.Errorf("%d letters went out, wanted one to each of three", len(got))
	}
}
