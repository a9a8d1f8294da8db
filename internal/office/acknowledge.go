package office

import (
	"fmt"
	"strings"
	"time"

	"chancery/internal/invitee"
	"chancery/internal/letter"
	"chancery/internal/locale"
	"chancery/internal/roster"
	"chancery/internal/store"
)

// acknowledge queues the automatic answer to a mail whose facts were recorded, in the transaction of the decision. RFC 3834: to a known invitee's own
// address only, never to automatic mail, with the null sender, at most so many a day and sender and an hour in all. It echoes nothing that the mail said
// but how many delegates and which items of the agenda were recorded.
func (o *Office) acknowledge(t *store.Tx, v invitee.Invitee, d decision) error {
	to := d.mail.FromAddress
	if !o.Campaign.Automatic.Acknowledge || to == "" || strings.EqualFold(to, o.Campaign.SMTP.From) {
		return nil
	}
	if _, err := invitee.CheckAddress(to); err != nil {
		return nil
	}
	allowed, err := o.mayAcknowledge(t, to)
	if err != nil || !allowed {
		return err
	}
	// A problem of another letter is no reason to leave this one out; problems of this one are said below.
	set, _ := o.templates(nil)
	lang := d.sender.Language
	if lang == "" || !set.HasText("acknowledgement", lang) {
		lang = v.Language
	}
	if !set.HasText("acknowledgement", lang) {
		return nil
	}
	l, ok, err := o.acknowledgement(t, set, v, d, lang)
	if err != nil || !ok {
		return err
	}
	return t.AddLetter(&l)
}

// mayAcknowledge keeps to the limits a day and sender, and an hour in all.
func (o *Office) mayAcknowledge(t *store.Tx, to string) (bool, error) {
	sent, err := t.Letters(store.LetterFilter{Kind: store.KindAcknowledgement})
	if err != nil {
		return false, err
	}
	limits := o.Campaign.Automatic
	today, thisHour := 0, 0
	for _, l := range sent {
		age := o.now().Sub(l.Date)
		if age < 24*time.Hour && strings.EqualFold(l.Address, to) {
			today++
		}
		if age < time.Hour {
			thisHour++
		}
	}
	return today < max(1, limits.PerDay) && (limits.PerHour == 0 || thisHour < limits.PerHour), nil
}

func (o *Office) acknowledgement(t *store.Tx, set *letter.Set, v invitee.Invitee, d decision, lang locale.Lang) (store.Letter, bool, error) {
	after, err := t.Standing(v)
	if err != nil {
		return store.Letter{}, false, err
	}
	places, err := o.places(t, after, lang)
	if err != nil {
		return store.Letter{}, false, err
	}
	mail, problems := set.Text("acknowledgement", lang, v, letter.Values{Date: o.today(), Extra: map[string]string{"record": recordWords(lang, after), "places": places}})
	if len(problems) > 0 {
		o.log.Warn("no acknowledgement: the letter has problems", "first", problems[0].String())
		return store.Letter{}, false, nil
	}
	tag, err := o.newTag()
	if err != nil {
		return store.Letter{}, false, err
	}
	c := o.Campaign
	cause := fmt.Sprintf("mail/%d", d.mail.ID)
	content := store.Content{Subject: mail.Subject, Text: mail.Text, HTML: mail.HTML, From: c.SMTP.From, FromName: c.SMTP.FromName.In(lang), ReplyTo: c.SMTP.ReplyTo}
	if d.mail.MessageID != "" {
		content.InReplyTo, content.References = d.mail.MessageID, []string{d.mail.MessageID}
	}
	return store.Letter{Round: cause, Kind: store.KindAcknowledgement, Ref: v.Ref, Address: d.mail.FromAddress, Language: lang, Tag: tag, Date: o.now(),
		MessageID: o.messageID(v.Ref, fmt.Sprintf("ack-%d", d.mail.ID), tag), Content: content}, true, nil
}

// places says, item by item, where the delegation stands on the list of speakers.
func (o *Office) places(t *store.Tx, of roster.Standing, lang locale.Lang) (string, error) {
	if len(of.Interventions) == 0 {
		return "", nil
	}
	invitees, err := t.Invitees()
	if err != nil {
		return "", err
	}
	var all []roster.Standing
	for _, v := range invitees {
		s, err := t.Standing(v)
		if err != nil {
			return "", err
		}
		all = append(all, s)
	}
	var lines []string
	for _, list := range roster.Speakers(o.rules(), all) {
		for _, speech := range list.Speeches {
			if speech.Ref == of.Invitee.Ref {
				lines = append(lines, placeWords(lang, list.Item, speech))
			}
		}
	}
	return strings.Join(lines, "\n"), nil
}
