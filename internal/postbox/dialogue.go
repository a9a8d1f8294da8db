package postbox

import (
	"bufio"
	"bytes"
	"crypto/tls"
	"errors"
	"io"
	"net"
	"strings"
	"time"
)

// errEnd ends a dialogue in order.
var errEnd = errors.New("end of dialogue")

// pause parts the two halves of a reply that is cut, so that they are two segments.
const pause = 3 * time.Millisecond

// dialogue is one connection of a Script.
type dialogue struct {
	script  *Script
	raw     net.Conn
	conn    net.Conn // raw, or TLS over it
	r       *bufio.Reader
	pending []byte // replies that wait for the end of their group
	last    Step   // that was answered
	attempt *Attempt
}

func newDialogue(s *Script, raw net.Conn) *dialogue {
	d := &dialogue{script: s, raw: raw, conn: raw}
	if s.options.Implicit {
		d.conn = tls.Server(raw, s.options.TLS)
	}
	d.r = bufio.NewReaderSize(d.conn, 64<<10)
	return d
}

func (d *dialogue) run() {
	err := d.answer(AtGreeting, "220 script.example ESMTP\r\n")
	for err == nil {
		if err = d.flush(); err == nil {
			err = d.command()
		}
	}
}

// command reads one command and answers it.
func (d *dialogue) command() error {
	line, err := d.r.ReadString('\n')
	if err != nil {
		return err
	}
	line = strings.TrimRight(line, "\r\n")
	d.script.mu.Lock()
	d.script.commands = append(d.script.commands, line)
	d.script.mu.Unlock()
	verb, _, _ := strings.Cut(line, " ")
	switch strings.ToUpper(verb) {
	case "EHLO":
		return d.answer(AtEHLO, d.ehlo())
	case "HELO":
		return d.answer(AtEHLO, "250 script.example\r\n")
	case "STARTTLS":
		return d.startTLS()
	case "AUTH":
		return d.answer(AtAUTH, "235 2.7.0 welcome\r\n")
	case "MAIL":
		return d.mail(line)
	case "RCPT":
		return d.rcpt(line)
	case "DATA":
		return d.data()
	case "RSET":
		d.attempt = nil
		return d.answer(AtRSET, "250 2.0.0 flushed\r\n")
	case "QUIT":
		err := d.answer(AtQUIT, "221 2.0.0 bye\r\n")
		return errors.Join(err, d.flush(), errEnd)
	}
	return d.answer("", "250 2.0.0 as you like\r\n")
}

// meet is what to do at a step.
func (d *dialogue) meet(at Step) (Move, bool) {
	d.last = at
	return d.script.move(at)
}

func (d *dialogue) ehlo() string {
	lines := append([]string{"script.example"}, d.script.options.Extensions...)
	if d.script.options.TLS != nil && d.conn == d.raw {
		lines = append(lines, "STARTTLS")
	}
	lines = append(lines, "AUTH PLAIN")
	return "250-" + strings.Join(lines[:len(lines)-1], "\r\n250-") + "\r\n250 " + lines[len(lines)-1] + "\r\n"
}

func (d *dialogue) startTLS() error {
	err := errors.Join(d.answer(AtSTARTTLS, "220 2.0.0 go ahead\r\n"), d.flush())
	if err != nil || d.script.options.TLS == nil {
		return err
	}
	d.conn = tls.Server(d.raw, d.script.options.TLS)
	d.r = bufio.NewReader(d.conn)
	return nil
}

func (d *dialogue) mail(line string) error {
	d.attempt = &Attempt{Mail: line}
	d.script.mu.Lock()
	d.script.attempts = append(d.script.attempts, d.attempt)
	d.script.mu.Unlock()
	return d.answer(AtMAIL, "250 2.1.0 ok\r\n")
}

func (d *dialogue) rcpt(line string) error {
	m, misbehaves := d.meet(AtRCPT)
	if d.attempt != nil && (!misbehaves || m.Reply == "" || m.Reply[0] == '2') {
		d.script.mu.Lock()
		d.attempt.Rcpt = append(d.attempt.Rcpt, line)
		d.script.mu.Unlock()
	}
	return d.perform(m, misbehaves, "250 2.1.5 ok\r\n", nil)
}

// data answers DATA; only where that was a 354 does it read a mail.
func (d *dialogue) data() error {
	if d.attempt == nil {
		return d.answer("", "503 5.5.1 no transaction\r\n")
	}
	m, misbehaves := d.meet(AtDATA)
	if err := d.perform(m, misbehaves, "354 go on\r\n", nil); err != nil {
		return err
	}
	if misbehaves && m.Reply != "" && !strings.HasPrefix(m.Reply, "354") {
		return nil
	}
	if err := d.flush(); err != nil {
		return err
	}
	if err := d.body(); err != nil {
		return err
	}
	a := d.attempt
	d.attempt = nil
	m, misbehaves = d.meet(AtDot)
	return d.perform(m, misbehaves, "250 2.0.0 taken\r\n", a)
}

// body reads a mail to its final dot, or to where the script has it break.
func (d *dialogue) body() error {
	m, misbehaves := d.meet(InBody)
	for n := 0; ; {
		if misbehaves && n >= m.After {
			if d.script.options.Met != nil {
				d.script.options.Met(InBody)
			}
			if err := d.perform(m, true, "", nil); err != nil {
				return err
			}
			misbehaves = false
		}
		line, err := d.r.ReadSlice('\n')
		if err != nil && err != bufio.ErrBufferFull {
			return err
		}
		if bytes.Equal(line, []byte(".\r\n")) {
			d.record(func(a *Attempt) { a.Complete = true })
			return nil
		}
		n += len(line)
		if len(line) > 1 && line[0] == '.' {
			line = line[1:]
		}
		if !d.script.options.Discard {
			d.record(func(a *Attempt) { a.Data = append(a.Data, line...) })
		}
	}
}

func (d *dialogue) record(change func(*Attempt)) {
	d.script.mu.Lock()
	defer d.script.mu.Unlock()
	change(d.attempt)
}

// answer gives the usual reply of a step, or does what the script has for it.
func (d *dialogue) answer(at Step, usual string) error {
	m, misbehaves := d.meet(at)
	return d.perform(m, misbehaves, usual, nil)
}

// flush sends the replies of a group once nothing more is waiting to be read (RFC 2920 §3.2).
func (d *dialogue) flush() error {
	if len(d.pending) == 0 || d.r.Buffered() > 0 {
		return nil
	}
	if d.script.options.Round > 0 {
		time.Sleep(d.script.options.Round)
	}
	_, err := d.conn.Write(d.pending)
	d.pending = d.pending[:0]
	if d.script.options.Answered != nil {
		d.script.options.Answered(d.last)
	}
	return err
}

// drain reads until the client has gone.
func (d *dialogue) drain() { _, _ = io.Copy(io.Discard, d.r) }
