// Package papers makes the documents that are printed from the roster: the list of speakers, the list of participants, the daily summary. It
// says what stands where; typeset sets it.
package papers

import (
	_ "embed"
	"strconv"
	"strings"
	"time"

	"chancery/internal/locale"
	"chancery/internal/roster"
	"chancery/internal/typeset"
)

// Sitting is the meeting as the papers name it, in their language.
type Sitting struct {
	Lang         locale.Lang
	Months       locale.ArabicMonths
	Organization string // letterhead; "" : none
	Title        string // of the meeting
	Dates        string
	CutOff       time.Time // in the meeting's zone: what came later is not in the paper
	Rules        roster.Rules
	Replies      []Reply // rights of reply, by day and order of request
}

//go:embed words.tsv
var wordsTable string

// words of the papers by key and language; each still to be confirmed by a native reader.
var words = locale.ReadWords(wordsTable)

// word is a key's word; pairs replace {name} by a value: name, value, name, value.
func (s Sitting) word(key string, pairs ...string) string {
	for i := 0; i+1 < len(pairs); i += 2 {
		pairs[i] = "{" + pairs[i] + "}"
	}
	return strings.NewReplacer(pairs...).Replace(words[key].In(s.Lang))
}

func (s Sitting) dates() locale.Dates { return locale.Dates{Lang: s.Lang, Months: s.Months} }

// Choice is the part of the meeting that a paper is of; zero fields leave nothing out.
type Choice struct {
	Day  locale.Date
	Item string // label
}

func (c Choice) keeps(item roster.Item) bool {
	return (c.Day.IsZero() || item.Day == c.Day) && (c.Item == "" || strings.EqualFold(item.Label, c.Item))
}

// part names it: a paper of a part says that it is one. "": it is of everything.
func (s Sitting) part(c Choice) string {
	var parts []string
	if !c.Day.IsZero() {
		parts = append(parts, s.dates().Weekday(c.Day))
	}
	if item, known := s.Rules.Agenda.Find(c.Item); known {
		parts = append(parts, s.itemTitle(item))
	}
	return strings.Join(parts, "\n")
}

// document begins a paper: the meeting, the paper's title, the part that it is of, the moment at which it holds.
func (s Sitting) document(key string, c Choice) *typeset.Document {
	title, part := s.word(key), s.part(c)
	d := &typeset.Document{Lang: s.Lang, Title: title + ", " + s.Title, Author: s.Organization}
	if s.Organization != "" {
		d.Letterhead.Lines = []string{s.Organization}
	}
	asOf := s.moment("as_of", s.CutOff)
	add(d, typeset.Subject, plain(title))
	add(d, typeset.Notice, plain(s.Title+"\n"+s.Dates))
	foot := title
	if part != "" {
		add(d, typeset.Notice, bold(part))
		foot += " | " + strings.ReplaceAll(part, "\n", " | ")
	}
	add(d, typeset.DateLine, plain(asOf))
	d.Footer = []string{foot + " | " + s.Title + " | " + asOf} // a sheet that fell out of the pile tells where it belongs
	return d
}

// table adds a table under its heading, which stands above the table again on each further page.
func (s Sitting) table(d *typeset.Document, heading string, rows [][][]typeset.Span) {
	add(d, typeset.Heading, plain(heading))
	d.Blocks = append(d.Blocks, typeset.Block{Role: typeset.Table, Rows: rows, Continued: plain(s.word("continued", "title", heading))})
}

// moment is a time in the meeting's zone with its day.
func (s Sitting) moment(key string, t time.Time) string {
	t = t.In(s.CutOff.Location())
	return s.word(key, "date", s.dates().Date(locale.DateOf(t, t.Location())), "time", locale.FormatTime(s.Lang, t))
}

func add(d *typeset.Document, role typeset.Role, spans []typeset.Span) {
	d.Blocks = append(d.Blocks, typeset.Block{Role: role, Spans: spans})
}

func plain(text string) []typeset.Span { return []typeset.Span{{Text: text}} }

// named is text that somebody wrote: a name keeps its own direction.
func named(text string) []typeset.Span {
	if text == "" {
		return nil
	}
	return []typeset.Span{{Text: text, Isolate: true}}
}

func bold(text string) []typeset.Span { return []typeset.Span{{Text: text, Bold: true}} }

func number(n int) []typeset.Span { return plain(strconv.Itoa(n)) }

// with puts words in brackets behind others.
func (s Sitting) with(text, aside string) string {
	if s.Lang == locale.Chinese {
		return text + "（" + aside + "）"
	}
	return text + " (" + aside + ")"
}

// head is the row of column titles.
func (s Sitting) head(keys ...string) (row [][]typeset.Span) {
	for _, key := range keys {
		row = append(row, plain(s.word(key)))
	}
	return row
}

// across is a row whose words stand above the rows below it.
func across(text string, columns int) [][]typeset.Span {
	row := make([][]typeset.Span, columns)
	row[0] = bold(text)
	return row
}
