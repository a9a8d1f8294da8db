package relaylog

import (
	"strings"
	"time"
)

// postfix takes a line "QUEUEID: …". cleanup names the Message-ID while the mail still comes in; that the relay took the mail shows only when qmgr
// has it ("queue active"): a connection that broke before the final dot leaves the first line alone (Postfix, cleanup(8), qmgr(8)).
func (b *builder) postfix(at time.Time, program, text string) {
	id, rest, ok := strings.Cut(text, ": ")
	if !ok {
		return
	}
	b.seen(at)
	daemon := program[strings.LastIndex(program, "/")+1:]
	switch {
	case daemon == "cleanup" && strings.HasPrefix(rest, "message-id="):
		b.queue[id] = bare(strings.TrimPrefix(rest, "message-id="))
		b.fate(b.queue[id])
	case daemon == "qmgr" && strings.Contains(rest, "queue active"):
		if f := b.fate(b.queue[id]); f != nil {
			f.accept(at)
		}
	case strings.HasPrefix(rest, "to=<"):
		f := b.fate(b.queue[id])
		if f == nil {
			return
		}
		address, d := postfixDelivery(rest)
		d.At = at
		if d.State == "" {
			return
		}
		f.accept(at)
		f.deliver(address, d)
	case daemon == "qmgr" && rest == "removed":
		delete(b.queue, id)
	}
}

// postfixDelivery reads "to=<a>, orig_to=<b>, relay=…, delay=…, dsn=5.1.1, status=bounced (words)". The address as it was invited is orig_to, where it
// differs.
func postfixDelivery(rest string) (address string, d Delivery) {
	fields, words, _ := strings.Cut(rest, " (")
	d.Words = strings.TrimSuffix(words, ")")
	for field := range strings.SplitSeq(fields, ", ") {
		key, value, _ := strings.Cut(field, "=")
		switch key {
		case "to":
			address = bare(value)
		case "orig_to":
			address = bare(value)
		case "dsn":
			d.DSN = value
		case "status":
			d.State = postfixState(value)
		}
	}
	return address, d
}

func postfixState(status string) string {
	switch status {
	case "sent", "deferred", "bounced":
		return status
	case "expired":
		return "bounced"
	}
	return ""
}
