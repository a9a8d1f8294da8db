package outbox

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"chancery/internal/postbox"
)

// fault is a way in which a relay misbehaves at a step.
type fault struct {
	name   string
	move   func(usual string) postbox.Move // usual: a positive reply of the step
	silent bool                            // the client has to run into its own timeout
}

var faults = []fault{
	{name: "4xx", move: func(string) postbox.Move { return postbox.Move{Reply: "451 4.3.0 later\r\n"} }},
	{name: "421", move: func(string) postbox.Move { return postbox.Move{Reply: "421 4.3.2 closing\r\n", Then: postbox.Drop} }},
	{name: "5xx", move: func(string) postbox.Move { return postbox.Move{Reply: "554 5.7.1 no\r\n"} }},
	{name: "5xx cut", move: func(string) postbox.Move {
		return postbox.Move{Reply: "554-5.7.1 we do not\r\n554 5.7.1 want it\r\n", Manner: postbox.Cut}
	}},
	{name: "nonsense", move: func(string) postbox.Move { return postbox.Move{Reply: "what is this\r\n"} }},
	{name: "mixed codes", move: func(string) postbox.Move { return postbox.Move{Reply: "250-so\r\n550 no\r\n"} }, silent: true},
	{name: "endless line", move: func(string) postbox.Move { return postbox.Move{Reply: strings.Repeat("2", 9000) + "\r\n"} }},
	{name: "half a reply", move: func(usual string) postbox.Move { return postbox.Move{Reply: usual[:3] + "-ok", Then: postbox.Drop} }},
	{name: "drop", move: func(string) postbox.Move { return postbox.Move{Then: postbox.Drop} }},
	{name: "reset", move: func(string) postbox.Move { return postbox.Move{Then: postbox.Reset} }},
	{name: "stall", move: func(string) postbox.Move { return postbox.Move{Then: postbox.Stall} }, silent: true},
	{name: "late", move: func(string) postbox.Move { return postbox.Move{Then: postbox.Late} }, silent: true},
	{name: "bytewise", move: func(usual string) postbox.Move { return postbox.Move{Reply: usual, Manner: postbox.Bytewise} }},
	{name: "cut in two", move: func(usual string) postbox.Move {
		return postbox.Move{Reply: usual[:3] + "-one\r\n" + usual[:3] + " two\r\n", Manner: postbox.Cut}
	}},
}

// harmless are the faults that only look strange on the wire.
var harmless = []string{"bytewise", "cut in two"}

func (f fault) harmless() bool { return slices.Contains(harmless, f.name) }

// wanted is the verdict's table of the contract ("Sending, as scripts see it").
func wanted(step postbox.Step, f fault) Outcome {
	refusal := map[string]Outcome{"4xx": Deferred, "421": Deferred, "5xx": Refused, "5xx cut": Refused}
	o, said := refusal[f.name]
	switch {
	case f.harmless():
		return Accepted
	case step == postbox.AtMAIL:
		return Fault
	case said:
		return o
	case step == postbox.AtDot:
		return InDoubt
	}
	return Deferred
}

var pipelines = map[string][]string{
	"pipelined":  nil,
	"one by one": {"8BITMIME"},
}

func script(t testing.TB, o postbox.ScriptOptions) *postbox.Script {
	t.Helper()
	s, err := postbox.StartScript(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func relay(port int, silent bool) Relay {
	r := Relay{Host: "127.0.0.1", Port: port, TLS: "none", Helo: "meeting.example", CommandTimeout: 30 * time.Second, FinalDotTimeout: 30 * time.Second}
	if silent {
		r.CommandTimeout, r.FinalDotTimeout = 300*time.Millisecond, 300*time.Millisecond
	}
	return r
}

func dial(t testing.TB, r Relay) *Session {
	t.Helper()
	s, err := Dial(context.Background(), r)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func mailOf(size int) []byte {
	b := []byte("From: isu@meeting.example\r\nTo: col@mission.example\r\nSubject: invitation\r\n\r\n")
	for len(b) < size {
		b = append(b, ".a line that begins with a dot, and goes on to some seventy octets or so\r\n"...)
	}
	return b
}

func letter(data []byte) Envelope {
	return Envelope{From: "isu@meeting.example", To: "col@mission.example", Cc: []string{"cc@mission.example"}, Data: data, ID: "<im2022.COL.invitation.k3v9@meeting.example>"}
}

func TestEveryFaultAtEveryStepGivesItsVerdict(t *testing.T) {
	t.Parallel()
	usual := map[postbox.Step]string{postbox.AtMAIL: "250 ok\r\n", postbox.AtRCPT: "250 ok\r\n", postbox.AtDATA: "354 go\r\n", postbox.AtDot: "250 ok\r\n"}
	for step, reply := range usual {
		for _, f := range faults {
			for way, extensions := range pipelines {
				t.Run(fmt.Sprintf("%s/%s/%s", step, f.name, way), func(t *testing.T) {
					t.Parallel()
					move := f.move(reply)
					move.Nth = 1 // of RCPT: To's
					srv := script(t, postbox.ScriptOptions{Moves: map[postbox.Step]postbox.Move{step: move}, Extensions: extensions})
					s := dial(t, relay(srv.Port, f.silent))
					handed := 0
					v := s.Deliver(context.Background(), letter(mailOf(3000)), func(context.Context) error { handed++; return nil })
					if want := wanted(step, f); v.Outcome != want {
						t.Errorf("%v at %s (%s), want %v", v.Outcome, v.Step, v.reply(), want)
					}
					if v.Outcome != Accepted && v.Step != string(step) {
						t.Errorf("step %q, want %q", v.Step, step)
					}
					if before := step == postbox.AtMAIL || step == postbox.AtRCPT; !f.harmless() && (handed == 0) != before {
						t.Errorf("handing was called %d times with a fault at %s", handed, step)
					}
					holdAgainstRecord(t, srv, v, mailOf(3000))
					if usable := v.Outcome == Accepted || v.Outcome == Refused; s.Usable() != usable {
						t.Errorf("usable after %v: %v", v.Outcome, s.Usable())
					}
				})
			}
		}
	}
}

// holdAgainstRecord compares the verdict with what the server has: nothing that it would deliver may be called refused or deferred.
func holdAgainstRecord(t *testing.T, srv *postbox.Script, v Verdict, data []byte) {
	t.Helper()
	taken := 0
	for _, a := range srv.Attempts() {
		if a.Accepted() {
			taken++
			if !bytes.Equal(a.Data, data) {
				t.Errorf("the server took %d octets, sent were %d", len(a.Data), len(data))
			}
		}
	}
	switch v.Outcome {
	case Accepted:
		if taken != 1 {
			t.Errorf("accepted, and the server has the mail %d times", taken)
		}
	case Refused, Deferred, Fault:
		if taken != 0 {
			t.Errorf("%v, and the server has the mail", v.Outcome)
		}
	}
}

// go-mail gives one and the same error for a break within DATA and one after it, and a following command may end the truncated mail.
func TestABreakWithinTheMailIsDeferredAndTheMailNeverEnded(t *testing.T) {
	t.Parallel()
	data := mailOf(24 << 20) // more than the sockets' buffers hold, so that the break comes before the dot
	for name, c := range map[string]struct {
		move postbox.Move
		want []Outcome
	}{
		"drop":             {postbox.Move{Then: postbox.Drop, After: 5000}, []Outcome{Deferred}},
		"reset":            {postbox.Move{Then: postbox.Reset, After: 200000}, []Outcome{Deferred}},
		"freeze":           {postbox.Move{Then: postbox.Freeze, After: 5000}, []Outcome{Deferred}},
		"421 and drop":     {postbox.Move{Reply: "421 4.3.2 closing\r\n", Then: postbox.Drop, After: 5000}, []Outcome{Deferred}},
		"too big and drop": {postbox.Move{Reply: "552 5.3.4 too big\r\n", Then: postbox.Drop, After: 5000}, []Outcome{Deferred, Refused}}, // the reset may outrun the reply
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			srv := script(t, postbox.ScriptOptions{Moves: map[postbox.Step]postbox.Move{postbox.InBody: c.move}})
			r := relay(srv.Port, false)
			if c.move.Then == postbox.Freeze {
				r.CommandTimeout = time.Second
			}
			s := dial(t, r)
			v := s.Deliver(context.Background(), letter(data), nil)
			if !slices.Contains(c.want, v.Outcome) || v.Step != "body" {
				t.Errorf("%v at %s (%s), want %v at body", v.Outcome, v.Step, v.reply(), c.want)
			}
			if s.Usable() {
				t.Error("the session would be used again")
			}
			for _, a := range srv.Attempts() {
				if a.Complete {
					t.Error("the server saw a final dot")
				}
			}
		})
	}
}

func TestAFaultBeforeMailIsNotAboutTheLetter(t *testing.T) {
	t.Parallel()
	cfg, ca, err := postbox.SelfSigned(time.Now())
	if err != nil {
		t.Fatal(err)
	}
	usual := map[postbox.Step]string{postbox.AtGreeting: "220 hello\r\n", postbox.AtEHLO: "250 AUTH PLAIN\r\n", postbox.AtSTARTTLS: "220 go\r\n", postbox.AtAUTH: "235 welcome\r\n"}
	for step, reply := range usual {
		for _, f := range faults {
			if step == postbox.AtEHLO && f.harmless() {
				continue // its usual reply is of many lines as it is
			}
			t.Run(fmt.Sprintf("%s/%s", step, f.name), func(t *testing.T) {
				t.Parallel()
				move := f.move(reply)
				move.Nth = 1
				srv := script(t, postbox.ScriptOptions{Moves: map[postbox.Step]postbox.Move{step: move}, TLS: cfg})
				r := relay(srv.Port, f.silent)
				r.User, r.Password, r.CAFile = "isu", "secret", ca
				if step == postbox.AtSTARTTLS {
					r.TLS = "starttls"
				}
				s, err := Dial(context.Background(), r)
				if f.harmless() {
					if err != nil {
						t.Fatal(err)
					}
					_ = s.Close()
					return
				}
				var fe *FaultError
				early := step == postbox.AtGreeting && f.name == "reset" // the reset may overtake the connection's own making
				if !errors.As(err, &fe) || fe.Verdict.Outcome != Fault || (fe.Verdict.Step != string(step) && !(early && fe.Verdict.Step == stepConnect)) {
					t.Fatalf("error %v, want a fault at %s", err, step)
				}
				if want := step == postbox.AtAUTH && strings.HasPrefix(f.name, "5xx"); fe.Verdict.Permanent != want {
					t.Errorf("permanent %v after %v", fe.Verdict.Permanent, err)
				}
				if strings.HasPrefix(f.name, "5xx") && (fe.Verdict.Code != 554 || fe.Verdict.Enhanced != "5.7.1") {
					t.Errorf("verdict %+v", fe.Verdict)
				}
			})
		}
	}
}
