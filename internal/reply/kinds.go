package reply

import (
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

// settleKinds names the kinds of the mail by what was read.
func (p *reader) settleKinds() {
	p.addKind(Registration, len(p.r.Delegates) > 0 || p.attending && !p.regret)
	p.addKind(Intervention, len(p.r.Interventions) > 0)
	p.addKind(Regret, p.regret || p.oneRegrets)
	p.addKind(Question, p.question != "")
	if p.question != "" {
		p.review("question", p.question)
	}
	if len(p.r.Kinds) == 0 {
		p.nothingSaid()
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
	if p.ack && !p.attachedNote() && !p.namesItems() && !p.namesSomebody() && !p.denies() && p.receipts() {
		return
	}
	if p.receipt != "" {
		p.addKind(Question, true)
		p.review("question", p.receipt)
		return
	}
	if i := slices.IndexFunc(p.loose, func(s *sentence) bool { return s.question }); i >= 0 {
		p.addKind(Question, true)
		p.review("question", p.words(p.loose[i]))
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
			return (m.section == "neg" && p.denial(s, m) || m.section == "alas") && !polite(s, m)
		})
	})
}
