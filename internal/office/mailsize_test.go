package office

import (
	"errors"
	"os"
	"testing"

	"chancery/internal/postbox"
)

func TestLettersLargerThanTheRelayTakesStopTheSendingBeforeTheFirst(t *testing.T) {
	t.Parallel()
	b := newBench(t, postbox.Options{MaxSize: 400_000})
	if err := os.MkdirAll(b.path("enclosures/fr"), 0o700); err != nil {
		t.Fatal(err)
	}
	large := append([]byte("%PDF-1.7\n"), make([]byte, 300_000)...)
	if err := os.WriteFile(b.path("enclosures/fr/programme.pdf"), large, 0o600); err != nil {
		t.Fatal(err)
	}
	b.mustPlan(t, PlanOptions{})
	_, err := b.Dispatch(t.Context(), DispatchOptions{Relay: b.relay(), Sessions: 4})
	var tooLarge *SizeError
	if !errors.As(err, &tooLarge) || len(tooLarge.Refs) == 0 || tooLarge.Relay != 400_000 {
		t.Fatalf("%v", err)
	}
	if n := len(b.box.Mails()); n != 0 {
		t.Errorf("%d letters were sent before that", n)
	}
	if s := b.mustStatus(t); s.Letters.Queued != 7 {
		t.Errorf("%+v, wanted all queued", s.Letters)
	}
}
