package letter

import (
	"slices"
	"strings"

	"chancery/internal/invitee"
	"chancery/internal/locale"
)

// condition decides whether a line or block stands.
type condition struct {
	field   string   // it holds where the field has a value; "" : where kind is one of any
	kind    string   // "class", "language", "family"
	any     []string // classes, codes of languages, families
	negated bool     // {{ unless … }}
}

// conditionKinds are what a condition can ask beside a field's value, with the words that each knows; nil: any word.
var conditionKinds = map[string][]string{"class": classWords(), "language": languageWords(), "family": nil}

func classWords() []string {
	var out []string
	for _, c := range invitee.Classes {
		out = append(out, string(c))
	}
	return out
}

func languageWords() []string {
	var out []string
	for _, l := range locale.All {
		out = append(out, string(l))
	}
	return out
}

// condition reads what stands behind if or unless. A column's header counts before the words class, language and family.
func (r *reporter) condition(text string, negated bool, number, column int) *condition {
	c := &condition{field: text, negated: negated}
	kind, rest, _ := strings.Cut(text, " ")
	words, isKind := conditionKinds[kind]
	if !isKind || known(r.columns, text) {
		r.checkField(text, number, column)
		return c
	}
	c.field, c.kind, c.any = "", kind, strings.FieldsFunc(rest, func(r rune) bool { return r == ' ' || r == ',' })
	if len(c.any) == 0 {
		r.report(number, column, "the condition names no "+kind, "write for example {{ if "+kind+" "+map[string]string{"class": "ngo", "language": "fr", "family": "note"}[kind]+" }}")
	}
	for _, word := range c.any {
		if words != nil && !known(words, word) {
			r.report(number, column, "unknown "+kind+" "+quote(word), nearestOf(word, words))
		}
	}
	return c
}

// holds tells whether what the condition stands before is in this letter.
func (m *merge) holds(c *condition) bool {
	is := false
	switch c.kind {
	case "class":
		is = slices.Contains(c.any, string(m.v.Class))
	case "language":
		is = slices.Contains(c.any, string(m.t.lang))
	case "family":
		is = slices.Contains(c.any, m.c.Family[m.v.Class])
	default:
		is = m.value(c.field) != ""
	}
	return is != c.negated
}
