package message

import "strings"

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
			Original:   cleanAddress(typed(first(fields, "original-recipient"))),
			Final:      cleanAddress(typed(first(fields, "final-recipient"))),
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
	words := strings.Fields(strings.ToLower(s))
	if len(words) == 0 {
		return ""
	}
	return strings.TrimRight(words[0], ";,.")
}

// finishReport completes a report by what it returns of the mail it is about, and looks for the dialects where there is none.
func (m *Message) finishReport() {
	if m.Report == nil {
		m.Report = m.readDialect()
	}
	d := m.Report
	if d == nil {
		return
	}
	if len(m.Nested) > 0 {
		d.returned(m.Nested[0])
	} else if _, copied, ok := cutReturned(m.Text); ok {
		d.returned(readMessage([]byte(copied), MaxDepth, &limits{parts: 1}))
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

// returnedMarks stand before the mail that a dialect copies into its text.
var returnedMarks = []string{
	"--- Below this line is a copy of the message", "------ This is a copy of the message, including all the headers", "----- Original message -----",
	"----- Original message header follows", "--- The header of the original message is following", "------ This is a copy of your message",
	"Original message headers:", "----- Message header follows", "--- Original message headers ---", "----- Unsent message follows", "Message headers follow",
}

// cutReturned parts a notice's words from the mail copied below them.
func cutReturned(text string) (notice, copied string, ok bool) {
	at := -1
	for _, mark := range returnedMarks {
		if i := strings.Index(text, mark); i >= 0 && (at < 0 || i < at) {
			at = i
		}
	}
	if at < 0 {
		return text, "", false
	}
	_, copied, _ = strings.Cut(text[at:], "\n")
	copied = strings.TrimLeft(copied, "- \n")
	return text[:at], copied, true
}
