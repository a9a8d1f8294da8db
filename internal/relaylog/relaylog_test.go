package relaylog

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

const (
	toColombia = "im2022.COL.invitation.k3v9m2xq7a4d@meeting.example"
	toFrance   = "im2022.FRA.invitation.aaaaaaaaaaaa@meeting.example"
	toPeru     = "im2022.PER.invitation.bbbbbbbbbbbb@meeting.example"
)

var noon = time.Date(2022, 6, 1, 12, 0, 0, 0, time.UTC)

func read(t *testing.T, name string) Record {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rec, err := Read(f, Options{Zone: time.FixedZone("", 2*3600), Near: noon})
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return rec
}

func TestEveryFormTellsThatTheRelayTookTheLetter(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"postfix.log", "postfix-iso.log", "exim.log", "journal.export", "journal.json", "trace.csv", "trace-extended.csv"} {
		rec := read(t, name)
		f := rec.Fates[toColombia]
		if f == nil || !f.Accepted || f.Recipients["mission@col.example"].State != "sent" {
			t.Errorf("%s: %+v", name, f)
			continue
		}
		if at := time.Date(2022, 6, 1, 7, 58, 1, 0, time.UTC); f.At.Sub(at).Abs() > time.Second {
			t.Errorf("%s: taken at %s, wanted %s", name, f.At, at)
		}
		if rec.First.After(f.At) || rec.Last.Before(f.At) {
			t.Errorf("%s: covers %s to %s", name, rec.First, rec.Last)
		}
	}
}

func TestMailCutOffBeforeItsEndWasNotTaken(t *testing.T) {
	t.Parallel()
	rec := read(t, "postfix.log")
	if f := rec.Fates[toFrance]; f == nil || f.Accepted || len(f.Recipients) > 0 {
		t.Errorf("%+v: the same queue id was another letter's before", f)
	}
	if f := read(t, "exim.log").Fates[toFrance]; f != nil {
		t.Errorf("exim: %+v", f)
	}
}

func TestBouncedAndDeferredRecipients(t *testing.T) {
	t.Parallel()
	for name, dsn := range map[string]string{"postfix.log": "4.4.1", "exim.log": "4.4.1"} {
		rec := read(t, name)
		if d := rec.Fates[toColombia].Recipients["second@col.example"]; d.State != "bounced" || d.DSN != "5.1.1" || !strings.Contains(d.Words, "no such user") {
			t.Errorf("%s: %+v: wanted the address as it was invited", name, d)
		}
		if d := rec.Fates[toPeru].Recipients["mission@per.example"]; d.State != "deferred" || d.DSN != dsn {
			t.Errorf("%s: %+v", name, d)
		}
	}
	if d := read(t, "trace.csv").Fates[toPeru].Recipients["mission@per.example"]; d.State != "bounced" {
		t.Errorf("trace: %+v", d)
	}
}

func TestDateWithoutYearIsTakenNearTheLetter(t *testing.T) {
	t.Parallel()
	for stamp, want := range map[string]string{"Dec 31 23:59:58": "2021-12-31", "Jan  1 00:00:03": "2022-01-01", "Feb 28 10:00:00": "2022-02-28"} {
		log := stamp + " relay postfix/cleanup[1]: A1: message-id=<a@b>\n" + stamp + " relay postfix/qmgr[1]: A1: from=<x>, size=1, nrcpt=1 (queue active)\n"
		rec, err := Read(strings.NewReader(log), Options{Near: time.Date(2022, 1, 1, 0, 5, 0, 0, time.UTC)})
		if err != nil || rec.Fates["a@b"] == nil || rec.Fates["a@b"].At.Format(time.DateOnly) != want {
			t.Errorf("%s: %+v, %v", stamp, rec.Fates["a@b"], err)
		}
	}
}

func TestOnlyWantedMailsAreKept(t *testing.T) {
	t.Parallel()
	f, err := os.Open("testdata/postfix.log")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rec, err := Read(f, Options{Near: noon, Want: func(id string) bool { return id == toPeru }})
	if err != nil || len(rec.Fates) != 1 || rec.Fates[toPeru] == nil {
		t.Errorf("%v, %v", rec.Fates, err)
	}
}

func TestFileThatIsNoLogIsAnError(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"hello\nworld\n", "%PDF-1.7\n\x00\x01", "a;b\n1;2\n"} {
		if _, err := Read(strings.NewReader(text), Options{}); !errors.Is(err, ErrUnknownForm) {
			t.Errorf("%q: %v", text, err)
		}
	}
	if _, err := Read(strings.NewReader("Message ID,Subject\n<a@b>,x\n"), Options{}); err == nil || !strings.Contains(err.Error(), "wanted") {
		t.Errorf("a trace without a status: %v", err)
	}
}

func FuzzRead(f *testing.F) {
	names, err := filepath.Glob("testdata/*.*")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(data))
	}
	f.Fuzz(func(t *testing.T, text string) {
		rec, err := Read(strings.NewReader(text), Options{Near: noon})
		if err == nil && !rec.First.IsZero() && rec.Last.Before(rec.First) {
			t.Errorf("covers %s to %s", rec.First, rec.Last)
		}
	})
}
