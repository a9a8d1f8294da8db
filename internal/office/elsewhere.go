package office

import (
	"slices"
	"strings"

	"chancery/internal/invitee"
	"chancery/internal/message"
	"chancery/internal/reply"
	"chancery/internal/roster"
)

// otherCampaign is the review code of an answer to a letter of another campaign; its detail is that campaign's id. Where [imap] shared_with names that, the mail is left to it; else a person
// decides: a delegation may well answer this year's letter in last year's thread.
const otherCampaign = "other_campaign"

// otherCampaign is the id of the campaign whose code or thread a mail bears, "" where it bears none, or one of ours.
func (o *Office) otherCampaign(m *message.Message, r reply.Reading) string {
	if r.Invitee != nil && (r.Invitee.By == "token" || r.Invitee.By == "thread") {
		return ""
	}
	for _, id := range answered(m) {
		if parsed, ok := invitee.ParseMessageID(id); ok && parsed.Campaign != o.Campaign.ID && (o.sharesWith(parsed.Campaign) || o.ours(id)) {
			return parsed.Campaign
		}
	}
	for _, id := range o.Campaign.IMAP.SharedWith {
		for _, text := range []string{m.Subject, m.Text} {
			if _, found := invitee.FindCode(text, id); found {
				return id
			}
		}
	}
	return ""
}

func (o *Office) sharesWith(campaign string) bool {
	return slices.Contains(o.Campaign.IMAP.SharedWith, campaign)
}

// ours tells whether a Message-ID is of the domain that our letters come from; ids of four parts are common elsewhere.
func (o *Office) ours(id string) bool {
	return strings.EqualFold(invitee.Domain(strings.Trim(id, "<>")), invitee.Domain(o.Campaign.SMTP.From))
}

// answered are the Message-IDs that a mail answers, or that a delivery report returns.
func answered(m *message.Message) []string {
	ids := slices.Concat(m.InReplyTo, m.References)
	if m.Report != nil && m.Report.OriginalMessageID != "" {
		ids = append(ids, m.Report.OriginalMessageID)
	}
	return ids
}

func isElsewhere(reasons []roster.Reason) bool {
	return slices.ContainsFunc(reasons, func(r roster.Reason) bool { return r.Code == otherCampaign })
}

// leftToOther tells whether a mail is of a campaign that reads the mailbox itself.
func (o *Office) leftToOther(reasons []roster.Reason) bool {
	return slices.ContainsFunc(reasons, func(r roster.Reason) bool {
		return r.Code == otherCampaign && o.sharesWith(r.Detail)
	})
}

// ReasonWords is a reason's detail as people read it. That of another campaign is its id alone, but for mails read by an older version, which wrote the words.
func ReasonWords(r roster.Reason) string {
	if r.Code == otherCampaign && !strings.Contains(r.Detail, " ") {
		return "it answers a letter of another campaign, " + r.Detail
	}
	return r.Detail
}
