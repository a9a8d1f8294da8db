package message

import (
	"bytes"
	"strings"
)

type headerField struct{ name, value string } // name in lower case, value unfolded, its bytes as found

// Header returns the decoded values of a field in order of appearance (topmost first); name is case-insensitive. Encoded words are
// decoded except in trace fields (Authentication-Results, Received, …), where a sender's address could smuggle in syntax by them.
func (m *Message) Header(name string) []string {
	name = strings.ToLower(name)
	var values []string
	for _, f := range m.headers {
		if f.name != name {
			continue
		}
		if isTrace(name) {
			values = append(values, toUTF8(f.value, m.hint))
		} else {
			values = append(values, decodeHeader(f.value, m.hint))
		}
	}
	return values
}

func isTrace(name string) bool {
	switch name {
	case "authentication-results", "received", "received-spf", "dkim-signature", "return-path", "message-id":
		return true
	}
	return strings.HasPrefix(name, "arc-")
}

// first returns the topmost value of a field as found, "" where absent.
func first(fields []headerField, name string) string {
	for _, f := range fields {
		if f.name == name {
			return f.value
		}
	}
	return ""
}

// splitHeader parts an entity into its fields and its body. Lines end with CRLF, LF or CR CR LF. A line that is no field continues
// the one before where more fields follow (a fold that lost its space), else the body begins there. Fields past MaxHeader are
// dropped, which over tells.
func splitHeader(raw []byte) (fields []headerField, body []byte, over bool) {
	rest := skipEnvelope(raw)
	begin := rest
	if line, _ := cutLine(rest); len(line) > 0 && fieldColon(line) < 0 {
		return nil, rest, false
	}
	for len(rest) > 0 {
		line, after := cutLine(rest)
		if len(line) == 0 {
			return fields, after, over
		}
		if blank(line) && !continues(after) {
			return fields, after, over
		}
		colon := fieldColon(line)
		if colon < 0 && !isSpace(line[0]) && (bytes.HasPrefix(line, []byte("--")) || !continues(rest[len(rest)-len(after):])) {
			return fields, rest, over
		}
		if len(begin)-len(after) > MaxHeader {
			over, rest = true, after
			continue
		}
		switch {
		case colon >= 0 && !isSpace(line[0]):
			f := headerField{name: fieldName(bytes.TrimRight(line[:colon], " \t"))}
			f.value, after = unfold(bytes.TrimSpace(line[colon+1:]), after, begin)
			fields = append(fields, f)
		case len(fields) > 0:
			last := &fields[len(fields)-1]
			last.value += " " + string(bytes.TrimSpace(line))
		}
		rest = after
	}
	return fields, nil, over
}

// unfold adds the lines that begin with white space to the value before them, and returns what follows.
func unfold(value, rest, begin []byte) (string, []byte) {
	if len(rest) == 0 || !isSpace(rest[0]) {
		return string(value), rest
	}
	b := append(make([]byte, 0, 512), value...) // stays on the stack where the value is not longer
	for len(rest) > 0 && isSpace(rest[0]) {
		line, after := cutLine(rest)
		if blank(line) || len(begin)-len(after) > MaxHeader {
			break
		}
		b = append(append(b, ' '), bytes.TrimSpace(line)...)
		rest = after
	}
	return string(bytes.TrimSpace(b)), rest
}

// skipEnvelope drops what stands before a header: a byte order mark, blank lines, the "From " line of an mbox.
func skipEnvelope(raw []byte) []byte {
	raw = bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf"))
	raw = bytes.TrimLeft(raw, "\r\n")
	for bytes.HasPrefix(raw, []byte("From ")) || bytes.HasPrefix(raw, []byte(">From ")) {
		_, raw = cutLine(raw)
	}
	return raw
}

// continues tells whether the header goes on within the next lines: another field, or the blank line that ends it.
func continues(rest []byte) bool {
	for range 4 {
		if len(rest) == 0 {
			return false
		}
		line, after := cutLine(rest)
		if len(line) == 0 {
			return true
		}
		if colon := fieldColon(line); colon > 0 && knownField(line[:colon]) {
			return true
		}
		rest = after
	}
	return false
}

var knownFields = map[string]bool{
	"from": true, "to": true, "cc": true, "bcc": true, "subject": true, "date": true, "message-id": true, "in-reply-to": true,
	"references": true, "sender": true, "reply-to": true, "received": true, "mime-version": true, "return-path": true,
	"importance": true, "thread-topic": true, "thread-index": true, "accept-language": true, "user-agent": true, "auto-submitted": true,
	"precedence": true, "authentication-results": true, "dkim-signature": true, "delivered-to": true,
}

// usualNames are the names that most mails have in the form in which programs write them, with that of headerField.
var usualNames = func() map[string]string {
	names := map[string]string{}
	for _, name := range []string{"Received", "From", "To", "Cc", "Subject", "Date", "Message-ID", "Message-Id", "In-Reply-To", "References", "Return-Path", "MIME-Version", "X-Mailer",
		"Authentication-Results", "Content-Type", "Content-Transfer-Encoding", "Content-Disposition", "Content-ID"} {
		names[name] = strings.ToLower(name)
	}
	return names
}()

// fieldName is a field's name in lower case.
func fieldName(name []byte) string {
	if lower, usual := usualNames[string(name)]; usual {
		return lower // not made anew for each mail
	}
	return strings.ToLower(string(name))
}

func knownField(name []byte) bool {
	lower := strings.ToLower(strings.TrimSpace(string(name)))
	return knownFields[lower] || strings.HasPrefix(lower, "content-") || strings.HasPrefix(lower, "x-") || strings.HasPrefix(lower, "list-")
}

// fieldColon returns the place of the colon that ends a field's name (RFC 5322 §2.2; blanks before the colon as in §4.5), or -1.
func fieldColon(line []byte) int {
	for i, c := range line {
		switch {
		case c == ':':
			if i == 0 {
				return -1
			}
			return i
		case c == ' ' || c == '\t':
			if i == 0 || !bytes.HasPrefix(bytes.TrimLeft(line[i:], " \t"), []byte(":")) {
				return -1
			}
		case c < 33 || c > 126 || i > 120:
			return -1
		}
	}
	return -1
}

// cutLine returns the first line without its end, and what follows.
func cutLine(b []byte) (line, rest []byte) {
	if i := bytes.IndexByte(b, '\n'); i >= 0 {
		return bytes.TrimRight(b[:i], "\r"), b[i+1:]
	}
	return bytes.TrimRight(b, "\r"), nil
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' }

func blank(line []byte) bool { return len(bytes.TrimSpace(line)) == 0 }
