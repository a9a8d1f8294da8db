package office

import (
	"slices"
	"strings"

	"chancery/internal/message"
	"chancery/internal/reply"
	"chancery/internal/store"
)

// noteBounce marks the letters that a delivery report speaks of: by the Message-ID that it returns, else by the address as invited. A letter that was in
// doubt is sent then: the relay had it. A report on a copy leaves the letter's own delivery as it is.
func (o *Office) noteBounce(t *store.Tx, m store.Mail, r reply.Reading) error {
	letters, err := o.bounced(t, m, r)
	if err != nil {
		return err
	}
	// "failed" with a status of class 4 is a server that tried for days and gave up (RFC 3464 §2.3.3): the letter did not arrive either.
	delivery := store.Failed
	if r.Bounce.Reason == "delayed" {
		delivery = store.Delayed
	}
	for _, l := range letters {
		if l.State == store.InDoubt {
			if err := o.settleDoubt(t, l, "a delivery report"); err != nil {
				return err
			}
		}
		if err := o.refuseCopies(t, m, r, l, delivery); err != nil {
			return err
		}
		if !concernsLetter(l, r.Bounce.Recipients) {
			continue
		}
		words := strings.TrimSpace(r.Bounce.Reason + ": " + r.Bounce.Diagnostic)
		if err := t.SetDelivery(l.ID, delivery, r.Bounce.Status, words, m.Received); err != nil {
			return err
		}
		detail := store.JSON(map[string]string{"round": l.Round, "delivery": delivery, "status": r.Bounce.Status, "reason": r.Bounce.Reason})
		if err := t.Journal(store.Entry{At: o.now(), Actor: Program, Action: "delivery", Ref: l.Ref, MailID: m.ID, Detail: detail}); err != nil {
			return err
		}
	}
	return nil
}

// refuseCopies notes which copies of a letter failed. A delay is no work: the letter itself went its own way.
func (o *Office) refuseCopies(t *store.Tx, m store.Mail, r reply.Reading, l store.Letter, delivery string) error {
	if delivery != store.Failed {
		return nil
	}
	copies := copiesTo(l, r.Bounce.Recipients)
	for _, cc := range copies {
		if err := t.RefuseCc(l.ID, cc, store.CcRefusal{Code: r.Bounce.Status, Reason: r.Bounce.Reason, Words: r.Bounce.Diagnostic, At: m.Received}); err != nil {
			return err
		}
	}
	if len(copies) == 0 {
		return nil
	}
	detail := store.JSON(map[string]string{"round": l.Round, "copy": delivery, "status": r.Bounce.Status, "reason": r.Bounce.Reason})
	return t.Journal(store.Entry{At: o.now(), Actor: Program, Action: "delivery", Ref: l.Ref, MailID: m.ID, Detail: detail})
}

func (o *Office) bounced(t *store.Tx, m store.Mail, r reply.Reading) ([]store.Letter, error) {
	raw, err := t.Content(m.Hash)
	if err != nil {
		return nil, err
	}
	if report := message.Read(raw).Report; report != nil && report.OriginalMessageID != "" {
		l, err := t.LetterByMessageID(report.OriginalMessageID)
		switch err {
		case nil:
			return []store.Letter{l}, nil
		case store.ErrNone:
		default:
			return nil, err
		}
	}
	return lastTo(t, r.Bounce.Recipients)
}

// concernsLetter tells whether the report is about the invitee's own address: a refused Cc leaves the letter delivered.
func concernsLetter(l store.Letter, recipients []string) bool {
	return len(recipients) == 0 || slices.ContainsFunc(recipients, func(a string) bool { return strings.EqualFold(a, l.Address) })
}

// lastTo is the last letter that was handed over for each address.
func lastTo(t *store.Tx, addresses []string) (found []store.Letter, err error) {
	for _, address := range addresses {
		all, err := t.LettersTo(address)
		if err != nil {
			return nil, err
		}
		for _, l := range slices.Backward(all) {
			if l.State == store.Sent || l.State == store.InDoubt {
				found = append(found, l)
				break
			}
		}
	}
	return found, nil
}
