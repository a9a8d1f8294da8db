package reply

import (
	"bytes"
	"slices"
	"strings"
	"time"

	"chancery/internal/message"
)

// readCalendar takes the answer of a calendar program (RFC 5546 §3.2.3, §3.2.7).
func (p *reader) readCalendar() {
	cal := p.m.Calendar
	if cal == nil || cal.Method != "REPLY" && cal.Method != "COUNTER" || len(cal.Answers) == 0 {
		return
	}
	a := cal.Answers[0]
	answer := a.PartStat
	if cal.Method == "COUNTER" {
		answer = "counter"
	}
	p.r.Calendar = &CalendarReply{Answer: answer, Attendee: a.Attendee}
	if p.m.From.Address != "" && !strings.EqualFold(a.Attendee, p.m.From.Address) {
		p.review(Conflict, "the calendar answers for "+a.Attendee)
	}
	p.otherAnswers(cal)
	saidNo, saidYes := p.regret, p.attending || len(p.r.Delegates) > 0
	p.structured = true
	switch answer {
	case "accepted", "tentative":
		if saidNo {
			p.review(Conflict, "the calendar says "+answer+", the text regrets")
		} else {
			p.attending = true
			if answer == "tentative" {
				p.review(FreeText, "the calendar answers tentatively")
			}
		}
	case "declined":
		if saidYes {
			p.review(Conflict, "the calendar says declined, the text takes part")
		} else {
			p.regret = true
		}
	case "counter":
		p.question = firstOf(p.question, "another time is proposed"+after(": ", cal.Comment))
	default:
		p.question = firstOf(p.question, "the calendar says "+answer)
	}
	if c := strings.TrimSpace(cal.Comment); c != "" && answer != "counter" && !strings.Contains(squeeze(p.text), squeeze(c)) {
		p.review(FreeText, "comment: "+c)
	}
}

// otherAnswers asks for a person where a calendar answers more than once and not always the same, or for another time than the meeting's.
func (p *reader) otherAnswers(cal *message.Calendar) {
	first := cal.Answers[0]
	for _, a := range slices.Concat(cal.Answers[1:], cal.Others) {
		if a.PartStat != first.PartStat || !strings.EqualFold(a.Attendee, first.Attendee) {
			p.review(Conflict, "the calendar also says "+a.PartStat+" for "+a.Attendee)
		}
	}
	if p.anotherTime(cal) {
		p.review(Conflict, "the calendar answers for "+cal.Start.Format(time.DateOnly)+", when the meeting is not"+after(": ", cal.Summary))
	}
}

// anotherTime tells an event that lies apart from the meeting by more than the difference of two zones.
func (p *reader) anotherTime(cal *message.Calendar) bool {
	if cal.Start.IsZero() || p.c.Start.IsZero() || p.c.End.IsZero() {
		return false
	}
	end := cal.End
	if end.Before(cal.Start) {
		end = cal.Start
	}
	return end.Before(p.c.Start.AddDays(-1).Start(time.UTC)) || cal.Start.After(p.c.End.AddDays(1).End(time.UTC))
}

func after(sep, s string) string {
	if s == "" {
		return ""
	}
	return sep + s
}

var documentTypes = []string{"application/pdf", "application/msword", "application/rtf", "text/rtf", "application/vnd.ms-excel", "application/zip"}

// isDocument tells a document from pictures, signatures, cards and calendar files.
func isDocument(p message.Part) bool {
	return slices.Contains(documentTypes, p.Type) || strings.HasPrefix(p.Type, "application/vnd.openxmlformats") || strings.HasPrefix(p.Type, "application/vnd.oasis") || strings.HasPrefix(p.Type, "application/vnd.ms-word") ||
		strings.HasSuffix(strings.ToLower(p.Name), ".pdf") || strings.HasSuffix(strings.ToLower(p.Name), ".docx") || strings.HasSuffix(strings.ToLower(p.Name), ".doc") || isTextFile(p)
}

// isTextFile tells a text, page or list that somebody attached; Exchange names what mailing lists add ATT00001.txt.
func isTextFile(p message.Part) bool {
	switch p.Type {
	case "text/plain", "text/html", "text/csv", "text/tab-separated-values":
		return p.Name != "" && !p.Inline && !strings.HasPrefix(strings.ToUpper(p.Name), "ATT0") && len(bytes.TrimSpace(p.Data)) > 0
	}
	return false
}
