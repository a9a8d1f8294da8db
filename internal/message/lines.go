package message

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// lines lays text out as lines: white space collapses, blocks begin on a line of their own, quotations bear "> ".
type lines struct {
	b       bytes.Buffer
	filled  bool   // the line under way holds something
	started bool   // any line was begun
	breaks  int    // line ends to write before the next text; two make a blank line
	space   bool   // a blank is due before the next text of this line
	wrapped bool   // … and came from a line end in the source
	last    rune   // the last character of the line
	quote   int    // depth of quotation
	indent  int    // depth of nested lists
	mark    string // a list item's mark, due before its first text
}

const (
	maxQuoteDepth = 10
	maxIndent     = 8
)

var (
	quoteMarks = strings.Repeat("> ", maxQuoteDepth)
	indents    = strings.Repeat("  ", maxIndent)
)

// block begins a new line, after a blank one where breaks is 2.
func (l *lines) block(breaks int) {
	if l.filled || l.breaks > 0 {
		l.breaks = max(l.breaks, breaks)
	}
	l.filled, l.space = false, false
}

// lineBreak is what br does: it ends the line, or leaves an empty one.
func (l *lines) lineBreak() {
	if l.filled {
		l.breaks = max(l.breaks, 1)
	} else if l.started {
		l.breaks = 2
	}
	l.filled, l.space = false, false
}

// open makes sure that a line is under way.
func (l *lines) open() {
	if l.filled {
		return
	}
	if l.started {
		for n := l.breaks; n > 0; n-- {
			l.b.WriteByte('\n')
			if n > 1 && l.quote > 0 {
				l.b.WriteString(quoteMarks[:2*min(l.quote, maxQuoteDepth)])
			}
		}
	}
	l.b.WriteString(quoteMarks[:2*min(l.quote, maxQuoteDepth)])
	if l.indent > 1 {
		l.b.WriteString(indents[:2*min(l.indent-1, maxIndent)])
	}
	l.b.WriteString(l.mark)
	l.mark, l.breaks, l.last = "", 0, ' '
	l.filled, l.started = true, true
}

// sign adds what the renderer itself writes.
func (l *lines) sign(s string) { l.write([]byte(s)) }

var noBreakSpace = []byte("\u00a0")

// write adds text whose white space collapses. A no-break space fills a line and reads as a blank.
func (l *lines) write(text []byte) {
	for len(text) > 0 {
		end := wordsLen(text)
		if end > 0 {
			l.words(text[:end])
			text = text[end:]
			continue
		}
		switch {
		case bytes.HasPrefix(text, noBreakSpace):
			l.open()
			l.space, l.wrapped = true, false
			text = text[2:]
			continue
		case l.filled && !l.space:
			l.space, l.wrapped = true, text[0] == '\n' || text[0] == '\r'
		}
		text = text[1:]
	}
}

// wordsLen is the length of the words at the head of a text that one space parts from one another: nothing in them collapses.
func wordsLen(text []byte) int {
	for i, c := range text {
		switch c {
		case ' ':
			if i == 0 || i+1 == len(text) || text[i+1] <= ' ' || text[i+1] == 0xc2 {
				return i
			}
		case '\t', '\r', '\n', '\f':
			return i
		case 0xc2:
			if bytes.HasPrefix(text[i:], noBreakSpace) {
				return i
			}
		}
	}
	return len(text)
}

func (l *lines) words(w []byte) {
	l.open()
	if l.space && l.last != ' ' {
		next, _ := utf8.DecodeRune(w)
		if !l.wrapped || !unicode.Is(unicode.Han, l.last) || !unicode.Is(unicode.Han, next) {
			l.b.WriteByte(' ')
		}
	}
	l.space = false
	l.b.Write(w)
	l.last, _ = utf8.DecodeLastRune(w)
}

// raw adds a line as it stands.
func (l *lines) raw(line string) {
	l.open()
	if l.space && l.last != ' ' {
		l.b.WriteByte(' ')
	}
	l.space = false
	l.b.WriteString(line)
	if line != "" {
		l.last, _ = utf8.DecodeLastRuneInString(line)
	}
}

// preformatted adds text whose line ends and blanks count.
func (l *lines) preformatted(text string) {
	for i, line := range strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n") {
		if i > 0 {
			l.lineBreak()
		}
		if line != "" {
			l.raw(line)
		}
	}
}

// text returns what was laid out, cleaned, without blanks at line ends and with at most one blank line in a row.
func (l *lines) text() string {
	s := l.b.Bytes()
	if cleanRun(s) < len(s) {
		s = []byte(cleanText(s))
	}
	var out strings.Builder
	out.Grow(len(s))
	empty := 2
	for line := range bytes.SplitSeq(s, []byte("\n")) {
		line = bytes.TrimRight(line, " \t")
		if len(bytes.TrimLeft(line, "> ")) == 0 {
			if empty++; empty > 1 {
				continue
			}
		} else {
			empty = 0
		}
		out.Write(line)
		out.WriteByte('\n')
	}
	return strings.Trim(out.String(), "\n")
}
