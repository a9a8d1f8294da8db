package office

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"

	"chancery/internal/campaign"
	"chancery/internal/invitee"
	"chancery/internal/store"
	"chancery/internal/workbook"
)

// contacts reads the contact sheet with every problem of every row; refs of skip are left out whatever is wrong with them.
func (o *Office) contacts(skip []string) (workbook.Contacts, []campaign.Problem) {
	file := o.Campaign.Contacts.File
	data, err := os.ReadFile(o.path(file))
	if err != nil {
		what := err.Error()
		if errors.Is(err, fs.ErrNotExist) {
			what = "the file is not there"
		}
		return workbook.Contacts{}, []campaign.Problem{{File: file, What: what, Remedy: "put the contact sheet into the campaign folder; \"chancery init\" makes a sample"}}
	}
	left := map[string]bool{}
	for _, ref := range skip {
		left[ref] = true
	}
	return workbook.ReadContacts(file, data, o.Campaign.Contacts.SharedAddresses, left)
}

// directory is everybody who may answer: the sheet's rows without a problem, and whoever was invited before and stands in the sheet no more. A sheet
// that became unreadable loses no reply.
func (o *Office) directory(ctx context.Context) (*invitee.Directory, error) {
	sheet, problems := o.contacts(nil)
	if len(problems) > 0 {
		o.log.Warn("contacts have problems", "problems", len(problems), "first", problems[0].String())
	}
	var invited []invitee.Invitee
	if err := o.in(ctx, func(t *store.Tx) (err error) {
		invited, err = t.Invitees()
		return err
	}); err != nil {
		return nil, err
	}
	return mergeInvitees(sheet.Invitees, invited), nil
}

func mergeInvitees(sheet, invited []invitee.Invitee) *invitee.Directory {
	known := map[string]bool{}
	all := make([]invitee.Invitee, 0, len(sheet)+len(invited))
	for _, list := range [][]invitee.Invitee{sheet, invited} {
		for _, v := range list {
			if !known[v.Ref] {
				known[v.Ref] = true
				all = append(all, v)
			}
		}
	}
	return invitee.NewDirectory(all)
}

// chosen keeps the invitees of a choice, in the sheet's order. An unknown ref is an error that names it.
func chosen(all []invitee.Invitee, c store.Choice) ([]invitee.Invitee, error) {
	found := map[string]bool{}
	var kept []invitee.Invitee
	for _, v := range all {
		found[v.Ref] = true
		if (len(c.Only) == 0 || slices.Contains(c.Only, v.Ref)) && (len(c.Classes) == 0 || slices.Contains(c.Classes, v.Class)) {
			kept = append(kept, v)
		}
	}
	for _, ref := range c.Only {
		if !found[ref] {
			return nil, fmt.Errorf("choose invitees: no row of the contact sheet has the Ref %q: check its spelling", ref)
		}
	}
	return kept, nil
}
