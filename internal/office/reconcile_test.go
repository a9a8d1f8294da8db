package office

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	"chancery/internal/postbox"
	"chancery/internal/store"
)

// putBack takes a store that a backup holds, and its record where asked, into a folder, in the place of what is there.
func (b *bench) putBack(t *testing.T, backup string, record bool) {
	t.Helper()
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	z, err := zip.OpenReader(backup)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	for _, f := range z.File {
		if f.Name != "chancery.db" && (f.Name != "chancery.journal" || !record) {
			continue
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		for _, suffix := range []string{"-wal", "-shm"} {
			os.Remove(b.path(f.Name + suffix))
		}
		if err := os.WriteFile(b.path(f.Name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if b.Office, err = Open(b.Folder, Options{Now: func() time.Time { return b.now }}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { b.Close() })
}

func (b *bench) mustBackup(t *testing.T) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "monday.zip")
	if err := b.Backup(t.Context(), file); err != nil {
		t.Fatal(err)
	}
	return file
}

// eachOnce checks that no address got two letters of the same round.
func (b *bench) eachOnce(t *testing.T, want int) {
	t.Helper()
	seen := map[string]int{}
	for _, m := range b.box.Mails() {
		seen[m.To[0]]++
	}
	for address, n := range seen {
		if n != 1 {
			t.Errorf("%s got %d letters", address, n)
		}
	}
	if len(seen) != want {
		t.Errorf("%d invitees got their letter, wanted %d", len(seen), want)
	}
}

func TestRestoredStoreSendsNothingAgainWhereTheRecordWentOn(t *testing.T) {
	t.Parallel()
	b := newBench(t, postbox.Options{})
	b.mustPlan(t, PlanOptions{})
	backup := b.mustBackup(t) // planned, nothing sent
	if _, err := b.Dispatch(t.Context(), DispatchOptions{Relay: b.relay(), Sessions: 1, Limit: 4}); err != nil {
		t.Fatal(err)
	}
	b.putBack(t, backup, false)
	r, err := b.Reconcile(t.Context())
	if err != nil || len(r.Sent) != 4 || len(r.InDoubt) > 0 {
		t.Fatalf("%+v, %v", r, err)
	}
	if d := b.mustDispatch(t); d.Sent != 3 {
		t.Errorf("then %+v", d)
	}
	b.eachOnce(t, 7)
}

func TestPlanMadeAnewAfterARestoreSendsNothingAgain(t *testing.T) {
	t.Parallel()
	b := newBench(t, postbox.Options{})
	if err := b.in(t.Context(), func(*store.Tx) error { return nil }); err != nil {
		t.Fatal(err)
	}
	backup := b.mustBackup(t) // not even planned
	b.mustPlan(t, PlanOptions{Choice: store.Choice{Only: []string{"COL", "FRA"}}})
	b.mustDispatch(t)
	tag := b.letter(t, "COL").Tag
	b.putBack(t, backup, false)
	b.mustPlan(t, PlanOptions{})
	if _, err := b.Dispatch(t.Context(), DispatchOptions{Relay: b.relay(), Sessions: 1}); !errors.Is(err, ErrChanged) {
		t.Errorf("letters that bear other tags than those handed over: %v", err)
	}
	b.mustPlan(t, PlanOptions{})
	if d := b.mustDispatch(t); d.Sent != 5 {
		t.Errorf("then %+v", d)
	}
	b.eachOnce(t, 7)
	if l := b.letter(t, "COL"); l.State != store.Sent || l.Tag != tag {
		t.Errorf("COL is %s under the tag %s, wanted sent under %s, that answers bear", l.State, l.Tag, tag)
	}
}

func TestHandOverWithoutAWordAfterItIsADoubt(t *testing.T) {
	t.Parallel()
	b := newBench(t, postbox.Options{})
	b.mustPlan(t, PlanOptions{})
	backup := b.mustBackup(t)
	b.mustDispatch(t)
	l := b.letter(t, "COL")
	line, err := encodeHandover(handoverLine{At: b.now, Event: string(store.HandingOver), Ref: "COL", Round: l.Round, Kind: l.Kind, MessageID: l.MessageID})
	if err != nil {
		t.Fatal(err)
	}
	// a power cut left part of a line before the last
	if err := os.WriteFile(b.path("chancery.journal"), append([]byte(`{"at":"2022-04-26T09:00:00Z","event":"han`), line...), 0o600); err != nil {
		t.Fatal(err)
	}
	b.putBack(t, backup, false)
	r, err := b.Reconcile(t.Context())
	if err != nil || fmt.Sprint(r.InDoubt) != "[COL]" || len(r.Sent) > 0 {
		t.Errorf("%+v, %v", r, err)
	}
}

func TestRestoreWithoutTheLivingRecordHoldsSending(t *testing.T) {
	t.Parallel()
	b := newBench(t, postbox.Options{})
	b.mustPlan(t, PlanOptions{})
	if _, err := b.Dispatch(t.Context(), DispatchOptions{Relay: b.relay(), Sessions: 1, Limit: 2}); err != nil {
		t.Fatal(err)
	}
	backup := b.mustBackup(t)
	b.mustDispatch(t)
	living := filepath.Join(t.TempDir(), "chancery.journal")
	if err := os.Rename(b.path("chancery.journal"), living); err != nil {
		t.Fatal(err)
	}
	b.putBack(t, backup, true)
	var held *HeldError
	if _, err := b.Dispatch(t.Context(), DispatchOptions{Relay: b.relay(), Sessions: 1}); !errors.As(err, &held) {
		t.Fatalf("%v, wanted a hold", err)
	}
	if s := b.mustStatus(t); s.Held == "" {
		t.Error("status says nothing of the hold")
	}
	if _, err := b.Release(t.Context(), filepath.Join(t.TempDir(), "absent"), "Ana"); err == nil {
		t.Error("a record that is not there ended the hold")
	}
	r, err := b.Release(t.Context(), living, "Ana")
	if err != nil || len(r.Sent) != 5 {
		t.Fatalf("%+v, %v", r, err)
	}
	if s := b.mustStatus(t); s.Held != "" || s.Letters.Sent != 7 {
		t.Errorf("held %q, %d sent", s.Held, s.Letters.Sent)
	}
	b.mustDispatch(t)
	b.eachOnce(t, 7)
}

func TestPersonMaySayThatNothingWasSent(t *testing.T) {
	t.Parallel()
	b := newBench(t, postbox.Options{})
	b.mustPlan(t, PlanOptions{})
	b.putBack(t, b.mustBackup(t), true)
	if _, err := b.Release(t.Context(), "", "Ana"); err != nil {
		t.Fatal(err)
	}
	b.mustDispatch(t)
	b.eachOnce(t, 7)
}

func TestLostRecordHoldsSending(t *testing.T) {
	t.Parallel()
	b := newBench(t, postbox.Options{})
	b.mustPlan(t, PlanOptions{})
	if _, err := b.Dispatch(t.Context(), DispatchOptions{Relay: b.relay(), Sessions: 1, Limit: 2}); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(b.path("chancery.journal")); err != nil {
		t.Fatal(err)
	}
	var held *HeldError
	if _, err := b.Dispatch(context.Background(), DispatchOptions{Relay: b.relay(), Sessions: 1}); !errors.As(err, &held) {
		t.Errorf("%v, wanted a hold", err)
	}
}

func TestLetterResolvedToBeResentIsNotTakenOverFromTheRecord(t *testing.T) {
	t.Parallel()
	b := newBench(t, postbox.Options{})
	b.mustPlan(t, PlanOptions{Choice: store.Choice{Only: []string{"COL"}}})
	b.leaveInDoubt(t)
	record, err := openHandoverFile(b.path("chancery.journal"))
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(record.write(b.letter(t, "COL"), string(store.HandingOver), 0, b.now, true), record.Close()); err != nil {
		t.Fatal(err)
	}
	b.mustDispatch(t)
	if _, err := b.Resolve(t.Context(), "COL", true, "Ana"); err != nil {
		t.Fatal(err)
	}
	if d := b.mustDispatch(t); d.Sent != 1 {
		t.Errorf("%+v, wanted the letter sent", d)
	}
}

func TestLetterLeasedWhenTheBackupWasMadeIsNotSentAgain(t *testing.T) {
	t.Parallel()
	b := newBench(t, postbox.Options{})
	b.mustPlan(t, PlanOptions{})
	s, err := b.db(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	other, err := s.NewOwner()
	if err != nil {
		t.Fatal(err)
	}
	if err := b.in(t.Context(), func(tx *store.Tx) error { _, err := tx.Lease(other, store.Limits{}, b.now); return err }); err != nil {
		t.Fatal(err)
	}
	backup := b.mustBackup(t)
	other.Release()
	b.mustDispatch(t)
	b.putBack(t, backup, false)
	if r, err := b.Reconcile(t.Context()); err != nil || len(r.Sent) != 7 {
		t.Errorf("%+v, %v", r, err)
	}
	b.mustDispatch(t)
	b.eachOnce(t, 7)
}

func TestRecordOlderThanTheBackupHoldsSending(t *testing.T) {
	t.Parallel()
	b := newBench(t, postbox.Options{})
	b.mustPlan(t, PlanOptions{})
	some := func() {
		t.Helper()
		if _, err := b.Dispatch(t.Context(), DispatchOptions{Relay: b.relay(), Sessions: 1, Limit: 2}); err != nil {
			t.Fatal(err)
		}
	}
	some()
	older := b.mustBackup(t)
	some()
	newer := b.mustBackup(t)
	b.mustDispatch(t)
	b.putBack(t, older, true)
	b.putBack(t, newer, false)
	var held *HeldError
	if _, err := b.Dispatch(t.Context(), DispatchOptions{Relay: b.relay(), Sessions: 1}); !errors.As(err, &held) {
		t.Errorf("%v, wanted a hold", err)
	}
	b.eachOnce(t, 7)
}
