package reply

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"chancery/internal/locale"
	"chancery/internal/message"
	"chancery/internal/roster"
)

// span is a piece of the text, in bytes.
type span struct{ start, end int }

// maxText bounds what is read of a body, in bytes; no answer of a delegation is longer.
const maxText = 256 << 10

// reader gathers what one mail says.
type reader struct {
	m    *message.Message
	c    Context
	r    *Reading
	cut  trimmed
	text string // Reading.Text

	titled      *titleWords   // those of the agenda, nil until they are asked for
	meetingDays []locale.Date // see allDays

	attending, regret bool
	oneRegrets        bool        // the regret is of one of the delegation, in whose place a colleague comes
	nobody            bool        // the regret is of all of the delegation: whoever comes is of another body
	question, receipt string      // a question asked; a receipt asked for
	beside            string      // a sentence beside the form that may take back what it says
	formal            bool        // form, label or table gave facts, before the sentences were read
	loose             []*sentence // those that gave no fact
	rowsTried         int         // lines tried as rows of lists of persons
	presence          []*sentence // those by which the delegation comes, beside what is formal
	remarks           string      // of labels, which count only beside facts
	formRemarks       []string    // of forms
	edited            string      // a line of the form itself with words of doubt in it
	valuesFrom        int         // where the first label or form line of the text stands, for who looks at what is beside them
	formLines         []int       // lines of the text that its form took, by number
	labelStart        int         // of the first label
	signed            bool        // all labels are such as a signature has
	dashed            bool        // labels are parted from their values by dashes
	labelEnd          int         // end of the last label, in bytes of the text
	personsEnd        int         // the same, where it is a list of persons
	speaker           string      // named apart from the items
	before            []named     // whom the last sentence that named anybody named
	lastNamed         bool        // the sentence before named somebody
	last              *sentence   // the sentence before
	lastSpoke         bool        // it named items to speak on
	author            string      // who wrote the answer that the sender passes on
	writes            *person     // who writes in the first person, once asked for
	spoken            []named     // whom sentences on statements named, for those that say how they take part
	asked             []string    // items of which the last sentence on statements asked for the floor
	standing          []string    // items of which the last sentence said that the statement stands
	orphan            string      // a label apart from what it speaks of
	wish              string      // a wish to speak that names no item
	said              string      // words of a bare "we will attend" or a regret
	ack, ooo, hedge   bool
	prose             bool // a fact rests on prose or a list alone
	structured        bool // a fact rests on form, label, table or calendar
	formSeen          bool // a reply form came with the mail, filled in or not
	missions          []string
	codes             []string // of the forms that came
	part              string   // the name of the file that text is of, "" for the mail itself
	files             []*reader
	tablesRead        []message.Table
	inFile            string // the file of the table under way, "" for the mail itself
	headed            headed // the last table with a header row

	everyone  []everybodys // what labels say of all persons or statements
	amended   bool         // labels say who or what is changed
	known     map[string]knownName
	honoured  map[string]bool // see honouredLines
	comers    comers          // the words of the names read
	strangeAt map[int]bool    // where lines amid labels stand that are built as labels but that nobody knows
}

// Read reads one mail.
func Read(m *message.Message, c Context) Reading {
	r := Reading{MessageID: m.MessageID, Subject: m.Subject, Kinds: []string{}, Review: []roster.Reason{}}
	if !m.Date.IsZero() {
		r.Date = m.Date.Format(time.RFC3339)
	}
	if m.From.Address != "" || m.From.Name != "" {
		r.From = &Address{m.From.Name, m.From.Address}
	}
	for _, a := range m.Parts {
		r.Attachments = append(r.Attachments, Attachment{a.Name, a.Type, len(a.Data)})
	}
	p := &reader{m: m, c: c, r: &r, signed: true}
	for _, b := range m.Problems {
		p.review(b.Code, b.Detail)
	}
	body := m.Text
	if len(body) > maxText {
		body = strings.ToValidUTF8(body[:maxText], "")
		p.review(TooLarge, "only the first 256 kB of the text are read")
	}
	if p.cut = trim(body); len(p.cut.answers) > 0 && !p.readsQuotedForm() {
		p.cut = trimUnanswered(body)
	}
	p.text = p.cut.own
	r.Text = p.text
	if n := strings.Count(p.text, "\uFFFD"); n > 0 {
		p.review(UnreadPart, fmt.Sprintf("%d characters of the text could not be read", n))
	}
	r.Language = detect(p.text, m.Subject)
	r.Automatic, _ = m.Automatic()
	r.FromList = m.FromList()
	if p.report() {
		p.tie()
		return r
	}
	p.passedOn()
	p.readForms()
	if p.automatic() {
		p.tie()
		return r
	}
	p.readText()
	p.readCalendar()
	p.attachStatements()
	p.judge()
	return r
}

// readForms takes the workbook forms, and the text form wherever it stands: written out, or filled in inside the quoted invitation.
func (p *reader) readForms() {
	for _, f := range p.c.Forms {
		p.formSeen = true
		p.codes = append(p.codes, f.Code)
		if p.takeForm(f) {
			p.edited = firstOf(p.edited, p.writtenOver(f))
		}
		p.formOf(clean(f.Delegation))
	}
	p.readTextForm()
}

// formOf takes whose form it says that it is. Only names that are known count: what an office calls a delegation in its sheet of contacts, nobody else may.
func (p *reader) formOf(delegation string) {
	if p.c.Directory == nil {
		return
	}
	if _, state := locale.StateByName(delegation); state || p.namesInvitee(delegation) {
		p.missions = append(p.missions, delegation)
	}
}

// append adds lines of the quoted mail below the sender's own text, whose places stay as they were, and gives the place of the first.
func (p *reader) append(lines []string) int {
	added := strings.TrimSpace(strings.Join(lines, "\n"))
	switch {
	case added == "":
	case p.text == "":
		p.text = added
	default:
		p.text += "\n\n" + added
	}
	p.r.Text = p.text
	return len(p.text) - len(added)
}

// quotedLabels reads a labelled form inside the quoted mail, where it is a form by its blanks or its code and not an earlier answer or our acknowledgement.
func (p *reader) quotedLabels() {
	keys, blanks := map[string]bool{}, 0
	lines := p.cut.quoted
	for _, line := range lines {
		if key, value := labelled(line); key != "" && key != "other" {
			if keys[key] = true; blank(value) {
				blanks++
			}
		}
	}
	if len(keys) < 4 || !keys[KeyName] && !keys["last"] || blanks == 0 && !strings.Contains(strings.Join(lines, "\n"), "[") {
		return
	}
	p.formSeen = true
	kept := lines[:0:0]
	for _, line := range lines {
		if key, _ := labelled(line); key != "" && key != "other" || strings.TrimSpace(line) == "" {
			kept = append(kept, line)
		}
	}
	own := p.text
	from := p.append(kept)
	p.labels(lineSpans(p.text, from))
	if len(p.r.Delegates)+len(p.r.Interventions) == 0 {
		p.text, p.r.Text = own, own
	}
}

// readText reads tables, labels, lists and prose of what the sender wrote.
func (p *reader) readText() {
	var lines []span
	for n, s := range lineSpans(p.cut.own, 0) {
		line := p.cut.own[s.start:s.end]
		if _, _, _, isForm := formLine(line); isForm || p.ofForm(n, line) {
			continue
		}
		if p.formSeen && formOwn(line) {
			p.edited = firstOf(p.edited, p.editedLine(line))
			continue
		}
		lines = append(lines, s)
	}
	lines = p.textTables(p.tables(lines))
	p.documents()
	lines = p.personLists(p.labels(p.entriesApart(lines)))
	p.valuesFrom = p.firstValue()
	p.readProse(lines)
}

// ofForm tells a line of the text that the form took, or that is printed in it and was wrapped.
func (p *reader) ofForm(n int, line string) bool {
	at, taken := slices.BinarySearch(p.formLines, n)
	if taken {
		return true
	}
	text := squeeze(line)
	return text != "" && at > 0 && at < len(p.formLines) && !formOwn(line) && beginsAny(p.formTexts(), text)
}

func lineSpans(text string, from int) []span {
	var out []span
	for from <= len(text) {
		end := strings.IndexByte(text[from:], '\n')
		if end < 0 {
			end = len(text) - from
		}
		out = append(out, span{from, from + end})
		from += end + 1
	}
	return out
}

func (p *reader) evidence(s span, found string) roster.Evidence {
	s.end = min(s.end, len(p.text))
	return roster.Evidence{Part: firstOf(p.part, "text"), Start: s.start, End: s.end, Words: p.text[s.start:s.end], Found: found}
}

// maxReasons bounds the reasons of one code; nobody reads more, and each new one is compared with those before it.
const maxReasons = 200

// review adds a reason for a person to look; the same reason stands once.
func (p *reader) review(code, detail string) {
	r := roster.Reason{Code: code, Detail: detail}
	same := 0
	for _, have := range p.r.Review {
		if have == r {
			return
		}
		if have.Code == code {
			same++
		}
	}
	if same < maxReasons {
		p.r.Review = append(p.r.Review, r)
	}
}

// daysIn reads days of the meeting: ISO dates, "20 June", "20 and 21 June", "20-22", "all", "the first day".
func (p *reader) daysIn(s string) []locale.Date {
	if blank(s) {
		return nil
	}
	toks := tokenize(s)
	found := words().find(toks)
	if choice(s) == "all" || slices.ContainsFunc(found, func(m match) bool { return ofAllDays(toks, m) }) {
		return slices.Clone(p.allDays())
	}
	return p.daysOf(toks, found, true)
}

// allDays are the days of the meeting, one list for the whole mail: whoever gives them on gives a copy.
func (p *reader) allDays() []locale.Date {
	if p.meetingDays != nil || p.c.Start.IsZero() || p.c.End.IsZero() {
		return p.meetingDays
	}
	for d := p.c.Start; d.Compare(p.c.End) <= 0 && len(p.meetingDays) < 60; d = d.AddDays(1) {
		p.meetingDays = append(p.meetingDays, d)
	}
	return p.meetingDays
}
