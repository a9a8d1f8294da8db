package office

import (
	"errors"
	"strings"
	"unicode"

	"chancery/internal/typeset"
)

// unset stands in a paper for a character that no font has.
const unset = '□'

// unsettable are the characters that a paper does without, with what is said of each word that bears one. A letter with one is not sent; a list that is wanted
// in the room is printed, and whoever prints it is told.
type unsettable struct {
	runes  map[rune]bool
	stacks bool // marks heaped on one letter, of which it keeps mostMarks
	notes  []string
}

// mostMarks is how many marks on one letter are left where there are too many: no name has more.
const mostMarks = 4

// set sets the document, and again without what no font has.
func (u *unsettable) set(p *press, d *typeset.Document) (*typeset.Layout, error) {
	for {
		layout, err := p.engine.Set(u.without(d))
		var missing typeset.GlyphError
		if !errors.As(err, &missing) || !u.take(missing) {
			return layout, err
		}
	}
}

// take notes what is missing; it tells whether any of it is new, so that set comes to an end.
func (u *unsettable) take(missing typeset.GlyphError) (news bool) {
	if u.runes == nil {
		u.runes = map[rune]bool{}
	}
	for _, m := range missing {
		heaped := m.Marks > 0
		if m.Rune == unset || heaped && u.stacks || !heaped && u.runes[m.Rune] {
			continue
		}
		news = true
		if heaped {
			u.stacks = true
		} else {
			u.runes[m.Rune] = true
		}
		if word := m.Near; !strings.ContainsRune(word, unset) { // else it is told of
			u.notes = append(u.notes, m.String())
		}
	}
	return news
}

// without is the document with those characters replaced, wherever they stand.
func (u *unsettable) without(d *typeset.Document) *typeset.Document {
	if len(u.runes) == 0 && !u.stacks {
		return d
	}
	plain := *d
	plain.Blocks = make([]typeset.Block, len(d.Blocks))
	for i, b := range d.Blocks {
		b.Spans = u.replaced(b.Spans)
		rows := make([][][]typeset.Span, len(b.Rows))
		for j, row := range b.Rows {
			rows[j] = make([][]typeset.Span, len(row))
			for k, cell := range row {
				rows[j][k] = u.replaced(cell)
			}
		}
		b.Rows = rows
		plain.Blocks[i] = b
	}
	return &plain
}

func (u *unsettable) replaced(spans []typeset.Span) []typeset.Span {
	all := make([]typeset.Span, len(spans))
	for i, s := range spans {
		marks := 0
		s.Text = strings.Map(func(r rune) rune {
			if unicode.IsMark(r) || unicode.Is(unicode.Cf, r) {
				marks++
			} else {
				marks = 0
			}
			switch {
			case u.stacks && marks > mostMarks:
				return -1
			case u.runes[r]:
				return unset
			}
			return r
		}, s.Text)
		all[i] = s
	}
	return all
}
