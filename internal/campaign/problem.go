// Package campaign reads a campaign folder's campaign.toml, given as an fs.FS, into a validated Campaign: meeting, agenda, deadlines,
// accounts, letters and rules. Everything that is wrong is told at once as Problems, each with line, column and remedy. It opens no
// connection and reads no password: those are resolved by the command.
package campaign

import (
	"fmt"
	"sort"
	"strings"
	"unicode/utf8"
)

// Problem is one thing wrong with the input, in words that a person can act on.
type Problem struct {
	File   string `json:"file"`             // "campaign.toml", "contacts.xlsx", "letters/letter.fr.md"
	Row    int    `json:"row,omitempty"`    // of a sheet, 1-based
	Cell   string `json:"cell,omitempty"`   // of a workbook, with its sheet: Contacts!E7
	Line   int    `json:"line,omitempty"`   // of a text file, 1-based
	Column int    `json:"column,omitempty"` // of a text file, 1-based; runes
	Field  string `json:"field,omitempty"`  // key, or column header
	What   string `json:"what"`             // what was found and what was wanted
	Remedy string `json:"remedy"`           // what to do
}

// String is "contacts.xlsx, row 7, Email (Contacts!E7): …; …".
func (p Problem) String() string {
	var b strings.Builder
	b.WriteString(p.File)
	if p.Row > 0 {
		fmt.Fprintf(&b, ", row %d", p.Row)
	}
	if p.Line > 0 {
		fmt.Fprintf(&b, ", line %d", p.Line)
	}
	if p.Column > 0 {
		fmt.Fprintf(&b, ", column %d", p.Column)
	}
	if p.Field != "" {
		b.WriteString(", " + p.Field)
	}
	if p.Cell != "" {
		b.WriteString(" (" + p.Cell + ")")
	}
	if b.Len() > 0 {
		b.WriteString(": ")
	}
	b.WriteString(p.What)
	if p.Remedy != "" {
		b.WriteString("; " + p.Remedy)
	}
	return b.String()
}

// Problems is an error that lists them all. Commands end with exit code 4 on it.
type Problems []Problem

// Error is the problems, one a line.
func (p Problems) Error() string {
	lines := make([]string, len(p))
	for i, one := range p {
		lines[i] = one.String()
	}
	return strings.Join(lines, "\n")
}

// inOrder sorts by place in the file, and keeps the order of what has none.
func (p Problems) inOrder() Problems {
	sort.SliceStable(p, func(i, j int) bool {
		if p[i].Line != p[j].Line {
			return p[i].Line < p[j].Line
		}
		return p[i].Column < p[j].Column
	})
	return p
}

// Nearest is the known word closest to a mistyped one, or "" where none is near: at most a third of its letters may differ (two where
// it is short). Case does not count.
func Nearest(word string, known []string) string {
	best, least := "", max(2, utf8.RuneCountInString(word)/3)+1
	lower := strings.ToLower(word)
	for _, k := range known {
		if d := distance([]rune(lower), []rune(strings.ToLower(k))); d < least && d < utf8.RuneCountInString(k) {
			best, least = k, d
		}
	}
	return best
}

// distance is the number of letters to insert, delete, replace or swap with a neighbour (optimal string alignment).
func distance(a, b []rune) int {
	before, row := make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		next := make([]int, len(b)+1)
		next[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			next[j] = min(row[j]+1, next[j-1]+1, row[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				next[j] = min(next[j], before[j-2]+1)
			}
		}
		before, row = row, next
	}
	return row[len(b)]
}

// suggestion is the remedy for an unknown word.
func suggestion(word string, known []string) string {
	if near := Nearest(word, known); near != "" {
		return fmt.Sprintf("the nearest known one is %q", near)
	}
	return "known here: " + strings.Join(known, ", ")
}
