package reply

import (
	"slices"
	"strings"
	"unicode/utf8"

	"chancery/internal/message"
	"chancery/internal/roster"
)

// maxDocuments is how many Word files of a mail are read beside their tables.
const maxDocuments = 20

// documents reads the labels and our text form in Word files that came with the mail. What else stands in a file that gave facts is weighed as sentences of
// the mail are; a file that gave none stays unread.
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
		lines = d.labels(d.formInFile(lines))
		p.codes, p.formSeen = append(p.codes, d.codes...), p.formSeen || d.formSeen
		if !gave && p.trace() == before && !d.attending && !d.regret && !d.cited(part.Name) {
			continue
		}
		for _, line := range lineSpans(part.Margins, 0) {
			d.margin(part.Margins[line.start:line.end])
		}
		all := d.sentences(lines)
		for i := range all {
			d.loose = append(d.loose, &all[i])
		}
		p.join(d)
	}
}

// formInFile reads our text form where somebody filled it in as a Word file, and gives the lines that are none of the form's.
func (p *reader) formInFile(lines []span) []span {
	texts := make([]string, len(lines))
	for i, s := range lines {
		texts[i] = p.text[s.start:s.end]
	}
	f, _, found := textForm(texts)
	if !found {
		return lines
	}
	f.Source, p.formSeen, p.codes = p.part, true, append(p.codes, f.Code)
	p.takeForm(f)
	var out []span
	for i, s := range lines {
		switch {
		case slices.Contains(f.taken, i):
		case formOwn(texts[i]):
			p.edited = firstOf(p.edited, p.editedLine(texts[i]))
		default:
			out = append(out, s)
		}
	}
	return out
}

// margin weighs a line of a header, footer or watermark: a letterhead says nothing of the answer, "Draft" takes it back.
func (p *reader) margin(line string) {
	w := &reader{m: p.m, c: p.c, r: p.r, text: line}
	for _, s := range w.sentences(lineSpans(line, 0)) {
		if w.alarms(&s) {
			p.edited = firstOf(p.edited, clean(line))
		}
	}
}

// cited tells whether a fact rests on a file.
func (p *reader) cited(file string) bool {
	return p.anyFact(func(evidence []roster.Evidence) bool { return restsOn(evidence, file) })
}

func restsOn(evidence []roster.Evidence, file string) bool {
	return slices.ContainsFunc(evidence, func(e roster.Evidence) bool { return e.Part == file })
}

// anyFact tells whether the evidence of a delegate or an intervention is such.
func (p *reader) anyFact(such func([]roster.Evidence) bool) bool {
	return slices.ContainsFunc(p.r.Delegates, func(d roster.Delegate) bool { return such(d.Evidence) }) ||
		slices.ContainsFunc(p.r.Interventions, func(v roster.Intervention) bool { return such(v.Evidence) })
}

// join takes over what a file said beside delegates and interventions.
func (p *reader) join(d *reader) {
	p.files = append(p.files, d)
	p.attending, p.regret = p.attending || d.attending, p.regret || d.regret
	p.structured = p.structured || d.structured
	p.missions = append(p.missions, d.missions...)
	p.remarks, p.orphan, p.wish, p.speaker = firstOf(p.remarks, d.remarks), firstOf(p.orphan, d.orphan), firstOf(p.wish, d.wish), firstOf(p.speaker, d.speaker)
}

// besideFiles is the first sentence of a file that gave facts which is more than a heading or courtesy. A row of a table that was not read is no signature.
func (p *reader) besideFiles(names map[string]bool) string {
	if len(p.files) == 0 {
		return ""
	}
	names = p.personNames(names)
	for _, d := range p.files {
		if d.edited != "" {
			return d.part + ": " + d.edited
		}
		for _, s := range d.loose {
			words := d.words(s)
			if emptyField(words) {
				continue
			}
			if !d.instructs(s, names) && (d.alarms(s) || !d.quiet(s, names) && !d.signatureLine(s, names)) || strings.ContainsRune(words, '\t') {
				return d.part + ": " + strings.Join(strings.Fields(words), " ")
			}
		}
	}
	return ""
}

// emptyField tells a label whose field was left as it was printed: "Badge No.: ______".
func emptyField(line string) bool {
	label := strings.TrimRight(strings.TrimSpace(line), "_…. ")
	field := strings.TrimSpace(line)[len(label):]
	return strings.HasSuffix(label, ":") && utf8.RuneCountInString(label) < 60 && strings.Count(label, ":") == 1 && (strings.Contains(field, "___") || strings.Contains(field, "...") || strings.Contains(field, "……"))
}

// wasRead tells a file whose labels or tables gave facts.
func (p *reader) wasRead(part message.Part) bool {
	return slices.ContainsFunc(p.files, func(d *reader) bool { return d.part == part.Name })
}

func isWordFile(name string) bool { return strings.HasSuffix(strings.ToLower(name), ".docx") }
