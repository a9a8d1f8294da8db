package office

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"chancery/internal/campaign"
	"chancery/internal/envelope"
	"chancery/internal/invitee"
	"chancery/internal/locale"
	"chancery/internal/store"
)

// PreviewOptions choose what to preview: one invitee, those written to in a language, or all.
type PreviewOptions struct {
	To            string
	Lang          locale.Lang
	All           bool
	Out           string // folder for the files
	Round, Letter string
}

// Preview is one letter's two files.
type Preview struct {
	Ref    string      `json:"ref"`
	Lang   locale.Lang `json:"lang"`
	PDF    string      `json:"pdf"`
	EML    string      `json:"eml"`
	Frozen bool        `json:"frozen"` // exactly the bytes of the plan; else Date, Message-ID and the form's tag are placeholders
}

// placeholderTag stands for a letter's tag before its plan.
const placeholderTag invitee.Tag = "aaaaaaaaaaaa"

// Preview writes REF.LL.pdf and REF.LL.eml for the chosen letters: as frozen where the plan still holds, else as a plan would freeze them now.
func (o *Office) Preview(ctx context.Context, opt PreviewOptions) ([]Preview, error) {
	v, err := o.previewing(ctx, opt)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(opt.Out, 0o700); err != nil {
		return nil, fmt.Errorf("make the preview's folder: %w", err)
	}
	return v.run(ctx)
}

// previewing reads contacts and templates and finds the plan.
func (o *Office) previewing(ctx context.Context, opt PreviewOptions) (*previewing, error) {
	if opt.Round == "" {
		opt.Round = Invitation
	}
	if opt.Letter == "" {
		opt.Letter = InvitationLetter
	}
	sheet, problems := o.contacts(nil)
	set, more := o.templates(sheet.Columns)
	if problems = append(problems, more...); len(problems) > 0 {
		return nil, campaign.Problems(problems)
	}
	w, err := o.workshop(set, opt.Round, opt.Letter)
	if err != nil {
		return nil, err
	}
	v := &previewing{workshop: w, opt: opt, invitees: sheet.Invitees}
	return v, v.findFrozen(ctx, sheet.Invitees)
}

type previewing struct {
	workshop *workshop
	opt      PreviewOptions
	invitees []invitee.Invitee
	frozen   map[string]store.Letter
}

// findFrozen looks up the plan, where there is a store and the plan is still that of the folder's content.
func (p *previewing) findFrozen(ctx context.Context, invitees []invitee.Invitee) error {
	o := p.workshop.office
	p.frozen = map[string]store.Letter{}
	if !o.hasStore() {
		return nil
	}
	print, err := o.fingerprint(invitees)
	if err != nil {
		return err
	}
	return o.in(ctx, func(t *store.Tx) error {
		rounds, err := t.Rounds()
		if err != nil {
			return err
		}
		for _, r := range rounds {
			if r.Name != p.opt.Round || r.Fingerprint != print {
				continue
			}
			letters, err := t.Letters(store.LetterFilter{Round: r.Name, Kind: store.KindLetter})
			if err != nil {
				return err
			}
			for _, l := range letters {
				p.frozen[l.Ref] = l
			}
		}
		return nil
	})
}

// chosen are drafts of the letters to preview, with invitee and language, and the problems of those who get none.
func (p *previewing) chosen() (list []*draft, problems []campaign.Problem, err error) {
	known := false
	for _, v := range p.invitees {
		known = known || v.Ref == p.opt.To
		l, _, ok := p.workshop.language(v)
		if p.opt.To != "" && v.Ref != p.opt.To || p.opt.Lang != "" && l != p.opt.Lang {
			continue
		}
		if !ok {
			problems = append(problems, noLetter(v, p.opt.Letter))
			continue
		}
		list = append(list, &draft{invitee: v, lang: l})
	}
	if p.opt.To != "" && !known {
		return nil, nil, fmt.Errorf("preview: no row of the contact sheet has the Ref %q: check its spelling", p.opt.To)
	}
	return list, problems, nil
}

// run previews the chosen letters on every core.
func (p *previewing) run(ctx context.Context) ([]Preview, error) {
	list, problems, err := p.chosen()
	if err != nil {
		return nil, err
	}
	made, found := make([]Preview, len(list)), make([][]campaign.Problem, len(list))
	err = inParallel(ctx, len(list), func(on *press, i int) (err error) {
		found[i], err = p.one(ctx, on, list[i], &made[i])
		return err
	})
	made = slices.DeleteFunc(made, func(v Preview) bool { return v.PDF == "" })
	if err != nil {
		return made, err
	}
	if problems = append(problems, slices.Concat(found...)...); len(problems) > 0 {
		return made, campaign.Problems(distinct(problems))
	}
	return made, nil
}

// name gives a draft that is not frozen its placeholders.
func (p *previewing) name(d *draft) {
	d.tag, d.reference, d.date = placeholderTag, "…", p.workshop.office.now().Truncate(time.Second)
	d.messageID = p.workshop.office.messageID(d.invitee.Ref, p.opt.Round, d.tag)
}

// one writes the files of a letter and names them.
func (p *previewing) one(ctx context.Context, on *press, d *draft, made *Preview) ([]campaign.Problem, error) {
	var pdf, eml []byte
	ref := d.invitee.Ref
	frozen, isFrozen := p.frozen[ref]
	if isFrozen {
		d.lang = frozen.Language
		err := p.workshop.office.in(ctx, func(t *store.Tx) (err error) {
			if eml, err = p.workshop.office.compose(frozen, t.Content); err != nil || len(frozen.Content.Files) == 0 {
				return err
			}
			pdf, err = t.Content(frozen.Content.Files[0].Hash)
			return err
		})
		if err != nil {
			return nil, err
		}
	} else {
		p.name(d)
		problems, err := p.workshop.fill(on, d)
		if err != nil || len(problems) > 0 {
			return problems, err
		}
		if d.invitee.Email == "" {
			d.invitee.Email = "nobody@" + invitee.Domain(p.workshop.office.Campaign.SMTP.From)
		}
		if eml, err = envelope.Compose(p.workshop.mailOf(d)); err != nil {
			return nil, fmt.Errorf("compose the mail to %s: %w", ref, err)
		}
		pdf = d.pdf
	}
	name := filepath.Join(p.opt.Out, fmt.Sprintf("%s.%s", ref, d.lang))
	if err := errors.Join(WriteFile(name+".pdf", pdf), WriteFile(name+".eml", eml)); err != nil {
		return nil, fmt.Errorf("write the preview of %s: %w", ref, err)
	}
	*made = Preview{ref, d.lang, name + ".pdf", name + ".eml", isFrozen}
	return nil, nil
}
