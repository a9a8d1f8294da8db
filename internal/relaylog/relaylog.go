// Package relaylog reads what a relay wrote down of the mails it took: the log lines of Postfix and Exim, as files or as journald exports
// them, and the message trace that Exchange gives as CSV. It answers for each Message-ID whether the relay took the mail and what became of
// it, and which stretch of time the record covers, so that its silence counts as evidence only where it would have spoken.
package relaylog

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
)

// Delivery is what the relay wrote of one recipient.
type Delivery struct {
	State string // "sent", "deferred", "bounced"
	DSN   string // "5.1.1"; "" where the record bears none
	Words string
	At    time.Time // zero where the record bears no time
}

// Fate is what the record says of one mail.
type Fate struct {
	Accepted   bool // the relay took it: it is in a queue, or went through one
	At         time.Time
	Recipients map[string]Delivery // by address, in small letters; the last word on each
}

// Record is what was read.
type Record struct {
	Fates       map[string]*Fate // by Message-ID without its angle brackets; those wanted alone
	First, Last time.Time        // of the lines that bear a time
	Understood  int              // lines of a known form
	Lines       int
}

// Options of Read.
type Options struct {
	Want func(id string) bool // keeps the memory to the mails of a campaign; nil: all
	Zone *time.Location       // of times that bear none; nil: UTC
	Near time.Time            // dates without a year are taken in the one that brings them nearest to this
}

// ErrUnknownForm is the cause where not one line is of a known form.
var ErrUnknownForm = errors.New("no line of a known form: wanted log lines of Postfix or Exim, journald's export or JSON, or a message trace of Exchange as CSV with its header line")

const maxLine = 1 << 20 // bytes; a longer line is no log's

// Read reads a record from its beginning to its end. The error names the line where reading failed.
func Read(r io.Reader, o Options) (Record, error) {
	if o.Zone == nil {
		o.Zone = time.UTC
	}
	in := bufio.NewReaderSize(decoded(r), 1<<16)
	rec := Record{Fates: map[string]*Fate{}}
	b := &builder{Record: &rec, options: o, queue: map[string]string{}}
	if head, _ := in.Peek(4096); isTrace(string(head)) {
		if err := b.readTrace(in); err != nil {
			return rec, fmt.Errorf("read message trace: %w", err)
		}
		return rec, nil
	}
	lines := bufio.NewScanner(in)
	lines.Buffer(make([]byte, 0, 1<<16), maxLine)
	var entry export
	for lines.Scan() {
		rec.Lines++
		b.line(strings.TrimRight(lines.Text(), "\r"), &entry)
	}
	b.entry(entry)
	if err := lines.Err(); err != nil {
		return rec, fmt.Errorf("read log line %d: %w", rec.Lines+1, err)
	}
	if rec.Understood == 0 && rec.Lines > 0 {
		return rec, ErrUnknownForm
	}
	return rec, nil
}

// builder gathers lines into fates.
type builder struct {
	*Record
	options Options
	queue   map[string]string // queue id to Message-ID
}

// line takes one line of any form.
func (b *builder) line(s string, entry *export) {
	if strings.HasPrefix(s, "{") {
		b.jsonEntry(s)
		return
	}
	if entry.add(s) {
		return
	}
	b.entry(*entry)
	*entry = export{}
	if s == "" {
		return
	}
	if at, rest, ok := eximStamp(s, b.options.Zone); ok && b.exim(at, rest) {
		return
	}
	if at, program, text, ok := b.syslog(s); ok {
		b.message(at, program, text)
	}
}

// message takes what a program logged.
func (b *builder) message(at time.Time, program, text string) {
	switch {
	case strings.HasPrefix(program, "postfix"):
		b.postfix(at, program, text)
	case strings.HasPrefix(program, "exim"):
		if stamp, rest, ok := eximStamp(text, b.options.Zone); ok {
			b.exim(stamp, rest)
			return
		}
		b.exim(at, text)
	}
}

// seen widens the time that the record covers.
func (b *builder) seen(at time.Time) {
	b.Understood++
	if at.IsZero() {
		return
	}
	if b.First.IsZero() || at.Before(b.First) {
		b.First = at
	}
	if at.After(b.Last) {
		b.Last = at
	}
}

// fate is that of a Message-ID, nil where nobody asked for it.
func (b *builder) fate(id string) *Fate {
	id = bare(id)
	if id == "" || b.options.Want != nil && !b.options.Want(id) {
		return nil
	}
	f := b.Fates[id]
	if f == nil {
		f = &Fate{Recipients: map[string]Delivery{}}
		b.Fates[id] = f
	}
	return f
}

func (f *Fate) accept(at time.Time) {
	if !f.Accepted {
		f.Accepted, f.At = true, at
	}
}

func (f *Fate) deliver(address string, d Delivery) {
	f.Recipients[strings.ToLower(address)] = d
}

// bare is a Message-ID without brackets and blanks.
func bare(id string) string { return strings.Trim(strings.TrimSpace(id), "<>") }
