package letter

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"chancery/internal/campaign"
	"chancery/internal/invitee"
)

// frontKeys are the keys of front matter; salutation and closing may name a class: "salutation.ngo".
var frontKeys = func() []string {
	keys := []string{"subject", "reference", "date", "addressee", "salutation", "closing", "signatory", "enclosures", "paper", "title"}
	for _, class := range invitee.Classes {
		keys = append(keys, "salutation."+string(class), "closing."+string(class))
	}
	return keys
}()

// front is the front matter: each key's lines. A key that stands with no line at all leaves its block out of the letter.
type front map[string][]line

// line is a run of pieces; its conditions decide whether it stands.
type line []piece

// splitFront parts "---\nkey: value\n---\n" from the body, and gives the number of the body's first line. A value goes on in the
// lines below its key that are indented; each is a line of its own in the letter.
func splitFront(r *reporter, src string) (f front, body string, bodyLine int) {
	lines := strings.Split(src, "\n")
	if strings.TrimRight(lines[0], " \t") != "---" {
		return front{}, src, 1
	}
	f = front{}
	key := ""
	for i := 1; i < len(lines); i++ {
		text := strings.TrimRight(lines[i], " \t")
		if text == "---" {
			return f, strings.Join(lines[i+1:], "\n"), i + 2
		}
		key = f.read(r, key, text, i+1)
	}
	r.report(1, 1, "the front matter that begins with --- has no end", "close it with a line of its own: ---")
	return f, "", len(lines)
}

// read takes one line of front matter and gives the key that an indented line below would go on.
func (f front) read(r *reporter, key, text string, number int) string {
	trimmed := strings.TrimSpace(text)
	if trimmed == "" || strings.HasPrefix(text, "#") {
		return key
	}
	if text[0] == ' ' || text[0] == '\t' {
		if key == "" {
			r.report(number, 1, "an indented line stands below no key", "write key: value first")
			return ""
		}
		f[key] = append(f[key], fieldsOf(r, trimmed, number, runesBefore(text, trimmed)))
		return key
	}
	name, value, found := strings.Cut(text, ":")
	name = strings.TrimSpace(name)
	if !found {
		r.report(number, 1, "found no colon, wanted key: value", "write a key, a colon and a value, or indent the line to go on with the value above")
		return key
	}
	if _, twice := f[name]; twice {
		r.report(number, 1, "the key "+name+" stands twice", "keep one; lines of one value are indented below its key")
		return name
	}
	if !known(frontKeys, name) {
		r.report(number, 1, "unknown key "+quote(name), nearest(name, frontKeys))
	}
	f[name] = nil
	if value = strings.TrimSpace(value); value != "" {
		f[name] = []line{fieldsOf(r, value, number, runesBefore(text, value))}
	}
	return name
}

// runesBefore is the column, from 0 and in characters, at which part begins in text.
func runesBefore(text, part string) int {
	return utf8.RuneCountInString(text[:max(strings.Index(text, part), 0)])
}

// fieldsOf parts plain text into text and fields; column is the text's offset in its line, in characters.
func fieldsOf(r *reporter, text string, number, column int) line {
	var out line
	for at := 0; at < len(text); {
		open := strings.Index(text[at:], "{{")
		if open < 0 {
			return append(out, piece{text: text[at:], line: number})
		}
		if open > 0 {
			out = append(out, piece{text: text[at : at+open], line: number})
		}
		at += open
		place := column + utf8.RuneCountInString(text[:at]) + 1
		end := strings.Index(text[at:], "}}")
		if end < 0 {
			r.report(number, place, "a field that begins with {{ has no end", "close it with }}")
			return out
		}
		p := r.fieldPiece(text[at+2:at+end], number, place)
		r.alone(p)
		out = append(out, p)
		at += end + 2
	}
	return out
}

// alone names an include or a table that stands where it cannot: in a line of front matter, a list, a cell, or within a text.
func (r *reporter) alone(p piece) {
	if p.stray() {
		r.report(p.line, p.column, "found {{ "+firstOf(prefix("include ", p.include), prefix("table ", p.table))+" }} within other text", "put it into a paragraph of its own, with empty lines around it")
	}
}

func prefix(before, s string) string {
	if s == "" {
		return ""
	}
	return before + s
}

// reporter collects the problems of one file, and knows its fields.
type reporter struct {
	file     string
	columns  []string // nil: not known, every plain name is one
	problems []campaign.Problem
}

// mistakesLimit is how many mistakes of one file are told; a file with more is mostly no letter.
const mistakesLimit = 100

func (r *reporter) report(line, column int, what, remedy string) {
	if len(r.problems) > mistakesLimit {
		return
	}
	if len(r.problems) == mistakesLimit {
		what, remedy = fmt.Sprintf("there are more than %d mistakes; those from here on are not listed", mistakesLimit), "mend these and check again"
	}
	r.problems = append(r.problems, campaign.Problem{File: r.file, Line: line, Column: column, What: what, Remedy: remedy})
}
