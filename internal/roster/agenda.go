// Package roster keeps the rules of a meeting's roster: what a delegation's answer changes in what stands, who speaks in which order, how participants are
// listed and counted. Agenda, deadlines and settings come in as values; nothing here stores, sends or reads a clock.
package roster

import (
	"strings"

	"chancery/internal/locale"
)

// Item is an item of the agenda, as roster and reply need it.
type Item struct {
	Label       string // what people write: "3", "4a"
	Day         locale.Date
	Title       locale.Text
	SlotMinutes int // 0: no slot is set
}

// Agenda is the meeting's items in their order.
type Agenda []Item

// Find is the item with this label; case and outer spaces do not matter.
func (a Agenda) Find(label string) (Item, bool) {
	label = strings.TrimSpace(label)
	for _, item := range a {
		if strings.EqualFold(item.Label, label) {
			return item, true
		}
	}
	return Item{}, false
}

// itemKey makes labels comparable.
func itemKey(label string) string { return strings.ToLower(strings.TrimSpace(label)) }
