package demo

import (
	"fmt"
	"strings"

	"chancery/internal/invitee"
	"chancery/internal/message"
	"chancery/internal/workbook"
)

const (
	isu        = "isu@meeting.example"
	authserver = "mx.meeting.example"
)

// letterOf is the invitation as it came to an invitee.
type letterOf struct {
	invitee invitee.Invitee
	mail    *message.Message
	header  string // raw, for bounces
}

func (l letterOf) form() ([]byte, error) {
	for _, part := range l.mail.Parts {
		if strings.HasSuffix(part.Name, ".xlsx") {
			return part.Data, nil
		}
	}
	return nil, fmt.Errorf("the letter to %s bears no form", l.invitee.Ref)
}

// write makes the mail that a delegation sends on its letter.
func (a answer) write(l letterOf, number int) ([]byte, error) {
	if a.kind == "bounce" || a.kind == "delay" {
		return a.report(l), nil
	}
	p := programs[a.program]
	text := a.body
	if a.quote {
		text += "\n\n" + p.quoted(fillText(l.mail.Text, a.inText))
	}
	files, err := a.attachment(l)
	if err != nil {
		return nil, err
	}
	if a.kind == "calendar" {
		files += a.calendar(l)
	}
	body := p.body(text + "\n")
	if files != "" {
		const boundary = "mix_000000000000d4e5f6"
		body = fmt.Sprintf("Content-Type: multipart/mixed; boundary=%q\r\n\r\n--%s\r\n%s\r\n%s--%s--\r\n", boundary, boundary, body, strings.ReplaceAll(files, "@@", boundary), boundary)
	}
	return []byte(a.headers(l, p, number) + "MIME-Version: 1.0\r\n" + body), nil
}

func (a answer) sender(l letterOf) string {
	if a.from != "" {
		return a.from
	}
	return l.invitee.Email
}

// headers are written top down: what our own server adds stands above what the sender wrote.
func (a answer) headers(l letterOf, p program, number int) string {
	from := a.sender(l)
	domain := invitee.Domain(from)
	result := a.auth
	if result == "" {
		result = "pass"
	}
	h := fmt.Sprintf("Authentication-Results: %s; spf=%s smtp.mailfrom=%s;\r\n dmarc=%s header.from=%s\r\n", authserver, result, domain, result, domain)
	h += fmt.Sprintf("Received: from mail.%s by %s; %s\r\n", domain, authserver, a.day.Format("Mon, 02 Jan 2006 15:04:05 -0700"))
	if a.forged {
		h += fmt.Sprintf("Authentication-Results: %s; dmarc=pass header.from=%s\r\n", authserver, domain)
	}
	h += fmt.Sprintf("From: %s <%s>\r\nTo: <%s>\r\nSubject: %s\r\nDate: %s\r\n", p.header(a.name), from, isu, p.header("Re: "+l.mail.Subject), a.day.Format("Mon, 02 Jan 2006 15:04:05 -0700"))
	h += fmt.Sprintf("Message-ID: <answer.%d@%s>\r\n", number, domain)
	if a.from == "" {
		h += fmt.Sprintf("In-Reply-To: %s\r\nReferences: %s\r\n", l.mail.MessageID, l.mail.MessageID)
	}
	if a.kind == "out_of_office" {
		h += "Auto-Submitted: auto-replied\r\nX-Auto-Response-Suppress: All\r\n"
	}
	if p.mailer != "" {
		h += "X-Mailer: " + p.mailer + "\r\n"
	}
	return h
}

// attachment is the workbook form filled in, as a part between boundaries "@@".
func (a answer) attachment(l letterOf) (string, error) {
	if a.form == nil {
		return "", nil
	}
	form, err := l.form()
	if err != nil {
		return "", err
	}
	data, err := workbook.FillForm(form, workbook.FilledForm{Fields: map[string]string{"attending": a.form.attending}, Delegates: a.form.delegates, Interventions: a.form.items})
	if err != nil {
		return "", fmt.Errorf("fill in the form of %s: %w", a.ref, err)
	}
	return "--@@\r\nContent-Type: application/vnd.openxmlformats-officedocument.spreadsheetml.sheet; name=\"form.xlsx\"\r\n" +
		"Content-Disposition: attachment; filename=\"form.xlsx\"\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64Lines(data), nil
}

// calendar is an iTIP REPLY (RFC 5546 §3.2.3) that accepts.
func (a answer) calendar(l letterOf) string {
	object := strings.Join([]string{"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//calendar//EN", "METHOD:REPLY", "BEGIN:VEVENT", "UID:im2022@meeting.example", "DTSTAMP:20220513T090000Z",
		"DTSTART;VALUE=DATE:20220620", "ORGANIZER:mailto:" + isu, "ATTENDEE;PARTSTAT=ACCEPTED:mailto:" + a.sender(l), "END:VEVENT", "END:VCALENDAR", ""}, "\r\n")
	return "--@@\r\nContent-Type: text/calendar; method=REPLY; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + object
}

// fillText writes answers behind the keys of the text form: "Name [1.name]: Ana Torres".
func fillText(text string, answers map[string]string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		open, end := strings.LastIndex(line, "["), strings.LastIndex(line, "]")
		if open < 0 || end < open {
			continue
		}
		if value := answers[line[open+1:end]]; value != "" {
			lines[i] = strings.TrimRight(line, " ") + " " + value
		}
	}
	return strings.Join(lines, "\n")
}

// report is a delivery report (RFC 3464) on the letter: it failed, or is delayed.
func (a answer) report(l letterOf) []byte {
	action, status, words := "failed", "5.1.1", "550 5.1.1 unknown user"
	if a.kind == "delay" {
		action, status, words = "delayed", "4.4.1", "connect to mail server: connection timed out"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "Return-Path: <>\r\nFrom: Mail Delivery System <MAILER-DAEMON@%s>\r\nTo: <%s>\r\nSubject: Delivery notice\r\nDate: %s\r\n", authserver, isu, a.day.Format("Mon, 02 Jan 2006 15:04:05 -0700"))
	fmt.Fprintf(&b, "Message-ID: <%s.%s@%s>\r\nAuto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=\"rep\"\r\n\r\n", a.kind, a.ref, authserver)
	fmt.Fprintf(&b, "--rep\r\nContent-Type: text/plain; charset=us-ascii\r\n\r\nThis is the mail system. Your message to <%s>: %s\r\n", l.invitee.Email, words)
	fmt.Fprintf(&b, "--rep\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; %s\r\n\r\nFinal-Recipient: rfc822; %s\r\nOriginal-Recipient: rfc822;%s\r\nAction: %s\r\nStatus: %s\r\nDiagnostic-Code: smtp; %s\r\n\r\n",
		authserver, l.invitee.Email, l.invitee.Email, action, status, words)
	fmt.Fprintf(&b, "--rep\r\nContent-Type: text/rfc822-headers\r\n\r\n%s\r\n--rep--\r\n", l.header)
	return []byte(b.String())
}
