package office

import (
	"fmt"
	"slices"

	"chancery/internal/mailbox"
	"chancery/internal/reply"
	"chancery/internal/roster"
	"chancery/internal/store"
)

// notFetched is the review code of a mail that the server did not give. It is asked for again at the beginning of each connection, and now and then.
const notFetched = "not_fetched"

// whyUnfetched is why a mail has no bytes here, as a person reads it.
func whyUnfetched(m mailbox.Mail) roster.Reason {
	if m.Problem != "" {
		return roster.Reason{Code: notFetched, Detail: m.Problem + "; it is asked for again, and until it comes you find it in the mailbox"}
	}
	return roster.Reason{Code: reply.TooLarge, Detail: fmt.Sprintf("the mail has %d bytes and was not fetched: open it in the mailbox", m.Size)}
}

// withoutBytes is what is known of a mail whose bytes are not here: by its header, where that came, who wrote it and to which letter. It waits for a person.
func (r *readers) withoutBytes(m store.Mail, head []byte) (known reply.Reading) {
	if len(head) > 0 {
		whole := r.read(m, head)
		known = reply.Reading{MessageID: whole.MessageID, Subject: whole.Subject, Date: whole.Date, From: whole.From, Invitee: whole.Invitee}
		known.Review = slices.DeleteFunc(whole.Review, func(why roster.Reason) bool { return why.Code != otherCampaign })
	}
	known.Kinds = []string{reply.Unclear}
	known.Review = append(known.Review, m.Reasons...)
	return known
}

// askedAgain are the UIDs of a folder whose mails the server did not give.
func askedAgain(t *store.Tx, folder string, uidValidity uint32) (uids []uint32, err error) {
	all, err := t.Unfetched(folder, uidValidity)
	for _, m := range all {
		if slices.ContainsFunc(m.Reasons, func(why roster.Reason) bool { return why.Code == notFetched }) {
			uids = append(uids, m.UID)
		}
	}
	return uids, err
}
