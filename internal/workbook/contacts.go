package workbook

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"chancery/internal/campaign"
	"chancery/internal/invitee"
)

// Contacts is what a contact sheet says.
type Contacts struct {
	Invitees []invitee.Invitee // rows without a problem
	Columns  []string          // merge fields: the headers beside the known ones, as written
	Rows     int               // rows with content
}

// The known columns of contacts.xlsx.
const (
	colRef        = "Ref"
	colClass      = "Class"
	colCountry    = "Country"
	colName       = "Name"
	colLanguage   = "Language"
	colEmail      = "Email"
	colCc         = "Cc"
	colSalutation = "Salutation"
	colSecond     = "Second language" // of a translation behind the letter
)

var (
	knownColumns  = []string{colRef, colClass, colCountry, colName, colLanguage, colEmail, colCc, colSalutation, colSecond}
	neededColumns = []string{colRef, colClass, colLanguage, colEmail}
)

// headerSearch is how many rows with content may stand above the header: a title, a date, a word on use.
const headerSearch = 10

// ReadContacts reads the first sheet. file is its name in messages; shared lists the addresses that may serve several invitees.
// skip names refs whose rows are left out whatever is wrong with them. Every problem of every row is returned, each with row, column header and remedy.
func ReadContacts(file string, data []byte, shared []string, skip map[string]bool) (Contacts, []campaign.Problem) {
	b, err := openBook(data)
	if err != nil {
		return Contacts{}, []campaign.Problem{{File: file, What: err.Error(), Remedy: "open it in a spreadsheet program and save a clean .xlsx copy under this name"}}
	}
	if len(b.sheets) == 0 {
		return Contacts{}, []campaign.Problem{{File: file, What: "the workbook has no sheet; the first sheet was wanted", Remedy: "put the contacts on a first sheet, under a header row"}}
	}
	head, problems := findHeader(b, file)
	if len(problems) > 0 {
		return Contacts{Columns: head.merge()}, problems
	}
	check := newContactCheck(file, shared)
	result := Contacts{Columns: head.merge()}
	_, err = b.eachRow(b.sheets[0], func(l line) error {
		if l.row <= head.row || blank(l.cells) {
			return nil
		}
		result.Rows++
		if skip[trim(textAt(l.cells, head.at[colRef]))] {
			return nil
		}
		if v, ok := check.row(l.row, head, l.cells); ok {
			result.Invitees = append(result.Invitees, v)
		}
		return nil
	})
	if err != nil {
		check.problems = append(check.problems, campaign.Problem{File: file, What: err.Error(), Remedy: "repair the workbook, or copy its cells into a new one"})
	}
	if err == nil && result.Rows == 0 {
		check.problems = append(check.problems, campaign.Problem{File: file, Row: head.row, What: "the sheet has a header and no row below it", Remedy: "give one row to each invitee"})
	}
	return result, check.problems
}

// header says in which column (1-based) each known field and each merge field stands.
type header struct {
	row    int
	at     map[string]int // known field: column
	titles map[int]string // column: header as written
	known  map[int]string // column: known field
}

func (h header) merge() []string {
	var names []string
	for _, col := range slices.Sorted(maps.Keys(h.titles)) {
		if h.known[col] == "" {
			names = append(names, h.titles[col])
		}
	}
	return names
}

var errFound = errors.New("found")

// findHeader takes, of the first rows with content, the one that has the most known headers.
func findHeader(b *book, file string) (header, []campaign.Problem) {
	var best header
	var first *header
	faults := map[int][]campaign.Problem{}
	seen := 0
	_, err := b.eachRow(b.sheets[0], func(l line) error {
		if blank(l.cells) {
			return nil
		}
		h, problems := readHeader(file, l.row, l.cells)
		faults[l.row] = problems
		if first == nil {
			first = &h
		}
		if len(h.at) > len(best.at) {
			best = h
		}
		if seen++; seen == headerSearch {
			return errFound
		}
		return nil
	})
	if err != nil && err != errFound {
		return header{}, []campaign.Problem{{File: file, What: err.Error(), Remedy: "repair the workbook, or copy its cells into a new one"}}
	}
	if first == nil {
		return header{}, []campaign.Problem{{File: file, What: fmt.Sprintf("the first sheet, %q, is empty; a header row and a row for each invitee were wanted", b.sheets[0].name), Remedy: "put the contacts on the first sheet"}}
	}
	if len(best.at) == 0 {
		best = *first
	}
	var lacking, written []string
	for _, name := range neededColumns {
		if best.at[name] == 0 {
			lacking = append(lacking, name)
		}
	}
	for _, col := range slices.Sorted(maps.Keys(best.titles)) {
		written = append(written, best.titles[col])
	}
	if len(lacking) > 0 {
		return best, append([]campaign.Problem{{File: file, Row: best.row, Field: strings.Join(lacking, ", "),
			What:   fmt.Sprintf("the header row has no column %s; found %s", strings.Join(lacking, ", "), short(strings.Join(written, ", "))),
			Remedy: "name the columns Ref, Class, Country, Name, Language, Email, Cc, Salutation in the header row of the first sheet"}}, faults[best.row]...)
	}
	return best, faults[best.row]
}

func readHeader(file string, row int, cells []cell) (header, []campaign.Problem) {
	h := header{row: row, at: map[string]int{}, titles: map[int]string{}, known: map[int]string{}}
	var problems []campaign.Problem
	twice := map[string]bool{}
	for _, c := range cells {
		title := trim(c.text)
		if title == "" {
			continue
		}
		name := knownHeaders[foldHeader(title)]
		key := name
		if key == "" {
			key = title
		}
		if twice[key] {
			problems = append(problems, campaign.Problem{File: file, Row: row, Field: title, What: fmt.Sprintf("two columns are named %s", short(title)), Remedy: "rename or delete one of them"})
			continue
		}
		twice[key] = true
		h.titles[c.col] = title
		if name != "" {
			h.at[name], h.known[c.col] = c.col, name
		}
	}
	return h, problems
}

func foldHeader(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return strings.ContainsRune(" -_.:*\u00a0", r) }), "")
}

// knownHeaders maps a header, folded, to its field: English as the contract has it, and what offices write in the other languages.
var knownHeaders = func() map[string]string {
	m := map[string]string{}
	for name, others := range map[string]string{
		colRef:        "reference référence réf referencia код 编号 代码 المرجع",
		colClass:      "classe catégorie clase categoría категория класс 类别 الفئة",
		colCountry:    "pays país страна 国家 البلد",
		colName:       "nom nombre название имя 名称 الاسم",
		colLanguage:   "langue idioma язык 语言 语文 اللغة",
		colEmail:      "mail courriel correo correoelectrónico почта эл·почта электроннаяпочта 电子邮件 邮箱 البريدالإلكتروني",
		colCc:         "copie copia копия 抄送 نسخة",
		colSecond:     "secondlangue deuxièmelangue segundoidioma второйязык 第二语言 第二语文 اللغةالثانية",
		colSalutation: "appel saludo tratamiento обращение 称呼 المخاطبة",
	} {
		m[foldHeader(name)] = name
		for _, s := range strings.Fields(others) {
			m[foldHeader(s)] = name
		}
	}
	return m
}()

func blank(cells []cell) bool {
	for _, c := range cells {
		if trim(c.text) != "" || c.formula != "" {
			return false
		}
	}
	return true
}

func textAt(cells []cell, col int) string {
	for _, c := range cells {
		if c.col == col {
			return c.text
		}
	}
	return ""
}

// trim takes away what stands around a value unseen: spaces of all kinds, zero-width space, byte order mark. Tabs and line breaks stay, to be named.
func trim(s string) string {
	return strings.TrimFunc(s, func(r rune) bool {
		return r == ' ' || r == '\u00a0' || r >= '\u2000' && r <= '\u200b' || r == '\u202f' || r == '\u205f' || r == '\u3000' || r == '\ufeff'
	})
}

// short quotes a value for a message, cut where it is long.
func short(s string) string {
	if r := []rune(s); len(r) > 60 {
		s = string(r[:60]) + "…"
	}
	return fmt.Sprintf("%q", s)
}
