package message

import (
	"strconv"
	"strings"
	"time"
)

var months = map[string]time.Month{
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}

// zones are the obsolete names of RFC 5322 §4.3 and a few that are met, in minutes east of Greenwich.
var zones = map[string]int{
	"ut": 0, "utc": 0, "gmt": 0, "z": 0, "wet": 0, "bst": 60, "cet": 60, "met": 60, "cest": 120, "mest": 120, "eet": 120, "eest": 180,
	"msk": 180, "edt": -240, "est": -300, "cdt": -300, "cst": -360, "mdt": -360, "mst": -420, "pdt": -420, "pst": -480, "jst": 540,
}

// parseDate reads a Date field (RFC 5322 §3.3, §4.3) or ISO 8601; word order, separators and a missing zone (taken as UTC) do not
// matter. The zero time stands for what is no date.
func parseDate(s string) time.Time {
	s, _ = cutComments(toUTF8(s, ""))
	s = strings.TrimSpace(s)
	if len(s) > 200 {
		s = s[:200]
	}
	for _, layout := range []string{time.RFC3339, "2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05"} {
		if len(s) > 4 && s[4] == '-' {
			if t, err := time.Parse(layout, s); err == nil {
				return t
			}
		}
	}
	var d dateFields
	for _, token := range strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == ',' || r == '\t' }) {
		d.take(token)
	}
	return d.time()
}

type dateFields struct {
	day, year, hour, minute, second int
	month                           time.Month
	timed, zoned                    bool
	offset                          int // minutes
	pm, am                          bool
}

func (d *dateFields) take(token string) {
	lower := strings.ToLower(token)
	if sign := token[0]; (sign == '+' || sign == '-') && d.timed {
		d.takeOffset(token)
		return
	}
	if i := strings.IndexAny(token, "+-"); i > 0 && strings.Contains(token[:i], ":") { // 09:12:00+0200
		d.take(token[:i])
		d.takeOffset(token[i:])
		return
	}
	if strings.Contains(token, ":") || d.day > 0 && d.month > 0 && strings.Count(token, ".") == 2 {
		d.takeTime(token)
		return
	}
	if parts := strings.Split(token, "-"); len(parts) == 3 { // 3-May-2022
		for _, p := range parts {
			if p != "" {
				d.take(p)
			}
		}
		return
	}
	if n, err := strconv.Atoi(token); err == nil {
		d.takeNumber(n, len(token))
		return
	}
	if len(lower) >= 3 && d.month == 0 {
		if m, ok := months[lower[:3]]; ok {
			d.month = m
			return
		}
	}
	switch offset, ok := zones[lower]; {
	case lower == "pm":
		d.pm = true
	case lower == "am":
		d.am = true
	case ok && !d.zoned:
		d.offset, d.zoned = offset, true
	case strings.HasPrefix(lower, "gmt") || strings.HasPrefix(lower, "utc"):
		d.takeOffset(token[3:])
	}
}

func (d *dateFields) takeNumber(n, digits int) {
	switch {
	case d.day == 0 && digits <= 2 && n >= 1 && n <= 31:
		d.day = n
	case d.year != 0 || n < 0:
	case digits == 4 && n >= 1970:
		d.year = n
	case digits == 2 && n < 50: // RFC 5322 §4.3
		d.year = 2000 + n
	case digits == 2 || digits == 3:
		d.year = 1900 + n
	}
}

func (d *dateFields) takeTime(token string) {
	parts := strings.FieldsFunc(token, func(r rune) bool { return r == ':' || r == '.' })
	for i, p := range parts {
		n, err := strconv.Atoi(p)
		if err != nil {
			return
		}
		switch i {
		case 0:
			d.hour = n
		case 1:
			d.minute = n
		case 2:
			d.second = n
		}
	}
	d.timed = len(parts) >= 2
}

func (d *dateFields) takeOffset(token string) {
	digits := strings.ReplaceAll(strings.TrimLeft(token, "+-"), ":", "")
	n, err := strconv.Atoi(digits)
	if err != nil || d.zoned || token == "" {
		return
	}
	if len(digits) <= 2 {
		n *= 100
	}
	offset := n/100*60 + n%100
	if offset > 15*60 {
		return
	}
	if token[0] == '-' {
		offset = -offset
	}
	d.offset, d.zoned = offset, true
}

func (d *dateFields) time() time.Time {
	if d.pm && d.hour < 12 {
		d.hour += 12
	}
	if d.am && d.hour == 12 {
		d.hour = 0
	}
	if d.day == 0 || d.month == 0 || d.year == 0 || d.hour > 23 || d.minute > 59 || d.second > 60 || d.hour < 0 || d.minute < 0 || d.second < 0 {
		return time.Time{}
	}
	zone := time.UTC
	if d.offset != 0 {
		zone = time.FixedZone("", d.offset*60)
	}
	return time.Date(d.year, d.month, d.day, d.hour, d.minute, d.second, 0, zone)
}
