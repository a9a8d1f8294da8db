package message

import (
	"bytes"
	"strings"
)

// leaf reads an entity that is no multipart: a piece of the body, a report, a calendar, a mail, or a file.
func (r *reader) leaf(e entity, depth int, parent string) []segment {
	encoding := first(e.fields, "content-transfer-encoding")
	media := mendType(e.media, e.name)
	data := decodeTransfer(e.body, encoding)
	switch {
	case media == "message/rfc822" || media == "message/global" || media == "message/x-rfc822":
		r.nest(data, depth)
	case media == "text/rfc822-headers" || media == "message/rfc822-headers" || media == "message/global-headers":
		r.nest(data, depth)
	case reportParts[media] != nil:
		if r.msg.Report == nil {
			r.msg.Report = &DeliveryReport{}
		}
		reportParts[media](r.msg.Report, data)
	case media == "text/calendar" || media == "application/ics":
		r.calendar(e, data, media)
	case media == "application/ms-tnef" || media == "application/vnd.ms-tnef" || strings.EqualFold(e.name, "winmail.dat"):
		return r.tnef(e, data)
	case media == "application/pkcs7-mime" || media == "application/x-pkcs7-mime":
		return r.smime(e, data, depth)
	case strings.HasSuffix(media, "pkcs7-signature") || media == "application/pgp-signature" || media == "application/pgp-encrypted":
	case parent == "multipart/encrypted":
		r.file(e, media, data)
	case isBody(e, media):
		return r.bodySegment(e, media, data, parent)
	default:
		r.file(e, media, data)
	}
	return nil
}

// isBody tells text to be read from text that is a file.
func isBody(e entity, media string) bool {
	if e.attached {
		return false
	}
	switch media {
	case "text/plain", "text/html", "text/enriched", "text/richtext", "text/markdown", "text/x-markdown", "application/xhtml+xml":
		return e.name == ""
	}
	return false
}

func (r *reader) bodySegment(e entity, media string, data []byte, parent string) []segment {
	charset := e.params["charset"]
	switch media {
	case "text/html", "application/xhtml+xml":
		return []segment{htmlSegment(r.sound(decodeHTML(data, charset)))}
	case "text/enriched", "text/richtext":
		return []segment{plainSegment(cleanText(stripTags(r.sound(decodeText(data, charset)))))}
	}
	text := cleanText(r.sound(decodeText(data, charset)))
	if looksLikeHTML(text) {
		return []segment{htmlSegment([]byte(text))}
	}
	if strings.EqualFold(e.params["format"], "flowed") {
		text = unflow(text, strings.EqualFold(e.params["delsp"], "yes"))
	}
	return []segment{plainSegment(text)}
}

// decodeHTML decodes an HTML part: by its header, else by its own meta element, else by a guess.
func decodeHTML(data []byte, charset string) []byte {
	if charset == "" {
		head := bytes.ToLower(data[:min(len(data), 2048)])
		if _, after, ok := bytes.Cut(head, []byte("charset=")); ok {
			after = bytes.TrimLeft(after, `"' `)
			if end := bytes.IndexAny(after, "\"'/> ;"); end > 0 {
				charset = string(after[:end])
			}
		}
	}
	return decodeText(data, charset)
}

func looksLikeHTML(text string) bool {
	head := strings.TrimSpace(text[:min(len(text), 200)])
	if !strings.HasPrefix(head, "<") {
		return false
	}
	head = strings.ToLower(head)
	return strings.HasPrefix(head, "<!doctype html") || strings.HasPrefix(head, "<html") && (len(head) == 5 || head[5] == '>' || head[5] == ' ')
}

// nest opens a mail inside the mail. Its report or calendar is not the outer mail's.
func (r *reader) nest(data []byte, depth int) {
	if r.limits.parts <= 0 || depth >= MaxDepth {
		r.msg.problem("too_large", "mails are nested too deep or too many; the inner ones are not read")
		return
	}
	inner := readMessage(data, depth+1, r.limits)
	r.msg.Nested = append(r.msg.Nested, inner)
	for _, p := range inner.Problems {
		r.msg.problem(p.Code, "in a mail inside the mail: "+strings.TrimPrefix(p.Detail, "in a mail inside the mail: "))
	}
}

// file keeps a part as a file, and reads what can be read of it.
func (r *reader) file(e entity, media string, data []byte) {
	p := Part{Name: e.name, Type: media, Inline: e.inline, Data: data}
	p.ContentID = strings.Trim(strings.TrimSpace(first(e.fields, "content-id")), "<>")
	r.keep(p, e.params["charset"])
}

func (r *reader) keep(p Part, charset string) {
	switch {
	case p.Type == "text/html":
		page := renderHTML(decodeHTML(p.Data, charset))
		p.Text = page.text
	case strings.HasPrefix(p.Type, "text/"):
		p.Text = cleanText(decodeText(p.Data, charset))
	case p.Type == typesByName[".docx"]:
		r.word(&p)
	}
	r.msg.Parts = append(r.msg.Parts, p)
}

// word reads a Word file.
func (r *reader) word(p *Part) {
	file, err := readDOCX(p.Data)
	if err != nil {
		file.doubts = append(file.doubts, err.Error())
	}
	for _, doubt := range file.doubts {
		r.msg.problem("unread_part", orWord(p.Name, "a Word file")+": "+doubt)
	}
	p.Text, p.Margins = file.text, file.margins
	for _, t := range file.tables {
		t.File = orWord(p.Name, "document.docx")
		r.msg.Tables = append(r.msg.Tables, t)
	}
}
