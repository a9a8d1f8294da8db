package outbox

import (
	"bytes"
	"strings"
	"time"
)

// announcedID tells which mail was announced ahead.
type announcedID struct{ id, to string }

func (e Envelope) id() announcedID { return announcedID{e.ID, e.To} }

// recipients are To and those of Cc that are fit to be sent, and what is wrong with the others.
func (e Envelope) recipients() (to []string, unfit map[string]error) {
	to = []string{e.To}
	for _, cc := range e.Cc {
		if err := checkPath(cc); err != nil {
			if unfit == nil {
				unfit = map[string]error{}
			}
			unfit[cc] = err
			continue
		}
		to = append(to, cc)
	}
	return to, unfit
}

// announcement is MAIL and RCPT of a mail, a command each.
func (s *Session) announcement(e Envelope, to []string) []string {
	commands := []string{s.mailCommand(e)}
	for _, address := range to {
		commands = append(commands, s.rcptCommand(e, address))
	}
	return commands
}

// announceNext sends the announcement of the next mail behind the final dot that was just written, where relay and mail allow it. It is a write of its own:
// what fails in it says nothing on the mail before it, whose dot the relay may have.
func (s *Session) announceNext(next *Envelope) error {
	if next == nil || !s.pipelining {
		return nil
	}
	if _, fit := s.unfit(*next); !fit {
		return nil // the verdict comes when it is handed over
	}
	to, _ := next.recipients()
	if err := s.arm(s.command); err != nil {
		return err
	}
	if err := s.write(strings.Join(s.announcement(*next, to), "")); err != nil {
		return err
	}
	id := next.id()
	s.ahead, s.announced = &id, 1+len(to)
	return nil
}

// AnsweredAhead tells whether the relay has answered the announcement of the next mail, or does so within a time.
func (s *Session) AnsweredAhead(within time.Duration) bool {
	if s.ahead == nil || !s.usable || s.raw.SetReadDeadline(time.Now().Add(within)) != nil {
		return false
	}
	r := s.client.Text.R
	for {
		got, err := r.Peek(r.Buffered())
		if err == nil && bytes.Count(got, []byte("\n")) >= s.announced {
			return true
		}
		if _, err := r.Peek(len(got) + 1); err != nil {
			return false // what is wrong shows when the answer is waited for
		}
	}
}

// collect takes the replies to commands that went out before.
func (s *Session) collect(commands []string, take func(n int, r reply, err error) bool) {
	for n := range commands {
		r, err := s.next()
		if !take(n, r, err) || err != nil {
			return
		}
	}
}
