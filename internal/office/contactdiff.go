package office

import (
	"context"
	"maps"
	"slices"
	"strings"

	"chancery/internal/campaign"
	"chancery/internal/invitee"
	"chancery/internal/store"
)

// ContactChange is one difference between the contact sheet and what was planned or sent.
type ContactChange struct {
	Ref    string `json:"ref"`
	Name   string `json:"name"`
	Change string `json:"change"`          // "new", "gone", "changed"
	Field  string `json:"field,omitempty"` // column of the sheet
	Then   string `json:"then,omitempty"`  // as it was planned or sent
	Now    string `json:"now,omitempty"`
	Letter string `json:"letter,omitempty"` // state of the last letter: "queued", "sent", …; "" : none
}

// ContactDiff is what the contact sheet has otherwise than the letters.
type ContactDiff struct {
	Planned int             `json:"planned"` // invitees of earlier plans
	Rows    int             `json:"rows"`
	Changes []ContactChange `json:"changes"`
}

// DiffContacts compares the contact sheet with what was planned and sent. It changes nothing. The error is campaign.Problems where rows cannot be read.
func (o *Office) DiffContacts(ctx context.Context) (ContactDiff, error) {
	d := ContactDiff{Changes: []ContactChange{}}
	sheet, problems := o.contacts(nil)
	if len(problems) > 0 {
		return d, campaign.Problems(problems)
	}
	d.Rows = sheet.Rows
	var before []invitee.Invitee
	letters := map[string]store.Letter{}
	if o.hasStore() {
		if err := o.in(ctx, func(t *store.Tx) (err error) {
			if before, err = t.Invitees(); err != nil {
				return err
			}
			all, err := t.Letters(store.LetterFilter{Kind: store.KindLetter})
			for _, l := range all {
				if last, ok := letters[l.Ref]; !ok || l.ID > last.ID {
					letters[l.Ref] = l
				}
			}
			return err
		}); err != nil {
			return d, err
		}
	}
	d.Planned = len(before)
	d.compare(o, before, sheet.Invitees, letters)
	return d, nil
}

// compare lists by Ref: the sheet's order, then who is gone.
func (d *ContactDiff) compare(o *Office, before, now []invitee.Invitee, letters map[string]store.Letter) {
	start := o.Campaign.Meeting.Start
	was := map[string]invitee.Invitee{}
	for _, v := range before {
		was[v.Ref] = v
	}
	here := map[string]bool{}
	for _, v := range now {
		here[v.Ref] = true
		change := ContactChange{Ref: v.Ref, Name: v.DisplayName("en", start), Letter: string(letters[v.Ref].State)}
		old, known := was[v.Ref]
		if !known {
			change.Change = "new"
			d.Changes = append(d.Changes, change)
			continue
		}
		if l, ok := letters[v.Ref]; ok {
			old.Email, old.Cc = l.Address, l.Cc
		}
		then, is := contactFields(old), contactFields(v)
		for _, field := range fieldOrder(then, is) {
			if then[field] != is[field] {
				change.Change, change.Field, change.Then, change.Now = "changed", field, then[field], is[field]
				d.Changes = append(d.Changes, change)
			}
		}
	}
	for _, v := range before {
		if !here[v.Ref] {
			d.Changes = append(d.Changes, ContactChange{Ref: v.Ref, Name: v.DisplayName("en", start), Change: "gone", Letter: string(letters[v.Ref].State)})
		}
	}
}

// contactFields are an invitee's values by the sheet's columns.
func contactFields(v invitee.Invitee) map[string]string {
	m := map[string]string{"Email": v.Email, "Cc": strings.Join(v.Cc, "; "), "Language": string(v.Language), "Name": v.Name, "Country": v.Country,
		"Class": string(v.Class), "Salutation": v.Salutation, "Second language": string(v.Second)}
	for title, text := range v.Fields {
		if _, known := m[title]; !known {
			m[title] = text
		}
	}
	return m
}

// fieldOrder has what decides where a letter goes first, merge fields last.
func fieldOrder(a, b map[string]string) []string {
	known := []string{"Email", "Cc", "Language", "Name", "Country", "Class", "Salutation", "Second language"}
	all := maps.Clone(a)
	maps.Copy(all, b)
	for _, field := range known {
		delete(all, field)
	}
	return append(known, slices.Sorted(maps.Keys(all))...)
}
