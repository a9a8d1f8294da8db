package office

import (
	"context"
	"fmt"
	"strings"

	"chancery/internal/store"
)

// Resolve stores a person's word on a letter that is in doubt or refused: it is sent, or it is to be sent again. id is REF, or REF/ROUND.
func (o *Office) Resolve(ctx context.Context, id string, resend bool, actor string) (store.Letter, error) {
	ref, round, _ := strings.Cut(id, "/")
	to, action := store.Sent, "resolve_sent"
	if resend {
		to, action = store.Queued, "resolve_resend"
	}
	var l store.Letter
	db, err := o.db(ctx)
	if err != nil {
		return l, err
	}
	err = db.In(ctx, func(t *store.Tx) (err error) {
		if err := o.takeOver(t, db, ""); err != nil {
			return err
		}
		if l, err = openOne(t, ref, round); err != nil {
			return err
		}
		now := o.now()
		done, err := t.Resolve(l.ID, to, actor, now)
		if err != nil {
			return err
		}
		if !done {
			return fmt.Errorf("resolve %s: another process changed the letter: look at \"chancery status\" and try again", id)
		}
		l.State = to
		detail := store.JSON(map[string]any{"round": l.Round, "message_id": l.MessageID})
		return t.Journal(store.Entry{At: now, Actor: actor, Action: action, Ref: l.Ref, Detail: detail})
	})
	return l, err
}

// openOne is the one letter to ref that is in doubt or refused.
func openOne(t *store.Tx, ref, round string) (l store.Letter, err error) {
	letters, err := t.Letters(store.LetterFilter{Ref: ref, Round: round})
	if err != nil {
		return l, err
	}
	var open []store.Letter
	for _, l := range letters {
		if l.State == store.InDoubt || l.State == store.Refused {
			open = append(open, l)
		}
	}
	switch {
	case len(letters) == 0:
		return l, fmt.Errorf("resolve %s: there is no letter to it: check its Ref%s", ref, roundWords(round))
	case len(open) == 0:
		return l, fmt.Errorf("resolve %s: its letter is %s, not in doubt or refused: nothing was changed and nothing is sent", ref, plainState(letters[0].State))
	case len(open) > 1:
		var ids []string
		for _, l := range open {
			ids = append(ids, l.Ref+"/"+l.Round)
		}
		return l, fmt.Errorf("resolve %s: several of its letters are open: name one of %s", ref, strings.Join(ids, ", "))
	}
	return open[0], nil
}

func roundWords(round string) string {
	if round == "" {
		return ""
	}
	return fmt.Sprintf(" and the round %q", round)
}

func plainState(s store.State) string {
	switch s {
	case store.InDoubt:
		return "in doubt"
	case store.Leased, store.HandingOver:
		return "under way"
	}
	return string(s)
}
