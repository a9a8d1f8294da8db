package envelope

import (
	"encoding/base64"
	"errors"
	"fmt"
	netmail "net/mail"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/wneessen/go-mail"

	"chancery/internal/invitee"
)

// writeAddresses sets From, Reply-To, To and Cc. The addresses are checked as those of contacts are: a quoted local part or a control
// character could carry parameters into the relay's commands.
func writeAddresses(msg *mail.Msg, m Mail) error {
	from, err := address("from", m.From, m.FromName)
	if err != nil {
		return err
	}
	msg.FromMailAddress(from)
	to, err := address("to", m.To, m.ToName)
	if err != nil {
		return err
	}
	msg.ToMailAddress(to)
	var cc []*netmail.Address
	for _, c := range m.Cc {
		a, err := address("cc", c, "")
		if err != nil {
			return err
		}
		cc = append(cc, a)
	}
	if len(cc) > 0 {
		msg.CcMailAddress(cc...)
	}
	if m.ReplyTo == "" {
		return nil
	}
	reply, err := address("reply-to", m.ReplyTo, "")
	if err == nil {
		msg.ReplyToMailAddress(reply)
	}
	return err
}

func address(field, addr, name string) (*netmail.Address, error) {
	if err := checkLine(name); err != nil {
		return nil, fmt.Errorf("%s: name %q: %w", field, name, err)
	}
	if nonASCII(name) > 0 && strings.Contains(name, `\`) { // net/mail would leave it bare in an encoded word, where RFC 2047 §5 has none
		return nil, fmt.Errorf("%s: name %q: it has a backslash beside letters that are not ASCII; take it out", field, name)
	}
	a, err := invitee.CheckAddress(addr)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", field, err)
	}
	return &netmail.Address{Name: name, Address: a}, nil
}

func writeFields(msg *mail.Msg, m Mail) error {
	if m.Date.IsZero() {
		return errors.New("date: it is not set")
	}
	if err := checkLine(m.Subject); err != nil {
		return fmt.Errorf("subject %q: %w", m.Subject, err)
	}
	if err := checkLine(string(m.Lang)); err != nil {
		return fmt.Errorf("language %q: %w", m.Lang, err)
	}
	msg.SetDateWithValue(m.Date)
	msg.SetGenHeader(mail.HeaderSubject, protectWords(m.Subject))
	if m.Lang != "" {
		msg.SetGenHeader(mail.HeaderContentLang, string(m.Lang))
	}
	if m.Automatic {
		msg.SetGenHeader("Auto-Submitted", "auto-replied")
		msg.SetGenHeader(mail.HeaderXAutoResponseSuppress, "All")
	}
	return nil
}

// writeThread sets Message-ID, In-Reply-To and References.
func writeThread(msg *mail.Msg, m Mail) error {
	ids := append([]string{m.MessageID}, m.References...)
	if m.InReplyTo != "" {
		ids = append(ids, m.InReplyTo)
	}
	for _, id := range ids {
		if !IsMessageID(id) {
			return fmt.Errorf("message-id %q: wanted <left@right> in ASCII, without spaces, at most 250 octets (RFC 5322 §3.6.4)", id)
		}
	}
	msg.SetGenHeader(mail.HeaderMessageID, m.MessageID)
	if m.InReplyTo != "" {
		msg.SetGenHeader(mail.HeaderInReplyTo, m.InReplyTo)
	}
	if len(m.References) > 0 {
		msg.SetGenHeader(mail.HeaderReferences, strings.Join(m.References, " "))
	}
	return nil
}

// IsMessageID tells whether a mail may bear the identifier: <left@right> in ASCII, without spaces, at most 250 octets (RFC 5322 §3.6.4). Mail programs write others.
func IsMessageID(id string) bool {
	if len(id) < 5 || len(id) > 250 || id[0] != '<' || id[len(id)-1] != '>' {
		return false
	}
	inner := id[1 : len(id)-1]
	for i := range len(inner) {
		if c := inner[i]; c <= ' ' || c >= 0x7f || c == '<' || c == '>' {
			return false
		}
	}
	at := strings.IndexByte(inner, '@')
	return at > 0 && at < len(inner)-1 && strings.Count(inner, "@") == 1
}

// checkLine refuses what may not stand in a header's value: control characters, line separators, broken UTF-8.
func checkLine(s string) error {
	if !utf8.ValidString(s) {
		return errors.New("it is no valid UTF-8")
	}
	for _, r := range s {
		if unicode.IsControl(r) || r == '\u2028' || r == '\u2029' {
			return fmt.Errorf("it has the control character %U", r)
		}
	}
	return nil
}

// checkText refuses control characters but line ends and tabs.
func checkText(s string) error {
	if !utf8.ValidString(s) {
		return errors.New("it is no valid UTF-8")
	}
	for _, r := range s {
		if unicode.IsControl(r) && r != '\n' && r != '\r' && r != '\t' {
			return fmt.Errorf("it has the control character %U", r)
		}
	}
	return nil
}

// encodedOctets is how much text an encoded word holds, so that the first one fits the line of its field's name: some programs show a subject
// that begins on the next line with a space before it.
const encodedOctets = 36

// protectWords encodes a subject that is not ASCII (RFC 2047), and an ASCII one that would not arrive as written: one that holds what looks like
// an encoded word, a word that does not fit a line, or spaces that folding would eat.
func protectWords(s string) string {
	longest := 0
	for w := range strings.SplitSeq(s, " ") {
		longest = max(longest, len(w))
	}
	if nonASCII(s) == 0 && longest <= 60 && !strings.Contains(s, "=?") && !strings.Contains(s, "  ") && strings.TrimSpace(s) == s {
		return s
	}
	var words []string
	for len(s) > 0 {
		n := min(len(s), encodedOctets)
		for n < len(s) && !utf8.RuneStart(s[n]) {
			n--
		}
		words = append(words, "=?UTF-8?b?"+base64.StdEncoding.EncodeToString([]byte(s[:n]))+"?=")
		s = s[n:]
	}
	return strings.Join(words, " ")
}
