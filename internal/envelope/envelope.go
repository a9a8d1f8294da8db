// Package envelope turns subject, text, letter, enclosures and reply form into the bytes of one mail, which go-mail composes. What go-mail
// leaves to chance or gets wrong is settled here: boundaries, file names in other scripts, the headers of the sending program.
package envelope

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/wneessen/go-mail"

	"chancery/internal/locale"
)

// File is an attachment.
type File struct {
	Name string // in any script, without a folder
	Type string // media type
	Data []byte
}

// Mail is all that a mail is made of. Same values, same bytes: boundaries come from the Message-ID.
type Mail struct {
	MessageID  string // with angle brackets
	Date       time.Time
	From       string
	FromName   string
	ReplyTo    string // "" : none
	To         string
	ToName     string
	Cc         []string
	Subject    string
	Lang       locale.Lang
	Text, HTML string // lines end as they like; HTML "" : text alone
	Files      []File // attached in this order
	InReplyTo  string
	References []string
	Automatic  bool   // Auto-Submitted: auto-replied (RFC 3834 §5), X-Auto-Response-Suppress: All
	Calendar   []byte // an iMIP REQUEST as the body's calendar alternative; nil: none
}

// Compose writes the mail, CRLF, ASCII headers, lines ≤ 998 octets, without X-Mailer and User-Agent. The error names the field that is not fit.
func Compose(m Mail) ([]byte, error) {
	msg := mail.NewMsg(mail.WithNoDefaultUserAgent(), mail.WithCharset(mail.CharsetUTF8), mail.WithEncoding(wordEncoding(m.Subject)))
	for _, write := range []func(*mail.Msg, Mail) error{writeAddresses, writeFields, writeThread, writeBody, writeFiles} {
		if err := write(msg, m); err != nil {
			return nil, fmt.Errorf("compose mail %s: %w", m.MessageID, err)
		}
	}
	out := bytes.NewBuffer(make([]byte, 0, frameSize(m)))
	if _, err := msg.WriteTo(out); err != nil {
		return nil, fmt.Errorf("compose mail %s: %w", m.MessageID, err)
	}
	raw := unfoldIdentifiers(out.Bytes())
	if err := settleBoundaries(raw, m.MessageID); err != nil {
		return nil, fmt.Errorf("compose mail %s: %w", m.MessageID, err)
	}
	if err := checkWire(raw); err != nil {
		return nil, fmt.Errorf("compose mail %s: %w", m.MessageID, err)
	}
	raw, err := fillFiles(raw, m)
	if err != nil {
		return nil, fmt.Errorf("compose mail %s: %w", m.MessageID, err)
	}
	return raw, nil
}

// writeBody sets text, HTML and calendar as alternatives, plainest first (RFC 2046 §5.1.4).
func writeBody(msg *mail.Msg, m Mail) error {
	if m.Text == "" {
		return errors.New("text: it is empty")
	}
	if err := checkText(m.Text); err != nil {
		return fmt.Errorf("text: %w", err)
	}
	if err := checkText(m.HTML); err != nil {
		return fmt.Errorf("html: %w", err)
	}
	text := canonical(m.Text)
	msg.SetBodyString(mail.TypeTextPlain, text, mail.WithPartEncoding(bodyEncoding(text)))
	if m.HTML != "" {
		html := canonical(m.HTML)
		msg.AddAlternativeString(mail.TypeTextHTML, html, mail.WithPartEncoding(bodyEncoding(html)))
	}
	if m.Calendar == nil {
		return nil
	}
	calendar := canonical(string(m.Calendar))
	method := calendarMethod(calendar)
	if method == "" {
		return errors.New("calendar: it has no METHOD, which RFC 6047 §2.4 wants in the Content-Type too")
	}
	msg.AddAlternativeString(mail.ContentType("text/calendar; method="+method), calendar, mail.WithPartEncoding(mail.EncodingB64))
	return nil
}

func writeFiles(msg *mail.Msg, m Mail) error {
	files := make([]*mail.File, 0, len(m.Files))
	for i, f := range m.Files {
		header, err := fileHeader(f, i+1)
		if err != nil {
			return fmt.Errorf("file %d %q: %w", i+1, f.Name, err)
		}
		files = append(files, &mail.File{Name: f.Name, Header: header, Enc: mail.EncodingB64, Writer: func(w io.Writer) (int64, error) {
			n, err := w.Write(placeOf(m.MessageID, i)) // the file itself comes later: fillFiles
			return int64(n), err
		}})
	}
	msg.SetAttachments(files)
	return nil
}

// calendarMethod is the METHOD of an iCalendar object (RFC 5545 §3.7.2), in upper case; "" without one.
func calendarMethod(s string) string {
	for line := range strings.SplitSeq(s, "\r\n") {
		name, value, _ := strings.Cut(line, ":")
		if strings.EqualFold(name, "METHOD") {
			return strings.ToUpper(strings.TrimSpace(value))
		}
	}
	return ""
}

// frameSize is about the size of the mail without its files, in octets.
func frameSize(m Mail) int {
	return 4096 + 2*(len(m.Text)+len(m.HTML)+len(m.Calendar)) + 1024*len(m.Files)
}
