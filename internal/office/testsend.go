package office

import (
	"context"
	"fmt"

	"chancery/internal/campaign"
	"chancery/internal/envelope"
	"chancery/internal/invitee"
	"chancery/internal/locale"
	"chancery/internal/outbox"
)

// SendTest hands one letter of each language over to one's own address. Nothing is counted or kept: the letters bear placeholders for their tags.
func (o *Office) SendTest(ctx context.Context, relay outbox.Relay, address string) (sent int, err error) {
	mails, err := o.testLetters(ctx, address)
	if err != nil {
		return 0, err
	}
	conn, err := outbox.Dial(ctx, relay)
	if err != nil {
		return 0, err
	}
	defer conn.Close()
	from := o.Campaign.SMTP.EnvelopeFrom
	if from == "" {
		from = o.Campaign.SMTP.From
	}
	for _, m := range mails {
		raw, err := envelope.Compose(m)
		if err != nil {
			return sent, fmt.Errorf("compose test letter: %w", err)
		}
		v := conn.Deliver(ctx, outbox.Envelope{From: from, To: address, Data: raw, ID: m.MessageID}, func(context.Context) error { return nil })
		if v.Outcome != outbox.Accepted {
			return sent, fmt.Errorf("send test letter to %s: the relay said %d %s at %s", address, v.Code, v.Text, v.Step)
		}
		sent++
	}
	return sent, nil
}

// testLetters makes one letter in each language of the round, the mail marked as a test.
func (o *Office) testLetters(ctx context.Context, address string) ([]envelope.Mail, error) {
	sheet, problems := o.contacts(nil)
	set, more := o.templates(sheet.Columns)
	if problems = append(problems, more...); len(problems) > 0 {
		return nil, campaign.Problems(problems)
	}
	w, err := o.workshop(set, Invitation, InvitationLetter)
	if err != nil {
		return nil, err
	}
	p := newPress()
	done := map[locale.Lang]bool{}
	var mails []envelope.Mail
	for _, v := range sheet.Invitees {
		l, _, ok := w.language(v)
		if !ok || done[l] || ctx.Err() != nil {
			continue
		}
		done[l] = true
		m, problems, err := w.testMail(p, v, l)
		if err != nil {
			return nil, err
		}
		if len(problems) > 0 {
			return nil, campaign.Problems(problems)
		}
		m.To, m.Cc, m.Subject = address, nil, "[TEST "+v.Ref+"] "+m.Subject
		mails = append(mails, m)
	}
	return mails, ctx.Err()
}

func (w *workshop) testMail(p *press, v invitee.Invitee, l locale.Lang) (envelope.Mail, []campaign.Problem, error) {
	tag, err := w.office.newTag()
	if err != nil {
		return envelope.Mail{}, nil, err
	}
	d := &draft{invitee: v, lang: l, tag: placeholderTag, reference: "TEST", date: w.office.now(), messageID: w.office.messageID(v.Ref, "test", tag)}
	problems, err := w.fill(p, d)
	return w.mailOf(d), problems, err
}
