package reply

import (
	"strings"

	"chancery/internal/message"
)

// maxDocuments is how many Word files of a mail are read beside their tables.
const maxDocuments = 20

// documents reads the labels of Word files that came with the mail. What else stands in a file that gave facts is weighed as sentences of the mail are;
// a file that gave none stays unread.
func (p *reader) documents() {
	for _, part := range p.m.Parts {
		if !isWordFile(part.Name) || strings.TrimSpace(part.Text) == "" || len(p.files) == maxDocuments || len(part.Text) > maxText {
			continue
		}
		d := &reader{m: p.m, c: p.c, r: p.r, part: part.Name, text: part.Text}
		before, lines := p.trace(), lineSpans(part.Text, 0)
		gave := false
		for _, t := range p.tablesRead {
			if t.File == part.Name {
				lines, gave = d.withoutRows(lines, t), true
			}
		}
		lines = d.labels(lines)
		if !gave && p.trace() == before && !d.attending && !d.regret {
			continue
		}
		all := d.sentences(lines)
		for i := range all {
			d.loose = append(d.loose, &all[i])
		}
		p.join(d)
	}
}

// join takes over what a file said beside delegates and interventions.
func (p *reader) join(d *reader) {
	p.files = append(p.files, d)
	p.attending, p.regret = p.attending || d.attending, p.regret || d.regret
	p.structured = p.structured || d.structured
	p.missions = append(p.missions, d.missions...)
	p.remarks, p.orphan, p.wish, p.speaker = firstOf(p.remarks, d.remarks), firstOf(p.orphan, d.orphan), firstOf(p.wish, d.wish), firstOf(p.speaker, d.speaker)
}

// besideFiles is the first sentence of a file that gave facts which is more than a heading or courtesy.
func (p *reader) besideFiles(names map[string]bool) string {
	for _, d := range p.files {
		for _, s := range d.loose {
			if d.alarms(s) || !d.harmless(s, names) && !d.signatureLine(s, names) {
				return d.part + ": " + strings.Join(strings.Fields(d.words(s)), " ")
			}
		}
	}
	return ""
}

// wasRead tells a file whose labels or tables gave facts.
func (p *reader) wasRead(part message.Part) bool {
	for _, d := range p.files {
		if d.part == part.Name {
			return true
		}
	}
	return false
}

func isWordFile(name string) bool { return strings.HasSuffix(strings.ToLower(name), ".docx") }
