package reply

import (
	"path"
	"slices"
	"strings"

	"chancery/internal/roster"
)

// automatic tells whether a program wrote the mail: by its headers or its subject, or by out-of-office words where nothing else is said.
func (p *reader) automatic() bool {
	if p.m.Calendar != nil && (p.m.Calendar.Method == "REPLY" || p.m.Calendar.Method == "COUNTER") {
		return false
	}
	subject := foldAll(p.m.Subject)
	phrase, bySubject := words().begins("autosubject", subject)
	bySubject = bySubject && (strings.Contains(phrase, " ") || strings.Contains(p.m.Subject, ":") || isHan(rune0(phrase)) || subject == phrase)
	strong := false
	if why := p.r.Automatic; why != "" {
		field, value, _ := strings.Cut(strings.ToLower(why), ":")
		value = strings.TrimSpace(value)
		switch field {
		case "list-id", "x-auto-response-suppress":
		case "precedence", "x-precedence":
			strong = strings.HasPrefix(value, "auto")
		default:
			strong = true
		}
	}
	if strong || bySubject && p.oooWords() || bySubject && strings.Contains(phrase, " ") {
		p.r.Kinds = []string{AutoReply}
		p.r.Automatic = firstOf(p.r.Automatic, "subject: "+p.m.Subject)
		p.r.Delegates, p.r.Interventions = nil, nil
		p.r.Review = slices.DeleteFunc(p.r.Review, func(r roster.Reason) bool { return r.Code == FreeText })
		return true
	}
	return false
}

func (p *reader) oooWords() bool { return sectionHere(p.text, "ooo") }

// judge settles kinds and doubts when everything is read.
func (p *reader) judge() {
	r := p.r
	p.giveSpeaker()
	for i := range r.Interventions {
		if s := r.Interventions[i].Speaker; s != "" {
			r.Interventions[i].Speaker = p.fullName(s)
			p.weighSpeaker(r.Interventions[i].Speaker)
		}
	}
	facts := len(r.Delegates) > 0 || len(r.Interventions) > 0 || p.attending || p.regret
	p.oooRemark(&facts)
	if slices.Contains(r.Kinds, AutoReply) {
		p.tie()
		return
	}
	registered := slices.ContainsFunc(r.Delegates, func(d roster.Delegate) bool { return d.Action == roster.Register })
	if p.regret && (registered || p.attending) {
		if p.structured || !registered {
			p.review(Conflict, "the mail both regrets and registers")
		} else {
			p.regret = false // the head of mission regrets, a colleague comes
		}
	}
	p.contradictions()
	p.editions()
	p.settleKinds()
	p.reasons(facts)
	p.tie()
	p.bareHeadings()
	if p.beside = p.firstBeside(); p.beside != "" && facts {
		p.review(FreeText, p.beside)
	}
	if p.hedge {
		p.review(FreeText, "the answer is given under a reserve")
	}
	r.Structured = facts && p.structured && !p.prose && !p.hedge && p.beside == ""
	p.lateness()
	p.agenda()
	p.sender()
}

// settleKinds names the kinds of the mail by what was read.
func (p *reader) settleKinds() {
	p.addKind(Registration, len(p.r.Delegates) > 0 || p.attending && !p.regret)
	p.addKind(Intervention, len(p.r.Interventions) > 0)
	p.addKind(Regret, p.regret)
	p.addKind(Question, p.question != "")
	if p.question != "" {
		p.review("question", p.question)
	}
	if len(p.r.Kinds) == 0 {
		p.nothingSaid()
	}
}

// reasons gives the doubts that the facts raise, and what stands among them.
func (p *reader) reasons(facts bool) {
	if p.prose && facts {
		p.review(FreeText, p.firstProse())
	}
	if p.remarks != "" && facts {
		p.review(FreeText, "remarks: "+p.remarks)
	}
	if p.orphan != "" && facts {
		p.review(FreeText, p.orphan)
	}
	if p.wish != "" && len(p.r.Interventions) == 0 {
		p.review(UnknownItem, "a wish to speak names no item: "+p.wish)
	}
	p.unreadParts(facts)
	p.twoHeads()
}

// contradictions names what a mail both asks for and takes back.
func (p *reader) contradictions() {
	for i, v := range p.r.Interventions {
		for _, w := range p.r.Interventions[:i] {
			if v.Item == w.Item && v.Action != w.Action {
				p.review(Conflict, "item "+v.Item+" is both asked for and withdrawn")
			}
		}
	}
	for i, d := range p.r.Delegates {
		for _, e := range p.r.Delegates[:i] {
			if (d.Action == roster.Cancel) != (e.Action == roster.Cancel) && roster.SameName(d.Name, e.Name) {
				p.review(Conflict, d.Name+" is both registered and cancelled")
			}
		}
	}
}

func (p *reader) addKind(kind string, is bool) {
	if is && !slices.Contains(p.r.Kinds, kind) {
		p.r.Kinds = append(p.r.Kinds, kind)
	}
}

// oooRemark makes a mail of out-of-office words alone an automatic answer, although no header says so.
func (p *reader) oooRemark(facts *bool) {
	if *facts || !p.ooo || p.question != "" || p.r.Calendar != nil {
		return
	}
	p.r.Kinds = []string{AutoReply}
	p.r.Automatic = firstOf(p.r.Automatic, "out-of-office words")
}

// nothingSaid is a bare acknowledgement, or unclear.
func (p *reader) nothingSaid() {
	if p.ack && !p.attachedNote() && !p.namesItems() && !p.namesSomebody() && !p.denies() {
		p.addKind(Acknowledgement, true)
		return
	}
	if p.receipt != "" {
		p.addKind(Question, true)
		p.review("question", p.receipt)
		return
	}
	p.addKind(Unclear, true)
	detail := "nothing that the program can read"
	switch {
	case p.formSeen:
		detail = "the reply form came back without entries"
	case p.attachedNote():
		detail = "what is said stands in an attachment"
	case strings.TrimSpace(p.text) == "":
		detail = "nothing is written above the quoted mail"
	}
	p.review(Unclear, detail)
}

// namesItems tells whether a sentence that gave no fact names items by number: what it asks for was not understood, and is no bare "well received".
func (p *reader) namesItems() bool {
	return slices.ContainsFunc(p.loose, func(s *sentence) bool { return len(p.numbered(s.toks, s.found)) > 0 })
}

// namesSomebody tells whether a sentence that gave no fact is about a person: one named before any word of an acknowledgement, unlike the one to whom a letter was
// passed on. What it says of him was not understood.
func (p *reader) namesSomebody() bool {
	return slices.ContainsFunc(p.loose, func(s *sentence) bool {
		who := p.people(s, false)
		return len(who) > 0 && !slices.ContainsFunc(s.found, func(m match) bool { return m.section == "ack" && m.from < who[0].from })
	})
}

// denies tells whether a sentence that gave no fact denies or deplores something outside of its courtesies: what it says was not understood.
func (p *reader) denies() bool {
	return slices.ContainsFunc(p.loose, func(s *sentence) bool {
		return slices.ContainsFunc(s.found, func(m match) bool {
			return (m.section == "neg" && !numberSign(s.toks, m) && (s.toks[m.from].fold != "no" || p.deniesByNo()) || m.section == "alas") && !polite(s, m)
		})
	})
}

func (p *reader) attachedNote() bool {
	return sectionHere(p.text, "attached") && slices.ContainsFunc(p.m.Parts, isDocument)
}

func (p *reader) firstProse() string {
	for _, d := range p.r.Delegates {
		for _, e := range d.Evidence {
			if e.Found == "prose" || e.Found == "list" {
				return e.Words
			}
		}
	}
	for _, v := range p.r.Interventions {
		for _, e := range v.Evidence {
			if e.Found == "prose" || e.Found == "list" {
				return e.Words
			}
		}
	}
	return p.said
}

func (p *reader) twoHeads() {
	heads := []string{}
	for _, d := range p.r.Delegates {
		if d.Head && d.Action == roster.Register {
			heads = append(heads, d.Name)
		}
	}
	if len(heads) > 1 {
		p.review(Conflict, "two heads of delegation: "+strings.Join(heads, ", "))
	}
}

// agenda names items that the agenda lacks.
func (p *reader) agenda() {
	if p.c.Campaign == "" || len(p.c.Agenda) == 0 {
		return
	}
	for i := range p.r.Interventions {
		v := &p.r.Interventions[i]
		if item, ok := p.c.Agenda.Find(v.Item); ok {
			v.Item = item.Label
		} else {
			p.review(UnknownItem, "item "+v.Item+" is not on the agenda")
		}
	}
}

// lateness is judged by the time of receipt, else by Date.
func (p *reader) lateness() {
	at := p.c.Received
	if at.IsZero() {
		at = p.m.Date
	}
	if p.c.Campaign == "" || at.IsZero() || p.c.Zone == nil {
		return
	}
	adds := slices.ContainsFunc(p.r.Interventions, func(v roster.Intervention) bool { return v.Action == roster.Add })
	if d := p.c.SpeakersDeadline; adds && !d.IsZero() && !at.Before(d.End(p.c.Zone)) {
		p.review(Late, "the list of speakers closed on "+d.String())
	}
	if d := p.c.RegistrationDeadline; slices.Contains(p.r.Kinds, Registration) && !d.IsZero() && !at.Before(d.End(p.c.Zone)) {
		p.review(Late, "registration closed on "+d.String())
	}
}

// attachStatements marks the interventions whose statement came with the mail.
func (p *reader) attachStatements() {
	if !slices.ContainsFunc(p.m.Parts, isDocument) {
		return
	}
	said := false
	if sectionHere(p.text, "statement") && sectionHere(p.text, "attached") {
		for _, s := range p.sentences(lineSpans(p.text, 0)) {
			said = said || s.has("statement") && s.has("attached")
		}
	}
	for _, part := range p.m.Parts {
		if !isDocument(part) || !(said || isStatement(part.Name)) || p.isForm(part.Name) {
			continue
		}
		only := p.itemsInName(part.Name)
		for i := range p.r.Interventions {
			v := &p.r.Interventions[i]
			if v.Action == roster.Add && (len(only) == 0 || slices.Contains(only, v.Item)) {
				v.StatementAttached = true
			}
		}
	}
}

// itemsInName are the items that a file's name bears: "Item_3.pdf", "议题3发言.docx".
func (p *reader) itemsInName(name string) []string {
	toks := tokenize(strings.NewReplacer("_", " ", "-", " ").Replace(strings.TrimSuffix(name, path.Ext(name))))
	var items []string
	for _, sp := range p.numbered(toks, words().find(toks)) {
		items = appendAll(items, sp.labels)
	}
	return items
}

func (p *reader) isForm(name string) bool {
	return slices.ContainsFunc(p.c.Forms, func(f Form) bool { return f.Source == name })
}

func isStatement(name string) bool {
	folded := foldAll(strings.NewReplacer("_", " ", ".", " ", "-", " ").Replace(name))
	for _, w := range words().lists["filename"] {
		if strings.Contains(folded, w) {
			return true
		}
	}
	return false
}

// unreadParts names documents that came with the mail and were not read: a note verbale as PDF may say anything.
func (p *reader) unreadParts(facts bool) {
	for _, part := range p.m.Parts {
		if !isDocument(part) || p.isForm(part.Name) || isStatement(part.Name) {
			continue
		}
		if p.wasRead(part) && facts {
			continue
		}
		spoken := slices.ContainsFunc(p.r.Interventions, func(v roster.Intervention) bool { return v.StatementAttached })
		if !spoken {
			p.review(UnreadPart, part.Name)
		}
	}
}
