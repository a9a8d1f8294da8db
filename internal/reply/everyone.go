package reply

import (
	"slices"
	"strings"

	"chancery/internal/roster"
)

// everybodys is what one label says of all persons, or of all statements: "Attendance (for all): in person", "Язык выступлений: русский".
type everybodys struct {
	key, value string
	at         span
	count      int // of those of whom it speaks, 0 where it does not say
}

// maxEverybodys bounds such labels: each is given to each person.
const maxEverybodys = 12

// sayAll tells a label that speaks of all persons by its words, or of all statements where no other label says in what language somebody speaks.
func (l *labelLines) sayAll(key string, i int) bool {
	line := withoutLabelBrackets(strings.TrimSpace(l.line(i)))
	at, _ := labelEnds(line)
	if at <= 0 || len(l.p.everyone) == maxEverybodys {
		return false
	}
	switch key {
	case KeyAttendance, KeyDays, KeyVisa, KeyLanguages:
		return asksOfAll(line[:at], "forall") || countsAll(line[:at])
	case KeyLanguage:
		return l.run.lines > 1 || (asksOfAll(line[:at], "forall", "ofstatements") || countsAll(line[:at])) && l.lone(KeyLanguage)
	}
	return false
}

func asksOfAll(label string, sections ...string) bool {
	var buf briefly
	toks := appendTokens(buf[:0], label)
	return slices.ContainsFunc(sections, func(section string) bool { return words().has(toks, section) })
}

// lone tells a key that one line alone has.
func (l *labelLines) lone(key string) bool {
	if l.keys == nil {
		l.keys = map[string]int{}
		for i := range l.lines {
			for _, kv := range l.pairs(i) {
				l.keys[kv[0]]++
			}
		}
	}
	return l.keys[key] == 1
}

// setAll keeps what a label says of all.
func (l *labelLines) setAll(key, value string, at span) {
	p := l.p
	p.everyone = append(p.everyone, everybodys{key, value, at, countOf(p.text[at.start:at.end])})
	p.labelEnd = max(p.labelEnd, at.end)
	p.signed = false
}

// giveEveryone gives what labels say of all to the persons and statements that the mail names. Where it names none, or says otherwise of one, a person is asked.
func (p *reader) giveEveryone() {
	for _, all := range p.everyone {
		v := map[string]string{all.key: all.value}
		p.weigh(v)
		e := p.evidence(all.at, "label")
		given := 0
		if all.key == KeyLanguage {
			given = p.giveLanguage(all.value, e)
		} else {
			given = p.giveDelegates(p.delegateFrom(v, e))
		}
		if given == 0 || all.count > 0 && all.count != given {
			p.orphan = firstOf(p.orphan, strings.ReplaceAll(all.key, "_", " ")+": "+clean(all.value))
		}
	}
}

func (p *reader) giveDelegates(all roster.Delegate) (given int) {
	for i := range p.r.Delegates {
		d := &p.r.Delegates[i]
		if d.Action != roster.Register {
			continue
		}
		all.Name = d.Name
		if why := contradicts(*d, all); why != "" {
			p.review(Conflict, d.Name+": "+why)
		}
		complete(d, all)
		given++
	}
	return given
}

func (p *reader) giveLanguage(value string, e roster.Evidence) (given int) {
	spoken := languagesIn(value)
	if len(spoken) != 1 || languageRemainder(tokenize(value), words().find(tokenize(value))) {
		p.doubtValue(KeyLanguage, value)
	}
	for i := range p.r.Interventions {
		v := &p.r.Interventions[i]
		if v.Action != roster.Add || len(spoken) == 0 {
			continue
		}
		if v.Language == "" {
			v.Language, v.Evidence = spoken[0], withEvidence(v.Evidence, []roster.Evidence{e})
		} else if v.Language != spoken[0] {
			p.review(Conflict, "item "+v.Item+": language: "+clean(value))
		}
		given++
	}
	return given
}
