package office

import (
	"errors"
	"fmt"
	"slices"

	"chancery/internal/store"
)

// commit stores the plan whole: letters that left it are dropped, the others frozen.
func (r *planning) commit(t *store.Tx) error {
	if err := t.PutRound(store.Round{Name: r.opt.Round, Letter: r.opt.Letter, Choice: r.opt.Choice, Fingerprint: r.fingerprint, Sheet: r.sheet, Planned: r.started}); err != nil {
		return err
	}
	planned := map[string]bool{}
	for _, d := range r.drafts {
		planned[d.invitee.Ref] = true
		if err := t.PutInvitee(d.invitee); err != nil {
			return err
		}
		if d.invitee.Email == "" {
			if err := r.commitPaper(t, d); err != nil {
				return err
			}
			continue
		}
		if err := r.commitLetter(t, d); err != nil {
			return fmt.Errorf("letter %s: %w", d.invitee.Ref, err)
		}
	}
	for ref, l := range r.had {
		if !planned[ref] && r.concerns(ref) {
			if _, err := t.DropLetter(l.ID); err != nil {
				return err
			}
		}
	}
	detail := store.JSON(map[string]any{"round": r.opt.Round, "letters": r.plan.Letters, "on_paper": r.plan.OnPaper})
	return t.Journal(store.Entry{At: r.started, Actor: Program, Action: "plan", Detail: detail})
}

// concerns tells whether a letter of the round that this plan does not hold is to go: a plan for chosen invitees leaves the others alone.
func (r *planning) concerns(ref string) bool {
	c := r.opt.Choice
	return len(c.Only) == 0 && len(c.Classes) == 0 && c.Answered == "" || slices.Contains(c.Skip, ref) || r.gone[ref]
}

func (r *planning) commitPaper(t *store.Tx, d *draft) error {
	if d.pdf == nil {
		r.plan.LeftOut = append(r.plan.LeftOut, LeftOut{d.invitee.Ref, "no Email, and this round has no letter to print"})
		return nil
	}
	if l, ok := r.had[d.invitee.Ref]; ok {
		if _, err := t.DropLetter(l.ID); err != nil {
			return err
		}
	}
	hash, err := t.PutContent(d.pdf)
	if err != nil {
		return err
	}
	r.plan.OnPaper++
	return t.PutPaper(store.Paper{Round: r.opt.Round, Ref: d.invitee.Ref, File: "paper/" + r.paperFile(d), Hash: hash, Tag: d.tag, Planned: r.started})
}

var errUnderWay = errors.New("it is being sent right now: wait for the sending to end, or stop it, and plan again")

func (r *planning) commitLetter(t *store.Tx, d *draft) error {
	l, err := r.workshop.freeze(t, d)
	if err != nil {
		return err
	}
	if had, ok := r.had[d.invitee.Ref]; ok {
		l.ID = had.ID
		frozen, err := t.Freeze(l)
		if err != nil {
			return err
		}
		if !frozen {
			return errUnderWay
		}
	} else if err := t.AddLetter(&l); err != nil {
		return err
	}
	if err := t.DropPaper(r.opt.Round, d.invitee.Ref); err != nil {
		return err
	}
	if err := r.commitCalendar(t, d); err != nil {
		return err
	}
	r.plan.Letters++
	r.plan.ByLanguage[string(d.lang)]++
	r.plan.ByClass[string(d.invitee.Class)]++
	if d.fellBack {
		r.plan.Fallbacks = append(r.plan.Fallbacks, Fallback{d.invitee.Ref, d.invitee.Language, d.lang})
	}
	return nil
}
