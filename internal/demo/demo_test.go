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
	if len(pdfs) != a.Sent+a.OnPaper {
		t.Errorf("%d letters were written, %d were sent and %d printed", len(pdfs), a.Sent, a.OnPaper)
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

func TestDemoLeavesAFolderOfOthersAlone(t *testing.T) {
	t.Parallel()
	out := t.TempDir()
	theirs := filepath.Join(out, "campaign", "campaign.toml")
	if err := os.MkdirAll(filepath.Dir(theirs), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(theirs, []byte("theirs"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := clearLast(filepath.Dir(theirs)); err == nil {
		t.Error("a folder that no demo made was taken away")
	}
	if data, err := os.ReadFile(theirs); err != nil || string(data) != "theirs" {
		t.Errorf("their file holds %q, %v", data, err)
	}
}
