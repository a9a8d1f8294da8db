package typeset

import (
	"strings"
	"unicode"
)

// The spaces and quotation marks of each language, so that templates and merged values may be written carelessly. What is read as one thing
// (addresses, times, numbers) is left as it is, and nothing is changed that could be meant otherwise.

const (
	noBreakSpace   = '\u00A0'
	narrowNoBreak  = '\u202F'
	curlyApostroph = '’'
)

// quotes are a language's own marks in place of straight ones.
var quotes = map[string][2]rune{
	"en": {'“', '”'}, "zh": {'“', '”'}, "fr": {'«', '»'}, "es": {'«', '»'}, "ru": {'«', '»'}, "ar": {'«', '»'},
}

// wrought is the text of spans as runes, each with the span that it belongs to.
type wrought struct {
	text  []rune
	owner []int
	held  []bool // within what is read as one thing
}

// orthography gives spans with the spaces and quotation marks of the language; the same spans where there is nothing to do.
func orthography(spans []Span, language string) []Span {
	marks := "\"'"
	if language == "fr" {
		marks = "\"';:!?«»"
	}
	if !anyContains(spans, marks) {
		return spans
	}
	w := work(spans)
	w.quote(quotes[language])
	if language == "en" || language == "fr" {
		w.apostrophes()
	}
	if language == "fr" {
		w.french()
	}
	return w.spans(spans)
}

func anyContains(spans []Span, marks string) bool {
	for i := range spans {
		if strings.ContainsAny(spans[i].Text, marks) {
			return true
		}
	}
	return false
}

func work(spans []Span) *wrought {
	w := &wrought{}
	for i := range spans {
		for _, r := range spans[i].Text {
			w.text, w.owner = append(w.text, r), append(w.owner, i)
		}
	}
	w.held = make([]bool, len(w.text))
	for _, iso := range findIsolates(w.text) {
		for i := iso.start; i < iso.end; i++ {
			w.held[i] = true
		}
	}
	return w
}

// spans puts the text back into spans like those it came from.
func (w *wrought) spans(from []Span) []Span {
	out := make([]Span, len(from))
	at := 0
	for i := range from {
		start := at
		for at < len(w.text) && w.owner[at] == i {
			at++
		}
		out[i] = from[i]
		out[i].Text = string(w.text[start:at])
	}
	return out
}

// char is the rune i; a line's end outside the text.
func (w *wrought) char(i int) rune {
	if i < 0 || i >= len(w.text) {
		return '\n'
	}
	return w.text[i]
}

// quote replaces the straight double quotes of a line by the language's own where they open and close in turn: each pair begins after a
// space or a bracket and ends behind a letter, figure or mark. An inch, a mark left open, quotes within quotes: the line stays as it is.
func (w *wrought) quote(own [2]rune) {
	if own[0] == 0 {
		return
	}
	var found []int
	sure := true
	for i := 0; i <= len(w.text); i++ {
		switch r := w.char(i); {
		case r == '\n':
			if sure && len(found)%2 == 0 {
				for k, at := range found {
					w.text[at] = own[k%2]
				}
			}
			found, sure = found[:0], true
		case r == '"' && !w.held[i]:
			if len(found)%2 == 0 {
				sure = sure && w.opensHere(i)
			} else {
				sure = sure && w.closesHere(i)
			}
			found = append(found, i)
		}
	}
}

func (w *wrought) opensHere(i int) bool {
	before, after := w.char(i-1), w.char(i+1)
	return (unicode.IsSpace(before) || unicode.In(before, unicode.Ps, unicode.Pi, unicode.Han) || before == '’' || before == '\'') && !unicode.IsSpace(after)
}

func (w *wrought) closesHere(i int) bool {
	before, after := w.char(i-1), w.char(i+1)
	return !unicode.IsSpace(before) && !digit(before) && (unicode.IsSpace(after) || unicode.IsPunct(after) || unicode.Is(unicode.Han, after))
}

// apostrophes curls a straight one between two letters.
func (w *wrought) apostrophes() {
	for i, r := range w.text {
		if r == '\'' && !w.held[i] && unicode.IsLetter(w.char(i-1)) && unicode.IsLetter(w.char(i+1)) {
			w.text[i] = curlyApostroph
		}
	}
}

// french puts the spaces before ; ! ? (narrow), before : and inside « », none of which a line breaks at.
func (w *wrought) french() {
	out := wrought{text: make([]rune, 0, len(w.text)+8), owner: make([]int, 0, len(w.text)+8)}
	add := func(r rune, owner int) { out.text, out.owner = append(out.text, r), append(out.owner, owner) }
	for i := 0; i < len(w.text); i++ {
		r, owner := w.text[i], w.owner[i]
		if space := w.before(i); space != 0 {
			for n := len(out.text); n > 0 && plainSpace(out.text[n-1]); n-- {
				out.text, owner = out.text[:n-1], out.owner[n-1]
				out.owner = out.owner[:n-1]
			}
			add(space, owner)
		}
		add(r, w.owner[i])
		if r == '«' && !w.held[i] && w.char(i+1) != '\n' {
			for plainSpace(w.char(i + 1)) {
				i++
			}
			add(noBreakSpace, w.owner[i])
		}
	}
	w.text, w.owner = out.text, out.owner
}

func plainSpace(r rune) bool {
	return r == ' ' || r == noBreakSpace || r == narrowNoBreak || r == '\u2009'
}

// before is the space that French has before the rune i: 0 where it has none, or where it is not sure that the mark is a sentence's.
func (w *wrought) before(i int) rune {
	if w.held[i] {
		return 0
	}
	space := rune(0)
	switch w.text[i] {
	case ';', '!', '?':
		space = narrowNoBreak
	case ':', '»':
		space = noBreakSpace
	default:
		return 0
	}
	before := w.char(i - 1)
	if plainSpace(before) {
		return space
	}
	next := i + 1
	for strings.ContainsRune(";:!?.,…", w.char(next)) {
		next++
	}
	ends := unicode.IsSpace(w.char(next)) || unicode.In(w.char(next), unicode.Pe, unicode.Pf)
	if w.text[i] != '»' && !ends || before == '\n' || strings.ContainsRune(";:!?…([«", before) {
		return 0
	}
	return space
}
