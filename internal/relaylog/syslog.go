package relaylog

import (
	"encoding/json"
	"strconv"
	"strings"
	"time"
)

// syslog parts "Jun  1 10:00:00 host program[pid]: text" and "2022-06-01T10:00:00.123+02:00 host program[pid]: text".
func (b *builder) syslog(s string) (at time.Time, program, text string, ok bool) {
	at, rest, ok := b.stamp(s)
	if !ok {
		return at, "", "", false
	}
	_, rest, _ = strings.Cut(strings.TrimLeft(rest, " "), " ") // the host
	head, text, ok := strings.Cut(rest, ": ")
	if !ok {
		return at, "", "", false
	}
	program, _, _ = strings.Cut(head, "[")
	return at, program, text, true
}

func (b *builder) stamp(s string) (at time.Time, rest string, ok bool) {
	if len(s) > 15 && s[3] == ' ' {
		at, err := time.ParseInLocation("2006 Jan _2 15:04:05", "2004 "+s[:15], b.options.Zone) // a leap year takes 29 February
		if err == nil {
			return nearest(at, b.options.Near), s[15:], true
		}
	}
	word, rest, found := strings.Cut(s, " ")
	if !found {
		return at, "", false
	}
	at, err := time.Parse(time.RFC3339Nano, word)
	return at, rest, err == nil
}

// nearest gives a date without a year the year that brings it nearest to near.
func nearest(at, near time.Time) time.Time {
	best := at
	for year := near.Year() - 1; year <= near.Year()+1; year++ {
		then := time.Date(year, at.Month(), at.Day(), at.Hour(), at.Minute(), at.Second(), 0, at.Location())
		if then.Month() == at.Month() && (best.Year() == 2004 || then.Sub(near).Abs() < best.Sub(near).Abs()) {
			best = then
		}
	}
	return best
}

// export is an entry of journald's export format: KEY=VALUE a line, a blank line at the end (systemd, Journal Export Formats).
type export struct {
	open          bool
	program, text string
	at            time.Time
}

// add takes a line of an entry; false where it is none.
func (e *export) add(s string) bool {
	key, value, ok := strings.Cut(s, "=")
	if !ok || !exportKey(key) {
		return false
	}
	e.open = true
	switch key {
	case "__REALTIME_TIMESTAMP":
		e.at = fromMicros(value)
	case "SYSLOG_IDENTIFIER":
		e.program = value
	case "MESSAGE":
		e.text = value
	}
	return true
}

func exportKey(s string) bool {
	for i := range len(s) {
		if c := s[i]; c != '_' && (c < 'A' || c > 'Z') && (c < '0' || c > '9') {
			return false
		}
	}
	return s != ""
}

func (b *builder) entry(e export) {
	if e.open && e.text != "" {
		b.message(e.at, e.program, e.text)
	}
}

// jsonEntry takes a line of "journalctl -o json".
func (b *builder) jsonEntry(s string) {
	var e struct {
		At      string `json:"__REALTIME_TIMESTAMP"`
		Program string `json:"SYSLOG_IDENTIFIER"`
		Text    any    `json:"MESSAGE"` // an array of bytes where it is no text
	}
	if json.Unmarshal([]byte(s), &e) != nil {
		return
	}
	if text, ok := e.Text.(string); ok {
		b.message(fromMicros(e.At), e.Program, text)
	}
}

func fromMicros(s string) time.Time {
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil {
		return time.Time{}
	}
	return time.UnixMicro(n)
}
