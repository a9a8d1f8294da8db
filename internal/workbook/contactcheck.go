package workbook

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/internal/campaign"
	"chancery/internal/invitee"
	"chancery/internal/locale"
)

// valueLimit is the longest value of a contact sheet, in characters.
const valueLimit = 2000

// contactCheck judges rows one after the other and remembers what earlier ones used.
type contactCheck struct {
	file     string
	sheet    string // "" : of a file without sheets
	shared   map[string]bool
	refs     map[string]place
	taken    map[string]place
	problems []campaign.Problem

	// Of the row under judgement; cleared for each.
	values map[string]string // known field: value, "" where it was refused
	bad    map[string]bool   // known fields with a problem of their cell
	own    map[string]string // addresses of the row
}

// place is where a value was first seen.
type place struct {
	row    int
	column string
	text   string
}

func newContactCheck(file, sheet string, shared []string) *contactCheck {
	c := &contactCheck{file: file, sheet: sheet, shared: map[string]bool{}, refs: map[string]place{}, taken: map[string]place{},
		values: map[string]string{}, bad: map[string]bool{}, own: map[string]string{}}
	for _, s := range shared {
		c.shared[addressKey(s)] = true
	}
	return c
}

func addressKey(s string) string {
	s = strings.TrimSpace(s)
	if a, err := invitee.CheckAddress(s); err == nil {
		s = a
	}
	return strings.ToLower(s)
}

// contactRow is one row under judgement.
type contactRow struct {
	*contactCheck
	number int
	head   header
	before int // problems when the row began
}

func (c *contactCheck) row(number int, head header, cells []cell) (invitee.Invitee, bool) {
	r := contactRow{contactCheck: c, number: number, head: head, before: len(c.problems)}
	clear(c.values)
	clear(c.bad)
	clear(c.own)
	v := invitee.Invitee{Row: number}
	for _, cell := range cells {
		title := head.titles[cell.col]
		if title == "" {
			continue
		}
		known := head.known[cell.col]
		value, ok := r.value(title, known, cell)
		switch {
		case known != "":
			r.values[known], r.bad[known] = value, !ok
		case ok && value != "":
			if v.Fields == nil {
				v.Fields = map[string]string{}
			}
			v.Fields[title] = value
		}
	}
	v.Ref = r.ref()
	v.Class = r.class()
	v.Country, v.Name = r.country(), r.values[colName]
	v.Language, v.Second = r.language(), r.second()
	v.Email, v.Cc = r.addresses()
	v.Salutation = r.values[colSalutation]
	r.named(v)
	return v, len(c.problems) == r.before
}

func (r *contactRow) report(field, what, remedy string) {
	col := r.head.at[field]
	if col > 0 {
		field = r.head.titles[col]
	}
	r.reportCell(col, field, what, remedy)
}

// reportCell names the cell where there is one: a list in CSV has no sheet, and a column that an import made up has none there.
func (r *contactRow) reportCell(col int, title, what, remedy string) {
	p := campaign.Problem{File: r.file, Row: r.number, Field: title, What: what, Remedy: remedy}
	if r.sheet != "" && col > 0 && col <= maxCol {
		p.Cell = cellName(r.sheet, col, r.number)
	}
	r.problems = append(r.problems, p)
}

// value judges one cell by what holds for all of them.
func (r *contactRow) value(title, known string, c cell) (string, bool) {
	breaks := known == ""
	if c.formula != "" {
		r.reportCell(c.col, title, fmt.Sprintf("found the formula %s; wanted a plain value", short("="+strings.TrimPrefix(c.formula, "="))), "type the value itself over the formula")
		return "", false
	}
	if c.fault {
		r.reportCell(c.col, title, fmt.Sprintf("found the error value %s", short(c.text)), "type the value that was meant")
		return "", false
	}
	s := trim(lineFeeds(c.text))
	if breaks {
		s = strings.Trim(s, "\n")
	}
	if bad, name := forbidden(s, breaks); name != "" {
		remedy := "delete the cell and type its value again without it"
		if (known == colEmail || known == colCc) && strings.Count(s, "@") > 1 {
			remedy = addressRemedy(known, s)
		}
		r.reportCell(c.col, title, fmt.Sprintf("found %s (U+%04X) in %s", name, bad, short(s)), remedy)
		return "", false
	}
	if strings.HasPrefix(s, "=") {
		r.reportCell(c.col, title, fmt.Sprintf("found %s, a text that begins with \"=\" as a formula does", short(s)), "write the value without the equals sign")
		return "", false
	}
	if n := utf8.RuneCountInString(s); n > valueLimit {
		r.reportCell(c.col, title, fmt.Sprintf("found %d characters (%s); at most %d were wanted", n, short(s), valueLimit), "shorten the value, or put the text into the letter")
		return "", false
	}
	return s, true
}

// lineFeeds writes every line break as "\n"; the common text has none of the others and is not made anew.
func lineFeeds(s string) string {
	if strings.ContainsAny(s, "\r\u0085\u2028\u2029") {
		return lineBreaks.Replace(s)
	}
	return s
}

var lineBreaks = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n")

// forbidden finds a character that a mail header, a letter or a reader's eye could be deceived by.
func forbidden(s string, breaks bool) (rune, string) {
	for _, r := range s {
		switch {
		case r == '\n' && breaks:
		case r == '\n':
			return r, "a line break"
		case r == '\u061c', r == '\u200e', r == '\u200f', r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069':
			return r, "an invisible character that changes the direction of text"
		case unicode.IsControl(r):
			return r, "a control character"
		case r == utf8.RuneError:
			return r, "a character that was lost when the file was made"
		}
	}
	return 0, ""
}

func (r *contactRow) ref() string {
	s := r.values[colRef]
	switch {
	case r.bad[colRef]:
		return ""
	case s == "":
		r.report(colRef, "the Ref is empty; each invitee has its own", "give it 1 to 64 of the characters A–Z a–z 0–9 - _")
		return ""
	case !invitee.ValidRef(s):
		remedy := "use 1 to 64 of the characters A–Z a–z 0–9 - _"
		if like, ok := meantRef(s); ok {
			remedy = "write " + like
		}
		r.report(colRef, fmt.Sprintf("found %s; wanted 1 to 64 of A–Z a–z 0–9 - _", short(s)), remedy)
		return ""
	}
	key := strings.ToLower(s)
	if first, ok := r.refs[key]; ok {
		what := fmt.Sprintf("the Ref %s stands in row %d already", s, first.row)
		if first.text != s {
			what = fmt.Sprintf("the Ref %s differs from %s in row %d by its case only, and files are named by it", s, first.text, first.row)
		}
		r.report(colRef, what, "give this row another Ref, or delete one of the two rows")
		return s
	}
	r.refs[key] = place{r.number, colRef, s}
	return s
}

func (r *contactRow) class() invitee.Class {
	s := r.values[colClass]
	if r.bad[colClass] {
		return ""
	}
	if c, ok := invitee.ParseClass(s); ok {
		return c
	}
	codes := make([]string, len(invitee.Classes))
	for i, c := range invitee.Classes {
		codes[i] = string(c)
	}
	what := "the Class is empty"
	remedy := "write one of them"
	if s != "" {
		what = fmt.Sprintf("found the class %s", short(s))
		if like, ok := meantClass(s); ok {
			remedy = "write " + string(like)
		} else if like, ok := nearest(strings.ReplaceAll(strings.ToLower(s), " ", "_"), codes); ok {
			remedy = "write " + like
		}
	}
	r.report(colClass, what+"; wanted "+strings.Join(codes, ", "), remedy)
	return ""
}

func (r *contactRow) country() string {
	s := r.values[colCountry]
	if s == "" || r.bad[colCountry] {
		return ""
	}
	if _, ok := locale.LookupState(strings.ToUpper(s)); ok {
		return strings.ToUpper(s)
	}
	remedy := "write the three-letter code, for example COL, or leave it empty for an organization"
	if code, ok := meantCountry(s); ok {
		remedy = "write " + code
	}
	r.report(colCountry, fmt.Sprintf("found the country %s; wanted its three-letter code (ISO 3166-1 alpha-3)", short(s)), remedy)
	return ""
}

func (r *contactRow) language() locale.Lang {
	s := r.values[colLanguage]
	if r.bad[colLanguage] {
		return ""
	}
	if l, ok := locale.ParseLang(s); ok {
		return l
	}
	what := "the Language is empty"
	if s != "" {
		what = fmt.Sprintf("found the language %s", short(s))
	}
	r.report(colLanguage, what+"; wanted ar, en, es, fr, ru or zh", "write the code of the language in which the invitee is written to")
	return ""
}

// second is the language of a translation behind the letter; empty: as campaign.toml says for the class.
func (r *contactRow) second() locale.Lang {
	s := r.values[colSecond]
	if s == "" || r.bad[colSecond] {
		return ""
	}
	l, ok := locale.ParseLang(s)
	if !ok {
		r.report(colSecond, fmt.Sprintf("found the language %s; wanted ar, en, es, fr, ru or zh", short(s)), "write the code of a language, the row's own for no translation, or nothing")
	}
	return l
}

// named refuses a row that no letter could be addressed to.
func (r *contactRow) named(v invitee.Invitee) {
	if v.Name != "" || v.Country != "" || r.bad[colName] || r.bad[colCountry] || r.values[colCountry] != "" {
		return
	}
	if v.Class.IsState() {
		r.report(colCountry, "a State has neither Country nor Name", "write its three-letter code in Country; its official name follows from it")
		return
	}
	r.report(colName, "an organization has no Name", "write its name as it shall stand in the address")
}
