package outbox

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"strings"
	"testing"
	"time"

	"chancery/internal/postbox"
)

// chain hands letters over one after the other, each announcing the next.
func chain(s *Session, letters []Envelope) (verdicts []Verdict) {
	for i, e := range letters {
		var next *Envelope
		if i+1 < len(letters) {
			next = &letters[i+1]
		}
		verdicts = append(verdicts, s.DeliverAhead(context.Background(), e, then(next)))
	}
	return verdicts
}

// then is a hook that names the mail that comes next.
func then(next *Envelope) func(context.Context) (*Envelope, error) {
	return func(context.Context) (*Envelope, error) { return next, nil }
}

func lettersTo(names ...string) (all []Envelope) {
	for _, name := range names {
		all = append(all, Envelope{From: "isu@meeting.example", To: name + "@mission.example", ID: "<im2022." + name + "@meeting.example>", Data: mailOf(2000)})
	}
	return all
}

// taken counts the mails that the relay took, by recipient.
func taken(srv *postbox.Script) map[string]int {
	n := map[string]int{}
	for _, a := range srv.Attempts() {
		if a.Accepted() {
			to, _, _ := strings.Cut(strings.TrimPrefix(a.Rcpt[0], "RCPT TO:<"), "@")
			n[to]++
		}
	}
	return n
}

func TestNextMailIsAnnouncedWithTheFinalDot(t *testing.T) {
	t.Parallel()
	for name, extensions := range map[string][]string{"with PIPELINING": nil, "without": {"8BITMIME"}} {
		srv := script(t, postbox.ScriptOptions{Extensions: extensions})
		s := dial(t, relay(srv.Port, false))
		for i, v := range chain(s, lettersTo("col", "fra", "jor")) {
			if v.Outcome != Accepted {
				t.Errorf("%s: letter %d: %+v", name, i, v)
			}
		}
		if got := taken(srv); fmt.Sprint(got) != "map[col:1 fra:1 jor:1]" {
			t.Errorf("%s: the relay took %v", name, got)
		}
		if v := s.Deliver(context.Background(), lettersTo("per")[0], nil); v.Outcome != Accepted {
			t.Errorf("%s: a letter that was not announced: %+v", name, v)
		}
	}
}

func TestRefusalOfAnAnnouncedMailIsItsOwn(t *testing.T) {
	t.Parallel()
	srv := script(t, postbox.ScriptOptions{Moves: map[postbox.Step]postbox.Move{postbox.AtRCPT: {Nth: 2, Reply: "550 5.1.1 no such user\r\n"}}})
	s := dial(t, relay(srv.Port, false))
	verdicts := chain(s, lettersTo("col", "fra", "jor"))
	for i, want := range []Outcome{Accepted, Refused, Accepted} {
		if verdicts[i].Outcome != want {
			t.Errorf("letter %d: %+v, wanted %v", i, verdicts[i], want)
		}
	}
	if got := taken(srv); fmt.Sprint(got) != "map[col:1 jor:1]" {
		t.Errorf("the relay took %v", got)
	}
}

// TestFaultOfOneMailIsNotTheAnnouncedOnes has the final dot of the first mail answered in every wrong way: the second is never taken for handed over.
func TestFaultOfOneMailIsNotTheAnnouncedOnes(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		move postbox.Move
		want Outcome
	}{
		"refused":          {postbox.Move{Reply: "554 5.7.1 no\r\n"}, Refused},
		"deferred":         {postbox.Move{Reply: "451 4.3.0 later\r\n"}, Deferred},
		"closing":          {postbox.Move{Reply: "421 4.3.2 bye\r\n", Then: postbox.Drop}, Deferred},
		"dropped":          {postbox.Move{Then: postbox.Drop}, InDoubt},
		"nonsense":         {postbox.Move{Reply: "what?\r\n"}, InDoubt},
		"a reply too many": {postbox.Move{Reply: "250 2.0.0 taken\r\n250 2.0.0 again\r\n"}, Accepted},
	} {
		c.move.Nth = 1
		srv := script(t, postbox.ScriptOptions{Moves: map[postbox.Step]postbox.Move{postbox.AtDot: c.move}})
		s := dial(t, relay(srv.Port, false))
		letters := lettersTo("col", "fra")
		if v := s.DeliverAhead(context.Background(), letters[0], then(&letters[1])); v.Outcome != c.want {
			t.Errorf("%s: %+v, wanted %v", name, v, c.want)
		}
		if !s.Usable() {
			continue
		}
		v := s.Deliver(context.Background(), letters[1], nil)
		if (v.Outcome == Accepted) != (taken(srv)["fra"] == 1) || v.Outcome == InDoubt {
			t.Errorf("%s: then %+v, and the relay took %v", name, v, taken(srv))
		}
	}
}

func TestAnotherMailThanTheAnnouncedOneIsNotSent(t *testing.T) {
	t.Parallel()
	srv := script(t, postbox.ScriptOptions{})
	s := dial(t, relay(srv.Port, false))
	letters := lettersTo("col", "fra", "jor")
	if v := s.DeliverAhead(context.Background(), letters[0], then(&letters[1])); v.Outcome != Accepted {
		t.Fatalf("%+v", v)
	}
	if v := s.Deliver(context.Background(), letters[2], nil); v.Outcome != Fault || s.Usable() {
		t.Errorf("%+v, usable %v", v, s.Usable())
	}
	if got := taken(srv); fmt.Sprint(got) != "map[col:1]" {
		t.Errorf("the relay took %v", got)
	}
}

// The caller has a verdict to store meanwhile: it is not to wait for a relay that thinks about the next recipient.
func TestSilenceAfterTheAnnouncementIsTold(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		moves    map[postbox.Step]postbox.Move
		within   time.Duration
		answered bool
	}{
		"answers":         {nil, time.Minute, true},
		"silent at RCPT":  {map[postbox.Step]postbox.Move{postbox.AtRCPT: {Then: postbox.Stall, Nth: 2}}, time.Millisecond, false},
		"gone after MAIL": {map[postbox.Step]postbox.Move{postbox.AtRCPT: {Then: postbox.Drop, Nth: 2}}, time.Minute, false},
	} {
		srv := script(t, postbox.ScriptOptions{Moves: c.moves})
		s := dial(t, relay(srv.Port, false))
		letters := lettersTo("col", "fra")
		if s.AnsweredAhead(time.Hour) {
			t.Errorf("%s: an announcement is answered that nobody made", name)
		}
		if v := s.DeliverAhead(context.Background(), letters[0], then(&letters[1])); v.Outcome != Accepted {
			t.Errorf("%s: %+v", name, v)
		}
		if s.AnsweredAhead(c.within) != c.answered {
			t.Errorf("%s: answered %v", name, !c.answered)
		}
		if !c.answered {
			s.Abort()
			continue
		}
		if v := s.Deliver(context.Background(), letters[1], nil); v.Outcome != Accepted {
			t.Errorf("%s: then %+v", name, v)
		}
	}
}

// cutBehind takes a mail up to its final dot, and no octet after it.
type cutBehind struct{ net.Conn }

func (c cutBehind) Write(p []byte) (int, error) {
	if i := bytes.Index(p, []byte("\r\n.\r\n")); i >= 0 && i+5 < len(p) {
		n, err := c.Conn.Write(p[:i+5])
		return n, errors.Join(err, os.ErrDeadlineExceeded)
	}
	if bytes.HasPrefix(p, []byte("MAIL FROM")) && bytes.Contains(p, []byte("fra@")) {
		return 0, os.ErrDeadlineExceeded
	}
	return c.Conn.Write(p)
}

func TestFailureBehindTheFinalDotIsNotTheMails(t *testing.T) {
	t.Parallel()
	srv := script(t, postbox.ScriptOptions{})
	s := dial(t, relay(srv.Port, false))
	s.client.Text.W = bufio.NewWriter(cutBehind{s.raw})
	letters := lettersTo("col", "fra")
	v := s.DeliverAhead(context.Background(), letters[0], func(context.Context) (*Envelope, error) { return &letters[1], nil })
	if n := taken(srv)["col"]; v.Outcome != Accepted || n != 1 || s.Usable() {
		t.Errorf("%+v, and the relay took %d; usable %v", v, n, s.Usable())
	}
}
