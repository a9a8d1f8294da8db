package workbook

import (
	_ "embed"
	"strconv"
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

// Minutes words the minutes asked for an item, against its slot where it has one.
func Minutes(l locale.Lang, asked, slot int) string {
	if slot == 0 {
		return word(l, "minutes.asked", "n", strconv.Itoa(asked))
	}
	return word(l, "minutes.of", "n", strconv.Itoa(asked), "slot", strconv.Itoa(slot))
}

// Late is the word that stands beside a notice that came after the deadline.
func Late(l locale.Lang) string { return word(l, "word.late") }
