package letter

import (
	"strings"

	"chancery/internal/campaign"
	"chancery/internal/invitee"
	"chancery/internal/locale"
	"chancery/internal/typeset"
)

// Document merges the letter for one invitee, with its translation where the campaign or the sheet asks for one. Problems name missing
// values with the sheet's row.
func (s *Set) Document(stem string, l locale.Lang, v invitee.Invitee, vals Values) (*typeset.Document, []campaign.Problem) {
	if problem, refused := s.noMission(v); refused {
		return nil, []campaign.Problem{problem}
	}
	d, problems := s.document(stem, l, v, vals)
	second := s.second(l, v)
	if second == "" {
		return d, problems
	}
	if !s.HasLetter(stem, v.Class, second) {
		return nil, append(problems, s.noTranslation(letterFile(stem, s.campaign.Family[v.Class], second), v))
	}
	v.Salutation = "" // it is in the invitee's own language
	translation, more := s.document(stem, second, v, vals)
	if problems = append(problems, more...); len(problems) > 0 {
		return nil, problems
	}
	d.Second = asTranslation(translation, second)
	return d, nil
}

// document is the letter in one language.
func (s *Set) document(stem string, l locale.Lang, v invitee.Invitee, vals Values) (*typeset.Document, []campaign.Problem) {
	family := s.campaign.Family[v.Class]
	t := s.templates[templateKey{stem, family, l}]
	if t == nil {
		return nil, absent(letterFile(stem, family, l))
	}
	m := &merger{merge: merge{c: s.campaign, t: t, v: v, vals: vals}}
	d := &typeset.Document{
		Lang: l, Author: firstOf(m.senderName(), m.value("sender.function"), m.value("sender.organization")),
		Letterhead: typeset.Letterhead{Lines: nonEmpty(m.value("sender.organization"), m.value("sender.subtitle")), Logo: s.logo},
		Footer:     m.footer(), Paper: firstOf(m.paper(), s.campaign.Letters.Paper, "A4"), Kashida: s.campaign.Letters.Kashida,
	}
	d.Title = firstOf(plain(m.lines("title")), plain(m.lines("subject")), m.value("meeting.title"))
	if family == campaign.NoteVerbale {
		m.note(d)
	} else {
		m.formal(d)
		d.Signature = s.signature
	}
	if len(m.problems) > 0 {
		return nil, m.problems
	}
	return d, nil
}

// letterFile is the template's name in the folder.
func letterFile(stem, family string, l locale.Lang) string {
	return "letters/" + strings.TrimSuffix(stem+"."+family, ".") + "." + string(l) + ".md"
}

// formal is a letter from a person to a person.
func (m *merger) formal(d *typeset.Document) {
	m.head(d)
	d.Blocks = append(d.Blocks, m.blocks()...)
	m.foot(d)
}

// papers are the sizes that the front matter may name, as [letters] paper does.
var papers = []string{"A4", "A5", "Letter"}

// paper is the front matter's own size; one that is not known is a problem of its line.
func (m *merger) paper() string {
	size := plain(m.lines("paper"))
	if size != "" && !known(papers, size) {
		m.problems = append(m.problems, campaign.Problem{File: m.t.file, Line: m.frontLine("paper"), Field: "paper",
			What: "unknown paper " + quote(size), Remedy: nearestOf(size, papers)})
	}
	return size
}

// head is what stands above the body; a key that the front matter lacks takes the usual value.
func (m *merger) head(d *typeset.Document) {
	m.put(d, typeset.Reference, "reference", "{{ if letter.reference }}{{ letter.reference }}")
	m.put(d, typeset.DateLine, "date", "{{ letter.date }}")
	m.put(d, typeset.Addressee, "addressee", "{{ invitee.mission }}")
	m.put(d, typeset.Subject, "subject", "")
	if m.v.Salutation != "" {
		d.Blocks = append(d.Blocks, typeset.Block{Role: typeset.Salutation, Spans: []typeset.Span{{Text: m.v.Salutation, Personal: true}}})
		return
	}
	m.put(d, typeset.Salutation, m.classKey("salutation"), "{{ invitee.salutation }}")
}

// foot is what stands below the body.
func (m *merger) foot(d *typeset.Document) {
	m.put(d, typeset.Closing, m.classKey("closing"), "{{ invitee.closing }}")
	m.put(d, typeset.Signatory, "signatory", "{{ if sender.name }}{{ sender.name }}\n{{ if sender.rank }}{{ sender.rank }}\n{{ if sender.function }}{{ sender.function }}")
	m.enclosures(d)
}

// enclosures lists what goes with the letter: a label with the count, and the names.
func (m *merger) enclosures(d *typeset.Document) {
	if len(m.vals.Enclosures) == 0 {
		return
	}
	b := typeset.Block{Role: typeset.Enclosures, Spans: m.lines("enclosures")}
	if b.Spans == nil {
		b.Spans = []typeset.Span{{Text: m.value("enclosures.label")}}
	}
	for _, name := range m.vals.Enclosures {
		b.Items = append(b.Items, []typeset.Span{{Text: name, Isolate: true}})
	}
	d.Blocks = append(d.Blocks, b)
}

// classKey is KEY.CLASS where the front matter has it, else KEY.
func (m *merger) classKey(key string) string {
	if _, ok := m.t.front[key+"."+string(m.v.Class)]; ok {
		return key + "." + string(m.v.Class)
	}
	return key
}

// put adds the block of a front-matter key, or of the usual words where the key is absent; a key without words adds none.
func (m *merger) put(d *typeset.Document, role typeset.Role, key, usual string) {
	var spans []typeset.Span
	if _, stands := m.t.front[key]; stands {
		spans = m.lines(key)
	} else if usual != "" {
		var lines []line
		for _, text := range strings.Split(usual, "\n") {
			lines = append(lines, fieldsOf(&reporter{}, text, 0, 0))
		}
		spans = m.joined(lines)
	}
	if len(spans) > 0 {
		d.Blocks = append(d.Blocks, typeset.Block{Role: role, Spans: spans, Line: m.frontLine(key)})
	}
}

func (m *merger) frontLine(key string) int {
	for _, l := range m.t.front[key] {
		if len(l) > 0 {
			return l[0].line
		}
	}
	return 0
}

// footer is the sender's office, address and numbers, a line each.
func (m *merger) footer() []string {
	s, l := m.c.Sender, m.t.lang
	labels := contactLabels[l]
	contact := nonEmpty(labelled(labels[0], s.Phone), labelled(labels[1], s.Fax), s.Email, s.Web)
	lines := nonEmpty(s.Office.In(l))
	lines = append(lines, nonEmpty(strings.Split(s.Address.In(l), "\n")...)...)
	return append(lines, nonEmpty(strings.Join(contact, " | "))...)
}

func labelled(label, value string) string {
	if value == "" {
		return ""
	}
	return label + value
}

func nonEmpty(all ...string) []string {
	var out []string
	for _, s := range all {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}

// plain is spans in one line; no-break spaces stay, since French has them before its colons.
func plain(spans []typeset.Span) string {
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(s.Text)
	}
	return strings.Join(strings.FieldsFunc(b.String(), func(r rune) bool { return r == ' ' || r == '\n' }), " ")
}
