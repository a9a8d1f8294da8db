package office

import (
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"chancery/internal/locale"
	"chancery/internal/roster"
	"chancery/internal/store"
	"chancery/internal/workbook"
)

// saidReport is what a report said, kept to compare later ones with: its figures, and what stood, whole, under stable keys.
type saidReport struct {
	Scope    string                `json:"scope,omitempty"` // what part of the campaign the figures are of; the entities are all
	Seq      int64                 `json:"seq"`             // the journal's last entry then
	Figures  map[string]int        `json:"figures"`
	Entities map[string]saidEntity `json:"entities"`
}

// saidEntity is one delegate, intervention, delegation or letter with its facts by field. Source is its own: later changes are looked up in the journal.
type saidEntity struct {
	Entity string            `json:"entity"`
	Ref    string            `json:"ref"`
	Name   string            `json:"name,omitempty"` // of a delegate
	Facts  map[string]string `json:"facts"`
	Mail   int64             `json:"mail,omitempty"`
	By     string            `json:"by,omitempty"`
	At     time.Time         `json:"at,omitzero"`
}

// entityLetter stands beside the entities of the roster.
const entityLetter = "letter"

// mainField tells of an entity that it is there: a new one has a line for it alone.
var mainField = map[string]string{roster.EntityDelegate: "name", roster.EntityIntervention: "item", roster.EntityDelegation: "status", entityLetter: "delivery"}

func saidEntities(snap snapshot) map[string]saidEntity {
	all := map[string]saidEntity{}
	for _, st := range snap.standings {
		ref := st.Invitee.Ref
		all[ref] = saidEntity{Entity: roster.EntityDelegation, Ref: ref, Facts: map[string]string{"status": st.Status}, At: st.FirstAnswer}
		for _, d := range st.Delegates {
			all[ref+"/delegate/"+strconv.FormatInt(d.ID, 10)] = saidEntity{roster.EntityDelegate, ref, d.Name, delegateFacts(d.Delegate), d.MailID, d.DecidedBy, d.Received}
		}
		for _, n := range st.Interventions {
			facts := map[string]string{"item": n.Item, "speaker": n.Speaker, "language": string(n.Language), "on_behalf_of": n.OnBehalfOf, "statement_attached": yes(n.StatementAttached)}
			all[ref+"/intervention/"+strconv.FormatInt(n.ID, 10)] = saidEntity{roster.EntityIntervention, ref, "", known(facts), n.MailID, n.DecidedBy, n.Received}
		}
	}
	for _, l := range snap.letters {
		if l.Round == Invitation && l.Kind == store.KindLetter {
			all[l.Ref+"/delivery"] = saidEntity{Entity: entityLetter, Ref: l.Ref, Facts: map[string]string{"delivery": deliveryWord(l)}, At: l.Settled}
		}
	}
	return all
}

func delegateFacts(d roster.Delegate) map[string]string {
	capacity := d.Capacity
	if d.Leads() {
		capacity = roster.Head
	}
	var days, languages []string
	for _, day := range slices.SortedFunc(slices.Values(d.Days), locale.Date.Compare) {
		days = append(days, day.String())
	}
	for _, l := range d.Languages {
		languages = append(languages, string(l))
	}
	slices.Sort(languages)
	return known(map[string]string{"name": d.Name, "honorific": d.Honorific, "function": d.Function, "email": d.Email, "phone": d.Phone, "gender": d.Gender, "capacity": capacity,
		"attendance": d.Attendance, "needs": d.Needs, "visa_letter": yes(d.VisaLetter), "days": strings.Join(days, " "), "languages": strings.Join(languages, " ")})
}

// known drops what is not known.
func known(facts map[string]string) map[string]string {
	maps.DeleteFunc(facts, func(_, value string) bool { return value == "" })
	return facts
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return ""
}

// changesSince lists what differs from an earlier report, by delegation. entries are the journal's since then.
func changesSince(before, now map[string]saidEntity, entries []store.Entry, zone *time.Location) (rows []workbook.ChangeRow) {
	j := journalOf(entries)
	keys := slices.Collect(maps.Keys(before))
	for k := range now {
		if _, ok := before[k]; !ok {
			keys = append(keys, k)
		}
	}
	slices.Sort(keys)
	for _, k := range keys {
		was, is := before[k], now[k]
		for _, field := range changedFields(was, is) {
			row := workbook.ChangeRow{Entity: is.Entity, Ref: is.Ref, Name: is.Name, Field: field, Before: was.Facts[field], After: is.Facts[field]}
			if is.Entity == "" {
				row.Entity, row.Ref, row.Name = was.Entity, was.Ref, was.Name
			}
			j.explain(&row, was, is)
			if !row.At.IsZero() {
				row.At = row.At.In(zone)
			}
			rows = append(rows, row)
		}
	}
	return rows
}

// changedFields are the fields that differ, the main one first; of an entity that came or went, the main one alone.
func changedFields(was, is saidEntity) (fields []string) {
	main := mainField[is.Entity]
	if is.Entity == "" {
		main = mainField[was.Entity]
	}
	if was.Entity == "" || is.Entity == "" {
		return []string{main}
	}
	all := map[string]bool{}
	for _, facts := range []map[string]string{was.Facts, is.Facts} {
		for field := range facts {
			all[field] = true
		}
	}
	for _, field := range slices.Sorted(maps.Keys(all)) {
		if was.Facts[field] != is.Facts[field] && field != main {
			fields = append(fields, field)
		}
	}
	if was.Facts[main] != is.Facts[main] {
		fields = slices.Insert(fields, 0, main)
	}
	return fields
}

// journalEntry is an entry with the changes that it wrote down.
type journalEntry struct {
	store.Entry
	changes []roster.Change
	item    string // of a move on the list of speakers
}

// journal is what was decided since an earlier report, by ref, the last decision first.
type journal map[string][]journalEntry

func journalOf(entries []store.Entry) journal {
	j := journal{}
	for _, e := range slices.Backward(entries) {
		if e.Ref == "" {
			continue
		}
		var detail struct {
			Changes []roster.Change `json:"changes"`
			Item    string          `json:"item"`
		}
		if json.Unmarshal(e.Detail, &detail) != nil {
			detail.Changes, detail.Item = nil, ""
		}
		j[e.Ref] = append(j[e.Ref], journalEntry{e, detail.Changes, detail.Item})
	}
	return j
}

// explain gives a change its cause, who decided and when: the last entry of the journal that made it, else where the fact itself comes from.
func (j journal) explain(row *workbook.ChangeRow, was, is saidEntity) {
	for _, e := range j[row.Ref] {
		if e.made(row, was, is) {
			row.Mail, row.Cause, row.DecidedBy, row.At = e.MailID, e.Action, e.Actor, e.At
			return
		}
	}
	if is.Entity != "" {
		row.Mail, row.DecidedBy, row.At = is.Mail, is.By, is.At
	}
}

func (e journalEntry) made(row *workbook.ChangeRow, was, is saidEntity) bool {
	if row.Entity == entityLetter {
		return e.Action == "delivery" || strings.HasPrefix(e.Action, "resolve") || e.Action == "settle_sent" || e.Action == "reconcile"
	}
	if row.Entity == roster.EntityIntervention && (was.Entity == "" || is.Entity == "") && strings.HasPrefix(e.Action, "speakers_") {
		return e.item == was.Facts["item"] || e.item == is.Facts["item"]
	}
	return slices.ContainsFunc(e.changes, func(c roster.Change) bool {
		if c.Entity != row.Entity || c.Field != "" && c.Field != row.Field && !(c.Field == "head" && row.Field == "capacity") {
			return false
		}
		switch c.Entity {
		case roster.EntityDelegate:
			return roster.SameName(c.Name, was.Name) || roster.SameName(c.Name, is.Name)
		case roster.EntityIntervention:
			return c.Name == was.Facts["item"] || c.Name == is.Facts["item"]
		}
		return true
	})
}
