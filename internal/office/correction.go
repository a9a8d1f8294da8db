package office

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

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
		if path = strings.TrimSpace(path); path == "" {
			return nil, fmt.Errorf("--set %q: no fact is named before the =: wanted one of %s, as delegates[0].name", set, strings.Join(factKeys(reflect.TypeFor[Answer]()), ", "))
		}
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
			return nil, fmt.Errorf("--remove %q: no such entry: %s has %d, counted from 0", path, m[1], len(list))
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
			return nil, fmt.Errorf("%q: what stands before it is no list", path)
		case n < 0 || n > len(list):
			return nil, fmt.Errorf("[%d] is no place in the list: wanted [0] to [%d], the last for one more", n, len(list))
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
	if list, isList := doc.([]any); isList {
		return nil, fmt.Errorf("%q: these are several: say which, as [0] to [%d]", path, len(list))
	}
	if doc != nil && !isObject {
		return nil, fmt.Errorf("%q: what stands before it has no facts of its own", path)
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
		return nil, fmt.Errorf("%q: what stands before it has no facts of its own", key)
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
