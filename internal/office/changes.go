package office

import (
	"fmt"
	"maps"
	"slices"
	"time"

	"chancery/internal/roster"
	"chancery/internal/workbook"
)

// saidReport is what a report said, kept to compare the next one with: its figures, and every fact under a stable key.
type saidReport struct {
	Figures map[string]int      `json:"figures"`
	Facts   map[string]saidFact `json:"facts"`
}

// saidFact is one fact. Entity, Name and Field say what of whom; Cause and By where it comes from.
type saidFact struct {
	Entity string    `json:"entity"`
	Name   string    `json:"name"`
	Field  string    `json:"field,omitempty"`
	Value  string    `json:"value"`
	Cause  string    `json:"cause,omitempty"`
	By     string    `json:"by,omitempty"`
	At     time.Time `json:"at,omitzero"`
}

func (o *Office) said(snap snapshot) saidReport {
	s := saidReport{Figures: o.figures(snap), Facts: map[string]saidFact{}}
	for _, st := range snap.standings {
		ref := st.Invitee.Ref
		s.Facts[ref] = saidFact{Entity: "delegation", Name: ref, Field: "status", Value: st.Status}
		for _, d := range st.Delegates {
			s.addDelegate(ref, d)
		}
		for _, n := range st.Interventions {
			key := fmt.Sprintf("%s/intervention/%d", ref, n.ID)
			s.Facts[key] = saidFact{"intervention", ref, "item", n.Item, sourceOf(n.Source), n.DecidedBy, n.Received}
			s.Facts[key+"/speaker"] = saidFact{"intervention", ref, "speaker", n.Speaker, sourceOf(n.Source), n.DecidedBy, n.Received}
		}
	}
	for _, l := range snap.letters {
		if l.Round == Invitation && l.Kind == "letter" {
			s.Facts[l.Ref+"/delivery"] = saidFact{Entity: "letter", Name: l.Ref, Field: "delivery", Value: deliveryWord(l), At: l.Settled}
		}
	}
	return s
}

func (s saidReport) addDelegate(ref string, d roster.StandingDelegate) {
	key := fmt.Sprintf("%s/delegate/%d", ref, d.ID)
	for field, value := range map[string]string{"name": d.Name, "function": d.Function, "capacity": d.Capacity, "attendance": d.Attendance} {
		s.Facts[key+"/"+field] = saidFact{"delegate", ref, field, value, sourceOf(d.Source), d.DecidedBy, d.Received}
	}
}

func sourceOf(s roster.Source) string {
	if s.MailID == 0 {
		return ""
	}
	return fmt.Sprintf("mail %d", s.MailID)
}

// figures are Summary's, under the keys of workbook.Figures.
func (o *Office) figures(snap snapshot) map[string]int {
	st := o.status(snap)
	counts := roster.Count(snap.rules, snap.standings)
	return map[string]int{
		"invited": st.Delegations.Invited, "delivered": st.Delivered, "answered": st.Delegations.Answered, "attending": st.Delegations.Attending,
		"declined": st.Delegations.Declined, "registrations": st.Registrations, "interventions": st.Interventions, "late": st.Late,
		"women": counts.Women, "disclosed": counts.Women + counts.Men + counts.Other, "open_questions": st.Mails.ToReview, "bounces": st.Bounces,
	}
}

// changesSince lists what differs from the last report, by key.
func changesSince(before, now saidReport, zone *time.Location) (rows []workbook.ChangeRow) {
	keys := slices.Collect(maps.Keys(before.Facts))
	for k := range now.Facts {
		if _, ok := before.Facts[k]; !ok {
			keys = append(keys, k)
		}
	}
	slices.Sort(keys)
	for _, k := range keys {
		was, is := before.Facts[k], now.Facts[k]
		if was.Value == is.Value {
			continue
		}
		of := is
		if of.Entity == "" {
			of = was
			of.Cause, of.By, of.At = "", "", time.Time{}
		}
		row := workbook.ChangeRow{Entity: of.Entity, Name: of.Name, Field: of.Field, Before: was.Value, After: is.Value, Cause: of.Cause, DecidedBy: of.By}
		if !of.At.IsZero() {
			row.At = of.At.In(zone)
		}
		rows = append(rows, row)
	}
	return rows
}
