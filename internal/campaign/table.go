package campaign

import (
	"fmt"
	"sort"
	"strings"
	"time"

	"github.com/pelletier/go-toml/v2"

	"chancery/internal/locale"
)

// table reads the keys of one TOML table by type. Each reading makes its key known; end tells of the others.
type table struct {
	doc    *document
	path   string // "meeting.agenda[0]"; "" : the root
	values map[string]any
	known  []string
}

// table opens a sub-table; one that is absent is empty.
func (t *table) table(key string) *table {
	sub := &table{doc: t.doc, path: t.at(key), values: map[string]any{}}
	if v, ok := t.take(key); ok {
		if values, isTable := v.(map[string]any); isTable {
			sub.values = values
		} else {
			t.wrongType(key, v, "a table, written ["+sub.path+"]")
		}
	}
	return sub
}

// tables opens an array of tables.
func (t *table) tables(key string) []*table {
	v, ok := t.take(key)
	if !ok {
		return nil
	}
	list, isList := v.([]any)
	if !isList {
		t.wrongType(key, v, "tables, each written [["+t.at(key)+"]]")
		return nil
	}
	var out []*table
	for i, e := range list {
		path := fmt.Sprintf("%s[%d]", t.at(key), i)
		values, isTable := e.(map[string]any)
		if !isTable {
			t.doc.problem(path, "write [["+t.at(key)+"]] and the keys below it", "found %s, a table is wanted", describe(e))
			continue
		}
		out = append(out, &table{doc: t.doc, path: path, values: values})
	}
	return out
}

func (t *table) at(key string) string {
	if t.path == "" {
		return key
	}
	return t.path + "." + key
}

func (t *table) take(key string) (any, bool) {
	t.known = append(t.known, key)
	v, ok := t.values[key]
	return v, ok
}

func (t *table) has(key string) bool { _, ok := t.values[key]; return ok }

func (t *table) problem(key, remedy, format string, args ...any) {
	t.doc.problem(t.at(key), remedy, format, args...)
}

func (t *table) wrongType(key string, found any, wanted string) {
	t.problem(key, "write "+wanted, "found %s, wanted %s", describe(found), wanted)
}

// end names each key that nothing read, with the nearest known one.
func (t *table) end() {
	var unknown []string
	for key := range t.values {
		if !contains(t.known, key) {
			unknown = append(unknown, key)
		}
	}
	sort.Strings(unknown)
	for _, key := range unknown {
		t.problem(key, suggestion(key, t.known), "unknown key %q", key)
	}
}

// text is a string without control characters; absent gives the default.
func (t *table) text(key, absent string) string {
	v, ok := t.take(key)
	if !ok {
		return absent
	}
	s, isText := v.(string)
	if !isText {
		t.wrongType(key, v, "a text in quotes")
		return absent
	}
	if i := strings.IndexFunc(s, isControl); i >= 0 {
		t.problem(key, "take it out", "control character U+%04X in the text", []rune(s[i:])[0])
		return absent
	}
	return strings.TrimSpace(s)
}

// word is a text that must be one of several.
func (t *table) word(key, absent string, allowed ...string) string {
	s := t.text(key, absent)
	if !contains(allowed, s) {
		t.problem(key, suggestion(s, allowed), "found %q, wanted one of %s", s, quoted(allowed))
		return absent
	}
	return s
}

// number is an integer from least to most.
func (t *table) number(key string, absent, least, most int) int {
	v, ok := t.take(key)
	if !ok {
		return absent
	}
	n, isNumber := v.(int64)
	if !isNumber {
		t.wrongType(key, v, "a whole number without quotes")
		return absent
	}
	if n < int64(least) || n > int64(most) {
		t.problem(key, "correct it", "found %d, wanted %d to %d", n, least, most)
		return absent
	}
	return int(n)
}

func (t *table) flag(key string, absent bool) bool {
	v, ok := t.take(key)
	if !ok {
		return absent
	}
	b, isFlag := v.(bool)
	if !isFlag {
		t.wrongType(key, v, "true or false without quotes")
		return absent
	}
	return b
}

// date is a local date of TOML, or the same in quotes.
func (t *table) date(key string) locale.Date {
	v, ok := t.take(key)
	if !ok {
		return locale.Date{}
	}
	switch d := v.(type) {
	case toml.LocalDate:
		return locale.Date{Year: d.Year, Month: time.Month(d.Month), Day: d.Day}
	case string:
		if parsed, err := locale.ParseDate(d); err == nil {
			return parsed
		}
	}
	t.wrongType(key, v, "a date such as 2022-06-20")
	return locale.Date{}
}

// duration is "90s", "2m"; a bare number means seconds.
func (t *table) duration(key string, absent, least time.Duration) time.Duration {
	v, ok := t.take(key)
	if !ok {
		return absent
	}
	var d time.Duration
	switch n := v.(type) {
	case int64:
		d = time.Duration(n) * time.Second
	case string:
		var err error
		if d, err = time.ParseDuration(n); err != nil {
			t.wrongType(key, v, `a time such as "90s" or "2m"`)
			return absent
		}
	default:
		t.wrongType(key, v, `a time such as "90s" or "2m"`)
		return absent
	}
	if d < least {
		t.problem(key, "correct it", "found %s, wanted at least %s", d, least)
		return absent
	}
	return d
}

// texts is a list of strings.
func (t *table) texts(key string) []string {
	v, ok := t.take(key)
	if !ok {
		return nil
	}
	list, isList := v.([]any)
	if !isList {
		t.wrongType(key, v, `a list such as ["…", "…"]`)
		return nil
	}
	var out []string
	for i, e := range list {
		s, isText := e.(string)
		if !isText {
			t.doc.problem(fmt.Sprintf("%s[%d]", t.at(key), i), "write it in quotes", "found %s, a text in quotes is wanted", describe(e))
			continue
		}
		out = append(out, strings.TrimSpace(s))
	}
	return out
}

// localized is one text for all languages, or a table of texts by language. Lines are parted by "\n".
func (t *table) localized(key string) locale.Text {
	v, ok := t.take(key)
	if !ok {
		return nil
	}
	out := locale.Text{}
	switch x := v.(type) {
	case string:
		for _, l := range locale.All {
			t.putText(out, l, key, x)
		}
	case map[string]any:
		for _, code := range sortedKeys(x) {
			l, known := language(code)
			s, isText := x[code].(string)
			switch {
			case !known:
				t.problem(key+"."+code, suggestion(code, languageCodes()), "unknown language %q", code)
			case !isText:
				t.wrongType(key+"."+code, x[code], "a text in quotes")
			default:
				t.putText(out, l, key+"."+code, s)
			}
		}
	default:
		t.wrongType(key, v, `a text in quotes, or texts by language such as { en = "…", fr = "…" }`)
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

func (t *table) putText(out locale.Text, l locale.Lang, key, s string) {
	if i := strings.IndexFunc(s, func(r rune) bool { return r != '\n' && isControl(r) }); i >= 0 {
		t.problem(key, "take it out", "control character U+%04X in the text", []rune(s[i:])[0])
		return
	}
	if s = strings.TrimSpace(s); s != "" {
		out[l] = s
	}
}

// languages is a list of codes of the six languages, each once.
func (t *table) languages(key string) []locale.Lang {
	var out []locale.Lang
	for i, code := range t.texts(key) {
		path := fmt.Sprintf("%s[%d]", t.at(key), i)
		l, known := language(code)
		switch {
		case !known:
			t.doc.problem(path, suggestion(code, languageCodes()), "unknown language %q, wanted one of %s", code, strings.Join(languageCodes(), ", "))
		case contains(out, l):
			t.doc.problem(path, "name it once", "language %q stands twice", code)
		default:
			out = append(out, l)
		}
	}
	return out
}
