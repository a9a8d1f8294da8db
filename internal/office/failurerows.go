package office

import (
	"fmt"
	"slices"
	"strings"

	"chancery/internal/invitee"
	"chancery/internal/store"
	"chancery/internal/workbook"
)

// sheetOfFailures is the contact sheet where a remedy depends on it; it is not read in vain.
func (o *Office) sheetOfFailures(snap snapshot) []invitee.Invitee {
	if !slices.ContainsFunc(snap.letters, func(l store.Letter) bool { return l.Delivery == store.Failed || len(l.RefusedCc) > 0 }) {
		return nil
	}
	sheet, _ := o.contacts(nil)
	return sheet.Invitees
}

// remedyOf is the code of what a report says to do about a letter; "" : it went out, and nothing was heard against it.
func (o *Office) remedyOf(l store.Letter, sheet []invitee.Invitee) string {
	switch {
	case l.Delivery == store.Failed:
		return bestRemedy(remedies(l, bounceReason(l), "", sheet))
	case o.overdue(l):
		return "ask"
	case l.Delivery == store.Delayed:
		return l.Delivery
	case l.State == store.Refused || l.State == store.InDoubt || l.State == store.Deferred:
		return string(l.State)
	}
	return ""
}

// bounceReason is the code of why a letter came back.
func bounceReason(l store.Letter) string {
	reason, _, _ := strings.Cut(l.DeliveryWords, ":")
	return reason
}

// failureRows are the letters that did not arrive, or may not have, and behind them the copies that did not.
func (o *Office) failureRows(snap snapshot, sheet []invitee.Invitee) (rows []workbook.DeliveryRow) {
	zone := o.Campaign.Meeting.Zone
	answered := map[string]bool{}
	for _, s := range snap.standings {
		answered[s.Invitee.Ref] = !s.FirstAnswer.IsZero()
	}
	for _, l := range snap.letters {
		if l.Kind != store.KindLetter || l.Delivery == store.Delayed && answered[l.Ref] {
			continue // what was late came through all the same
		}
		row := workbook.DeliveryRow{Ref: l.Ref, Address: l.Address, Remedy: o.remedyOf(l, sheet)}
		switch {
		case row.Remedy == "":
			continue
		case l.Delivery == store.Failed || l.Delivery == store.Delayed:
			row.State, row.Code, row.Class, row.At = l.Delivery, l.DeliveryCode, bounceReason(l), l.DeliveryAt
		default:
			row.State, row.Code, row.Class, row.At = string(l.State), l.Enhanced, string(l.State), l.Settled
			if row.Code == "" && l.Code != 0 {
				row.Code = fmt.Sprint(l.Code)
			}
		}
		row.At = row.At.In(zone)
		rows = append(rows, row)
	}
	for _, c := range refusedCopies(snap.letters, sheet) {
		rows = append(rows, workbook.DeliveryRow{Ref: c.letter.Ref, Address: c.address, State: store.Failed, Code: c.Code, Class: c.Reason, Remedy: c.remedy().Code, At: c.At.In(zone)})
	}
	return rows
}
