package office

import (
	"encoding/json"
	"fmt"
	"slices"

	"chancery/internal/invitee"
	"chancery/internal/message"
	"chancery/internal/reply"
	"chancery/internal/roster"
	"chancery/internal/store"
	"chancery/internal/workbook"
)

// Parse is what the program reads in a raw mail, with no store and no network. o is nil where no campaign is given: then sender, authentication, lateness and
// agenda are not judged, and the shape of a tag is believed.
func Parse(o *Office, raw []byte) reply.Reading {
	var c reply.Context
	if o != nil {
		sheet, _ := o.contacts(nil)
		c = o.readingContext(invitee.NewDirectory(sheet.Invitees))
	}
	return read(message.Read(raw), c)
}

func (o *Office) readingContext(directory *invitee.Directory) reply.Context {
	m := o.Campaign.Meeting
	return reply.Context{Campaign: o.Campaign.ID, Directory: directory, Title: m.Title, Agenda: o.agenda(), Start: m.Start, End: m.End, Zone: m.Zone,
		SpeakersDeadline: m.SpeakersDeadline, RegistrationDeadline: m.RegistrationDeadline, AuthservID: o.Campaign.IMAP.AuthservID, OurAddress: o.Campaign.SMTP.From}
}

// read reads a mail. What the readers choke on becomes a mail for a person: a run that ended there would end there each time, and record nothing any more.
func read(m *message.Message, c reply.Context) (r reply.Reading) {
	defer func() {
		if p := recover(); p != nil {
			r = reply.Reading{MessageID: m.MessageID, Subject: m.Subject, Kinds: []string{reply.Unclear},
				Review: []roster.Reason{{Code: reply.UnreadPart, Detail: fmt.Sprintf("reading stopped: %v; open the mail in the mailbox", p)}}}
		}
	}()
	forms, unread := formsOf(m)
	c.Forms = forms
	r = reply.Read(m, c)
	r.Review = append(r.Review, unread...)
	return r
}

// formsOf reads the workbook forms among a mail's attachments. A workbook that cannot be opened is named.
func formsOf(m *message.Message) (forms []reply.Form, unread []roster.Reason) {
	for _, part := range m.Parts {
		if !isSheet(part.Type, part.Name) {
			continue
		}
		form, ours, err := workbook.ReadForm(part.Data)
		switch {
		case err != nil:
			unread = append(unread, roster.Reason{Code: reply.UnreadPart, Detail: fmt.Sprintf("%s: %v", part.Name, err)})
		case ours:
			forms = append(forms, reply.Form{Source: part.Name, Code: form.Code, Fields: form.Fields, Delegates: form.Delegates, Interventions: form.Interventions,
				Delegation: form.Delegation, Heading: form.Heading, Titles: form.Titles})
			for _, p := range form.Problems {
				unread = append(unread, roster.Reason{Code: reply.UnreadPart, Detail: part.Name + ": " + p})
			}
		}
	}
	return forms, unread
}

// take decides what becomes of a mail that was read: applied by the program, left to a person, or noted. It gives the mail as it stands then.
func (o *Office) take(t *store.Tx, directory *invitee.Directory, m store.Mail, r reply.Reading) (store.Mail, error) {
	v, known := tiedTo(directory, r)
	if r.Invitee != nil {
		m.Ref = r.Invitee.Ref
	}
	if r.From != nil {
		m.FromAddress = r.From.Address
	}
	m.Subject, m.MessageID, m.Kinds, m.Reasons = r.Subject, r.MessageID, r.Kinds, r.Review
	junk, err := o.inJunk(t, m)
	if err != nil {
		return m, err
	}
	if junk == "" && !isElsewhere(m.Reasons) {
		if err := o.evidence(t, m, r); err != nil {
			return m, err
		}
	}
	if known && hasAnswer(r.Kinds) {
		s, err := t.Standing(v)
		if err != nil {
			return m, err
		}
		_, reasons := roster.Compare(s, r.Proposal())
		m.Reasons = append(slices.Clone(m.Reasons), reasons...)
	}
	m.State = o.stateOf(m, r, known)
	if junk != "" {
		m.State, m.Reasons = junkState(r), append(slices.Clone(m.Reasons), junkReason(junk))
	}
	if m.State == store.ToReview && len(m.Reasons) == 0 {
		m.Reasons = []roster.Reason{{Code: notTied, Detail: "neither the form's code nor the thread ties the mail to a letter of ours"}}
	}
	reading, err := json.Marshal(r)
	if err != nil {
		return m, err
	}
	m.Reading = reading
	if m.State == store.Applied {
		m.DecidedBy, m.Decided = Program, o.now()
	}
	if done, err := t.SetReading(m, store.Unread); err != nil || !done {
		return m, err
	}
	if m.State == store.Applied {
		_, err = o.record(t, v, decision{mail: m, proposal: r.Proposal(), actor: Program, action: "apply", answer: !r.FromList, sender: r})
	}
	return m, err
}

// notTied is the review code of an answer that only its sender's address ties to an invitee.
const notTied = "not_tied"

func tiedTo(directory *invitee.Directory, r reply.Reading) (invitee.Invitee, bool) {
	if r.Invitee == nil {
		return invitee.Invitee{}, false
	}
	return directory.ByRef(r.Invitee.Ref)
}

// stateOf is where a mail stands by its rule, unless it is another campaign's that reads this mailbox too.
func (o *Office) stateOf(m store.Mail, r reply.Reading, known bool) store.MailState {
	if o.leftToOther(m.Reasons) {
		return store.Noted
	}
	return stateOf(m, r, known)
}

// stateOf is the design's rule: without a person only what is tied by tag or thread to an invitee, from its own authenticated address, by structure alone, with
// nothing against it. Bounces, automatic mail and bare acknowledgements need no decision.
func stateOf(m store.Mail, r reply.Reading, known bool) store.MailState {
	switch {
	case slices.Contains(r.Kinds, reply.Bounce), slices.Contains(r.Kinds, reply.AutoReply), onlyAcknowledges(r):
		if unreadable(m.Reasons) {
			return store.ToReview
		}
		return store.Noted
	case len(m.Reasons) > 0 || !known || !hasAnswer(r.Kinds):
		return store.ToReview
	}
	tied := r.Invitee.By == "token" || r.Invitee.By == "thread"
	if tied && r.KnownSender && r.Authenticated && r.Structured && r.Automatic == "" {
		return store.Applied
	}
	return store.ToReview
}

func onlyAcknowledges(r reply.Reading) bool {
	return len(r.Kinds) == 1 && r.Kinds[0] == reply.Acknowledgement
}

// unreadable tells whether a part of the mail could not be read, so that an answer may hide in it.
func unreadable(reasons []roster.Reason) bool {
	return slices.ContainsFunc(reasons, func(r roster.Reason) bool {
		return r.Code == reply.UnreadPart || r.Code == reply.TooLarge || r.Code == notFetched
	})
}

// evidence takes what a mail shows of the letters that went out.
func (o *Office) evidence(t *store.Tx, m store.Mail, r reply.Reading) error {
	if err := o.settleByEvidence(t, r); err != nil || r.Bounce == nil {
		return err
	}
	return o.noteBounce(t, m, r)
}

// settleByEvidence: whoever answers a letter has it, so it is in doubt no more.
func (o *Office) settleByEvidence(t *store.Tx, r reply.Reading) error {
	if r.Invitee == nil || r.Tag == "" {
		return nil
	}
	letters, err := t.Letters(store.LetterFilter{Ref: r.Invitee.Ref, State: store.InDoubt})
	if err != nil {
		return err
	}
	for _, l := range letters {
		if l.Tag == r.Tag {
			if err := o.settleDoubt(t, l, "a reply to it"); err != nil {
				return err
			}
		}
	}
	return nil
}

func (o *Office) settleDoubt(t *store.Tx, l store.Letter, evidence string) error {
	done, err := t.Resolve(l.ID, store.Sent, Program, o.now())
	if err != nil || !done {
		return err
	}
	detail := store.JSON(map[string]string{"round": l.Round, "message_id": l.MessageID, "evidence": evidence})
	return t.Journal(store.Entry{At: o.now(), Actor: Program, Action: "settle_sent", Ref: l.Ref, Detail: detail})
}
