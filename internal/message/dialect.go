package message

import (
	"regexp"
	"slices"
	"strings"
)

// Notices without RFC 3464: qmail, Exim, old Exchange, Domino, GroupWise, gateways, and the plain texts of Gmail, Yahoo, AOL, Zoho, Yandex, Mail.ru, QQ, 163 and Sina.

var anyAddress = regexp.MustCompile(`[\w.!#$%&'*+/=?^{|}~\-]{1,64}@[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,8}`)

// maxNotice bounds the part of a text that is read as a notice, maxOpening the part where it says what it is, both in bytes.
const (
	maxNotice  = 64 << 10
	maxOpening = 3 << 10
)

// notice is the text of a server's notice.
type notice struct {
	text    string // above the returned mail
	opening string // its head in lower case, spaces joined
	action  string // "failed", "delayed" or "delivered"
}

func (m *Message) notice() notice {
	text, _, _ := cutReturned(m.Text)
	n := notice{text: text[:min(len(text), maxNotice)], action: "failed"}
	n.opening = strings.ToLower(strings.Join(strings.Fields(n.text[:min(len(n.text), maxOpening)]), " "))
	lower := strings.ToLower(m.Subject + "\n" + n.text)
	switch {
	case containsAny(lower, arrivalPhrases):
		n.action = "delivered"
	case containsAny(lower, delayPhrases):
		n.action = "delayed"
	}
	return n
}

// readDialect reads a notice from its text. It returns nil where the mail is none, or names no recipient.
func (m *Message) readDialect() *DeliveryReport {
	failed := m.Header("X-Failed-Recipients")
	if len(failed) == 0 && !m.mayBeNotice() {
		return nil
	}
	n := m.notice()
	if len(failed) == 0 && !m.isNotice(n) {
		return nil
	}
	d := &DeliveryReport{Kind: "delivery"}
	if strings.Contains(strings.ToLower(n.text), "final-recipient:") {
		readDeliveryStatus(d, []byte(n.text)) // XWall and others write the report's fields into the text
	}
	if _, host, ok := strings.Cut(m.From.Address, "@"); ok {
		d.ReportingMTA = host
	}
	if len(d.Recipients) == 0 {
		m.addressed(d, failed, n)
	}
	if len(d.Recipients) == 0 && len(m.Nested) > 0 {
		if inner := m.Nested[0].Report; inner != nil && inner.Kind == "delivery" {
			return inner // a gateway put the notice into a mail of its own
		}
		return d
	}
	if len(d.Recipients) == 0 {
		return nil
	}
	return d
}

// addressed fills in the recipients that a notice names in its text or in X-Failed-Recipients, which Exim and Gmail write.
func (m *Message) addressed(d *DeliveryReport, failed []string, n notice) {
	own := map[string]bool{strings.ToLower(m.From.Address): true}
	for _, to := range m.To {
		own[strings.ToLower(to.Address)] = true
	}
	var addresses []string
	for _, field := range failed {
		for _, a := range parseAddresses(field, "") {
			addresses = append(addresses, a.Address)
		}
	}
	if len(addresses) == 0 {
		addresses = noticeAddresses(n.text, d.ReportingMTA, own)
	}
	for _, a := range addresses[:min(len(addresses), MaxParts)] {
		d.Recipients = append(d.Recipients, n.judge(a, addresses))
	}
}

// mayBeNotice tells by sender and subject whether a mail can be a server's notice. What a person may have written is none.
func (m *Message) mayBeNotice() bool {
	if m.fromMailProgram() {
		return true
	}
	subject := strings.ToLower(m.Subject)
	if strings.HasPrefix(subject, "re:") || strings.HasPrefix(subject, "fw") {
		return false
	}
	return containsAny(subject, noticeSubjects) && (m.nullSender() || m.fromGateway())
}

// isNotice tells it by the words as well: an address that only programs use needs the subject or the words of a notice, the null sender and a gateway need both.
func (m *Message) isNotice(n notice) bool {
	byWords := containsAny(n.opening, noticePhrases)
	if !m.fromMailProgram() {
		return byWords
	}
	return byWords || containsAny(strings.ToLower(m.Subject), noticeSubjects) || qmailRecipient.MatchString(n.text) || m.nullSender() && replyCode.MatchString(n.text)
}

// fromGateway tells a sender whose name is that of a server or of those who look after it.
func (m *Message) fromGateway() bool {
	local, _, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(m.From.Address, `"`, "")), "@")
	return slices.Contains(officeNames, local) || containsAny(strings.ToLower(m.From.Name)+" "+local, gatewayNames)
}

// qmailRecipient is a line that names a recipient as qmail and its followers do: "<a@b.example>:".
var qmailRecipient = regexp.MustCompile(`(?m)^\s*<[^<>\s]{1,200}@[^<>\s]{1,200}>:\s*$`)

// fromMailProgram tells a sender that is no person: MAILER-DAEMON and its like, nobody at all, or a report by its media type.
func (m *Message) fromMailProgram() bool {
	if m.From.Address == "" && len(m.Header("From")) > 0 {
		return true
	}
	local, _, _ := strings.Cut(strings.ToLower(m.From.Address), "@")
	if slices.ContainsFunc(mailPrograms, func(p string) bool { return strings.HasPrefix(local, p) }) {
		return true
	}
	kind := strings.ToLower(strings.Join(m.Header("Content-Type"), " "))
	return strings.HasPrefix(kind, "multipart/report")
}

// nullSender tells the envelope sender of notices (RFC 5321 §4.5.5), which Sendmail writes as MAILER-DAEMON.
func (m *Message) nullSender() bool {
	return m.ReturnPath == "<>" || strings.HasPrefix(strings.ToUpper(m.ReturnPath), "MAILER-DAEMON")
}

func containsAny(s string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(s, w) })
}
