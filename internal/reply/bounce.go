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

// asInvited is the address to which the letter went: Original-Recipient before Final-Recipient (RFC 3464 §2.3.1); after a forward without it, what the notice says
// that the final one was made of, or the returned To, where the campaign knows it.
func (p *reader) asInvited(r message.ReportedRecipient) string {
	if strings.Contains(r.Original, "@") {
		return r.Original
	}
	d := p.c.Directory
	if d == nil || len(d.ByAddress(r.Final)) > 0 {
		return r.Final
	}
	if r.Expanded != "" && len(d.ByAddress(r.Expanded)) > 0 {
		return r.Expanded
	}
	if to := p.m.Report.OriginalTo; len(to) == 1 && len(d.ByAddress(to[0].Address)) > 0 {
		return to[0].Address
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
