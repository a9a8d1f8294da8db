package reply

import (
	"maps"
	"slices"
	"strings"

	"chancery/internal/locale"
)

// subjectAlarms is the subject where it says that the mail does not count, or names another year or State.
func (p *reader) subjectAlarms(names map[string]bool) string {
	toks := tokenize(p.m.Subject)
	found := words().find(toks)
	for _, m := range found {
		switch m.section {
		case "draft", "cancel", "withdraw", "regret", "hedge", "correct", "replace.old", "replace.new", "nospeak", "except", "condition":
			return "subject: " + p.m.Subject
		}
	}
	if p.otherItems(toks, found) || p.otherMode(found) {
		return "subject: " + p.m.Subject
	}
	for i, t := range toks {
		if t.kind == number && p.strangeYear(t.fold) {
			return "subject: " + p.m.Subject
		}
		for n := 1; n <= 3 && i+n <= len(toks); n++ {
			if t.kind == word && !names[t.fold] && p.foreignState(p.m.Subject[t.start:toks[i+n-1].end]) {
				return "subject: " + p.m.Subject
			}
		}
	}
	return ""
}

// foreignState tells the name of a State that is not the one the mail is tied to.
func (p *reader) foreignState(name string) bool {
	s, ok := locale.StateByName(name)
	if !ok || p.r.Invitee == nil || p.c.Directory == nil {
		return false
	}
	v, _ := p.c.Directory.ByRef(p.r.Invitee.Ref)
	return !strings.EqualFold(v.Country, s.Alpha3)
}

// strangeMission is a delegation that a label names and that is not the one the mail is tied to, so far as the program can tell.
func (p *reader) strangeMission(names map[string]bool) string {
	if p.r.Invitee == nil || p.c.Directory == nil {
		return ""
	}
	for _, m := range p.missions {
		if p.namesInvitee(m) {
			continue // ours, or another's: then tie has named both
		}
		inner := &reader{m: p.m, c: p.c, r: p.r, text: m, valuesFrom: len(m)}
		if p.foreignState(m) || !inner.harmless(sentenceOf(tokenize(m)), names) {
			return "delegation: " + m
		}
	}
	return ""
}

// namesInvitee tells whether a name is one invitee's.
func (p *reader) namesInvitee(name string) bool {
	return len(p.c.Directory.ByName(name)) == 1 || ofMission(name) != "" && len(p.c.Directory.ByName(ofMission(name))) == 1
}

// editedLine is a heading or a listed item of the form into which something was written, "" for one that stands as sent.
func (p *reader) editedLine(line string) string {
	line = strings.TrimSpace(line)
	if label, rest, ok := strings.Cut(strings.TrimPrefix(line, "["), "]"); ok && line[0] == '[' {
		if len(p.c.Agenda) == 0 {
			return "" // whose title it is cannot be told
		}
		if item, known := p.c.Agenda.Find(label); known {
			rest = foldAll(rest)
			for _, title := range item.Title {
				if more, begins := strings.CutPrefix(rest, foldAll(title)); begins {
					if more == "" {
						return ""
					}
					return line // an answer behind the title
				}
			}
		}
	}
	for _, m := range words().find(tokenize(line)) {
		switch m.section {
		case "draft", "cancel", "withdraw", "regret", "nospeak":
			return line
		}
	}
	return ""
}

// writtenOver is the first line of a workbook's form, above its fields or among the titles of the items asked for, into which something was written.
func (p *reader) writtenOver(f Form) string {
	for _, item := range slices.Sorted(maps.Keys(f.Titles)) {
		if line := p.editedLine("[" + item + "] " + clean(f.Titles[item])); line != "" {
			return f.Source + ": " + line
		}
	}
	for _, line := range f.Heading {
		ours := len(p.c.Title) == 0 // whose words they are cannot be told
		for _, title := range p.c.Title {
			ours = ours || foldAll(title) == foldAll(line)
		}
		if !ours && p.editedLine(line) != "" {
			return f.Source + ": " + clean(line)
		}
	}
	return ""
}

// calendarOnly tells a calendar's answer with a word or two beside it. Longer texts are the program's account of the event.
func (p *reader) calendarOnly() bool {
	return p.r.Calendar != nil && len(p.text) < 200
}
