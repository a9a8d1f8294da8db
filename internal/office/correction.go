package office

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"chancery/internal/reply"
	"chancery/internal/roster"
)

// Correction is what a person changes in a proposal before it is recorded.
type Correction struct {
	Ref  string   // the invitee it comes from; "" : as read
	JSON []byte   // an Answer that takes the place of what was read; nil: none
	Set  []string // PATH=VALUE, as "delegates[0].name=Ana Torres"; an empty VALUE takes the fact away
	// After Set, by the places of the list as it was read: Remove takes whole entries out ("delegates[1]"), then Add puts some behind ("delegates={…}").
	Remove, Add []string
}

// Answer is a proposal as people write it in JSON: the keys are those of "parse".
type Answer struct {
	Regret        bool                  `json:"regret,omitempty"`
	Attending     bool                  `json:"attending,omitempty"`
	Delegates     []roster.Delegate     `json:"delegates"`
	Interventions []roster.Intervention `json:"interventions"`
}

// ReadAnswer reads an answer from JSON, strictly: an unknown key is an error. A delegate without action registers, an intervention without one is added.
func ReadAnswer(data []byte, agenda roster.Agenda) (p roster.Proposal, err error) {
	var a Answer
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(&a); err != nil {
		return p, fmt.Errorf("read the answer: %w: wanted an object with \"delegates\" and \"interventions\" as \"chancery parse\" prints them", err)
	}
	if d.More() {
		return p, errors.New("read the answer: something follows the object: wanted one object")
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
	}
	for i := range a.Interventions {
		if a.Interventions[i].Action == "" {
			a.Interventions[i].Action = roster.Add
		}
	}
	return roster.Proposal{Regret: a.Regret, Attending: a.Attending, Delegates: a.Delegates, Interventions: a.Interventions}
}

// correct gives what a reading proposes, corrected. Of a mail for two delegations the facts of the other are left out, unless the person gives the whole
// answer, or takes out by hand what nothing tells apart.
func (c Correction) correct(r reply.Reading, agenda roster.Agenda) (roster.Proposal, error) {
	all := r.Proposal()
	if c.JSON != nil {
		return c.apply(all, agenda)
	}
	own, err := r.ProposalFor(c.Ref)
	if err != nil && (c.Ref == "" || len(c.Remove) == 0) {
		return own, err
	}
	others := othersOf(all, own)
	for _, set := range c.Set {
		if slices.ContainsFunc(others, func(path string) bool { return strings.HasPrefix(strings.TrimSpace(set), path) }) {
			return own, fmt.Errorf("--set %q: this entry is not of the form of %s", set, c.Ref)
		}
	}
	all.Regret, all.Attending = own.Regret, own.Attending
	c.Remove = slices.Concat(c.Remove, others)
	return c.apply(all, agenda)
}

// othersOf are the paths of the entries that another delegation's form brought. They count as the lists were read, as those that a person writes do.
func othersOf(all, own roster.Proposal) (paths []string) {
	for i, d := range all.Delegates {
		if !slices.ContainsFunc(own.Delegates, func(o roster.Delegate) bool { return reflect.DeepEqual(o, d) }) {
			paths = append(paths, fmt.Sprintf("delegates[%d]", i))
		}
	}
	for i, v := range all.Interventions {
		if !slices.ContainsFunc(own.Interventions, func(o roster.Intervention) bool { return reflect.DeepEqual(o, v) }) {
			paths = append(paths, fmt.Sprintf("interventions[%d]", i))
		}
	}
	return paths
}

func (c Correction) apply(p roster.Proposal, agenda roster.Agenda) (roster.Proposal, error) {
	data := c.JSON
	if data == nil {
		var err error
		if data, err = json.Marshal(Answer{p.Regret, p.Attending, p.Delegates, p.Interventions}); err != nil {
			return p, err
		}
	}
	var doc any
	if err := json.Unmarshal(data, &doc); err != nil {
		return p, fmt.Errorf("read the answer: %w", err)
	}
	doc, err := c.edit(doc)
	if err != nil {
		return p, err
	}
	if data, err = json.Marshal(doc); err != nil {
		return p, err
	}
	return ReadAnswer(data, agenda)
}

// edit carries Set, Remove and Add out on the answer as a JSON document.
func (c Correction) edit(doc any) (_ any, err error) {
	for _, set := range c.Set {
		path, value, ok := strings.Cut(set, "=")
		if !ok {
			return nil, fmt.Errorf("--set %q: wanted PATH=VALUE, as delegates[0].name=\"Ana Torres\"", set)
		}
		path = strings.TrimSpace(path)
		if doc, err = setPath(doc, path, value); err != nil {
			return nil, fmt.Errorf("--set %q: %w", set, err)
		}
		if person, ok := strings.CutSuffix(path, ".gender"); ok { // a person says so: it is inferred no more
			if doc, err = setPath(doc, person+".gender_inferred", ""); err != nil {
				return nil, fmt.Errorf("--set %q: %w", set, err)
			}
		}
	}
	if doc, err = removeAll(doc, c.Remove); err != nil {
		return nil, err
	}
	for _, add := range c.Add {
		if doc, err = addEntry(doc, add); err != nil {
			return nil, fmt.Errorf("--add %q: %w", add, err)
		}
	}
	return doc, nil
}

var entryPath = regexp.MustCompile(`^(delegates|interventions)\[(\d{1,4})\]$`)

// removeAll takes entries out; the paths count as the lists stand before any is taken out.
func removeAll(doc any, paths []string) (any, error) {
	out := map[string][]int{}
	object, _ := doc.(map[string]any)
	for _, path := range paths {
		m := entryPath.FindStringSubmatch(strings.TrimSpace(path))
		if m == nil {
			return nil, fmt.Errorf("--remove %q: wanted delegates[N] or interventions[N]", path)
		}
		n, err := strconv.Atoi(m[2])
		list, _ := object[m[1]].([]any)
		if err != nil || n >= len(list) {
			return nil, fmt.Errorf("--remove %q: there are %d %s, counted from 0", path, len(list), m[1])
		}
		out[m[1]] = append(out[m[1]], n)
	}
	for key, places := range out {
		var kept []any
		for i, entry := range object[key].([]any) {
			if !slices.Contains(places, i) {
				kept = append(kept, entry)
			}
		}
		object[key] = kept
	}
	return doc, nil
}

// addEntry puts a JSON object behind a list.
func addEntry(doc any, add string) (any, error) {
	key, text, ok := strings.Cut(add, "=")
	key = strings.TrimSpace(key)
	if !ok || key != "delegates" && key != "interventions" {
		return nil, errors.New(`wanted delegates={"name":"Ana Torres"} or interventions={"item":"3"}`)
	}
	var entry map[string]any
	if err := json.Unmarshal([]byte(text), &entry); err != nil {
		return nil, fmt.Errorf("read the JSON object: %w", err)
	}
	object, ok := doc.(map[string]any)
	if !ok {
		return nil, errors.New("there is no answer to add to")
	}
	list, _ := object[key].([]any)
	object[key] = append(list, entry)
	return doc, nil
}

// setPath sets a value in a JSON document: keys by dots, list places by [N]; the place just past a list's end appends. It gives the changed document.
func setPath(doc any, path, value string) (any, error) {
	if path == "" {
		return jsonValue(value), nil
	}
	if path == "days" || path == "languages" { // lists of words, parted by commas
		return setList(doc, path, value)
	}
	if rest, ok := strings.CutPrefix(path, "["); ok {
		number, rest, ok := strings.Cut(rest, "]")
		n, err := strconv.Atoi(number)
		list, isList := doc.([]any)
		switch {
		case !ok || err != nil:
			return nil, fmt.Errorf("%q is no place in a list: wanted [0], [1] and so on", path)
		case doc != nil && !isList:
			return nil, fmt.Errorf("%q: there is no list here", path)
		case n < 0 || n > len(list):
			return nil, fmt.Errorf("the list has %d entries: [%d] is past its end", len(list), n)
		case n == len(list):
			list = append(list, nil)
		}
		list[n], err = setPath(list[n], strings.TrimPrefix(rest, "."), value)
		return list, err
	}
	key, rest := path, ""
	if i := strings.IndexAny(path, ".["); i >= 0 {
		key, rest = path[:i], strings.TrimPrefix(path[i:], ".")
	}
	object, isObject := doc.(map[string]any)
	if doc != nil && !isObject {
		return nil, fmt.Errorf("%q: there are no keys here", path)
	}
	if object == nil {
		object = map[string]any{}
	}
	if rest == "" && value == "" {
		delete(object, key)
		return object, nil
	}
	inner, err := setPath(object[key], rest, value)
	object[key] = inner
	return object, err
}

// setList sets a list of words; an empty value takes it away.
func setList(doc any, key, value string) (any, error) {
	object, ok := doc.(map[string]any)
	if !ok {
		return nil, fmt.Errorf("%q: there are no keys here", key)
	}
	delete(object, key)
	if value == "" {
		return object, nil
	}
	if list, ok := jsonValue(value).([]any); ok {
		object[key] = list
		return object, nil
	}
	var words []any
	for _, word := range strings.Split(value, ",") {
		words = append(words, strings.TrimSpace(word))
	}
	object[key] = words
	return object, nil
}

// jsonValue takes true, false, lists and objects as JSON, all else as text: an item "3" stays text.
func jsonValue(s string) any {
	if s == "true" || s == "false" || strings.HasPrefix(s, "[") || strings.HasPrefix(s, "{") {
		var v any
		if json.Unmarshal([]byte(s), &v) == nil {
			return v
		}
	}
	return s
}

// valid refuses what could not have been meant.
func valid(p roster.Proposal, agenda roster.Agenda) error {
	var errs []error
	if !p.Regret && !p.Attending && len(p.Delegates) == 0 && len(p.Interventions) == 0 {
		errs = append(errs, errors.New("it holds neither delegates nor interventions, and is no regret"))
	}
	for i, d := range p.Delegates {
		where := fmt.Sprintf("delegates[%d]", i)
		errs = append(errs, oneOf(where+".action", d.Action, roster.Register, roster.Cancel, roster.Update),
			oneOf(where+".gender", d.Gender, "", "female", "male", "other"),
			oneOf(where+".attendance", d.Attendance, "", "in_person", "online"),
			oneOf(where+".capacity", d.Capacity, "", "head", "alternate", "adviser", "observer"))
		if strings.TrimSpace(d.Name) == "" {
			errs = append(errs, fmt.Errorf("%s.name is empty", where))
		}
		for _, text := range []string{d.Name, d.Honorific, d.Function, d.Email, d.Phone, d.Needs, d.Replaces} {
			errs = append(errs, printable(where, text))
		}
	}
	for i, n := range p.Interventions {
		where := fmt.Sprintf("interventions[%d]", i)
		errs = append(errs, oneOf(where+".action", n.Action, roster.Add, roster.Withdraw), printable(where, n.Speaker), printable(where, n.OnBehalfOf))
		if _, ok := agenda.Find(n.Item); !ok {
			errs = append(errs, fmt.Errorf("%s.item: the agenda has no item %q: wanted one of %s", where, n.Item, labels(agenda)))
		}
	}
	return errors.Join(errs...)
}

func oneOf(where, have string, want ...string) error {
	for _, w := range want {
		if have == w {
			return nil
		}
	}
	return fmt.Errorf("%s: found %q, wanted one of %s", where, have, strings.Join(want, ", "))
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
