package message

import (
	"strings"
	"time"
)

// Calendar is an iTIP object (RFC 5546): METHOD, the first VEVENT, and what the others answer.
type Calendar struct {
	Method     string // upper case: REPLY, COUNTER, REQUEST, …
	UID        string
	Summary    string
	Answers    []CalendarAnswer
	Others     []CalendarAnswer // of the events behind the first: a day of several, an exception
	Comment    string
	Start, End time.Time
}

// CalendarAnswer is an ATTENDEE with its PARTSTAT in lower case ("accepted", "declined", "tentative", "needs-action", "delegated").
type CalendarAnswer struct{ Attendee, Name, PartStat string }

// calendar takes the first calendar part with a METHOD; one that is attached under a name is a file as well.
func (r *reader) calendar(e entity, data []byte, media string) {
	c := readCalendar(decodeCharset(data, orWord(e.params["charset"], "utf-8")))
	if c != nil && c.Method == "" {
		c.Method = strings.ToUpper(e.params["method"])
	}
	if c != nil && (r.msg.Calendar == nil || r.msg.Calendar.Method == "" && c.Method != "") {
		r.msg.Calendar = c
	}
	if c == nil || e.attached || e.name != "" {
		r.file(e, media, data)
	}
}

// readCalendar reads iCalendar (RFC 5545) line by line; lines that are none are skipped. It returns nil where there is no event.
func readCalendar(text string) *Calendar {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	text = strings.NewReplacer("\n ", "", "\n\t", "").Replace(text)
	c := &Calendar{}
	var path []string
	event, done := false, false
	for line := range strings.SplitSeq(text, "\n") {
		name, params, value, ok := cutProperty(line)
		if !ok {
			continue
		}
		switch name {
		case "BEGIN":
			if len(path) < MaxDepth {
				path = append(path, strings.ToUpper(value))
			}
		case "END":
			if len(path) > 0 {
				if path[len(path)-1] == "VEVENT" {
					done = true
				}
				path = path[:len(path)-1]
			}
		case "METHOD":
			c.Method = strings.ToUpper(strings.TrimSpace(value))
		default:
			n := len(path)
			switch {
			case n > 0 && path[n-1] != "VEVENT":
			case !done:
				event = true
				c.take(name, params, value)
			case name == "ATTENDEE" && len(c.Others) < MaxParts:
				c.Others = append(c.Others, calendarAnswer(params, value))
			}
		}
	}
	if !event {
		return nil
	}
	return c
}

func (c *Calendar) take(name string, params map[string]string, value string) {
	switch name {
	case "UID":
		c.UID = value
	case "SUMMARY":
		c.Summary = unescapeText(value)
	case "COMMENT":
		if c.Comment != "" {
			c.Comment += "\n"
		}
		c.Comment += unescapeText(value)
	case "DTSTART":
		c.Start = calendarTime(value)
	case "DTEND":
		c.End = calendarTime(value)
	case "ATTENDEE":
		if len(c.Answers) < MaxParts {
			c.Answers = append(c.Answers, calendarAnswer(params, value))
		}
	}
}

func calendarAnswer(params map[string]string, value string) CalendarAnswer {
	return CalendarAnswer{cleanAddress(value), unescapeText(params["CN"]), strings.ToLower(orWord(params["PARTSTAT"], "needs-action"))}
}

// cutProperty parts a content line (RFC 5545 §3.1): NAME;PARAM=value;PARAM="value":value.
func cutProperty(line string) (name string, params map[string]string, value string, ok bool) {
	quoted := false
	start, key := 0, ""
	for i := range len(line) {
		c := line[i]
		if c == '"' {
			quoted = !quoted
		}
		if quoted || c != ';' && c != ':' && (c != '=' || name == "" || key != "") {
			continue
		}
		piece := line[start:i]
		start = i + 1
		switch {
		case name == "":
			if name = strings.ToUpper(strings.TrimSpace(piece)); name == "" {
				return "", nil, "", false
			}
		case c == '=':
			key = strings.ToUpper(piece)
			continue
		case key != "":
			if params == nil {
				params = map[string]string{}
			}
			params[key] = strings.Trim(piece, `"`)
		}
		key = ""
		if c == ':' {
			return name, params, line[i+1:], true
		}
	}
	return "", nil, "", false
}

func unescapeText(s string) string {
	s = strings.NewReplacer(`\n`, "\n", `\N`, "\n", `\,`, ",", `\;`, ";", `\\`, `\`).Replace(s)
	return strings.TrimSpace(cleanText([]byte(s)))
}

// calendarTime reads a DATE or DATE-TIME (RFC 5545 §3.3.4, §3.3.5). A local time is told as
// UTC: its zone stands in files, which this package does not read.
func calendarTime(value string) time.Time {
	value = strings.TrimSpace(value)
	for _, layout := range []string{"20060102T150405Z", "20060102T150405", "20060102"} {
		if t, err := time.Parse(layout, value); err == nil {
			return t
		}
	}
	return time.Time{}
}
