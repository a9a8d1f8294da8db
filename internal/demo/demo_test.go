package demo

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestDemoRunsTheWholeLoop(t *testing.T) {
	t.Parallel()
	out := t.TempDir()
	a, err := Run(t.Context(), Options{Out: out, Say: t.Logf})
	if err != nil {
		t.Fatal(err)
	}
	if a.Invited < 30 || a.Sent != a.Invited-a.OnPaper-a.Refused || a.Refused == 0 || a.OnPaper == 0 {
		t.Errorf("invited %d, sent %d, on paper %d, refused %d", a.Invited, a.Sent, a.OnPaper, a.Refused)
	}
	if a.Received < 30 || a.Applied+a.ToReview+a.Noted != a.Received {
		t.Errorf("received %d, of them applied %d, to decide %d, noted %d", a.Received, a.Applied, a.ToReview, a.Noted)
	}
	if a.Applied == 0 || a.ToReview == 0 || a.Late == 0 || a.Bounced == 0 || a.Thanked == 0 {
		t.Errorf("the account lacks a case: %+v", a)
	}
	pdfs, _ := filepath.Glob(filepath.Join(out, "*.pdf"))
	if len(pdfs) != a.Sent {
		t.Errorf("%d letters were written, %d were sent", len(pdfs), a.Sent)
	}
	for _, name := range []string{"report.en.xlsx", "report.ar.xlsx", "contacts.xlsx", "COL.es.pdf", "COL.es.eml"} {
		if _, err := os.Stat(filepath.Join(out, name)); err != nil {
			t.Error(err)
		}
	}
}

func TestEachAnswerBelongsToAnInvitee(t *testing.T) {
	t.Parallel()
	all, err := invitees()
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for _, v := range all {
		known[v.Ref] = true
	}
	for _, a := range append(secondWave, firstWave...) {
		if !known[a.ref] {
			t.Errorf("answer of %q: no such invitee", a.ref)
		}
		if _, ok := programs[a.program]; !ok && !strings.HasPrefix(a.program, "postfix") {
			t.Errorf("answer of %s: no mail program %q", a.ref, a.program)
		}
	}
}
