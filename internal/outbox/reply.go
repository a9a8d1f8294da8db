package outbox

import (
	"bufio"
	"errors"
	"fmt"
	"strings"
	"unicode"
)

// Bounds on a reply: RFC 5321 §4.5.3.1.5 allows lines of 512 octets, real relays exceed it.
const (
	maxReplyLines = 100
	maxReplyText  = 1000
)

// errNonsense is what is no SMTP reply: after it the replies cannot be told apart any more.
var errNonsense = errors.New("not an SMTP reply")

// reply is one reply of the relay (RFC 5321 §4.2).
type reply struct {
	code     int
	enhanced string
	text     string
}

func (r reply) class() int { return r.code / 100 }

// readReply reads a reply of one or many lines; all must bear one code.
func readReply(r *bufio.Reader) (reply, error) {
	var code int
	var text []string
	for range maxReplyLines {
		line, err := r.ReadSlice('\n')
		if errors.Is(err, bufio.ErrBufferFull) {
			return reply{}, fmt.Errorf("%w: a line of more than %d octets", errNonsense, r.Size())
		}
		if err != nil {
			return reply{}, err
		}
		c, tail, last, ok := parseLine(strings.TrimRight(string(line), "\r\n"))
		if !ok || (code != 0 && c != code) {
			return reply{}, fmt.Errorf("%w: %q", errNonsense, clean(string(line)))
		}
		code = c
		text = append(text, tail)
		if last {
			out := reply{code: code}
			out.enhanced, out.text = words(code, text)
			return out, nil
		}
	}
	return reply{}, fmt.Errorf("%w: more than %d lines", errNonsense, maxReplyLines)
}

// parseLine reads "250-text", "250 text" or "250".
func parseLine(s string) (code int, text string, last, ok bool) {
	if len(s) < 3 || s[0] < '2' || s[0] > '5' || !isDigit(s[1]) || !isDigit(s[2]) {
		return 0, "", false, false
	}
	code = int(s[0]-'0')*100 + int(s[1]-'0')*10 + int(s[2]-'0')
	if len(s) == 3 {
		return code, "", true, true
	}
	return code, s[4:], s[3] == ' ', s[3] == ' ' || s[3] == '-'
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// words parts the enhanced code (RFC 3463 §2) from the lines of a reply, which go into one.
func words(code int, lines []string) (enhanced, text string) {
	var rest []string
	for _, line := range lines {
		first, tail, _ := strings.Cut(strings.TrimSpace(line), " ")
		if isEnhanced(code, first) {
			enhanced, line = first, tail
		}
		if line = clean(line); line != "" {
			rest = append(rest, line)
		}
	}
	return enhanced, clip(strings.Join(rest, " "), maxReplyText)
}

// isEnhanced: class.subject.detail, the class that of the code.
func isEnhanced(code int, s string) bool {
	parts := strings.Split(s, ".")
	if len(parts) != 3 || len(parts[0]) != 1 || int(parts[0][0]-'0') != code/100 {
		return false
	}
	for _, p := range parts[1:] {
		if len(p) < 1 || len(p) > 3 || strings.Trim(p, "0123456789") != "" {
			return false
		}
	}
	return true
}

// clean makes a relay's words fit to show: valid UTF-8, one line, no control characters.
func clean(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == '\u2028' || r == '\u2029' {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "�"))
	return clip(strings.TrimSpace(s), maxReplyText)
}

// clip cuts s to n octets at the start of a character.
func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return strings.ToValidUTF8(s[:n], "")
}
