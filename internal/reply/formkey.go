package reply

import (
	"maps"
	"slices"
	"strings"
	"unicode/utf8"
)

// Brackets and colons as people and input methods write them over those of the form.
const (
	openBrackets  = "[［【(（{"
	shutBrackets  = "]］】)）}"
	formColons    = ":："
	otherColons   = "=;；–—-→"
	longestFormID = 24 // bytes between the brackets of a field
)

// withKeys writes the keys of a line's fields as the form has them: "Name (1.name) - Ana" is "Name [1.name]: Ana".
func withKeys(line string) string {
	if !mayBracket(line) {
		return line // most are without
	}
	var b strings.Builder
	written := 0
	for at := 0; at < len(line); {
		i := strings.IndexAny(line[at:], openBrackets)
		if i < 0 {
			break
		}
		i += at
		_, size := utf8.DecodeRuneInString(line[i:])
		id, end := formID(line[i+size:])
		at = i + size
		if end += at; id == "" || !printedKey(line, i, end, id) {
			continue
		}
		b.WriteString(line[written:i] + "[" + id + "]")
		var colon string
		colon, written = formColon(line, end)
		b.WriteString(colon)
		at = written
	}
	if written == 0 {
		return line
	}
	return b.String() + line[written:]
}

// mayBracket tells a line with a byte of an opening bracket in it. Each line of a mail is asked, and strings.ContainsAny is slow for signs beyond ASCII.
func mayBracket(line string) bool {
	for i := range len(openBrackets) {
		if b := openBrackets[i]; (b < 0x80 || b >= 0xC0) && strings.IndexByte(line, b) >= 0 {
			return true
		}
	}
	return false
}

// formID is the key of a field, and the end of its brackets; "" where none stands right behind an opening bracket.
func formID(s string) (id string, end int) {
	shut := strings.IndexAny(s[:min(len(s), longestFormID)], shutBrackets)
	if shut < 0 {
		return "", 0
	}
	id = strings.ToLower(strings.TrimSpace(s[:shut]))
	block, key, numbered := strings.Cut(id, ".")
	if !numbered {
		block, key = "", id
	}
	digits := strings.TrimPrefix(block, "i")
	if !formKeys[key] || numbered == ofWholeForm(key) || numbered && (digits == "" || len(digits) > 3 || strings.Trim(digits, "0123456789") != "") {
		return "", 0
	}
	_, size := utf8.DecodeRuneInString(s[shut:])
	return id, shut + size
}

// printedKey tells a key that the form printed from a word that a mail has between brackets of its own: "Ms. Torres (attending)". A key with a number is no such word; one
// without has the form's own bracket and colon, or the form's label before it.
func printedKey(line string, open, end int, id string) bool {
	if !ofWholeForm(id) {
		return true
	}
	behind := strings.TrimLeft(line[end:], " *_|")
	if line[open] == openBrackets[0] && behind != "" && strings.ContainsRune(formColons, rune0(behind)) {
		return true
	}
	before := strings.TrimRight(line[:open], " \t*_")
	for _, w := range formWords {
		if strings.HasSuffix(before, w.label[id]) {
			return true
		}
	}
	return beforeKey(before, id) != ""
}

// formColon is the colon of a field as it stands behind its key, or one for what was written in its stead, which may be nothing, and the place behind it.
func formColon(line string, at int) (colon string, end int) {
	rest := strings.TrimLeft(line[at:], " *_|")
	r, size := utf8.DecodeRuneInString(rest)
	switch {
	case rest != "" && strings.ContainsRune(formColons, r):
		end = len(line) - len(rest) + size
		return line[at:end], end
	case rest != "" && strings.ContainsRune(otherColons, r):
		return ":", len(line) - len(rest) + size
	}
	return ":", at
}

// beforeKey is what was written between the label of a field and its key: "Name: Ana Torres [1.name]:".
func beforeKey(before, key string) string {
	before = strings.Trim(before, " \t*•")
	label := ""
	for _, w := range formWords {
		if l := w.label[key]; len(l) > len(label) && strings.HasPrefix(before, l) {
			label = l
		}
	}
	rest := strings.TrimSpace(before[len(label):])
	if label == "" || !strings.HasPrefix(rest, ":") && !strings.HasPrefix(rest, "：") {
		return ""
	}
	return strings.TrimLeft(rest, " :：")
}

// bothAnswers is what two answers to one field say.
func bothAnswers(first, second string) string {
	if first == "" || first == second {
		return second
	}
	if second == "" {
		return first
	}
	return first + " / " + second
}

// strayKeys asks for a person where a value stands behind a key that is not of its block: "[1.item]: 3", "[name]: Ana Torres".
func (p *reader) strayKeys(f Form) {
	stray := func(fields map[string]string, own []string) {
		for _, key := range slices.Sorted(maps.Keys(fields)) {
			if !slices.Contains(own, key) && !blank(fields[key]) {
				p.review(FreeText, "form: "+strings.ReplaceAll(key, "_", " ")+": "+clean(fields[key]))
			}
		}
	}
	stray(f.Fields, []string{KeyCode, KeyAttending, KeyRemarks})
	for _, d := range f.Delegates {
		stray(d, delegateKeys)
	}
	for _, i := range f.Interventions {
		stray(i, interventionKeys)
	}
}
