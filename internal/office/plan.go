package office

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"chancery/internal/campaign"
	"chancery/internal/crashpoint"
	"chancery/internal/invitee"
	"chancery/internal/locale"
	"chancery/internal/roster"
	"chancery/internal/store"
)

// Invitation is the first round of a campaign; its letter is letters/letter.<lang>.md.
const (
	Invitation       = "invitation"
	InvitationLetter = "letter"
)

// PlanOptions name the round, its letter and whom it goes to. Zero: the invitation, to all.
type PlanOptions struct {
	Round, Letter string
	Choice        store.Choice
	Progress      func(done, total int) // called from several goroutines, one at a time

	withoutCopies map[string]bool // places in Cc that the letters of the round do not go to
}

// Plan is what a plan froze.
type Plan struct {
	Round      string         `json:"round"`
	Letters    int            `json:"letters"` // queued by this plan
	OnPaper    int            `json:"on_paper"`
	ByLanguage map[string]int `json:"by_language"`
	ByClass    map[string]int `json:"by_class"`
	Fallbacks  []Fallback     `json:"fallbacks"`
	LeftOut    []LeftOut      `json:"left_out"`
	NoCopies   []NoCopy       `json:"no_copies,omitempty"`
}

// NoCopy is an address in Cc that a letter of this plan does not go to.
type NoCopy struct {
	Ref     string `json:"ref"`
	Address string `json:"address"`
}

// Fallback is an invitee whose letter is in another language than its own.
type Fallback struct {
	Ref  string      `json:"ref"`
	Own  locale.Lang `json:"own"`
	Used locale.Lang `json:"used"`
}

// LeftOut is an invitee without a letter in this plan, and why.
type LeftOut struct {
	Ref    string `json:"ref"`
	Reason string `json:"reason"`
}

// Plan renders and freezes every letter of a round. The error is campaign.Problems where the input has any: then nothing changed.
func (o *Office) Plan(ctx context.Context, opt PlanOptions) (Plan, error) {
	if opt.Round == "" {
		opt.Round = Invitation
	}
	if opt.Letter == "" {
		opt.Letter = InvitationLetter
	}
	if !invitee.ValidRef(opt.Round) {
		return Plan{}, fmt.Errorf("plan round %q: a round's name is 1 to 64 of A–Z a–z 0–9 - _", opt.Round)
	}
	return o.plan(ctx, opt, false)
}

func (o *Office) plan(ctx context.Context, opt PlanOptions, textOnly bool) (Plan, error) {
	hash := o.sheetHash() // before its rows: one that is written between the two is another than this
	sheet, problems := o.contacts(opt.Choice.Skip)
	set, more := o.templates(sheet.Columns)
	if problems = append(problems, more...); len(problems) > 0 {
		return Plan{}, campaign.Problems(problems)
	}
	invitees, err := chosen(sheet.Invitees, opt.Choice)
	if err != nil {
		return Plan{}, err
	}
	print, err := o.fingerprint(sheet.Invitees)
	if err != nil {
		return Plan{}, err
	}
	w, err := o.workshop(set, opt.Round, opt.Letter)
	if err != nil {
		return Plan{}, err
	}
	w.textOnly = textOnly
	run := &planning{office: o, workshop: w, opt: opt, fingerprint: print, sheet: hash}
	invitees, noCopies := withoutCopies(invitees, opt.withoutCopies)
	if err := run.choose(ctx, invitees); err != nil {
		return Plan{}, err
	}
	run.plan.NoCopies = noCopies
	if err := run.render(ctx); err != nil {
		return Plan{}, err
	}
	if err := run.printPapers(); err != nil {
		return Plan{}, err
	}
	crashpoint.At(crashpoint.Plan)
	if err := o.in(ctx, run.commit); err != nil {
		return Plan{}, fmt.Errorf("freeze the plan: %w", err)
	}
	crashpoint.At(crashpoint.Planned)
	return run.result(), nil
}

// planning is one run of Plan.
type planning struct {
	office      *Office
	workshop    *workshop
	opt         PlanOptions
	fingerprint string
	sheet       string // hash of the contact sheet

	had     map[string]store.Letter // letters of the round by ref
	paper   map[string]store.Paper
	gone    map[string]bool // whose letters of the round, if any, are taken out of it
	drafts  []*draft
	plan    Plan
	started time.Time
}

// choose makes a draft, without content yet, of every letter that this plan freezes.
func (r *planning) choose(ctx context.Context, invitees []invitee.Invitee) error {
	o := r.office
	r.started = o.now()
	r.had, r.paper = map[string]store.Letter{}, map[string]store.Paper{}
	r.plan = Plan{Round: r.opt.Round, ByLanguage: map[string]int{}, ByClass: map[string]int{}}
	for _, ref := range r.opt.Choice.Skip {
		r.plan.LeftOut = append(r.plan.LeftOut, LeftOut{ref, "left out by --skip"})
	}
	return o.in(ctx, func(t *store.Tx) error {
		letters, err := t.Letters(store.LetterFilter{Round: r.opt.Round, Kind: store.KindLetter})
		if err != nil {
			return err
		}
		for _, l := range letters {
			r.had[l.Ref] = l
		}
		papers, err := t.Papers()
		if err != nil {
			return err
		}
		for _, p := range papers {
			if p.Round == r.opt.Round {
				r.paper[p.Ref] = p
			}
		}
		invitees, err := r.byAnswer(t, invitees)
		if err != nil {
			return err
		}
		for _, v := range invitees {
			if err := r.chooseOne(t, v); err != nil {
				return err
			}
		}
		return nil
	})
}

// byAnswer keeps the invitees that have answered or have not, as the plan wants them.
func (r *planning) byAnswer(t *store.Tx, all []invitee.Invitee) (kept []invitee.Invitee, err error) {
	if r.opt.Choice.Answered == "" {
		return all, nil
	}
	r.gone = map[string]bool{}
	for _, v := range all {
		s, err := t.Standing(v)
		if err != nil {
			return nil, err
		}
		answered := s.Status != roster.NoAnswer
		if answered == (r.opt.Choice.Answered == "yes") {
			kept = append(kept, v)
			continue
		}
		reason := "has not answered"
		if answered {
			reason = "has answered"
		}
		r.gone[v.Ref] = true
		r.plan.LeftOut = append(r.plan.LeftOut, LeftOut{v.Ref, reason})
	}
	return kept, nil
}

func (r *planning) chooseOne(t *store.Tx, v invitee.Invitee) error {
	had, known := r.had[v.Ref]
	if known && had.State != store.Queued && had.State != store.Deferred {
		r.plan.LeftOut = append(r.plan.LeftOut, LeftOut{v.Ref, keptReason(had)})
		return nil
	}
	l, fellBack, ok := r.workshop.language(v)
	if !ok {
		r.plan.LeftOut = append(r.plan.LeftOut, LeftOut{v.Ref, fmt.Sprintf("no letter %q in %s, nor in a fallback language", r.opt.Letter, v.Language)})
		return nil
	}
	d := &draft{invitee: v, lang: l, fellBack: fellBack, date: r.started}
	if err := r.name(t, d, had, known); err != nil {
		return err
	}
	r.drafts = append(r.drafts, d)
	return nil
}

// name gives the draft its tag, Message-ID and reference: those it had, where it was planned before.
func (r *planning) name(t *store.Tx, d *draft, had store.Letter, known bool) (err error) {
	o := r.office
	if known {
		d.tag, d.messageID, d.reference = had.Tag, had.MessageID, had.Reference
		return nil
	}
	if d.tag = r.paper[d.invitee.Ref].Tag; d.tag == "" {
		if d.tag, err = o.newTag(); err != nil {
			return err
		}
	}
	d.messageID = o.messageID(d.invitee.Ref, r.opt.Round, d.tag)
	if !r.workshop.textOnly {
		d.reference, err = o.reference(t, d.invitee.Ref, r.opt.Round)
	}
	return err
}

// reference is the running reference of the letter to ref in a round: given once, never given to another.
func (o *Office) reference(t *store.Tx, ref, round string) (string, error) {
	symbol := o.Campaign.Meeting.Symbol
	if symbol == "" {
		symbol = o.Campaign.ID
	}
	n, err := t.Number("reference", round+"/"+ref)
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("%s/%d/%03d", symbol, o.Campaign.Meeting.Start.Year, n), nil
}

func keptReason(l store.Letter) string {
	switch l.State {
	case store.Sent:
		return "sent already"
	case store.Refused:
		return "refused by the relay: correct the contact, then \"chancery resolve " + l.Ref + " --resend\""
	case store.InDoubt:
		return "in doubt: settle it with \"chancery resolve " + l.Ref + " --sent\" or \"--resend\""
	}
	return "under way"
}

// render fills all drafts on every core. All problems of all letters are told at once.
func (r *planning) render(ctx context.Context) error {
	var mu sync.Mutex
	found := make([][]campaign.Problem, len(r.drafts))
	done := 0
	err := inParallel(ctx, len(r.drafts), func(p *press, i int) error {
		problems, err := r.workshop.fill(p, r.drafts[i])
		mu.Lock()
		defer mu.Unlock()
		found[i] = problems
		if done++; r.opt.Progress != nil {
			r.opt.Progress(done, len(r.drafts))
		}
		return err
	})
	if err != nil {
		return err
	}
	if all := distinct(slices.Concat(found...)); len(all) > 0 {
		return campaign.Problems(all)
	}
	return nil
}

// distinct keeps the first of equal problems: one mistake in a template shows in every letter.
func distinct(all []campaign.Problem) (kept []campaign.Problem) {
	seen := map[campaign.Problem]bool{}
	for _, p := range all {
		if !seen[p] {
			seen[p] = true
			kept = append(kept, p)
		}
	}
	return kept
}

// printPapers writes the letters of invitees without an address to paper/.
func (r *planning) printPapers() error {
	for _, d := range r.drafts {
		if d.invitee.Email != "" || d.pdf == nil {
			continue
		}
		folder := r.office.path("paper")
		if err := os.MkdirAll(folder, 0o700); err != nil {
			return fmt.Errorf("make folder for printed letters: %w", err)
		}
		if err := WriteFile(filepath.Join(folder, r.paperFile(d)), d.pdf); err != nil {
			return fmt.Errorf("write printed letter of %s: %w", d.invitee.Ref, err)
		}
	}
	return nil
}

func (r *planning) paperFile(d *draft) string {
	return fmt.Sprintf("%s.%s.pdf", d.invitee.Ref, d.lang)
}

func (r *planning) result() Plan {
	if r.plan.Fallbacks == nil {
		r.plan.Fallbacks = []Fallback{}
	}
	if r.plan.LeftOut == nil {
		r.plan.LeftOut = []LeftOut{}
	}
	return r.plan
}
