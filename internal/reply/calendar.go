package reply

import (
	"bytes"
	"slices"
	"strings"

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
