package reply

import (
	"strings"

	"chancery/internal/locale"
)

// trace is what a sentence changes in a reading where it says anything that the program understands.
type trace struct {
	delegates, interventions, reasons int
	attending, regret, prose          bool
	question, receipt, said           string
}

func (p *reader) trace() trace {
	return trace{len(p.r.Delegates), len(p.r.Interventions), len(p.r.Review), p.attending, p.regret, p.prose, p.question, p.receipt, p.said}
}

// firstBeside is the first sentence beside a form, labels or a table that the program does not understand and that is more than courtesy and introduction:
// "This is only a draft." Such a sentence may take back all that the form says. Beside a calendar's answer only known words of doubt count.
func (p *reader) firstBeside() string {
	if !p.structured {
		return ""
	}
	if p.formal {
		if d := p.sidesDiffer(); d != "" {
			return d
		}
	}
	if p.edited != "" {
		return p.edited
	}
	names := p.missionNames()
	if f := p.besideFiles(names); f != "" {
		return f
	}
	if p.r.Calendar != nil && p.r.Calendar.Answer == "declined" {
		for _, w := range words().lists["declined"] {
			addWords(names, w)
		}
	}
	if m := p.strangeMission(names); m != "" {
		return m
	}
	tail := p.signatureFrom(names)
	for i, s := range p.loose {
		if !p.closes(s, names) && p.saysBeside(s, i, tail, names) {
			return strings.Join(strings.Fields(p.words(s)), " ")
		}
	}
	if p.signed && p.labelEnd > 0 && closedBefore(p.text[:min(p.labelStart, len(p.text))]) {
		return "labels below the closing formula: " + strings.Join(strings.Fields(p.text[p.labelStart:min(p.labelEnd, len(p.text))]), " ")
	}
	if p.cut.from == "" {
		for _, line := range p.cut.quoted {
			if key, value := labelled(line); !blank(value) && (key == KeyItem || key == KeyName) {
				return "> " + strings.TrimSpace(line) // quoted from nobody: perhaps an answer
			}
		}
	}
	return firstOf(p.belowSignature(), p.subjectAlarms(names))
}

// saysBeside tells a sentence, number i of those that gave no fact, that may say something of the answer; the signature begins at tail.
func (p *reader) saysBeside(s *sentence, i, tail int, names map[string]bool) bool {
	adds := p.addsValue(s)
	switch {
	case !adds && (p.aside(s, names) || p.offers(s, names)):
		return false
	case p.alarms(s) || p.formal && adds:
		return true
	}
	return (p.formal || p.calendarOnly()) && i < tail && !p.quiet(s, names) && !p.announces(s, i, names) && !p.firstName(s, i)
}

// addsValue tells a sentence that may be the rest of a value, another person, or a label that nobody knows amid the others.
func (p *reader) addsValue(s *sentence) bool {
	return p.valueGoesOn(s) || p.secondPerson(s) || p.amidLabels(s) && p.labelsFact(s)
}

// closedBefore tells whether a closing formula is the last line of a text, so that what follows is mostly a signature.
func closedBefore(text string) bool {
	text = strings.TrimSpace(text)
	return isClosing(text[strings.LastIndexByte(text, '\n')+1:])
}

// alarming are the sections whose phrases may turn what stands beside them.
var alarming = map[string]bool{"draft": true, "hedge": true, "neg": true, "cancel": true, "correct": true, "regret": true, "withdraw": true, "condition": true, "nospeak": true,
	"except": true, "defer": true, "turn": true, "alas": true, "replace.old": true, "replace.new": true, "place": true, "shift": true, "missed": true}

// longestSentence is the number of tokens past which no sentence is courtesy; it also bounds the work, which grows with its square.
const longestSentence = 400

// alarms tells whether a phrase of doubt stands in a sentence outside of its phrases of courtesy ("if you have any questions").
func (p *reader) alarms(s *sentence) bool {
	if len(s.toks) > longestSentence {
		return true
	}
	for _, m := range s.found {
		if alarming[m.section] && !p.soothed(s, m) && !polite(s, m) {
			return true
		}
	}
	return false
}

// soothed tells a phrase that alarms by its words, and not where it stands: a number sign, a yes that has no accent, a change that is read, what is missed without
// an apology for it.
func (p *reader) soothed(s *sentence, m match) bool {
	switch m.section {
	case "neg":
		return !p.denial(s, m)
	case "condition":
		return accentedYes(p.text, s.toks, m) || s.announcedAt(m.from)
	case "alas":
		return p.regret
	case "correct":
		return p.amended
	case "missed":
		return !s.has("regret") && !s.has("civility late")
	}
	return false
}

// denial tells a word of denying that is none for number: "No. 3", and "no" in a text of another language than those that deny by it.
func (p *reader) denial(s *sentence, m match) bool {
	byNo := p.r.Language == locale.Spanish || p.r.Language == locale.English || p.r.Language == ""
	return !numberSign(s.toks, m) && (byNo || s.toks[m.from].fold != "no")
}

// polite tells whether a phrase lies within, or overlaps, a known phrase of courtesy or receipt that is longer.
func polite(s *sentence, m match) bool {
	for _, q := range s.found {
		if (q.section == "polite" || q.section == "please" || q.section == "ack" && q.to-q.from > m.to-m.from) && q.from <= m.from && m.from < q.to {
			return true
		}
		if m.section == "regret" && q.section == "polite" && q.from < m.to && m.to < q.to {
			return true // "send … apologies for" the late hour
		}
	}
	return s.saidCivilly(m)
}
