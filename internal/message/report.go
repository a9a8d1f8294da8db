package message

import (
	"strings"
	"unicode"
)

// DeliveryReport is a notice on the fate of a mail: RFC 3464 or a dialect; also MDN (RFC 8098) and ARF (RFC 5965), told by Kind.
type DeliveryReport struct {
	Kind              string // "delivery", "disposition" (read receipt), "feedback"
	ReportingMTA      string
	Recipients        []ReportedRecipient
	OriginalMessageID string // of the returned headers, "" where absent
	OriginalTo        []Address
	OriginalHeader    []byte // returned headers, raw
}

// ReportedRecipient is one per-recipient block of RFC 3464 §2.3.
type ReportedRecipient struct {
	Original, Final string // addresses without the type prefix
	Expanded        string // the address that a forward or list made Final of, where the notice's words name it
	Action          string // "failed", "delayed", "delivered", "relayed", "expanded", lower case; of a receipt the disposition ("displayed", "deleted")
	Status          string // "5.1.1"
	Diagnostic      string // the server's words
}

// reportParts are the media types of machine-readable reports and what reads them.
var reportParts = map[string]func(*DeliveryReport, []byte){
	"message/delivery-status":                 readDeliveryStatus,
	"message/global-delivery-status":          readDeliveryStatus,
	"message/disposition-notification":        readDisposition,
	"message/global-disposition-notification": readDisposition,
	"message/feedback-report":                 readFeedback,
}

// readDeliveryStatus reads RFC 3464: blocks of fields parted by blank lines, the first about the mail, the others about one recipient
// each. A block about a recipient may also stand first, as some servers write.
func readDeliveryStatus(d *DeliveryReport, data []byte) {
	d.Kind = "delivery"
	for n := 0; len(data) > 0 && n < 5000; n++ {
		fields, rest, _ := splitHeader(data)
		if len(fields) == 0 && len(rest) == len(data) {
			_, rest = cutLine(data)
		}
		data = rest
		if mta := typed(first(fields, "reporting-mta")); mta != "" {
			d.ReportingMTA = mta
		}
		r := ReportedRecipient{
			Original:   cleanAddress(typed(typed(first(fields, "original-recipient")))),
			Final:      cleanAddress(typed(typed(first(fields, "final-recipient")))),
			Action:     firstWord(first(fields, "action")),
			Status:     enhancedIn(first(fields, "status")),
			Diagnostic: decodeHeader(typed(first(fields, "diagnostic-code")), ""),
		}
		if r.Original == "" && r.Final == "" {
			continue
		}
		if r.Status == "" || strings.HasSuffix(r.Status, ".0.0") {
			r.Status = orWord(enhancedIn(r.Diagnostic), r.Status)
		}
		d.Recipients = append(d.Recipients, r)
	}
}

// readDisposition reads a receipt: RFC 8098 §3.
func readDisposition(d *DeliveryReport, data []byte) {
	d.Kind = "disposition"
	fields, _, _ := splitHeader(data)
	d.ReportingMTA = decodeHeader(first(fields, "reporting-ua"), "")
	if ids := messageIDs(first(fields, "original-message-id")); len(ids) > 0 {
		d.OriginalMessageID = ids[0]
	}
	_, disposition, _ := strings.Cut(first(fields, "disposition"), ";")
	d.Recipients = append(d.Recipients, ReportedRecipient{
		Original: cleanAddress(typed(first(fields, "original-recipient"))),
		Final:    cleanAddress(typed(first(fields, "final-recipient"))),
		Action:   firstWord(strings.ReplaceAll(disposition, "/", " ")),
	})
}

// readFeedback reads a complaint: RFC 5965 §3. Action is the feedback's type ("abuse").
func readFeedback(d *DeliveryReport, data []byte) {
	d.Kind = "feedback"
	fields, _, _ := splitHeader(data)
	d.ReportingMTA = typed(orWord(first(fields, "reporting-mta"), first(fields, "user-agent")))
	kind := firstWord(first(fields, "feedback-type"))
	for _, f := range fields {
		if f.name == "original-rcpt-to" && len(d.Recipients) < MaxParts {
			address := cleanAddress(f.value)
			d.Recipients = append(d.Recipients, ReportedRecipient{Original: address, Final: address, Action: kind})
		}
	}
}

// typed drops the type of "rfc822; a@b.example" and "smtp; 550 …" (RFC 3464 §2.1.2).
func typed(s string) string {
	kind, value, ok := strings.Cut(s, ";")
	if !ok || strings.ContainsAny(strings.TrimSpace(kind), " @<") {
		return strings.TrimSpace(s)
	}
	return strings.TrimSpace(value)
}

func firstWord(s string) string {
	s = strings.TrimSpace(s)
	if end := strings.IndexFunc(s, unicode.IsSpace); end >= 0 {
		s = s[:end]
	}
	return strings.TrimRight(strings.ToLower(s), ";,.")
}

// finishReport completes a report by what it returns of the mail it is about, and reads its text as a dialect where no part says more.
func (m *Message) finishReport() {
	d := m.Report
	if d == nil || d.Kind == "delivery" && len(d.Recipients) == 0 || d.Kind == "disposition" && m.rejected() {
		if read := m.readDialect(); read != nil {
			m.Report = read
		}
	} else if d.Kind == "delivery" {
		d.explain(m.Text)
	}
	if d = m.Report; d == nil {
		return
	}
	if len(m.Nested) > 0 {
		d.returned(m.Nested[0])
	} else if _, copied, ok := cutReturned(m.Text); ok {
		d.returned(readMessage([]byte(copied), MaxDepth, &limits{parts: 1}))
	}
}

// rejected tells the refusal that Dovecot sends in the form of a receipt.
func (m *Message) rejected() bool {
	return strings.Contains(strings.ToLower(strings.Join(m.Header("Auto-Submitted"), " ")), "(rejected)")
}

// explain takes the server's words from the notice where the fields lack them.
func (d *DeliveryReport) explain(text string) {
	notice, _, _ := cutReturned(text)
	notice = notice[:min(len(notice), maxNotice)]
	var finals []string
	for _, r := range d.Recipients {
		finals = append(finals, r.Final)
	}
	for i := range d.Recipients {
		r := &d.Recipients[i]
		r.Expanded = expandedFrom(wordsAbout(r.Final, notice, finals))
		if r.Diagnostic != "" || r.Action != "failed" {
			continue
		}
		words := wordsAbout(orWord(r.Final, r.Original), notice, finals)
		if bearsCode(words) || phraseStatus(strings.ToLower(words)) != "" {
			r.Diagnostic = diagnosis(words)
		}
	}
}

func (d *DeliveryReport) returned(original *Message) {
	if d.OriginalMessageID == "" {
		d.OriginalMessageID = original.MessageID
	}
	d.OriginalTo = original.To
	var b strings.Builder
	for _, f := range original.headers {
		b.WriteString(f.name + ": " + f.value + "\r\n")
	}
	d.OriginalHeader = []byte(b.String())
}

// cutReturned parts a notice's words from the mail copied below them: at a ruled line or a line with a colon that announces it, or where its header begins.
func cutReturned(text string) (notice, copied string, ok bool) {
	for at := 0; at < len(text); {
		end := strings.IndexByte(text[at:], '\n')
		if end < 0 {
			end = len(text) - at
		}
		line := strings.TrimSpace(text[at : at+min(end, 200)])
		next := min(at+end+1, len(text))
		if announcesReturned(line) {
			return text[:at], strings.TrimLeft(text[next:], "-=|_ \n"), true
		}
		if startsReturned(line) {
			return text[:at], text[at:], true
		}
		at = next
	}
	return text, "", false
}

// announcesReturned tells the line above the copied mail.
func announcesReturned(line string) bool {
	ruled := strings.HasPrefix(line, "---") || strings.HasPrefix(line, "===") || strings.HasPrefix(line, "|--") || strings.HasPrefix(line, "***")
	if !ruled && !strings.HasSuffix(line, ":") && !strings.HasSuffix(line, "follows.") && !strings.HasSuffix(line, "follows") {
		return false
	}
	line = strings.ToLower(line)
	return containsAny(line, returnedPhrases) && !strings.Contains(line, "recipient") && !strings.Contains(line, "address")
}

// startsReturned tells the fields that only a mail's own header has.
func startsReturned(line string) bool {
	name, _, ok := strings.Cut(line, ":")
	switch strings.ToLower(name) {
	case "return-path", "received", "mime-version", "dkim-signature", "x-mailer":
		return ok
	}
	return false
}
