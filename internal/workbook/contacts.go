package workbook

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"chancery/internal/campaign"
	"chancery/internal/invitee"
	"chancery/internal/locale"
)

// Contacts is what a contact sheet says.
type Contacts struct {
	Invitees []invitee.Invitee  // rows without a problem
	Columns  []string           // merge fields: the headers beside the known ones, as written
	Rows     int                // rows with content
	Notes    []campaign.Problem // what stops nothing and a person should know: hidden rows, rows on other sheets
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
	b, problem := openContacts(file, data)
	if problem != nil {
		return Contacts{}, []campaign.Problem{*problem}
	}
	head, problems := findHeader(b, b.list()[0], file)
	if len(problems) > 0 {
		return Contacts{Columns: head.merge()}, problems
	}
	check := newContactCheck(file, namedSheet(b, b.list()[0]), shared)
	result := Contacts{Columns: head.merge()}
	var hidden rowRuns
	traits, err := b.eachRow(b.list()[0], func(l line) error {
		if l.row <= head.row || empty(l.cells) {
			return nil
		}
		if len(check.problems) >= problemsLimit {
			return errTooMany
		}
		if result.Rows == rowsLimit {
			return errTooLong
		}
		if result.Rows++; l.hidden {
			hidden.add(l.row)
		}
		if skip[trim(textAt(l.cells, head.at[colRef]))] {
			return nil
		}
		if v, ok := check.row(l.row, head, l.cells); ok {
			result.Invitees = append(result.Invitees, v)
		}
		return nil
	})
	if err != nil {
		check.problems = append(check.problems, broken(file, err))
	}
	if err == nil && result.Rows == 0 {
		check.problems = append(check.problems, campaign.Problem{File: file, Row: head.row, What: "the sheet has a header and no row below it", Remedy: "give one row to each invitee"})
	}
	result.Notes = append(hiddenNotes(file, traits, head, hidden), sheetNotes(file, b)...)
	return result, check.problems
}

// openContacts opens a workbook that has a sheet, or says what is wrong.
func openContacts(file string, data []byte) (source, *campaign.Problem) {
	b, err := openSource(file, data)
	switch {
	case errors.Is(err, errPlainText):
		return nil, &campaign.Problem{File: file, What: err.Error(), Remedy: `where it is a list in CSV, name it .csv and run "chancery contacts import FILE"`}
	case err != nil:
		return nil, &campaign.Problem{File: file, What: err.Error(), Remedy: "open it in a spreadsheet program and save a clean .xlsx copy under this name"}
	case len(b.list()) == 0:
		return nil, &campaign.Problem{File: file, What: "the workbook has no sheet; the first sheet was wanted", Remedy: "put the contacts on a first sheet, under a header row"}
	}
	return b, nil
}

// broken is why the rows below were not looked at.
func broken(file string, err error) campaign.Problem {
	switch err {
	case errTooMany:
		return campaign.Problem{File: file, What: fmt.Sprintf("there are more problems than the %d above; the rows below were not looked at", problemsLimit), Remedy: "mend what they have in common, then look again"}
	case errTooLong:
		return campaign.Problem{File: file, What: fmt.Sprintf("the sheet has more than %d rows with content; those below were not looked at", rowsLimit), Remedy: "leave the invitees alone on the sheet"}
	}
	return unreadable(file, err)
}

func unreadable(file string, err error) campaign.Problem {
	return campaign.Problem{File: file, What: err.Error(), Remedy: "repair the workbook, or copy its cells into a new one"}
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

var (
	errFound   = errors.New("found")
	errTooMany = errors.New("too many problems")
	errTooLong = errors.New("too many rows")
)

// rowsLimit is how many rows with content a contact sheet may have; what they say is kept.
const rowsLimit = 250_000

// problemsLimit is how many problems of one sheet are listed: more are the same mistake in each row, and would fill the memory.
const problemsLimit = 100_000

// findHeader takes, of a sheet's first rows with content, the one that has the most known headers.
func findHeader(b source, at sheet, file string) (header, []campaign.Problem) {
	best, faults, found, err := bestHeader(b, at, file, knownHeaders)
	if err != nil {
		return header{}, []campaign.Problem{unreadable(file, err)}
	}
	if !found {
		return header{}, []campaign.Problem{{File: file, What: fmt.Sprintf("the first sheet, %q, is empty; a header row and a row for each invitee were wanted", at.name), Remedy: "put the contacts on the first sheet"}}
	}
	if lacking := best.lacking(); len(lacking) > 0 {
		remedy := "name the columns Ref, Class, Country, Name, Language, Email, Cc, Salutation in the header row of the first sheet"
		if other, ok := otherSheet(b, at, file); ok {
			remedy = fmt.Sprintf("the sheet %s has them: move it to the first place", short(other))
		}
		return best, append([]campaign.Problem{{File: file, Row: best.row, Field: strings.Join(lacking, ", "),
			What:   fmt.Sprintf("the header row has no column %s; found %s", strings.Join(lacking, ", "), short(strings.Join(best.written(), ", "))),
			Remedy: remedy}}, faults...)
	}
	return best, faults
}

// bestHeader looks at the first rows with content; found is false where the sheet has none.
func bestHeader(b source, at sheet, file string, known map[string]string) (best header, faults []campaign.Problem, found bool, err error) {
	seen := 0
	_, err = b.eachRow(at, func(l line) error {
		if empty(l.cells) {
			return nil
		}
		h, problems := readHeader(file, l.row, l.cells, known)
		if !found || len(h.at) > len(best.at) {
			best, faults, found = h, problems, true
		}
		if seen++; seen == headerSearch {
			return errFound
		}
		return nil
	})
	if err == errFound {
		err = nil
	}
	return best, faults, found, err
}

// otherSheet finds a sheet behind the first that has the columns which that one lacks.
func otherSheet(b source, first sheet, file string) (string, bool) {
	for i, s := range b.list() {
		if s == first || i > sheetSearch {
			continue
		}
		if h, _, found, err := bestHeader(b, s, file, knownHeaders); err == nil && found && len(h.lacking()) == 0 {
			return s.name, true
		}
	}
	return "", false
}

// sheetSearch is how many sheets are looked at for contacts.
const sheetSearch = 50

func (h header) lacking() (names []string) {
	for _, name := range neededColumns {
		if h.at[name] == 0 {
			names = append(names, name)
		}
	}
	return names
}

func (h header) written() (titles []string) {
	for _, col := range slices.Sorted(maps.Keys(h.titles)) {
		titles = append(titles, h.titles[col])
	}
	return titles
}

func readHeader(file string, row int, cells []cell, known map[string]string) (header, []campaign.Problem) {
	h := header{row: row, at: map[string]int{}, titles: map[int]string{}, known: map[int]string{}}
	var problems []campaign.Problem
	twice := map[string]bool{}
	for _, c := range cells {
		title := trim(c.text)
		if title == "" {
			continue
		}
		name := known[foldHeader(title)]
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

// foldHeader makes a header comparable: case, diacritics, full width, spaces and punctuation do not count.
func foldHeader(s string) string { return strings.ReplaceAll(locale.Fold(s), " ", "") }

// knownHeaders maps a header, folded, to its field: English as the contract has it, and what offices write in the other languages.
var knownHeaders = func() map[string]string {
	m := map[string]string{}
	for name, others := range map[string]string{
		colRef:        "reference référence réf referencia ссылка код 编号 代码 编码 المرجع الرمز",
		colClass:      "classe catégorie clase categoría категория класс 类别 类型 الفئة",
		colCountry:    "pays país страна 国家 国别 البلد الدولة",
		colName:       "nom nombre название наименование имя 名称 名字 الاسم",
		colLanguage:   "langue idioma язык 语言 语文 语种 اللغة",
		colEmail:      "mail courriel correo correoelectrónico почта эл·почта электроннаяпочта 电子邮件 电邮 电子邮箱 邮箱 البريدالإلكتروني",
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

func empty(cells []cell) bool {
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
