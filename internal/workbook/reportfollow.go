package workbook

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"chancery/internal/locale"
	"chancery/internal/roster"
)

// noReplies: who has not answered, and what to do about it.
func (w *reportWriter) noReplies() error {
	return w.data("noreply", table{
		Columns: w.columns("ref", textCell, "delegation", textCell, "class", wordCell, "sent", momentCell, "delivery", wordCell, "days_since", numberCell, "reminders", numberCell,
			"last_reminder", momentCell, "next_step", longCell),
		N: w.silent(),
		Rows: func(yield func([]any) bool) {
			for _, s := range w.Standings {
				if statusCode(s) != roster.NoAnswer {
					continue
				}
				l := w.letters[s.Invitee.Ref]
				if !yield([]any{s.Invitee.Ref, w.names[s.Invitee.Ref], s.Invitee.Class.Label(w.Lang), w.zoned(l.Sent), coded(w.Lang, "delivery", delivery(l)), w.daysSince(l.Sent),
					l.Reminders, w.zoned(l.LastReminder), w.nextStep(l)}) {
					return
				}
			}
		},
	})
}

// silent is how many delegations have not answered.
func (w *reportWriter) silent() (n int) {
	for _, s := range w.Standings {
		if statusCode(s) == roster.NoAnswer {
			n++
		}
	}
	return n
}

// daysSince is whole days up to the cut-off; nil for what has not happened.
func (w *reportWriter) daysSince(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return max(0, int(w.CutOff.Sub(t).Hours()/24))
}

// nextStep of an invitee whose answer waits is to decide it; of a letter that came back, the remedy that Delivery names; of one that arrived, a reminder.
func (w *reportWriter) nextStep(l LetterRow) string {
	step := "call"
	switch {
	case slices.ContainsFunc(w.Questions, func(q QuestionRow) bool { return q.Ref == l.Ref && q.Answer }):
		step = "decide"
	case l.Remedy != "" && slices.Contains([]string{"failed", "refused", "delayed"}, l.Delivery):
		return known(w.Lang, "remedy", l.Remedy)
	case slices.Contains([]string{"", "not_planned", "queued", "deferred", "under_way"}, l.Delivery):
		step = "send"
	case l.Delivery == "in_doubt":
		step = "doubt"
	case l.Delivery == "on_paper":
	case l.Reminders == 0:
		step = "remind"
	case l.Reminders == 1:
		step = "again"
	}
	return w.word("next." + step)
}

// failures: letters that did not arrive, or may not have.
func (w *reportWriter) failures() error {
	return w.data("delivery", table{
		Columns: w.columns("ref", textCell, "delegation", textCell, "address", textCell, "state", wordCell, "code", textCell, "failure", longCell, "remedy", longCell, "at", momentCell),
		N:       len(w.Failures),
		Rows: func(yield func([]any) bool) {
			for _, f := range w.Failures {
				if !yield([]any{f.Ref, w.names[f.Ref], f.Address, coded(w.Lang, "delivery", f.State), f.Code, known(w.Lang, "failure", f.Class), known(w.Lang, "remedy", f.Remedy), w.zoned(f.At)}) {
					return
				}
			}
		},
	})
}

// questions: mails that a person must decide.
func (w *reportWriter) questions() error {
	return w.data("questions", table{
		Columns: w.columns("id", idCell, "ref", textCell, "delegation", textCell, "from", textCell, "subject", textCell, "excerpt", longCell, "reason", wordCell, "received", momentCell, "age", numberCell),
		N:       len(w.Questions),
		Rows: func(yield func([]any) bool) {
			for _, q := range w.Questions {
				if !yield([]any{w.toMail(int(q.ID), q.ID), q.Ref, w.names[q.Ref], q.From, q.Subject, q.Excerpt, w.list("reason", q.Reasons), w.zoned(q.Received), w.daysSince(q.Received)}) {
					return
				}
			}
		},
	})
}

// changes: what is other than in the report compared with.
func (w *reportWriter) changes() error {
	return w.data("changes", table{
		Columns: w.columns("entity", wordCell, "line", textCell, "field", wordCell, "before", longCell, "after", longCell, "cause", wordCell, "decided", textCell, "at", momentCell),
		N:       len(w.Report.Changes),
		Rows: func(yield func([]any) bool) {
			for _, c := range w.Report.Changes {
				if !yield([]any{coded(w.Lang, "entity", c.Entity), w.changed(c), w.field(c.Field), w.fact(c.Field, c.Before), w.fact(c.Field, c.After), w.cause(c), w.decidedBy(c.DecidedBy), w.zoned(c.At)}) {
					return
				}
			}
		},
	})
}

// changed names what changed: the delegation with its ref, and the person.
func (w *reportWriter) changed(c ChangeRow) string {
	name := c.Ref
	if full, ok := w.names[c.Ref]; ok && full != c.Ref {
		name = full + " (" + c.Ref + ")"
	}
	if c.Name != "" {
		name += " – " + c.Name
	}
	return name
}

func (w *reportWriter) field(code string) string {
	if t, ok := words["key."+code]; ok {
		return t.In(w.Lang)
	}
	if t, ok := words["col."+code]; ok {
		return t.In(w.Lang)
	}
	return coded(w.Lang, "field", code)
}

// fact shows a code of a field as a word, and other values as they are.
func (w *reportWriter) fact(field, value string) string {
	switch field {
	case "status", "delivery":
		return known(w.Lang, field, value)
	case keyGender, keyCapacity, keyAttendance, keyVisa, "head", "statement_attached", keyAttending:
		return known(w.Lang, "value", value)
	case keyDays:
		var days []locale.Date
		for s := range strings.FieldsSeq(value) {
			d, err := locale.ParseDate(s)
			if err != nil {
				return value
			}
			days = append(days, d)
		}
		return w.days(days)
	case keyLanguages, keyLanguage:
		var names []string
		for s := range strings.FieldsSeq(value) {
			if l, ok := locale.ParseLang(s); ok {
				s = l.Name(w.Lang)
			}
			names = append(names, s)
		}
		return strings.Join(names, "; ")
	}
	return value
}

// cause words what a change comes from: a mail, to which it leads, or a person's word.
func (w *reportWriter) cause(c ChangeRow) any {
	if c.Mail != 0 {
		return w.toMail(w.word("word.mail", "n", strconv.FormatInt(c.Mail, 10)), c.Mail)
	}
	return known(w.Lang, "cause", c.Cause)
}
