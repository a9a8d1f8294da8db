package demo

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"html"
	"mime"
	"mime/quotedprintable"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// program is how a mail program writes a reply: its charset, transfer encoding, bodies, and the line above the quoted mail.
type program struct {
	mailer   string
	charset  string
	coder    encoding.Encoding // nil: UTF-8
	base64   bool              // else quoted-printable
	html     bool              // HTML alone
	both     bool              // text and HTML as alternatives
	quoteTop string            // above the quoted mail
	noMarks  bool              // the quoted lines bear no ">"
}

var programs = map[string]program{
	"outlook":     {mailer: "Microsoft Outlook 16.0", charset: "utf-8", base64: true, both: true, quoteTop: "-----Original Message-----\nFrom: isu@meeting.example\nSent: Tuesday, April 26, 2022 11:00 AM\nSubject: Invitation\n", noMarks: true},
	"exchange":    {mailer: "", charset: "utf-8", base64: true, html: true, quoteTop: "________________________________\nFrom: isu@meeting.example\nSent: Tuesday, April 26, 2022 11:00 AM\nSubject: Invitation\n", noMarks: true},
	"gmail":       {mailer: "", charset: "UTF-8", both: true, quoteTop: "On Tue, Apr 26, 2022 at 11:00 AM <isu@meeting.example> wrote:\n"},
	"apple":       {mailer: "Apple Mail (2.3696.80.82.1.1)", charset: "utf-8", quoteTop: "> On 26 Apr 2022, at 11:00, isu@meeting.example wrote:\n"},
	"thunderbird": {mailer: "", charset: "UTF-8", quoteTop: "On 26/04/2022 11:00, isu@meeting.example wrote:\n"},
	"qq":          {mailer: "QQMail 2.x", charset: "gb18030", coder: simplifiedchinese.GB18030, base64: true, both: true, quoteTop: "------------------ 原始邮件 ------------------\n", noMarks: true},
	"mailru":      {mailer: "Mail.Ru Mailer 1.0", charset: "koi8-r", coder: charmap.KOI8R, base64: true, quoteTop: "Вторник, 26 апреля 2022, 11:00 +02:00 от isu@meeting.example:\n"},
	"windows1256": {mailer: "Microsoft Windows Live Mail", charset: "windows-1256", coder: charmap.Windows1256, quoteTop: "-----Original Message-----\nFrom: isu@meeting.example\n", noMarks: true},
}

// bytesOf is text in the program's charset; what that lacks becomes a question mark, as such programs do.
func (p program) bytesOf(text string) []byte {
	if p.coder == nil {
		return []byte(text)
	}
	var b bytes.Buffer
	for _, r := range text {
		coded, err := p.coder.NewEncoder().Bytes([]byte(string(r)))
		if err != nil {
			coded = []byte("?")
		}
		b.Write(coded)
	}
	return b.Bytes()
}

// body writes the text as the program does: headers of the part, and the part.
func (p program) body(text string) string {
	switch {
	case p.html:
		return p.part("text/html", asHTML(text))
	case p.both:
		const boundary = "alt_000000000000a1b2c3"
		return fmt.Sprintf("Content-Type: multipart/alternative; boundary=%q\r\n\r\n--%s\r\n%s\r\n--%s\r\n%s\r\n--%s--\r\n", boundary,
			boundary, p.part("text/plain", text), boundary, p.part("text/html", asHTML(text)), boundary)
	}
	return p.part("text/plain", text)
}

func (p program) part(mediaType, text string) string {
	coded := p.bytesOf(strings.ReplaceAll(text, "\n", "\r\n"))
	if p.base64 {
		return fmt.Sprintf("Content-Type: %s; charset=%q\r\nContent-Transfer-Encoding: base64\r\n\r\n%s", mediaType, p.charset, base64Lines(coded))
	}
	var b bytes.Buffer
	w := quotedprintable.NewWriter(&b)
	w.Write(coded)
	w.Close()
	return fmt.Sprintf("Content-Type: %s; charset=%q\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n%s\r\n", mediaType, p.charset, b.String())
}

// header encodes a header's text (RFC 2047) in the program's charset.
func (p program) header(text string) string {
	if ascii(text) {
		return text
	}
	if p.coder == nil {
		return mime.QEncoding.Encode("utf-8", text)
	}
	return "=?" + p.charset + "?B?" + base64.StdEncoding.EncodeToString(p.bytesOf(text)) + "?="
}

func ascii(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r >= 0x80 }) < 0
}

func asHTML(text string) string {
	var b strings.Builder
	b.WriteString("<html><body>\n")
	for line := range strings.SplitSeq(text, "\n") {
		b.WriteString("<div>" + html.EscapeString(line) + "</div>\n")
	}
	b.WriteString("</body></html>\n")
	return b.String()
}

// base64Lines encodes with lines of 76 characters (RFC 2045 §6.8).
func base64Lines(data []byte) string {
	var b strings.Builder
	text := base64.StdEncoding.EncodeToString(data)
	for len(text) > 76 {
		b.WriteString(text[:76] + "\r\n")
		text = text[76:]
	}
	return b.String() + text + "\r\n"
}

// quoted is the invitation as the program quotes it.
func (p program) quoted(text string) string {
	if p.noMarks {
		return p.quoteTop + "\n" + text
	}
	return p.quoteTop + "> " + strings.ReplaceAll(text, "\n", "\n> ")
}
