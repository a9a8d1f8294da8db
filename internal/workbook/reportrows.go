package workbook

import (
	"iter"
	"slices"
	"strings"
	"time"

	"chancery/internal/invitee"
	"chancery/internal/locale"
	"chancery/internal/roster"
)

// delegations: one row for each invitee.
func (w *reportWriter) delegations() error {
	return w.data("delegations", table{
		Columns: w.columns("ref", textCell, "delegation", textCell, "class", wordCell, "group", wordCell, "language", wordCell, "sent", momentCell, "delivery", wordCell,
			"first_answer", momentCell, "status", wordCell, "head", textCell, "delegates", numberCell, "women", numberCell, "items", textCell, "reminders", numberCell),
		N: len(w.Standings),
		Rows: func(yield func([]any) bool) {
			for _, s := range w.Standings {
				if !yield(w.delegation(s)) {
					return
				}
			}
		},
	})
}

func (w *reportWriter) delegation(s roster.Standing) []any {
	v, l := s.Invitee, w.letters[s.Invitee.Ref]
	counts := roster.Count(w.Rules, []roster.Standing{s})
	head := ""
	var items []string
	for _, d := range s.Delegates {
		if d.Leads() && head == "" {
			head = d.Name
		}
	}
	for _, n := range s.Interventions {
		if !slices.Contains(items, n.Item) {
			items = append(items, n.Item)
		}
	}
	return []any{v.Ref, w.toParticipants(v.Ref), v.Class.Label(w.Lang), w.group(v), v.Language.Name(w.Lang), w.zoned(l.Sent), coded(w.Lang, "delivery", delivery(l)),
		w.zoned(s.FirstAnswer), w.status(s), head, len(s.Delegates), counts.Women, strings.Join(items, ", "), l.Reminders}
}

// toParticipants links a delegation to its people.
func (w *reportWriter) toParticipants(ref string) any {
	if row := w.firstRow[ref]; row > 0 {
		return link{w.names[ref], quoteSheet(w.sheetName("participants")) + "!" + at(2, row)}
	}
	return w.names[ref]
}

func delivery(l LetterRow) string {
	if l.Delivery == "" {
		return "not_planned"
	}
	return l.Delivery
}

func (w *reportWriter) status(s roster.Standing) string {
	return coded(w.Lang, "status", statusCode(s))
}

func statusCode(s roster.Standing) string {
	if s.Status == "" {
		return roster.NoAnswer
	}
	return s.Status
}

// group is the regional group's word; "" for who has none.
func (w *reportWriter) group(v invitee.Invitee) string {
	if s, ok := locale.LookupState(v.Country); ok && s.Group != "" {
		return s.Group.Label(w.Lang)
	}
	return ""
}

// zoned is a time in the meeting's zone; the zero time stays zero, for an empty cell.
func (w *reportWriter) zoned(t time.Time) time.Time {
	if t.IsZero() || w.Rules.Zone == nil {
		return t
	}
	return t.In(w.Rules.Zone)
}

// participantRows: one row for each standing delegate, in the order of the list of participants.
func (w *reportWriter) participantRows() error {
	return w.data("participants", table{Columns: w.participantColumns(), N: len(w.participants), Rows: w.participantSeq()})
}

func (w *reportWriter) participantColumns() []tableColumn {
	return w.columns("number", idCell, "delegation", textCell, "capacity", wordCell, "honorific", textCell, "name", textCell, "function", textCell, "gender", wordCell,
		"mode", wordCell, "days", wordCell, "received", momentCell, "source", idCell, "decided", textCell, "needs", longCell, "visa", wordCell)
}

func (w *reportWriter) participantSeq() iter.Seq[[]any] {
	return func(yield func([]any) bool) {
		for _, p := range w.participants {
			if !yield(w.participant(p)) {
				return
			}
		}
	}
}

func (w *reportWriter) participant(p roster.Participant) []any {
	capacity := p.Capacity
	if p.Head {
		capacity = "head"
	}
	return []any{p.Number, w.names[p.Invitee.Ref], coded(w.Lang, "value", capacity), p.Honorific, p.Name, p.Function, coded(w.Lang, "value", genderCode(p.Gender)),
		coded(w.Lang, "value", p.Attendance), w.days(p.Days), w.zoned(p.Received), w.source(p.MailID), w.decidedBy(p.DecidedBy), p.Needs, w.visa(p.VisaLetter)}
}

func (w *reportWriter) visa(asked bool) string {
	if asked {
		return w.word("value.yes")
	}
	return ""
}

func genderCode(g string) string {
	if g == "" {
		return "undisclosed"
	}
	return g
}

// days names a delegate's days: all of the agenda's, a range, or one by one.
func (w *reportWriter) days(days []locale.Date) string {
	if len(days) == 0 {
		return ""
	}
	days = slices.SortedFunc(slices.Values(days), locale.Date.Compare)
	all, consecutive := len(w.Rules.Agenda) > 0, true
	for _, item := range w.Rules.Agenda {
		all = all && (item.Day.IsZero() || slices.Contains(days, item.Day))
	}
	for i := 1; i < len(days); i++ {
		consecutive = consecutive && days[i-1].AddDays(1) == days[i]
	}
	switch {
	case all:
		return w.word("value.all")
	case consecutive:
		return locale.FormatRange(w.Lang, days[0], days[len(days)-1])
	}
	out := make([]string, len(days))
	for i, d := range days {
		out[i] = locale.FormatDate(w.Lang, d)
	}
	return strings.Join(out, "; ")
}

// source is the number of the mail that a fact comes from, as review shows it; it leads to the mail's reference on About.
func (w *reportWriter) source(mail int64) any {
	if mail == 0 {
		return w.word("word.by_hand")
	}
	return w.toMail(int(mail), mail)
}

// toMail links a value to the reference of the mail that it comes from.
func (w *reportWriter) toMail(v any, mail int64) any {
	if row := w.mailRow[mail]; row > 0 {
		return link{v, quoteSheet(w.sheetName("about")) + "!" + at(1, row)}
	}
	return v
}

// speakerRows: one row for each standing notice, in speaking order; late ones stand below within their item.
func (w *reportWriter) speakerRows() error {
	return w.data("speakers", table{Columns: w.speakerColumns(), N: w.notices(), Rows: w.speakerSeq()})
}

func (w *reportWriter) speakerColumns() []tableColumn {
	return w.columns("item", wordCell, "order", numberCell, "delegation", textCell, "behalf", textCell, "speaker", textCell, "minutes", numberCell, "received", momentCell,
		"on_time", wordCell, "statement", wordCell, "language", wordCell, "taken", numberCell, "slot", numberCell, "remarks", wordCell)
}

func (w *reportWriter) speakerSeq() iter.Seq[[]any] {
	ofNotice, ofDelegation := map[int64][]string{}, map[string][]string{}
	for _, r := range roster.Remarks(w.speakers, w.Standings) {
		if r.Notice != 0 {
			ofNotice[r.Notice] = append(ofNotice[r.Notice], r.Code)
		} else {
			ofDelegation[r.Ref] = append(ofDelegation[r.Ref], r.Code)
		}
	}
	return func(yield func([]any) bool) {
		for _, item := range w.speakers {
			for _, s := range item.Speeches {
				if !yield(append(w.speech(item, s), w.list("remark", slices.Concat(ofNotice[s.ID], ofDelegation[s.Ref])))) {
					return
				}
			}
		}
	}
}

// notices is how many speeches there are.
func (w *reportWriter) notices() (n int) {
	for _, item := range w.speakers {
		n += len(item.Speeches)
	}
	return n
}

func (w *reportWriter) speech(item roster.ItemList, s roster.Speech) []any {
	when, statement, language := w.word("word.on_time"), "", ""
	if s.Late {
		when = w.word("word.late")
	}
	if s.StatementAttached {
		statement = w.word("word.attached")
	}
	if s.Language != "" {
		language = s.Language.Name(w.Lang)
	}
	var slot any
	if item.Item.SlotMinutes > 0 {
		slot = item.Item.SlotMinutes
	}
	return []any{w.itemName(item.Item), s.Order, w.names[s.Ref], s.OnBehalfOf, s.Speaker, s.Minutes, w.toMail(w.zoned(s.Received), s.MailID), when, statement, language, item.Minutes, slot}
}

// itemName is an item's label; the title beside it where the agenda has one.
func (w *reportWriter) itemName(i roster.Item) string {
	return strings.TrimSpace(i.Label + " " + i.Title.In(w.Lang))
}
