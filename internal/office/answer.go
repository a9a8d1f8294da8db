package office

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"unicode"

	"chancery/internal/locale"
	"chancery/internal/roster"
)

// Answer is a proposal as people write it in JSON: the keys are those of "parse".
type Answer struct {
	Regret        bool                  `json:"regret,omitempty"`
	Attending     bool                  `json:"attending,omitempty"`
	Delegates     []roster.Delegate     `json:"delegates"`
	Interventions []roster.Intervention `json:"interventions"`
}

// ReadAnswer reads an answer from JSON, strictly: an unknown key is an error that names the known ones. A delegate without action registers, an
// intervention without one is added.
func ReadAnswer(data []byte, agenda roster.Agenda) (p roster.Proposal, err error) {
	var doc any
	d := json.NewDecoder(bytes.NewReader(data))
	if err := d.Decode(&doc); err != nil {
		return p, fmt.Errorf("read the answer: it is no JSON: %w: wanted an object with \"delegates\" and \"interventions\" as \"chancery parse\" prints them", err)
	}
	if d.More() {
		return p, errors.New("read the answer: something follows the object: wanted one object")
	}
	if err := wellFormed(doc); err != nil {
		return p, err
	}
	var a Answer
	if err := json.Unmarshal(data, &a); err != nil {
		return p, fmt.Errorf("read the answer: %w", err)
	}
	p = a.proposal()
	for i, n := range p.Interventions {
		if item, known := agenda.Find(n.Item); known {
			p.Interventions[i].Item = item.Label // as the agenda writes it
		}
	}
	return p, valid(p, agenda)
}

func (a Answer) proposal() roster.Proposal {
	for i := range a.Delegates {
		if a.Delegates[i].Action == "" {
			a.Delegates[i].Action = roster.Register
		}
		for k, l := range a.Delegates[i].Languages {
			a.Delegates[i].Languages[k] = langOf(l)
		}
	}
	for i := range a.Interventions {
		if a.Interventions[i].Action == "" {
			a.Interventions[i].Action = roster.Add
		}
		a.Interventions[i].Language = langOf(a.Interventions[i].Language)
	}
	return roster.Proposal{Regret: a.Regret, Attending: a.Attending, Delegates: a.Delegates, Interventions: a.Interventions}
}

// langOf is the code of a language that a person wrote as a word; what is no language stays, for valid to name.
func langOf(l locale.Lang) locale.Lang {
	if code, ok := locale.ParseLang(string(l)); ok {
		return code
	}
	return l
}

// wellFormed tells which keys of an answer are not known, and which values are of another kind than their key takes.
func wellFormed(doc any) error {
	object, ok := doc.(map[string]any)
	if !ok {
		return fmt.Errorf("the answer: found %s, wanted an object with \"delegates\" and \"interventions\"", shown(doc))
	}
	errs := []error{keysFit("", object, reflect.TypeFor[Answer]())}
	for _, list := range []struct {
		name, fact string
		of         reflect.Type
	}{{"delegates", "name", reflect.TypeFor[roster.Delegate]()}, {"interventions", "item", reflect.TypeFor[roster.Intervention]()}} {
		entries, _ := object[list.name].([]any)
		for i, entry := range entries {
			where := fmt.Sprintf("%s[%d]", list.name, i)
			if facts, ok := entry.(map[string]any); ok {
				errs = append(errs, keysFit(where+".", facts, list.of))
			} else {
				errs = append(errs, fmt.Errorf("%s: found %s, wanted an object, or one of its facts as %s.%s", where, shown(entry), where, list.fact))
			}
		}
	}
	return errors.Join(errs...)
}

// keysFit sets the keys of an object against the fields of the type that it is read into.
func keysFit(prefix string, object map[string]any, of reflect.Type) error {
	var errs []error
	names := make([]string, 0, len(object))
	for name := range object {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		i := slices.IndexFunc(reflect.VisibleFields(of), func(f reflect.StructField) bool { return strings.EqualFold(keyOf(f), name) })
		if i < 0 {
			errs = append(errs, fmt.Errorf("%s%s is not known: wanted one of %s", prefix, name, strings.Join(factKeys(of), ", ")))
		} else if value := object[name]; value != nil && !fits(value, of.Field(i).Type) {
			errs = append(errs, fmt.Errorf("%s%s: found %s, wanted %s", prefix, name, shown(value), kindOf(of.Field(i).Type)))
		}
	}
	return errors.Join(errs...)
}

// kindOf says what a key takes.
func kindOf(t reflect.Type) string {
	switch {
	case t.Kind() == reflect.Bool:
		return "true or false"
	case t == reflect.TypeFor[[]locale.Date]():
		return `a list of days, in JSON as ["2022-06-20"]`
	case t == reflect.TypeFor[[]locale.Lang]():
		return `a list of languages, in JSON as ["fr"]`
	case t.Kind() == reflect.Slice:
		return "a list of objects"
	}
	return `text, in JSON as "…"`
}

// fits tells whether a value is of the kind of its key; the entries of lists of objects are looked at one by one elsewhere.
func fits(value any, as reflect.Type) bool {
	text, isText := value.(string)
	list, isList := value.([]any)
	none := func(bad func(any) bool) bool { return isList && !slices.ContainsFunc(list, bad) }
	switch {
	case as.Kind() == reflect.Bool:
		_, ok := value.(bool)
		return ok
	case as == reflect.TypeFor[locale.Date]():
		_, err := locale.ParseDate(text)
		return isText && err == nil
	case as == reflect.TypeFor[[]locale.Date](), as == reflect.TypeFor[[]locale.Lang]():
		return none(func(entry any) bool { return !fits(entry, as.Elem()) })
	case as.Kind() == reflect.Slice:
		return isList
	}
	return isText
}

func keyOf(f reflect.StructField) string {
	name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	return name
}

// factKeys are the keys that a person may set: the words that support a fact are the program's to say.
func factKeys(of reflect.Type) (names []string) {
	for _, f := range reflect.VisibleFields(of) {
		if name := keyOf(f); name != "evidence" && name != "gender_inferred" {
			names = append(names, name)
		}
	}
	return names
}

// shown is a JSON value as it was written, shortened.
func shown(value any) string {
	b, err := json.Marshal(value)
	if err != nil {
		return fmt.Sprint(value)
	}
	if text := []rune(string(b)); len(text) > 60 {
		return string(text[:60]) + "…"
	}
	return string(b)
}

// valid refuses what could not have been meant.
func valid(p roster.Proposal, agenda roster.Agenda) error {
	var errs []error
	if !p.Regret && !p.Attending && len(p.Delegates) == 0 && len(p.Interventions) == 0 {
		errs = append(errs, errors.New("it holds neither delegates nor interventions, and is no regret"))
	}
	if p.Regret && p.TakesPart() {
		errs = append(errs, errors.New("it regrets and takes part at once: wanted one of the two"))
	}
	for i, d := range p.Delegates {
		errs = append(errs, validDelegate(fmt.Sprintf("delegates[%d]", i), d))
	}
	for i, n := range p.Interventions {
		where := fmt.Sprintf("interventions[%d]", i)
		errs = append(errs, oneOf(where+".action", n.Action, roster.Add, roster.Withdraw), printable(where, n.Speaker), printable(where, n.OnBehalfOf))
		if n.Language != "" {
			errs = append(errs, language(where+".language", n.Language))
		}
		if _, ok := agenda.Find(n.Item); !ok {
			errs = append(errs, fmt.Errorf("%s.item: the agenda has no item %q: wanted one of %s", where, n.Item, labels(agenda)))
		}
	}
	return errors.Join(errs...)
}

func validDelegate(where string, d roster.Delegate) error {
	errs := []error{oneOf(where+".action", d.Action, roster.Register, roster.Cancel, roster.Update),
		oneOf(where+".gender", d.Gender, roster.Female, roster.Male, roster.Other, ""),
		oneOf(where+".attendance", d.Attendance, "in_person", "online", ""),
		oneOf(where+".capacity", d.Capacity, roster.Head, roster.Alternate, roster.Adviser, roster.Observer, "")}
	if strings.TrimSpace(d.Name) == "" {
		errs = append(errs, fmt.Errorf("%s.name is empty", where))
	}
	if d.Email != "" && !strings.Contains(d.Email, "@") {
		errs = append(errs, fmt.Errorf("%s.email: found %q, wanted an address as ana.torres@mission.example", where, d.Email))
	}
	for _, l := range d.Languages {
		errs = append(errs, language(where+".languages", l))
	}
	for _, text := range []string{d.Name, d.Honorific, d.Function, d.Email, d.Phone, d.Needs, d.Replaces} {
		errs = append(errs, printable(where, text))
	}
	return errors.Join(errs...)
}

// oneOf tells where a word is none of those that are wanted; "" among them is an empty one.
func oneOf(where, have string, want ...string) error {
	if slices.Contains(want, have) {
		return nil
	}
	words := strings.Join(slices.DeleteFunc(slices.Clone(want), func(w string) bool { return w == "" }), ", ")
	if slices.Contains(want, "") {
		words += ", or none"
	}
	return fmt.Errorf("%s: found %q, wanted one of %s", where, have, words)
}

func language(where string, l locale.Lang) error {
	words := make([]string, len(locale.All))
	for i, known := range locale.All {
		words[i] = string(known)
	}
	return oneOf(where, string(l), words...)
}

func printable(where, s string) error {
	if i := strings.IndexFunc(s, func(r rune) bool { return unicode.IsControl(r) && r != '\n' }); i >= 0 {
		return fmt.Errorf("%s: %q holds a control character: take it out", where, s)
	}
	return nil
}

func labels(agenda roster.Agenda) string {
	all := make([]string, len(agenda))
	for i, item := range agenda {
		all[i] = item.Label
	}
	return strings.Join(all, ", ")
}
