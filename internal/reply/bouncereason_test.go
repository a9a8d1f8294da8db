package reply

import (
	"testing"

	"chancery/internal/message"
)

// TestReasonsAreReadInServersWords: what servers write, with the status that comes with it.
func TestReasonsAreReadInServersWords(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ status, words, want string }{
		{"5.7.1", "553 sorry, badrcptto(user mail-box not found) (#5.7.1)", "no_such_user"},
		{"5.0.0", "550-<a@b.example> is not a known user on this system", "no_such_user"},
		{"5.0.0", "550 ** No mail box available for this user **", "no_such_user"},
		{"5.4.1", "550 5.4.1 Recipient address rejected: Access denied", "no_such_user"},
		{"5.1.10", "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup", "no_such_user"},
		{"5.1.10", "556 5.1.10 Recipient address has null MX", "no_such_host"},
		{"5.0.0", "550 Mailbox not found. http://service.mail.qq.com/", "no_such_user"},
		{"5.0.0", "Такого пользователя нет: пользователь не найден", "no_such_user"},
		{"5.0.0", "[mx.b.example]: Name or service not known", "no_such_host"},
		{"4.0.0", "452 <a@b.example> Mailbox size limit exceeded", "mailbox_full"},
		{"5.0.0", "550 Benutzer hat zuviele Mails auf dem Server", "mailbox_full"},
		{"5.7.0", "The recipient mailbox has exceeded its disk space limit.", "mailbox_full"},
		{"5.1.1", "550 RCPT TO:<a@b.example> max message size exceeded", "too_large"},
		{"5.7.1", "550 5.7.1 Message content rejected, UBE, id=11092-02", "spam"},
		{"5.7.1", "550 5.7.1 Rejected - bulk email", "spam"},
		{"5.0.0", "554 DT:SPM 163 smtp4,xxxx", "spam"},
		{"5.7.1", "554 5.7.1 Relay access denied", "policy"},
		{"5.0.0", "550 [SUSPEND] Mailbox currently suspended", "suspended"},
		{"5.0.0", "all hosts have been failing for a long time and were last tried after this message arrived", "expired"},
		{"5.0.0", "", "other"},
	} {
		if got := reasonOf(message.ReportedRecipient{Action: "failed", Status: c.status, Diagnostic: c.words}); got != c.want {
			t.Errorf("%s %q: %s, want %s", c.status, c.words, got, c.want)
		}
	}
	if got := reasonOf(message.ReportedRecipient{Action: "delayed", Status: "4.2.2"}); got != "delayed" {
		t.Errorf("a delay: %s", got)
	}
}
