package postbox

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net"
	"slices"
	"strconv"
	"strings"
)

// Talk is one connection of an IMAPScript, as a hook sees it.
type Talk struct {
	script   *IMAPScript
	conn     net.Conn
	r        *bufio.Reader
	folder   string // that is open
	commands int
	loggedIn bool
}

// caps are the capabilities as they stand for this connection.
func (t *Talk) caps() string {
	if o := t.script.state(); t.loggedIn && o.CapsAfter != "" {
		return o.CapsAfter
	}
	return t.script.state().Caps
}

// state is what the server holds now; its mails are those of the open folder.
func (t *Talk) state() IMAPOptions {
	o := t.script.state()
	if f, ok := o.Folders[t.folder]; ok {
		o.Mails, o.UIDValidity = f.Mails, max(f.UIDValidity, 1)
	}
	return o
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
		line, may, err := t.command(t.caps())
		if err != nil {
			return
		}
		if !may {
			t.Say("* BYE a literal that was not asked for\r\n")
			return
		}
		tag, command, _ := strings.Cut(line, " ")
		t.script.mu.Lock()
		t.script.commands = append(t.script.commands, command)
		t.script.mu.Unlock()
		if t.commands++; o.ByeAfter > 0 && t.commands > o.ByeAfter {
			t.Say("* BYE session expired\r\n")
			return
		}
		if o.Hook == nil || !o.Hook(t, tag, command) {
			t.answer(tag, command)
		}
	}
}

func (t *Talk) answer(tag, command string) {
	verb, rest, _ := strings.Cut(command, " ")
	done := "done"
	switch strings.ToUpper(verb) {
	case "CAPABILITY":
		t.Say("* CAPABILITY %s\r\n", t.caps())
	case "LOGIN", "AUTHENTICATE":
		if caps := t.state().CapsAfter; caps != "" {
			done = "[CAPABILITY " + caps + "] done"
		}
		t.loggedIn = true
	case "APPEND":
		if !t.add(tag, rest) {
			return
		}
	case "CREATE":
		t.script.ReplaceIn(strings.Trim(rest, `"`), StoredFolder{})
	case "SELECT", "EXAMINE":
		if !t.open(tag, rest) {
			return
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
	t.Say("%s OK %s\r\n", tag, done)
}

// open answers SELECT and EXAMINE; false: with a NO.
func (t *Talk) open(tag, name string) bool {
	name = strings.Trim(name, `"`)
	o := t.script.state()
	if _, there := o.Folders[name]; !there && o.Folders != nil {
		words := o.NoFolder
		if words == "" {
			words = "[NONEXISTENT] no such folder"
		}
		t.Say("%s NO %s\r\n", tag, words)
		return false
	}
	t.folder = name
	o = t.state()
	t.Say("* FLAGS (\\Seen)\r\n* %d EXISTS\r\n%s* OK [UIDVALIDITY %d] valid\r\n", len(o.Mails), o.OnSelect, o.UIDValidity)
	if n := len(o.Mails); n > 0 {
		t.Say("* OK [UIDNEXT %d] next\r\n", o.Mails[n-1].UID+1)
	}
	return true
}

// fetch answers a FETCH or UID FETCH: "2:*,7 (UID FLAGS …)".
func (t *Talk) fetch(args string, byUID bool) {
	o := t.state()
	set, items, _ := strings.Cut(args, " ")
	order := slices.All(o.Mails)
	if o.Descending {
		order = slices.Backward(o.Mails)
	}
	for i, m := range order {
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
	o := t.state()
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
	o := t.state()
	size := m.Size
	if size == 0 {
		size = int64(len(m.Raw))
	}
	fields := fmt.Sprintf(`FLAGS () INTERNALDATE "%s" RFC822.SIZE %d`, m.At.Format("02-Jan-2006 15:04:05 -0700"), size)
	switch {
	case o.FlagsFirst:
		fields = strings.Replace(fields, "FLAGS ()", fmt.Sprintf("FLAGS () UID %d", m.UID), 1)
	case !o.UIDLast:
		fields = fmt.Sprintf("UID %d %s", m.UID, fields)
	}
	t.Say("%s* %d FETCH (%s", o.Beside, seq, fields)
	switch {
	case strings.Contains(items, "BODY.PEEK[HEADER]"):
		head, _, _ := bytes.Cut(m.Raw, []byte("\r\n\r\n"))
		t.Say(" BODY[HEADER]<0> {%d}\r\n%s\r\n\r\n", len(head)+4, head)
	case strings.Contains(items, "BODY"):
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
