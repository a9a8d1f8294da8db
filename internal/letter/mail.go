package letter

import (
	"fmt"
	"strings"

	"chancery/internal/campaign"
	"chancery/internal/invitee"
	"chancery/internal/locale"
	"chancery/internal/typeset"
)

// Mail is a mail's words.
type Mail struct {
	Subject string
	Text    string // plain text, lines not wrapped past 998 octets, "\n"
	HTML    string // a whole document with lang and dir
}

// Mail merges the e-mail that carries the letter STEM (STEM.mail.<lang>.md, else mail.<lang>.md).
func (s *Set) Mail(stem string, l locale.Lang, v invitee.Invitee, vals Values) (Mail, []campaign.Problem) {
	t := s.mail(stem, l)
	if t == nil {
		return Mail{}, absent("letters/mail." + string(l) + ".md")
	}
	return s.compose(t, v, vals)
}

// Text merges an e-mail without PDF: STEM is "reminder" or "acknowledgement".
func (s *Set) Text(stem string, l locale.Lang, v invitee.Invitee, vals Values) (Mail, []campaign.Problem) {
	t := s.templates[templateKey{stem, "", l}]
	if t == nil {
		return Mail{}, absent("letters/" + stem + "." + string(l) + ".md")
	}
	return s.compose(t, v, vals)
}

func (s *Set) compose(t *template, v invitee.Invitee, vals Values) (Mail, []campaign.Problem) {
	m := &merger{merge: merge{c: s.campaign, t: t, v: v, vals: vals}}
	subject := firstOf(plain(m.lines("subject")), m.value("meeting.title"))
	blocks := m.blocks()
	if len(m.problems) > 0 {
		return Mail{}, m.problems
	}
	return Mail{Subject: subject, Text: plainMail(blocks), HTML: htmlMail(t.lang, subject, blocks)}, nil
}

// plainMail writes blocks as text. Paragraphs are wrapped; what has lines of its own, such as the reply form, keeps them.
func plainMail(blocks []typeset.Block) string {
	var out []string
	for _, b := range blocks {
		switch b.Role {
		case typeset.List:
			out = append(out, plainList(b))
		case typeset.Table:
			out = append(out, plainTable(b))
		case typeset.Heading:
			out = append(out, plainSpans(b.Spans))
		default:
			out = append(out, wrapLines(plainSpans(b.Spans), ""))
		}
	}
	return strings.Join(out, "\n\n") + "\n"
}

// plainSpans is the text of spans; a link whose words are not its address has it behind them.
func plainSpans(spans []typeset.Span) string {
	var b strings.Builder
	for i, s := range spans {
		b.WriteString(s.Text)
		last := i+1 == len(spans) || spans[i+1].Link != s.Link
		if s.Link != "" && last && s.Link != s.Text && s.Link != "mailto:"+s.Text {
			b.WriteString(" <" + s.Link + ">")
		}
	}
	return b.String()
}

func plainList(b typeset.Block) string {
	var lines []string
	for i, item := range b.Items {
		mark := "- "
		if b.Ordered {
			mark = fmt.Sprintf("%d. ", i+1)
		}
		lines = append(lines, mark+wrapLines(plainSpans(item), strings.Repeat(" ", len(mark))))
	}
	return strings.Join(lines, "\n")
}

// plainTable writes a row a line, each cell after its column's header.
func plainTable(b typeset.Block) string {
	var lines []string
	for i, row := range b.Rows {
		if i == 0 {
			continue
		}
		if typeset.HeadsRows(row) {
			lines = append(lines, plainSpans(row[0]))
			continue
		}
		var cells []string
		for j, cell := range row {
			header := ""
			if j < len(b.Rows[0]) {
				header = plainSpans(b.Rows[0][j])
			}
			cells = append(cells, labelled(header+": ", plainSpans(cell)))
		}
		lines = append(lines, strings.Join(nonEmpty(cells...), "; "))
	}
	return strings.Join(lines, "\n")
}
