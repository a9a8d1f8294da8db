package office

import (
	"context"
	"testing"
	"time"

	"chancery/internal/mailbox"
	"chancery/internal/postbox"
	"chancery/internal/realserver"
)

// The letters go through a real Postfix to a sink, each once.
func TestLettersGoThroughPostfix(t *testing.T) {
	t.Parallel()
	arrived := make(chan postbox.Received, 16)
	b := newBench(t, postbox.Options{OnMail: func(m postbox.Received) { arrived <- m }})
	b.mustPlan(t, PlanOptions{})
	relay := b.relay()
	relay.Port, relay.CommandTimeout, relay.FinalDotTimeout = realserver.Postfix(t, b.box.SMTPPort).Port, time.Minute, time.Minute
	d, err := b.Dispatch(t.Context(), DispatchOptions{Relay: relay, Sessions: 2, Actor: "Ana"})
	if err != nil || d.Sent != 7 {
		t.Fatalf("dispatch did %+v, %v", d, err)
	}
	got := map[string]int{}
	for range 7 {
		select {
		case m := <-arrived:
			got[m.To[0]]++
		case <-time.After(time.Minute):
			t.Fatalf("the sink took only %v", got)
		}
	}
	for address, n := range got {
		if n != 1 {
			t.Errorf("%s got %d letters", address, n)
		}
	}
}

// Answers that lie in a real Dovecot's maildir are recorded, once, and stay there.
func TestDovecotFeedsTheRoster(t *testing.T) {
	t.Parallel()
	server := realserver.Dovecot(t)
	b := sentBench(t)
	server.Drop(t, "1651568400.M1P1.mission.example", b.reply(t, "COL", "mission.col@mission.example", "pass", labels3), inTime)
	server.Drop(t, "1651572000.M2P1.mission.example", b.reply(t, "FRA", "mission.fra@mission-fr.example", "fail", labels3), inTime.Add(time.Hour))
	account := mailbox.Account{Host: "127.0.0.1", Port: server.Port, TLS: "none", User: "isu", Password: "secret", Folder: "INBOX"}
	awaitMailbox(t, account)
	c, err := b.Collect(t.Context(), CollectOptions{Account: account})
	if err != nil || c.New != 2 || c.Applied != 1 || c.ToReview != 1 {
		t.Fatalf("collected %+v, %v; want one recorded and one to decide", c, err)
	}
	if again, err := b.Collect(t.Context(), CollectOptions{Account: account}); err != nil || again.New != 0 {
		t.Errorf("a second run took %d mails, %v", again.New, err)
	}
	list := b.mustWait(t, "not_authenticated")
	if want := inTime.Add(time.Hour); !list[0].Received.Equal(want) {
		t.Errorf("received %v, want the server's time %v", list[0].Received, want)
	}
	if s := b.mustStatus(t); s.Registrations != 1 || s.Interventions != 1 {
		t.Errorf("status says %d registrations, %d interventions", s.Registrations, s.Interventions)
	}
}

// awaitMailbox dials until the server is up.
func awaitMailbox(t testing.TB, a mailbox.Account) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	tick := time.NewTicker(50 * time.Millisecond)
	defer tick.Stop()
	for {
		client, err := mailbox.Dial(ctx, a)
		if err == nil {
			client.Close()
			return
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			t.Fatal(err)
		}
	}
}
