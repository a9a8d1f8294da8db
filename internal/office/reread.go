package office

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"chancery/internal/reply"
	"chancery/internal/roster"
	"chancery/internal/store"
)

// Reread is what today's reader makes of the stored mails, where that is not what was made of them. Nothing is changed by looking.
type Reread struct {
	Mails   int            `json:"mails"`   // read again
	Without int            `json:"without"` // mails whose bytes are not in the store
	Changes []RereadChange `json:"changes"`
}

// RereadChange is a mail that would be read otherwise.
type RereadChange struct {
	ID        int64        `json:"id"`
	Ref       string       `json:"ref"`
	From      string       `json:"from"`
	Subject   string       `json:"subject"`
	State     string       `json:"state"`
	WouldBe   string       `json:"would_be"`             // its state if it came today; a decision of a person stands
	DecidedBy string       `json:"decided_by,omitempty"` // a person, or the program
	Differs   []Difference `json:"differs"`
}

// Difference is one thing in a mail that is read otherwise. Before and Now are as in the JSON of parse; null: nothing.
type Difference struct {
	What   string `json:"what"` // kinds, invitee, delegates, interventions, calendar, bounce, reasons, state
	Before any    `json:"before"`
	Now    any    `json:"now"`
}

// Reread reads all stored mails again and tells what would change.
func (o *Office) Reread(ctx context.Context, progress func(mails int)) (result Reread, err error) {
	result.Changes = []RereadChange{}
	r, err := o.readers(ctx)
	if err != nil {
		return result, err
	}
	first, err := o.chunk(ctx, store.Page{}, "")
	if err != nil {
		return result, err
	}
	err = r.each(ctx, first, "", func(ch *chunk) error {
		err := r.compare(ctx, ch, &result)
		if err == nil && progress != nil {
			progress(result.Mails)
		}
		return err
	})
	return result, err
}

// compare adds the differences of a chunk.
func (r *readers) compare(ctx context.Context, ch *chunk, result *Reread) error {
	return r.in(ctx, func(t *store.Tx) error {
		for i, m := range ch.mails {
			if !m.Whole {
				result.Without++
				continue
			}
			if m.State == store.Unread {
				continue
			}
			result.Mails++
			change, err := r.difference(t, m, ch.readings[i])
			if err != nil {
				return fmt.Errorf("compare mail %d: %w", m.ID, err)
			}
			if len(change.Differs) > 0 {
				result.Changes = append(result.Changes, change)
			}
		}
		return nil
	})
}

func (r *readers) difference(t *store.Tx, m store.Mail, now reply.Reading) (RereadChange, error) {
	c := RereadChange{ID: m.ID, Ref: m.Ref, From: m.FromAddress, Subject: m.Subject, State: string(m.State), WouldBe: string(m.State), DecidedBy: m.DecidedBy}
	before, err := reading(m)
	if err != nil {
		return c, err
	}
	c.add("kinds", before.Kinds, now.Kinds)
	c.add("invitee", before.Invitee, now.Invitee)
	c.add("delegates", delegatesOf(before), delegatesOf(now))
	c.add("interventions", interventionsOf(before), interventionsOf(now))
	c.add("calendar", before.Calendar, now.Calendar)
	c.add("bounce", before.Bounce, now.Bounce)
	c.add("reasons", codes(before.Review), codes(now.Review))
	if len(c.Differs) == 0 || byAPerson(m) {
		return c, nil
	}
	state, err := r.stateToday(t, m, before, now)
	if err != nil {
		return c, err
	}
	c.WouldBe = string(state)
	c.add("state", c.State, c.WouldBe)
	return c, nil
}

// stateToday is where the mail would stand if it were read first today. What only the store knew of it then, such as a conflict with an earlier answer, counts
// as it did.
func (r *readers) stateToday(t *store.Tx, m store.Mail, before, now reply.Reading) (store.MailState, error) {
	junk, err := r.inJunk(t, m)
	if err != nil {
		return "", err
	}
	if junk != "" {
		return junkState(now), nil
	}
	known := slices.Clone(now.Review)
	for _, reason := range m.Reasons {
		if reason.Code != junkFolder && reason.Code != notTied && !slices.Contains(before.Review, reason) {
			known = append(known, reason)
		}
	}
	m.Reasons = known
	_, invited := tiedTo(r.directory, now)
	return r.stateOf(m, now, invited), nil
}

func byAPerson(m store.Mail) bool {
	return m.State == store.Accepted || m.State == store.Corrected || m.State == store.Dismissed
}

// add keeps a difference where the two differ as JSON does.
func (c *RereadChange) add(what string, before, now any) {
	was, is := plainJSON(before), plainJSON(now)
	if was != is {
		c.Differs = append(c.Differs, Difference{what, json.RawMessage(was), json.RawMessage(is)})
	}
}

// plainJSON is a value as JSON; what is empty is null.
func plainJSON(v any) string {
	text := string(store.JSON(v))
	if text == "[]" || text == "{}" {
		return "null"
	}
	return text
}

// delegatesOf and interventionsOf are the facts without the words that support them, whose places a better reader moves.
func delegatesOf(r reply.Reading) (all []roster.Delegate) {
	for _, d := range r.Delegates {
		d.Evidence = nil
		all = append(all, d)
	}
	return all
}

func interventionsOf(r reply.Reading) (all []roster.Intervention) {
	for _, n := range r.Interventions {
		n.Evidence = nil
		all = append(all, n)
	}
	return all
}

func codes(reasons []roster.Reason) (all []string) {
	for _, r := range reasons {
		if !slices.Contains(all, r.Code) {
			all = append(all, r.Code)
		}
	}
	slices.Sort(all)
	return all
}
