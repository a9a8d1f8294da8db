package office

import (
	"context"
	"fmt"
	"strings"
	"time"

	"chancery/internal/envelope"
	"chancery/internal/invitee"
	"chancery/internal/letter"
	"chancery/internal/locale"
	"chancery/internal/roster"
	"chancery/internal/store"
)

// acknowledge queues the automatic answer to a mail whose facts were recorded, in the transaction of the decision. RFC 3834: to a known invitee's own
// address only, never to automatic mail, with the null sender, at most so many a day and sender and an hour in all. It echoes nothing that the mail said
// but how many delegates and which items of the agenda were recorded.
// It gives the ID of the letter that it queued, 0 where none was.
func (o *Office) acknowledge(t *store.Tx, v invitee.Invitee, d decision) (int64, error) {
	to := d.mail.FromAddress
	if !o.Campaign.Automatic.Acknowledge || to == "" || strings.EqualFold(to, o.Campaign.SMTP.From) || ofProgram(to) {
		return 0, nil
	}
	if _, err := invitee.CheckAddress(to); err != nil {
		return 0, nil
	}
	allowed, err := o.mayAcknowledge(t, to)
	if err != nil || !allowed {
		return 0, err
	}
	// A problem of another letter is no reason to leave this one out; problems of this one are said below.
	set, _ := o.templates(nil)
	lang := d.sender.Language
	if lang == "" || !set.HasText("acknowledgement", lang) {
		lang = v.Language
	}
	if !set.HasText("acknowledgement", lang) {
		return 0, nil
	}
	l, ok, err := o.acknowledgement(t, set, v, d, lang)
	if err != nil || !ok {
		return 0, err
	}
	err = t.AddLetter(&l)
	return l.ID, err
}

// ofProgram tells addresses behind which nobody reads: RFC 3834 §2 names those of lists and of mail servers.
func ofProgram(address string) bool {
	local, _, _ := strings.Cut(strings.ToLower(address), "@")
	switch strings.NewReplacer("-", "", "_", "", ".", "").Replace(local) {
	case "mailerdaemon", "noreply", "donotreply", "bounce", "bounces":
		return true
	}
	return strings.HasPrefix(local, "owner-") || strings.HasSuffix(local, "-owner") || strings.HasSuffix(local, "-request") || strings.HasSuffix(local, "-bounces")
}

// mayAcknowledge keeps to the limits a day and sender, and an hour in all.
func (o *Office) mayAcknowledge(t *store.Tx, to string) (bool, error) {
	limits := o.Campaign.Automatic
	today, err := t.CountAcknowledgements(to, o.now().Add(-24*time.Hour))
	if err != nil || today >= max(1, limits.PerDay) {
		return false, err
	}
	thisHour, err := t.CountAcknowledgements("", o.now().Add(-time.Hour))
	return limits.PerHour == 0 || thisHour < limits.PerHour, err
}

// stopAcknowledgements takes back those that wait, where [automatic] acknowledge was set to false after they were queued: it is the stop for all of them.
func (o *Office) stopAcknowledgements(ctx context.Context) error {
	if o.Campaign.Automatic.Acknowledge {
		return nil
	}
	return o.in(ctx, func(t *store.Tx) error {
		for _, state := range []store.State{store.Queued, store.Deferred} {
			waiting, err := t.Letters(store.LetterFilter{Kind: store.KindAcknowledgement, State: state})
			if err != nil {
				return err
			}
			for _, l := range waiting {
				if dropped, err := t.DropLetter(l.ID); err != nil {
					return err
				} else if !dropped {
					continue
				}
				if err := t.Journal(store.Entry{At: o.now(), Actor: Program, Action: "acknowledgement_stopped", Ref: l.Ref, Detail: store.JSON(map[string]string{"cause": l.Round})}); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// cause names what an acknowledgement answers. Where one to this mail went out and the decision was taken back since, the next bears a number.
func cause(t *store.Tx, ref string, mail int64) (string, error) {
	name := fmt.Sprintf("mail/%d", mail)
	for n := 2; ; n++ {
		before, err := t.Letters(store.LetterFilter{Round: name, Ref: ref})
		if err != nil || len(before) == 0 {
			return name, err
		}
		name = fmt.Sprintf("mail/%d/%d", mail, n)
	}
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
	if lang != v.Language {
		v.Salutation = "" // the sheet has it in the invitee's own language
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
	round, err := cause(t, v.Ref, d.mail.ID)
	if err != nil {
		return store.Letter{}, false, err
	}
	content := store.Content{Subject: mail.Subject, Text: mail.Text, HTML: mail.HTML, From: c.SMTP.From, FromName: c.SMTP.FromName.In(lang), ReplyTo: c.SMTP.ReplyTo}
	if content.InReplyTo, content.References, err = o.thread(t, d); err != nil {
		return store.Letter{}, false, err
	}
	return store.Letter{Round: round, Kind: store.KindAcknowledgement, Ref: v.Ref, Address: d.mail.FromAddress, Language: lang, Tag: tag, Date: o.now(),
		MessageID: o.messageID(v.Ref, fmt.Sprintf("ack-%d", d.mail.ID), tag), Content: content}, true, nil
}

// thread puts the acknowledgement behind the mail and the letter that it answers (RFC 5322 §3.6.4). Of what the mail names only letters of ours are named again.
func (o *Office) thread(t *store.Tx, d decision) (inReplyTo string, references []string, err error) {
	if d.sender.Tag != "" {
		letters, err := t.Letters(store.LetterFilter{Ref: d.mail.Ref, Kind: store.KindLetter})
		if err != nil {
			return "", nil, err
		}
		for _, l := range letters {
			if l.Tag == d.sender.Tag {
				references = append(references, l.MessageID)
			}
		}
	}
	if id := d.mail.MessageID; envelope.IsMessageID(id) {
		return id, append(references, id), nil
	}
	return "", references, nil
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
	rules, err := o.movedRules(t)
	if err != nil {
		return "", err
	}
	var items []string
	for _, n := range of.Interventions {
		items = append(items, n.Item)
	}
	all, err := t.Notices(invitees, items)
	if err != nil {
		return "", err
	}
	all = roster.Unstruck(rules, all)
	var lines []string
	for _, list := range roster.Speakers(rules, all) {
		for _, speech := range list.Speeches {
			if speech.Ref == of.Invitee.Ref {
				lines = append(lines, placeWords(lang, list.Item, speech))
			}
		}
	}
	return strings.Join(lines, "\n"), nil
}
