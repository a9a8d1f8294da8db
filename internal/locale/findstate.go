package locale

import (
	"strings"
	"sync"
)

// FindState finds the State that a person meant by a code (alpha-2 or alpha-3) or by its short or official name in any of the six languages, case and diacritics folded.
func FindState(name string) (State, bool) {
	if s, ok := stateIndex().codes[strings.ToUpper(strings.TrimSpace(name))]; ok {
		return s, true
	}
	return StateByName(name)
}

// StateByName is FindState without the codes: short, official, former and other usual names in any of the six languages, with or without an article.
func StateByName(name string) (State, bool) {
	s, ok := stateIndex().names[nameKey(name)]
	return s, ok
}

type foundStates struct {
	codes, names map[string]State
}

var stateIndex = sync.OnceValue(func() foundStates {
	found := foundStates{map[string]State{}, map[string]State{}}
	t := stateTable()
	for _, code := range t.codes {
		row := t.rows[code]
		found.codes[row.state.Alpha3] = row.state
		found.codes[row.state.Alpha2] = row.state
		for _, n := range row.everyName() {
			found.names[nameKey(n)] = row.state
		}
	}
	return found
})

// everyName gives all that the State is called: a short name with words in brackets, "Iran (Islamic Republic of)", also without them, and the Russian
// genitives, since people write "делегация Республики Чили".
func (row *stateRow) everyName() []string {
	var out []string
	for _, l := range All {
		short, official := row.names[l][shortName], row.names[l][officialName]
		plain, _, _ := strings.Cut(strings.ReplaceAll(short.text, "（", "("), "(")
		out = append(out, short.text, plain, official.text)
		if l == Russian {
			out = append(out, official.of(l), row.names[l][textName].of(l))
		}
	}
	for _, old := range row.former {
		out = append(out, old.name.text)
	}
	return append(out, row.aliases...)
}

// leadingArticles are folded; the elided l' of French is a word of its own once it is folded.
var leadingArticles = []string{"the ", "le ", "la ", "les ", "l ", "el ", "los ", "las "}

// nameKey folds a name and takes a leading article away, in Arabic also from the first word.
func nameKey(s string) string {
	key := Fold(s)
	for _, article := range leadingArticles {
		if rest, ok := strings.CutPrefix(key, article); ok {
			return rest
		}
	}
	if rest, ok := strings.CutPrefix(key, "ال"); ok && rest != "" {
		return rest
	}
	return key
}
