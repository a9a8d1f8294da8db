package outbox

import "strings"

// exchange sends commands and gives each reply to take, with its command's number from 0, until take returns false. With PIPELINING all commands
// go out in one write. An error of writing is given to take for the first command of the write.
func (s *Session) exchange(commands []string, take func(n int, r reply, err error) bool) {
	groups := commands
	if s.pipelining {
		groups = []string{strings.Join(commands, "")}
	}
	n := 0
	for _, group := range groups {
		err := s.arm(s.command)
		if err == nil {
			err = s.write(group)
		}
		for last := n + strings.Count(group, "\n"); n < last; n++ {
			var r reply
			if err == nil {
				r, err = s.next()
			}
			if !take(n, r, err) || err != nil {
				return
			}
		}
	}
}

// next reads the next reply.
func (s *Session) next() (reply, error) {
	if err := s.arm(s.command); err != nil {
		return reply{}, err
	}
	return readReply(s.client.Text.R)
}

// writeMail writes a stuffed mail, a piece under each deadline; up to a piece's size it is one write.
func (s *Session) writeMail(out []byte) error {
	for len(out) > 0 {
		if err := s.arm(s.command); err != nil {
			return err
		}
		n := min(len(out), piece)
		if _, err := s.client.Text.W.Write(out[:n]); err != nil {
			return err
		}
		out = out[n:]
	}
	return s.client.Text.W.Flush()
}

// reset clears a transaction that was refused; true: the next one may follow. Any other verdict ends the session.
func (s *Session) reset(v Verdict) bool {
	if v.Outcome != Refused || s.client.Text.R.Buffered() > 0 {
		return false
	}
	clean := false
	s.exchange([]string{"RSET\r\n"}, func(_ int, r reply, err error) bool {
		clean = err == nil && r.class() == 2
		return clean
	})
	return clean
}

// saidData tells whether DATA was said in the transaction under way.
func (s *Session) saidData() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.atData
}
