package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"chancery/internal/office"
	"chancery/internal/roster"
)

// view writes a mail as lines of at most width columns. Every line of it is harmless.
type view struct {
	width int // 0: no limit
	marks marks
}

func (v view) header(s office.Shown) []string {
	rows := [][]string{
		{"Mail", fmt.Sprintf("%d (%s)", s.ID, stateWord(s))},
		{"From", s.From}, {"Subject", oneLine(s.Subject)}, {"Received", s.Received.Format("2006-01-02 15:04 MST")},
		{"Sender", s.Sender},
		{"Invitee", strings.TrimSpace(orDash(s.Ref) + " " + s.Delegation)}, {"Kinds", strings.Join(s.Kinds, ", ")},
	}
	for i, r := range s.Reasons {
		label := ""
		if i == 0 {
			label = "Why"
		}
		rows = append(rows, []string{label, strings.TrimSpace(r.Code + " " + office.ReasonWords(r))})
	}
	return v.grid(rows)
}

func stateWord(s office.Shown) string {
	word := strings.ReplaceAll(s.State, "_", " ")
	if s.DecidedBy != "" {
		word += " by " + s.DecidedBy
	}
	return word
}

func (v view) body(s office.Shown) []string {
	lines := wrap(markedText(s), v.width, v.marks)
	for _, part := range [][]string{v.facts(s), v.earlier(s), v.changes(s), v.files(s)} {
		if len(part) > 0 {
			lines = append(append(lines, ""), part...)
		}
	}
	return lines
}

// twoColumns is the width from which the text and what it would change stand side by side.
const twoColumns = 110

// short is the header of a screen, whose title says the rest.
func (v view) short(s office.Shown) []string {
	rows := [][]string{{"From", s.From}, {"Subject", oneLine(s.Subject)}, {"Received", s.Received.Format("2006-01-02 15:04 MST")}, {"Sender", cut(oneLine(s.Sender), max(20, v.width-10))}}
	for i, r := range s.Reasons {
		label := ""
		if i == 0 {
			label = "Why"
		}
		rows = append(rows, []string{label, cut(oneLine(strings.TrimSpace(r.Code+" "+office.ReasonWords(r))), max(20, v.width-10))})
	}
	if s.State != "to_review" {
		rows = append(rows, []string{"State", stateWord(s)})
	}
	return v.grid(rows)
}

// narrow has what would change above the text: the text may be long.
func (v view) narrow(s office.Shown) []string {
	lines := v.changes(s)
	if len(lines) > 0 {
		lines = append(lines, "")
	}
	lines = append(lines, wrap(markedText(s), v.width, v.marks)...)
	for _, part := range [][]string{v.facts(s), v.earlier(s), v.files(s)} {
		if len(part) > 0 {
			lines = append(append(lines, ""), part...)
		}
	}
	return lines
}

// beside has the text on the left, and on the right what was read and what would change.
func (v view) beside(s office.Shown) (lines []string) {
	half := view{width: (v.width - 3) / 2, marks: v.marks}
	left := wrap(markedText(s), half.width, v.marks)
	var right []string
	for _, part := range [][]string{half.changes(s), half.facts(s), half.earlier(s), half.files(s)} {
		if len(part) > 0 {
			right = append(append(right, part...), "")
		}
	}
	unmarked := strings.NewReplacer(styleMarks.on, "", styleMarks.off, "")
	for i := range max(len(left), len(right)) {
		line := ""
		if i < len(left) {
			line = left[i]
		}
		if i < len(right) && right[i] != "" {
			line += strings.Repeat(" ", max(0, half.width-width(unmarked.Replace(line)))) + " │ " + right[i]
		}
		lines = append(lines, line)
	}
	return lines
}

// facts are what was read in the mail.
func (v view) facts(s office.Shown) []string {
	var rows [][]string
	for _, d := range s.Reading.Delegates {
		rows = append(rows, []string{cmp.Or(d.Action, roster.Register), delegateFacts(d), found(d.Evidence)})
	}
	for _, n := range s.Reading.Interventions {
		rows = append(rows, []string{cmp.Or(n.Action, roster.Add), interventionFacts(n), found(n.Evidence)})
	}
	if len(rows) == 0 {
		return nil
	}
	return append([]string{"Read in it"}, v.grid(rows)...)
}

func delegateFacts(d roster.Delegate) string {
	head := ""
	if d.Head && d.Capacity != roster.Head {
		head = roster.Head
	}
	visa := ""
	if d.VisaLetter {
		visa = "visa letter"
	}
	return strings.Join(notEmpty(d.Honorific, d.Name, d.Function, d.Email, d.Phone, head, d.Capacity, d.Attendance, listed("on ", d.Days), listed("speaks ", d.Languages), d.Gender,
		prefixed("in place of ", d.Replaces), prefixed("needs ", d.Needs), visa), " · ")
}

func interventionFacts(n roster.Intervention) string {
	statement := ""
	if n.StatementAttached {
		statement = "statement attached"
	}
	return strings.Join(notEmpty("item "+n.Item, n.Speaker, prefixed("on behalf of ", n.OnBehalfOf), prefixed("in ", string(n.Language)), statement), " · ")
}

func listed[T any](prefix string, list []T) string {
	words := make([]string, len(list))
	for i, v := range list {
		words[i] = fmt.Sprint(v)
	}
	return prefixed(prefix, strings.Join(words, ", "))
}

// earlier is the answer that stands, with where each fact comes from. An answer that came after this mail is marked: accepting would put an older one over it.
func (v view) earlier(s office.Shown) []string {
	var rows [][]string
	for _, d := range s.Earlier.Delegates {
		rows = append(rows, []string{delegateFacts(d.Delegate), cameFrom(d.Source, s)})
	}
	for _, n := range s.Earlier.Interventions {
		rows = append(rows, []string{interventionFacts(n.Intervention), cameFrom(n.Source, s)})
	}
	if len(rows) == 0 {
		return nil
	}
	return append([]string{"Stands"}, v.grid(rows)...)
}

func cameFrom(source roster.Source, s office.Shown) string {
	from := fmt.Sprintf("mail %d", source.MailID)
	switch {
	case source.MailID == 0:
		from = "entered by " + source.DecidedBy
	case source.MailID == s.ID:
		from = "this mail"
	}
	from += source.Received.In(s.Received.Location()).Format(", 2006-01-02 15:04")
	if s.State == "to_review" && source.Received.After(s.Received) {
		from += ", later than this mail"
	}
	return from
}

// found says where facts were found: "form", "label in the text".
func found(all []roster.Evidence) string {
	var words []string
	for _, e := range all {
		word := e.Found
		if e.Part != "text" && e.Part != e.Found {
			word += " in " + e.Part
		}
		if !slices.Contains(words, word) {
			words = append(words, word)
		}
	}
	return prefixed("by ", strings.Join(words, ", "))
}

// changes set what stands beside what would stand.
func (v view) changes(s office.Shown) []string {
	var lines []string
	if s.Standing != nil {
		lines = append(lines, wrapText(harmless(fmt.Sprintf("The delegation stands as %s, with %s and %s.", strings.ReplaceAll(s.Status, "_", " "),
			count(len(s.Standing.Delegates), "delegate", "delegates"), count(len(s.Standing.Interventions), "intervention", "interventions"))), v.width)...)
	}
	if len(s.Changes) == 0 {
		if s.Standing != nil && s.State == "to_review" && !s.NeedsRef && len(s.Reading.Delegates)+len(s.Reading.Interventions) > 0 {
			lines = append(lines, "Nothing would change: it stands so already.")
		}
		return lines
	}
	rows := [][]string{{"WOULD CHANGE", "STANDS", "PROPOSED"}}
	for _, c := range s.Changes {
		what := strings.Join(notEmpty(c.Entity, c.Name, c.Field), " ")
		rows = append(rows, []string{what, orDash(oneLine(c.Before)), orDash(oneLine(c.After))})
	}
	return append(lines, v.grid(rows)...)
}

func (v view) files(s office.Shown) []string {
	if len(s.Reading.Attachments) == 0 {
		return nil
	}
	rows := [][]string{}
	for i, a := range s.Reading.Attachments {
		rows = append(rows, []string{fmt.Sprint(i + 1), oneLine(a.Name), a.Type, fmt.Sprintf("%d bytes", a.Size)})
	}
	return append([]string{"Attachments"}, v.grid(rows)...)
}

func (v view) grid(rows [][]string) []string {
	for _, row := range rows {
		for i := range row {
			row[i] = harmless(oneLine(row[i]))
		}
	}
	return columns(rows, v.width)
}

func prefixed(prefix, s string) string {
	if s == "" {
		return ""
	}
	return prefix + s
}

func notEmpty(all ...string) (kept []string) {
	for _, s := range all {
		if s != "" {
			kept = append(kept, s)
		}
	}
	return kept
}

// markedText is what the sender wrote, in pieces: marked where the words support a fact.
func markedText(s office.Shown) (pieces []piece) {
	text := s.Reading.Text
	supports := make([]bool, len(text))
	mark := func(all []roster.Evidence) {
		for _, e := range all {
			if e.Part == "text" && e.Start >= 0 && e.End <= len(text) {
				for i := e.Start; i < e.End; i++ {
					supports[i] = true
				}
			}
		}
	}
	for _, d := range s.Reading.Delegates {
		mark(d.Evidence)
	}
	for _, n := range s.Reading.Interventions {
		mark(n.Evidence)
	}
	for from := 0; from < len(text); {
		to := from + 1
		for to < len(text) && supports[to] == supports[from] {
			to++
		}
		pieces = append(pieces, piece{harmless(text[from:to]), supports[from]})
		from = to
	}
	return pieces
}
