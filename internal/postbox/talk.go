package postbox

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"strconv"
	"strings"
)

// Talk is one connection of an IMAPScript, as a hook sees it.
type Talk struct {
	script *IMAPScript
	conn   net.Conn
	r      *bufio.Reader
}

// Say writes octets as they are; a client that has gone is no error here.
func (t *Talk) Say(format string, args ...any) { _, _ = fmt.Fprintf(t.conn, format, args...) }

// Drop closes the connection.
func (t *Talk) Drop() { _ = t.conn.Close() }

func (t *Talk) run() {
	o := t.script.state()
	if o.Silent {
		_, _ = io.Copy(io.Discard, t.r) // until the client gives up
		return
	}
	t.Say("* OK [CAPABILITY %s] script\r\n", o.Caps)
	for {
		line, err := t.r.ReadString('\n')
		if err != nil {
			return
		}
		tag, command, _ := strings.Cut(strings.TrimRight(line, "\r\n"), " ")
		t.script.mu.Lock()
		t.script.commands = append(t.script.commands, command)
		t.script.mu.Unlock()
		if o.Hook == nil || !o.Hook(t, tag, command) {
			t.answer(tag, command)
		}
	}
}

func (t *Talk) answer(tag, command string) {
	o := t.script.state()
	verb, rest, _ := strings.Cut(command, " ")
	switch strings.ToUpper(verb) {
	case "CAPABILITY":
		t.Say("* CAPABILITY %s\r\n", o.Caps)
	case "SELECT", "EXAMINE":
		t.Say("* FLAGS (\\Seen)\r\n* %d EXISTS\r\n* OK [UIDVALIDITY %d] valid\r\n", len(o.Mails), o.UIDValidity)
		if n := len(o.Mails); n > 0 {
			t.Say("* OK [UIDNEXT %d] next\r\n", o.Mails[n-1].UID+1)
		}
	case "FETCH":
		t.fetch(rest, false)
	case "UID":
		verb, rest, _ = strings.Cut(rest, " ")
		switch strings.ToUpper(verb) {
		case "FETCH":
			t.fetch(rest, true)
		case "SEARCH":
			t.search(rest)
		}
	case "IDLE":
		t.Say("+ idling\r\n")
		if _, err := t.r.ReadString('\n'); err != nil {
			return
		}
	case "LOGOUT":
		t.Say("* BYE\r\n")
	}
	t.Say("%s OK done\r\n", tag)
}

// fetch answers a FETCH or UID FETCH: "2:*,7 (UID FLAGS …)".
func (t *Talk) fetch(args string, byUID bool) {
	o := t.script.state()
	set, items, _ := strings.Cut(args, " ")
	for i, m := range o.Mails {
		n, last := uint32(i+1), uint32(len(o.Mails))
		if byUID {
			n, last = m.UID, o.Mails[len(o.Mails)-1].UID
		}
		if inSet(set, n, last) {
			t.Mail(i+1, m, items)
		}
	}
}

// search answers "UID SET" with the UIDs of the set.
func (t *Talk) search(args string) {
	o := t.script.state()
	var found strings.Builder
	for _, m := range o.Mails {
		if inSet(strings.TrimPrefix(args, "UID "), m.UID, o.Mails[len(o.Mails)-1].UID) {
			fmt.Fprintf(&found, " %d", m.UID)
		}
	}
	t.Say("* SEARCH%s\r\n", found.String())
}

// Mail answers with what was asked of one mail, under its sequence number.
func (t *Talk) Mail(seq int, m StoredMail, items string) {
	o := t.script.state()
	size := m.Size
	if size == 0 {
		size = int64(len(m.Raw))
	}
	fields := fmt.Sprintf(`FLAGS () INTERNALDATE "%s" RFC822.SIZE %d`, m.At.Format("02-Jan-2006 15:04:05 -0700"), size)
	if !o.UIDLast {
		fields = fmt.Sprintf("UID %d %s", m.UID, fields)
	}
	t.Say("* %d FETCH (%s", seq, fields)
	if strings.Contains(items, "BODY") {
		t.Say(" BODY[] {%d}\r\n%s", len(m.Raw), m.Raw)
	}
	if o.UIDLast {
		t.Say(" UID %d", m.UID)
	}
	t.Say(")\r\n")
}

// inSet reads a sequence set (RFC 9051 §9): "*" is the last number, and n:* holds the last number even where n is past it.
func inSet(set string, n, last uint32) bool {
	number := func(s string) uint32 {
		if s == "*" {
			return last
		}
		v, _ := strconv.ParseUint(s, 10, 32) // the client under test is go-imap, which writes digits
		return uint32(v)
	}
	for _, part := range strings.Split(set, ",") {
		from, to, isRange := strings.Cut(part, ":")
		a := number(from)
		b := a
		if isRange {
			b = number(to)
		}
		if min(a, b) <= n && n <= max(a, b) {
			return true
		}
	}
	return false
}
