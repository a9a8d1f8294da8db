package reply

import (
	"slices"
	"strconv"
	"strings"
)

// maxRepeated bounds what is kept of a key that is answered again and again, in bytes.
const maxRepeated = 200

// textForm reads the text form among lines; kept are its lines that have a value.
func textForm(lines []string) (f Form, kept []string, found bool) {
	lines = withLostKeys(lines)
	t := formReader{form: Form{Source: "text", Fields: map[string]string{}}, groups: map[string]map[string]string{}, lines: lines}
	for n, line := range lines {
		t.at = n
		if t.pieces(line) {
			t.form.taken = append(t.form.taken, n)
		}
	}
	t.manner()
	t.speakersByNumber()
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
	if !mayBracket(line) {
		return t.below(line)
	}
	line = withKeys(line)
	if strings.IndexByte(line, '[') < 0 {
		return t.below(line)
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
	lines   []string
	at, end int  // the line under way, and the last that is the form's
	gap     bool // an empty line stands below the field
}

// line reads one line and tells whether it is one of the form's.
func (t *formReader) line(line string) bool {
	block, key, value, ok := formLine(line)
	if !ok {
		return t.below(line)
	}
	if !t.found {
		t.found, t.end = true, lastOfForm(t.lines)
	}
	t.gap = false
	value = bareAnswer(value)
	if value != "" && key != KeyCode {
		t.kept = append(t.kept, strings.TrimSpace(line))
	}
	into := t.form.Fields
	if block != "" {
		if into = t.block(block, key, value); into == nil {
			return true
		}
	}
	switch said := into[key]; {
	case block == "" && key != KeyCode && said != "" && value != "" && said != value:
		t.repeated(into, key, value)
	case value != "" || said == "":
		into[key] = value
	}
	t.last, t.lastKey = into, key
	return true
}

// repeated adds another answer to a field that has one.
func (t *formReader) repeated(into map[string]string, key, value string) {
	between := " / "
	if key == KeyRemarks {
		between = "\n" // sentences, each of which is weighed
	}
	if len(into[key]) < maxRepeated {
		into[key] += between + value
	} else {
		t.drop(key)
	}
}

// below reads a line below a field: its answer, where none stands behind the colon, or the rest of one.
func (t *formReader) below(line string) bool {
	switch empty := strings.TrimSpace(line) == ""; {
	case t.last == nil:
		return false
	case empty && t.last[t.lastKey] == "" && !t.gap:
		t.gap = true
		return false
	case empty || t.ofLabel(line):
	case t.last[t.lastKey] == "" && t.answers(line):
		t.last[t.lastKey] = bareAnswer(line)
		t.kept = append(t.kept, line)
		return true
	case t.wrapped(line):
		if value := t.last[t.lastKey]; len(value) <= maxLine {
			t.last[t.lastKey] = value + " " + strings.TrimSpace(line)
		} else {
			t.drop(t.lastKey)
		}
		t.kept = append(t.kept, line)
		return true
	}
	t.last = nil
	return false
}

// wrapped tells a line that a mail program cut off a long value.
func (t *formReader) wrapped(line string) bool {
	return t.last[t.lastKey] != "" && strings.TrimSpace(line) != "" && len(t.kept) > 0 && len(t.kept[len(t.kept)-1]) > 55 && !strings.ContainsAny(line, ":：[=—") && !formOwn(line)
}

// drop notes a key of whose answers not all is read.
func (t *formReader) drop(key string) {
	if !slices.Contains(t.form.dropped, key) {
		t.form.dropped = append(t.form.dropped, key)
	}
}

// block is the group that a value belongs to; nil where the key was answered twice in a row, and the value was added to the first.
func (t *formReader) block(block, key, value string) map[string]string {
	id := block + "/" + strconv.Itoa(t.round)
	if g := t.groups[id]; g != nil && g[key] != "" && t.last != nil && t.lastKey == key && value != "" {
		t.repeated(g, key, value) // twice in a row: not a copied block
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
