package main

import (
	"bytes"
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"chancery/internal/locale"
	"chancery/internal/roster"

	"github.com/pelletier/go-toml/v2"
)

// form is an answer as a person writes it in an editor: TOML, each key of the contract's JSON on a line with its choices beside it.
type form struct {
	head     []string // comments on top: what it is, what closing does
	ref      string
	received *string // when it came, of an answer without a mail; nil: the mail says it
	answer   roster.Proposal
	items    string   // labels of the agenda
	text     []string // the mail's text, as comments at the end
}

const formRules = `Change what is wrong, save and close: what stands here is recorded.
Lines that begin with # count for nothing. Empty the file to record nothing.`

func (f form) bytes() []byte {
	var b bytes.Buffer
	for _, line := range append(append([]string{}, f.head...), strings.Split(formRules, "\n")...) {
		comment(&b, line)
	}
	fmt.Fprintf(&b, "\nref       = %s\n", quote(f.ref))
	if f.received != nil {
		fmt.Fprintf(&b, "received  = %-12s # when it came, as \"2022-06-10 16:00\"; empty: now\n", quote(*f.received))
	}
	fmt.Fprintf(&b, "regret    = %-12t # true: the delegation will not take part\nattending = %-12t # true: it will\n", f.answer.Regret, f.answer.Attending)
	for _, d := range f.answer.Delegates {
		b.WriteString(delegateForm(d))
	}
	for _, n := range f.answer.Interventions {
		b.WriteString(interventionForm(n, f.items))
	}
	b.WriteString("\n# One more? Take the # away:\n")
	empty := delegateForm(roster.Delegate{Action: roster.Register}) + interventionForm(roster.Intervention{Action: roster.Add}, f.items)
	for _, line := range strings.Split(strings.TrimSpace(empty), "\n") {
		comment(&b, line)
	}
	if len(f.text) > 0 {
		b.WriteString("\n")
		comment(&b, "The mail says:")
		for _, line := range f.text {
			comment(&b, "> "+line)
		}
	}
	return b.Bytes()
}

// comment writes a line that counts for nothing. TOML allows no control characters in comments.
func comment(b *bytes.Buffer, line string) {
	b.WriteString(strings.TrimRight("# "+strings.ReplaceAll(harmless(line), "\n", " "), " ") + "\n")
}

func delegateForm(d roster.Delegate) string {
	var b strings.Builder
	line := func(key, value, choices string) { formLine(&b, "%-11s = %-24s", key, value, choices) }
	b.WriteString("\n[[delegates]]\n")
	line("action", quote(d.Action), "register, cancel, update")
	line("honorific", quote(d.Honorific), "")
	line("name", quote(d.Name), "")
	line("function", quote(d.Function), "")
	line("email", quote(d.Email), "")
	line("phone", quote(d.Phone), "")
	line("gender", quote(d.Gender), "female, male, other; empty: undisclosed")
	line("head", fmt.Sprint(d.Head), "heads the delegation")
	line("capacity", quote(d.Capacity), "head, alternate, adviser, observer")
	line("attendance", quote(d.Attendance), "in_person, online")
	line("days", quoteAll(d.Days), `as ["2022-06-20"]; empty: not said`)
	line("languages", quoteAll(d.Languages), `as ["fr"]`)
	line("needs", quote(d.Needs), "")
	line("visa_letter", fmt.Sprint(d.VisaLetter), "")
	line("replaces", quote(d.Replaces), "the name of the delegate who goes")
	return b.String()
}

func interventionForm(n roster.Intervention, items string) string {
	var b strings.Builder
	line := func(key, value, choices string) { formLine(&b, "%-18s = %-17s", key, value, choices) }
	b.WriteString("\n[[interventions]]\n")
	line("action", quote(n.Action), "add, withdraw")
	line("item", quote(n.Item), "one of "+items)
	line("speaker", quote(n.Speaker), "")
	line("language", quote(string(n.Language)), "ar, en, es, fr, ru, zh")
	line("on_behalf_of", quote(n.OnBehalfOf), "a group")
	line("statement_attached", fmt.Sprint(n.StatementAttached), "")
	return b.String()
}

func formLine(b *strings.Builder, layout, key, value, choices string) {
	line := fmt.Sprintf(layout, key, value)
	if choices != "" {
		line += " # " + choices
	}
	b.WriteString(strings.TrimRight(line, " ") + "\n")
}

// quote writes a TOML basic string; what would steer an editor's terminal stands as an escape.
func quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteString(`\` + string(r))
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case (steers(r) || isMark(r)) && r < 0x10000:
			fmt.Fprintf(&b, `\u%04X`, r)
		case steers(r):
			fmt.Fprintf(&b, `\U%08X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

func quoteAll[T locale.Date | locale.Lang](list []T) string {
	words := make([]string, len(list))
	for i, v := range list {
		words[i] = quote(fmt.Sprint(v))
	}
	return "[" + strings.Join(words, ", ") + "]"
}

// errEmptyForm tells that a person emptied the form.
var errEmptyForm = errors.New("the form was emptied: nothing was recorded")

// filledForm is what a person left in a form.
type filledForm struct {
	ref, received string
	answer        []byte // JSON of the contract's keys
}

// readForm reads a form back. A mistake is named with its line.
func readForm(data []byte) (f filledForm, err error) {
	var doc map[string]any
	if err := toml.Unmarshal(data, &doc); err != nil {
		var at *toml.DecodeError
		if errors.As(err, &at) {
			row, column := at.Position()
			return f, fmt.Errorf("line %d, column %d: %s: wanted key = \"value\"", row, column, strings.TrimPrefix(at.Error(), "toml: "))
		}
		return f, fmt.Errorf("read the form: %w", err)
	}
	if len(doc) == 0 {
		return f, errEmptyForm
	}
	if f.ref, err = takeText(doc, "ref"); err != nil {
		return f, err
	}
	if f.received, err = takeText(doc, "received"); err != nil {
		return f, err
	}
	for _, list := range []string{"delegates", "interventions"} {
		entries, ok := doc[list].([]any)
		if doc[list] != nil && !ok {
			return f, fmt.Errorf("%s: wanted each under a line [[%s]]", list, list)
		}
		for _, entry := range entries {
			if object, ok := entry.(map[string]any); ok {
				dropEmpty(object)
			}
		}
	}
	f.answer, err = json.Marshal(doc)
	return f, err
}

// takeText takes a key's text out of the form. A time may stand without quotes: TOML knows times.
func takeText(doc map[string]any, key string) (string, error) {
	value := doc[key]
	delete(doc, key)
	switch v := value.(type) {
	case nil:
		return "", nil
	case string:
		return strings.TrimSpace(v), nil
	case encoding.TextMarshaler:
		text, err := v.MarshalText()
		return string(text), err
	}
	return "", fmt.Errorf("%s: found %v, wanted text in quotes", key, value)
}

// dropEmpty takes keys without a value out: an empty line of the form says nothing. An item may be written as a number.
func dropEmpty(object map[string]any) {
	for key, value := range object {
		switch v := value.(type) {
		case string:
			if object[key] = strings.TrimSpace(v); object[key] == "" {
				delete(object, key)
			}
		case int64:
			object[key] = fmt.Sprint(v)
		case []any:
			if len(v) == 0 {
				delete(object, key)
			}
		}
	}
}

// keepEvidence gives delegates and interventions that a person left as they were read the words that support them.
func keepEvidence(p *roster.Proposal, read roster.Proposal) {
	for i := range p.Delegates {
		d := &p.Delegates[i]
		for _, was := range read.Delegates {
			if was.Name == d.Name {
				d.Evidence, d.GenderInferred = was.Evidence, was.GenderInferred && was.Gender == d.Gender
				break
			}
		}
	}
	for i := range p.Interventions {
		for _, was := range read.Interventions {
			if n := &p.Interventions[i]; was.Item == n.Item && was.OnBehalfOf == n.OnBehalfOf {
				n.Evidence = was.Evidence
				break
			}
		}
	}
}
