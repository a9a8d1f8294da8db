package reply

import (
	"slices"
	"strings"

	"chancery/internal/invitee"
)

// tie finds the invitee that the mail answers for, in the contract's order: token, thread, address, domain, name. Two that differ are for a person to part.
func (p *reader) tie() {
	dir := p.c.Directory
	if p.c.Campaign == "" || dir == nil {
		return
	}
	ties := p.tokens()
	p.partForms(ties)
	ties = append(ties, p.threads()...)
	if p.r.Bounce == nil {
		ties = append(ties, p.senders()...)
	}
	if p.r.Bounce != nil && len(ties) == 0 {
		for _, a := range p.r.Bounce.Recipients {
			for _, v := range dir.ByAddress(a) {
				ties = append(ties, tied{ref: v.Ref, by: "address"})
			}
		}
	}
	named := p.named()
	if len(ties) == 0 {
		ties = named
	} else {
		for _, n := range named {
			if n.ref != ties[0].ref && p.labelledMission(n.ref) {
				p.review(TwoDelegations, ties[0].ref+" by "+ties[0].by+", "+n.ref+" by name")
			}
		}
	}
	if len(ties) == 0 {
		return
	}
	first := ties[0]
	for _, t := range ties[1:] {
		if t.ref != first.ref {
			p.review(TwoDelegations, first.ref+" by "+first.by+", "+t.ref+" by "+t.by)
			if t.by == first.by && (t.by == "address" || t.by == "name") {
				return // one address or name for two: nobody can tell
			}
		}
	}
	p.r.Invitee = &Tied{Ref: first.ref, By: first.by}
	p.r.Tag, p.r.Round = first.tag, first.round
}

// tied is an invitee for whom a mail may answer: by token, thread, address, domain or name. A token and a thread tell the letter that it answers.
type tied struct {
	ref, by string
	tag     invitee.Tag
	round   string
}

// tokens are the codes in the forms, their text and the subject: all of them, so that two delegations in one mail are told.
func (p *reader) tokens() []tied {
	var out []tied
	seen := map[string]bool{}
	take := func(code invitee.Code) {
		if !seen[code.Ref] && p.believed(code.Ref, code.Tag) {
			seen[code.Ref] = true
			out = append(out, tied{ref: code.Ref, by: "token", tag: code.Tag})
		}
	}
	for _, text := range p.codes {
		code, ok := invitee.ParseCode(strings.TrimSpace(text))
		switch {
		case ok && code.Campaign == p.c.Campaign:
			take(code)
		case ok:
			p.review(Conflict, "the form is of another meeting: "+code.Campaign+"."+code.Ref)
		default:
			p.eachCode(text, take)
		}
	}
	p.eachCode(p.m.Subject, take)
	if strings.Contains(p.m.Text, p.c.Campaign) {
		for _, text := range [...]string{p.cut.own, strings.Join(p.cut.quoted, "\n"), p.m.Text} {
			p.eachCode(text, take)
		}
	}
	return out
}

// maxCodes bounds the codes looked at in one text; each occurrence of the campaign's name costs a search.
const maxCodes = 50

// eachCode calls take with the codes of the campaign in a text.
func (p *reader) eachCode(text string, take func(invitee.Code)) {
	if !strings.Contains(text, p.c.Campaign) {
		return
	}
	code, ok := invitee.FindCode(text, p.c.Campaign)
	for n := 0; ok && n < maxCodes; n++ {
		take(code)
		at := strings.Index(text, string(code.Tag))
		if at < 0 {
			return // the code stood in other case or width
		}
		text = text[at+len(code.Tag):]
		code, ok = invitee.FindCode(text, p.c.Campaign)
	}
}

// threads are our Message-IDs among those that the mail answers; in a bounce also that of the returned letter.
func (p *reader) threads() []tied {
	ids := slices.Concat(p.m.InReplyTo, p.m.References)
	slices.Reverse(ids[len(p.m.InReplyTo):]) // the last reference is the mail answered
	if p.m.Report != nil && p.m.Report.OriginalMessageID != "" {
		ids = append([]string{p.m.Report.OriginalMessageID}, ids...)
	}
	for _, n := range p.m.Nested {
		ids = append(ids, n.MessageID)
	}
	var out []tied
	for _, id := range ids {
		m, ok := invitee.ParseMessageID(id)
		if ok && m.Campaign == p.c.Campaign && p.believed(m.Ref, m.Tag) {
			out = append(out, tied{ref: m.Ref, by: "thread", tag: m.Tag, round: m.Round})
		}
	}
	return out
}

func (p *reader) believed(ref string, tag invitee.Tag) bool {
	if _, ok := p.c.Directory.ByRef(ref); !ok {
		return false
	}
	return p.c.Believe == nil || p.c.Believe(ref, tag)
}

func (p *reader) senders() []tied {
	var out []tied
	for _, v := range p.c.Directory.ByAddress(p.m.From.Address) {
		out = append(out, tied{ref: v.Ref, by: "address"})
	}
	if len(out) > 0 {
		return out
	}
	if vs := p.c.Directory.ByDomain(invitee.Domain(p.m.From.Address)); len(vs) == 1 {
		out = append(out, tied{ref: vs[0].Ref, by: "domain"})
	}
	return out
}

// named are the invitees that the mail names: in a label, in the sender's display name, or as "Permanent Mission of …" in the text.
func (p *reader) named() []tied {
	var out []tied
	for _, m := range p.missions {
		out = append(out, p.byName(m, ofMission(m))...)
	}
	if len(out) == 0 {
		out = p.byName(p.m.From.Name, ofMission(p.m.From.Name))
	}
	if len(out) == 0 {
		out = p.namedInText()
	}
	return out
}

// byName are the invitees that names tell, none where a name is that of several.
func (p *reader) byName(names ...string) (out []tied) {
	for _, name := range names {
		if name = strings.TrimSpace(name); name == "" {
			continue
		}
		if vs := p.c.Directory.ByName(name); len(vs) == 1 {
			out = append(out, tied{ref: vs[0].Ref, by: "name"})
		}
	}
	return out
}

// namedInText is the first invitee that stands as "Permanent Mission of …" in what the sender wrote, with less and less of the words behind it.
func (p *reader) namedInText() []tied {
	for _, text := range [...]string{p.cut.own, p.cut.sign} {
		for clause := range strings.FieldsFuncSeq(text, endsClause) {
			name := ofMission(clause)
			if out := p.byName(name); len(out) > 0 {
				return out
			}
			words := strings.Fields(name)
			for n := min(len(words)-1, 7); n >= 1; n-- {
				if out := p.byName(strings.Join(words[:n], " ")); len(out) > 0 {
					return out
				}
			}
		}
	}
	return nil
}

func endsClause(r rune) bool {
	switch r {
	case '\n', '.', ',', ';', '。', '，', '،':
		return true
	}
	return false
}

func (p *reader) labelledMission(ref string) bool {
	for _, m := range p.missions {
		for _, name := range [...]string{m, ofMission(m)} {
			for _, v := range p.c.Directory.ByName(name) {
				if v.Ref == ref {
					return true
				}
			}
		}
	}
	return false
}

// ofMission is the name behind "Permanent Mission of", up to "to the United Nations" and the like, or before 常驻代表团; "" where neither stands.
func ofMission(s string) string {
	var buf briefly
	toks := appendTokens(buf[:0], s)
	found := words().mission.find(toks)
	for _, m := range found {
		switch {
		case m.section == "missionbehind" && m.from > 0:
			return strings.TrimSpace(s[:toks[m.from].start])
		case m.section == "missionof" && m.to < len(toks):
			end := len(s)
			for _, f := range found {
				if f.section == "missionat" && f.from >= m.to {
					end = toks[f.from].start
					break
				}
			}
			return strings.TrimSpace(behindLam(s[toks[m.to].start:end]))
		}
	}
	return ""
}

// sender judges who wrote: known to the invitee, and authenticated by our own server.
func (p *reader) sender() {
	if p.c.Campaign == "" {
		return
	}
	p.authenticate()
	if p.r.Invitee == nil {
		p.review(UnknownInvitee, "nothing ties the mail to an invitee")
	}
	p.r.KnownSender = p.r.Invitee != nil && p.c.Directory != nil && p.c.Directory.Known(p.r.Invitee.Ref, p.m.From.Address) && p.m.Froms <= 1
	if !p.r.KnownSender {
		p.review(UnknownSender, p.m.From.Address)
	}
	if p.m.Froms > 1 {
		p.review(NotAuthenticated, "several addresses in From")
		p.r.Authenticated = false
	}
}
