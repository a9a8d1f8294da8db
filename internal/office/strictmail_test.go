package office

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"chancery/internal/message"
	"chancery/internal/needed"
	"chancery/internal/postbox"
	"chancery/internal/store"
)

// everyKind gives the folder of a campaign's mails of every kind: letters and reminders in each language, calendar invitations and an acknowledgement.
// The environment's CHANCERY_MAILS names a folder in which to leave them, for a filter to read.
func everyKind(t *testing.T) (files []string) {
	t.Helper()
	b := newBench(t, postbox.Options{})
	b.Campaign.Calendar = true
	b.mustPlan(t, PlanOptions{})
	b.mustDispatch(t)
	raw := b.reply(t, "COL", "mission.col@mission.example", "pass", labels3)
	b.deliver(t, raw, inTime)
	b.mustCollect(t)
	b.now = b.now.Add(10 * 24 * time.Hour)
	if _, err := b.PlanReminder(t.Context(), time.Hour); err != nil {
		t.Fatal(err)
	}
	b.mustDispatch(t)
	folder := os.Getenv("CHANCERY_MAILS")
	if folder == "" {
		folder = t.TempDir()
	}
	languages := map[string]bool{}
	for _, m := range b.box.Mails() {
		read := message.Read(m.Data)
		name := filepath.Join(folder, strings.Trim(read.MessageID, "<>")+".eml")
		if err := os.WriteFile(name, m.Data, 0o600); err != nil {
			t.Fatal(err)
		}
		files = append(files, name)
	}
	err := b.in(t.Context(), func(tx *store.Tx) error {
		letters, err := tx.Letters(store.LetterFilter{})
		for _, l := range letters {
			languages[l.Kind+" "+l.Round+" "+string(l.Language)] = true
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(languages) < 6*3 {
		t.Errorf("mails of the kinds %v; wanted letters, reminders and calendars in six languages", languages)
	}
	return files
}

func TestStrictParserFindsNoFaultInMailsOfAnyKind(t *testing.T) {
	t.Parallel()
	python := needed.Program(t, "python3", "python3")
	files := everyKind(t)
	out, err := exec.Command(python, append([]string{"testdata/strict.py", "meeting.example"}, files...)...).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	read := 0
	for line := range strings.Lines(string(out)) {
		if strings.HasPrefix(line, "file ") {
			read++
		}
		if strings.HasPrefix(line, "FAULT") {
			t.Error(strings.TrimSpace(line))
		}
	}
	if read != len(files) {
		t.Errorf("%d mails were read, want %d\n%s", read, len(files), out)
	}
}
