package message

import (
	"bytes"
	"fmt"
	"strings"
)

// limits are what a mail and all that is nested in it may still use together.
type limits struct{ parts int }

// entity is a MIME entity (RFC 2045 §2.4): its fields, and its body as found.
type entity struct {
	fields   []headerField
	body     []byte
	media    string
	params   map[string]string
	attached bool // Content-Disposition says attachment
	inline   bool // … inline
	name     string
}

// segment is a piece of the body: text, or a page of HTML not yet rendered.
type segment struct {
	text string
	page []byte
	html bool
}

func plainSegment(text string) segment { return segment{text: text} }

func htmlSegment(page []byte) segment { return segment{page: page, html: true} }

// reader reads one message; those nested in it have their own.
type reader struct {
	msg    *Message
	limits *limits
}

// readMessage reads a mail that stands depth levels deep in the one that was received.
func readMessage(raw []byte, depth int, l *limits) *Message {
	m := &Message{}
	m.fill(raw, depth, l)
	return m
}

func (m *Message) fill(raw []byte, depth int, l *limits) {
	if len(raw) > MaxSize {
		m.problem("too_large", fmt.Sprintf("the mail has %d bytes; the first %d are read", len(raw), MaxSize))
		raw = raw[:MaxSize]
	}
	if bytes.IndexByte(raw, '\n') < 0 && bytes.IndexByte(raw, '\r') >= 0 {
		raw = bytes.ReplaceAll(raw, []byte("\r"), []byte("\n"))
	}
	fields, body, over := splitHeader(raw)
	if over {
		m.problem("too_large", fmt.Sprintf("the header is longer than %d bytes; what follows is not read", MaxHeader))
	}
	m.headers = fields
	r := &reader{m, l}
	e := newEntity(fields, body, "")
	m.hint = e.params["charset"]
	m.takeHeader()
	r.compose(r.walk(e, depth, ""))
}

func (m *Message) takeHeader() {
	var froms []Address
	for _, f := range m.headers {
		switch f.name {
		case "from":
			froms = append(froms, parseAddresses(f.value, m.hint)...)
		case "to":
			m.To = append(m.To, parseAddresses(f.value, m.hint)...)
		case "cc":
			m.Cc = append(m.Cc, parseAddresses(f.value, m.hint)...)
		case "reply-to":
			m.ReplyTo = append(m.ReplyTo, parseAddresses(f.value, m.hint)...)
		case "references":
			m.References = append(m.References, messageIDs(f.value)...)
		case "in-reply-to":
			m.InReplyTo = append(m.InReplyTo, messageIDs(f.value)...)
		}
	}
	m.Froms = len(froms)
	if len(froms) > 0 {
		m.From = froms[0]
	}
	if list := parseAddresses(first(m.headers, "sender"), m.hint); len(list) > 0 {
		m.Sender = list[0]
	}
	if ids := messageIDs(first(m.headers, "message-id")); len(ids) > 0 {
		m.MessageID = ids[0]
	}
	m.Subject = decodeHeader(first(m.headers, "subject"), m.hint)
	m.Date = parseDate(first(m.headers, "date"))
	if path := first(m.headers, "return-path"); path != "" {
		m.ReturnPath = cleanAddress(path)
		if m.ReturnPath == "" {
			m.ReturnPath = "<>"
		}
	}
}

// newEntity reads an entity's own fields. The default media type is text/plain, or message/rfc822 in a digest (RFC 2046 §5.1.5).
func newEntity(fields []headerField, body []byte, parent string) entity {
	e := entity{fields: fields, body: body, media: "text/plain"}
	if parent == "multipart/digest" {
		e.media = "message/rfc822"
	}
	if v := first(fields, "content-type"); v != "" {
		media, params := parseMedia(v, "")
		e.params = params
		if strings.Contains(media, "/") {
			e.media = media
		} else if media == "text" || media == "html" {
			e.media = map[string]string{"text": "text/plain", "html": "text/html"}[media]
		}
	}
	disposition, dparams := parseMedia(first(fields, "content-disposition"), e.params["charset"])
	e.attached, e.inline = disposition == "attachment", disposition == "inline"
	e.name = dparams["filename"]
	if e.name == "" {
		e.name = dparams["name"]
	}
	if e.name == "" {
		e.name = e.params["name"]
	}
	e.name = fileName(e.name)
	return e
}

// walk reads an entity and returns what of it belongs to the body.
func (r *reader) walk(e entity, depth int, parent string) []segment {
	if r.limits.parts--; r.limits.parts < 0 {
		r.msg.problem("too_large", fmt.Sprintf("the mail has more than %d parts; the rest is not read", MaxParts))
		return nil
	}
	if depth > MaxDepth {
		r.msg.problem("too_large", fmt.Sprintf("parts are nested more than %d deep; the inner ones are not read", MaxDepth))
		return nil
	}
	if strings.HasPrefix(e.media, "multipart/") {
		return r.walkMultipart(e, depth)
	}
	return r.leaf(e, depth, parent)
}

func (r *reader) walkMultipart(e entity, depth int) []segment {
	body := e.body
	if enc := strings.ToLower(first(e.fields, "content-transfer-encoding")); strings.Contains(enc, "base64") {
		body = decodeTransfer(body, enc) // forbidden by RFC 2045 §6.4, and met
	}
	boundary := e.params["boundary"]
	if boundary == "" || !bytes.Contains(body, []byte("--"+boundary)) {
		boundary = guessBoundary(body)
	}
	if boundary == "" {
		e.media, e.params = "text/plain", nil
		if looksLikeHTML(string(body[:min(len(body), 200)])) {
			e.media = "text/html"
		}
		return r.leaf(e, depth, "")
	}
	if e.media == "multipart/encrypted" {
		r.msg.problem("encrypted", "the mail is encrypted ("+orWord(e.params["protocol"], "multipart/encrypted")+"); ask the sender for a plain one")
	}
	raws, all := splitParts(body, boundary, r.limits.parts+1)
	if !all {
		r.msg.problem("too_large", fmt.Sprintf("the mail has more than %d parts; the rest is not read", MaxParts))
	}
	var children [][]segment
	for _, raw := range raws {
		fields, content, over := splitHeader(padHeaderless(raw))
		if over {
			r.msg.problem("too_large", fmt.Sprintf("a part's header is longer than %d bytes", MaxHeader))
		}
		children = append(children, r.walk(newEntity(fields, content, e.media), depth+1, e.media))
	}
	if e.media == "multipart/alternative" {
		return r.choose(children)
	}
	var pieces []segment
	for _, c := range children {
		pieces = append(pieces, c...)
	}
	return pieces
}

// padHeaderless makes sure that a part that begins with its blank line, or with no field at all, is read as a body.
func padHeaderless(raw []byte) []byte {
	if len(raw) > 0 && (raw[0] == '\n' || raw[0] == '\r') {
		return append([]byte("content-type:\n"), raw...)
	}
	return raw
}

// splitParts parts a multipart's body (RFC 2046 §5.1.1): the line "--boundary" begins a part, "--boundary--" ends the last. It stops
// after limit parts, which all tells.
func splitParts(body []byte, boundary string, limit int) (parts [][]byte, all bool) {
	delimiter := []byte("--" + boundary)
	start := -1 // where the part under way begins
	for pos := 0; pos < len(body); {
		i := bytes.Index(body[pos:], delimiter)
		if i < 0 {
			break
		}
		at := pos + i
		line, rest := cutLine(body[at+len(delimiter):])
		next := len(body) - len(rest)
		closing := bytes.HasPrefix(line, []byte("--"))
		if at > 0 && body[at-1] != '\n' || !blank(line) && !(closing && blank(bytes.TrimRight(line[2:], "-"))) {
			pos = at + len(delimiter)
			continue
		}
		if start >= 0 {
			parts = append(parts, trimEnd(body[start:at]))
		}
		if closing {
			return parts, true
		}
		if len(parts) >= limit {
			return parts, false
		}
		start, pos = next, next
	}
	if start >= 0 && start < len(body) {
		parts = append(parts, body[start:])
	}
	return parts, true
}

// trimEnd drops the line end that belongs to the delimiter.
func trimEnd(b []byte) []byte {
	b = bytes.TrimSuffix(b, []byte("\n"))
	return bytes.TrimSuffix(b, []byte("\r"))
}

// guessBoundary finds the boundary of a multipart whose header lost it: the first line "--…" that a MIME field follows.
func guessBoundary(body []byte) string {
	for rest, n := body, 0; len(rest) > 0 && n < 500; n++ {
		var line []byte
		line, rest = cutLine(rest)
		if len(line) < 4 || len(line) > 200 || !bytes.HasPrefix(line, []byte("--")) {
			continue
		}
		if next := rest[:min(len(rest), 8)]; strings.EqualFold(string(next), "content-") {
			return string(bytes.TrimRight(line[2:], " \t"))
		}
	}
	return ""
}

func orWord(s, other string) string {
	if s == "" {
		return other
	}
	return s
}
