package reply

import (
	"slices"
	"strings"

	"chancery/internal/roster"
)

// formLine reads a line of the text form: "Label [1.name]: value". key is the stable key, block the number before it ("" for the form as a whole).
func formLine(line string) (block, key, value string, ok bool) {
	line = withKeys(line)
	open := strings.IndexByte(line, '[')
	if open < 0 {
		return
	}
	shut := strings.IndexByte(line[open:], ']')
	if shut < 0 {
		return
	}
	inside := strings.ToLower(strings.TrimSpace(line[open+1 : open+shut]))
	rest := strings.TrimSpace(strings.TrimLeft(line[open+shut+1:], " *"))
	rest = strings.TrimPrefix(strings.TrimPrefix(rest, "|"), " ")
	switch {
	case strings.HasPrefix(rest, ":"):
		rest = rest[1:]
	case strings.HasPrefix(rest, "："):
		rest = rest[len("："):]
	default:
		return
	}
	block, key, found := strings.Cut(inside, ".")
	if !found {
		block, key = "", inside
	}
	if !formKeys[key] {
		return "", "", "", false
	}
	value = bothAnswers(beforeKey(line[:open], key), strings.Trim(rest, " \t*_|…"))
	return block, key, value, true
}

var formKeys = map[string]bool{KeyCode: true, KeyAttending: true, KeyHonorific: true, KeyName: true, KeyFunction: true, KeyEmail: true, KeyPhone: true, KeyGender: true,
	KeyCapacity: true, KeyAttendance: true, KeyDays: true, KeyLanguages: true, KeyNeeds: true, KeyVisa: true, KeyItem: true, KeySpeaker: true, KeyLanguage: true,
	KeyOnBehalfOf: true, KeyRemarks: true}

// withoutAnchor asks for a person where a block of a form is filled in but for the name or the item that it is about.
func (p *reader) withoutAnchor(what string, block map[string]string) {
	for _, key := range slices.Concat(delegateKeys, interventionKeys) {
		if key != KeyName && key != KeyItem && !blank(block[key]) {
			p.review(FreeText, "form: "+what+": "+strings.ReplaceAll(key, "_", " ")+": "+clean(block[key]))
			return
		}
	}
}

// takeForm adds what a form says. It tells whether anything was filled in.
func (p *reader) takeForm(f Form) bool {
	filled, before := false, len(p.r.Delegates)
	ditto(f.Delegates)
	ditto(f.Interventions)
	for _, key := range f.dropped {
		p.review(TooLarge, "form: "+key+" is answered more often, or at greater length, than is read")
	}
	if f.Source == "text" {
		p.strayKeys(f)
	}
	for _, d := range f.Delegates {
		if blank(d[KeyName]) {
			p.withoutAnchor("delegate without a name", d)
			continue
		}
		filled = true
		p.weigh(d)
		p.misfits(d)
		p.addDelegate(p.delegateFrom(d, p.formEvidence(f, d[KeyName])))
	}
	for _, i := range f.Interventions {
		if blank(i[KeyItem]) {
			p.withoutAnchor("intervention without an item", i)
			continue
		}
		filled = true
		p.weigh(i)
		p.interventionsFrom(i, p.formEvidence(f, i[KeyItem]))
	}
	persons := p.r.Delegates[before:]
	if len(persons) == 0 {
		persons = p.r.Delegates // another form has named the same
	}
	filled = p.takeAttending(f.Fields[KeyAttending], persons) || filled
	if r := f.Fields[KeyRemarks]; !blank(r) {
		filled = true
		if !p.regret || len(p.r.Delegates)+len(p.r.Interventions) > 0 || !reasonOfRegret(r) {
			p.formRemarks = append(p.formRemarks, r)
		}
	}
	if filled {
		p.structured = true
	}
	return filled
}

// reasonOfRegret tells a remark beside a "no" that only says why, and neither sends somebody, asks nor leaves the answer open.
func reasonOfRegret(remark string) bool {
	toks := tokenize(remark)
	for i := range toks {
		if honorificAt(toks[i:]) > 0 {
			return false
		}
	}
	return !strings.ContainsAny(remark, "?？؟") &&
		!reserved(remark, toks, words().find(toks), "attend", "self", "compose", "speak", "hedge", "condition", "draft", "question", "place", "replace.new", "replace.old", "mode online")
}

// blank tells whether a value was left empty: nothing, or the dots and dashes of a form.
func blank(s string) bool {
	s = strings.Trim(s, " \t._-…–—/()[]*|")
	if s == "" {
		return true
	}
	return words().is("none", s)
}

func (p *reader) formEvidence(f Form, value string) roster.Evidence {
	e := roster.Evidence{Part: f.Source, Words: value, Found: "form"}
	if f.Source == "text" {
		if at := strings.Index(p.text, value); at >= 0 && value != "" {
			e.Start, e.End = at, at+len(value)
		}
	}
	return e
}
