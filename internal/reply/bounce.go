package reply

import (
	"strings"

	"chancery/internal/message"
)

// report reads a notice on the fate of a mail. Delivery notices that say failed or delayed are bounces; all others are automatic answers.
func (p *reader) report() bool {
	rep := p.m.Report
	if rep == nil {
		return false
	}
	p.r.Kinds = []string{AutoReply}
	if rep.Kind != "delivery" {
		return true
	}
	var b *BounceNotice
	for _, r := range rep.Recipients {
		if r.Action == "delivered" || r.Action == "relayed" || r.Action == "expanded" {
			continue
		}
		if b == nil {
			b = &BounceNotice{Recipients: []string{}, Status: r.Status, Diagnostic: r.Diagnostic, Reason: reasonOf(r), Permanent: permanent(r)}
		}
		if a := p.asInvited(r); a != "" {
			b.Recipients = append(b.Recipients, a)
		}
	}
	if b == nil && len(rep.Recipients) > 0 {
		return true
	}
	if b == nil {
		b = &BounceNotice{Recipients: []string{}, Permanent: true, Reason: "other"}
		for _, a := range rep.OriginalTo {
			b.Recipients = append(b.Recipients, a.Address)
		}
	}
	p.r.Kinds, p.r.Bounce = []string{Bounce}, b
	return true
}

// asInvited is the address to which the letter went: Original-Recipient before Final-Recipient (RFC 3464 §2.3.1); after a forward without it, the returned To that the campaign knows.
func (p *reader) asInvited(r message.ReportedRecipient) string {
	if r.Original != "" {
		return r.Original
	}
	if d := p.c.Directory; d != nil && len(d.ByAddress(r.Final)) == 0 && len(p.m.Report.OriginalTo) == 1 && len(d.ByAddress(p.m.Report.OriginalTo[0].Address)) > 0 {
		return p.m.Report.OriginalTo[0].Address
	}
	return r.Final
}

// permanent follows the class of the status (RFC 3463 §2); a delay never is, and without a status "failed" is.
func permanent(r message.ReportedRecipient) bool {
	if r.Action == "delayed" {
		return false
	}
	if r.Status != "" {
		return r.Status[0] == '5'
	}
	return true
}

// diagnosticWords are searched for in the server's words, the first that stands there decides.
var diagnosticWords = []struct {
	reason string
	words  []string
}{
	{"mailbox_full", []string{"mailbox full", "mailbox is full", "over quota", "overquota", "quota exceeded", "exceeded quota", "exceeded storage", "out of storage", "insufficient storage", "mailfolder is full", "inbox is full", "storage quota", "quota"}},
	{"too_large", []string{"message too large", "message size exceeds", "too big", "size limit", "exceeds the maximum", "exceeds size", "message length exceeds", "larger than"}},
	{"suspended", []string{"account disabled", "account is disabled", "has been disabled", "is disabled", "suspended", "account inactive", "is inactive", "mailbox disabled", "account locked", "deactivated"}},
	{"spam", []string{"spam", "blacklist", "blocklist", "block list", "spamhaus", "barracuda", "rbl", "dnsbl", "bulk mail", "reputation", "banned", "junk", "suspicious"}},
	{"no_such_host", []string{"host or domain name not found", "domain not found", "nxdomain", "no such domain", "unrouteable", "unroutable", "host not found", "host unknown", "domain does not exist", "no mx", "name service error", "unknown host", "couldn't find any host", "couldn't be found", "null mx", "does not accept mail"}},
	{"no_such_user", []string{"user unknown", "unknown user", "no such user", "does not exist", "doesn't exist", "user not found", "recipient not found", "unknown recipient", "invalid recipient", "no mailbox", "mailbox unavailable", "mailbox not found", "recipientnotfound", "address rejected", "no such recipient", "unknown address", "recipient unknown", "recipient address rejected", "not a valid", "invalid mailbox", "wasn't found", "no such address", "unknown or illegal alias", "no longer valid", "not our customer", "用户不存在"}},
	{"policy", []string{"policy", "not allowed", "access denied", "relay", "not permitted", "authentication", "dmarc", "spf", "prohibited", "blocked", "rejected by", "refused", "denied"}},
	{"expired", []string{"expired", "retry timeout", "retry time", "too long in queue", "been in the queue too long", "could not be delivered for", "max queue", "queue lifetime"}},
	{"network", []string{"timed out", "timeout", "connection refused", "connection reset", "network is unreachable", "no route", "lost connection", "connection dropped", "tls", "not responding"}},
}

// reasonOf is the class of a failure: by action, then by the status (RFC 3463 §3) where it is precise, then by the words, then by the status in general.
func reasonOf(r message.ReportedRecipient) string {
	if r.Action == "delayed" {
		return "delayed"
	}
	code := ""
	if _, rest, ok := strings.Cut(r.Status, "."); ok {
		code = rest
	}
	switch code {
	case "2.2":
		return "mailbox_full"
	case "2.3", "3.4":
		return "too_large"
	case "1.2", "1.10", "4.4":
		if code == "1.10" && !strings.Contains(strings.ToLower(r.Diagnostic), "null mx") {
			return "no_such_user"
		}
		return "no_such_host"
	case "4.7":
		return "expired"
	}
	text := strings.ToLower(r.Diagnostic)
	byWords := ""
	for _, d := range diagnosticWords {
		for _, w := range d.words {
			if strings.Contains(text, w) {
				byWords = d.reason
				break
			}
		}
		if byWords != "" {
			break
		}
	}
	switch code {
	case "1.1", "1.3", "1.6":
		if byWords == "" || byWords == "policy" || byWords == "network" {
			return "no_such_user"
		}
	case "2.1":
		if byWords == "" || byWords == "policy" {
			return "suspended"
		}
	case "7.1", "7.26", "7.0", "7.23", "7.25", "7.133", "7.124", "7.509":
		if byWords == "" || byWords == "no_such_host" || byWords == "network" || byWords == "expired" {
			return "policy"
		}
	case "4.1", "4.2":
		if byWords == "" || byWords == "policy" {
			return "network"
		}
	}
	if byWords != "" {
		return byWords
	}
	if strings.HasPrefix(code, "7.") {
		return "policy"
	}
	if strings.HasPrefix(code, "1.") {
		return "no_such_user"
	}
	if strings.HasPrefix(code, "4.") {
		return "network"
	}
	return "other"
}
