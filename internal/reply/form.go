package reply

import (
	"slices"
	"strconv"
	"strings"

	"chancery/internal/roster"
)

// formLine reads a line of the text form: "Label [1.name]: value". key is the stable key, block the number before it ("" for the form as a whole).
func formLine(line string) (block, key, value string, ok bool) {
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
	return block, key, strings.Trim(rest, " \t*_|…"), true
}

var formKeys = map[string]bool{KeyCode: true, KeyAttending: true, KeyHonorific: true, KeyName: true, KeyFunction: true, KeyEmail: true, KeyPhone: true, KeyGender: true,
	KeyCapacity: true, KeyAttendance: true, KeyDays: true, KeyLanguages: true, KeyNeeds: true, KeyVisa: true, KeyItem: true, KeySpeaker: true, KeyLanguage: true,
	KeyOnBehalfOf: true, KeyRemarks: true}

// maxRepeated bounds what is kept of a key that is answered again and again, in bytes.
const maxRepeated = 200

// textForm reads the text form among lines; kept are its lines that have a value.
func textForm(lines []string) (f Form, kept []string, found bool) {
	t := formReader{form: Form{Source: "text", Fields: map[string]string{}}, groups: map[string]map[string]string{}}
	for n, line := range lines {
		if t.pieces(line) {
			t.form.taken = append(t.form.taken, n)
		}
	}
	for _, id := range t.order {
		if strings.HasPrefix(id, "i") {
			t.form.Interventions = append(t.form.Interventions, t.groups[id])
		} else {
			t.form.Delegates = append(t.form.Delegates, t.groups[id])
		}
	}
	t.form.Code = t.form.Fields[KeyCode]
	return t.form, t.kept, t.found
}

// pieces reads the fields of one line, most lines having none, and tells whether one was the form's.
func (t *formReader) pieces(line string) (took bool) {
	if strings.IndexByte(line, '[') < 0 {
		return t.line(line)
	}
	for _, piece := range unglued(line) {
		took = t.line(piece) || took
	}
	return took
}

// formReader gathers the fields of a text form, block by block.
type formReader struct {
	form    Form
	kept    []string
	found   bool
	groups  map[string]map[string]string // by the number of the block and how often it was copied
	order   []string
	round   int
	last    map[string]string // where the line before was put, nil where it was none of the form's
	lastKey string
}

// line reads one line and tells whether it is one of the form's.
func (t *formReader) line(line string) bool {
	block, key, value, ok := formLine(line)
	if !ok {
		if t.last == nil || !t.wrapped(line) {
			t.last = nil
			return false
		}
		t.last[t.lastKey] += " " + strings.TrimSpace(line)
		t.kept = append(t.kept, line)
		return true
	}
	t.found = true
	if value != "" && key != KeyCode {
		t.kept = append(t.kept, strings.TrimSpace(line))
	}
	into := t.form.Fields
	if block != "" {
		if into = t.block(block, key, value); into == nil {
			return true
		}
	}
	if value != "" || into[key] == "" {
		into[key] = value
	}
	t.last, t.lastKey = into, key
	return true
}

// wrapped tells a line that a mail program cut off a long value.
func (t *formReader) wrapped(line string) bool {
	return t.last[t.lastKey] != "" && strings.TrimSpace(line) != "" && len(t.kept) > 0 && len(t.kept[len(t.kept)-1]) > 55 && !strings.ContainsAny(line, ":：[=—") && !formOwn(line)
}

// block is the group that a value belongs to; nil where the key was answered twice in a row, and the value was added to the first.
func (t *formReader) block(block, key, value string) map[string]string {
	id := block + "/" + strconv.Itoa(t.round)
	if g := t.groups[id]; g != nil && g[key] != "" && t.last != nil && t.lastKey == key && value != "" {
		if len(g[key]) < maxRepeated {
			g[key] += " / " + value // twice in a row: not a copied block
		} else if !slices.Contains(t.form.dropped, key) {
			t.form.dropped = append(t.form.dropped, key)
		}
		return nil
	}
	if g := t.groups[id]; g != nil && g[key] != "" {
		t.round++ // a copied block keeps its number
		id = block + "/" + strconv.Itoa(t.round)
	}
	if t.groups[id] == nil {
		t.groups[id] = map[string]string{}
		t.order = append(t.order, id)
	}
	return t.groups[id]
}

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
	filled := false
	for _, key := range f.dropped {
		p.review(TooLarge, "form: "+key+" is answered more often than is read")
	}
	for _, d := range f.Delegates {
		if blank(d[KeyName]) {
			p.withoutAnchor("delegate without a name", d)
			continue
		}
		filled = true
		p.weigh(d)
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
	filled = p.takeAttending(f.Fields[KeyAttending], p.r.Delegates) || filled
	if r := f.Fields[KeyRemarks]; !blank(r) {
		filled = true
		if !p.regret || len(p.r.Delegates)+len(p.r.Interventions) > 0 || !reasonOfRegret(r) {
			p.review(FreeText, "remarks: "+r)
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
