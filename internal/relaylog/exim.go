package relaylog

import (
	"regexp"
	"strings"
	"time"
)

// eximID is a message id of Exim: 6-6-2 characters, since 4.97 6-11-4.
var eximID = regexp.MustCompile(`^[0-9A-Za-z]{6}-(?:[0-9A-Za-z]{6}-[0-9A-Za-z]{2}|[0-9A-Za-z]{11}-[0-9A-Za-z]{4})$`)

// eximStamp parts "2022-05-03 09:12:00[.123] [+0200] [pid] rest".
func eximStamp(s string, zone *time.Location) (at time.Time, rest string, ok bool) {
	if len(s) < 20 || s[4] != '-' || s[10] != ' ' {
		return at, s, false
	}
	day, rest, _ := strings.Cut(s, " ")
	clock, rest, _ := strings.Cut(rest, " ")
	form, stamp := "2006-01-02 15:04:05", day+" "+clock
	if next, after, _ := strings.Cut(rest, " "); len(next) == 5 && (next[0] == '+' || next[0] == '-') {
		form, stamp, rest = form+" -0700", stamp+" "+next, after
	}
	at, err := time.ParseInLocation(form, stamp, zone)
	if err != nil {
		return at, s, false
	}
	if strings.HasPrefix(rest, "[") {
		if _, after, found := strings.Cut(rest, "] "); found {
			rest = after
		}
	}
	return at, rest, true
}

// exim takes a line of the main log: "ID <= sender … id=MESSAGE-ID", "ID => address", "ID ** address: words", "ID == address … defer (words)",
// "ID Completed" (Exim specification, chapter "Log files").
func (b *builder) exim(at time.Time, text string) bool {
	id, rest, _ := strings.Cut(text, " ")
	if !eximID.MatchString(id) {
		return false
	}
	b.seen(at)
	flag, rest, _ := strings.Cut(rest, " ")
	switch flag {
	case "<=":
		b.queue[id] = eximField(rest, "id=")
		if f := b.fate(b.queue[id]); f != nil {
			f.accept(at)
		}
	case "Completed":
		delete(b.queue, id)
	case "=>", "->", "**", "==":
		if f := b.fate(b.queue[id]); f != nil {
			f.deliver(eximAddress(rest), eximDelivery(flag, rest, at))
		}
	}
	return true
}

func eximDelivery(flag, rest string, at time.Time) Delivery {
	d := Delivery{State: "sent", At: at}
	switch flag {
	case "**":
		d.State = "bounced"
	case "==":
		d.State = "deferred"
	}
	if _, words, ok := strings.Cut(rest, ": "); ok && d.State != "sent" {
		d.Words, d.DSN = words, enhancedCode(words)
	}
	return d
}

// eximField is the word after key, which stands at a word's beginning.
func eximField(rest, key string) string {
	for word := range strings.FieldsSeq(rest) {
		if value, ok := strings.CutPrefix(word, key); ok {
			return bare(value)
		}
	}
	return ""
}

// eximAddress is the address as invited: "new <original> R=… T=…" has it in brackets.
func eximAddress(rest string) string {
	words := strings.Fields(rest)
	if len(words) == 0 {
		return ""
	}
	if len(words) > 1 && strings.HasPrefix(words[1], "<") {
		return bare(strings.TrimSuffix(words[1], ":"))
	}
	return bare(strings.TrimSuffix(words[0], ":"))
}

var statusCode = regexp.MustCompile(`\b[245]\.\d{1,3}\.\d{1,3}\b`) // RFC 3463 §2

func enhancedCode(words string) string { return statusCode.FindString(words) }
