package workbook

import (
	_ "embed"
	"strings"

	"chancery/internal/locale"
)

//go:embed words.tsv
var wordsTable string

// words are the workbook's words by key and language: one line a key, one column a language, the languages in the table's first line.
var words = locale.ReadWords(wordsTable)

// word is a word in l. pairs replace {name} by a value: name, value, name, value.
func word(l locale.Lang, key string, pairs ...string) string {
	s := words[key].In(l)
	for i := 0; i+1 < len(pairs); i += 2 {
		s = strings.ReplaceAll(s, "{"+pairs[i]+"}", pairs[i+1])
	}
	return s
}

// coded is a stable code's word in l; a code without one stands as it is, with spaces for underscores.
func coded(l locale.Lang, family, code string) string {
	if code == "" {
		return ""
	}
	if t, ok := words[family+"."+code]; ok {
		return t.In(l)
	}
	return strings.ReplaceAll(code, "_", " ")
}

// known is a code's word where the family has it, else the text as it stands.
func known(l locale.Lang, family, text string) string {
	if t, ok := words[family+"."+text]; ok {
		return t.In(l)
	}
	return text
}
