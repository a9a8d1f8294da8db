package office

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"sync"
	"time"

	"chancery/internal/campaign"
	"chancery/internal/invitee"
	"chancery/internal/mailbox"
	"chancery/internal/outbox"
	"chancery/internal/store"
)

// CheckOptions: nil Relay or Account are not tried.
type CheckOptions struct {
	Relay    *outbox.Relay
	Account  *mailbox.Account
	Progress func(done, total int) // letters set on trial
}

// Checked is what a check looked at.
type Checked struct {
	Invitees int                `json:"invitees"`
	Letters  int                `json:"letters"` // set on trial
	Problems []campaign.Problem `json:"problems"`
	Notes    []campaign.Problem `json:"notes"` // they stop nothing: texts that lack a language
}

// Check finds every problem of contacts, letters, fonts, enclosures and, where asked, accounts. (Those of campaign.toml are found by Open.)
func (o *Office) Check(ctx context.Context, opt CheckOptions) (Checked, error) {
	c := Checked{Problems: []campaign.Problem{}, Notes: append([]campaign.Problem{}, o.Campaign.Gaps()...)}
	sheet, problems := o.contacts(nil)
	c.Invitees = sheet.Rows
	c.Problems = append(c.Problems, problems...)
	c.Notes = append(c.Notes, sheet.Notes...)
	c.Problems = append(c.Problems, o.checkFirst(sheet.Invitees)...)
	set, problems := o.templates(sheet.Columns)
	c.Problems = append(c.Problems, problems...)
	c.Problems = append(c.Problems, o.checkEnclosures()...)
	if set != nil && len(problems) == 0 {
		w, err := o.workshop(set, Invitation, InvitationLetter)
		if err != nil {
			return c, err
		}
		tried, problems, err := w.checkLetters(ctx, sheet.Invitees, opt.Progress)
		if err != nil {
			return c, err
		}
		c.Letters = tried
		c.Problems = append(c.Problems, problems...)
	}
	c.Problems = append(c.Problems, o.checkAccounts(ctx, opt)...)
	return o.checkStore(ctx, c), nil
}

// checkFirst finds Refs to be heard first that no invitee has: the rule would count for nobody.
func (o *Office) checkFirst(invitees []invitee.Invitee) (problems []campaign.Problem) {
	for i, ref := range o.Campaign.Speakers.First {
		if len(invitees) > 0 && !slices.ContainsFunc(invitees, func(v invitee.Invitee) bool { return v.Ref == ref }) {
			problems = append(problems, campaign.Problem{File: "campaign.toml", Field: fmt.Sprintf("speakers.first[%d]", i), What: notInvited(ref),
				Remedy: "write the Ref as contacts.xlsx has it"})
		}
	}
	return problems
}

// checkStore opens the store, where there is one, and notes a disk that may be another machine's.
func (o *Office) checkStore(ctx context.Context, c Checked) Checked {
	if o.hasStore() {
		if _, err := o.db(ctx); err != nil {
			c.Problems = append(c.Problems, campaign.Problem{File: "campaign.toml", Field: "[store]", What: err.Error(), Remedy: "see docs/administrator.md, \"Install\" for where a store may lie, else \"Backup, restore, upgrade\""})
		}
	}
	if store.PerhapsNetworkDrive(o.path(".")) {
		c.Notes = append(c.Notes, campaign.Problem{File: ".", What: "this folder is on a FUSE file system, and perhaps on another machine",
			Remedy: "keep the campaign on a disk of this machine, unless you know that it is one"})
	}
	return c
}

// checkEnclosures refuses an enclosure that is no PDF, which a mail program would show as broken.
func (o *Office) checkEnclosures() (problems []campaign.Problem) {
	fs.WalkDir(o.files(), "enclosures", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return nil
		}
		data, err := fs.ReadFile(o.files(), name)
		switch {
		case err != nil:
			problems = append(problems, campaign.Problem{File: name, What: err.Error(), Remedy: "make the file readable"})
		case len(data) < 5 || string(data[:5]) != "%PDF-":
			problems = append(problems, campaign.Problem{File: name, What: "it is no PDF: only PDFs are enclosed", Remedy: "save it as PDF, or take it out of the folder"})
		}
		return nil
	})
	return problems
}

// checkLetters sets every letter on trial: a missing value, or a character that no font has, shows here.
func (w *workshop) checkLetters(ctx context.Context, invitees []invitee.Invitee, progress func(done, total int)) (tried int, problems []campaign.Problem, err error) {
	var mu sync.Mutex
	found := make([][]campaign.Problem, len(invitees))
	err = inParallel(ctx, len(invitees), func(p *press, i int) error {
		v := invitees[i]
		l, _, ok := w.language(v)
		if !ok {
			found[i] = []campaign.Problem{noLetter(v, w.name(v))}
			return nil
		}
		d := &draft{invitee: v, lang: l, tag: placeholderTag, reference: "0", date: w.office.now().Truncate(time.Second)}
		more, err := w.fill(p, d)
		mu.Lock()
		defer mu.Unlock()
		found[i] = more
		if tried++; progress != nil {
			progress(tried, len(invitees))
		}
		return err
	})
	return tried, distinct(slices.Concat(found...)), err
}

// name is the letter's name before its language: the stem, and the class's family.
func (w *workshop) name(v invitee.Invitee) string {
	if family := w.office.Campaign.Family[v.Class]; family != "" && !w.textOnly {
		return w.stem + "." + family
	}
	return w.stem
}

func noLetter(v invitee.Invitee, stem string) campaign.Problem {
	return campaign.Problem{File: "contacts.xlsx", Row: v.Row, Field: "Language",
		What:   fmt.Sprintf("there is no letter %q in %s, nor in a fallback language", stem, v.Language),
		Remedy: fmt.Sprintf("write letters/%s.%s.md, or set [campaign] fallback", stem, v.Language)}
}

func (o *Office) checkAccounts(ctx context.Context, opt CheckOptions) (problems []campaign.Problem) {
	if opt.Relay != nil {
		conn, err := outbox.Dial(ctx, *opt.Relay)
		if err != nil {
			problems = append(problems, campaign.Problem{File: "campaign.toml", Field: "[smtp]", What: accountWords(err), Remedy: "check host, port, tls, user and the password; is the relay up?"})
		} else {
			conn.Close()
		}
	}
	if opt.Account != nil {
		client, err := mailbox.Dial(ctx, *opt.Account)
		if err != nil {
			problems = append(problems, campaign.Problem{File: "campaign.toml", Field: "[imap]", What: accountWords(err), Remedy: "check host, port, tls, user, folder and the password; is the mailbox up?"})
		} else {
			client.Close()
		}
	}
	return problems
}

func accountWords(err error) string {
	var fault *outbox.FaultError
	if errors.As(err, &fault) {
		return fault.Error()
	}
	return err.Error()
}
