package reply

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"chancery/internal/invitee"
	"chancery/internal/roster"
)

// FormOf is a form of a mail that holds forms of several delegations: its file, and whose it is. Source is "" where nobody can tell which facts are whose.
type FormOf struct {
	Source    string `json:"source"`
	Ref       string `json:"ref"`
	Attending string `json:"attending,omitempty"` // yes, no
}

// partForms notes whose the forms of a mail are, where they are of several delegations.
func (p *reader) partForms(ties []tied) {
	var byToken []FormOf
	for _, t := range ties {
		if t.by == "token" {
			byToken = append(byToken, FormOf{Ref: t.ref})
		}
	}
	if len(byToken) < 2 || !p.formSeen {
		return
	}
	if p.r.Forms = p.workbookForms(); !apart(p.r.Forms) {
		p.r.Forms = byToken
	}
}

func (p *reader) workbookForms() (out []FormOf) {
	for _, f := range p.c.Forms {
		if code, ok := invitee.ParseCode(strings.TrimSpace(f.Code)); ok && p.believed(code.Ref, code.Tag) {
			out = append(out, FormOf{f.Source, code.Ref, choice(f.Fields[KeyAttending])})
		}
	}
	return out
}

// apart tells whether the forms are of two delegations at least, and their files' names tell them apart.
func apart(forms []FormOf) bool {
	for i, f := range forms {
		if slices.ContainsFunc(forms[:i], func(g FormOf) bool { return g.Source == f.Source }) {
			return false
		}
	}
	return slices.ContainsFunc(forms, func(f FormOf) bool { return f.Ref != forms[0].Ref })
}

// ofTwo names the delegations of the forms where they are of two at least, else it is "".
func ofTwo(forms []FormOf) string {
	for _, f := range forms {
		if f.Ref != forms[0].Ref {
			return forms[0].Ref + ", " + f.Ref + " by form"
		}
	}
	return ""
}

// ProposalFor is what the reading asks to be recorded for one invitee. A mail that speaks for two delegations needs a ref, and gives the facts of that
// delegation's form alone.
func (r Reading) ProposalFor(ref string) (roster.Proposal, error) {
	all := r.Proposal()
	two := ofTwo(r.Forms)
	if at := slices.IndexFunc(r.Review, func(why roster.Reason) bool { return why.Code == TwoDelegations }); at >= 0 {
		two = r.Review[at].Detail
	}
	switch {
	case two == "":
		return all, nil
	case ref == "":
		return all, fmt.Errorf("it speaks for two delegations (%s): say with --ref REF whose answer to record", two)
	case len(r.Forms) == 0:
		return all, nil
	}
	p := roster.Proposal{Ref: ref}
	own := map[string]bool{}
	for _, f := range r.Forms {
		if f.Ref == ref && f.Source != "" {
			own[f.Source] = true
			p.Attending, p.Regret = p.Attending || f.Attending == "yes", p.Regret || f.Attending == "no"
		}
	}
	if len(own) == 0 {
		return all, errors.New("nothing tells which of its facts are of " + ref + ": enter them (chancery enter), or correct the mail")
	}
	of := func(evidence []roster.Evidence) bool {
		return len(evidence) > 0 && !slices.ContainsFunc(evidence, func(e roster.Evidence) bool { return !own[e.Part] })
	}
	for _, d := range r.Delegates {
		if of(d.Evidence) {
			p.Delegates = append(p.Delegates, d)
		}
	}
	for _, v := range r.Interventions {
		if of(v.Evidence) {
			p.Interventions = append(p.Interventions, v)
		}
	}
	p.Attending = p.Attending || len(p.Delegates) > 0 && !p.Regret
	return p, nil
}
